package attribute_test

import (
	"context"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// TestQuantifierIsNobody holds that a word of number before a noun is nobody who
// speaks, and that by itself it is.
func TestQuantifierIsNobody(t *testing.T) {
	at, err := attribute.New(attribute.Options{Genre: attribute.Fiction})
	if err != nil {
		t.Fatal(err)
	}
	for text, named := range map[string]bool{
		"Ann Ek sat down.\n\nAt that I gave up all attempt at commentary, and read straight on:\n\n“Dear Ann, I am at the lock and shall be there.”\n": false,
		"Ann Ek sat down.\n\nThen I gave many reasons for it, and read straight on:\n\n“Dear Ann, I am at the lock and shall be there.”\n":             false,
		"The men came in.\n\n“We are at the lock,” all said.\n":                                                                                        true,
	} {
		res, err := at.Attribute(context.Background(), extract.New(text))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range res.Speakers {
			found = found || s.Name == "all" || s.Name == "many"
		}
		if found != named {
			t.Errorf("%s: %+v", text, res.Speakers)
		}
	}
}
