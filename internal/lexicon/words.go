package lexicon

import (
	"fmt"
	"strings"
	"sync"
)

var (
	orgWords      = loadSet("orgwords", 500)
	orgNouns      = loadSet("orgnouns", 500)
	docNouns      = loadSet("docnouns", 300)
	beatVerbs     = loadSet("beatverbs", 300)
	anybodies     = loadSet("anybody", 300)
	places        = loadPhrases("places", 1500)
	nationalities = loadPhrases("nationalities", 700)
	notNames      = loadSet("notnames", 1000)
	functionWords = loadSet("functionwords", 300)
	commonWords   = loadSet("commonwords", 8000)
)

// OrgWord reports whether a word of a name, capitalised there, makes it an
// organisation's: Inc, Committee, University, Post.
func OrgWord(word string) bool {
	if !capital(word) {
		return false
	}
	_, ok := find(orgWords(), strings.TrimSuffix(word, "."))
	return ok
}

// OrgNoun reports whether a lower-case noun, singular or plural, refers back to
// an organisation: company, agency, ministry.
func OrgNoun(lowerNoun string) bool { return nounIn(orgNouns(), lowerNoun) }

// DocNoun reports whether a lower-case noun, singular or plural, is a document:
// report, statement, lawsuit.
func DocNoun(lowerNoun string) bool { return nounIn(docNouns(), lowerNoun) }

// nounIn looks a noun up as it stands, then as a plural.
func nounIn(set wordSet, w string) bool {
	if set.has(w) {
		return true
	}
	if s, ok := strings.CutSuffix(w, "s"); ok {
		if set.has(s) {
			return true
		}
		if s, ok := strings.CutSuffix(s, "e"); ok {
			if set.has(s) {
				return true
			}
			if s, ok := strings.CutSuffix(s, "i"); ok {
				var buf [48]byte
				_, in := set[string(append(append(buf[:0], s...), 'y'))]
				return in
			}
		}
	}
	return false
}

// Place reports whether a name is a country, a US state or province, a
// continent or a city of note. It begins with a capital and may have several
// words: New York.
func Place(name string) bool {
	if !capital(name) {
		return false
	}
	_, ok := find(places(), name)
	return ok
}

// Anybody reports whether a lower-case noun for people is one that somebody
// unnamed goes by: the spokesman, but not the tycoon.
func Anybody(lowerNoun string) bool { return nounIn(anybodies(), lowerNoun) }

// companyWords end the names of companies.
var companyWords = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "co": true, "ltd": true, "limited": true, "llc": true, "llp": true,
	"plc": true, "gmbh": true, "ag": true, "as": true, "asa": true, "ab": true, "oy": true, "nv": true, "bv": true, "spa": true, "srl": true,
	"holdings": true, "company": true, "group": true, "airlines": true, "airways": true, "motors": true, "industries": true, "enterprises": true,
}

// CompanyWord reports whether a word that ends a name makes it a company's: Inc., plc, Airways.
func CompanyWord(word string) bool {
	return companyWords[strings.ToLower(strings.TrimSuffix(word, "."))]
}

// BeatVerb reports whether a lower-case verb form is of an act of the body
// that people do beside their words: turned, shrugs, put.
func BeatVerb(lowerVerbForm string) bool { return beatVerbs().has(Lemma(lowerVerbForm)) }

// Nationality reports whether a capitalised word names people by where they
// come from, what they believe or their party: Russian, Texan, Democrats,
// Catholic, Frenchman.
func Nationality(word string) bool {
	if !capital(word) {
		return false
	}
	_, ok := find(nationalities(), word)
	return ok
}

// NotName reports whether a capitalised word is never a person by itself:
// weekdays, months, "I", interjections, words that open sentences and
// headlines. Months that are given names too (April, June, May) are left to
// [GivenName].
func NotName(word string) bool {
	_, ok := find(notNames(), strings.TrimSuffix(word, "."))
	return ok
}

// FunctionWord reports whether a lower-case word is a determiner, preposition,
// conjunction, auxiliary or pronoun.
func FunctionWord(lower string) bool { return functionWords().has(lower) }

// CommonWord reports whether English normally writes a word in lower case. A
// capital on it comes from a headline or the start of a sentence more often
// than from a name.
func CommonWord(lower string) bool {
	if commonWords().has(lower) || functionWords().has(lower) {
		return true
	}
	_, ok := knownLemma(lower)
	return ok
}

// A Case is the grammatical case of a pronoun.
type Case int

// The cases of pronouns. "You" and "it" are [Subject], "her" is [Object],
// though they have another use.
const (
	Subject Case = iota
	Object
	Possessive
	Reflexive
)

var cases = map[string]Case{"subject": Subject, "object": Object, "possessive": Possessive, "reflexive": Reflexive}

// PronounInfo describes a pronoun.
type PronounInfo struct {
	Gender string // Female, Male or empty
	Plural bool
	Person int // 1, 2 or 3
	Case   Case
}

var pronouns = sync.OnceValue(func() map[string]PronounInfo {
	m := make(map[string]PronounInfo, 80)
	for line := range entries(table("pronouns")) {
		w, p, err := parsePronoun(line)
		must("pronouns", line, err)
		m[w] = p
	}
	return m
})

// parsePronoun reads "pronoun person case [female|male] [plural]".
func parsePronoun(line string) (string, PronounInfo, error) {
	f := strings.Fields(line)
	if len(f) < 3 || len(f[1]) != 1 || f[1] < "1" || f[1] > "3" {
		return f[0], PronounInfo{}, fmt.Errorf("no person and case")
	}
	p := PronounInfo{Person: int(f[1][0] - '0')}
	c, ok := cases[f[2]]
	if !ok {
		return f[0], p, fmt.Errorf("case %q", f[2])
	}
	p.Case = c
	for _, flag := range f[3:] {
		switch flag {
		case Female, Male:
			p.Gender = flag
		case "plural":
			p.Plural = true
		default:
			return f[0], p, fmt.Errorf("unknown flag %q", flag)
		}
	}
	return f[0], p, nil
}

// Pronoun looks a personal, possessive, reflexive, relative or indefinite
// pronoun for people up, in lower case; "I" may be given as "i" or "I".
func Pronoun(lower string) (PronounInfo, bool) {
	return find(pronouns(), lower)
}
