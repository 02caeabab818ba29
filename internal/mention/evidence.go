package mention

import (
	"strings"
	"unicode"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// classify weighs the evidence for a person and for an organisation.
func (f *finder) classify(n *Name, s extract.Sentence) {
	f.ofWords(n)
	f.around(n, s)
	whole := f.doc.Text[n.Start:n.End]
	switch {
	case lexicon.Place(whole) && n.Person < 3:
		n.Class = Place
	case lexicon.Nationality(whole) && len(n.Words) == 1:
		n.Class = Thing
	case n.Org > n.Person:
		n.Class = Organization
	case n.Person > 0:
		n.Class = Person
	}
}

// ofWords weighs the words of the name itself.
func (f *finder) ofWords(n *Name) {
	first, last := f.words.Of(n.Words[0]), f.words.Of(n.Words[len(n.Words)-1])
	switch {
	case firstOf(first):
		n.Person += 3
	case first.IsGiven && len(n.Words) > 1:
		n.Person += 2
	case first.IsGiven:
		n.Person++
	}
	if n.Title != "" {
		n.Person += 3
	}
	switch {
	case len(n.Words) > 1 && last.Is(lexicon.Surnames):
		n.Person += 1.5
	case last.Is(lexicon.Surnames):
		n.Person++
	}
	if len(n.Words) >= 3 && isInitial(n.Words[1]) {
		n.Person += 2
	}
	if isInitial(first.Text) && len(n.Words) > 1 {
		n.Person += 2
	}
	for _, w := range n.Words {
		if f.words.Of(w).Is(lexicon.OrgWords) {
			n.Org += 2.5
			break
		}
	}
	if len(n.Words) > 1 && last.Is(lexicon.OrgWords) && !last.Is(lexicon.Surnames) {
		n.Org += 2
	}
	if isAcronym(f.doc.Text[n.Start:n.End]) {
		n.Org += 2
	}
	if n.AfterThe && !f.modifies(n) {
		n.Org += 2
		n.Person -= 2
	}
}

// modifies says that the name stands before the noun that "the" belongs to:
// the Trump campaign.
func (f *finder) modifies(n *Name) bool {
	k := n.EndToken
	if k >= len(f.doc.Tokens) || f.doc.Tokens[k].Kind != extract.Word || f.doc.Tokens[k].Upper {
		return false
	}
	switch w := f.doc.TokenText(k); w {
	case "campaign", "family", "administration", "camp", "team", "supporter", "supporters", "aide", "aides", "brothers", "sisters", "case", "trial", "era":
		return true
	default:
		return f.word(k).Is(lexicon.OrgNouns) && !isAcronym(f.doc.Text[n.Start:n.End])
	}
}

// around looks at the words beside a name.
func (f *finder) around(n *Name, s extract.Sentence) {
	if k := n.EndToken; k < s.EndToken {
		word := f.word(k)
		next := word.Lower
		if c, ok := word.Verb(lexicon.Cues()); ok && c.Strength > .5 {
			n.Person++
		}
		if word.IsBeatVerb && f.ownedAfter(k, s) {
			n.Person += 2
		}
		if next == "who" || next == "," && k+1 < s.EndToken && (strings.EqualFold(f.doc.TokenText(k+1), "who") || f.doc.Tokens[k+1].Kind == extract.Number) {
			n.Person += 1.5
		}
	}
	if k := n.FirstToken - 1; k >= s.FirstToken && n.Title == "" {
		prev := f.doc.TokenText(k)
		if !f.doc.Tokens[k].Upper && f.word(k).IsRole {
			n.Person += 2
		}
		switch prev {
		case "in", "at", "from", "near":
			n.Person--
		}
	}
}

// ownedAfter says that "his" or "her" stands soon after token k: turned to his wife.
func (f *finder) ownedAfter(k int, s extract.Sentence) bool {
	for j := k + 1; j < min(k+4, s.EndToken); j++ {
		switch f.doc.TokenText(j) {
		case "his", "her":
			return true
		}
	}
	return false
}

// isAcronym says that a word is two to six capitals, full stops aside.
func isAcronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.' && r != '&':
			return false
		}
	}
	return n >= 2 && n <= 6
}
