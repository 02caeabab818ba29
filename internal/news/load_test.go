package news

import (
	"testing"

	"quotes/internal/link"
	"quotes/internal/model"
	"quotes/internal/refer"
	"quotes/internal/shape"
)

// TestWeightsFit holds that the embedded models were trained on the features that
// the program has: whoever adds a shape or a feature trains them again.
func TestWeightsFit(t *testing.T) {
	d, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		forest *model.Forest
		names  []string
	}{
		"news-rank":    {d.Rank, link.FeatureNames()},
		"news-accept":  {d.Accept, AcceptNames()},
		"news-speech":  {d.Speech, AcceptNames()},
		"news-resolve": {d.Resolver.Choose, refer.AntecedentNames()},
	} {
		if err := c.forest.Check(c.names); err != nil {
			t.Errorf("%s: %v: go run ./cmd/train news", name, err)
		}
	}
}

// TestEverythingIsMeasured holds that a step which does not go through the
// ranking has a probability that was measured.
func TestEverythingIsMeasured(t *testing.T) {
	s, err := LoadSettings()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range shape.All() {
		if x.Form && x.Name != shape.Turn().Name && s.Rules[x.Name].Count == 0 { // turns have a calibration
			t.Errorf("the shape %q decides by itself, and how often it is right is not measured: go run ./cmd/train news", x.Name)
		}
	}
	for _, way := range []Join{Reopened, AroundTag, AroundMore} {
		if s.Joins[way].Count == 0 {
			t.Errorf("the way of joining %q is not measured", way)
		}
	}
	if s.Only.Count == 0 {
		t.Error("how often a noun means the only one whom it can mean is not measured")
	}
}

// TestLikely holds that few cases leave a probability near a half.
func TestLikely(t *testing.T) {
	if p := (Measured{}).Likely(); p != .5 {
		t.Errorf("of nothing measured: %v", p)
	}
	if p := (Measured{Precision: 1, Count: 2}).Likely(); p != .75 {
		t.Errorf("of two, both right: %v", p)
	}
	if p := (Measured{Precision: .9, Count: 1000}).Likely(); p < .898 || p > .902 {
		t.Errorf("of a thousand: %v", p)
	}
}
