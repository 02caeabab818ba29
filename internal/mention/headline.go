package mention

import (
	"strings"

	"quotes/internal/lexicon"
)

// longestInHeadline is how many words a name in a headline may have.
const longestInHeadline = 5

// headlineNames finds the known names of a sentence in headline capitals, the
// longest first, and pairs of a given name and a word that is no common one.
func (f *finder) headlineNames(i int) {
	s := f.doc.Sentences[i]
	for k := s.FirstToken; k < s.EndToken; k++ {
		if !f.capital(k) {
			continue
		}
		for end := min(k+longestInHeadline, s.EndToken); end > k; end-- {
			if f.headlineName(k, end) {
				f.add(Name{FirstToken: k, EndToken: end, Sentence: i, Heading: true}, k)
				k = end - 1
				break
			}
		}
	}
}

// headlineName says that the tokens from k to end are a name.
func (f *finder) headlineName(k, end int) bool {
	var b strings.Builder
	for j := k; j < end; j++ {
		if j > k {
			if !f.adjacent(j-1, j) {
				return false
			}
			b.WriteByte(' ')
		}
		b.WriteString(f.word(j).Lower)
	}
	key := b.String()
	if f.known[key] {
		return !lexicon.CommonWord(key) || f.inner.of(f.words.Of(key)) > 0
	}
	if end-k != 2 || !f.capital(k) || !f.capital(k+1) || !firstOf(f.word(k)) {
		return false
	}
	second := f.word(k + 1)
	return !second.Is(lexicon.CommonWords) && !second.Is(lexicon.FunctionWords) && !second.Is(lexicon.NotNames)
}
