package format

import (
	"encoding/csv"
	"io"

	"quotes/internal/record"
)

// csvWriter writes a row a quote, with a header.
//
// Cells are verbatim. A cell that begins with = + - or @ is not disarmed with
// an apostrophe, as some tools do against spreadsheets that run formulas: the
// promise of this program is that what it prints is what the text says, and
// most readers of CSV are programs. Import the columns as text.
type csvWriter struct {
	w      *csv.Writer
	header bool
}

func newCSV(w io.Writer, _ Options) Writer { return &csvWriter{w: csv.NewWriter(w)} }

// Write writes the document's quotes.
func (c *csvWriter) Write(doc *record.Document) error {
	c.head()
	for _, row := range doc.Rows() {
		if err := c.w.Write(row.Cells()); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// head writes the header before anything else. Its error comes with Flush.
func (c *csvWriter) head() {
	if !c.header {
		c.header = true
		_ = c.w.Write(record.Columns())
	}
}

// Close writes what is left; without any document, the header.
func (c *csvWriter) Close() error {
	c.head()
	c.w.Flush()
	return c.w.Error()
}
