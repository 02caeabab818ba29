package verify

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A claimWord is a word of a claim, or a place where its writer marked that
// something was left out.
type claimWord struct {
	word
	gap     bool // an ellipsis: any words may have stood here
	bracket bool // the writer's own word, in brackets
}

// A claim is a Claim with its words.
type claim struct {
	Claim
	words   []claimWord
	spoken  int     // words that are neither gaps nor in brackets
	gaps    bool    // there is an ellipsis
	seeds   []keyed // what it is found by
	seedLen int     // words that seeds are made of
	bag     bag     // those of them that tell something
}

// marked is what writers mark: an ellipsis, in brackets or not, and brackets.
var marked = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)*|\[[^\[\]]{1,60}\]`)

func newClaim(c Claim) *claim {
	out := &claim{Claim: c}
	var spoken []Span // the speaker's own words
	at := 0
	for _, m := range marked.FindAllStringIndex(c.Text, -1) {
		if m[0] < at {
			continue
		}
		out.add(at, m[0], false)
		spoken = append(spoken, Span{at, m[0]})
		inside := strings.Trim(c.Text[m[0]:m[1]], "[]() ")
		switch {
		case strings.Trim(inside, "…. \u00a0") == "":
			out.gap(m[0], m[1])
		case strings.EqualFold(inside, "sic"):
		default:
			m[1] = out.bracket(m[0], m[1])
		}
		at = m[1]
	}
	out.add(at, len(c.Text), false)
	spoken = append(spoken, Span{at, len(c.Text)})
	for _, w := range out.words {
		if !w.gap && !w.bracket && !w.is(kindClipped) {
			out.spoken++
		}
	}
	out.findSeeds(spoken)
	return out
}

// add adds the words of a part of the text.
func (c *claim) add(start, end int, bracket bool) {
	for _, w := range split(c.Text[start:end], false) {
		w.start, w.end = w.start+start, w.end+start
		c.words = append(c.words, claimWord{word: w, bracket: bracket})
	}
}

// gap adds an ellipsis; one at an end of the quote leaves nothing out of it.
func (c *claim) gap(start, end int) {
	if len(c.words) == 0 || strings.Trim(c.Text[end:], `.,;:!?"'”’ `) == "" {
		return
	}
	c.gaps = true
	c.words = append(c.words, claimWord{word: word{start: start, end: end}, gap: true})
}

// bracket adds words in brackets and returns where it ends. Brackets that only
// complete a word, as in "work[ed]", or change its first letter, as in "[W]e",
// make the whole word the writer's.
func (c *claim) bracket(start, end int) int {
	whole := start
	for len(c.words) > 0 {
		last := c.words[len(c.words)-1]
		if last.gap || last.end != whole && !(whole < start && last.start == whole) {
			break
		}
		whole = last.start
		c.words = c.words[:len(c.words)-1]
	}
	rest := end
	if r, _ := utf8.DecodeRuneInString(c.Text[end:]); isWordRune(r) {
		rest = wordEnd(c.Text, end)
	}
	if whole == start && rest == end {
		n := len(c.words)
		if c.add(start, end, true); len(c.words) > n { // the brackets show with their words
			c.words[n].start, c.words[len(c.words)-1].end = start, end
		}
		return end
	}
	bare := strings.NewReplacer("[", "", "]", "").Replace(c.Text[whole:rest])
	c.words = append(c.words, claimWord{word: word{key: keyOf(bare), start: whole, end: rest}, bracket: true})
	return rest
}

// raw returns the text between two words of the claim.
func (c *claim) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return c.Text[c.words[from].start:c.words[to-1].end]
}

// A keyed is a seed of one claim.
type keyed struct {
	key uint64
	at  int
}

// enoughSeeds is how many seeds with a telling word a claim must have before
// those of function words alone, which are in any text, are left out.
const enoughSeeds = 4

// findSeeds makes the seeds of a claim: two neighbouring words each, in all
// ways in which they may be written, or the only word.
func (c *claim) findSeeds(spoken []Span) {
	var all, telling []keyed
	var only []uint64
	tells := 0
	for _, span := range spoken {
		var last []uint64
		for at := span.Start; ; {
			start, end, key := nextWord(c.Text[:span.End], at)
			if start >= span.End {
				break
			}
			keys := alternatives(key, fold(c.Text[start:end]))
			pairs := pairsOf(last, keys, c.seedLen-1)
			all = append(all, pairs...)
			if len(pairs) > 0 && (!functionWords[last[0]] || !functionWords[key]) {
				telling = append(telling, pairs...)
				tells++
			}
			c.bag.add(keys)
			last, only, at = keys, keys, end
			c.seedLen++
		}
	}
	switch {
	case c.seedLen == 1:
		for _, key := range only {
			c.seeds = append(c.seeds, keyed{key, 0})
		}
	case tells >= enoughSeeds:
		c.seeds = telling
	default:
		c.seeds = slices.Clip(all)
	}
}

// pairsOf returns the seeds of two neighbouring words.
func pairsOf(a, b []uint64, at int) []keyed {
	var out []keyed
	for _, x := range a {
		for _, y := range b {
			out = append(out, keyed{pair(x, y), at})
		}
	}
	return out
}

// alternatives returns the keys of the ways in which a word may be written: in
// the spelling of other countries, in digits or in letters.
func alternatives(key uint64, folded string) []uint64 {
	out := []uint64{key}
	for _, other := range respellings(folded) {
		if k := hashOf(other); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// A bag is the different words of a claim that are no function words, or all
// where there are no others, by their keys.
type bag struct {
	index map[uint64]int
	mask  uint64 // a bit for each
	tells int
}

// add adds a word, by all keys that it may have.
func (b *bag) add(keys []uint64) {
	if b.index == nil {
		b.index = map[uint64]int{}
	}
	if _, known := b.index[keys[0]]; known || functionWords[keys[0]] {
		return
	}
	for _, key := range keys {
		b.index[key] = b.tells
		b.mask |= 1 << (key >> 58)
	}
	b.tells++
}

// partOf says that a text may hold most of the claim: two in five of its telling
// words stand there, as they are written.
func (b *bag) partOf(text string) bool {
	need := 2 * b.tells / 5
	if need < 2 {
		return true
	}
	seen := make([]bool, b.tells)
	for at := 0; ; {
		start, end, key := nextWord(text, at)
		if start >= len(text) {
			return false
		}
		if at = end; b.mask>>(key>>58)&1 == 0 {
			continue
		}
		if i, ok := b.index[key]; ok && !seen[i] {
			seen[i] = true
			if need--; need == 0 {
				return true
			}
		}
	}
}

// telling counts the words of the speaker's that are no function words.
func (c *claim) telling(from, to int) int {
	n := 0
	for _, w := range c.words[from:to] {
		if !w.gap && !w.bracket && !functionWords[w.key] {
			n++
		}
	}
	return n
}
