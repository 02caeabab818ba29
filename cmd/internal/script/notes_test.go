package script

import (
	"slices"
	"strings"
	"testing"
)

// TestNotes holds that notes and their marks are not read, in every way to write
// them, and that what only looks like them is.
func TestNotes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"brackets": {"The boat came [1] down.[2] “It is late,” said Ida Moll.\n\n[1] So the manuscript.\n\n[2] Ida has “down.”\n\nShe took [sic] the oar.\n",
			"The boat came down.|It is late,|said Ida Moll.|She took [sic] the oar."},
		"footnote": {"The boat[A] came down.\n\n[Footnote A: A punt.]\n\nIt rained.\n", "The boat came down.|It rained."},
		"stars":    {"The boat* came down. “Late,”* said Ida Moll.\n\n* A punt.\n\nIt rained.*\n\n*Hard.\n\nIt stopped.\n", "The boat came down.|Late,|said Ida Moll.|It rained.|It stopped."},
		"daggers":  {"The boat came down.† It rained.\n\n† A punt.\n\nIt stopped.\n", "The boat came down. It rained.|It stopped."},
		"raised":   {"The boat¹ came down.² It rained.\n\n¹ A punt.\n\n² Slowly.\n\nIt stopped.\n", "The boat came down. It rained.|It stopped."},
		"list":     {"CHAPTER I\n\nThe boat[1] came down.¹²\n\nCHAPTER II\n\nIt rained.\n\nNOTES\n\n1. A punt.\n\n12. Slowly.\n\nAs they do.\n", "CHAPTER I|The boat came down.|CHAPTER II|It rained."},
		"per chapter": {"CHAPTER I\n\nThe boat[1] came down.\n\nFOOTNOTES:\n\n[1] A punt.\n\nCHAPTER II\n\nIt rained.[1]\n\nFOOTNOTES:\n\n[1] Hard.\n",
			"CHAPTER I|The boat came down.|CHAPTER II|It rained."},
		"emphasis":    {"It was *never* so. “*No,*” said Ida Moll.\n\n*Never* again.\n", "It was *never* so.|*No,*|said Ida Moll.|*Never* again."},
		"break":       {"It rained.\n\n* * *\n\nIt stopped.\n", "It rained.|It stopped."},
		"no note":     {"A room of 12 m² and a star*.\n\nIt rained [1] on.\n", "A room of 12 m² and a star*.|It rained [1] on."},
		"no list":     {"CHAPTER I\n\nIt rained.\n\nNOTES\n\nShe wrote them all her life.\n\nHe burned them.\n", "CHAPTER I|It rained.|NOTES|She wrote them all her life.|He burned them."},
		"a bullet":    {"She bought two things:\n\n* a lamp\n\n* a rope\n\nIt rained.\n", "She bought two things:|* a lamp|* a rope|It rained."},
		"old figures": {"In ¹⁄₂ an hour they came.\n\n¹⁄₂ a loaf was left.\n", "In ¹⁄₂ an hour they came.|¹⁄₂ a loaf was left."},
	} {
		if got := textsOf(t, c.text); !slices.Equal(got, strings.Split(c.want, "|")) {
			t.Errorf("%s: read are %q, not %q", name, got, c.want)
		}
	}
}
