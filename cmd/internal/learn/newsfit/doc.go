package newsfit

import (
	"quotes/cmd/internal/eval/corpus"
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/link"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// A newsDoc is a training article, or a crop of one.
type newsDoc struct {
	gold  *corpus.Document
	doc   *extract.Document
	crop  bool
	marks []fragment // of a web page: what people said of some of its marks
	bytes []int      // code point → byte
}

// newNewsDoc prepares an article.
func newNewsDoc(gold *corpus.Document, crop bool) *newsDoc {
	text := string(gold.Text)
	d := &newsDoc{gold: gold, doc: extract.New(text), crop: crop}
	for i := range text {
		d.bytes = append(d.bytes, i)
	}
	d.bytes = append(d.bytes, len(text))
	return d
}

// A reading is a scene of an article with what the annotators say of its
// quotes. Decoding leaves traces in a scene, so every pass makes its own.
type reading struct {
	*newsDoc
	scene *scene.Scene
	pairs *link.Pairs
	refer *refer.Reader
	truth []truth
}

// A truth is the annotation of one quote.
type truth struct {
	skip       bool // set aside by the annotators
	quote      int  // the annotation that it is of, where attributed
	attributed bool
	source     map[int]bool  // tokens of the source; nil where the text names none
	entry      *corpus.Entry // canonical speaker, nil where unknown
}

// read opens an article.
func (d *newsDoc) read() (*reading, error) {
	s, err := scene.New(d.doc, lexicon.Cues(), nil)
	if err != nil {
		return nil, err
	}
	r := &reading{newsDoc: d, scene: s, pairs: link.New(s), refer: refer.New(s)}
	if d.marks != nil {
		r.labelled()
		return r, nil
	}
	owner := d.owners()
	for i := range s.Quotes {
		r.truth = append(r.truth, d.truthOf(&s.Quotes[i], owner))
	}
	return r, nil
}

// tokensIn lists the words that spans of code points touch.
func (d *newsDoc) tokensIn(spans []corpus.Span) map[int]bool {
	out := map[int]bool{}
	for _, s := range spans {
		a, b := d.bytes[s.Start], d.bytes[s.End]
		for k := d.doc.TokenAt(a); k < len(d.doc.Tokens) && int(d.doc.Tokens[k].Start) < b; k++ {
			if int(d.doc.Tokens[k].End) > a && d.doc.Tokens[k].Kind <= extract.Number {
				out[k] = true
			}
		}
	}
	return out
}

// owners tells of every token which annotation's content it is in, -1 for none.
func (d *newsDoc) owners() []int {
	owner := make([]int, len(d.doc.Tokens))
	for i := range owner {
		owner[i] = -1
	}
	for i := range d.gold.Quotes {
		for k := range d.tokensIn(d.gold.Quotes[i].Content) {
			owner[k] = i
		}
	}
	return owner
}

// truthOf returns the annotation that holds most words of a quote, and at
// least half of them.
func (d *newsDoc) truthOf(q *scene.Quote, owner []int) truth {
	sp := &d.doc.Spans[q.Span]
	count, words, best := map[int]int{}, 0, -1
	for k := sp.FirstToken; k < sp.EndToken; k++ {
		if d.doc.Tokens[k].Kind > extract.Number {
			continue
		}
		words++
		if o := owner[k]; o >= 0 {
			count[o]++
			if best < 0 || count[o] > count[best] {
				best = o
			}
		}
	}
	if best < 0 || count[best]*2 < words {
		return truth{}
	}
	g := &d.gold.Quotes[best]
	if g.Aside || len(g.Source) == 0 {
		return truth{skip: g.Aside, attributed: true, quote: best}
	}
	return truth{attributed: true, quote: best, source: d.tokensIn(g.Source), entry: g.Speaker}
}

// right says that mention c lies on the source.
func (r *reading) right(t *truth, c int) bool {
	m := &r.scene.Mentions[c]
	for k := r.doc.TokenAt(m.Start); k < len(r.doc.Tokens) && int(r.doc.Tokens[k].Start) < m.End; k++ {
		if t.source[k] {
			return true
		}
	}
	return false
}

// entity returns the entity that is a canonical speaker, the one with the most
// occurrences where several are; -1 where none is.
func (r *reading) entity(e *corpus.Entry) int {
	if e == nil || !e.Named {
		return -1
	}
	best := -1
	for i, ent := range r.scene.People.Entities {
		if len(ent.Names) == 0 || !corpus.SameSpeaker(ent.Name, e, r.others(e)) {
			continue
		}
		if best < 0 || len(ent.Names) > len(r.scene.People.Entities[best].Names) {
			best = i
		}
	}
	return best
}

// others returns the names of the article's other speakers.
func (r *reading) others(e *corpus.Entry) []string {
	var out []string
	for _, n := range r.gold.Named {
		if n != e.Name {
			out = append(out, n)
		}
	}
	return out
}

// A goldQuote is a quote with its candidates and which of them are right.
type goldQuote struct {
	index  int
	truth  *truth
	match  *shape.Match
	cands  []int
	labels []bool
}

// walk visits the quotes with what is true of those before, and returns what is
// true at the end; where decisions are given, with what they say in its place.
func (r *reading) walk(decided []news.Decision, f func(q goldQuote, h *scene.History)) *scene.History {
	h := scene.NewHistory()
	for i := range r.scene.Quotes {
		match := shape.Of(r.scene, i, h)
		q := goldQuote{index: i, truth: &r.truth[i], match: match, cands: r.pairs.Candidates(match)}
		best := -1
		for _, c := range q.cands {
			right := q.truth.source != nil && r.right(q.truth, c)
			q.labels = append(q.labels, right)
			if right && (best < 0 || r.better(c, best)) {
				best = c
			}
		}
		if !q.truth.skip {
			f(q, h)
		}
		switch {
		case decided != nil:
			if d := &decided[i]; d.Mention >= 0 && d.Accept >= news.Threshold {
				h.Add(i, d.Mention, d.Entity)
			}
		case best >= 0:
			h.Add(i, best, r.whose(q.truth, best))
		}
	}
	return h
}

// better prefers, of two mentions on the same source, the one with a name.
func (r *reading) better(a, b int) bool {
	return r.scene.Mentions[a].Kind == mention.Named && r.scene.Mentions[b].Kind != mention.Named
}

// whose returns the entity behind a right mention.
func (r *reading) whose(t *truth, c int) int {
	if e := r.entity(t.entry); e >= 0 {
		return e
	}
	return r.scene.Mentions[r.scene.Bearer(c)].Entity
}

// unresolved says that the mention is a pronoun or noun with people to choose
// between, and returns those.
func (r *reading) unresolved(c int) []int {
	m := &r.scene.Mentions[r.scene.Bearer(c)]
	if m.Kind == mention.Named || refer.Decided(r.scene, m) {
		return nil
	}
	return r.refer.Antecedents(m, refer.MaxAntecedents)
}
