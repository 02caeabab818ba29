package newsfit

import (
	"context"
	"slices"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/pipeline"
	"quotes/internal/scene"
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
	err := learn.Parallel(len(docs), func(i int) error {
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
	switch {
	case d.crop:
		row.Weight = cropWeight
	case d.marks != nil:
		row.Weight = fragmentWeight
	}
	for i, x := range c.rows {
		row.X, row.Label = x, 0
		if c.labels[i] {
			row.Label = 1
		}
		t.Add(row)
	}
}

// linkRows returns the rows of the ranking and of the resolver, after the quotes
// decided, or after what is right where none are.
func linkRows(r *reading, decided []news.Decision) [][]choice {
	var rank, resolve []choice
	done := map[int]bool{}
	ask := func(c int, e *corpus.Entry, h *scene.History) {
		if done[c] || e == nil {
			return
		}
		done[c] = true
		if people := r.unresolved(c); len(people) > 0 {
			resolve = append(resolve, r.resolveChoice(c, people, r.entity(e), h))
		}
	}
	reports := r.indications()
	last := r.walk(decided, func(q goldQuote, h *scene.History) {
		if len(q.cands) > 0 {
			rank = append(rank, choice{kept(r.pairs.Rows(q.match, q.cands)), q.labels})
		}
		for i, c := range q.cands {
			if q.labels[i] {
				ask(c, q.truth.entry, h)
			}
		}
		start := r.doc.Spans[r.scene.Quotes[q.index].Span].OuterStart
		for len(reports) > 0 && r.scene.Mentions[reports[0].mention].Start < start {
			ask(reports[0].mention, reports[0].entry, h)
			reports = reports[1:]
		}
	})
	for _, p := range reports {
		ask(p.mention, p.entry, last)
	}
	return [][]choice{rank, resolve}
}

// kept returns a copy of rows that a scene will overwrite.
func kept(rows [][]float32) [][]float32 {
	out := make([][]float32, len(rows))
	for i, r := range rows {
		out[i] = slices.Clone(r)
	}
	return out
}

// An indication is a pronoun or noun that is the source of words with marks or
// without, and the canonical speaker.
type indication struct {
	mention int
	entry   *corpus.Entry
}

// indications lists the pronouns and nouns that are sources, in the order of the
// text: the resolver learns from all of them.
func (r *reading) indications() []indication {
	var out []indication
	for i := range r.gold.Quotes {
		g := &r.gold.Quotes[i]
		if g.Aside || g.Speaker == nil || len(g.Source) == 0 {
			continue
		}
		if c := r.describes(g.Source); c >= 0 {
			out = append(out, indication{c, g.Speaker})
		}
	}
	slices.SortFunc(out, func(a, b indication) int {
		return r.scene.Mentions[a.mention].Start - r.scene.Mentions[b.mention].Start
	})
	return out
}

// describes returns the pronoun, else the first noun, of a source that has no
// name in it; -1 where there is none.
func (r *reading) describes(source []corpus.Span) int {
	tokens := r.tokensIn(source)
	t, best := truth{source: tokens}, -1
	for i := range r.doc.Sentences {
		s := &r.doc.Sentences[i]
		if !slices.ContainsFunc(source, func(x corpus.Span) bool { return r.bytes[x.Start] < s.End && r.bytes[x.End] > s.Start }) {
			continue
		}
		for _, c := range r.scene.MentionsOf(i) {
			switch m := &r.scene.Mentions[c]; {
			case !r.right(&t, c):
			case m.Kind == mention.Named:
				return -1
			case best < 0 || m.Kind == mention.Pronoun && r.scene.Mentions[best].Kind == mention.Noun:
				best = c
			}
		}
	}
	return best
}

// resolveChoice asks which of the people mention c is; the last row is nobody.
func (r *reading) resolveChoice(c int, people []int, want int, h *scene.History) choice {
	labels := make([]bool, len(people)+1)
	labels[len(people)] = true
	for i, e := range people {
		if e == want {
			labels[i], labels[len(people)] = true, false
		}
	}
	return choice{kept(r.refer.AntecedentRows(&r.scene.Mentions[r.scene.Bearer(c)], people, h)), labels}
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
		if t.attributed && t.source == nil {
			return // whose words these are, the annotators do not say: nobody to be right about
		}
		accept = append(accept, choice{rows, []bool{t.source != nil && r.right(t, d.Mention)}})
	}
	dec.Decode(r.refer, nil)
	return [][]choice{accept, speech}
}

// predict attributes the documents, each with the decoder for it.
func predict(ctx context.Context, docs []*newsDoc, opts attribute.Options, decoder func(*newsDoc) *news.Decoder) ([][]corpus.Prediction, error) {
	a, err := attribute.New(opts)
	if err != nil {
		return nil, err
	}
	out := make([][]corpus.Prediction, len(docs))
	err = learn.Parallel(len(docs), func(i int) error {
		res, err := a.Attribute(pipeline.With(ctx, pipeline.Decoders{News: decoder(docs[i])}), docs[i].doc)
		if err != nil {
			return err
		}
		out[i] = eval.Predictions(res, docs[i].doc.Text, false)
		return nil
	})
	return out, err
}
