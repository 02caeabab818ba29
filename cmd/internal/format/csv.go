package format

import (
	"encoding/csv"
	"io"

	"quotes/internal/record"
)

// csvWriter writes a row a quote, with a header.
//
// Spreadsheets run a cell that begins with = + - or @ as a formula. Such a
// cell gets an apostrophe before it, which [record.Verbatim] takes off again;
// JSON, which is for programs, holds the text as it is.
type csvWriter struct {
	w      *csv.Writer
	header bool
	run    bool // columns that tell how each row was made
}

func newCSV(w io.Writer, opts Options) Writer {
	return &csvWriter{w: csv.NewWriter(w), header: opts.GoesOn, run: opts.WithRun}
}

// Write writes the document's quotes.
func (c *csvWriter) Write(doc *record.Document) error {
	c.head()
	for _, row := range doc.Rows() {
		cells := withRun(row.Cells(), doc, c.run)
		for i := range cells {
			cells[i] = record.Harmless(cells[i])
		}
		if err := c.w.Write(cells); err != nil {
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
		_ = c.w.Write(columns(c.run))
	}
}

// columns returns the columns of a row, with those that tell of the run.
func columns(run bool) []string {
	if run {
		return append(record.Columns(), record.RunColumns()...)
	}
	return record.Columns()
}

// withRun adds the cells of the columns that tell of the run.
func withRun(cells []string, doc *record.Document, run bool) []string {
	if !run || doc.Run == nil {
		return cells
	}
	return append(cells, doc.Run.Cells("")...)
}

// Close writes what is left; without any document, the header.
func (c *csvWriter) Close() error {
	c.head()
	c.w.Flush()
	return c.w.Error()
}

// WriteCells writes a table, its head first, as CSV that no spreadsheet computes.
func WriteCells(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	for _, row := range rows {
		for i := range row {
			row[i] = record.Harmless(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
