package format

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"quotes/internal/record"
)

// A fullText is the text of a document, with its code points counted.
type fullText struct {
	text    string
	offsets []int // of each code point, in bytes; nil where all take one
}

// checkText says whether a record holds its text and counts in code points;
// one that does not is a mistake of the caller's. See Format.NeedsText.
func checkText(doc *record.Document) error {
	switch {
	case doc.Text == nil:
		return fmt.Errorf("%s: the record does not hold the text", doc.Doc)
	case doc.OffsetUnit != record.CodePoints:
		return fmt.Errorf("%s: the record counts in %ss, not in code points", doc.Doc, doc.OffsetUnit)
	}
	return nil
}

// newFullText returns the text that a record holds.
func newFullText(doc *record.Document) (*fullText, error) {
	if err := checkText(doc); err != nil {
		return nil, err
	}
	t := &fullText{text: *doc.Text}
	if utf8.RuneCountInString(t.text) != len(t.text) {
		t.offsets = make([]int, 0, len(t.text)+1)
		for i := range t.text {
			t.offsets = append(t.offsets, i)
		}
		t.offsets = append(t.offsets, len(t.text))
	}
	return t, nil
}

// byteAt returns the byte offset of a code point; positions outside the text
// are moved to its ends.
func (t *fullText) byteAt(point int) int {
	if t.offsets == nil {
		return min(max(point, 0), len(t.text))
	}
	return t.offsets[min(max(point, 0), len(t.offsets)-1)]
}

// slice returns the text between two code points.
func (t *fullText) slice(start, end int) string {
	a, b := t.byteAt(start), t.byteAt(end)
	return t.text[a:max(a, b)]
}

// writeText writes the text itself, for formats that point into it.
func writeText(w io.Writer, doc *record.Document) error {
	t, err := newFullText(doc)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, t.text)
	return err
}

// blocks returns the paragraphs of a text in bytes: stretches without a blank
// line, or single lines where no line is blank. What lies between them is
// white space.
func blocks(text string) []stretch {
	separator := "\n"
	if strings.Contains(text, "\n\n") || strings.Contains(text, "\n\r\n") {
		separator = "\n\n"
	}
	var out []stretch
	start, end := -1, 0 // of the paragraph so far
	flush := func() {
		if start >= 0 {
			out = append(out, stretch{start, end})
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

// A stretch is a part of a text, in bytes.
type stretch struct{ start, end int }
