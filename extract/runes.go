package extract

import (
	"unicode"
	"unicode/utf8"
)

// A class is what a character beside a mark tells about the mark.
type class uint8

// The classes of characters.
const (
	edge        class = iota // nothing: the text, or the paragraph, starts or ends here
	space                    // white space
	bracketOpen              // ( [ {
	bracketEnd               // ) ] }
	dash                     // - – — ―
	stop                     // . , ! ? ; : …
	letter
	digit
	other
)

// blank says that no character that is seen stands there.
func (c class) blank() bool { return c <= space }

var asciiClass = func() (table [utf8.RuneSelf]class) {
	for i := range table {
		table[i] = runeClass(rune(i))
	}
	return table
}()

// runeClass returns the class of a character.
func runeClass(r rune) class {
	switch r {
	case '(', '[', '{', '¿', '¡':
		return bracketOpen
	case ')', ']', '}':
		return bracketEnd
	case '-', '–', '—', '―', '‐', '‑', '−':
		return dash
	case '.', ',', '!', '?', ';', ':', '…', '。', '、', '！', '？', '，':
		return stop
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r < ' ':
		return space
	}
	return other
}

// classOf returns the class of the first character of rest and its length.
func classOf(rest string) (class, int) {
	if rest == "" {
		return edge, 0
	}
	if c := rest[0]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(rest)
	if r == utf8.RuneError {
		return other, n
	}
	return runeClass(r), n
}

// lastClassOf returns the class of the last character of head and its length.
func lastClassOf(head string) (class, int) {
	if head == "" {
		return edge, 0
	}
	if c := head[len(head)-1]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeLastRuneInString(head)
	if r == utf8.RuneError {
		return other, n
	}
	return runeClass(r), n
}

// lookThrough bounds how many marks side by side are passed over in search of
// the character that tells; it keeps a megabyte of marks linear.
const lookThrough = 3

// classAfter returns the class of the character at byte i, marks passed over.
func classAfter(text string, i int) class {
	for range lookThrough {
		if n := throughAt(text[i:]); n > 0 {
			i += n
			continue
		}
		break
	}
	c, _ := classOf(text[i:])
	return c
}

// classBefore returns the class of the character that ends at byte i, marks passed over.
func classBefore(text string, i int) class {
	for range lookThrough {
		if n := throughBefore(text[:i]); n > 0 {
			i -= n
			continue
		}
		break
	}
	c, _ := lastClassOf(text[:i])
	return c
}

// throughAt returns the length of the mark, or sign of emphasis, that rest
// starts with, 0 where it starts with none.
func throughAt(rest string) int {
	if rest == "" {
		return 0
	}
	if rest[0] == '_' || rest[0] == '*' {
		return 1
	}
	if byteKinds[rest[0]] < markByte {
		return 0
	}
	if g := glyphAt(rest, 0); g >= 0 {
		return len(glyphs[g].text)
	}
	return 0
}

// throughBefore is throughAt for the end of head.
func throughBefore(head string) int {
	for n := 1; n <= 3 && n <= len(head); n++ {
		if throughAt(head[len(head)-n:]) == n {
			return n
		}
		if head[len(head)-n] < utf8.RuneSelf {
			return 0
		}
	}
	return 0
}

// spaceAt returns the length of the white space character that rest starts with, or 0.
func spaceAt(rest string) int {
	if c, n := classOf(rest); c == space {
		return n
	}
	return 0
}

// spaceBefore returns the length of the white space character that head ends with, or 0.
func spaceBefore(head string) int {
	if c, n := lastClassOf(head); c == space {
		return n
	}
	return 0
}

// runeAt returns the first character of rest.
func runeAt(rest string) rune {
	r, _ := utf8.DecodeRuneInString(rest)
	return r
}

// isSpaceByte says that b is a blank, a tab or a line break.
func isSpaceByte(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }
