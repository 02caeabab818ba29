package format

import (
	"io"
	"strings"

	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// textWriter writes "speaker: quote" for reading, a paragraph a quote, with the
// time of captions before it.
type textWriter struct {
	w      io.Writer
	titles bool
	drawn  int
}

func newText(w io.Writer, opts Options) Writer { return &textWriter{w: w, titles: opts.Titles} }

// Write writes the document's quotes.
func (t *textWriter) Write(doc *record.Document) error {
	if len(doc.Quotes) == 0 && !t.titles {
		return nil
	}
	var b strings.Builder
	if t.drawn > 0 {
		b.WriteByte('\n')
	}
	t.drawn++
	if t.titles {
		b.WriteString("# " + terminal.Clean(doc.Doc) + "\n\n")
	}
	for i := range doc.Quotes {
		if i > 0 {
			b.WriteByte('\n')
		}
		if at := doc.Quotes[i].SpokenAt(); at != nil {
			b.WriteString("[" + at.Clock() + "] ")
		}
		b.WriteString(terminal.Clean(who(&doc.Quotes[i])) + ": " + terminal.Clean(doc.Quotes[i].Text) + "\n")
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

// Close does nothing: every paragraph is whole.
func (t *textWriter) Close() error { return nil }
