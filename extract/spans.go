package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/aside"
	"quotes/internal/char"
	"quotes/internal/marks"
	"quotes/internal/speechtag"
)

// pairMarks makes the spans of the document, paragraph by paragraph, so that
// one broken mark cannot spoil the next paragraph.
func (s *scanner) pairMarks() {
	next := 0
	for p := range s.doc.Paragraphs {
		s.watch.Check()
		from := next
		for next < len(s.Marks) && s.Marks[next].End() <= s.doc.Paragraphs[p].End {
			next++
		}
		s.pairParagraph(p, from, next)
	}
	sort.Slice(s.bounds, func(i, j int) bool { return s.bounds[i].at < s.bounds[j].at })
}

// pairParagraph makes the spans among marks[from:to] of paragraph p.
func (s *scanner) pairParagraph(p, from, to int) {
	if para := s.doc.Paragraphs[p]; from < to && len(s.turns) > 0 && aside.IsNotice(s.text[para.Start:para.End]) {
		return // a program's: Ada changed the subject to "Boats"
	}
	base := len(s.doc.Spans)
	from = s.lostOpening(p, from, to)
	before := s.leftOpenBefore(p, from, to)
	end := s.doc.Paragraphs[p].End
	for _, st := range s.stretches[p] {
		if st.style == Dash || st.style == Markup {
			from = s.pairRange(p, from, to, st.outerStart, -1, marks.NoFamily, marks.NoFamily)
		}
		for from < to && int(s.Marks[from].At) < st.start {
			from++ // marks in a label bound no speech
		}
		outer := s.addStretchSpan(p, st)
		from = s.pairRange(p, from, to, st.end, outer, marks.NoFamily, marks.NoFamily)
	}
	s.pairRange(p, from, to, end, -1, s.reopening(p, to), before)
	s.linkReopened(base)
	s.linkBroken(base)
}

// brokenBytes is how long an action may be that breaks a speech between dashes.
const brokenBytes = 160

// linkBroken links the two halves of a speech that an action breaks between
// dashes outside the marks: “The boat”—she pointed at it—“was there.”
func (s *scanner) linkBroken(base int) {
	for last, i := -1, base; i < len(s.doc.Spans); i++ {
		b := &s.doc.Spans[i]
		if b.Within >= 0 || b.Style == Turn || b.Style == Dash || b.Style == Markup {
			continue
		}
		if last >= 0 && b.Reopens < 0 && s.breaks(&s.doc.Spans[last], b) {
			b.Reopens = last
		}
		last = i
	}
}

// breaks says that an action between dashes parts span b from span a, and that
// b goes on in small letters.
func (s *scanner) breaks(a, b *Span) bool {
	gap := s.text[a.OuterEnd:max(a.OuterEnd, b.OuterStart)]
	if len(gap) > brokenBytes || !unicode.IsLower(char.First(s.text[b.Start:b.End])) {
		return false
	}
	_, size := utf8.DecodeLastRuneInString(gap)
	return dashSign(gap) != "" && len(gap) > 2*len("—") && dashSign(gap[len(gap)-size:]) != ""
}

// lostOpening makes the span of a speech whose opening mark was lost, from the
// start of its paragraph to a closing mark that a tag follows, and returns the
// first mark after it: We were told nothing,” said Ann.
func (s *scanner) lostOpening(p, from, to int) int {
	if from == to || len(s.stretches[p]) > 0 || s.leftOpenBefore(p, from, to) != marks.NoFamily {
		return from
	}
	first := from
	for first < to && (s.Marks[first].Never || s.Marks[first].Apostrophe()) {
		first++
	}
	if first == to {
		return from
	}
	m, para := &s.Marks[first], s.doc.Paragraphs[p]
	if m.Family() != marks.DoubleMarks || m.Side() != marks.Closes || m.Before != char.Stop && m.Before != char.Dash {
		return from
	}
	after, _ := char.Trim(s.text, m.End(), para.End)
	if next := first + 1; next < to && s.Marks[next].Family() == marks.DoubleMarks && s.Marks[next].Side() == marks.Closes {
		return from
	}
	if head := s.text[para.Start:m.At]; !speechtag.Starts(s.text[after:para.End]) || !unicode.IsUpper(char.First(head)) || strings.Contains(head, ": ") {
		return from
	}
	index := int32(len(s.doc.Spans))
	s.bounds = append(s.bounds, bound{m.At, int32(m.Size), index})
	s.doc.Spans = append(s.doc.Spans, Span{
		Start: para.Start, End: int(m.At), OuterStart: para.Start, OuterEnd: m.End(), Style: Double, Paragraph: p, Within: -1, Closed: true, Reopens: -1,
	})
	return first + 1
}

// pairRange makes the spans among those of marks[from:to] that end at end or
// before, inside the span outer, and returns the first mark after them.
func (s *scanner) pairRange(p, from, to, end, outer int, reopened, before marks.Family) int {
	next := from
	for next < to && s.Marks[next].End() <= end {
		next++
	}
	if from == next {
		return next
	}
	s.Pairing = s.Pairing[:0]
	s.PairUp(from, next, reopened, before)
	if len(s.Pairing) > 0 && s.Pairing[0].Open < 0 {
		s.carryTo(p)
	}
	base := len(s.doc.Spans)
	for _, pair := range s.Pairing {
		within := outer
		if pair.Within >= 0 {
			within = base + pair.Within
		}
		s.addSpan(p, pair, within, end)
	}
	return next
}

