package verdicts

import (
	"testing"

	"quotes/internal/record"
)

// TestStops holds that a stop between two steps of a quote stays in it.
func TestStops(t *testing.T) {
	v := &record.Verdict{Quote: "I bought a pen, and paper;  in  town.", Words: []record.Difference{
		{Op: "equal", Quote: "I bought a pen", Source: "I bought a pen"}, {Op: "dropped", Source: "some ink"},
		{Op: "changed", Quote: "and", Source: "or"}, {Op: "equal", Quote: "paper", Source: "paper"}, {Op: "equal", Quote: "in town", Source: "in town"},
	}}
	if got, want := plainDiff.words(v), "I bought a pen, [-some ink-] [-or-] {+and+} paper; in town"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
