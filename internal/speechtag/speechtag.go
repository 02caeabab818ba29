// Package speechtag tells whether a stretch of text looks like a speech tag, where
// there are no tokens yet: "she said", "said Anna", "dit-il".
package speechtag

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
)

// Starts says that rest starts with a speech tag: "she said", "said Anna",
// "the man said", "Anna Roe said".
func Starts(rest string) bool {
	words := FirstWords(rest)
	kind := func(i int) wordRole { return roleOf(words[i]) }
	switch kind(0) {
	case verbRole:
		return kind(1) != plainRole && kind(1) != verbRole || foreignVerb(strings.ToLower(words[0]))
	case pronounRole:
		return kind(1) == verbRole
	case nameRole:
		return kind(1) == verbRole || kind(1) == nameRole && kind(2) == verbRole
	case determinerRole:
		return kind(2) == verbRole || kind(1) == plainRole && kind(3) == verbRole
	}
	return false
}

// StartsAlone says that rest starts with a tag that ends its clause soon: "Anna
// says the train" is none.
func StartsAlone(rest string) bool {
	if !Starts(rest) {
		return false
	}
	words := FirstWords(rest)
	for i := 1; i+1 < len(words); i++ {
		if roleOf(words[i]) != verbRole {
			continue
		}
		next := strings.ToLower(words[i+1])
		return strings.EqualFold(words[i], "told") || roleOf(words[0]) == verbRole || !lexicon.TagDeterminers.Has(next) && !lexicon.TagPronouns.Has(next)
	}
	return true
}

// FirstWords returns the first four words of rest, empty where a clause ends before.
func FirstWords(rest string) (words [4]string) {
	rest = rest[:min(len(rest), 80)]
	for i := range words {
		rest = strings.TrimLeft(rest, " \n\r\t")
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
		if end < 0 {
			end = len(rest)
		}
		words[i], rest = rest[:end], rest[end:]
		if rest == "" || !char.SpaceByte(rest[0]) {
			break
		}
	}
	return words
}

// wordRole is what a word can be in a speech tag.
type wordRole uint8

// The roles of words.
const (
	noRole wordRole = iota
	plainRole
	verbRole
	pronounRole
	nameRole
	determinerRole
)

// roleOf returns the role of a word.
func roleOf(word string) wordRole {
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return noRole
	case lexicon.TagVerbs.Has(lower) || foreignVerb(lower):
		return verbRole
	case lexicon.TagPronouns.Has(lower):
		return pronounRole
	case lexicon.TagDeterminers.Has(lower):
		return determinerRole
	case unicode.IsUpper(char.First(word)):
		return nameRole
	}
	return plainRole
}

// Personal says that a clause has a word for who speaks or is spoken to.
func Personal(clause string) bool { return HasWord(clause, lexicon.TagPersons) }

// HasWord says that a text has one of the words of a set, of which none is longer
// than wordBytes.
func HasWord(in string, words lexicon.Set) bool {
	for word := range strings.FieldsFuncSeq(in, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) <= wordBytes && words.Has(strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// SpeaksAsOne says that words have "I" or "my" in them, and neither "we" nor "our":
// whoever says them is one person.
func SpeaksAsOne(words string) bool {
	one := false
	for w := range strings.FieldsSeq(words) {
		w, _, _ = strings.Cut(strings.Trim(w, ".,;:!?…—–-()"), "’")
		w, _, _ = strings.Cut(w, "'")
		switch w {
		case "I", "my", "My", "me", "myself":
			one = true
		case "we", "We", "our", "Our", "us":
			return false
		}
	}
	return one
}

// foreignVerb says that a word, in small letters, tags speech in a language
// other than English.
func foreignVerb(word string) bool {
	for _, tail := range hangingPronouns {
		if strings.HasSuffix(word, tail) {
			return true
		}
	}
	return lexicon.ForeignDash.Has(word) || strings.HasSuffix(word, "ó") || strings.HasSuffix(word, "ò")
}

// hangingPronouns end a French verb that is turned round: dit-il, demanda-t-elle.
var hangingPronouns = [...]string{"-il", "-elle", "-je", "-ils", "-elles", "-on"}

// Determiner says that a word, in small letters, starts a noun phrase that is
// not a name.
func Determiner(word string) bool { return lexicon.TagDeterminers.Has(word) }

// wordBytes bounds the words that are looked up: votre, yourself.
const wordBytes = 8
