package userfile

import (
	"slices"
	"strings"
	"unicode"
)

// Near returns the name of some that another was most likely meant to be: one that
// is spelled nearly so, else the first that has a word of it; empty for none.
func Near(name string, names []string) string {
	folded := []rune(strings.ToLower(name))
	best, least := "", max(len(folded)/5, 1)+1
	for _, other := range names {
		if d := distance(folded, []rune(strings.ToLower(other))); d < least && d < len([]rune(other)) {
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
	return a == b || len(a) > tellingLetters && len(b) > tellingLetters && distance([]rune(a), []rune(b)) == 1
}

// telling returns the words of a name that may tell whose it is, folded.
func telling(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < tellingLetters })
}

// distance is Levenshtein's: how many letters must be changed, put in or left out
// to make one word of the other.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i, x := range a {
		last := row[0]
		row[0] = i + 1
		for k, y := range b {
			cost := last
			if x != y {
				cost++
			}
			last = row[k+1]
			row[k+1] = min(cost, last+1, row[k]+1)
		}
	}
	return row[len(b)]
}
