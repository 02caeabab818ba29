// Package marking is what the formats share that mark quotes in their text: the
// text with its code points counted, pieces that nest, addresses, escapes.
package marking

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"quotes/internal/record"
)

// A Text is the text of a document, with its code points counted.
type Text struct {
	Text    string
	offsets []int // of each code point, in bytes; nil where all take one
	astral  []int // the code points that UTF-16 writes with two units, in order
}

// CheckText says whether a record holds its text and counts in code points;
// one that does not is a mistake of the caller's. See Format.NeedsText.
func CheckText(doc *record.Document) error {
	switch {
	case doc.Text == nil:
		return fmt.Errorf("%s: the record does not hold the text", doc.Doc)
	case doc.OffsetUnit != record.CodePoints:
		return fmt.Errorf("%s: the record counts in %ss, not in code points", doc.Doc, doc.OffsetUnit)
	}
	return nil
}

// NewText returns the text that a record holds.
func NewText(doc *record.Document) (*Text, error) {
	if err := CheckText(doc); err != nil {
		return nil, err
	}
	t := &Text{Text: *doc.Text}
	if utf8.RuneCountInString(t.Text) != len(t.Text) {
		t.offsets = make([]int, 0, len(t.Text)+1)
		for i, r := range t.Text {
			if r > 0xFFFF {
				t.astral = append(t.astral, len(t.offsets))
			}
			t.offsets = append(t.offsets, i)
		}
		t.offsets = append(t.offsets, len(t.Text))
	}
	return t, nil
}

// byteAt returns the byte offset of a code point; positions outside the text
// are moved to its ends.
func (t *Text) byteAt(point int) int {
	if t.offsets == nil {
		return min(max(point, 0), len(t.Text))
	}
	return t.offsets[min(max(point, 0), len(t.offsets)-1)]
}

// Position returns where a code point stands, counted in a unit.
func (t *Text) Position(point int, unit record.Unit) int {
	switch unit {
	case record.Bytes:
		return t.byteAt(point)
	case record.UTF16:
		return point + sort.SearchInts(t.astral, point)
	}
	return point
}

// Slice returns the text between two code points.
func (t *Text) Slice(start, end int) string {
	a, b := t.byteAt(start), t.byteAt(end)
	return t.Text[a:max(a, b)]
}

// WriteText writes the text itself, for formats that point into it.
func WriteText(w io.Writer, doc *record.Document) error {
	t, err := NewText(doc)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, t.Text)
	return err
}

// Blocks returns the paragraphs of a text in bytes: stretches without a blank
// line, or single lines where no line is blank. What lies between them is
// white space.
func Blocks(text string) []Stretch {
	separator := "\n"
	if strings.Contains(text, "\n\n") || strings.Contains(text, "\n\r\n") {
		separator = "\n\n"
	}
	var out []Stretch
	start, end := -1, 0 // of the paragraph so far
	flush := func() {
		if start >= 0 {
			out = append(out, Stretch{start, end})
			start = -1
		}
	}
	at := 0
	for line := range strings.Lines(text) {
		words := strings.Trim(line, " \t\r\n")
		if words == "" || separator == "\n" {
			flush()
		}
		if words != "" {
			if start < 0 {
				start = at + strings.Index(line, words)
			}
			end = at + strings.Index(line, words) + len(words)
		}
		at += len(line)
	}
	flush()
	return out
}

// A Stretch is a part of a text, in bytes.
type Stretch struct{ Start, End int }
