package marks

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/speechtag"
)

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
		case lexicon.WholeElisions.Has(lost): // 'and is hand, or and
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
		if word := strings.ToLower(rest[:n]); lexicon.Elisions.Has(word) {
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
	return lexicon.Clips.Has(word) || len(word) > 3 && strings.HasSuffix(word, "in")
}
