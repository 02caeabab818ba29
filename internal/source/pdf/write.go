package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// A writer writes the text of pages.
type writer struct {
	document.Writer
	pages []document.Page
	last  line // the line before
	open  bool // a line stands before

	leading float64 // the usual distance between rows of the page

	hyphen string // that ends the line before, and may divide a word
}

func (w *writer) write(pages []pageText) {
	for _, p := range pages {
		start := w.Length()
		lines := inOrder(p.rows)
		w.leading = p.leading()
		for i, l := range lines {
			w.line(l, i == 0, right(lines, i))
		}
		if p.number == pages[len(pages)-1].number {
			w.Plain(w.hyphen)
		}
		if w.Length() > start {
			w.pages = append(w.pages, document.Page{Start: start, End: w.Length(), Number: p.number})
		}
	}
	for i := 1; i < len(w.pages); i++ {
		w.pages[i].Start = w.pages[i-1].End
	}
}

// right returns where the lines round a line end on the right.
func right(lines []line, i int) float64 {
	x := 0.0
	for _, l := range lines[max(0, i-4):min(len(lines), i+5)] {
		if l.x0 <= lines[i].x1 && lines[i].x0 <= l.x1 {
			x = max(x, l.x1)
		}
	}
	return x
}

// label begins a speech in a transcript.
var label = lazy.MustCompile(`^(?:[A-Z][A-Z.'’ -]{1,40}|Q|A):\s|^[QA]\.?\s{2,}\S`)

// bullets begin an item of a list.
const bullets = "•◦‣▪■●"

// line writes a line: on from the one before, or as a new paragraph.
func (w *writer) line(l line, newPage bool, edge float64) {
	text := strings.TrimSpace(l.text)
	if text == "" {
		return
	}
	before := w.last
	defer func() { w.last, w.last.x1, w.open = l, l.x1, true }()
	first, _ := utf8.DecodeRuneInString(text)
	apart := w.open && w.apart(before, l, text, newPage, edge)
	if divided := w.hyphen != "" && unicode.IsLower(first) && !apart; !divided {
		w.Plain(w.hyphen)
		w.Blank()
	}
	if apart {
		w.Paragraph()
	}
	w.hyphen = ""
	if at := hyphen.FindStringIndex(text); at != nil {
		text, w.hyphen = text[:at[0]+letterLen(text[at[0]:])], text[at[0]+letterLen(text[at[0]:]):]
	}
	w.Plain(text)
}

// hyphen ends a line inside of a word.
var hyphen = lazy.MustCompile(`\pL[-‐\x{00AD}]$`)

// letterLen returns the length of the first letter of a text.
func letterLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// apart says that a line begins a paragraph.
func (w *writer) apart(before, l line, text string, newPage bool, edge float64) bool {
	ended := document.EndsSentence(before.text)
	first, _ := utf8.DecodeRuneInString(text)
	jump := newPage || l.y > before.y || l.x0 > before.x1 // another page or column
	gap := before.y - l.y
	size := max(l.size, 1)
	switch {
	case label.MatchString(text), strings.ContainsRune(bullets, first), l.bold != before.bold && !unicode.IsLower(first):
		return true
	case jump:
		return ended && !unicode.IsLower(first) || abs(before.size-l.size) > 0.15*size && !unicode.IsLower(first)
	case abs(before.size-l.size) > 0.15*size:
		return true
	case gap > 1.75*size && gap > 1.3*w.leading:
		return true
	case l.x0-before.x0 > 0.8*size && l.x0-before.x0 < 6*size && ended:
		return true // an indent
	}
	return ended && before.x1 < edge-0.12*(edge-before.x0) && !unicode.IsLower(first)
}
