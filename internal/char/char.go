// Package char is what a character by itself tells: its class, white space, ASCII.
package char

import (
	"unicode"
	"unicode/utf8"
)

// A Class is what a character beside a mark tells about the mark.
type Class uint8

// The classes of characters.
const (
	Edge        Class = iota // nothing: the text, or the paragraph, starts or ends here
	Space                    // white space
	BracketOpen              // ( [ {
	BracketEnd               // ) ] }
	Dash                     // - – — ―
	Stop                     // . , ! ? ; : …
	Letter
	Digit
	Other
)

// Blank says that no character that is seen stands there.
func (c Class) Blank() bool { return c <= Space }

var asciiClass = func() (table [utf8.RuneSelf]Class) {
	for i := range table {
		table[i] = runeClass(rune(i))
	}
	return table
}()

// runeClass returns the class of a character.
func runeClass(r rune) Class {
	switch r {
	case '(', '[', '{', '¿', '¡':
		return BracketOpen
	case ')', ']', '}':
		return BracketEnd
	case '-', '–', '—', '―', '‐', '‑', '−':
		return Dash
	case '.', ',', '!', '?', ';', ':', '…', '。', '、', '！', '？', '，':
		return Stop
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return Letter
	case unicode.IsDigit(r):
		return Digit
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r < ' ':
		return Space
	}
	return Other
}

// Of returns the class of the first character of rest and its length.
func Of(rest string) (Class, int) {
	if rest == "" {
		return Edge, 0
	}
	if c := rest[0]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(rest)
	if r == utf8.RuneError {
		return Other, n
	}
	return runeClass(r), n
}

// LastOf returns the class of the last character of head and its length.
func LastOf(head string) (Class, int) {
	if head == "" {
		return Edge, 0
	}
	if c := head[len(head)-1]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeLastRuneInString(head)
	if r == utf8.RuneError {
		return Other, n
	}
	return runeClass(r), n
}

// SpaceAt returns the length of the white space character that rest starts with, or 0.
func SpaceAt(rest string) int {
	if c, n := Of(rest); c == Space {
		return n
	}
	return 0
}

// SpaceBefore returns the length of the white space character that head ends with, or 0.
func SpaceBefore(head string) int {
	if c, n := LastOf(head); c == Space {
		return n
	}
	return 0
}

// First returns the first character of rest.
func First(rest string) rune {
	r, _ := utf8.DecodeRuneInString(rest)
	return r
}

// SpaceByte says that b is a blank, a tab or a line break.
func SpaceByte(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// ASCIIDigit says that b is one of 0 to 9.
func ASCIIDigit(b byte) bool { return '0' <= b && b <= '9' }

// ASCIILetter says that b is one of a to z, capital or not.
func ASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// WordLength returns the number of ASCII letters that rest starts with.
func WordLength(rest string) int {
	n := 0
	for n < len(rest) && n < 24 && ASCIILetter(rest[n]) {
		n++
	}
	return n
}

// Trim moves start and end to the first and past the last byte that is no white space.
func Trim(text string, start, end int) (int, int) {
	for start < end {
		n := SpaceAt(text[start:end])
		if n == 0 {
			break
		}
		start += n
	}
	for end > start {
		n := SpaceBefore(text[start:end])
		if n == 0 {
			break
		}
		end -= n
	}
	return start, end
}
