package format

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"quotes/cmd/internal/format/formattest"
	"quotes/internal/record"
)

// openSheet opens a file with a library that had no part in writing it.
func openSheet(t *testing.T, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func readXLSX(t *testing.T, out []byte, doc *record.Document) []found {
	rows, err := openSheet(t, out).GetRows("quotes", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return fromRows(rows, doc)
}

// TestXLSX looks at what people need of the sheet: a frozen header, a filter,
// no formula whatever a text holds, and room to correct.
func TestXLSX(t *testing.T) {
	format, _ := ByName("xlsx")
	f := openSheet(t, render(t, format, Options{}, formattest.Document(t, "hostile")))
	panes, err := f.GetPanes("quotes")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes: %+v, %v", panes, err)
	}
	rows, err := f.GetRows("quotes")
	if err != nil {
		t.Fatal(err)
	}
	for y := range rows {
		for x := range record.Columns() {
			if formula, _ := f.GetCellFormula("quotes", cellName(x, y+1)); formula != "" {
				t.Errorf("%s is a formula: %s", cellName(x, y+1), formula)
			}
		}
	}
	if !slices.Equal(rows[0], record.Columns()) {
		t.Errorf("the columns are %q", rows[0])
	}
	wrapped, _ := f.GetCellStyle("quotes", "I2")
	if style, err := f.GetStyle(wrapped); err != nil || style.Alignment == nil || !style.Alignment.WrapText {
		t.Errorf("quotes are not wrapped: %v", err)
	}
}

// TestXLSXHeights expects rows as high as their wrapped text, up to the most.
func TestXLSXHeights(t *testing.T) {
	var b bytes.Buffer
	rows := [][]string{{"id", "quote"}, {"q1", "Short."}, {"q2", strings.Repeat("Some words. ", 12)}, {"q3", strings.Repeat("Some words. ", 1000)}}
	if err := WriteSheet(&b, rows, nil); err != nil {
		t.Fatal(err)
	}
	f := openSheet(t, b.Bytes())
	for i, want := range []float64{lineHeight, 3 * lineHeight, maxHeight} {
		if got, err := f.GetRowHeight(f.GetSheetName(0), i+2); err != nil || got != want {
			t.Errorf("row %d is %v high, want %v (%v)", i+2, got, want, err)
		}
	}
}

// TestXLSXFilter expects a filter over all rows.
func TestXLSXFilter(t *testing.T) {
	format, _ := ByName("xlsx")
	sheet := string(formattest.Unzipped(t, render(t, format, Options{}, formattest.Document(t, "council"))))
	all := "A1:" + cellName(len(record.Columns())-1, 12)
	if !strings.Contains(sheet, `</sheetData><autoFilter ref="`+all+`"/>`) {
		t.Errorf("no filter over all rows: %s", sheet[len(sheet)-80:])
	}
}

func TestSheetText(t *testing.T) {
	long := strings.Repeat("a", maxCell-2) + "🍰🍰"
	tests := map[string]string{"_x000D_": "_x005F_x000D_", "x_x00_": "x_x00_", long: long[:maxCell-2] + "…"}
	for text, want := range tests {
		if got := sheetText(text); got != want {
			t.Errorf("%.20q: got %.20q…, want %.20q…", text, got[max(0, len(got)-20):], want)
		}
	}
}

func TestCellName(t *testing.T) {
	for column, want := range map[int]string{0: "A1", 25: "Z1", 26: "AA1", 701: "ZZ1", 702: "AAA1"} {
		if got := cellName(column, 1); got != want {
			t.Errorf("%d: got %s, want %s", column, got, want)
		}
	}
}

// TestXLSXChoices opens a file with a library that had no part in writing it: the
// column correct_speaker offers the speakers of the row's document, each document
// its own, and the last sheet tells how the file was made.
func TestXLSXChoices(t *testing.T) {
	format, _ := ByName("xlsx")
	sum, date := strings.Repeat("0a", 32), "2026-05-01T08:00:00Z"
	docs := []*record.Document{formattest.Document(t, "council"), formattest.Document(t, "hostile")}
	for _, d := range docs {
		d.Run = &record.Run{Program: "quotes", Version: "v1", Weights: "ff", Options: map[string]string{"genre": "news"}, Sources: []record.RunSource{{Name: d.Doc, SHA256: &sum, Date: &date}}, SourcesRead: 1}
	}
	f := openSheet(t, render(t, format, Options{}, docs...))
	lists, err := f.GetDataValidations("quotes")
	if err != nil || len(lists) != len(docs) {
		t.Fatalf("%d lists, %v", len(lists), err)
	}
	first := 2
	for i, d := range docs {
		column := strings.TrimRight(cellName(slices.Index(record.Columns(), "correct_speaker"), 1), "1")
		if want := column + strconv.Itoa(first) + ":" + column + strconv.Itoa(first+len(d.Quotes)-1); lists[i].Sqref != want {
			t.Errorf("%s: the list is for %s, want %s", d.Doc, lists[i].Sqref, want)
		}
		first += len(d.Quotes)
		var want, got []string
		for _, s := range d.Everybody() {
			if s.Named {
				want = append(want, s.Name)
			}
		}
		from, to, _ := strings.Cut(strings.TrimPrefix(lists[i].Formula1, "speakers!$B$"), ":$B$")
		for row := number(t, from); row <= number(t, to); row++ {
			name, _ := f.GetCellValue("speakers", "B"+strconv.Itoa(row))
			got = append(got, name)
		}
		if want = append(want, "-", "!term"); !slices.Equal(got, want) {
			t.Errorf("%s: offers %q, want %q", d.Doc, got, want)
		}
	}
	rows, err := f.GetRows("run")
	if err != nil || len(rows) != 8 || !slices.Equal(rows[7], []string{"source", docs[1].Doc, sum, date}) || !slices.Equal(rows[4][:2], []string{"genre", "news"}) {
		t.Errorf("the run: %q, %v", rows, err)
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
