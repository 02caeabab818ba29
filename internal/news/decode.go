// Package news decides who said the quotes of a news article: it ranks the
// mentions that could name the source, decides whether the best is good
// enough, and says who the mention is.
package news

import (
	"math"

	"quotes/internal/link"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/refer"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// A Decision is what was decided about one quote.
type Decision struct {
	Quote   int     // index in Scene.Quotes
	Mention int     // index in Scene.Mentions of the best candidate, -1 for none
	Rank    float64 // the ranking's probability of it among the candidates
	Accept  float64 // probability that the quote is attributed and the mention right
	Speech  float64 // probability that the quote is attributed at all
	Entity  int     // index in People.Entities, -1 where the mention names nobody
	Resolve float64 // probability that Entity is who the mention refers to; where it is -1, that it is nobody named
	Rule    *shape.Shape
	Rival   *Other // whom else the mention could refer to, with the probability; nil for nobody

	// Confidence is the probability that the speaker that Mention and Entity
	// name is right.
	Confidence float64

	Others []Other // the runners-up
}

// Accepted says that the mention is likelier the source than nobody is.
func (d *Decision) Accepted() bool { return d.Mention >= 0 && d.Accept >= 1-d.Speech }

// Other is a candidate that did not win.
type Other struct {
	Mention, Entity int
	P               float64
	Rule            *shape.Shape
}

// A Decoder holds the models. A model that is nil is done without.
type Decoder struct {
	Rank, Accept, Speech, Resolve *model.Forest
	AcceptAt, ResolveAt           *model.Isotonic

	// NameAt makes, of the product of acceptance and resolution, the
	// probability that the name given is right, by mention.Kind.
	NameAt [3]*model.Isotonic

	Settings Settings

	// Observe, where it is set, is shown every quote's row for the
	// acceptance model with the decision it led to: training looks on here.
	Observe func(quote int, row []float32, d *Decision)
}

// Threshold is the probability from which on a mention is taken as the source
// of the quotes after it.
const Threshold = .4

// Decode decides the quotes of a scene from first to last.
func (d *Decoder) Decode(s *scene.Scene) []Decision {
	r := &reading{Reader: refer.New(s), pairs: link.New(s)}
	h := scene.NewHistory()
	out := make([]Decision, len(s.Quotes))
	for qi := range s.Quotes {
		s.Watch.Check()
		dec := d.one(r, qi, h)
		if dec.Mention >= 0 && dec.Accept >= Threshold {
			h.Add(qi, dec.Mention, dec.Entity)
		}
		out[qi] = dec
	}
	return out
}

// A reading is a scene in the course of being decided.
type reading struct {
	*refer.Reader
	pairs *link.Pairs
}

// LeastShare is the probability below which another candidate is not worth a word.
const LeastShare = .005

// one decides quote qi.
func (d *Decoder) one(s *reading, qi int, h *scene.History) Decision {
	dec := Decision{Quote: qi, Mention: -1, Entity: -1}
	if c := shape.Sure(s.Scene, qi); c >= 0 {
		return d.sure(s, dec, c, sureness, h)
	}
	if c := shape.Beat(s.Scene, qi); c >= 0 {
		return d.sure(s, dec, c, beatSureness, h)
	}
	if s.Foreign(qi) {
		return dec
	}
	cands := s.pairs.Candidates(qi)
	if len(cands) == 0 {
		return dec
	}
	rows := s.pairs.Rows(qi, cands, h)
	p := d.ranking(s, qi, cands, rows, h)
	best, second := top(p)
	dec.Mention, dec.Rank = cands[best], p[best]
	dec.Accept, dec.Speech = p[best], max(p[best], .5)
	x := AcceptRow(rows, p, best, second)
	if d.Observe != nil {
		d.Observe(qi, x, &dec)
	}
	if d.Accept != nil {
		dec.Accept = model.Sigmoid(d.Accept.Score(x))
		dec.Speech = model.Sigmoid(d.Speech.Score(x))
		if d.AcceptAt != nil {
			dec.Accept = d.AcceptAt.At(dec.Accept)
		}
	}
	dec.Rule = shape.Of(s.Scene, qi, dec.Mention, h)
	dec.Entity, dec.Resolve, dec.Rival = d.resolve(s.Reader, dec.Mention, h)
	dec.Confidence = d.confidence(s.Mentions[dec.Mention].Kind, &dec)
	if second >= 0 && p[second] > .03 && p[second]*(1-dec.Confidence) >= LeastShare {
		o := Other{Mention: cands[second], P: p[second], Rule: shape.Of(s.Scene, qi, cands[second], h)}
		o.Entity, _, _ = d.resolve(s.Reader, cands[second], h)
		dec.Others = append(dec.Others, o)
	}
	return dec
}

// The probability that a source is right which the form of the text gives
// away, and that of a person who acts before words without a tag.
const (
	sureness     = .97
	beatSureness = .9
)

// sure decides a quote whose source needs no ranking.
func (d *Decoder) sure(s *reading, dec Decision, c int, p float64, h *scene.History) Decision {
	dec.Mention, dec.Rank, dec.Accept, dec.Speech = c, 1, p, p
	dec.Rule = shape.Of(s.Scene, dec.Quote, c, h)
	dec.Entity, dec.Resolve, dec.Rival = d.resolve(s.Reader, c, h)
	dec.Confidence = dec.Accept * dec.Resolve
	return dec
}

// confidence returns the probability that the name is right.
func (d *Decoder) confidence(kind mention.Kind, dec *Decision) float64 {
	p := dec.Accept * dec.Resolve
	if c := d.NameAt[kind]; c != nil {
		p = c.At(p)
	}
	return p
}

// ranking returns the probability of each candidate.
func (d *Decoder) ranking(s *reading, qi int, cands []int, rows [][]float32, h *scene.History) []float64 {
	if d.Rank != nil {
		p := d.Rank.ScoreAll(rows)
		for i := range p {
			p[i] = model.Sigmoid(p[i])
		}
		return p
	}
	p := make([]float64, len(cands))
	for i, r := range shape.Proposals(s.Scene, qi, cands, h) {
		if r >= 0 {
			p[i] = .95 - .03*float64(r) - 1e-4*float64(i)
		}
	}
	return p
}

// top returns the indices of the two highest values, -1 for a missing second.
func top(p []float64) (best, second int) {
	best, second = 0, -1
	for i := 1; i < len(p); i++ {
		switch {
		case p[i] > p[best]:
			best, second = i, best
		case second < 0 || p[i] > p[second]:
			second = i
		}
	}
	return
}

// AcceptRow returns the features of the acceptance model: how sure the ranking
// is, and the best candidate's own features.
func AcceptRow(rows [][]float32, p []float64, best, second int) []float32 {
	next, sum := 0.0, 0.0
	if second >= 0 {
		next = p[second]
	}
	for _, x := range p {
		sum += x
	}
	x := make([]float32, 0, len(rows[best])+5)
	x = append(x, float32(p[best]), float32(next), float32(p[best]-next), float32(sum), float32(p[best]/math.Max(sum, 1e-9)))
	return append(x, rows[best]...)
}

// AcceptNames returns the names of those features.
func AcceptNames() []string {
	return append([]string{"s_top", "s_second", "s_gap", "s_sum", "s_share"}, link.FeatureNames()...)
}
