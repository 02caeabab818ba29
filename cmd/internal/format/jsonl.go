package format

import (
	"io"

	"quotes/internal/record"
)

// lines writes values as JSON, one a line, in memory that the next one uses again.
type lines struct {
	w   io.Writer
	buf []byte
}

// write writes a value that appends itself, with its line break in one piece.
func (l *lines) write(appendTo func([]byte) ([]byte, error)) error {
	b, err := appendTo(l.buf[:0])
	if err != nil {
		return err
	}
	b = append(b, '\n')
	if cap(b) <= keptLine {
		l.buf = b
	}
	_, err = l.w.Write(b)
	return err
}

// keptLine is how many bytes stay for the next line.
const keptLine = 1 << 20

// quoteLines writes a quote a line.
type quoteLines struct{ lines }

// docLines writes a document a line.
type docLines struct{ lines }

var _ FailureWriter = &docLines{}

func newJSONLines(w io.Writer, opts Options) Writer {
	if opts.PerDoc {
		return &docLines{lines{w: w}}
	}
	return &quoteLines{lines{w: w}}
}

// Write writes the document's quotes.
func (l *quoteLines) Write(doc *record.Document) error {
	for _, q := range doc.QuoteLines() {
		if err := l.write(q.AppendJSON); err != nil {
			return err
		}
	}
	return nil
}

// Close does nothing: every line is whole.
func (l *quoteLines) Close() error { return nil }

// Write writes the document.
func (l *docLines) Write(doc *record.Document) error { return l.write(doc.AppendJSON) }

// WriteFailure keeps the place of a document that failed, so that lines in and
// lines out match.
func (l *docLines) WriteFailure(f record.Failure) error { return Encoder(l.w).Encode(f) }

// Close does nothing: every line is whole.
func (l *docLines) Close() error { return nil }
