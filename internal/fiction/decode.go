package fiction

import (
	"math"
	"slices"

	"quotes/internal/model"
	"quotes/internal/people"
	"quotes/internal/story"
)

// A Decision is who speaks one unit.
type Decision struct {
	Unit    int
	Choices []Choice // the likeliest first; empty where nobody could speak
	Nobody  float64  // probability that it is somebody else than the choices
}

// A Choice is a candidate with the probability that the models give.
type Choice struct {
	Person int
	P      float64
}

// A Decoder ranks the candidates of every unit, as many times as it has models:
// the first knows the text only, each one after it also what the one before
// made of the units around.
type Decoder struct {
	Passes []*model.Forest

	// Accept says how probable it is that the best choice of the last pass is
	// right, Sure calibrates what it says; without Accept the ranking's own
	// probability stands.
	Accept *model.Forest
	Sure   *model.Isotonic

	// Nobody says, of the same row, how probable it is that somebody else
	// speaks than the candidates.
	Nobody *model.Forest

	Settings Settings

	// Observe, where it is set, is shown the rows of every candidate in every
	// pass: training looks on here.
	Observe func(pass, unit int, cands []int, rows [][]float32)

	// ObserveBest, where it is set, is shown the row of the acceptance model
	// for the best choice of every unit, and all choices, the best first.
	ObserveBest func(unit int, row []float32, choices []Choice)
}

// Decode decides every unit of a book.
func (d *Decoder) Decode(b *story.Book) []Decision {
	s := newScene(b)
	ranks := make([]*ranking, len(b.Units))
	base := make([][][]float32, len(b.Units))
	for i := range b.Units {
		b.Watch.Check()
		ranks[i] = s.rank(i)
		base[i] = ranks[i].rows()
	}
	var beliefs []belief
	for pass, forest := range d.Passes {
		next := make([]belief, len(b.Units))
		for i, r := range ranks {
			b.Watch.Check()
			cands, rows := r.cands, base[i]
			if pass > 0 {
				cands, rows = r.again(rows, beliefs)
			}
			if d.Observe != nil {
				d.Observe(pass, i, cands, rows)
			}
			next[i] = score(forest, cands, rows)
		}
		beliefs = next
	}
	out := make([]Decision, len(b.Units))
	for i := range out {
		out[i] = Decision{Unit: i}
		if beliefs != nil {
			out[i].Choices = beliefs[i].choices()
			d.weigh(s, &beliefs[i], &out[i])
		}
	}
	return out
}

// weigh gives the choices of a unit their probabilities.
func (d *Decoder) weigh(s *scene, b *belief, out *Decision) {
	unit, choices := out.Unit, out.Choices
	if len(choices) == 0 || d.Accept == nil && d.ObserveBest == nil {
		return
	}
	row := s.acceptRow(unit, b, slices.Index(b.cands, choices[0].Person))
	if d.ObserveBest != nil {
		d.ObserveBest(unit, row, choices)
	}
	if d.Accept != nil {
		accept(choices, d.probability(row))
		out.Nobody = d.nobody(row)
	}
}

// rows returns the features of every candidate.
func (r *ranking) rows() [][]float32 {
	out := make([][]float32, len(r.cands))
	for c := range r.cands {
		var x model.Row
		r.features(&x, c)
		out[c] = x.X
	}
	return out
}

// A belief is what one pass thinks of a unit.
type belief struct {
	cands []int
	p     []float64
	rows  [][]float32 // of the candidates

	// evidence is the logarithm of the sum of what the candidates' scores
	// amount to: low where none of them fits.
	evidence float64
}

// of returns the probability of a character.
func (b *belief) of(person int) float64 {
	for k, c := range b.cands {
		if c == person {
			return b.p[k]
		}
	}
	return 0
}

// score makes probabilities of the scores of all candidates.
func score(f *model.Forest, cands []int, rows [][]float32) belief {
	b := belief{cands: cands, p: make([]float64, len(cands)), rows: rows}
	if f == nil {
		for k := range b.p {
			b.p[k] = 1 / float64(len(b.p))
		}
		return b
	}
	copy(b.p, f.ScoreAll(rows))
	if len(b.p) > 0 {
		top := slices.Max(b.p)
		model.Softmax(b.p)
		b.evidence = top - math.Log(slices.Max(b.p))
	}
	return b
}

func (b *belief) choices() []Choice {
	out := make([]Choice, len(b.cands))
	for k, c := range b.cands {
		out[k] = Choice{Person: c, P: b.p[k]}
	}
	slices.SortStableFunc(out, func(x, y Choice) int {
		switch {
		case x.P > y.P:
			return -1
		case x.P < y.P:
			return 1
		}
		return 0
	})
	return out
}

// unlikely is the probability below which a pass takes a candidate out of the
// ones after it.
const unlikely = .004

// again returns the candidates that the pass before left, and their rows with
// what it thinks.
func (r *ranking) again(rows [][]float32, beliefs []belief) (cands []int, out [][]float32) {
	for c, person := range r.cands {
		if beliefs[r.i].of(person) < unlikely {
			continue
		}
		x := model.Row{X: append(make([]float32, 0, len(rows[c])+32), rows[c]...)}
		r.beliefFeatures(&x, person, beliefs)
		cands, out = append(cands, person), append(out, x.X)
	}
	return cands, out
}

// Columns returns the names of the features of a pass, in the order of a row.
func Columns(pass int) []string {
	var names []string
	b := &story.Book{Cast: []story.Character{{Entity: new(people.Entity)}}, Units: make([]story.Unit, 1), Narrator: -1, ByParagraph: make([]int, 3)}
	b.Units[0] = story.Unit{BeatBefore: -1, BeatAfter: -1, Lead: -1}
	s := &scene{Book: b, units: make([]unitInfo, 1), told: make([][]int32, 1), acting: make([][]int32, 1), quoted: make([][]int32, 1)}
	r := &ranking{scene: s, unit: &b.Units[0], cands: []int{0}, last: []int{-1}, order: []int{0}, acted: []int{-1}, acts: []int{0}, anteHere: -1, anteBefore: -1, owner: -1}
	x := model.Row{Names: &names}
	r.features(&x, 0)
	if pass > 0 {
		r.beliefFeatures(&x, r.cands[0], []belief{{cands: r.cands, p: []float64{1}}})
	}
	return names
}
