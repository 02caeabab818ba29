package format

import (
	"encoding/json"
	"io"

	"quotes/internal/record"
)

// quoteLines writes a quote a line.
type quoteLines struct{ e *json.Encoder }

// docLines writes a document a line.
type docLines struct{ e *json.Encoder }

var _ FailureWriter = docLines{}

func newJSONLines(w io.Writer, opts Options) Writer {
	if opts.PerDoc {
		return docLines{Encoder(w)}
	}
	return quoteLines{Encoder(w)}
}

// Write writes the document's quotes.
func (l quoteLines) Write(doc *record.Document) error {
	for _, q := range doc.QuoteLines() {
		if err := l.e.Encode(q); err != nil {
			return err
		}
	}
	return nil
}

// Close does nothing: every line is whole.
func (l quoteLines) Close() error { return nil }

// Write writes the document.
func (l docLines) Write(doc *record.Document) error { return l.e.Encode(doc) }

// WriteFailure keeps the place of a document that failed, so that lines in and
// lines out match.
func (l docLines) WriteFailure(f record.Failure) error { return l.e.Encode(f) }

// Close does nothing: every line is whole.
func (l docLines) Close() error { return nil }
