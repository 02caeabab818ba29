package extract

import (
	"sort"
	"strings"
)

// pairMarks makes the spans of the document, paragraph by paragraph, so that
// one broken mark cannot spoil the next paragraph.
func (s *scanner) pairMarks() {
	next := 0
	for p := range s.doc.Paragraphs {
		from := next
		for next < len(s.marks) && s.marks[next].end() <= s.doc.Paragraphs[p].End {
			next++
		}
		s.pairParagraph(p, from, next)
	}
	sort.Slice(s.bounds, func(i, j int) bool { return s.bounds[i].at < s.bounds[j].at })
}

// pairParagraph makes the spans among marks[from:to] of paragraph p.
func (s *scanner) pairParagraph(p, from, to int) {
	base := len(s.doc.Spans)
	end := s.doc.Paragraphs[p].End
	for _, st := range s.stretches[p] {
		if st.style == Dash || st.style == Markup {
			from = s.pairRange(p, from, to, st.outerStart, -1, noFamily)
		}
		for from < to && int(s.marks[from].at) < st.start {
			from++ // marks in a label bound no speech
		}
		outer := s.addStretchSpan(p, st)
		from = s.pairRange(p, from, to, st.end, outer, noFamily)
	}
	s.pairRange(p, from, to, end, -1, s.reopening(p, to))
	s.linkReopened(base)
}

// pairRange makes the spans among those of marks[from:to] that end at end or
// before, inside the span outer, and returns the first mark after them.
func (s *scanner) pairRange(p, from, to, end, outer int, reopened family) int {
	next := from
	for next < to && s.marks[next].end() <= end {
		next++
	}
	if from == next {
		return next
	}
	s.pairing = s.pairing[:0]
	s.pairUp(from, next, reopened)
	base := len(s.doc.Spans)
	for _, pair := range s.pairing {
		within := outer
		if pair.within >= 0 {
			within = base + pair.within
		}
		s.addSpan(p, pair, within, end)
	}
	return next
}

// addStretchSpan adds the span of a stretch and returns its index.
func (s *scanner) addStretchSpan(p int, st stretch) int {
	index := len(s.doc.Spans)
	span := Span{
		Start: st.start, End: st.end, OuterStart: st.outerStart, OuterEnd: st.end, Style: st.style, Paragraph: p,
		Within: -1, Closed: true, Reopens: -1, LabelStart: st.labelStart, LabelEnd: st.labelEnd,
	}
	if st.goesOn {
		span.Reopens = index - 1
		for s.doc.Spans[span.Reopens].Within >= 0 {
			span.Reopens--
		}
		s.doc.Spans[span.Reopens].Closed = false
	}
	if st.outerStart < st.start {
		size := len(strings.TrimRight(s.text[st.outerStart:st.start], " \t\n\r\u00a0"))
		s.bounds = append(s.bounds, bound{int32(st.outerStart), int32(size), int32(index)})
	}
	s.doc.Spans = append(s.doc.Spans, span)
	return index
}

// reopening returns the family of the mark that opens the paragraph after p,
// if one does; next is the first mark of that paragraph.
func (s *scanner) reopening(p, next int) family {
	if p+1 >= len(s.doc.Paragraphs) || next >= len(s.marks) {
		return noFamily
	}
	m := &s.marks[next]
	if int(m.at) != s.doc.Paragraphs[p+1].Start || m.open > unlikely {
		return noFamily
	}
	return glyphs[m.glyph].family
}

// addSpan adds the span of a pair; without a closing mark it runs to end.
func (s *scanner) addSpan(p int, pair pair, within, end int) {
	open := s.marks[pair.open]
	span := Span{
		Start: open.end(), End: end, OuterStart: int(open.at), OuterEnd: end,
		Style: styleOf[glyphs[open.glyph].family], Paragraph: p, Within: within, Reopens: -1,
	}
	index := int32(len(s.doc.Spans))
	s.bounds = append(s.bounds, bound{open.at, int32(open.size), index})
	if pair.close >= 0 {
		m := s.marks[pair.close]
		span.End, span.OuterEnd, span.Closed = int(m.at), m.end(), true
		s.bounds = append(s.bounds, bound{m.at, int32(m.size), index})
	}
	s.doc.Spans = append(s.doc.Spans, span)
}

// linkReopened links the spans from base on that open their paragraph to those
// that the paragraph before left open, outermost to outermost.
func (s *scanner) linkReopened(base int) {
	spans := s.doc.Spans
	if base == 0 || base == len(spans) {
		return
	}
	p := spans[base].Paragraph
	at := s.doc.Paragraphs[p].Start
	for i := base; i < len(spans) && spans[i].OuterStart == at; i++ {
		if left := s.leftOpenIn(p-1, base, spans[i]); left >= 0 {
			spans[i].Reopens = left
		}
		at = spans[i].Start
	}
}

// leftOpenIn returns the span of paragraph p that span may go on from, or -1:
// one of its style and depth that was left open.
func (s *scanner) leftOpenIn(p, base int, span Span) int {
	spans := s.doc.Spans
	for i := base - 1; i >= 0 && spans[i].Paragraph == p; i-- {
		if !spans[i].Closed && spans[i].Style == span.Style && (spans[i].Within < 0) == (span.Within < 0) {
			return i
		}
	}
	return -1
}
