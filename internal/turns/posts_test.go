package turns

import (
	"strings"
	"testing"
)

// A post is told from what only looks like one by the name and the handle behind
// a dash.
func TestPosts(t *testing.T) {
	for _, c := range []struct{ text, who, words string }{
		{"The ferry sails.\n— Rosa Vidal (@rosavidal) March 3, 2021", "Rosa Vidal", "The ferry sails."},
		{"The ferry sails.\n--Rosa Vidal (@rosa_1)", "Rosa Vidal", "The ferry sails."},
		{"The ferry – at last – sails! — Rosa Vidal (@rosavidal) March 3", "Rosa Vidal", "The ferry – at last – sails!"},
		{"It sails -- Rosa - the elder (@rosa)", "Rosa - the elder", "It sails"},
		{"It sails - Rosa (@rosa)", "", ""},
		{"It sails, — Rosa (@rosa)", "", ""},
		{"It sails.\n— Rosa (@rosa-vidal)", "", ""},
		{"It sails.\n— Rosa (Vidal) (@rosa)", "", ""},
		{"It sails.\n— Rosa (@rosa)x", "", ""},
		{"It sails.\n— (@rosa)", "", ""},
		{"It sails.\n— " + strings.Repeat("Rosa", 16) + " (@rosa)", "", ""},
	} {
		who, words := "", ""
		for _, p := range postsOf(c.text) {
			who, words = who+c.text[p.labelStart:p.labelEnd], words+c.text[p.words[0].start:p.words[0].end]
		}
		if who != c.who || words != c.words {
			t.Errorf("%q: %q by %q", c.text, words, who)
		}
	}
}

// postsOf returns the posts of a text.
func postsOf(text string) []turn {
	s := &finder{text: text}
	at := 0
	for line := range strings.Lines(text) {
		s.lines = append(s.lines, extent{at, at + len(strings.TrimRight(line, "\n"))})
		at += len(line)
	}
	return s.posts()
}
