package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// OrgWord reports whether a word of a name, capitalised there, makes it an
// organisation's: Inc, Committee, University, Post.
func OrgWord(word string) bool {
	if !capital(word) {
		return false
	}
	return FindFolded(strings.TrimSuffix(word, ".")).Is(OrgWords)
}

// OrgNoun reports whether a lower-case noun, singular or plural, refers back to
// an organisation: company, agency, ministry.
func OrgNoun(lowerNoun string) bool { return Find(lowerNoun).Is(OrgNouns) }

// DocNoun reports whether a lower-case noun, singular or plural, is a document:
// report, statement, lawsuit.
func DocNoun(lowerNoun string) bool { return Find(lowerNoun).Is(DocNouns) }

// Place reports whether a name is a country, a US state or province, a
// continent or a city of note. It begins with a capital and may have several
// words: New York.
func Place(name string) bool {
	if !capital(name) {
		return false
	}
	return FindFolded(name).Is(Places)
}

// CompanyWord reports whether a word that ends a name makes it a company's: Inc., plc, Airways.
func CompanyWord(word string) bool {
	return FindFolded(strings.TrimSuffix(word, ".")).Is(CompanyWords)
}

// BeatVerb reports whether a lower-case verb form is of an act of the body
// that people do beside their words: turned, shrugs, put.
func BeatVerb(lowerVerbForm string) bool { return Find(Lemma(lowerVerbForm)).Is(BeatVerbs) }

// Nationality reports whether a capitalised word names people by where they
// come from, what they believe or their party: Russian, Texan, Democrats,
// Catholic, Frenchman.
func Nationality(word string) bool {
	if !capital(word) {
		return false
	}
	return FindFolded(word).Is(Nationalities)
}

// NotName reports whether a capitalised word is never a person by itself:
// weekdays, months, "I", interjections, words that open sentences and
// headlines. Months that are given names too (April, June, May) are left to
// [GivenName].
func NotName(word string) bool {
	return FindFolded(strings.TrimSuffix(word, ".")).Is(NotNames)
}

// FunctionWord reports whether a lower-case word is a determiner, preposition,
// conjunction, auxiliary or pronoun.
func FunctionWord(lower string) bool { return Find(lower).Is(FunctionWords) }

// CommonWord reports whether English normally writes a word in lower case. A
// capital on it comes from a headline or the start of a sentence more often
// than from a name.
func CommonWord(lower string) bool {
	return Find(lower).Is(CommonWords)
}

// A Case is the grammatical case of a pronoun.
type Case uint8

// The cases of pronouns. "You" and "it" are [Subject], "her" is [Object],
// though they have another use.
const (
	Subject Case = iota
	Object
	Possessive
	Reflexive
)

// PronounInfo describes a pronoun.
type PronounInfo struct {
	Gender string // Female, Male or empty
	Plural bool
	Person int8 // 1, 2 or 3
	Case   Case
}

// Pronoun looks a personal, possessive, reflexive, relative or indefinite
// pronoun for people up, in lower case; "I" may be given as "i" or "I".
func Pronoun(lower string) (PronounInfo, bool) {
	return FindFolded(lower).Pronoun()
}

// capital reports whether a word begins with a capital letter.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
