package fiction

import (
	"math"

	"quotes/internal/model"
)

// The reach of what a later pass sees of the units around, and its features.
var (
	beliefReach = []int{-4, -3, -2, -1, 1, 2, 3, 4}
	beliefNames = []string{"p-4", "p-3", "p-2", "p-1", "p+1", "p+2", "p+3", "p+4"}
)

// The units of which a later pass also sees whether they are the rival's, and how
// sure the pass before is of them.
var (
	rivalReach = []int{-2, -1, 1, 2}
	rivalNames = []string{"rival-2", "rival-1", "rival+1", "rival+2"}
	sureNames  = []string{"sure-2", "sure-1", "sure+1", "sure+2"}
)

// beliefFeatures appends what the pass before thinks of a candidate, of the
// likeliest other one, and of the units around.
func (r *ranking) beliefFeatures(out *model.Row, person int, beliefs []belief) {
	own := &beliefs[r.i]
	best, rival, rank := 0.0, -1, 0
	mine := own.of(person)
	for k, p := range own.p {
		if own.cands[k] == person {
			continue
		}
		if p > mine {
			rank++
		}
		if p > best {
			best, rival = p, own.cands[k]
		}
	}
	out.Add("p", float64(mine))
	out.Add("p-rival", float64(best))
	out.Add("p-rank", float64(rank))
	for k, d := range beliefReach {
		v := nan
		if i := r.unitAt(d); i >= 0 {
			v = float32(beliefs[i].of(person))
		}
		out.Add(beliefNames[k], float64(v))
	}
	for k, d := range rivalReach {
		v, sure := nan, nan
		if i := r.unitAt(d); i >= 0 {
			v, sure = float32(beliefs[i].of(rival)), float32(beliefs[i].top())
		}
		out.Add(rivalNames[k], float64(v))
		out.Add(sureNames[k], float64(sure))
	}
	out.Add("same-before", float64(r.same(beliefs, -1, -2)))
	out.Add("same-across", float64(r.same(beliefs, -1, 1)))
	out.Add("same-after", float64(r.same(beliefs, 1, 2)))
	r.exchange(out, person, rival, beliefs)
	out.Add("p-near", float64(r.believed(beliefs, person, 6)))
	out.Add("p-about", float64(r.believed(beliefs, person, 15)))
}

// top returns the greatest probability.
func (b *belief) top() float64 {
	top := 0.0
	for _, p := range b.p {
		top = math.Max(top, p)
	}
	return top
}

// same returns the chance that the units at two distances have one speaker.
func (r *ranking) same(beliefs []belief, d, e int) float32 {
	i, j := r.unitAt(d), r.unitAt(e)
	if i < 0 || j < 0 {
		return nan
	}
	sum := 0.0
	for k, p := range beliefs[i].p {
		if p > .02 {
			sum += p * beliefs[j].of(beliefs[i].cands[k])
		}
	}
	return float32(sum)
}

// exchangeReach is how many units of an exchange are seen on either side.
const exchangeReach = 12

// exchange describes the units around that no break in the dialogue parts from
// this one: how many they are, the shares of them that candidate and rival
// have, and how far away the candidate speaks next.
func (r *ranking) exchange(out *model.Row, person, rival int, beliefs []belief) {
	mine, other, n := 0.0, 0.0, 0
	next := [2]float32{exchangeReach + 1, exchangeReach + 1}
	for side, step := range []int{-1, 1} {
		i := r.i
		for d := 1; d <= exchangeReach; d++ {
			i += step
			if i < 0 || i >= len(r.units) || r.units[max(i, i-step)].gap > linked {
				break
			}
			p := beliefs[i].of(person)
			if p > .5 && next[side] > exchangeReach {
				next[side] = float32(d)
			}
			mine, other, n = mine+p, other+beliefs[i].of(rival), n+1
		}
	}
	scale := 1 / math.Max(1, float64(n))
	out.Add("exchange", float64(n))
	out.Add("exchange-share", float64(mine*scale))
	out.Add("exchange-rival", float64(other*scale))
	out.Add("speaks-back", float64(next[0]))
	out.Add("speaks-ahead", float64(next[1]))
}

// believed sums the probabilities of a character over the units around.
func (r *ranking) believed(beliefs []belief, person, reach int) float32 {
	sum := 0.0
	for i := max(0, r.i-reach); i <= min(len(beliefs)-1, r.i+reach); i++ {
		if i != r.i {
			sum += beliefs[i].of(person)
		}
	}
	return float32(sum)
}
