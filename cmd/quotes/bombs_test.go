package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"quotes/cmd/internal/cli"
)

// A bomb is a small input that asks for much memory or time.
type bomb struct {
	file string // its name; .txt: its text goes into the command as it is
	text string
	flag string // by which it is given; empty: it is the document
	said string // what the program says of it; empty: it is read
}

// Bounds of what a bomb may take: the most bytes at once, and bytes in all, which
// stand for the time.
const (
	mostOfABomb   = 256 << 20
	mostForABomb  = 1 << 30
	bytesOfABomb  = 2 << 20 // of those that are not small
	notLikeAPage  = "holds more tags than a web page does"
	notLikeASheet = "more than 5000000 cells"
	tooLongATag   = "a tag of more than 1 MiB"
)

// bombs lists bombs of every kind.
func bombs(t *testing.T) map[string]bomb {
	attributes := repeated(`a="" `, bytesOfABomb)
	open := func(n int) string { return numbered("<b id=%s%s>", n*len("<b id=BaaRoa>"), 1) }
	return map[string]bomb{
		"looks that are opened again": {"a.html", "<html><body><p>" + open(400) + "</p>" + repeated("<p>x</p>", bytesOfABomb), "", notLikeAPage},
		"looks in a small page":       {"a.html", "<html><body><p>" + open(400) + "</p>" + repeated("<p>x</p>", 40_000), "", notLikeAPage},
		"nested inline tags":          {"a.html", "<html><body>" + repeated("<b><i><u><s>x", 40_000), "", "nested too deeply"},
		"unknown tags":                {"a.html", "<html><body>" + repeated("<foo>x ", bytesOfABomb/8), "", ""},
		"ends of nothing":             {"a.html", "<html><body>" + repeated("x</b>", bytesOfABomb/4), "", ""},
		"starts of nothing":           {"a.html", "<html><body>" + repeated("x<td>", bytesOfABomb/4), "", ""},
		"spans in paragraphs":         {"a.html", "<html><body>" + repeated("<p>"+repeated("<span>", 2400)+"x</p>", bytesOfABomb), "", ""},
		"attributes of a page":        {"a.html", "<html><body><p " + numbered("%s%s ", bytesOfABomb/2, 1) + ">x</p>", "", ""},
		"tags of a fragment":          {"a.jsonl", `{"text": "<p>` + open(400) + `</p>` + repeated("<p>x</p>", bytesOfABomb) + `"}`, "", ""},
		"attributes of TEI":           {"a.tei", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p ` + attributes + `>x</p></body></text></TEI>`, "", tooLongATag},
		"attributes of a feed":        {"a.rss", `<rss><channel><item ` + attributes + `><description>x</description></item></channel></rss>`, "", tooLongATag},
		"entities of XML":             {"a.tei", `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "x">` + entities(12) + `]><TEI><text><body><p>&e12;</p></body></text></TEI>`, "", ""},
		"anchors of front matter":     {"a.md", "---\n" + anchors("x") + "title: *e9\n---\n\nA text.\n", "", ""},
		"anchors of people":           {"p.yaml", "people:\n- name: Jo\n  aliases:\n    - &e0 [x, x, x, x, x, x, x, x, x]\n" + aliases(9), "--people", "where a word or a list of words belongs"},
		"cells far to the right":      {"p.xlsx", sheetOf(t, numberedRows(4000, `<row r="%[1]d"><c r="XFD%[1]d"/></row>`)), "--people", notLikeASheet},
		"cells of a row":              {"p.xlsx", sheetOf(t, `<row>`+repeated("<c/>", 400_000)+`</row>`), "--people", "is out of order"},
		"elements in a cell":          {"p.xlsx", sheetOf(t, `<row><c>`+strings.Repeat("<v>", 200_000)), "--people", "elements inside each other"},
		"attributes of a cell":        {"p.xlsx", sheetOf(t, `<row><c `+repeated(`a="" `, bytesOfABomb/2)+`/></row>`), "--people", tooLongATag},
	}
}

// TestBombs holds that no small input fills the memory or takes for ever.
func TestBombs(t *testing.T) {
	t.Setenv("GOGC", "20")
	for name, b := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := written(t, dir, b.file, b.text)
			args := []string{"extract", "-j", "1", "-f", "jsonl", "--per", "doc"}
			if b.flag == "" {
				args = append(args, path)
			} else {
				args = append(args, b.flag, path, written(t, dir, "a.txt", "“Yes,” said Jo Ek."))
			}
			a, code, said := accounted(t, "", args...)
			t.Logf("%d bytes: %d MB at once, %d MB in all; %s", len(b.text), a.Peak>>20, a.Bytes>>20, said)
			if a.Peak > mostOfABomb || a.Bytes > mostForABomb {
				t.Errorf("%d bytes take %d MB at once, %d MB in all", len(b.text), a.Peak>>20, a.Bytes>>20)
			}
			switch {
			case b.said == "" && code != cli.ExitOK, b.said != "" && (code != cli.ExitError || !strings.Contains(said, b.said)):
				t.Errorf("exit code %d, %q; want %q", code, said, b.said)
			}
		})
	}
}

// entities are entities of XML of ten of the one before each.
func entities(n int) string {
	var b strings.Builder
	b.WriteString(`<!ENTITY e0 "xxxxxxxxxx">`)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	return b.String()
}

// anchors are lists of YAML of nine of the one before each.
func anchors(word string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "e0: &e0 [%s]\n", word)
	for i := 1; i <= 9; i++ {
		fmt.Fprintf(&b, "e%d: &e%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*e%d, ", i-1), 9), ", "))
	}
	return b.String()
}

// aliases are items of a list of YAML, each of nine of the one before.
func aliases(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "    - &e%d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*e%d, ", i-1), 9), ", "))
	}
	return b.String()
}

// numberedRows repeats a format with the numbers from 1.
func numberedRows(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return b.String()
}

// sheetOf is a workbook with one sheet.
func sheetOf(t *testing.T, rows string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store}) // no ratio gives it away
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
