package verify

import (
	"context"
	"strconv"

	"quotes/cmd/internal/verify/verdict"
)

// A Checker collects what stretches have for the claims of an index. Merge
// takes them in the order of the sources.
type Checker struct {
	claims []*claim
	index  *Index // of the round
	round  int
	once   bool         // the sources can be read once only
	best   []*candidate // of each claim
	given  []*candidate // the best in the source that the claim is given with
	others []int        // passages that agree as well as the best
	pieces [][]piece    // of each claim, the longest from each word on
	cited  []bool       // a source was read that the claim is given with
	read   int
}

// NewChecker returns a checker of claims.
func NewChecker(claims []Claim) *Checker {
	n := len(claims)
	c := &Checker{best: make([]*candidate, n), given: make([]*candidate, n), others: make([]int, n), cited: make([]bool, n), pieces: make([][]piece, n)}
	for _, k := range claims {
		c.claims = append(c.claims, newClaim(k))
	}
	return c
}

// ReadOnce has one round do all, for sources that can be read once only.
func (c *Checker) ReadOnce() { c.once = true }

// Next returns the index for the next round over all sources, or nil after the
// last. Most quotes are right: a first round looks only for passages that bear a
// claim out, and a second one, for those that have none, for all that is near.
func (c *Checker) Next() *Index {
	c.round++
	switch {
	case c.round == 1:
		c.index = newIndex(c.claims, !c.once, func(int) bool { return true })
		return c.index
	case c.round == 2 && !c.once:
		open := 0
		for i := range c.claims {
			if c.claims[i].held = c.holds(i); !c.solved(i) {
				c.best[i], c.others[i] = nil, 0
				open++
			}
		}
		if open > 0 {
			c.index = newIndex(c.claims, false, func(i int) bool { return c.best[i] == nil })
			return c.index
		}
	}
	return nil
}

// holds says that a passage has the words of a claim.
func (c *Checker) holds(i int) bool {
	return c.best[i] != nil && c.best[i].result.Verdict != verdict.Spliced
}

// solved says that nothing better can be found for a claim: its words, in the
// mouth of who is said to have said them.
func (c *Checker) solved(i int) bool {
	if len(c.claims[i].References) > 0 && c.best[i] != nil && !c.best[i].cited {
		return false
	}
	return c.holds(i) && c.best[i].result.Verdict.Holds() && (c.best[i].result.SpeakerChecked || !c.claims[i].speaker().Named())
}

// Merge takes what was found in a stretch.
func (c *Checker) Merge(f *Found) {
	for _, n := range f.candidates { // a copy, which keeps nothing of the stretch alive
		c.candidate(&n)
	}
	for _, p := range f.pieces {
		c.piece(p)
	}
}

// CountSource says that one more source was read, and its address where it tells
// one of its own.
func (c *Checker) CountSource(name, address string) {
	if c.round > 1 {
		return
	}
	c.read++
	for i, k := range c.claims {
		c.cited[i] = c.cited[i] || k.cites(name, address)
	}
}

func (c *Checker) candidate(n *candidate) {
	best := c.best[n.claim]
	if n.words != "" && c.claims[n.claim].few() && best != nil && best.result.SpeakerChecked && best.result.Verdict.Rank() <= n.words.Rank() {
		return // so few words are somewhere else too
	}
	if given := c.given[n.claim]; n.cited && (given == nil || better(n, given)) {
		c.given[n.claim] = n
	}
	switch {
	case best == nil || better(n, best):
		c.others[n.claim] = 0
		c.best[n.claim] = n
		if c.claims[n.claim].few() && n.result.SpeakerChecked && n.result.Verdict == verdict.Exact && len(c.claims[n.claim].References) == 0 {
			c.index.done[n.claim].Store(true) // the others of a few words are not counted
		}
	case n.result.Verdict == best.result.Verdict && n.result.Score == best.result.Score:
		c.others[n.claim]++
	}
}

// better says that one candidate is a better source than another.
//
// The source that a claim refers to comes first, where it bears the claim out.
func better(a, b *candidate) bool {
	x, y := &a.result, &b.result
	if p, q := a.cited && x.Verdict.Holds(), b.cited && y.Verdict.Holds(); p != q {
		return p
	}
	if p, q := preference(x), preference(y); p != q {
		return p < q
	}
	return x.Score > y.Score || x.Score == y.Score && a.longest > b.longest
}

// preference orders passages: the same words by the same speaker, in another
// mouth, in nobody's, too few of them to tell, and then other words.
func preference(r *Result) int {
	rank := r.Verdict.Rank()
	switch {
	case r.Verdict.Holds() && r.SpeakerChecked:
		return rank
	case r.Verdict == verdict.Misattributed:
		return len(verdict.Verdicts())
	case r.Verdict.Holds():
		return len(verdict.Verdicts()) + 1 + rank
	case r.Verdict == verdict.Missing:
		return 2 * len(verdict.Verdicts())
	}
	return 2*len(verdict.Verdicts()) + 1 + rank
}

// piece keeps the longest from each word of the claim on, the first of them.
func (c *Checker) piece(n piece) {
	list := c.pieces[n.claim]
	for i := range list {
		if list[i].at == n.at {
			if n.to > list[i].to {
				list[i] = n
			}
			return
		}
	}
	c.pieces[n.claim] = append(list, n)
}

// Results returns what was found for each claim, in their order. Who speaks a
// passage that is only near is asked for now, until ctx ends.
func (c *Checker) Results(ctx context.Context) []Result {
	out := make([]Result, len(c.best))
	for i, k := range c.claims {
		for _, n := range []*candidate{c.best[i], c.given[i]} {
			if n != nil && n.later != nil {
				n.result.check(k, n.later(ctx))
				n.later = nil
			}
		}
		out[i] = c.result(i, k)
		given := len(k.References) > 0
		out[i].CitesUnread = given && !c.cited[i]
		out[i].CitesOther = given && c.cited[i] && out[i].Verdict.Holds() && !c.best[i].cited
	}
	return out
}

func (c *Checker) result(i int, k *claim) Result {
	best := c.best[i]
	if best != nil && best.result.Verdict.Holds() {
		r := best.result
		r.Matches = c.others[i]
		if c.cited[i] && !best.cited {
			r.Why = because("not in the source that it is given with, but in "+r.Passage.where(), r.Why)
		}
		return r
	}
	pieces := k.spliced(c.pieces[i])
	switch given := c.given[i]; {
	case given != nil:
		r := given.result
		if best != given && better(best, given) {
			r.Why = because(r.Why, "nearer in another source, "+best.result.Passage.where()+": “"+shortText(best.result.Passage.Text)+"”")
		}
		return r
	case pieces != nil && (best == nil || best.result.Verdict == verdict.Altered && pieces.Score > best.result.Score):
		return *pieces
	case best != nil:
		r := best.result
		if r.Verdict != verdict.Missing { // who knows who else speaks a few words
			r.Matches = c.others[i]
		}
		if c.cited[i] {
			r.Why = because("nothing like it in the source that it is given with, but in "+r.Passage.where(), r.Why)
		}
		return r
	}
	return Result{Verdict: verdict.Missing, Why: "not in the " + sources(c.read) + " given"}
}

func sources(n int) string {
	if n == 1 {
		return "source"
	}
	return strconv.Itoa(n) + " sources"
}
