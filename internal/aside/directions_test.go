package aside

import (
	"strings"
	"testing"
)

// TestCut holds what is spoken and what is a direction, each parted by a bar.
func TestCut(t *testing.T) {
	for text, want := range map[string][2]string{
		"(laughing) You kept it? [She holds it up.] All these years?": {"You kept it?|All these years?", "laughing|She holds it up."},
		"*lowers the lamp* You came alone?":                           {"You came alone?", "lowers the lamp"},
		"We told [the mayor] to wait.":                                {"We told [the mayor] to wait.", ""},
		"It was *never* mine (I think).":                              {"It was *never* mine (I think).", ""},
		"Thank you. (Applause.)":                                      {"Thank you.", "Applause."},
		"Hear it? ♪ O take me home ♪":                                 {"Hear it?", "O take me home"},
	} {
		spoken, directions := Cut(text, 0, len(text))
		for i, extents := range [2][]Extent{spoken, directions} {
			var got []string
			for _, e := range extents {
				got = append(got, text[e.Start:e.End])
			}
			if strings.Join(got, "|") != want[i] {
				t.Errorf("%q gives %q, not %q", text, got, want[i])
			}
		}
	}
}
