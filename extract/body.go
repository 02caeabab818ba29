package extract

import (
	"sort"
	"strings"

	"quotes/internal/book"
)

// findBody finds the body of a book from Project Gutenberg, all of any other
// text, and drops the lines and marks that stand outside it.
func (s *scanner) findBody() {
	s.doc.BodyEnd = len(s.text)
	if !strings.Contains(s.text, "Gutenberg") && !strings.Contains(s.text, "GUTENBERG") {
		return
	}
	first, end := book.Body(len(s.lines), s.lineText)
	if first > 0 {
		s.doc.BodyStart = s.lines[first-1].end
	}
	if end < len(s.lines) {
		s.doc.BodyEnd = max(s.lines[end].start, s.doc.BodyStart)
	}
	s.lines = s.lines[first:end]
	s.Marks = s.Marks[s.markFrom(s.doc.BodyStart):s.markFrom(s.doc.BodyEnd)]
}

// markFrom returns the first mark that stands at byte at or later.
func (s *scanner) markFrom(at int) int {
	return sort.Search(len(s.Marks), func(i int) bool { return int(s.Marks[i].At) >= at })
}

// lineText returns the text of line i.
func (s *scanner) lineText(i int) string { return s.text[s.lines[i].start:s.lines[i].end] }
