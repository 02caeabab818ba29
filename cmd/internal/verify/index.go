package verify

import (
	"cmp"
	"slices"
	"sync/atomic"

	"quotes/cmd/internal/verify/token"
)

// An Index finds the claims that a stretch of text may hold. It does not
// change once it is made, and may be shared.
type Index struct {
	claims  []*claim
	least   []int         // seeds that a passage must have at least to be looked at, of each claim
	quick   bool          // what bears a claim out is looked for, and nothing that is only near
	done    []atomic.Bool // claims for which nothing better can be found; Merge sets them while others scan
	seeds   map[uint64][]seed
	filter  []uint64 // a bit for each seed, by its key: most words of a text are in none
	mask    uint64
	singles bool // a claim has one word
}

// A seed is two neighbouring words of a claim, or its only word.
type seed struct {
	claim int32
	at    int32 // index of the first word
}

// newIndex returns an index of those claims that are wanted.
func newIndex(claims []*claim, quick bool, wanted func(id int) bool) *Index {
	x := &Index{claims: claims, quick: quick, least: make([]int, len(claims)), seeds: map[uint64][]seed{}, done: make([]atomic.Bool, len(claims))}
	shared := map[uint64]int{} // seeds of all claims
	for i, k := range claims {
		if !wanted(i) {
			continue
		}
		x.singles = x.singles || k.seedLen == 1
		for _, s := range k.seeds {
			shared[s.key]++
		}
	}
	for i, k := range claims {
		if !wanted(i) {
			continue
		}
		seeds := rare(k.seeds, shared)
		for _, s := range seeds {
			x.seeds[s.key] = append(x.seeds[s.key], seed{int32(i), int32(s.at)})
		}
		if x.least[i] = k.least(); quick {
			x.least[i] = max(x.least[i], mostOf(places(seeds)))
		}
	}
	x.fillFilter()
	return x
}

// places returns how many words of a claim seeds begin at.
func places(seeds []keyed) int {
	n, last := 0, -1
	for _, s := range seeds {
		if s.at != last {
			n, last = n+1, s.at
		}
	}
	return n
}

// mostOf returns how many of n words or pairs of a claim a passage has that
// bears it out and does not write much of it in another way: all of a few, and
// five in six of many.
func mostOf(n int) int { return n - n/6 - btoi(n > 3) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// filterBits is how many bits the filter has for each seed, at least.
const filterBits = 32

func (x *Index) fillFilter() {
	size := uint64(64)
	for size < uint64(len(x.seeds))*filterBits {
		size *= 2
	}
	x.filter, x.mask = make([]uint64, size/64), size-1
	for key := range x.seeds {
		b := spread(key) & x.mask
		x.filter[b/64] |= 1 << (b % 64)
	}
}

func spread(key uint64) uint64 { return key ^ key>>29 }

// of returns the seeds with a key.
func (x *Index) of(key uint64) []seed {
	if b := spread(key) & x.mask; x.filter[b/64]>>(b%64)&1 == 0 {
		return nil
	}
	return x.seeds[key]
}

// A seed of many claims finds them all wherever it stands. One that more than
// maxShared have is left out, unless a claim has few others.
const (
	maxShared = 64
	fewSeeds  = 3
)

// rare returns the seeds that few claims have, in the order of the words.
func rare(seeds []keyed, shared map[uint64]int) []keyed {
	byShare := slices.Clone(seeds)
	slices.SortStableFunc(byShare, func(a, b keyed) int { return cmp.Compare(shared[a.key], shared[b.key]) })
	kept := min(fewSeeds, len(byShare))
	for kept < len(byShare) && shared[byShare[kept].key] <= maxShared {
		kept++
	}
	byShare = byShare[:kept]
	slices.SortFunc(byShare, func(a, b keyed) int { return cmp.Compare(a.at, b.at) })
	return byShare
}

func pair(a, b uint64) uint64 { return a*0x9E3779B97F4A7C15 ^ b<<1 }

// A hit is a seed that was found in a stretch.
type hit struct {
	claim int32
	at    int32 // index of the word in the claim
	word  int32 // index of the word in the stretch
	start int32 // byte of the word in the stretch
}

// hits returns the seeds in a text, by claim and place.
func (x *Index) hits(text string) []hit {
	var out []hit
	add := func(key uint64, word, start int) {
		for _, s := range x.of(key) {
			out = append(out, hit{s.claim, s.at, int32(word), int32(start)})
		}
	}
	last, lastStart, n := uint64(0), 0, 0
	for at := 0; ; n++ {
		start, end, key := token.Next(text, at)
		if start >= len(text) {
			break
		}
		if x.singles {
			add(key, n, start)
		}
		if n > 0 {
			add(pair(last, key), n-1, lastStart)
		}
		last, lastStart, at = key, start, end
	}
	return byClaim(out, len(x.claims))
}

// byClaim returns hits by claim, those of each in the order of the text, in which
// they come.
func byClaim(hits []hit, claims int) []hit {
	next := make([]int32, claims+1)
	for i := range hits {
		next[hits[i].claim+1]++
	}
	for i := range claims {
		next[i+1] += next[i]
	}
	out := make([]hit, len(hits))
	for _, h := range hits {
		out[next[h.claim]] = h
		next[h.claim]++
	}
	return out
}

// A window is a part of a stretch that may hold a claim.
type window struct {
	from, to int // bytes
	seeds    int // different seeds of the claim in it
}

// slack is how many words more than the claim a window holds: for fillers,
// tags and what an ellipsis leaves out.
const (
	slack    = 36
	gapSlack = 160
)

// maxJoined is how many times its reach a window may be: where seeds follow on
// each other for longer, as those of a word in any text, a new one begins.
const maxJoined = 4

// reach is how many words apart the seeds of one passage may be.
func (c *claim) reach() int32 {
	reach := int32(len(c.quote.Words) + len(c.quote.Words)/2 + slack)
	if c.quote.Gaps {
		reach += gapSlack
	}
	return reach
}

// wordSize is how many bytes a word has, on average, with what stands before it.
const wordSize = 7

// windows returns the windows of a claim's hits, which come in the order of the
// text. A window holds all hits that follow on each other, and may hold several
// passages.
func (c *claim) windows(hits []hit) []window {
	reach := c.reach()
	margin := len(c.Text) + slack/2*wordSize
	var all []window
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && hits[n].word-hits[n-1].word <= reach && hits[n].word-hits[0].word <= maxJoined*reach {
			n++
		}
		all = append(all, window{int(hits[0].start) - margin, int(hits[n-1].start) + margin, c.seedsOf(hits[:n])})
		hits = hits[n:]
	}
	return all
}

