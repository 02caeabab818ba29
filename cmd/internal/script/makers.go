package script

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"quotes/internal/lazy"
)

// writeAbogen writes the text that abogen takes: tags of the book, a mark before
// each chapter, and paragraphs. It reads all with one voice.
func writeAbogen(w io.Writer, b *Book) error {
	var out strings.Builder
	tag := strings.NewReplacer("<", "(", ">", ")")
	for _, t := range [][2]string{{"TITLE", b.Title}, {"ALBUM", b.Title}, {"ARTIST", b.Author}} {
		if t[1] != "" {
			fmt.Fprintf(&out, "<<METADATA_%s:%s>>\n", t[0], tag.Replace(t[1]))
		}
	}
	for i := range b.Chapters {
		c := &b.Chapters[i]
		fmt.Fprintf(&out, "<<CHAPTER_MARKER:%s>>\n\n", tag.Replace(b.heading(c)))
		for j := range c.Rows {
			text := strings.ReplaceAll(c.Rows[j].Text, "<<", "< <")
			switch {
			case j+1 < len(c.Rows) && !c.Rows[j+1].Paragraph:
				out.WriteString(text + " ")
			default:
				out.WriteString(text + "\n\n")
			}
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// heading returns what a chapter is called, whatever it has.
func (b *Book) heading(c *Chapter) string {
	if c.Number == 0 {
		return cmp.Or(b.Title, "Front matter")
	}
	return cmp.Or(c.Title, b.Title, fmt.Sprintf("Chapter %d", c.Number))
}

// audiobookerFiles makes the two files that audiobooker works with: the text of
// the book in Markdown, of which it makes a project (audiobooker new), and the
// review file with a block for each speaker (audiobooker review-import).
func audiobookerFiles(b *Book) []File {
	return []File{
		{b.slug() + ".md", func(w io.Writer) error { return writeAudiobook(w, b) }},
		{b.slug() + "_review.txt", func(w io.Writer) error { return writeReview(w, b) }},
	}
}

// writeAudiobook writes the text, with a heading of the first level a chapter.
func writeAudiobook(w io.Writer, b *Book) error {
	var out strings.Builder
	if b.Title != "" {
		fmt.Fprintf(&out, "---\ntitle: %s\nauthor: %s\n---\n\n", b.Title, b.Author)
	}
	for i := range b.Chapters {
		fmt.Fprintf(&out, "# %s\n\n", b.reviewTitle(i))
		for _, r := range b.Chapters[i].Rows {
			out.WriteString(bodyLine(r.Text) + "\n\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// writeReview writes who speaks, a block a row.
func writeReview(w io.Writer, b *Book) error {
	var out strings.Builder
	fmt.Fprintf(&out, "# Title: %s\n# Author: %s\n\n", b.Title, b.Author)
	for i := range b.Chapters {
		fmt.Fprintf(&out, "=== %s ===\n\n", b.reviewTitle(i))
		for _, r := range b.Chapters[i].Rows {
			fmt.Fprintf(&out, "@%s\n%s\n\n", reviewName(r.Speaker), bodyLine(r.Text))
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// reviewTitle returns the title of chapter i, which no other has: audiobooker
// finds chapters by it.
func (b *Book) reviewTitle(i int) string {
	title := strings.Trim(b.heading(&b.Chapters[i]), "= ")
	for j := range i {
		if strings.Trim(b.heading(&b.Chapters[j]), "= ") == title {
			return fmt.Sprintf("%s (%d)", title, i+1)
		}
	}
	return title
}

// unfit are the signs that audiobooker does not take in a name.
var unfit = lazy.MustCompile(`[^\p{L}\p{N}_ .,'\-&:]+`)

// reviewName writes a name as audiobooker takes it; its narrator is written small.
func reviewName(name string) string {
	if name == Narrator {
		return "narrator"
	}
	name = unfit.ReplaceAllString(strings.ReplaceAll(name, "’", "'"), " ")
	return cmp.Or(strings.Join(strings.Fields(name), " "), Unknown)
}

// bodyLine keeps a line of text from being a control line.
func bodyLine(text string) string {
	if strings.IndexAny(text, `#@=\`) == 0 {
		return `\` + text
	}
	return text
}
