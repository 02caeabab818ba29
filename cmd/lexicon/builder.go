package main

import (
	"slices"

	"quotes/internal/lexicon"
)

// A row is what the files say of a word, as the table has it: numbers of
// entries in other sections are one more, 0 for none.
type row struct {
	sets                    [2]uint64
	given, title            uint16
	verb, noun              uint16
	nick, covers            uint16
	role, pronoun, markWord uint8
}

// A builder gathers words.
type builder struct {
	folder string
	words  map[string]*row
	lemmas map[string]string

	cues      []lexicon.Cue
	titles    []lexicon.TitleInfo
	given     []lexicon.GivenNameInfo
	lists     []string
	cueLines  string
	irregular string
	languages string // codes
}

func newBuilder(folder string) *builder {
	return &builder{folder: folder, words: map[string]*row{}, lemmas: map[string]string{}}
}

// word returns the row of a word.
func (b *builder) word(w string) *row {
	if b.words[w] == nil {
		b.words[w] = &row{}
	}
	return b.words[w]
}

// put puts words into a set.
func (b *builder) put(s lexicon.Set, words ...string) {
	for _, w := range words {
		b.word(w).sets[s/64] |= 1 << (s % 64)
	}
}

// list adds a list and returns its number.
func (b *builder) list(text string) uint16 { return number(&b.lists, text) }

// number returns one more than the place of a value in a list, where it is added
// if it is not there.
func number[T comparable](list *[]T, value T) uint16 {
	i := slices.Index(*list, value)
	if i < 0 {
		i = len(*list)
		*list = append(*list, value)
	}
	return uint16(i + 1)
}
