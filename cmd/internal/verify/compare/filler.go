package compare

import (
	"strings"

	"quotes/cmd/internal/verify/token"
)

// cheapWords says which words are fillers, or are said again at once: those
// that a writer leaves out. They cost little in an alignment.
func cheapWords(text string, words []token.Word) []bool {
	j := &judge{text: text, source: words}
	cheap := make([]bool, len(words))
	for k := range words {
		for i := range j.fillerAt(k, len(words)) {
			cheap[k+i] = true
		}
		for n := maxRepeat; n > 0; n-- {
			if j.saidAgain(k, n) {
				for i := range n {
					cheap[k+i] = true
				}
				break
			}
		}
	}
	return cheap
}

// saidAgain says that n words from k on are said again right after them.
func (j *judge) saidAgain(k, n int) bool {
	if k+2*n > len(j.source) {
		return false
	}
	next := k + n
	for next < len(j.source) && j.source[next].Is(token.KindFiller) {
		next++
	}
	if next+n > len(j.source) || j.source[next].Key != j.source[k].Key {
		return false
	}
	follow := j.beyond(next, n)
	return len(follow) == n && j.sameWords(span(k, k+n), follow)
}

// isFiller says that the words of a block, which the quote leaves out, are
// fillers, repeats, false starts and slips that the speaker puts right.
func (j *judge) isFiller(b block) bool {
	rest := j.withoutFillers(b)
	if len(rest) == 0 || j.isRepeat(rest, b) || j.isSlip(b) {
		return true
	}
	if !j.isFalseStart(rest, b) {
		return false
	}
	for _, k := range rest {
		if j.source[k].Is(token.KindNegation|token.KindNumber) && !j.brokenOff(b) {
			return false
		}
	}
	return true
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
	if j.source[k].Is(token.KindFiller) {
		return 1
	}
	for i, phrase := range token.LooseFillers() {
		if k+len(phrase) > end || !j.holds(k, phrase) {
			continue
		}
		if j.setOff(k, k+len(phrase)) || i < token.SpokenFillers && j.unpunctuated(k) {
			return len(phrase)
		}
	}
	return 0
}

// unpunctuated says that no sign of punctuation stands for long round a word:
// somebody, or a machine, wrote down what was heard.
func (j *judge) unpunctuated(k int) bool {
	const reach = 12
	return !j.breakBetween(max(0, k-reach), min(len(j.source)-1, k+reach)) && k > 0
}

func (j *judge) holds(k int, keys []uint64) bool {
	for i, key := range keys {
		if j.source[k+i].Key != key {
			return false
		}
	}
	return true
}

// setOff says that a comma, a dash or another filler stands on both sides of
// some words, or the beginning of a sentence before and a comma after them.
func (j *judge) setOff(from, to int) bool {
	const signs = ",—–-…;:.!?\n“”\""
	before := from == 0 || strings.ContainsAny(j.between(from-1), signs) || j.source[from-1].Is(token.KindFiller)
	after := to >= len(j.source) || strings.ContainsAny(j.between(to-1), signs) || j.source[to].Is(token.KindFiller)
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
const maxRepeat = 10

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
		if !j.source[k].Is(token.KindFiller) {
			out = append(out, k)
		}
	}
	return out
}

func (j *judge) sameWords(a, b []int) bool {
	for i := range a {
		if j.source[a[i]].Key != j.source[b[i]].Key || !j.sameCase(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameCase says that of two equal words not only one is a name: "to trump
// Trump" repeats nothing.
func (j *judge) sameCase(a, b int) bool {
	x, y := &j.source[a], &j.source[b]
	first := func(w *token.Word) byte { return j.text[w.Start] }
	return !x.Is(token.KindName) && !y.Is(token.KindName) || first(x) == first(y)
}

// isFalseStart says that words break off, at a dash or dots, and what follows
// begins as they do: I was— I am glad. A name in them is no slip.
func (j *judge) isFalseStart(rest []int, b block) bool {
	next := j.beyond(b.sourceTo, 1)
	if len(rest) > maxRepeat || len(next) == 0 || j.source[next[0]].Key != j.source[rest[0]].Key {
		return false
	}
	for _, k := range rest {
		if j.source[k].Is(token.KindName) {
			return false
		}
	}
	return j.brokenOff(b) || strings.Contains(j.between(b.sourceTo-1), "-")
}

// brokenOff says that a block ends in a long dash or dots.
func (j *judge) brokenOff(b block) bool {
	between := j.between(b.sourceTo - 1)
	return strings.ContainsAny(between, "—–…") || strings.Contains(between, "--") || strings.Contains(between, "...")
}

// maxSlip is how many words a slip has at most.
const maxSlip = 6

// isSlip says that the speaker puts words right at once: four, no, five; on
// Monday, sorry, Tuesday. What is left out is the slip, and what stays stands
// right after the word that takes it back.
func (j *judge) isSlip(b block) bool {
	last := b.sourceTo - 1
	if b.sourceTo-b.source > maxSlip || b.sourceTo >= len(j.source) || b.sourceTo-b.source < 2 {
		return false
	}
	if !strings.ContainsAny(j.between(last), ",—–-") {
		return false
	}
	for from := last; from > b.source && from > last-3; from-- {
		if !takesBack(letters(j.raw(from, last+1))) || !strings.ContainsAny(j.between(from-1), ",—–-…") {
			continue
		}
		return j.source[from-1].Kind&(token.KindNumber|token.KindName) == j.source[b.sourceTo].Kind&(token.KindNumber|token.KindName)
	}
	return false
}

// takesBack says that words, of which only the letters are given, take back
// what was said before them.
func takesBack(phrase string) bool {
	switch phrase {
	case "no", "sorry", "imean", "rather", "orrather", "excuseme", "pardon", "nosorry", "sorryno", "well", "imsorry", "nonot":
		return true
	}
	return false
}

// maxTag is how many words a tag between two parts of a speech has at most.
const maxTag = 30

// cheapTags makes words cheap to leave out that stand between a mark that
// closes and one that opens: "I think," he said, "that we will win."
func (w *Window) cheapTags() {
	closed := -1 // the last word before a mark that closes
	for i := 0; i+1 < len(w.Words); i++ {
		between := betweenWords(w.text, &w.Words[i], &w.Words[i+1])
		if closed >= 0 && i-closed <= maxTag && strings.ContainsAny(between, "“\"«") {
			for k := closed + 1; k <= i; k++ {
				w.cheap[k] = true
			}
		}
		if strings.ContainsAny(between, "”\"»") {
			closed = i
		}
	}
}
