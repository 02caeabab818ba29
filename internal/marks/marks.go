// Package marks finds the quotation marks of a text, weighs what each may be, an
// opening one, a closing one or none, and pairs them up.
//
// The order is Read, WeighStyles with the paragraphs, and then PairUp for the
// marks of each stretch that has to be read by itself.
package marks

import (
	"strings"

	"quotes/internal/char"
	"quotes/internal/watch"
)

// A Mark is a character that could bound a span, and what each of the three
// ways to read it costs. A cost is a count of tenths of an oddity.
type Mark struct {
	At     int32
	Size   int8
	glyph  uint8
	Never  bool  // an apostrophe or a measure without doubt
	Open   int16 // as an opening mark
	close  int16 // as a closing mark
	skip   int16 // as no mark of a span: an apostrophe, inches, a stray mark
	Before char.Class
	after  char.Class
}

// A Finder finds the marks of a text, weighs them and pairs them up.
type Finder struct {
	Marks   []Mark // candidates in the order of the text
	Pairing []Pair // what PairUp found; the caller empties it

	text   string
	watch  *watch.Watch
	habits habits
	search search
}

// New returns the finder for a text.
func New(text string, w *watch.Watch) Finder { return Finder{text: text, watch: w} }

// An Extent is where a paragraph stands, in bytes, half-open.
type Extent struct{ Start, End int }

// DoubleOpened counts the marks that open a span by their spacing, but for the usual
// single ones: “ and " as well as « and „.
func (s *Finder) DoubleOpened() int {
	n := 0
	for g, sides := range s.habits.sides {
		if glyphs[g].family != SingleMarks {
			n += sides.open
		}
	}
	return n
}

// Family returns what the mark opens and closes.
func (m *Mark) Family() Family { return glyphs[m.glyph].family }

// Apostrophe says that the mark's form is that of an apostrophe as well.
func (m *Mark) Apostrophe() bool { return glyphs[m.glyph].apostrophe }

// End returns the byte after the mark.
func (m Mark) End() int { return int(m.At) + int(m.Size) }

// What a reading costs, in tenths of an oddity. The figures only have to be
// in the right order: spacing outweighs form, two oddities outweigh one.
const (
	Unlikely   = 20
	odd        = 40
	stray      = 60 // a quotation mark without a partner
	impossible = 80
)

// habits is how a document uses its marks.
type habits struct {
	sides        [glyphCount]sides
	singleOuter  bool // speeches stand in single marks
	reversedPair bool // »so« and not «so»
	apart        int  // marks with white space on both sides
	spaced       bool // most marks are, as in tokenised text
}

// sides counts the paragraph places of a glyph.
type sides struct{ open, close int }

// WeighStyles gives every mark its surroundings, then weighs the three
// readings by what the whole document does.
func (s *Finder) WeighStyles(paragraphs []Extent) {
	s.surroundMarks(paragraphs)
	if s.splitDoubled() {
		s.habits = habits{}
		s.surroundMarks(paragraphs)
	}
	s.settleHabits()
	for i := range s.Marks {
		s.watch.Check()
		s.weigh(&s.Marks[i])
	}
	s.weighRivals()
}

// weighRivals makes the outer one of two marks likelier to be astray that
// both open, or both close, by their form: the shorter span is right.
func (s *Finder) weighRivals() {
	for i := 1; i < len(s.Marks); i++ {
		a, b := &s.Marks[i-1], &s.Marks[i]
		if a.glyph != b.glyph || glyphs[a.glyph].apostrophe || glyphs[a.glyph].lean == Either || a.Side() != b.Side() {
			continue
		}
		switch a.Side() {
		case Opens:
			a.skip--
		case Closes:
			b.skip--
		}
	}
}

