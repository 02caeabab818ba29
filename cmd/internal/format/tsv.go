package format

import (
	"io"
	"strings"

	"quotes/internal/record"
)

// tsvWriter writes a row a quote, with a header, and without any quoting:
// cells hold neither tabs nor line breaks, so that cut and awk read them, and
// none is a formula, as in csv.
type tsvWriter struct {
	w      io.Writer
	header bool
	run    bool // columns that tell how each row was made
}

func newTSV(w io.Writer, opts Options) Writer {
	return &tsvWriter{w: w, header: opts.GoesOn, run: opts.WithRun}
}

// Write writes the document's quotes.
func (t *tsvWriter) Write(doc *record.Document) error {
	var b strings.Builder
	if !t.header {
		t.header = true
		WriteTSVLine(&b, columns(t.run))
	}
	for _, row := range doc.Rows() {
		WriteTSVLine(&b, withRun(row.Cells(), doc, t.run))
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

var tsvSpace = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// WriteTSVLine writes cells as a line of TSV: what would part them is a space.
func WriteTSVLine(b *strings.Builder, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		_, _ = tsvSpace.WriteString(b, record.Harmless(cell))
	}
	b.WriteByte('\n')
}

// Close writes the header where there was no document.
func (t *tsvWriter) Close() error {
	if t.header {
		return nil
	}
	return t.Write(&record.Document{})
}