// addStretchSpan adds the span of a stretch and returns its index.
func (s *scanner) addStretchSpan(p int, st *stretch) int {
	index := len(s.doc.Spans)
	span := Span{
		Start: st.start, End: st.end, OuterStart: st.outerStart, OuterEnd: st.end, Style: st.style, Paragraph: p,
		Within: -1, Closed: true, Reopens: -1, LabelStart: st.labelStart, LabelEnd: st.labelEnd, Speaker: st.speaker, Odds: st.odds,
	}
	if st.goesOn {
		span.Reopens = s.lastOuter()
		if st.style == Turn {
			span.Reopens = s.lastTurn
		}
		s.doc.Spans[span.Reopens].Closed = false
	}
	if st.broken {
		span.Reopens = s.lastOuter()
	}
	if st.outerStart < st.start {
		size := len(strings.TrimRight(s.text[st.outerStart:st.start], " \t\n\r\u00a0"))
		s.bounds = append(s.bounds, bound{int32(st.outerStart), int32(size), int32(index)})
	}
	if st.style == Turn {
		s.lastTurn = index
	}
	for _, d := range st.directions {
		s.doc.Directions = append(s.doc.Directions, Direction{Start: d.Start, End: d.End, Span: index})
	}
	s.doc.Spans = append(s.doc.Spans, span)
	return index
}

// reopening returns the family of the mark that opens the paragraph after p,
// if one does; next is the first mark of that paragraph.
func (s *scanner) reopening(p, next int) marks.Family {
	if p+1 >= len(s.doc.Paragraphs) || next >= len(s.Marks) {
		return marks.NoFamily
	}
	m := &s.Marks[next]
	if int(m.At) != s.doc.Paragraphs[p+1].Start || m.Open > marks.Unlikely {
		return marks.NoFamily
	}
	return m.Family()
}

// styleOf is the public style of a family.
var styleOf = [...]Style{
	marks.NoFamily:         Double,
	marks.DoubleMarks:      Double,
	marks.SingleMarks:      Single,
	marks.Guillemets:       Guillemets,
	marks.GuillemetsSingle: Guillemets,
	marks.LowHigh:          LowHigh,
	marks.LowHighSingle:    LowHigh,
	marks.Corner:           Corner,
	marks.CornerWhite:      Corner,
	marks.Backticks:        Backtick,
}

// addSpan adds the span of a pair; without a closing mark it runs to end.
func (s *scanner) addSpan(p int, pair marks.Pair, within, end int) {
	index := int32(len(s.doc.Spans))
	var span Span
	if pair.Open < 0 {
		span = s.carriedSpan(p)
	} else {
		open := s.Marks[pair.Open]
		span = Span{
			Start: open.End(), End: end, OuterStart: int(open.At), OuterEnd: end,
			Style: styleOf[open.Family()], Paragraph: p, Within: within, Reopens: -1,
		}
		s.bounds = append(s.bounds, bound{open.At, int32(open.Size), index})
		if within < 0 {
			s.outerFamily = open.Family()
		}
	}
	if pair.Close >= 0 {
		m := s.Marks[pair.Close]
		span.End, span.OuterEnd, span.Closed = int(m.At), m.End(), true
		s.bounds = append(s.bounds, bound{m.At, int32(m.Size), index})
	}
	s.doc.Spans = append(s.doc.Spans, span)
}

// carryParagraphs is how many paragraphs without a mark may stand between the
// opening mark of a speech and its closing one: verse, mostly.
const carryParagraphs = 2

// leftOpenBefore returns the family of the span that was left open last before
// paragraph p and that may end there without being opened again.
func (s *scanner) leftOpenBefore(p, from, to int) marks.Family {
	last := s.lastOuter()
	if from == to || last < 0 || len(s.stretches[p]) > 0 || int(s.Marks[from].At) == s.doc.Paragraphs[p].Start {
		return marks.NoFamily
	}
	span := &s.doc.Spans[last]
	if span.Closed || p-span.Paragraph > carryParagraphs+1 || span.OuterStart == span.Start {
		return marks.NoFamily
	}
	return s.outerFamily
}

// lastOuter returns the index of the last span that lies in no other one, -1
// where there is no span.
func (s *scanner) lastOuter() int {
	last := len(s.doc.Spans) - 1
	for last >= 0 && s.doc.Spans[last].Within >= 0 {
		last = s.doc.Spans[last].Within
	}
	return last
}

// carryTo lets the speech that was left open last go on through the paragraphs
// between it and p.
func (s *scanner) carryTo(p int) {
	last := s.lastOuter()
	for q := s.doc.Spans[last].Paragraph + 1; q < p; q++ {
		s.doc.Spans = append(s.doc.Spans, s.carriedSpan(q))
	}
}

// carriedSpan returns a span over all of paragraph p that goes on, without a
// mark, from the span that was left open last.
func (s *scanner) carriedSpan(p int) Span {
	last := s.lastOuter()
	para := s.doc.Paragraphs[p]
	return Span{
		Start: para.Start, End: para.End, OuterStart: para.Start, OuterEnd: para.End,
		Style: s.doc.Spans[last].Style, Paragraph: p, Within: -1, Reopens: last,
	}
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
// one of its style and depth that was left open. Of turns it is known which go on.
func (s *scanner) leftOpenIn(p, base int, span Span) int {
	spans := s.doc.Spans
	if span.Style == Turn {
		return -1
	}
	for i := base - 1; i >= 0 && spans[i].Paragraph == p; i-- {
		if !spans[i].Closed && spans[i].Style == span.Style && (spans[i].Within < 0) == (span.Within < 0) {
			return i
		}
	}
	return -1
}
