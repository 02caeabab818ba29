// Package sheet reads the first sheet of an XLSX file as rows of text: what
// people fill in and give back. Formulas are read as the values that the
// spreadsheet left with them; looks are not read.
//
// The libraries were tried. excelize takes 6 ms at every start of the program, for
// what it compiles, and 2.5 MB of it; it reads sheets in the tests. xlsxreader
// 1.2.8 is light, but gives the first run of a cell of rich text only and the
// characters that XML cannot hold as they are written (_x000D_), takes a sheet
// that is cut off for a whole one, unpacks without a limit, and a string of number
// -1 ends the program from a goroutine of its own.
package sheet

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"

	"quotes/internal/lazy"
	"quotes/internal/unpack"
)

// Limits against files that unpack to more than a machine holds.
const (
	maxBytes   = 256 << 20 // unpacked
	maxColumns = 1 << 14   // of the file format
	maxRows    = 1 << 20
)

// ErrNoSheet says that a file is no workbook, or has no sheet.
var ErrNoSheet = errors.New("no sheet of a spreadsheet in it")

// Read returns the rows of the first sheet of a workbook. Empty rows and cells
// before the last are empty; the rest of a row is left out.
func Read(data []byte) ([][]string, error) {
	z, err := unpack.New(context.Background(), maxBytes).Open(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoSheet, err)
	}
	name, err := firstSheet(z)
	if err != nil {
		return nil, err
	}
	r := reader{}
	if err := readPart(z, "xl/sharedStrings.xml", &r.shared); err != nil && !errors.Is(err, unpack.ErrMissing) {
		return nil, err
	}
	var sheet worksheet
	if err := readPart(z, name, &sheet); err != nil {
		return nil, err
	}
	return r.rows(&sheet)
}

// The parts of a workbook, as far as they are read.
type (
	workbook struct {
		Sheets []struct {
			ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	richText struct {
		Text string   `xml:"t"`
		Runs []string `xml:"r>t"`
	}
	sharedStrings struct {
		Items []richText `xml:"si"`
	}
	worksheet struct {
		Rows []struct {
			N     int `xml:"r,attr"`
			Cells []struct {
				At     string   `xml:"r,attr"`
				Type   string   `xml:"t,attr"`
				Value  string   `xml:"v"`
				Inline richText `xml:"is"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
)

func (t richText) String() string { return unescape(t.Text + strings.Join(t.Runs, "")) }

func readPart(z *unpack.Archive, name string, into any) error {
	data, err := z.Read(name)
	if err == nil {
		err = xml.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrNoSheet, name, err)
	}
	return nil
}

// firstSheet returns the name of the part that holds the first sheet.
func firstSheet(z *unpack.Archive) (string, error) {
	var book workbook
	var rels relations
	if err := errors.Join(readPart(z, "xl/workbook.xml", &book), readPart(z, "xl/_rels/workbook.xml.rels", &rels)); err != nil {
		return "", err
	}
	for _, r := range rels.List {
		if len(book.Sheets) > 0 && r.ID == book.Sheets[0].ID {
			if absolute, ok := strings.CutPrefix(r.Target, "/"); ok {
				return absolute, nil
			}
			return path.Join("xl", r.Target), nil
		}
	}
	return "", ErrNoSheet
}

type reader struct{ shared sharedStrings }

func (r *reader) rows(sheet *worksheet) ([][]string, error) {
	var out [][]string
	for _, row := range sheet.Rows {
		n := row.N
		if n == 0 {
			n = len(out) + 1
		}
		if n <= len(out) || n > maxRows {
			return nil, fmt.Errorf("%w: row %d is out of order", ErrNoSheet, n)
		}
		for len(out) < n {
			out = append(out, nil)
		}
		for _, c := range row.Cells {
			column := len(out[n-1])
			if c.At != "" {
				column = columnOf(c.At)
			}
			if column < len(out[n-1]) || column >= maxColumns {
				return nil, fmt.Errorf("%w: cell %s is out of order", ErrNoSheet, c.At)
			}
			for len(out[n-1]) < column {
				out[n-1] = append(out[n-1], "")
			}
			out[n-1] = append(out[n-1], r.text(c.Type, c.Value, c.Inline))
		}
	}
	return out, nil
}

// text returns what a cell shows, but for the looks of numbers and dates.
func (r *reader) text(kind, value string, inline richText) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(r.shared.Items) {
			return r.shared.Items[i].String()
		}
		return ""
	case "inlineStr":
		return inline.String()
	case "str":
		return unescape(value)
	}
	return value
}

// columnOf returns the index of the column in the name of a cell: 2 of C7.
func columnOf(cell string) int {
	n := 0
	for _, r := range cell {
		if r < 'A' || r > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// escape is a character as spreadsheets write those that XML cannot hold.
var escape = lazy.MustCompile(`_x([0-9A-Fa-f]{4})_`)

func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(utf16.Decode([]uint16{uint16(n)}))
	})
}
