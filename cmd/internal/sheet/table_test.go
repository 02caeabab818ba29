package sheet

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestTable reads the same two rows in every form that a table comes in.
func TestTable(t *testing.T) {
	book := excelize.NewFile()
	for at, value := range map[string]string{"A1": " doc ", "B1": "id", "C1": "kind", "A2": "a;b.txt", "B2": "=1, \"so\" to say", "C2": "x"} {
		if err := book.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	var workbook bytes.Buffer
	if err := book.Write(&workbook); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"commas":              "doc,id,kind\na;b.txt,\"'=1, \"\"so\"\" to say\",x\n",
		"byte order mark":     "\ufeffdoc,id,kind\r\na;b.txt,\"'=1, \"\"so\"\" to say\",x\r\n",
		"semicolons":          "doc;id;kind\n\"a;b.txt\";\"=1, \"\"so\"\" to say\";x\n",
		"own tabs":            "doc\tid\tkind\tstatus\na;b.txt\t=1, \"so\" to say\tx\topen\n",
		"own tabs, saved":     "doc\tid\tkind\tstatus\r\na;b.txt\t\"=1, \"\"so\"\" to say\"\tx\topen\r\n",
		"somebody's tabs":     "doc\tid\na;b.txt\t\"=1, \"\"so\"\" to say\"\n",
		"no line at the end":  "doc,id\na;b.txt,\"=1, \"\"so\"\" to say\"",
		"a workbook":          workbook.String(),
		"a row that is short": "doc,id,kind\na;b.txt,\"=1, \"\"so\"\" to say\"\n",
	} {
		table, err := NewTable(strings.NewReader(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		row, err := table.Next()
		if want := []string{"a;b.txt", `=1, "so" to say`}; err != nil || !slices.Equal(row[:2], want) {
			t.Errorf("%s: got %q, %v", name, row, err)
		}
		if table.Column("doc") != 0 || table.Column("id") != 1 || table.Column("no") != -1 || Cell(row, -1) != "" || Cell(row, 9) != "" {
			t.Errorf("%s: the head is %q", name, table.Head)
		}
		if _, err := table.Next(); !errors.Is(err, io.EOF) {
			t.Errorf("%s: no end, but %v", name, err)
		}
	}
}

// TestNoTable expects a message of what has no head.
func TestNoTable(t *testing.T) {
	for _, text := range []string{"", "\ufeff", "PK\x03\x04no workbook"} {
		if _, err := NewTable(strings.NewReader(text)); err == nil {
			t.Errorf("%q is a table", text)
		}
	}
}
