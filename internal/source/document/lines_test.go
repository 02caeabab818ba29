package document

import (
	"reflect"
	"testing"
)

// TestLineStarts holds that lines are those of the file, whatever ends them and
// whatever the text leaves out.
func TestLineStarts(t *testing.T) {
	w := &Writer{Raw: "<p>\n\none\ntwo</p>\n<p>&amp;</p>"}
	w.Words(5, 12)
	w.Paragraph()
	w.Other("&", 20, 25)
	mapped := w.Document(HTML)
	for _, c := range []struct {
		name string
		doc  *Document
		want []int
	}{
		{"plain text", &Document{Text: "a\nb"}, nil},
		{"CR", &Document{Text: "a\rb\r"}, []int{0, 2, 4}},
		{"no map", &Document{Text: "a\rb", Marked: true}, nil},
		{"map", mapped, []int{0, 0, 0, 4, 9}},
	} {
		if got := c.doc.LineStarts(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}
