package speakers

import (
	"slices"
	"testing"

	"quotes/internal/record"
)

// TestMeta holds that a table finds documents by the ends of their paths, and that
// what it knows and does not is told.
func TestMeta(t *testing.T) {
	c := New(Options{By: []string{"outlet"}, Meta: Table{
		"a.txt": {"outlet": "Post"}, "x/b.txt": {"outlet": "Globe"}, "gone.txt": {"outlet": "Sun"},
	}})
	for _, doc := range []string{"n/a.txt", "m/a.txt", "b.txt", "c.txt", "d.txt"} {
		c.Add(&record.Document{Doc: doc, Quotes: []record.Quote{{ID: "q1", Kind: "direct", Text: "one two"}}})
	}
	var got []string
	for _, r := range c.Rows(0) {
		got = append(got, r.Values[0])
	}
	slices.Sort(got)
	if !slices.Equal(got, []string{"(unknown)", "Globe", "Post"}) {
		t.Errorf("outlets are %q", got)
	}
	met := c.Met()
	if met.Known != 3 || met.Unknown != "c.txt" || !slices.Equal(met.Unused, []string{"gone.txt"}) || !slices.Equal(met.Ambiguous["a.txt"], []string{"m/a.txt", "n/a.txt"}) {
		t.Errorf("%+v", met)
	}
}
