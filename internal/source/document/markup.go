package document

import (
	"html"
	"strings"
)

// Markup writes the bytes [start, end) of marked-up text that holds no tags:
// white space folded, character references resolved. In preformatted text,
// line breaks stay.
func (m *Writer) Markup(start, end int, pre bool) {
	from := start // the words that are not written yet start here
	for i := start; i < end; {
		c := m.Raw[i]
		hyphen := strings.HasPrefix(m.Raw[i:end], softHyphen)
		if c != '&' && c != 0 && !IsSpace(c) && !hyphen {
			i++
			continue
		}
		size, words := 1, ""
		switch {
		case c == 0:
			words = softHyphen // HTML reads over it
		case hyphen:
			size, words = len(softHyphen), softHyphen
		case c == '&':
			if size, words = entityAt(m.Raw[i:end]); words == "" {
				i += size
				continue
			}
		}
		if from < i {
			m.Words(from, i)
		}
		switch {
		case words == softHyphen:
		case pre && c == '\n':
			m.LineBreak()
		case strings.Trim(words, " \n\t\r\f") == "":
			m.Blank()
		default:
			m.Other(words, i, i+size)
		}
		i += size
		from = i
	}
	if from < end {
		m.Words(from, end)
	}
}

// softHyphen is where a word may be broken; nobody sees it in a word that is
// whole, so it is left out.
const softHyphen = "\u00ad"

// Literal writes the bytes [start, end) of a text in which nothing is markup:
// white space folded.
func (m *Writer) Literal(start, end int) {
	from := start
	for i := start; i < end; i++ {
		if !IsSpace(m.Raw[i]) {
			continue
		}
		if from < i {
			m.Words(from, i)
		}
		m.Blank()
		from = i + 1
	}
	if from < end {
		m.Words(from, end)
	}
}

// longestEntity is the length of the longest name of an entity, with & and ;.
const longestEntity = 33

// entityAt returns the length of the character reference at the start of s,
// and the characters that it stands for; they are empty where there is none.
func entityAt(s string) (size int, words string) {
	end := 1
	for end < len(s) && end < longestEntity && (IsLetter(s[end]) || s[end] == '#' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	all := html.UnescapeString(s[:end])
	if all == s[:end] {
		return 1, ""
	}
	for size = 2; size < end; size++ {
		if words = html.UnescapeString(s[:size]); words != s[:size] && words+s[size:end] == all {
			return size, words
		}
	}
	return end, all
}

// Fold makes one line of a text: every stretch of white space is one space, and
// none stands at the ends.
func Fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// IsSpace says that HTML folds the byte.
func IsSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// IsLetter says that a byte is a letter of ASCII.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// WordSet is the set of the words of a list with white space between them.
func WordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// Opens says that the first character of a text that is no white space is one of
// some in ASCII.
func Opens(text, chars string) bool {
	text = strings.TrimLeft(text, " \t\r\n\f")
	return text != "" && strings.IndexByte(chars, text[0]) >= 0
}
