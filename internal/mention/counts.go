package mention

import "quotes/internal/word"

// counts are numbers of words, by their ID.
type counts []int32

// newCounts returns counts of the words that a document has so far.
func newCounts(words *word.Words) counts { return make(counts, words.Len()) }

// add counts a word once more.
func (c *counts) add(w *word.Word) {
	for int(w.ID) >= len(*c) { // a word that was put together
		*c = append(*c, 0)
	}
	(*c)[w.ID]++
}

// of returns the number of a word.
func (c counts) of(w *word.Word) int32 {
	if int(w.ID) >= len(c) {
		return 0
	}
	return c[w.ID]
}
