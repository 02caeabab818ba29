package mention

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/word"
)

// compound says that the common word at token k, which opens a sentence, is the
// first of a name that consists of common words: Human Rights Watch, Network Rail,
// Reporters Without Borders. A common word with a capital inside of a sentence is a
// part of a name, and what stands before it mostly is as well.
func (f *finder) compound(k, end int) bool {
	w := f.word(k)
	if w.Is(lexicon.OrgWords) && end-k == 2 && f.word(k+1).Is(lexicon.Places) { // Police Scotland
		return true
	}
	if w.Lower == "team" && end-k == 2 && f.doc.Tokens[k+1].AllUpper { // Team GB
		return true
	}
	next := k + 1
	if next+1 < end && f.capital(next) && f.word(next).Is(lexicon.FunctionWords) {
		next++
	}
	if !w.Is(lexicon.CommonWords) || qualifies(w.Lower) || !f.capital(next) || !f.thing(f.word(next)) || office(w) && !groups(w) {
		return false
	}
	for j := k + 1; j < end; j++ {
		if o := f.word(j); office(o) || firstOf(o) || f.doc.Tokens[j].Kind == extract.Word && !f.capital(j) {
			return false
		}
	}
	return true
}

// groups says that a noun for people stands for a group of them, or for all.
func groups(w *word.Word) bool {
	return !w.IsTitle && (strings.HasSuffix(w.Lower, "s") || w.Lower == "human" || w.Lower == "women" || w.Lower == "children")
}

// qualifies says that a word tells when somebody or something was what it is, or
// which of several it is, or is an adverb, so that it stands before names: former
// Labour minister.
func qualifies(low string) bool {
	switch low {
	case "former", "late", "current", "outgoing", "acting", "future", "rival", "fellow", "senior", "junior", "leading", "top", "local":
		return true
	}
	return strings.HasSuffix(low, "ly")
}

// compass says that token k is a point of the compass that begins the name of an
// organisation: Northern Rail, Western Dairies.
func (f *finder) compass(k, end int) bool {
	switch f.word(k).Lower {
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "world":
	default:
		return false
	}
	if k+1 >= end || !f.capital(k+1) {
		return false
	}
	next := f.word(k + 1)
	return !office(next) && !next.IsGiven && !next.Is(lexicon.Nationalities) && !next.Is(lexicon.FunctionWords)
}

// thing says that a word is an ordinary one and nobody's name.
func (f *finder) thing(w *word.Word) bool {
	return w.Is(lexicon.CommonWords) && !w.IsGiven && !w.Is(lexicon.Surnames) && !w.Is(lexicon.FunctionWords) && !office(w)
}

// owner returns the token behind the possessive at token i, where an organisation
// is named for whom it is of: the Attorney General's Office, the Women's Institute,
// St. Mary's Hospital; but Israel's Ministry of Defence and Mr. Lund's Office.
func (f *finder) owner(k, i, limit int) int {
	next := i + 1
	if next >= limit || f.doc.Tokens[i].Kind != extract.Clitic && f.doc.TokenText(i) != "’" && f.doc.TokenText(i) != "'" ||
		f.doc.Tokens[i].Start != f.doc.Tokens[i-1].End || !f.adjacent(i, next) || !f.capital(next) {
		return -1
	}
	if w := f.word(i - 1); !(office(w) || f.thing(w) || f.people(i)) && !f.saint(k, i) || w.Is(lexicon.OrgNouns) || w.Is(lexicon.NotNames) {
		return -1
	}
	for j := next; j < limit && f.capital(j) && (j == next || f.adjacent(j-1, j)); j++ {
		if f.word(j).Is(lexicon.OrgWords) {
			return next
		}
	}
	return -1
}

// people says that the possessive at token i is that of several who have no name:
// the Crofters' Union.
func (f *finder) people(i int) bool {
	w := f.word(i - 1)
	return len(strings.Trim(f.doc.TokenText(i), "'’")) == 0 && strings.HasSuffix(w.Lower, "s") && !w.Is(lexicon.Surnames) && !w.IsGiven
}

// saint says that the words from token k to i are a saint.
func (f *finder) saint(k, i int) bool {
	for ; k < i; k++ {
		switch f.word(k).Lower {
		case "st", "st.", "saint", "ss":
			return true
		}
	}
	return false
}

// jointOrg says that "and" at token i stands inside of the name of an organisation
// that begins at token k: the Food and Drug Administration, the England and Wales
// Cricket Board; but the White House and Justice Department.
func (f *finder) jointOrg(k, i, limit int) bool {
	if f.doc.TokenText(k) == "The" {
		k++
	} else if k == 0 || f.doc.TokenText(k-1) != "the" {
		return false
	}
	end := i + 1
	for end < limit && f.capital(end) && f.adjacent(end-1, end) {
		end++
	}
	last := f.word(end - 1)
	if !last.Is(lexicon.OrgWords) && !last.Is(lexicon.OrgNouns) && last.Lower != "executive" {
		return false
	}
	if i-k == 1 && end-i > 3 && f.word(k).Is(lexicon.Places) && f.word(i+1).Is(lexicon.Places) {
		return true
	}
	for j := k; j < i; j++ {
		if w := f.word(j); !f.thing(w) || w.Is(lexicon.OrgNouns) || w.Is(lexicon.OrgWords) && i-k > 1 {
			return false
		}
	}
	return i > k && end-i > 2 && f.thing(f.word(i+1))
}

// listed returns the last token of what an organisation cares for, where the comma
// at token i stands among it: the Department for Business, Energy and Trade.
func (f *finder) listed(k, i, limit int) int {
	if f.doc.TokenText(i) != "," {
		return -1
	}
	if f.doc.TokenText(k) == "The" {
		k++
	}
	if !f.word(k).Is(lexicon.OrgWords) || !f.orgWithOf(k, i) {
		return -1
	}
	for j := i + 1; j < limit; j++ {
		switch w := f.doc.TokenText(j); {
		case w == "and":
			if j+1 < limit && f.capital(j+1) && f.thing(f.word(j+1)) {
				return j + 1
			}
			return -1
		case w != "," && !(f.capital(j) && f.thing(f.word(j))):
			return -1
		}
	}
	return -1
}
