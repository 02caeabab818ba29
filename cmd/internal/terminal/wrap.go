// Package terminal is what a terminal shows: columns, lines, styles, and
// nothing that would act on it.
package terminal

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// narrow counts quotation marks and dashes as one column whatever the
// environment says of East Asian fonts.
var narrow = displaywidth.Options{EastAsianWidth: false}

// Width returns the columns that a text takes on a terminal.
func Width(s string) int { return narrow.String(s) }

// Clean folds a text into one line and takes out what a terminal would obey:
// control characters, and marks that change the direction of writing.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return unicode.ReplacementChar
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Wrap breaks a text of one line into lines of at most width columns, between
// words where it can. It returns one line at least.
func Wrap(s string, width int) []string {
	width = max(width, 2)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		for _, piece := range split(word, width) {
			w := Width(piece)
			if used > 0 && used+1+w > width {
				lines = append(lines, line)
				line, used = "", 0
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			line, used = line+piece, used+w
		}
	}
	return append(lines, line)
}

// split cuts a word that is wider than a line, between the characters that
// readers see. All its pieces but the last fill a line.
func split(word string, width int) []string {
	if Width(word) <= width {
		return []string{word}
	}
	var pieces []string
	piece, used := "", 0
	for g := narrow.StringGraphemes(word); g.Next(); {
		if w := g.Width(); used+w > width && used > 0 {
			pieces = append(pieces, piece)
			piece, used = "", 0
		}
		piece, used = piece+g.Value(), used+g.Width()
	}
	return append(pieces, piece)
}
