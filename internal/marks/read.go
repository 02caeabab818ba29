package marks

import (
	"strings"

	"quotes/internal/lexicon"
)

// byteKind is what the first read has to know of a byte.
type byteKind uint8

// The kinds of bytes; plain bytes are passed over.
const (
	plainByte byteKind = iota
	breakByte
	markByte
	leadByte // may start a mark or a line separator of several bytes
)

var byteKinds = [256]byteKind{
	'\n': breakByte, '\r': breakByte, '\f': breakByte, '\v': breakByte,
	'"': markByte, '\'': markByte, '`': markByte,
	'&': markByte, 0xC2: leadByte, 0xE2: leadByte, 0xE3: leadByte, 0xEF: leadByte,
}

// Read is the one pass that every byte goes through: it tells of each line,
// where it starts and where its break does, and notes what could be a
// quotation mark.
func (s *Finder) Read(addLine func(start, end int)) {
	start := 0
	for i := 0; i < len(s.text); {
		kind := byteKinds[s.text[i]]
		if kind == plainByte {
			i++
			continue
		}
		if n := breakAt(s.text, i); n > 0 {
			addLine(start, i)
			i += n
			start = i
			continue
		}
		i += s.noteMark(i)
	}
	addLine(start, len(s.text))
}

// breakAt returns the length of the line break at byte i, 0 where there is none.
func breakAt(text string, i int) int {
	switch rest := text[i:]; {
	case rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n':
		return 2
	case byteKinds[rest[0]] == breakByte:
		return 1
	case len(rest) > 1 && rest[:2] == "\u0085":
		return 2
	case len(rest) > 2 && (rest[:3] == "\u2028" || rest[:3] == "\u2029"):
		return 3
	}
	return 0
}

// noteMark notes the candidate mark, or the run of one form, at byte i and
// returns how many bytes it takes.
func (s *Finder) noteMark(i int) int {
	g := glyphAt(s.text, i)
	if g < 0 {
		return 1
	}
	form := glyphs[g].text
	switch {
	case g == leftAngle && i > 0 && s.text[i-1] == '<': // <‹so›>
		s.addMark(i-1, len(form)+1, g)
		return len(form)
	case g == rightAngle && strings.HasPrefix(s.text[i+len(form):], ">"):
		s.addMark(i, len(form)+1, g)
		return len(form) + 1
	}
	if g == straightDouble {
		size := 1
		if doubledMark(s.text, i) {
			size = 2
		}
		s.addMark(i, size, g)
		return size
	}
	two, ok := doubled[uint8(g)]
	if !ok {
		s.addMark(i, len(form), g)
		return len(form)
	}
	return s.noteRun(i, g, int(two))
}

// noteRun notes a run of single marks: two are a double mark, unless a word
// that lost its head follows (”Tis late,' she said), three are a double and a
// single one, the double one outside; of more, each stands for itself.
func (s *Finder) noteRun(i, one, two int) int {
	size := len(glyphs[one].text)
	n := 1
	for strings.HasPrefix(s.text[i+n*size:], glyphs[one].text) {
		n++
	}
	switch {
	case n == 2 && !lostBefore(s.text[i+2*size:]):
		s.addMark(i, 2*size, two)
	case n == 3 && classBefore(s.text, i).Blank():
		s.addMark(i, 2*size, two)
		s.addMark(i+2*size, size, one)
	case n == 3:
		s.addMark(i, size, one)
		s.addMark(i+size, 2*size, two)
	default:
		for k := range n {
			s.addMark(i+k*size, size, one)
		}
	}
	return n * size
}

// lostBefore says that rest starts with a word that lost its head, and that is
// no whole word without it.
func lostBefore(rest string) bool {
	word := headless(rest)
	return word != "" && !lexicon.WholeElisions.Has(word)
}

// addMark adds a candidate mark.
func (s *Finder) addMark(at, size, glyph int) {
	s.watch.Check()
	s.Marks = append(s.Marks, Mark{At: int32(at), Size: int8(size), glyph: uint8(glyph)})
}

// doubledMark says that "" at byte i is one mark, as spreadsheets double it,
// and not the end of one quote and the start of the next or of an outer one.
func doubledMark(text string, i int) bool {
	if !strings.HasPrefix(text[i:], `""`) || strings.HasPrefix(text[i+2:], `"`) || i > 0 && text[i-1] == '"' {
		return false
	}
	before, after := classBefore(text, i), classAfter(text, i+2)
	return before.Blank() != after.Blank()
}
