package attribute_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// TestOptionsOutOfRange holds that what no document could be read by is an error.
func TestOptionsOutOfRange(t *testing.T) {
	for name, opts := range map[string]attribute.Options{
		"no number":         {MinConfidence: new(math.NaN())},
		"infinite":          {MinConfidence: new(math.Inf(1))},
		"minus infinite":    {MinConfidence: new(math.Inf(-1))},
		"below":             {MinConfidence: new(-.01)},
		"above":             {MinConfidence: new(1.01)},
		"genre":             {Genre: "poetry"},
		"class of a cue":    {Cues: []string{"bellow", "bellow loudly"}},
		"strength of a cue": {Cues: []string{"bellow say NaN"}},
		"two words out":     {Cues: []string{"-point out"}},
	} {
		if _, err := attribute.New(opts); !errors.Is(err, attribute.ErrOption) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, opts := range map[string]attribute.Options{
		"none": {}, "zero": {MinConfidence: new(0.)}, "one": {MinConfidence: new(1.)}, "auto": {Genre: attribute.Auto},
		"cues": {Cues: []string{"bellow", "-claim", "", "# a comment", "bespeak say 0.9 bespoke bespoken"}},
	} {
		if _, err := attribute.New(opts); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOptionsAreCopied holds that a caller may use the memory of the options again.
func TestOptionsAreCopied(t *testing.T) {
	least, cues := 0., []string{"bellowate"}
	a, err := attribute.New(attribute.Options{MinConfidence: &least, Cues: cues})
	if err != nil {
		t.Fatal(err)
	}
	least, cues[0] = 1, "-say"
	res, err := a.Attribute(context.Background(), extract.New("“It will hold,” bellowated Jo Ek.\n"))
	if err != nil || len(res.Quotes) != 1 || res.Quotes[0].Speaker.String() != "Jo Ek" {
		t.Errorf("%v, %v", res, err)
	}
}
