package userfile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/cmd/internal/spelling"
)

// Near returns the name of some that another was most likely meant to be: one that
// is spelled nearly so, else the first that has a word of it; empty for none.
func Near(name string, names []string) string {
	folded := strings.ToLower(name)
	best, least := "", max(utf8.RuneCountInString(folded)/5, 1)+1
	for _, other := range names {
		if d := spelling.Distance(folded, strings.ToLower(other)); d < least && d < utf8.RuneCountInString(other) {
			best, least = other, d
		}
	}
	if best != "" {
		return best
	}
	words := telling(name)
	for _, other := range names {
		if slices.ContainsFunc(telling(other), func(w string) bool { return slices.ContainsFunc(words, func(v string) bool { return alike(v, w) }) }) {
			return other
		}
	}
	return ""
}

// tellingLetters is how many letters a word has at least that tells whose a name is.
const tellingLetters = 4

// alike says that two words are the same, or but for a letter of a longer one.
func alike(a, b string) bool {
	return a == b || len(a) > tellingLetters && len(b) > tellingLetters && spelling.OneLetter(a, b)
}

// telling returns the words of a name that may tell whose it is, folded.
func telling(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < tellingLetters })
}
