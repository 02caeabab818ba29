package extract

import (
	"sort"
	"strings"

	"quotes/internal/book"
	"quotes/internal/marks"
)

// findBody finds the body of a book from Project Gutenberg, or of several, all
// of any other text, and drops the lines and marks that stand outside it.
func (s *scanner) findBody() {
	s.doc.BodyEnd = len(s.text)
	if !strings.Contains(s.text, "Gutenberg") && !strings.Contains(s.text, "GUTENBERG") {
		return
	}
	bodies := book.Bodies(len(s.lines), s.lineText, func(i int) bool { return markFrom(s.Marks, s.lines[i].start) > 0 })
	lines, found := s.lines, s.Marks
	s.lines, s.Marks = nil, nil
	for i, b := range bodies {
		from, to := 0, len(s.text)
		if b.First > 0 {
			from = lines[b.First-1].end
		}
		if b.End < len(lines) {
			to = max(lines[b.End].start, from)
		}
		if i == 0 {
			s.doc.BodyStart = from
		}
		s.doc.BodyEnd = to
		s.lines = append(s.lines, lines[b.First:b.End]...)
		s.Marks = append(s.Marks, found[markFrom(found, from):markFrom(found, to)]...)
	}
}

// markFrom returns the first mark that stands at byte at or later.
func markFrom(all []marks.Mark, at int) int {
	return sort.Search(len(all), func(i int) bool { return int(all[i].At) >= at })
}

// lineText returns the text of line i.
func (s *scanner) lineText(i int) string { return s.text[s.lines[i].start:s.lines[i].end] }
