package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// A MarkWord says what a word beside quotation marks tells of them.
type MarkWord int

// The classes of such words.
const (
	NoMarkWord MarkWord = iota
	Naming              // titled, so-called: a name is given
	Wording             // the word, the phrase: words as words
	Work                // the film, the novel: a title
	Sign                // the banner, a T-shirt: something that is read
	Slogan              // the slogan, a motto: what many say
)

var markWordNames = []string{"", "naming", "word", "work", "sign", "slogan"}

var markWords = sync.OnceValue(func() map[string]MarkWord {
	words := make(map[string]MarkWord, 200)
	for line := range entries(table("markwords")) {
		class, rest, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(rest) {
			words[w] = MarkWord(slices.Index(markWordNames, class))
		}
	}
	return words
})

// MarkWordOf returns the class of a lower-case word.
func MarkWordOf(lower string) MarkWord { return markWords()[lower] }
