package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"quotes/internal/record"
)

// ErrNoHead says that a table has no row that names its columns.
var ErrNoHead = errors.New("has no head line that names the columns")

// A Table is rows of cells under a head: a workbook's first sheet, or text with
// commas, semicolons or tabs between the cells. Cells are as they were before
// [record.Harmless] kept spreadsheets from computing them.
type Table struct {
	Head []string // the names of the columns, without white space around them

	next func() ([]string, error)
}

// OwnHead knows the first bytes of a table that the program itself wrote.
func OwnHead(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte(byteOrderMark))
	return slices.ContainsFunc([]string{",", ";", "\t"}, func(sign string) bool {
		return bytes.HasPrefix(head, []byte(strings.Join([]string{"doc", "id", "kind", ""}, sign)))
	})
}

// IsWorkbook knows the first bytes of a workbook from those of other archives.
func IsWorkbook(head []byte) bool { return isArchive(head) && bytes.Contains(head, []byte("xl/")) }

func isArchive(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

const byteOrderMark = "\ufeff"

// headSize is how much of a table tells what stands between its cells.
const headSize = 1 << 12

// NewTable reads the head of a table. What it is, its first bytes tell. A
// workbook is read as a whole, text row by row.
func NewTable(r io.Reader) (*Table, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	first, _ := in.Peek(headSize)
	t := &Table{}
	if isArchive(first) {
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		rows, err := Read(data)
		if err != nil {
			return nil, err
		}
		t.next = cellsOf(rows)
	} else {
		t.next = textRows(in, first)
	}
	head, err := t.next()
	if errors.Is(err, io.EOF) || err == nil && len(head) == 0 {
		return nil, ErrNoHead
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrNoHead, err)
	}
	for _, name := range head {
		t.Head = append(t.Head, strings.TrimSpace(name))
	}
	return t, nil
}

// Next returns the next row, or io.EOF after the last. It may be shorter than
// the head, or longer.
func (t *Table) Next() ([]string, error) { return t.next() }

// Rows yields the rows that are left; an error ends them.
func (t *Table) Rows() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for {
			row, err := t.next()
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// Column returns the first column with a name, or -1.
func (t *Table) Column(name string) int { return slices.Index(t.Head, name) }

// Cell returns a cell of a row; the cells that a row does not reach are empty.
func Cell(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}

func cellsOf(rows [][]string) func() ([]string, error) {
	return func() ([]string, error) {
		if len(rows) == 0 {
			return nil, io.EOF
		}
		row := rows[0]
		rows = rows[1:]
		return row, nil
	}
}

// textRows reads text by the sign that its head line has most of.
func textRows(in *bufio.Reader, first []byte) func() ([]string, error) {
	if bytes.HasPrefix(first, []byte(byteOrderMark)) {
		_, _ = in.Discard(len(byteOrderMark)) // what was peeked can be discarded
	}
	line, _, _ := bytes.Cut(first, []byte("\n"))
	sign := ','
	for _, other := range ";\t" {
		if strings.Count(string(line), string(other)) > strings.Count(string(line), string(sign)) {
			sign = other
		}
	}
	if sign == '\t' && OwnHead(first) {
		return plainLines(in)
	}
	rows := csv.NewReader(in)
	rows.FieldsPerRecord, rows.Comma, rows.LazyQuotes = -1, sign, sign == '\t'
	return func() ([]string, error) {
		row, err := rows.Read()
		return verbatim(row), err
	}
}

// plainLines reads lines with tabs between the cells, which the program never
// quotes; a spreadsheet that saved them may have.
func plainLines(in *bufio.Reader) func() ([]string, error) {
	return func() ([]string, error) {
		line, err := in.ReadString('\n')
		if line == "" {
			return nil, err
		}
		row := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		for i, cell := range row {
			row[i] = unquoted(cell)
		}
		return verbatim(row), nil
	}
}

// unquoted takes off the quotes of a cell that has them only because of those
// inside it, which are doubled.
func unquoted(cell string) string {
	if len(cell) < 2 || cell[0] != '"' || cell[len(cell)-1] != '"' {
		return cell
	}
	inside := cell[1 : len(cell)-1]
	single := strings.ReplaceAll(inside, `""`, "")
	if single == inside || strings.Contains(single, `"`) {
		return cell
	}
	return strings.ReplaceAll(inside, `""`, `"`)
}

func verbatim(row []string) []string {
	for i, cell := range row {
		row[i] = record.Verbatim(cell)
	}
	return row
}
