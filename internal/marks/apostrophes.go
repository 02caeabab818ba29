package marks

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/speechtag"
)

// elisions are words that are written with an apostrophe for their head.
var elisions = listed(`em tis twas twere twill twould twasn tisn til till cause cos coz bout round neath gainst
	n nuff er im is e ud un ull at av ave ad ere ome ouse ow ell ead eard ear elp arf alf eart undred igh igher
	ope orse urt old ard ands and ole otel tain t s d ll re ve m nother ow's opped appen appens appened allo ello
	most mongst midst twixt tween fore specially cept less nless fraid member way deed`)

// wholeWords are the elisions that are words of their own as well.
var wholeWords = listed(`and is at old till cause round less way member most ad ere er ill eart ands`)

// clips are words that are written with an apostrophe for their tail.
var clips = listed(`o th an n wi ol mo po lil doin goin nothin somethin anythin everythin bein havin de fo yo t ha fro mak tak gi ower`)

// weighApostrophe sets what it costs that a single mark is an apostrophe, and
// makes the mark dearer where it looks like one.
func (s *Finder) weighApostrophe(m *Mark) {
	if !s.habits.singleOuter {
		m.Open += 10
	}
	switch m.Side() {
	case Opens:
		m.skip = odd
		if c, _ := char.LastOf(strings.TrimRight(s.text[max(0, int(m.At)-4):m.At], " \n")); c == char.Letter {
			m.skip -= 5 // ‘Ali in the middle of a sentence
		}
		switch lost := s.lostHead(m); {
		case wholeWords[lost]: // 'and is hand, or and
			m.Open, m.skip = m.Open+12, 10
		case lost != "":
			m.Open, m.skip = m.Open+Unlikely, 2
		case m.glyph == rightSingle:
			m.skip = Unlikely
		}
	case Closes:
		m.Open = impossible
		s.weighTrailing(m)
	default:
		m.skip = 30
	}
}

// weighTrailing weighs an apostrophe after a word against a closing mark.
func (s *Finder) weighTrailing(m *Mark) {
	if m.Before != char.Letter && m.Before != char.Digit {
		m.skip = s.trailingStop(m)
		return
	}
	m.close += 5
	switch {
	case s.clipped(m):
		m.skip = 5
	case m.Before == char.Digit:
		m.skip = 15
	case s.text[m.At-1]|0x20 != 's':
		m.skip = 30
	case m.after == char.Space && unicode.IsLower(char.First(strings.TrimLeft(s.text[m.End():], " \n"))):
		m.skip = 8
	default:
		m.skip = 15
	}
}

// trailingStop returns what it costs that a mark after punctuation is none of
// a span: most where a speech tag or nothing follows.
func (s *Finder) trailingStop(m *Mark) int16 {
	skip := int16(stray - 10)
	if m.after == char.Edge {
		skip += 10
	}
	start, _ := char.Trim(s.text, m.End(), min(m.End()+4, len(s.text)))
	if speechtag.Starts(s.text[start:]) {
		skip += 15
	}
	return skip
}

// lostHead returns the word after the mark where it is one that loses its
// head: 'em, '90s.
func (s *Finder) lostHead(m *Mark) string { return headless(s.text[m.End():]) }

// headless returns the word or the year that lost its head and that rest
// starts with, or nothing.
func headless(rest string) string {
	if len(rest) >= 2 && char.ASCIIDigit(rest[0]) && char.ASCIIDigit(rest[1]) {
		if len(rest) > 2 && char.ASCIIDigit(rest[2]) {
			return ""
		}
		return rest[:2]
	}
	if n := char.WordLength(rest); n < 12 {
		if word := strings.ToLower(rest[:n]); elisions[word] {
			return word
		}
	}
	return ""
}

// clipped says that the word before the mark is one that loses its tail: cookin', o'.
func (s *Finder) clipped(m *Mark) bool {
	head := s.text[max(0, int(m.At)-12):m.At]
	i := len(head)
	for i > 0 && char.ASCIILetter(head[i-1]) {
		i--
	}
	word := strings.ToLower(head[i:])
	return clips[word] || len(word) > 3 && strings.HasSuffix(word, "in")
}

// listed makes a look-up table of the words of a list.
func listed(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}
