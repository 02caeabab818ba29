package format

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"quotes/cmd/internal/format/marking"
	"quotes/cmd/internal/terminal"
	"quotes/internal/lazy"
)

// A sheet is one of a workbook, with a header. Rows go out as they come, so
// that a sheet of any length takes no memory; a library that holds the sheet,
// or keeps it in a file of its own, could not.
//
// Cells are strings that a spreadsheet never runs as formulas; confidences and
// lines are numbers, so that they sort.
type sheet struct {
	names []string
	rows  io.Writer
	n     int // rows so far
}

// maxRows is how many rows a sheet holds, and maxCell how many UTF-16 units a
// cell does: limits of the file format.
const (
	maxRows = 1 << 20
	maxCell = 32767
)

// A sheetColumn is how a column looks.
type sheetColumn struct {
	width  int // in characters
	number bool
	style  int // index into cellXfs of the styles
}

// The styles of xlsx/styles.xml.
const (
	stylePlain = iota
	styleHead
	styleWrap
	styleFill
	styleHeadFill
	styleFraction
)

// sheetColumns are the columns that are not as wide as most, by name.
var sheetColumns = map[string]sheetColumn{
	"doc": {24, false, styleWrap}, "speaker": {22, false, styleWrap}, "role": {22, false, styleWrap}, "organization": {18, false, styleWrap},
	"quote": {60, false, styleWrap}, "context": {60, false, styleWrap}, "mention": {18, false, styleWrap}, "why": {40, false, styleWrap},
	"confidence": {11, true, styleFraction}, "line": {7, true, stylePlain}, "start": {9, true, stylePlain}, "end": {9, true, stylePlain},
	"text": {60, false, styleWrap}, "passage": {60, false, styleWrap}, "sentence": {60, false, styleWrap}, "difference": {60, false, styleWrap},
	"verdict": {14, false, stylePlain}, "verdict_why": {40, false, styleWrap}, "passage_source": {24, false, styleWrap},
	"score": {8, true, styleFraction}, "matches": {9, true, stylePlain}, "passage_line": {9, true, stylePlain},
	"quotes": {8, true, stylePlain}, "words": {8, true, stylePlain}, "documents": {11, true, stylePlain}, "repeats": {9, true, stylePlain},
	"quote_share": {12, true, styleFraction}, "word_share": {12, true, styleFraction}, "document_share": {15, true, styleFraction},
	"first_doc": {24, false, styleWrap}, "first_line": {10, true, stylePlain}, "roles": {40, false, styleWrap}, "aliases": {30, false, styleWrap}, "key": {30, false, styleWrap},
	"people": {9, true, stylePlain}, "in_group": {10, true, styleFraction}, "in_group_low": {14, true, styleFraction}, "in_group_high": {14, true, styleFraction},
	"in_known": {10, true, styleFraction}, "in_known_low": {14, true, styleFraction}, "in_known_high": {14, true, styleFraction},
	"people_in_known": {16, true, styleFraction}, "people_in_known_low": {20, true, styleFraction}, "people_in_known_high": {20, true, styleFraction},
	"value": {60, false, styleWrap}, "sha256": {70, false, stylePlain}, "correct_speaker": {22, false, styleFill}, "checked": {10, false, styleFill},
}

func sheetColumnOf(name string) sheetColumn {
	if c, ok := sheetColumns[name]; ok {
		return c
	}
	return sheetColumn{12, false, stylePlain}
}

// head writes the widths of the columns, the frozen pane and the header.
func (x *sheet) head() error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, name := range x.names {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, sheetColumnOf(name).width)
	}
	b.WriteString("</cols><sheetData>")
	x.n++
	b.WriteString(`<row r="1">`)
	for i, name := range x.names {
		style := styleHead
		if sheetColumnOf(name).style == styleFill {
			style = styleHeadFill
		}
		stringCell(&b, cellName(i, 1), style, name)
	}
	b.WriteString("</row>")
	_, err := io.WriteString(x.rows, b.String())
	return err
}

var errTooManyRows = errors.New("a sheet holds no more than 1,048,576 rows; use csv, or a folder with a file for each input")

// row writes a row of cells.
func (x *sheet) row(cells []string) error {
	if x.n == maxRows {
		return errTooManyRows
	}
	x.n++
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d" ht="%d">`, x.n, x.height(cells))
	for i, cell := range cells {
		sheetCell(&b, cellName(i, x.n), sheetColumnOf(x.names[i]), cell)
	}
	b.WriteString("</row>")
	_, err := io.WriteString(x.rows, b.String())
	return err
}

// The height of a line and the greatest of a row, in points.
const (
	lineHeight = 15
	maxHeight  = 405
)

// height returns the height of a row that shows its cells whole: not every
// program works that out when it opens a file. Text of more than the greatest
// height is cut off on the screen only.
func (x *sheet) height(cells []string) int {
	lines := 1
	for i, cell := range cells {
		c := sheetColumnOf(x.names[i])
		if c.style != styleWrap || terminal.Width(cell) < c.width {
			continue
		}
		if lines = max(lines, len(terminal.Wrap(terminal.Clean(cell), c.width-1))); lines*lineHeight >= maxHeight {
			return maxHeight
		}
	}
	return lines * lineHeight
}

// sheetCell writes a cell; an empty one only where its looks show.
func sheetCell(b *strings.Builder, at string, c sheetColumn, text string) {
	switch {
	case text == "" && c.style != styleFill:
	case text == "":
		fmt.Fprintf(b, `<c r="%s" s="%d"/>`, at, c.style)
	case c.number && isNumeric(text):
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, at, c.style, marking.XMLText(text))
	default:
		stringCell(b, at, c.style, text)
	}
}

// isNumeric says that a cell is a number in the only form that a file knows.
func isNumeric(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && strings.Trim(text, "0123456789.") == ""
}

func stringCell(b *strings.Builder, at string, style int, text string) {
	fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, marking.XMLText(sheetText(text)))
}

// escapeLike is what spreadsheets read as a character: _x000D_ is a line break.
var escapeLike = lazy.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// sheetText writes a text so that a spreadsheet shows it as it is, cut to what
// a cell holds.
func sheetText(s string) string {
	if units := utf16.Encode([]rune(s)); len(units) > maxCell {
		s = strings.TrimRight(string(utf16.Decode(units[:maxCell-1])), "\uFFFD") + "…"
	}
	return escapeLike.ReplaceAllString(s, "_x005F_$1")
}

// cellName returns the name of a cell, such as C7, of a column from 0 on.
func cellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return fmt.Sprintf("%s%d", name, row)
}

// close ends the sheet, with lists to choose from where there are any.
func (x *sheet) close(lists string) error {
	last := cellName(len(x.names)-1, x.n)
	_, err := fmt.Fprintf(x.rows, `</sheetData><autoFilter ref="A1:%s"/>%s<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`, last, lists)
	return err
}
