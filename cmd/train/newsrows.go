package main

import (
	"context"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/learn"
	"quotes/internal/link"
	"quotes/internal/news"
)

// A choice is the rows of one decision: candidates of which some are right, or
// a single row that is right or wrong.
type choice struct {
	rows   [][]float32
	labels []bool
}

// cropWeight is how much a row of a crop counts beside one of an article.
const cropWeight = .5

// gather runs f on every document and puts the choices it makes into tables,
// in the order of the documents.
func gather(docs []*newsDoc, tables []*learn.Table, f func(*reading) ([][]choice, error)) error {
	found := make([][][]choice, len(docs))
	err := parallel(len(docs), func(i int) error {
		r, err := docs[i].read()
		if err != nil {
			return err
		}
		found[i], err = f(r)
		return err
	})
	if err != nil {
		return err
	}
	group := 0
	for i, lists := range found {
		for k, list := range lists {
			for _, c := range list {
				group++
				c.add(tables[k], group, docs[i])
			}
		}
	}
	return nil
}

// add puts a choice into a table.
func (c *choice) add(t *learn.Table, group int, d *newsDoc) {
	row := learn.Row{Group: group, Doc: d.gold.ID}
	if d.crop {
		row.Weight = cropWeight
	}
	for i, x := range c.rows {
		row.X, row.Label = x, 0
		if c.labels[i] {
			row.Label = 1
		}
		t.Add(row)
	}
}

// linkRows returns the rows of the ranking and of the resolver.
func linkRows(r *reading) ([][]choice, error) {
	var rank, resolve []choice
	done := map[int]bool{}
	r.walk(func(q goldQuote, h *link.History) {
		if len(q.cands) > 0 {
			rank = append(rank, choice{r.scene.Rows(q.index, q.cands, h), q.labels})
		}
		if q.truth.entry == nil {
			return
		}
		want := r.entity(q.truth.entry)
		for i, c := range q.cands {
			if !q.labels[i] || done[c] {
				continue
			}
			done[c] = true
			if people := r.unresolved(c); len(people) > 0 {
				resolve = append(resolve, r.resolveChoice(c, people, want, h))
			}
		}
	})
	return [][]choice{rank, resolve}, nil
}

// resolveChoice asks which of the people mention c is.
func (r *reading) resolveChoice(c int, people []int, want int, h *link.History) choice {
	labels := make([]bool, len(people))
	for i, e := range people {
		labels[i] = e == want
	}
	return choice{r.scene.AntecedentRows(&r.scene.Mentions[c], people, h), labels}
}

// acceptRows decodes the article and returns a row for every quote, for the
// acceptance model (is the best candidate right?) and for the speech model (is
// the quote attributed to anybody?).
func acceptRows(r *reading, dec news.Decoder) [][]choice {
	var accept, speech []choice
	dec.Observe = func(qi int, x []float32, d *news.Decision) {
		t := &r.truth[qi]
		if t.skip {
			return
		}
		rows := [][]float32{x}
		speech = append(speech, choice{rows, []bool{t.attributed}})
		if t.attributed && t.source == nil && !r.crop {
			return // whose words these are, the annotators do not say: nobody to be right about
		}
		accept = append(accept, choice{rows, []bool{t.source != nil && r.right(t, d.Mention)}})
	}
	dec.Decode(r.scene)
	return [][]choice{accept, speech}
}

// predict attributes the documents, each with the decoder for it.
func predict(ctx context.Context, docs []*newsDoc, opts attribute.Options, decoder func(*newsDoc) *news.Decoder) ([][]eval.Prediction, error) {
	out := make([][]eval.Prediction, len(docs))
	err := parallel(len(docs), func(i int) error {
		a, err := attribute.NewWith(opts, decoder(docs[i]))
		if err != nil {
			return err
		}
		res, err := a.Attribute(ctx, docs[i].doc)
		if err != nil {
			return err
		}
		out[i] = eval.Predictions(res, docs[i].doc.Text)
		return nil
	})
	return out, err
}
