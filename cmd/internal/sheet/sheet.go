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
	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// Limits against files that unpack to more than a machine holds.
const (
	maxBytes   = 256 << 20 // unpacked
	maxParts   = 1 << 20   // bytes of the lists of sheets, which hold some lines
	maxColumns = 1 << 14   // of the file format
	maxRows    = 1 << 20
	maxCells   = 5_000_000 // with the empty ones before the last of a row
)

// What is wrong with a workbook.
var (
	ErrNoSheet  = errors.New("no sheet of a spreadsheet in it")
	errTooLarge = fmt.Errorf("%w: more than %d cells", ErrNoSheet, maxCells)
)

// Read returns the rows of the first sheet of a workbook. Empty rows and cells
// before the last are empty; the rest of a row is left out.
func Read(data []byte) ([][]string, error) {
	z, err := unpack.New(context.Background(), maxBytes).Open(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoSheet, err)
	}
	name, err := firstSheet(z.Within(unpack.New(context.Background(), maxParts)))
	if err != nil {
		return nil, err
	}
	r := reader{}
	if err := r.part(z, "xl/sharedStrings.xml", "si", r.string); err != nil && !errors.Is(err, unpack.ErrMissing) {
		return nil, err
	}
	if err := r.part(z, name, "row", r.row); err != nil {
		return nil, err
	}
	return r.rows, nil
}

// The lists of a workbook, as far as they are read.
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
)

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

// A reader reads the cells of a sheet, one after the other.
type reader struct {
	xml    *document.XMLReader
	shared []string
	rows   [][]string
	cells  int // in rows
}

// part calls read in each element of a name in a part.
func (r *reader) part(z *unpack.Archive, name, element string, read func(xml.StartElement) error) error {
	data, err := z.Read(name)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrNoSheet, name, err)
	}
	r.xml = document.NewXMLReader(name, data)
	r.xml.Strict = true
	for {
		t, err := r.xml.Next()
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == element {
			err = read(e)
		}
		switch {
		case errors.Is(err, ErrNoSheet):
			return err
		case err != nil:
			return fmt.Errorf("%w: %s: %w", ErrNoSheet, name, err)
		case t == nil:
			return nil
		}
	}
}

// string reads a string that cells share.
func (r *reader) string(xml.StartElement) error {
	text, err := r.rich()
	if r.shared = append(r.shared, text); len(r.shared) > maxCells {
		return errTooLarge
	}
	return err
}

// row reads a row.
func (r *reader) row(e xml.StartElement) error {
	n := len(r.rows) + 1
	if at := document.XMLAttr(e, "r"); at != "" {
		var err error
		if n, err = strconv.Atoi(at); err != nil || n <= len(r.rows) || n > maxRows {
			return fmt.Errorf("%w: row %s is out of order", ErrNoSheet, at)
		}
	}
	for len(r.rows) < n {
		r.rows = append(r.rows, nil)
	}
	for depth := r.xml.Depth; ; {
		t, err := r.xml.Next()
		if err != nil || t == nil || r.xml.Depth < depth {
			return err
		}
		if c, ok := t.(xml.StartElement); ok && c.Name.Local == "c" {
			if err := r.cell(c); err != nil {
				return err
			}
		}
	}
}

// cell reads a cell of the last row.
func (r *reader) cell(c xml.StartElement) error {
	row := &r.rows[len(r.rows)-1]
	column, at := len(*row), document.XMLAttr(c, "r")
	if at != "" {
		column = columnOf(at)
	}
	if column < len(*row) || column >= maxColumns {
		return fmt.Errorf("%w: cell %s is out of order", ErrNoSheet, at)
	}
	if r.cells += column + 1 - len(*row); r.cells > maxCells {
		return errTooLarge
	}
	for len(*row) < column {
		*row = append(*row, "")
	}
	value, err := r.value(document.XMLAttr(c, "t"))
	*row = append(*row, value)
	return err
}

// value reads what a cell shows, but for the looks of numbers and dates.
func (r *reader) value(kind string) (string, error) {
	value, inline := "", ""
	for depth := r.xml.Depth; ; {
		t, err := r.xml.Next()
		if err != nil || t == nil || r.xml.Depth < depth {
			return r.text(kind, value, inline), err
		}
		switch e, _ := t.(xml.StartElement); e.Name.Local {
		case "v":
			value, err = r.characters()
		case "is":
			inline, err = r.rich()
		}
		if err != nil {
			return "", err
		}
	}
}

// rich reads the text of the open element: its own, and that of its runs, but not
// how it is spoken.
func (r *reader) rich() (string, error) {
	var b strings.Builder
	for depth := r.xml.Depth; ; {
		t, err := r.xml.Next()
		if err != nil || t == nil || r.xml.Depth < depth {
			return unescape(b.String()), err
		}
		switch e, _ := t.(xml.StartElement); e.Name.Local {
		case "t":
			text, err := r.characters()
			if err != nil {
				return "", err
			}
			b.WriteString(text)
		case "rPh":
			if err := r.xml.Skip(); err != nil {
				return "", err
			}
		}
	}
}

// characters reads the characters of the open element.
func (r *reader) characters() (string, error) {
	var b strings.Builder
	for depth := r.xml.Depth; ; {
		t, err := r.xml.Next()
		if err != nil || t == nil || r.xml.Depth < depth {
			return b.String(), err
		}
		if data, ok := t.(xml.CharData); ok {
			b.Write(data)
		}
	}
}

// text returns what a cell shows by its value and its inline text.
func (r *reader) text(kind, value, inline string) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(r.shared) {
			return r.shared[i]
		}
		return ""
	case "inlineStr":
		return inline
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
