package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cheapWords says which words are fillers, or are said again at once: those
// that a writer leaves out. They cost little in an alignment.
func cheapWords(text string, words []word) []bool {
	j := &judge{text: text, source: words}
	cheap := make([]bool, len(words))
	for k := range words {
		for i := range j.fillerAt(k, len(words)) {
			cheap[k+i] = true
		}
		if next := j.beyond(k+1, 1); len(next) == 1 && words[next[0]].key == words[k].key {
			cheap[k] = true
		}
	}
	return cheap
}

// isFiller says that the words of a block, which the claim leaves out, are
// fillers, repeats and false starts only.
func (j *judge) isFiller(b block) bool {
	rest := j.withoutFillers(b)
	if len(rest) == 0 {
		return true
	}
	for _, k := range rest {
		if negations[j.source[k].key] || isNumber(j.raw(k, k+1)) {
			return false
		}
	}
	return j.isRepeat(rest, b) || j.isFalseStart(rest, b)
}

// withoutFillers returns the words of a block that are no fillers.
func (j *judge) withoutFillers(b block) []int {
	var rest []int
	for k := b.source; k < b.sourceTo; {
		n := j.fillerAt(k, b.sourceTo)
		if n == 0 {
			rest = append(rest, k)
			n = 1
		}
		k += n
	}
	return rest
}

// fillerAt returns how many words from k on are a filler, up to an end.
func (j *judge) fillerAt(k, end int) int {
	if fillers[j.source[k].key] {
		return 1
	}
	for _, phrase := range looseFillers {
		if k+len(phrase) <= end && j.holds(k, phrase) && j.setOff(k, k+len(phrase)) {
			return len(phrase)
		}
	}
	return 0
}

func (j *judge) holds(k int, keys []uint64) bool {
	for i, key := range keys {
		if j.source[k+i].key != key {
			return false
		}
	}
	return true
}

// setOff says that a comma, a dash or another filler stands on both sides of
// some words, or the beginning of a sentence before and a comma after them.
func (j *judge) setOff(from, to int) bool {
	const signs = ",—–-…;:.!?\n“”\""
	before := from == 0 || strings.ContainsAny(j.between(from-1), signs) || fillers[j.source[from-1].key]
	after := to >= len(j.source) || strings.ContainsAny(j.between(to-1), signs) || fillers[j.source[to].key]
	return before && after
}

// isRepeat says that words say again what stands before or after them.
func (j *judge) isRepeat(rest []int, b block) bool {
	for len(rest) > 0 {
		n := j.repeated(rest, b)
		if n == 0 {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// maxRepeat is the length of the longest repeat, in words.
const maxRepeat = 6

// repeated returns how many of the first words are repeats: of the words after
// them, or of those before the block.
func (j *judge) repeated(rest []int, b block) int {
	follow := append(rest[:len(rest):len(rest)], j.beyond(b.sourceTo, maxRepeat)...)
	for n := min(maxRepeat, len(rest)); n > 0; n-- {
		if len(follow) >= 2*n && j.sameWords(follow[:n], follow[n:2*n]) {
			return n
		}
		if before := b.source - n; before >= 0 && n == len(rest) && j.sameWords(rest, span(before, b.source)) {
			return n
		}
	}
	return 0
}

func span(from, to int) []int {
	var out []int
	for k := from; k < to; k++ {
		out = append(out, k)
	}
	return out
}

// beyond returns the next words from k on that are no fillers.
func (j *judge) beyond(k, n int) []int {
	var out []int
	for ; k < len(j.source) && len(out) < n; k++ {
		if !fillers[j.source[k].key] {
			out = append(out, k)
		}
	}
	return out
}

func (j *judge) sameWords(a, b []int) bool {
	for i := range a {
		if j.source[a[i]].key != j.source[b[i]].key || !j.sameCase(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameCase says that of two equal words not only one is a name: "to trump
// Trump" repeats nothing.
func (j *judge) sameCase(a, b int) bool {
	x, y := j.isCapital(a), j.isCapital(b)
	return x == y || x && !j.isName(a) || y && !j.isName(b)
}

func (j *judge) isCapital(k int) bool {
	r, _ := utf8.DecodeRuneInString(j.text[j.source[k].start:])
	return unicode.IsUpper(r)
}

// isFalseStart says that words break off, at a dash or dots, and what follows
// begins as they do: I was— I am glad. A name in them is no slip.
func (j *judge) isFalseStart(rest []int, b block) bool {
	next := j.beyond(b.sourceTo, 1)
	if len(rest) > maxRepeat || len(next) == 0 || j.source[next[0]].key != j.source[rest[0]].key {
		return false
	}
	for _, k := range rest {
		if j.isName(k) {
			return false
		}
	}
	return strings.ContainsAny(j.between(b.sourceTo-1), "—–…-") || strings.Contains(j.between(b.sourceTo-1), "...")
}
