package source

import (
	"html"
	"strings"
)

// markup writes the bytes [start, end) of marked-up text that holds no tags:
// white space folded, character references resolved. In preformatted text,
// line breaks stay.
func (m *mapped) markup(start, end int, pre bool) {
	from := start // the words that are not written yet start here
	for i := start; i < end; {
		c := m.raw[i]
		hyphen := strings.HasPrefix(m.raw[i:end], softHyphen)
		if c != '&' && !isSpace(c) && !hyphen {
			i++
			continue
		}
		size, words := 1, ""
		switch {
		case hyphen:
			size, words = len(softHyphen), softHyphen
		case c == '&':
			if size, words = entityAt(m.raw[i:end]); words == "" {
				i += size
				continue
			}
		}
		if from < i {
			m.words(from, i)
		}
		switch {
		case words == softHyphen:
		case pre && c == '\n':
			m.lineBreak()
		case strings.Trim(words, " \n\t\r\f") == "":
			m.blank()
		default:
			m.other(words, i, i+size)
		}
		i += size
		from = i
	}
	if from < end {
		m.words(from, end)
	}
}

// softHyphen is where a word may be broken; nobody sees it in a word that is
// whole, so it is left out.
const softHyphen = "\u00ad"

// literal writes the bytes [start, end) of a text in which nothing is markup:
// white space folded.
func (m *mapped) literal(start, end int) {
	from := start
	for i := start; i < end; i++ {
		if !isSpace(m.raw[i]) {
			continue
		}
		if from < i {
			m.words(from, i)
		}
		m.blank()
		from = i + 1
	}
	if from < end {
		m.words(from, end)
	}
}

// longestEntity is the length of the longest name of an entity, with & and ;.
const longestEntity = 33

// entityAt returns the length of the character reference at the start of s,
// and the characters that it stands for; they are empty where there is none.
func entityAt(s string) (size int, words string) {
	end := 1
	for end < len(s) && end < longestEntity && (isLetter(s[end]) || s[end] == '#' || s[end] >= '0' && s[end] <= '9') {
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
