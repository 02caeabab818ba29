package userfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/sheet"
	"quotes/internal/record"
)

// readCells reads the CSV or TSV that the program wrote.
func (f *File) readCells(data []byte, tabs bool) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if tabs {
		return f.addRows(lines(string(data)), true)
	}
	in := csv.NewReader(bytes.NewReader(data))
	in.FieldsPerRecord = -1
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		in.Comma = ';' // as spreadsheets of many countries save it
	}
	rows, err := in.ReadAll()
	if err != nil {
		return err
	}
	return f.addRows(rows, true)
}

// lines cuts a text into rows of cells between tabs, which are never quoted.
func lines(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	return rows
}

// addRows takes the rows whose correct_speaker is filled in. shielded says that
// cells may carry the apostrophe that keeps a spreadsheet from computing them.
func (f *File) addRows(rows [][]string, shielded bool) error {
	if len(rows) == 0 {
		return errors.New("is empty")
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[strings.TrimSpace(name)] = i
	}
	for _, name := range []string{"quote", "correct_speaker"} {
		if _, ok := column[name]; !ok {
			return fmt.Errorf("has no column %s; it must be what quotes extract wrote", name)
		}
	}
	cell := func(row []string, name string) string {
		i, ok := column[name]
		if !ok || i >= len(row) {
			return ""
		}
		if shielded {
			return record.Verbatim(row[i])
		}
		return row[i]
	}
	occurrence := map[[2]string]int{}
	for _, row := range rows[1:] {
		doc, quote := cell(row, "doc"), cell(row, "quote")
		key := [2]string{doc, strings.ToLower(quote)}
		occurrence[key]++
		if speaker := strings.TrimSpace(cell(row, "correct_speaker")); speaker != "" {
			f.corrections = append(f.corrections, correction{
				attribute.Correction{Quote: quote, Occurrence: occurrence[key], Speaker: speaker}, doc})
		}
	}
	return nil
}

// readSheet reads the first sheet of a workbook.
func (f *File) readSheet(data []byte) error {
	rows, err := sheet.Read(data)
	if err != nil {
		return err
	}
	return f.addRows(rows, false)
}
