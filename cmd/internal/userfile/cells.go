package userfile

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/sheet"
)

// readTable reads the CSV, TSV or XLSX that the program wrote and somebody
// filled in.
func (f *File) readTable(data []byte) error {
	table, err := sheet.NewTable(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if table.Column("chapter_title") >= 0 && table.Column("correct_speaker") < 0 {
		return fmt.Errorf("has rows of quotes script; fill in correct_speaker in its doubtful.csv, and give that")
	}
	for _, name := range []string{"quote", "correct_speaker"} {
		if table.Column(name) < 0 {
			return fmt.Errorf("has no column %s; it must be what quotes extract wrote", name)
		}
	}
	var rows []filledRow
	for cells, err := range table.Rows() {
		if err != nil {
			return err
		}
		row := newFilledRow(table, cells, len(rows)+2)
		if err := CheckName(row.Speaker); err != nil {
			return fmt.Errorf("row %d: correct_speaker: %w", len(rows)+2, err)
		}
		rows = append(rows, row)
	}
	f.addRows(rows)
	return nil
}

// A filledRow is a quote of a table, with what somebody said of it.
type filledRow struct {
	correction
	start   int
	checked string
}

// newFilledRow reads a row, which is that of a number of the table. One that an earlier run has corrected says so
// still, though its correct_speaker is empty again.
func newFilledRow(table *sheet.Table, cells []string, line int) filledRow {
	cell := func(name string) string { return strings.TrimSpace(sheet.Cell(cells, table.Column(name))) }
	r := filledRow{correction: correction{attribute.Correction{Quote: cell("quote"), Speaker: cell("correct_speaker")}, cell("doc"), "", "", "", line}}
	r.start, _ = strconv.Atoi(cell("start"))
	r.checked = cell("checked")
	before, term := cell("status") == string(attribute.Corrected), cell("kind") == string(attribute.Term)
	r.Term = term && !before
	switch {
	case !before || r.Speaker != "":
	case term:
		r.Speaker = attribute.NotSpeech
	default:
		r.Speaker = cmp.Or(cell("speaker"), attribute.Nobody)
	}
	return r
}

// addRows takes the rows that say something. Quotes of the same words are told
// apart by their order in the document, whatever that of the rows.
func (f *File) addRows(rows []filledRow) {
	occurrence := map[key]int{}
	slices.SortStableFunc(rows, func(a, b filledRow) int { return cmp.Compare(a.start, b.start) })
	for _, r := range rows {
		f.noteQuote(r.doc, r.Quote)
		k := key{r.doc, wordsOf(r.Quote), r.Term}
		occurrence[k]++
		if r.checked != "" {
			f.checks = append(f.checks, check{place{k, occurrence[k]}, r.checked})
		}
		if r.Speaker != "" {
			r.Occurrence = occurrence[k]
			f.corrections = append(f.corrections, r.correction)
		}
	}
}
