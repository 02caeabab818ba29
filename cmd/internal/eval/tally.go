package eval

import (
	"cmp"
	"slices"

	"quotes/cmd/internal/eval/corpus"
)

// A Tally is what was counted for one document, or for all of them.
type Tally struct {
	ID      string
	Trained bool

	// News: quotes that were found; listed quotes that are quotes; sources
	// that are right, of the gold and of the predictions; names that are
	// right and names that are given, of the quotes with a canonical name;
	// words of source, cue and content.
	Found, Listed     ratio
	Source, Predicted ratio
	Entity, Given     ratio
	GivenRight        ratio // of the names given, those right
	Described         ratio // of the same quotes, those told by a description
	Open              ratio // quotes of nobody that have no name
	Overlap           [3]overlap

	// Novels: speakers that are right, and letters inside quotes.
	Speaker ratio
	Letters overlap

	Items   []Item
	Answers []Answer
	Errors  []Failure
}

// A ratio is so many of so many.
type ratio struct{ right, of int }

func (r *ratio) add(right bool) {
	r.of++
	if right {
		r.right++
	}
}

func (r *ratio) join(o ratio) { r.right += o.right; r.of += o.of }

func (r ratio) value() float64 { return float64(r.right) / float64(max(1, r.of)) }

// An overlap is how far two sets agree.
type overlap struct{ both, extra, missing int }

func (o *overlap) join(p overlap) {
	o.both += p.both
	o.extra += p.extra
	o.missing += p.missing
}

func (o overlap) precision() float64 { return ratio{o.both, o.both + o.extra}.value() }
func (o overlap) recall() float64    { return ratio{o.both, o.both + o.missing}.value() }

func f1(precision, recall float64) float64 {
	return 2 * precision * recall / max(1e-9, precision+recall)
}

// An Item is a gold quote with a speaker, and how the predictions met it.
type Item struct {
	Kind, Mention string
	Right         bool // the source, for news; the character, for novels
	Named         bool // it has a canonical name,
	NameRight     bool // which was given,
	Given         bool // or another one was,
	Described     bool // or a description in the place of one;
	ByDescription bool // the right name is one that the program calls a description
	Confidence    float64
}

// An Answer is a prediction with a source, and whether it is right.
type Answer struct {
	Kind, Rule       string
	Right            bool
	Named, NameRight bool
	Described        bool // by a description, not a name
	Confidence       float64
}

// half says that n is at least half of all.
func half(n, all int) bool { return 2*n >= max(1, all) }

// A share is the words of a quote that a prediction with a name covers.
type share struct {
	confidence float64
	words      int
}

// givenAt says whether half of a quote's words have a name, and the highest
// threshold under which they still have.
func givenAt(shares []share, words int) (float64, bool) {
	slices.SortStableFunc(shares, func(a, b share) int { return cmp.Compare(b.confidence, a.confidence) })
	n := 0
	for _, s := range shares {
		if n += s.words; half(n, words) {
			return s.confidence, true
		}
	}
	return -1, false
}

// join adds another document's counts.
func (t *Tally) join(o *Tally) {
	for _, pair := range []struct {
		to   *ratio
		from ratio
	}{
		{&t.Found, o.Found}, {&t.Listed, o.Listed}, {&t.Source, o.Source}, {&t.Predicted, o.Predicted},
		{&t.Entity, o.Entity}, {&t.Given, o.Given}, {&t.GivenRight, o.GivenRight}, {&t.Described, o.Described}, {&t.Open, o.Open}, {&t.Speaker, o.Speaker},
	} {
		pair.to.join(pair.from)
	}
	for i := range t.Overlap {
		t.Overlap[i].join(o.Overlap[i])
	}
	t.Letters.join(o.Letters)
	t.Items = append(t.Items, o.Items...)
	t.Answers = append(t.Answers, o.Answers...)
	t.Errors = append(t.Errors, o.Errors...)
}

// A Metric is one figure.
type Metric struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	N     int     `json:"n"` // of how many
}

// Metrics returns the figures that can be told of the counts, in the order in
// which they are shown.
func (t *Tally) Metrics() []Metric {
	var out []Metric
	add := func(name string, value float64, n int) {
		if n > 0 {
			out = append(out, Metric{name, value, n})
		}
	}
	if t.Speaker.of > 0 {
		t.novelMetrics(add)
		return out
	}
	for _, pair := range []struct {
		name              string
		precision, recall ratio
	}{{"spans", t.Listed, t.Found}, {"quoted", t.Predicted, t.Source}} {
		p, r := pair.precision, pair.recall
		add(pair.name+".recall", r.value(), r.of)
		add(pair.name+".precision", p.value(), p.of)
		add(pair.name+".f1", f1(p.value(), r.value()), r.of)
	}
	add("entity", t.Entity.value(), t.Entity.of)
	add("names.given", t.Given.value(), t.Given.of)
	add("names.right", t.GivenRight.value(), t.GivenRight.of)
	add("names.described", t.Described.value(), t.Described.of)
	add("open.left", t.Open.value(), t.Open.of)
	for i, name := range []string{"source", "cue", "content"} {
		o := t.Overlap[i]
		add(name+".f1", f1(o.precision(), o.recall()), o.both+o.missing)
	}
	return out
}

func (t *Tally) novelMetrics(add func(name string, value float64, n int)) {
	add("speaker", t.Speaker.value(), t.Speaker.of)
	for _, kind := range corpus.NovelKinds {
		r := t.ofKind(kind)
		add(kind, r.value(), r.of)
	}
	add("found", t.Found.value(), t.Found.of)
	letters := t.Letters.both + t.Letters.missing
	add("chars.recall", t.Letters.recall(), letters)
	add("chars.precision", t.Letters.precision(), letters)
	add("chars.f1", f1(t.Letters.precision(), t.Letters.recall()), letters)
}

func (t *Tally) ofKind(kind string) ratio {
	var r ratio
	for _, item := range t.Items {
		if item.Kind == kind {
			r.add(item.Right)
		}
	}
	return r
}
