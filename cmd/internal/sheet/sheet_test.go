package sheet

import (
	"bytes"
	"slices"
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
