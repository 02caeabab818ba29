package fictionfit

import (
	"context"
	"errors"
	"math"
	"slices"

	"quotes/cmd/internal/learn"
	"quotes/internal/fiction"
	"quotes/internal/model"
)

// acceptConfig are the settings of the model that says how probable it is that
// the best choice is right.
var acceptConfig = learn.Config{Objective: learn.Binary, Rounds: 120, Params: map[string]any{
	"num_leaves": 15, "learning_rate": .08, "max_bin": 63, "min_data_in_leaf": 60, "feature_fraction": .5, "bagging_fraction": .8, "bagging_freq": 1,
	"lambda_l2": 5,
}}

// excerptWeight is how much all excerpts of a novel count beside the whole of it.
const excerptWeight = .7

// missingWeight is the same of excerpts whose cast lacks one who speaks.
const missingWeight = .3

// talker returns who speaks second most in an excerpt: the one without whom it
// is still a conversation. It is empty where one alone speaks.
func (g *storyGold) talker() string {
	count := map[string]int{}
	for _, q := range g.Quotes {
		count[q.Speaker.Name]++
	}
	first, second := "", ""
	for _, q := range g.Quotes {
		switch name := q.Speaker.Name; {
		case name == first || name == second:
		case count[name] > count[first]:
			first, second = name, first
		case count[name] > count[second]:
			second = name
		}
	}
	return second
}

// acceptRows collects what the models that have not seen a novel say of it and
// of its excerpts: a row for the best choice of every unit, and whether that is right.
func (f *fictionFit) acceptRows() error {
	f.accept, f.whole = make([][]answer, len(f.novels)), make([]int, len(f.novels))
	return learn.Parallel(len(f.novels), func(i int) error {
		d := f.folds[f.fold(i)]
		d.Accept, d.Sure, d.Nobody = nil, nil, nil
		rows := f.novels[i].bestRows(d)
		weigh(rows, f.novels[i].gold.scale())
		f.accept[i], f.whole[i] = rows, len(rows)
		if f.novels[i].gold.sample {
			return nil
		}
		var parts, without []answer
		for k, gold := range excerpts(f.novels[i].gold, excerptParagraphs, 1) {
			parts = append(parts, newNovel(gold).bestRows(d)...)
			if who := gold.talker(); who != "" && k%2 == 0 {
				without = append(without, newNovelWithout(gold, who).bestRows(d)...)
			}
		}
		weigh(parts, excerptWeight)
		weigh(without, missingWeight)
		f.accept[i] = append(append(f.accept[i], without...), parts...)
		f.whole[i] += len(without)
		return nil
	})
}

// weigh gives the rows of a novel a weight in all that grows with the root of
// their number.
func weigh(rows []answer, scale float64) {
	for i := range rows {
		rows[i].Weight = float32(scale * 30 / math.Sqrt(float64(len(rows))))
	}
}

// An answer is the row of the acceptance model for the best choice of a unit:
// its label says whether that is right.
type answer struct {
	learn.Row
	absent bool // no choice is right
}

// bestRows returns the rows of the acceptance model for the units whose speaker
// the corpus knows.
func (n *novel) bestRows(d fiction.Decoder) []answer {
	var out []answer
	d.ObserveBest = func(unit int, row []float32, choices []fiction.Choice) {
		if n.who[unit] == "" {
			return
		}
		r := learn.Row{X: row, Group: len(out), Doc: n.gold.ID}
		var cands []int
		for _, c := range choices {
			cands = append(cands, c.Person)
		}
		right := n.right(unit, cands)
		if right[0] {
			r.Label = 1
		}
		out = append(out, answer{r, !slices.Contains(right, true)})
	}
	d.Decode(n.book)
	return out
}

// right is what the acceptance model learns, nobody what the model of speakers
// who are no candidates does.
func right(a *answer) bool  { return a.Label == 1 }
func nobody(a *answer) bool { return a.absent }

// fitAccept fits a model of what holds for the best choice to the novels chosen.
func (f *fictionFit) fitAccept(ctx context.Context, o *learn.Options, holds func(*answer) bool, use func(int) bool) (*model.Forest, error) {
	t := learn.NewTable(fiction.AcceptColumns())
	for i, rows := range f.accept {
		for k := range rows {
			if !use(i) {
				break
			}
			row := rows[k].Row
			row.Label = 0
			if holds(&rows[k]) {
				row.Label = 1
			}
			t.Rows = append(t.Rows, row)
		}
	}
	c := acceptConfig
	c.Python = o.Python
	return t.Fit(ctx, c)
}

// fitAcceptance fits the acceptance models of all folds, and the calibration of
// what they say of novels that they have not seen.
func (f *fictionFit) fitAcceptance(ctx context.Context, o *learn.Options) error {
	if err := f.acceptRows(); err != nil {
		return err
	}
	err := learn.Parallel(len(f.folds), func(fold int) error {
		use := func(i int) bool { return f.fold(i) != fold }
		var errs [2]error
		f.folds[fold].Accept, errs[0] = f.fitAccept(ctx, o, right, use)
		f.folds[fold].Nobody, errs[1] = f.fitAccept(ctx, o, nobody, use)
		return errors.Join(errs[:]...)
	})
	if err != nil {
		return err
	}
	fit := func(use func(int) bool) *model.Isotonic {
		var score, weight []float64
		var right []bool
		for i, rows := range f.accept {
			for k := range rows {
				if !use(i) {
					break
				}
				score = append(score, model.Sigmoid(f.folds[f.fold(i)].Accept.Score(rows[k].X)))
				right = append(right, rows[k].Label == 1)
				weight = append(weight, float64(rows[k].Weight))
			}
		}
		return model.FitIsotonic(score, right, weight)
	}
	f.sure = fit(func(int) bool { return true })
	for fold := range f.folds {
		f.folds[fold].Sure = fit(func(i int) bool { return f.fold(i) != fold })
	}
	f.settings.Threshold = f.threshold(func(int) bool { return true })
	for fold := range f.folds {
		f.folds[fold].Settings.Threshold = f.threshold(func(i int) bool { return f.fold(i) != fold })
	}
	return nil
}

// excerptNamesRight is the share of the names given that has to be right in excerpts of
// novels that the models have not seen; the threshold is the lowest that gives it.
const excerptNamesRight = .9

// threshold returns the confidence from which on names are given: by the rows
// of excerpts of the novels chosen.
func (f *fictionFit) threshold(use func(int) bool) float64 {
	var names []learn.Named
	for i, n := range f.novels {
		d := &f.folds[f.fold(i)]
		for k := f.whole[i]; k < len(f.accept[i]) && use(i) && !n.gold.sample; k++ {
			p := d.Sure.At(model.Sigmoid(d.Accept.Score(f.accept[i][k].X)))
			names = append(names, learn.Named{P: p, Right: f.accept[i][k].Label == 1})
		}
	}
	return math.Round(learn.Lowest(names, excerptNamesRight)*100) / 100
}
