package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestRead reads what a library that had no part in this package has written.
func TestRead(t *testing.T) {
	f := excelize.NewFile()
	cells := map[string]any{"A1": "Claim", "C1": "Who", "A2": "“=1+1” & <b>", "C2": 3.5, "A4": "last", "B4": true}
	for at, value := range cells {
		if err := f.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellRichText("Sheet1", "D4", []excelize.RichTextRun{{Text: "two "}, {Text: "runs"}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Claim", "", "Who"}, {"“=1+1” & <b>", "", "3.5"}, nil, {"last", "1", "", "two runs"}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// bookOf returns a file with one sheet of some rows.
func bookOf(t *testing.T, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>one</t></si></sst>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReadOddCells reads what few programs write, and refuses a sheet that is cut
// off or that unpacks to more than the limit.
func TestReadOddCells(t *testing.T) {
	const end = `</sheetData></worksheet>`
	for rows, want := range map[string]string{
		`<row r="1"><c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c></row>`: "two runs",
		`<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c></row>`:                                    "a\rb",
		`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`:                                              "one",
		`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`:                                             "",
		`<row><c><v>1</v></c></row>`:                                                                 "1",
	} {
		got, err := Read(bookOf(t, rows+end))
		if err != nil || len(got) != 1 || got[0][0] != want {
			t.Errorf("%s: %q, %v, and not %q", rows, got, err, want)
		}
	}
	for name, rows := range map[string]string{
		"cut off": `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"`,
		"a bomb":  `<row r="1"><c r="A1"><v>` + strings.Repeat("1", 64<<20) + `</v></c></row>` + end,
	} {
		if got, err := Read(bookOf(t, rows)); !errors.Is(err, ErrNoSheet) {
			t.Errorf("%s: %d rows, %v", name, len(got), err)
		}
	}
}

// FuzzRead reads any bytes without a panic.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := excelize.NewFile().Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = Read(data) })
}