// surroundMarks looks at what stands beside every mark in its paragraph.
func (s *Finder) surroundMarks(paragraphs []Extent) {
	p := 0
	for i := range s.Marks {
		s.watch.Check()
		m := &s.Marks[i]
		for paragraphs[p].End < m.End() {
			p++
		}
		para := paragraphs[p]
		in := s.text[para.Start:para.End]
		at := int(m.At) - para.Start
		m.Before, m.after = classBefore(in, at), classAfter(in, at+int(m.Size))
		m.Never = m.Never || s.isNever(m)
		if m.glyph == graveSingle && !m.Never {
			s.passCode(i, para.End)
		}
		s.countSide(m)
	}
}

// codeMarks is how many marks a piece of code may hold.
const codeMarks = 8

// passCode takes the marks from i on for code where another grave accent ends
// it before any mark that could close a quotation: `make test`.
func (s *Finder) passCode(i, end int) {
	for j := i + 1; j < len(s.Marks) && j <= i+codeMarks && s.Marks[j].End() <= end; j++ {
		switch s.Marks[j].glyph {
		case straightSingle, rightSingle:
			return
		case graveSingle:
			for ; i <= j; i++ {
				s.Marks[i].Never = true
			}
			return
		}
	}
}

// splitDoubled takes the marks that are made of two single ones apart where
// none of them opens anything and speeches stand in single marks: they are the
// ends of a span and of the one round it. It says whether there were any.
func (s *Finder) splitDoubled() bool {
	sides := &s.habits.sides
	opened := sides[twoGraves].open + sides[twoApostrophes].open + sides[twoLeftSingles].open + sides[twoRightSingles].open
	closed := sides[twoApostrophes].close + sides[twoRightSingles].close
	double := sides[straightDouble].open + sides[leftDouble].open
	if opened > 0 || closed == 0 || double >= sides[straightSingle].open+sides[leftSingle].open {
		return false
	}
	var out []Mark
	for _, m := range s.Marks {
		one := singleOf(m.glyph)
		if one == m.glyph {
			out = append(out, m)
			continue
		}
		half := m.Size / 2
		out = append(out, Mark{At: m.At, Size: half, glyph: one}, Mark{At: m.At + int32(half), Size: half, glyph: one})
	}
	s.Marks = out
	return true
}

// countSide counts on which side of a span the spacing puts the mark.
func (s *Finder) countSide(m *Mark) {
	if m.Never {
		return
	}
	side := &s.habits.sides[m.glyph]
	at := m.Side()
	if m.apart() {
		s.habits.apart++
		at = glyphs[m.glyph].lean
	}
	switch at {
	case Opens:
		if !glyphs[m.glyph].apostrophe || s.lostHead(m) == "" {
			side.open++
		}
	case Closes:
		if !glyphs[m.glyph].apostrophe || m.Before == char.Stop {
			side.close++
		}
	}
}

// settleHabits decides what holds for the whole document.
func (s *Finder) settleHabits() {
	h := &s.habits
	left, right := h.sides[leftGuillemet], h.sides[rightGuillemet]
	h.reversedPair = left.close+right.open > left.open+right.close
	single, double := 0, 0
	for g := range glyphs {
		pairs := h.sides[g].open
		if glyphs[g].lean != Opens {
			pairs = max(pairs, h.sides[g].close)
		}
		switch glyphs[g].family {
		case SingleMarks:
			single += pairs
		default:
			double += pairs
		}
	}
	h.singleOuter = single > double
	h.spaced = h.apart > max(1, single+double)
}

// apart says that white space sets the mark off on both sides.
func (m *Mark) apart() bool { return m.Before.Blank() && m.after.Blank() }

// Side returns on which side of a span the spacing puts the mark. White space
// on both sides tells nothing of a form that leans: « Oui », dit-il.
func (m *Mark) Side() Lean {
	if m.Before.Blank() && (m.after.Blank() || m.after == char.Stop) && glyphs[m.glyph].lean != Either {
		return Either
	}
	canOpen := (m.Before.Blank() || m.Before == char.BracketOpen || m.Before == char.Dash) && !m.after.Blank()
	canClose := !m.Before.Blank() && (m.after.Blank() || m.after == char.Stop || m.after == char.BracketEnd || m.after == char.Dash)
	switch {
	case canOpen && !canClose:
		return Opens
	case canClose && !canOpen:
		return Closes
	}
	return Either
}

