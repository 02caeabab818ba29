package verify

import (
	"strconv"

	"quotes/cmd/internal/verify/verdict"
)

// A Checker collects what stretches have for the claims of an index. Merge
// takes them in the order of the sources.
type Checker struct {
	index  *Index
	best   []*candidate // of each claim
	others []int        // passages that agree as well as the best
	pieces [][]piece    // of each claim, the longest from each word on
	read   int
}

// NewChecker returns a checker for the claims of an index.
func NewChecker(x *Index) *Checker {
	n := len(x.claims)
	return &Checker{index: x, best: make([]*candidate, n), others: make([]int, n), pieces: make([][]piece, n)}
}

// Merge takes what was found in a stretch.
func (c *Checker) Merge(f *Found) {
	for i := range f.candidates {
		c.candidate(&f.candidates[i])
	}
	for _, p := range f.pieces {
		c.piece(p)
	}
}

// CountSource says that one more source was read, for messages.
func (c *Checker) CountSource() { c.read++ }

func (c *Checker) candidate(n *candidate) {
	best := c.best[n.claim]
	switch {
	case best == nil || better(n, best):
		c.others[n.claim] = 0
		c.best[n.claim] = n
	case n.result.Verdict == best.result.Verdict && n.result.Score == best.result.Score:
		c.others[n.claim]++
	}
}

// better says that one candidate is a better source than another.
func better(a, b *candidate) bool {
	x, y := &a.result, &b.result
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

// Results returns what was found for each claim, in their order.
func (c *Checker) Results() []Result {
	out := make([]Result, len(c.best))
	for i, k := range c.index.claims {
		out[i] = c.result(i, k)
	}
	return out
}

func (c *Checker) result(i int, k *claim) Result {
	best := c.best[i]
	if best != nil && best.result.Verdict.Holds() {
		r := best.result
		r.Matches = c.others[i]
		return r
	}
	pieces := k.spliced(c.pieces[i])
	switch {
	case pieces != nil && (best == nil || best.result.Verdict == verdict.Altered && pieces.Score > best.result.Score):
		return *pieces
	case best != nil:
		r := best.result
		r.Matches = c.others[i]
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
