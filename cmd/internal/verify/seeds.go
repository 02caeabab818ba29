package verify

import (
	"slices"

	"quotes/cmd/internal/verify/compare"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/voice"
)

// A claim is a Claim with its words, and what it is found by.
type claim struct {
	Claim
	quote   *compare.Quote
	seeds   []keyed
	seedLen int  // words that seeds are made of
	bag     bag  // those of them that tell something
	held    bool // a passage has its words: what is only near is of no use
}

// speaker returns who is said to have said the claim.
func (c *claim) speaker() voice.Speaker {
	return voice.Speaker{Name: c.Speaker, Aliases: c.Aliases, Kind: c.Kind}
}

func newClaim(c Claim) *claim {
	out := &claim{Claim: c, quote: compare.NewQuote(c.Text)}
	out.findSeeds()
	return out
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
func (c *claim) findSeeds() {
	var all, telling []keyed
	var only []uint64
	tells := 0
	for _, span := range c.quote.Own {
		var last []uint64
		for at := span.Start; ; {
			start, end, key := token.Next(c.Text[:span.End], at)
			if start >= span.End {
				break
			}
			keys := alternatives(key, token.Fold(c.Text[start:end]))
			pairs := pairsOf(last, keys, c.seedLen-1)
			all = append(all, pairs...)
			if len(pairs) > 0 && (!token.FunctionWords.Has(last[0]) || !token.FunctionWords.Has(key)) {
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
	for _, other := range token.Respellings(folded) {
		if k := token.HashOf(other); !slices.Contains(out, k) {
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
	if _, known := b.index[keys[0]]; known || token.FunctionWords.Has(keys[0]) {
		return
	}
	for _, key := range keys {
		b.index[key] = b.tells
		b.mask |= 1 << (key >> 58)
	}
	b.tells++
}

// near is how many telling words of a claim a text must have, as they are
// written, to hold something near it: two in five.
func (b *bag) near() int { return 2 * b.tells / 5 }

// partOf says that some telling words of the claim stand in a text. Fewer than
// two tell nothing.
func (b *bag) partOf(text string, need int) bool {
	if need < 2 {
		return true
	}
	seen := make([]bool, b.tells)
	for at := 0; ; {
		start, end, key := token.Next(text, at)
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
