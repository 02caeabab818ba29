package extract

import (
	"strings"
	"unicode"
)

// weighApostrophe sets what it costs that a single mark is an apostrophe, and
// makes the mark dearer where it looks like one.
func (s *scanner) weighApostrophe(m *mark) {
	if !s.habits.singleOuter {
		m.open += 10
	}
	switch m.side() {
	case opens:
		m.skip = odd
		if c, _ := lastClassOf(strings.TrimRight(s.text[max(0, int(m.at)-4):m.at], " \n")); c == letter {
			m.skip -= 5 // ‘Ali in the middle of a sentence
		}
		switch lost := s.lostHead(m); {
		case wholeWords[lost]: // 'and is hand, or and
			m.open, m.skip = m.open+12, 10
		case lost != "":
			m.open, m.skip = m.open+unlikely, 2
		case m.glyph == rightSingle:
			m.skip = unlikely
		}
	case closes:
		m.open = impossible
		s.weighTrailing(m)
	default:
		m.skip = 30
	}
}

// weighTrailing weighs an apostrophe after a word against a closing mark.
func (s *scanner) weighTrailing(m *mark) {
	if m.before != letter && m.before != digit {
		m.skip = s.trailingStop(m)
		return
	}
	m.close += 5
	switch {
	case s.clipped(m):
		m.skip = 5
	case m.before == digit:
		m.skip = 15
	case s.text[m.at-1]|0x20 != 's':
		m.skip = 30
	case m.after == space && unicode.IsLower(runeAt(strings.TrimLeft(s.text[m.end():], " \n"))):
		m.skip = 8
	default:
		m.skip = 15
	}
}

// trailingStop returns what it costs that a mark after punctuation is none of
// a span: most where a speech tag or nothing follows.
func (s *scanner) trailingStop(m *mark) int16 {
	skip := int16(stray - 10)
	if m.after == edge {
		skip += 10
	}
	start, _ := trim(s.text, m.end(), min(m.end()+4, len(s.text)))
	if isTag(s.text[start:]) {
		skip += 15
	}
	return skip
}

// lostHead returns the word after the mark where it is one that loses its
// head: 'em, '90s.
func (s *scanner) lostHead(m *mark) string { return headless(s.text[m.end():]) }

// headless returns the word or the year that lost its head and that rest
// starts with, or nothing.
func headless(rest string) string {
	if len(rest) >= 2 && asciiDigit(rest[0]) && asciiDigit(rest[1]) {
		if len(rest) > 2 && asciiDigit(rest[2]) {
			return ""
		}
		return rest[:2]
	}
	if n := wordLength(rest); n < 12 {
		if word := strings.ToLower(rest[:n]); elisions[word] {
			return word
		}
	}
	return ""
}

// clipped says that the word before the mark is one that loses its tail: cookin', o'.
func (s *scanner) clipped(m *mark) bool {
	head := s.text[max(0, int(m.at)-12):m.at]
	i := len(head)
	for i > 0 && asciiLetter(head[i-1]) {
		i--
	}
	word := strings.ToLower(head[i:])
	return clips[word] || len(word) > 3 && strings.HasSuffix(word, "in")
}