// isNever says that a mark is an apostrophe inside a word or part of a
// measure, so that no pairing has to consider it.
func (s *Finder) isNever(m *Mark) bool {
	g := glyphs[m.glyph]
	inWord := func(c char.Class) bool { return c == char.Letter || c == char.Digit }
	if g.apostrophe && inWord(m.Before) && inWord(m.after) {
		b, _ := char.LastOf(s.text[:m.At])
		a, _ := char.Of(s.text[m.End():])
		return inWord(a) && inWord(b)
	}
	if g.apostrophe && m.At > 0 && strings.IndexByte(":;", s.text[m.At-1]) >= 0 && m.End() < len(s.text) {
		return strings.IndexByte("()", s.text[m.End()]) >= 0 // a face: :'(
	}
	return m.Before == char.Digit && (m.glyph == straightDouble || m.glyph == doublePrime || m.glyph == rightDouble || m.glyph == twoApostrophes) &&
		feetBefore(s.text[:m.At])
}

// feetBefore says that head ends in feet and a count of inches: 5'6 or 5' 11.
func feetBefore(head string) bool {
	i := len(head)
	for i > 0 && i > len(head)-4 && (char.ASCIIDigit(head[i-1]) || head[i-1] == '.') {
		i--
	}
	head = strings.TrimSuffix(head[:i], " ")
	for _, feet := range [...]string{"'", "’", "′"} {
		if rest, ok := strings.CutSuffix(head, feet); ok {
			return rest != "" && char.ASCIIDigit(rest[len(rest)-1])
		}
	}
	return false
}

// weigh sets what the readings of one mark cost.
func (s *Finder) weigh(m *Mark) {
	g := glyphs[m.glyph]
	m.Open, m.close = m.bySpacing()
	m.skip = stray
	if m.glyph == straightDouble && m.Side() == Closes {
		m.Open = stray // an opening mark that stands so is no likelier than a stray one
	}
	if m.apart() && !s.habits.spaced && m.glyph == straightDouble {
		m.Open, m.close, m.skip = max(m.Open, 30), max(m.close, 30), 30
	}
	lean := s.leanOf(m)
	switch {
	case lean == Opens:
		m.Open, m.close = m.Open/2, m.close+odd/2
		if m.Side() == Opens {
			m.close = impossible
		}
	case lean == Closes:
		m.Open, m.close = m.Open+odd/2, m.close/2
		if m.Side() == Closes {
			m.Open = impossible
		}
	}
	switch {
	case g.apostrophe:
		s.weighApostrophe(m)
	case m.Before == char.Digit && g.family == DoubleMarks && m.Side() != Opens:
		m.Open, m.skip = m.Open+Unlikely, Unlikely // inches
	}
}

// leanOf returns the side that the mark's form asks for in this document. A
// form that the document uses on both sides asks for none.
func (s *Finder) leanOf(m *Mark) Lean {
	form := glyphs[m.glyph].lean
	if glyphs[m.glyph].family == Guillemets && s.habits.reversedPair {
		return Opens + Closes - form
	}
	sides := s.habits.sides
	switch {
	case m.glyph == rightDouble && sides[leftDouble].open == 0 && sides[straightDouble].open == 0 && sides[lowDouble].open == 0,
		m.glyph == rightSingle && sides[leftSingle].open == 0 && sides[straightSingle].open == 0,
		m.glyph == twoApostrophes && sides[twoGraves].open == 0:
		return Either
	}
	return form
}

// bySpacing returns what opening and closing cost by the white space alone.
func (m *Mark) bySpacing() (open, close int16) {
	switch m.Side() {
	case Opens:
		return 0, odd
	case Closes:
		return odd, 0
	}
	switch {
	case m.Before == char.Edge:
		return 0, odd
	case m.after == char.Edge:
		return odd, 0
	case m.Before.Blank() && m.after.Blank():
		return 10, 10
	case m.Before == char.Stop && m.after == char.Letter:
		return 15, 10
	}
	return 15, 15
}
