package fiction

import (
	"math"
	"slices"

	"quotes/internal/model"
	"quotes/internal/story"
)

// acceptNames are the features that the acceptance model has besides those of
// the best choice in the last pass: how sure the ranking is, and how much text
// and how many people it chose from.
var acceptNames = []string{
	"a-best", "a-second", "a-third", "a-gap", "a-evidence", "a-score", "a-named", "a-fitting", "a-units", "a-cast", "a-paragraphs", "a-spoken",
	"a-start", "a-end", "a-anchor-before", "a-anchor-after", "a-anchors", "a-voices", "a-addressed", "a-sexes",
}

// anchorReach is how many units on either side are asked whom their tags name.
const anchorReach = 8

// AcceptColumns returns the names of the acceptance model's features.
func AcceptColumns() []string {
	return append(append([]string{}, acceptNames...), Columns(Passes-1)...)
}

// acceptRow returns the features of the acceptance model for the best choice of
// a unit: the ranking shares out one probability among the candidates that
// there are, and only how well the best one does by itself tells whether it is
// any of them.
func (s *scene) acceptRow(unit int, b *belief, best int) []float32 {
	x := make([]float32, 0, len(acceptNames)+len(b.rows[best]))
	second, third := b.others(best)
	named, fitting := 0, 0
	for k, c := range b.cands {
		if ch := &s.Cast[c]; !ch.Virtual && !ch.Narrator {
			named++
		}
		if b.p[k] > .1 {
			fitting++
		}
	}
	x = append(x, float32(b.p[best]), float32(second), float32(third), float32(b.p[best]-second), float32(b.evidence), float32(b.evidence+math.Log(max(b.p[best], 1e-9))),
		float32(named), float32(fitting), float32(min(len(s.Units), 1000)), float32(min(len(s.Cast), 200)), float32(min(len(s.Doc.Paragraphs), 2000)), float32(s.speaking))
	x = s.surroundings(x, unit)
	x = append(x, float32(len(s.units[unit].addressed)), s.sexes(b.cands, best))
	return append(x, b.rows[best]...)
}

// surroundings appends where in the document a unit stands, and how far from
// units whose tags name who speaks: how many of those are near, and how many
// people they name.
func (s *scene) surroundings(x []float32, unit int) []float32 {
	before, after := float32(anchorReach+1), float32(anchorReach+1)
	anchors := 0
	var voices []int
	for d := -anchorReach; d <= anchorReach; d++ {
		i := unit + d
		if d == 0 || i < 0 || i >= len(s.units) || s.units[i].speaker < 0 {
			continue
		}
		if d < 0 {
			before = float32(-d)
		} else if after > anchorReach {
			after = float32(d)
		}
		if anchors++; !slices.Contains(voices, s.units[i].speaker) {
			voices = append(voices, s.units[i].speaker)
		}
	}
	return append(x, float32(min(unit, 40)), float32(min(len(s.units)-1-unit, 40)), before, after, float32(anchors), float32(len(voices)))
}

// sexes counts the candidates that are as likely of the sex of the best one.
func (s *scene) sexes(cands []int, best int) float32 {
	n := 0
	for _, c := range cands {
		if story.Agree(float32(s.Cast[c].Woman), float32(s.Cast[cands[best]].Woman)) > .5 {
			n++
		}
	}
	return float32(n)
}

// others returns the two highest probabilities of candidates other than best.
func (b *belief) others(best int) (second, third float64) {
	for k, p := range b.p {
		switch {
		case k == best:
		case p > second:
			second, third = p, second
		case p > third:
			third = p
		}
	}
	return second, third
}

// accept gives the best choice the probability that it is right, whoever else
// there may be, and leaves the others no more than what remains of it, and no
// more than the best has.
func accept(choices []Choice, p float64) {
	was := choices[0].P
	choices[0].P = p
	for k := 1; k < len(choices) && was < 1; k++ {
		choices[k].P = math.Min(choices[k].P*(1-p)/(1-was), p)
	}
}

// nobody is how probable it is that none of the candidates said the unit of a
// row of the acceptance model.
func (d *Decoder) nobody(x []float32) float64 {
	if d.Nobody == nil {
		return 0
	}
	return model.Sigmoid(d.Nobody.Score(x))
}

// probability is what the acceptance model says of a row.
func (d *Decoder) probability(x []float32) float64 {
	p := model.Sigmoid(d.Accept.Score(x))
	if d.Sure != nil {
		p = d.Sure.At(p)
	}
	return p
}
