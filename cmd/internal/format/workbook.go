package format

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/template"

	"quotes/attribute"
	"quotes/internal/record"
)

// The parts of the file beside its sheets; those with a list of sheets are templates.
var (
	//go:embed xlsx/content_types.xml
	xlsxTypes string
	//go:embed xlsx/rels.xml
	xlsxRels string
	//go:embed xlsx/workbook.xml
	xlsxWorkbook string
	//go:embed xlsx/workbook_rels.xml
	xlsxWorkbookRels string
	//go:embed xlsx/styles.xml
	xlsxStyles string
)

// The names of the sheets of a workbook.
const (
	quotesSheet   = "quotes"
	speakersSheet = "speakers" // what may be chosen in the column correct_speaker
	runSheet      = "run"      // how the file was made
)

// A workbook is a file of sheets, which are written one after the other.
type workbook struct {
	zip  *zip.Writer
	next int // number of the sheet that is written next
}

// newWorkbook writes all parts but the sheets, whose names it is given.
func newWorkbook(w io.Writer, names ...string) (*workbook, error) {
	type part struct {
		Name   string
		Number int
	}
	var sheets []part
	for i, name := range names {
		sheets = append(sheets, part{name, i + 1})
	}
	b := &workbook{zip: zip.NewWriter(w), next: 1}
	for _, p := range [][2]string{
		{"[Content_Types].xml", xlsxTypes}, {"_rels/.rels", xlsxRels}, {"xl/workbook.xml", xlsxWorkbook},
		{"xl/_rels/workbook.xml.rels", xlsxWorkbookRels}, {"xl/styles.xml", xlsxStyles},
	} {
		out, err := b.zip.Create(p[0])
		if err != nil {
			return nil, err
		}
		t, err := template.New("").Parse(p[1])
		if err != nil {
			return nil, err
		}
		if err := t.Execute(out, sheets); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// sheet begins the next sheet, with a header.
func (b *workbook) sheet(columns []string) (*sheet, error) {
	out, err := b.zip.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", b.next))
	if err != nil {
		return nil, err
	}
	b.next++
	x := &sheet{names: columns, rows: out}
	return x, x.head()
}

// table writes a whole sheet; the first row holds the columns' names.
func (b *workbook) table(rows [][]string) error {
	x, err := b.sheet(rows[0])
	if err != nil {
		return err
	}
	for _, row := range rows[1:] {
		if err := x.row(row); err != nil {
			return err
		}
	}
	return x.close("")
}

// WriteSheet writes rows as a spreadsheet; the first holds the columns' names, by
// which they get their looks. How they were made, where that is known, is a sheet
// of its own.
func WriteSheet(w io.Writer, rows [][]string, run *record.Run) error {
	names := []string{quotesSheet}
	if run != nil {
		names = append(names, runSheet)
	}
	b, err := newWorkbook(w, names...)
	if err != nil {
		return err
	}
	if err := b.table(rows); err != nil {
		return err
	}
	if run != nil {
		if err := b.table(run.Table()); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

// xlsxWriter writes a workbook: the columns of a row, with a frozen header, a
// filter, and the columns that people fill in set off; the speakers of each
// document, of whom they may choose; and how all was made.
type xlsxWriter struct {
	book    *workbook
	quotes  *sheet
	choices choices
	run     *record.Run
	err     error // of the beginning
}

func newXLSX(w io.Writer, _ Options) Writer {
	x := &xlsxWriter{}
	if x.book, x.err = newWorkbook(w, quotesSheet, speakersSheet, runSheet); x.err == nil {
		x.quotes, x.err = x.book.sheet(record.Columns())
	}
	return x
}

// Write writes the document's quotes.
func (x *xlsxWriter) Write(doc *record.Document) error {
	if x.err != nil {
		return x.err
	}
	first := x.quotes.n + 1
	for _, row := range doc.Rows() {
		if err := x.quotes.row(row.Cells()); err != nil {
			return err
		}
	}
	x.choices.add(doc, first, x.quotes.n)
	x.run = x.run.With(doc.Run)
	return nil
}

// Close ends the file.
func (x *xlsxWriter) Close() error {
	if x.err != nil {
		return x.err
	}
	if err := x.quotes.close(x.choices.validations()); err != nil {
		return err
	}
	if err := x.book.table(append([][]string{{"doc", "speaker"}}, x.choices.rows...)); err != nil {
		return err
	}
	made := [][]string{{"what", "value", "sha256", "date"}}
	if x.run != nil {
		made = x.run.Table()
	}
	if err := x.book.table(made); err != nil {
		return err
	}
	return x.book.zip.Close()
}

// choices are who may be chosen in the column correct_speaker: the speakers of
// the row's document, nobody, and that it is no speech. They stand in a sheet of
// their own, a document's below each other. Any other name may be typed.
type choices struct {
	rows  [][]string
	lists []choiceList
}

// A choiceList is the rows of a document among the quotes, and those of its speakers.
type choiceList struct{ from, to, first, last int }

// maxChoices is how many documents have a list: spreadsheets get slow with more.
const maxChoices = 10000

// add adds the speakers of a document whose quotes stand in some rows.
func (c *choices) add(doc *record.Document, from, to int) {
	if to < from || len(c.lists) >= maxChoices {
		return
	}
	const head = 1
	first := head + len(c.rows) + 1
	for _, s := range doc.Everybody() {
		if s.Named {
			c.rows = append(c.rows, []string{doc.Doc, s.Name})
		}
	}
	c.rows = append(c.rows, []string{doc.Doc, attribute.Nobody}, []string{doc.Doc, attribute.NotSpeech})
	c.lists = append(c.lists, choiceList{from, to, first, head + len(c.rows)})
}

// validations writes the lists as the sheet of quotes has them.
func (c *choices) validations() string {
	if len(c.lists) == 0 {
		return ""
	}
	column := strings.TrimRight(cellName(columnOf("correct_speaker"), 1), "1")
	var b strings.Builder
	fmt.Fprintf(&b, `<dataValidations count="%d">`, len(c.lists))
	for _, l := range c.lists {
		fmt.Fprintf(&b, `<dataValidation type="list" allowBlank="1" sqref="%s%d:%s%d"><formula1>%s!$B$%d:$B$%d</formula1></dataValidation>`,
			column, l.from, column, l.to, speakersSheet, l.first, l.last)
	}
	b.WriteString("</dataValidations>")
	return b.String()
}

func columnOf(name string) int { return slices.Index(record.Columns(), name) }
