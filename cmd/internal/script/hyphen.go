package script

import (
	"strings"
	"unicode"

	"quotes/internal/lazy"
)

// brokenWord is a word with a hyphen at the end of a line, and how it goes on.
var brokenWord = lazy.MustCompile(`(\pL[\pL\pM]*)-[ \t]*\r?\n[ \t]*(\pL[\pL\pM]*)`)

// joined puts words together again that a line end has cut behind a hyphen. The
// hyphen stays, but where the book has the word without it and never with it. "two-"
// before "and" is no word that goes on.
func (c *cutter) joined(text string) string {
	if !strings.Contains(text, "-") || !strings.Contains(text, "\n") {
		return text
	}
	return brokenWord.ReplaceAllStringFunc(text, func(found string) string {
		m := brokenWord.FindStringSubmatch(found)
		a, b := strings.ToLower(m[1]), strings.ToLower(m[2])
		switch {
		case headsOf("suspended")[b]:
			return found
		case c.hasWord(a+b) && !c.hasWord(a+"-"+b):
			return m[1] + m[2]
		}
		return m[1] + "-" + m[2]
	})
}

// hasWord says that the text has a word, which is written small.
func (c *cutter) hasWord(word string) bool {
	if c.known == nil {
		c.known = map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(c.doc.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' }) {
			c.known[w] = true
		}
	}
	return c.known[word]
}
