package extract

import (
	"sort"

	"quotes/internal/char"
)

// A Quoted is a stretch of the text, in bytes, half-open, that the markup of
// the file it was read from sets off as a quotation: HTML's <q> or a paragraph
// of its <blockquote>, a block quote in Markdown.
type Quoted struct {
	Start, End int
	GoesOn     bool // the one before goes on in it

	// ByStart and ByEnd bound the words after it that say who spoke, as HTML's
	// <cite> does; both are zero where there are none.
	ByStart, ByEnd int
}

// An Option tells New what the text alone does not show.
type Option func(*scanner)

// WithQuoted tells of quotations that the markup sets off, in the order of the
// text; one that lies in the one before is passed over. Each becomes a span of style Markup, unless marks set it off too or
// quotations with marks of their own stand in it.
func WithQuoted(quoted []Quoted) Option {
	return func(s *scanner) { s.quoted = quoted }
}

// findMarkup makes a stretch of each paragraph of the quotations that the
// markup sets off.
func (s *scanner) findMarkup() {
	made := false // of the quotation before
	after := 0    // where it ends
	for _, q := range s.quoted {
		goesOn := q.GoesOn && made
		made = false
		if q.Start < after || q.End > len(s.text) || q.Start >= q.End {
			continue
		}
		after = q.End
		paras := s.doc.Paragraphs
		p := sort.Search(len(paras), func(i int) bool { return paras[i].End > q.Start })
		for ; p < len(paras) && paras[p].Start < q.End; p++ {
			made = s.addMarkup(p, q, goesOn)
			goesOn = made
		}
	}
}

// addMarkup makes a stretch of what lies in paragraph p of a quotation, and
// says whether it did.
func (s *scanner) addMarkup(p int, q Quoted, goesOn bool) bool {
	start, end := max(q.Start, s.doc.Paragraphs[p].Start), min(q.End, s.doc.Paragraphs[p].End)
	start, end = char.Trim(s.text, start, end)
	if start >= end || s.hasMarks(start, end) {
		return false
	}
	if old := s.stretches[p]; len(old) > 0 && (old[0].style != Markup || old[len(old)-1].end > start) {
		return false
	}
	st := &stretch{start: start, end: end, outerStart: start, style: Markup, goesOn: goesOn}
	if q.ByStart >= q.End && q.ByStart < q.ByEnd && q.ByEnd <= len(s.text) {
		st.labelStart, st.labelEnd = q.ByStart, q.ByEnd
	}
	s.addStretch(p, st)
	return true
}

// hasMarks says that quotation marks, other than what could be an apostrophe,
// stand in or round a stretch, or that any mark opens it.
func (s *scanner) hasMarks(start, end int) bool {
	i := sort.Search(len(s.Marks), func(i int) bool { return s.Marks[i].End() >= start })
	for ; i < len(s.Marks) && int(s.Marks[i].At) <= end; i++ {
		if m := &s.Marks[i]; !m.Apostrophe() || int(m.At) <= start {
			return true
		}
	}
	return false
}