// seedsOf returns the most different seeds that stand within reach of each other.
func (c *claim) seedsOf(hits []hit) int {
	if len(hits) == 1 {
		return 1
	}
	reach := c.reach()
	count := map[int32]int{}
	most, start := 0, 0
	for _, h := range hits {
		for count[h.at]++; h.word-hits[start].word > reach; start++ {
			if at := hits[start].at; count[at] == 1 {
				delete(count, at)
			} else {
				count[at]--
			}
		}
		most = max(most, len(count))
	}
	return most
}

// maxWindows is how many windows of one stretch are looked at for one claim.
// A few words are in any text, and only the speaker tells them apart.
const (
	maxWindows    = 4
	maxFewWindows = 256
	maxPieceParts = 12
)

// least is how many seeds a passage must have at least to be looked at.
func (c *claim) least() int {
	if c.quote.Spoken > 6 {
		return max(2, c.quote.Spoken/6)
	}
	return 1
}

// promising keeps the windows with the most seeds, in the order of the text.
func (c *claim) promising(all []window, least int) []window {
	most := maxWindows
	if c.few() {
		most = maxFewWindows
	}
	all = slices.DeleteFunc(all, func(w window) bool { return w.seeds < least })
	all = fullest(all, most)
	all = slices.DeleteFunc(all, func(w window) bool { return 2*w.seeds < all[0].seeds })
	slices.SortFunc(all, func(a, b window) int { return cmp.Compare(a.from, b.from) })
	return all
}

// fullest returns the windows with the most seeds, the fullest first.
func fullest(all []window, most int) []window {
	slices.SortStableFunc(all, func(a, b window) int { return cmp.Compare(b.seeds, a.seeds) })
	return all[:min(most, len(all))]
}

// within returns how many seeds of the hits stand between two bytes of the stretch.
func (c *claim) within(hits []hit, from, to int) int {
	before := func(h hit, at int) int { return cmp.Compare(int(h.start), at) }
	first, _ := slices.BinarySearchFunc(hits, from, before)
	last, _ := slices.BinarySearchFunc(hits, to, before)
	if first >= last {
		return 0
	}
	return c.seedsOf(hits[first:last])
}
