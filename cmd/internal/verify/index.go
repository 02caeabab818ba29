package verify

import (
	"cmp"
	"slices"
)

// An Index finds the claims that a stretch of text may hold. It does not
// change once it is made, and may be shared.
type Index struct {
	claims []*claim
	seeds  map[uint64][]seed
}

// A seed is two neighbouring words of a claim, or its only word.
type seed struct {
	claim int32
	at    int32 // index of the first word
}

// NewIndex returns an index of claims.
func NewIndex(claims []Claim) *Index {
	x := &Index{seeds: map[uint64][]seed{}}
	shared := map[uint64]int{} // seeds of all claims
	for _, c := range claims {
		k := newClaim(c)
		x.claims = append(x.claims, k)
		for _, s := range k.seeds() {
			shared[s.key]++
		}
	}
	for i, k := range x.claims {
		for _, s := range rare(k.seeds(), shared) {
			x.seeds[s.key] = append(x.seeds[s.key], seed{int32(i), int32(s.at)})
		}
	}
	return x
}

// A keyed is a seed of one claim.
type keyed struct {
	key uint64
	at  int
}

// enoughSeeds is how many seeds with a telling word a claim must have before
// those of function words alone, which are in any text, are left out.
const enoughSeeds = 4

// seeds returns the seeds of a claim.
func (c *claim) seeds() []keyed {
	var all, telling []keyed
	for j, w := range c.words {
		switch {
		case c.spoken == 1 && !w.gap && !w.bracket:
			return []keyed{{w.key, j}}
		case c.seedAt(j):
			k := keyed{pair(w.key, c.words[j+1].key), j}
			all = append(all, k)
			if !c.idle(j) {
				telling = append(telling, k)
			}
		}
	}
	if len(telling) >= enoughSeeds {
		return telling
	}
	return all
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

// seedAt says that two words of the speaker's begin at word j.
func (c *claim) seedAt(j int) bool {
	if j+1 >= len(c.words) {
		return false
	}
	a, b := &c.words[j], &c.words[j+1]
	return !a.gap && !a.bracket && !b.gap && !b.bracket
}

// idle says that words j and j+1 tell nothing.
func (c *claim) idle(j int) bool {
	return functionWords[c.words[j].key] && functionWords[c.words[j+1].key]
}

func pair(a, b uint64) uint64 { return a*0x9E3779B97F4A7C15 ^ b<<1 }

// A hit is a seed that was found in a stretch.
type hit struct {
	claim int32
	at    int32 // index of the word in the claim
	word  int32 // index of the word in the stretch
}

// hits returns the seeds in a stretch, by claim and place.
func (x *Index) hits(words []word) []hit {
	var out []hit
	for i := range words {
		for _, s := range x.seeds[words[i].key] {
			out = append(out, hit{s.claim, s.at, int32(i)})
		}
		if i+1 < len(words) {
			for _, s := range x.seeds[pair(words[i].key, words[i+1].key)] {
				out = append(out, hit{s.claim, s.at, int32(i)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hit) int { return cmp.Compare(a.claim, b.claim) })
	return out
}

// A window is a stretch of words of the source that may hold a claim.
type window struct {
	from, to int // words
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
	reach := int32(len(c.words) + len(c.words)/2 + slack)
	if c.gaps {
		reach += gapSlack
	}
	return reach
}

// windows returns the most promising windows of a claim's hits, which come in
// the order of the text. A window holds all hits that follow on each other, and
// may hold several passages.
func (c *claim) windows(hits []hit, words int) []window {
	reach := c.reach()
	var all []window
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && hits[n].word-hits[n-1].word <= reach && hits[n].word-hits[0].word <= maxJoined*reach {
			n++
		}
		from, to := int(hits[0].word)-len(c.words)-slack/2, int(hits[n-1].word)+len(c.words)+slack/2+2
		all = append(all, window{max(0, from), min(words, to), c.seedsOf(hits[:n])})
		hits = hits[n:]
	}
	return c.promising(all)
}

// seedsOf returns the most different seeds that stand within reach of each other.
func (c *claim) seedsOf(hits []hit) int {
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
)

// least is how many seeds a passage must have at least to be looked at.
func (c *claim) least() int {
	if c.spoken > 6 {
		return max(2, c.spoken/6)
	}
	return 1
}

// promising keeps the windows with the most seeds, in the order of the text.
func (c *claim) promising(all []window) []window {
	most := maxWindows
	if c.spoken < fewWords {
		most = maxFewWindows
	}
	all = slices.DeleteFunc(all, func(w window) bool { return w.seeds < c.least() })
	slices.SortStableFunc(all, func(a, b window) int { return cmp.Compare(b.seeds, a.seeds) })
	all = all[:min(most, len(all))]
	all = slices.DeleteFunc(all, func(w window) bool { return 2*w.seeds < all[0].seeds })
	slices.SortFunc(all, func(a, b window) int { return cmp.Compare(a.from, b.from) })
	return all
}

// within returns the window of the hits between two words of the stretch.
func (c *claim) within(hits []hit, from, to int) window {
	first, _ := slices.BinarySearchFunc(hits, from, func(h hit, at int) int { return cmp.Compare(int(h.word), at) })
	last, _ := slices.BinarySearchFunc(hits, to, func(h hit, at int) int { return cmp.Compare(int(h.word), at) })
	return window{from, to, c.seedsOf(hits[first:max(first, last)])}
}
