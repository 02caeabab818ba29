package newsfit

import (
	"context"
	"maps"
	"slices"

	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/internal/link"
	"quotes/internal/model"
	"quotes/internal/news"
	"quotes/internal/refer"
)

// newsFolds is how many parts the articles are held out in.
const newsFolds = 4

// newsModels are the models of news and how they are fitted.
var newsModels = []struct {
	name   string
	config learn.Config
}{
	{"news-rank", trees(170, 23, .107)},
	{"news-resolve", choosing(104, 11, .092)},
	{"news-accept", trees(78, 11, .092)},
	{"news-speech", trees(78, 11, .092)},
}

// Their places in newsModels.
const (
	rank = iota
	resolve
	accept
	speech
)

// trees says how to fit so many trees: two thirds of what was best in
// cross-validation, which cost less than .001 there. Other seeds than LightGBM's
// own give figures that differ by some .005; these were the best of three in
// cross-validation.
func trees(rounds, leaves int, rate float64) learn.Config {
	return learn.Config{Objective: learn.Binary, Rounds: rounds, Params: map[string]any{
		"num_leaves": leaves, "learning_rate": rate, "min_data_in_leaf": 30, "feature_fraction": .5,
		"bagging_fraction": .8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63,
		"bagging_seed": 2, "feature_fraction_seed": 2,
	}}
}

// choosing is trees for a choice of one row of a group.
func choosing(rounds, leaves int, rate float64) learn.Config {
	c := trees(rounds, leaves, rate)
	c.Objective = learn.Softmax
	return c
}

// A newsFit is what was learned, fold by fold: a model of a fold has not seen
// its documents, and calibrations are fitted on what such models say.
type newsFit struct {
	ctx     context.Context
	python  string
	setsDir string // texts that the forms of text are measured on
	docs    []*newsDoc
	pages   []*newsDoc // web pages with labelled fragments: they teach what is no speech
	formed  *tally     // of the forms of text in the articles
	tables  [4]*learn.Table
	folds   [4]learn.Folds

	acceptAt, resolveAt *model.Isotonic
	nameAt              [news.Namings]*model.Isotonic
	settings            news.Settings
}

