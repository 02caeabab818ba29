package extract

import "sort"

// A Heading is where the heading of a chapter stands: bytes of the text, half-open.
type Heading struct{ Start, End int }

// WithHeadings tells of the headings of a book's chapters, in the order of the
// text. They then take the place of those that New would find.
func WithHeadings(headings []Heading) Option {
	return func(s *scanner) { s.headings = headings }
}

// givenChapters makes the chapters of the headings that New was told of.
func (s *scanner) givenChapters() {
	paras := s.doc.Paragraphs
	paragraphAt := func(pos int) int {
		return sort.Search(len(paras), func(i int) bool { return paras[i].End > pos })
	}
	for i, h := range s.headings {
		from, body := paragraphAt(h.Start), paragraphAt(h.End)
		end := len(paras)
		if i+1 < len(s.headings) {
			end = paragraphAt(s.headings[i+1].Start)
		}
		if from < body && body <= end {
			s.doc.Chapters = append(s.doc.Chapters, s.chapter(from, body, end))
		}
	}
}

// AsTranscript tells that the text is a transcript: a label with a colon opens
// a turn wherever it stands, and what has none goes on from the turn before.
func AsTranscript() Option {
	return func(s *scanner) { s.transcript = true }
}
