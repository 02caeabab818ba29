package marks

import (
	"unicode/utf8"

	"quotes/internal/char"
)

// lookThrough bounds how many marks side by side are passed over in search of
// the character that tells; it keeps a megabyte of marks linear.
const lookThrough = 3

// classAfter returns the class of the character at byte i, marks passed over.
func classAfter(text string, i int) char.Class {
	for range lookThrough {
		if n := throughAt(text[i:]); n > 0 {
			i += n
			continue
		}
		break
	}
	c, _ := char.Of(text[i:])
	return c
}

// classBefore returns the class of the character that ends at byte i, marks passed over.
func classBefore(text string, i int) char.Class {
	for range lookThrough {
		if n := throughBefore(text[:i]); n > 0 {
			i -= n
			continue
		}
		break
	}
	c, _ := char.LastOf(text[:i])
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

// AfterMarks returns rest without the marks that it starts with.
func AfterMarks(rest string) string {
	for range lookThrough {
		rest = rest[throughAt(rest):]
	}
	return rest
}

// BeforeMarks returns head without the marks that it ends with.
func BeforeMarks(head string) string {
	for range lookThrough {
		head = head[:len(head)-throughBefore(head)]
	}
	return head
}

// EndsSentence says that a text ends as a sentence does.
func EndsSentence(in string) bool {
	in = BeforeMarks(in)
	c, n := char.LastOf(in)
	return c == char.Stop && in[len(in)-n] != ',' || c == char.Dash
}
