package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"quotes/internal/source/document"
)

// file writes a PDF of one page of 400 by 300 points with a content, in Helvetica
// whose widths the file does not give; page is what else the page says.
func file(content, page string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R" + page + ">>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

// at draws words at a place.
func at(x, y float64, words string) string {
	return fmt.Sprintf("BT /F 10 Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET\n", x, y, words)
}

func textOf(t *testing.T, data []byte) string {
	t.Helper()
	doc, err := Read(document.Input{Ctx: context.Background(), Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(doc.Text)
}

// columnsOf draws rows of two columns, or of more, each 80 points wide.
func columnsOf(n int, gap float64) string {
	var b strings.Builder
	words := []string{"left column of words", "middle and its words", "other words come last"}
	for i := range 10 {
		for k := range n {
			b.WriteString(at(20+float64(k)*(97+gap), 250-12*float64(i), fmt.Sprintf("%s %c", words[k], 'a'+i)))
		}
	}
	return b.String()
}

func TestLayout(t *testing.T) {
	for name, c := range map[string]struct{ content, page, want string }{
		"space under a letter": {"BT /F 10 Tf 1 0 0 1 20 200 Tm (Th) Tj 7.2 0 Td [( )-165(e harbour)] TJ ET", "", "The harbour"},
		"space between words":  {"BT /F 10 Tf 1 0 0 1 20 200 Tm (The) Tj 16.7 0 Td ( harbour) Tj ET", "", "The harbour"},
		"narrow space":         {at(20, 200, "of") + at(29.8, 200, "reanimating"), "", "of reanimating"},
		"negative spacing":     {"BT /F 10 Tf -4 Tc 1 0 0 1 20 200 Tm [(H)-400(A)-380(L)-400(L)] TJ ET", "", "HALL"},
		"drawn twice":          {at(20, 200, "bold words") + at(20.4, 200, "bold words"), "", "bold words"},
		"outside the page":     {at(20, 200, "seen") + at(20, 320, "job 17 of a printer"), "", "seen"},
		"outside what is seen": {at(20, 200, "seen") + at(20, 280, "trim here"), "/CropBox[0 0 400 270]", "seen"},
		"number of a note":     {at(20, 200, "inter-bank networks.") + "BT /F 6 Tf 1 0 0 1 111 204 Tm (12) Tj ET\n" + at(122, 200, "But no"), "", "inter-bank networks. But no"},
		"exponent":             {at(20, 200, "10") + "BT /F 6 Tf 1 0 0 1 31.2 204 Tm (6) Tj ET\n" + at(38, 200, "bytes"), "", "106 bytes"},
		"bullets":              {at(20, 200, "\\225 one thing is") + at(20, 188, "\\225 another thing"), "", "• one thing is\n\n• another thing"},
		"on its side":          {"BT /F 10 Tf 0 1 -1 0 100 20 Tm (first line) Tj 0 -12 Td (second) Tj ET", "/Rotate 90", "first line second"},
	} {
		if got := textOf(t, file(c.content, c.page)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestColumns(t *testing.T) {
	for name, content := range map[string]string{"narrow": columnsOf(2, 8), "wide": columnsOf(2, 30), "three": columnsOf(3, 20)} {
		got := textOf(t, file(content, ""))
		if !strings.HasPrefix(got, "left column of words a left column of words b") || strings.LastIndex(got, "left") > strings.Index(got, "middle") ||
			name == "three" && strings.LastIndex(got, "middle") > strings.Index(got, "other") {
			t.Errorf("%s: %q", name, got)
		}
	}
	notes := ""
	for i := range 6 {
		notes += at(20, 200-14*float64(i), fmt.Sprint(3*i+4)) + at(60, 200-14*float64(i), "What a note says at some length.")
	}
	if got := textOf(t, file(notes, "")); !strings.HasPrefix(got, "4") || strings.Index(got, "What") > strings.Index(got, "7") {
		t.Errorf("notes: %q", got)
	}
}

// TestMended reads files whose table of objects is cut off or leads astray.
func TestMended(t *testing.T) {
	whole := file(at(20, 200, "What was saved."), "")
	astray := bytes.Replace(whole, []byte("1 0 obj"), []byte("\n\n\n1 0 obj"), 1)
	for name, data := range map[string][]byte{"cut": whole[:bytes.Index(whole, []byte("xref"))], "astray": astray} {
		if got := textOf(t, data); got != "What was saved." {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := Read(document.Input{Ctx: context.Background(), Data: []byte("%PDF-1.4\nnothing\n%%EOF\n")}); err == nil {
		t.Error("a file without objects is read")
	}
}

// TestTree ends at a tree of pages that holds itself, and reads the page beside.
func TestTree(t *testing.T) {
	data := bytes.Replace(file(at(20, 200, "What was saved."), ""), []byte("/Kids[3 0 R]"), []byte("/Kids[3 0 R 2 0 R 2 0 R]"), 1)
	if got := textOf(t, data); !strings.HasPrefix(got, "What was saved.") {
		t.Errorf("%q", got)
	}
}