// fitNews learns everything that is learned fold by fold.
func fitNews(ctx context.Context, o *learn.Options, docs []*newsDoc) (*newsFit, error) {
	f := &newsFit{ctx: ctx, python: o.Python, setsDir: o.Sets, docs: docs}
	var err error
	if f.pages, err = readFragments(o.Sets, o.Pages); err != nil {
		return nil, err
	}
	for i, names := range [4][]string{link.FeatureNames(), refer.AntecedentNames(), news.AcceptNames(), news.AcceptNames()} {
		f.tables[i] = learn.NewTable(names)
	}
	for _, step := range []func() error{f.linking, f.only, f.accepting, f.joining, f.forms, f.naming, f.threshold} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// cross fits the folds of one model.
func (f *newsFit) cross(k int) (err error) {
	config := newsModels[k].config
	config.Python = f.python
	f.folds[k], err = f.tables[k].CrossFit(f.ctx, config, newsFolds)
	return err
}

// whole fits one model to all documents.
func (f *newsFit) whole(k int) (*model.Forest, error) {
	config := newsModels[k].config
	config.Python = f.python
	return f.tables[k].Fit(f.ctx, config)
}

// linking learns to rank mentions and to resolve them: first after the right
// speakers of the quotes before, and then after those that models which have not
// seen the article found there, since that is what they will be asked after. The
// second time is worth .003 of ENTITY in articles and .006 in crops.
func (f *newsFit) linking() error {
	for _, found := range []bool{false, true} {
		if err := f.link(f.docs, f.tables[rank:resolve+1], found); err != nil {
			return err
		}
		for _, k := range []int{rank, resolve} {
			if err := f.cross(k); err != nil {
				return err
			}
		}
		f.resolveAt = f.clearest()
	}
	return nil
}

// link fills the tables of ranking and resolution anew, after what is right of the
// quotes before or after what is found there.
func (f *newsFit) link(docs []*newsDoc, tables []*learn.Table, found bool) error {
	tables[rank], tables[resolve] = learn.NewTable(link.FeatureNames()), learn.NewTable(refer.AntecedentNames())
	return gather(docs, tables, func(r *reading) ([][]choice, error) {
		if !found {
			return linkRows(r, nil), nil
		}
		return linkRows(r, f.decoder(r.newsDoc).Decode(r.refer, nil)), nil
	})
}

// clearest calibrates how clear the resolver's best choice is.
func (f *newsFit) clearest() *model.Isotonic {
	t := f.tables[resolve]
	scores := f.folds[resolve].Scores(t)
	var clear []float64
	var right []bool
	for i, j := 0, 0; i < len(t.Rows); i = j {
		for j = i; j < len(t.Rows) && t.Rows[j].Group == t.Rows[i].Group; j++ {
		}
		p := scores[i:j]
		model.Softmax(p)
		best, second := 0, 0.0
		for k := 1; k < len(p); k++ {
			if p[k] > p[best] {
				best, second = k, p[best]
			} else {
				second = max(second, p[k])
			}
		}
		clear = append(clear, refer.Clearness(p[best], second))
		right = append(right, t.Rows[i+best].Label > 0)
	}
	return model.FitIsotonic(clear, right, nil)
}

// accepting learns whether the best candidate is right, from what the models
// of ranking and resolution say of documents that they have not seen.
func (f *newsFit) accepting() error {
	err := gather(slices.Concat(f.docs, f.pages), f.tables[accept:speech+1], func(r *reading) ([][]choice, error) {
		return acceptRows(r, *f.decoder(r.newsDoc)), nil
	})
	if err != nil {
		return err
	}
	for _, k := range []int{accept, speech} {
		if err := f.cross(k); err != nil {
			return err
		}
	}
	t := f.tables[accept]
	p := f.folds[accept].Scores(t)
	right := make([]bool, len(p))
	for i := range p {
		p[i], right[i] = model.Sigmoid(p[i]), t.Rows[i].Label > 0
	}
	f.acceptAt = model.FitIsotonic(p, right, nil)
	return nil
}

// decoder returns the decoder for a document: the models that have not seen it.
func (f *newsFit) decoder(d *newsDoc) *news.Decoder {
	of := func(k int) *model.Forest {
		if f.folds[k] == nil {
			return nil
		}
		return f.folds[k].For(d.gold.ID)
	}
	return &news.Decoder{
		Rank: of(rank), Accept: of(accept), Speech: of(speech),
		AcceptAt: f.acceptAt, Resolver: refer.Resolver{Choose: of(resolve), At: f.resolveAt, Only: f.settings.Only.Likely()}, NameAt: f.nameAt, Settings: f.settings,
	}
}

// joining measures how often the forms of text are right, and in how many cases the stretches that could be one quote are.
// Who decides whether they join reads it, so that it is measured before.
func (f *newsFit) joining() error {
	found, forms := make([][]joint, len(f.docs)), make([]func(func(string, bool)), len(f.docs))
	err := learn.Parallel(len(f.docs), func(i int) error {
		r, err := f.docs[i].read()
		if err != nil || r.crop {
			return err
		}
		decisions := f.decoder(f.docs[i]).Decode(r.refer, nil)
		found[i] = r.joints(decisions)
		forms[i] = func(add func(string, bool)) { r.formed(decisions, add) }
		return nil
	})
	if err != nil {
		return err
	}
	f.formed = newTally()
	for _, of := range forms {
		if of != nil {
			of(f.formed.add)
		}
	}
	all, count, right := 0, map[news.Join]int{}, map[news.Join]int{}
	for _, list := range found {
		for _, j := range list {
			all++
			count[j.way]++
			if j.one {
				right[j.way]++
			}
		}
	}
	f.settings.Joins = map[news.Join]news.Measured{}
	for way, n := range count {
		if way != news.NoJoin {
			f.settings.Joins[way] = news.Measured{Coverage: round(float64(n) / float64(all)), Precision: round(float64(right[way]) / float64(n)), Count: n}
		}
	}
	return nil
}

// A joint is a stretch of speech, in which way it could go on with the one
// before, and whether people marked the two as one, or gave them the same source.
type joint struct {
	way news.Join
	one bool
}

// joints compares the ways of joining with the annotations.
func (r *reading) joints(decisions []news.Decision) []joint {
	var out []joint
	for i := range decisions {
		t := &r.truth[i]
		if i == 0 || t.skip || r.truth[i-1].skip {
			continue
		}
		out = append(out, joint{decisions[i].Way, t.goesOn(&r.truth[i-1])})
	}
	return out
}

// goesOn says that a quote is of the annotation of the one before, or of one with
// the same source: of a speech over paragraphs people mark each by itself.
func (t *truth) goesOn(before *truth) bool {
	if !t.attributed || !before.attributed {
		return false
	}
	return t.quote == before.quote || len(t.source) > 0 && maps.Equal(t.source, before.source)
}

// naming calibrates the confidence of a name, by what the mention is.
func (f *newsFit) naming() error {
	found := make([][]outcome, len(f.docs))
	err := learn.Parallel(len(f.docs), func(i int) error {
		r, err := f.docs[i].read()
		if err != nil {
			return err
		}
		found[i] = r.outcomes(f.decoder(f.docs[i]).Decode(r.refer, nil))
		return nil
	})
	if err != nil {
		return err
	}
	var p [news.Namings][]float64
	var right [news.Namings][]bool
	for _, list := range found {
		for _, o := range list {
			p[o.naming] = append(p[o.naming], o.p)
			right[o.naming] = append(right[o.naming], o.right)
		}
	}
	for k := range p {
		f.nameAt[k] = model.FitIsotonic(p[k], right[k], nil)
	}
	return nil
}

// An outcome is a name that could be given, how likely it seemed, and whether
// it is right.
type outcome struct {
	naming int
	p      float64
	right  bool
}

// outcomes compares decisions with the canonical speakers, where those are known.
func (r *reading) outcomes(decisions []news.Decision) []outcome {
	if len(r.gold.Named) == 0 {
		return nil
	}
	var out []outcome
	for i := range decisions {
		d, t := &decisions[i], &r.truth[i]
		if t.skip || d.Mention < 0 || !d.Accepted() || t.entry == nil && t.source != nil {
			continue
		}
		o := outcome{naming: news.NamingOf(r.scene, d.Mention, d.Entity), p: d.Name}
		switch {
		case t.entry == nil:
		case d.Entity < 0:
			said := r.scene.MentionText(&r.scene.Mentions[d.Mention])
			o.right = r.right(t, d.Mention) && (!t.entry.Named || corpus.SameSpeaker(said, t.entry, r.others(t.entry)))
		default:
			o.right = t.entry.Named && corpus.SameSpeaker(r.scene.People.Entities[d.Entity].Name, t.entry, r.others(t.entry))
		}
		out = append(out, o)
	}
	return out
}
