package lexicon

import (
	"strings"
	"sync"
)

// foreignVerbs maps a lower-case word to whether it is an auxiliary. One language
// is told from another by few words: the words of all of them count together.
var foreignVerbs = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 150)
	for line := range entries(table("foreignverbs")) {
		f := strings.SplitN(line, " | ", 3)
		for w := range strings.FieldsSeq(f[2]) {
			m[w] = f[1] == "aux"
		}
	}
	return m
})

// ForeignVerb says whether a lower-case word of a language other than English
// is a verb that tags a quote (German sagte), and whether it is no more than an
// auxiliary before one (French a, in a déclaré).
func ForeignVerb(lower string) (said, aux bool) {
	aux, ok := foreignVerbs()[lower]
	return ok && !aux, aux
}
