package script

import (
	"io"
	"strings"
)

// writeFountain writes a chapter as a screenplay: headings are scenes, what the
// narrator reads is action, and speeches are dialogue. What could be read as
// something else is forced, as Fountain allows.
func writeFountain(w io.Writer, b *Book, c *Chapter) error {
	var out strings.Builder
	if b.Title != "" {
		out.WriteString("Title: " + b.Title + "\n")
		if b.Author != "" {
			out.WriteString("Author: " + b.Author + "\n")
		}
		out.WriteString("\n")
	}
	for i := range c.Rows {
		r := &c.Rows[i]
		text := fountainText.Replace(r.Text)
		if r.Scene {
			out.WriteString("> * <\n\n")
		}
		switch r.Kind {
		case Heading:
			if i > 0 && c.Rows[i-1].Kind == Heading {
				continue // is written with the one before
			}
			for k := i + 1; k < len(c.Rows) && c.Rows[k].Kind == Heading; k++ { // number and title are one
				text += headingGap + fountainText.Replace(c.Rows[k].Text)
			}
			out.WriteString("." + strings.TrimLeft(text, ".") + "\n\n")
		case Speech:
			if strings.HasPrefix(text, "(") {
				text = `\` + text // no parenthetical
			}
			out.WriteString("@" + strings.NewReplacer("(", "", ")", "", "^", "").Replace(r.Speaker) + "\n" + text + "\n\n")
		default:
			out.WriteString("!" + text + "\n\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// headingGap stands between headings that are one in a screenplay: number and title.
const headingGap = " — "

// fountainText keeps signs of emphasis, notes and boneyards from meaning anything.
var fountainText = strings.NewReplacer(`\`, `\\`, "*", `\*`, "[[", "[ [", "/*", "/ *")
