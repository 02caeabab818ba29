package mention

import "quotes/internal/word"

// counts are numbers of words, by their ID.
type counts []int32

// add counts a word n times more.
func (c *counts) add(w *word.Word, n int32) {
	if int(w.ID) >= len(*c) {
		*c = append(*c, make([]int32, int(w.ID)+1-len(*c))...)
	}
	(*c)[w.ID] += n
}

// of returns the number of a word.
func (c counts) of(w *word.Word) int32 {
	if int(w.ID) >= len(c) {
		return 0
	}
	return c[w.ID]
}
