package docname

import (
	"slices"
	"testing"
)

// TestMeant holds which names mean a document: its own, else the longest end of its
// path, and none where two differ.
func TestMeant(t *testing.T) {
	for _, c := range []struct {
		doc   string
		names []string
		want  []string
	}{
		{"a/b.txt", []string{"b.txt"}, []string{"b.txt"}},
		{"b.txt", []string{"a/b.txt"}, []string{"a/b.txt"}},
		{"a/b.txt", []string{"b.txt", "a/b.txt"}, []string{"a/b.txt"}},
		{"../a/b.txt", []string{"c/b.txt", "./a/b.txt"}, []string{"./a/b.txt"}},
		{"b.txt", []string{"a/b.txt", "c/b.txt"}, nil},
		{"a/b.txt", []string{"c/b.txt"}, nil},
	} {
		if got := Meant(c.doc, c.names); !slices.Equal(got, c.want) {
			t.Errorf("%s of %q: %q, not %q", c.doc, c.names, got, c.want)
		}
	}
	if Base(`a/b.txt`) != "b.txt" {
		t.Error(Base(`a/b.txt`))
	}
}
