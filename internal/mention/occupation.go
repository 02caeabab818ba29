package mention

import (
	"strings"

	"quotes/internal/lexicon"
)

// occupation says that the word at token k, which opens a sentence, tells what
// the bearer of the full name behind it is or does, though it is in no list:
// Palaeontologist Casimir Dufort said. Inside of a sentence it would be written
// small.
func (f *finder) occupation(k, end int) bool {
	w := f.word(k)
	if end-k < 3 || end-k > 4 || w.IsGiven || f.inner.of(w.Fold) > 0 || f.word(end-1).Is(lexicon.OrgWords) || !agent(w.Lower) {
		return false
	}
	for _, set := range [...]lexicon.Set{lexicon.Surnames, lexicon.Places, lexicon.OrgWords, lexicon.Nationalities, lexicon.NotNames} {
		if w.Is(set) {
			return false
		}
	}
	for j := k + 1; j < end; j++ {
		if !f.capital(j) || f.doc.Tokens[j].AllUpper && len(f.doc.TokenText(j)) > 2 {
			return false
		}
	}
	return true
}

// agent says that a lower-case word ends as nouns for people do who do something.
func agent(low string) bool {
	for _, end := range [...]string{"ist", "ian", "ee", "er", "or", "man", "woman"} {
		if strings.HasSuffix(low, end) && len(low) > len(end)+3 {
			return true
		}
	}
	return false
}
