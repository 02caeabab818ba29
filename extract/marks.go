package extract

import "strings"

// A mark is a character that could bound a span, and what each of the three
// ways to read it costs. A cost is a count of tenths of an oddity.
type mark struct {
	at     int32
	size   int8
	glyph  uint8
	never  bool  // an apostrophe or a measure without doubt
	open   int16 // as an opening mark
	close  int16 // as a closing mark
	skip   int16 // as no mark of a span: an apostrophe, inches, a stray mark
	before class
	after  class
}

// end returns the byte after the mark.
func (m mark) end() int { return int(m.at) + int(m.size) }

// What a reading costs, in tenths of an oddity. The figures only have to be
// in the right order: spacing outweighs form, two oddities outweigh one.
const (
	unlikely   = 20
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

// weighStyles gives every mark its surroundings, then weighs the three
// readings by what the whole document does.
func (s *scanner) weighStyles() {
	s.surroundMarks()
	if s.splitDoubled() {
		s.habits = habits{}
		s.surroundMarks()
	}
	s.settleHabits()
	for i := range s.marks {
		s.watch.Check()
		s.weigh(&s.marks[i])
	}
	s.weighRivals()
}

// weighRivals makes the outer one of two marks likelier to be astray that
// both open, or both close, by their form: the shorter span is right.
func (s *scanner) weighRivals() {
	for i := 1; i < len(s.marks); i++ {
		a, b := &s.marks[i-1], &s.marks[i]
		if a.glyph != b.glyph || glyphs[a.glyph].apostrophe || glyphs[a.glyph].lean == either || a.side() != b.side() {
			continue
		}
		switch a.side() {
		case opens:
			a.skip--
		case closes:
			b.skip--
		}
	}
}

// surroundMarks looks at what stands beside every mark in its paragraph.
func (s *scanner) surroundMarks() {
	p := 0
	for i := range s.marks {
		s.watch.Check()
		m := &s.marks[i]
		for s.doc.Paragraphs[p].End < m.end() {
			p++
		}
		para := s.doc.Paragraphs[p]
		in := s.text[para.Start:para.End]
		at := int(m.at) - para.Start
		m.before, m.after = classBefore(in, at), classAfter(in, at+int(m.size))
		m.never = m.never || s.isNever(m)
		if m.glyph == graveSingle && !m.never {
			s.passCode(i, para.End)
		}
		s.countSide(m)
	}
}

// codeMarks is how many marks a piece of code may hold.
const codeMarks = 8

// passCode takes the marks from i on for code where another grave accent ends
// it before any mark that could close a quotation: `make test`.
func (s *scanner) passCode(i, end int) {
	for j := i + 1; j < len(s.marks) && j <= i+codeMarks && s.marks[j].end() <= end; j++ {
		switch s.marks[j].glyph {
		case straightSingle, rightSingle:
			return
		case graveSingle:
			for ; i <= j; i++ {
				s.marks[i].never = true
			}
			return
		}
	}
}

// splitDoubled takes the marks that are made of two single ones apart where
// none of them opens anything and speeches stand in single marks: they are the
// ends of a span and of the one round it. It says whether there were any.
func (s *scanner) splitDoubled() bool {
	sides := &s.habits.sides
	opened := sides[twoGraves].open + sides[twoApostrophes].open + sides[twoLeftSingles].open + sides[twoRightSingles].open
	closed := sides[twoApostrophes].close + sides[twoRightSingles].close
	double := sides[straightDouble].open + sides[leftDouble].open
	if opened > 0 || closed == 0 || double >= sides[straightSingle].open+sides[leftSingle].open {
		return false
	}
	var out []mark
	for _, m := range s.marks {
		one := singleOf(m.glyph)
		if one == m.glyph {
			out = append(out, m)
			continue
		}
		half := m.size / 2
		out = append(out, mark{at: m.at, size: half, glyph: one}, mark{at: m.at + int32(half), size: half, glyph: one})
	}
	s.marks = out
	return true
}

// countSide counts on which side of a span the spacing puts the mark.
func (s *scanner) countSide(m *mark) {
	if m.never {
		return
	}
	side := &s.habits.sides[m.glyph]
	at := m.side()
	if m.apart() {
		s.habits.apart++
		at = glyphs[m.glyph].lean
	}
	switch at {
	case opens:
		if !glyphs[m.glyph].apostrophe || s.lostHead(m) == "" {
			side.open++
		}
	case closes:
		if !glyphs[m.glyph].apostrophe || m.before == stop {
			side.close++
		}
	}
}

// settleHabits decides what holds for the whole document.
func (s *scanner) settleHabits() {
	h := &s.habits
	left, right := h.sides[leftGuillemet], h.sides[rightGuillemet]
	h.reversedPair = left.close+right.open > left.open+right.close
	single, double := 0, 0
	for g := range glyphs {
		pairs := h.sides[g].open
		if glyphs[g].lean != opens {
			pairs = max(pairs, h.sides[g].close)
		}
		switch glyphs[g].family {
		case singleMarks:
			single += pairs
		default:
			double += pairs
		}
	}
	h.singleOuter = single > double
	h.spaced = h.apart > max(1, single+double)
}

// apart says that white space sets the mark off on both sides.
func (m *mark) apart() bool { return m.before.blank() && m.after.blank() }

// side returns on which side of a span the spacing puts the mark. White space
// on both sides tells nothing of a form that leans: « Oui », dit-il.
func (m *mark) side() lean {
	if m.before.blank() && (m.after.blank() || m.after == stop) && glyphs[m.glyph].lean != either {
		return either
	}
	canOpen := (m.before.blank() || m.before == bracketOpen || m.before == dash) && !m.after.blank()
	canClose := !m.before.blank() && (m.after.blank() || m.after == stop || m.after == bracketEnd || m.after == dash)
	switch {
	case canOpen && !canClose:
		return opens
	case canClose && !canOpen:
		return closes
	}
	return either
}

// isNever says that a mark is an apostrophe inside a word or part of a
// measure, so that no pairing has to consider it.
func (s *scanner) isNever(m *mark) bool {
	g := glyphs[m.glyph]
	inWord := func(c class) bool { return c == letter || c == digit }
	if g.apostrophe && inWord(m.before) && inWord(m.after) {
		b, _ := lastClassOf(s.text[:m.at])
		a, _ := classOf(s.text[m.end():])
		return inWord(a) && inWord(b)
	}
	if g.apostrophe && m.at > 0 && strings.IndexByte(":;", s.text[m.at-1]) >= 0 && m.end() < len(s.text) {
		return strings.IndexByte("()", s.text[m.end()]) >= 0 // a face: :'(
	}
	return m.before == digit && (m.glyph == straightDouble || m.glyph == doublePrime || m.glyph == rightDouble || m.glyph == twoApostrophes) &&
		feetBefore(s.text[:m.at])
}

// feetBefore says that head ends in feet and a count of inches: 5'6 or 5' 11.
func feetBefore(head string) bool {
	i := len(head)
	for i > 0 && i > len(head)-4 && (asciiDigit(head[i-1]) || head[i-1] == '.') {
		i--
	}
	head = strings.TrimSuffix(head[:i], " ")
	for _, feet := range [...]string{"'", "’", "′"} {
		if rest, ok := strings.CutSuffix(head, feet); ok {
			return rest != "" && asciiDigit(rest[len(rest)-1])
		}
	}
	return false
}

// asciiDigit says that b is one of 0 to 9.
func asciiDigit(b byte) bool { return '0' <= b && b <= '9' }

// weigh sets what the readings of one mark cost.
func (s *scanner) weigh(m *mark) {
	g := glyphs[m.glyph]
	m.open, m.close = m.bySpacing()
	m.skip = stray
	if m.glyph == straightDouble && m.side() == closes {
		m.open = stray // an opening mark that stands so is no likelier than a stray one
	}
	if m.apart() && !s.habits.spaced && m.glyph == straightDouble {
		m.open, m.close, m.skip = max(m.open, 30), max(m.close, 30), 30
	}
	lean := s.leanOf(m)
	switch {
	case lean == opens:
		m.open, m.close = m.open/2, m.close+odd/2
		if m.side() == opens {
			m.close = impossible
		}
	case lean == closes:
		m.open, m.close = m.open+odd/2, m.close/2
		if m.side() == closes {
			m.open = impossible
		}
	}
	switch {
	case g.apostrophe:
		s.weighApostrophe(m)
	case m.before == digit && g.family == doubleMarks && m.side() != opens:
		m.open, m.skip = m.open+unlikely, unlikely // inches
	}
}

// leanOf returns the side that the mark's form asks for in this document. A
// form that the document uses on both sides asks for none.
func (s *scanner) leanOf(m *mark) lean {
	form := glyphs[m.glyph].lean
	if glyphs[m.glyph].family == guillemets && s.habits.reversedPair {
		return opens + closes - form
	}
	sides := s.habits.sides
	switch {
	case m.glyph == rightDouble && sides[leftDouble].open == 0 && sides[straightDouble].open == 0 && sides[lowDouble].open == 0,
		m.glyph == rightSingle && sides[leftSingle].open == 0 && sides[straightSingle].open == 0,
		m.glyph == twoApostrophes && sides[twoGraves].open == 0:
		return either
	}
	return form
}

// bySpacing returns what opening and closing cost by the white space alone.
func (m *mark) bySpacing() (open, close int16) {
	switch m.side() {
	case opens:
		return 0, odd
	case closes:
		return odd, 0
	}
	switch {
	case m.before == edge:
		return 0, odd
	case m.after == edge:
		return odd, 0
	case m.before.blank() && m.after.blank():
		return 10, 10
	case m.before == stop && m.after == letter:
		return 15, 10
	}
	return 15, 15
}

// asciiLetter says that b is one of a to z, capital or not.
func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// wordLength returns the number of ASCII letters that rest starts with.
func wordLength(rest string) int {
	n := 0
	for n < len(rest) && n < 24 && asciiLetter(rest[n]) {
		n++
	}
	return n
}
