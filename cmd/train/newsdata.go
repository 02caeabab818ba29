package main

import (
	"quotes/cmd/internal/eval"
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/link"
	"quotes/internal/mention"
	"quotes/internal/news"
)

// A newsDoc is a training article: its scene and what the annotators say of
// every quote of it.
type newsDoc struct {
	gold  *eval.Document
	doc   *extract.Document
	scene *link.Scene
	bytes []int // code point → byte
	truth []truth
}

// A truth is the annotation of one quote.
type truth struct {
	skip       bool // set aside, or not covered by double marks
	attributed bool
	source     map[int]bool // tokens of the source
	entry      *eval.Entry  // canonical name, nil where unknown
}

// newNewsDoc prepares an article.
func newNewsDoc(gold *eval.Document) (*newsDoc, error) {
	text := string(gold.Text)
	d := &newsDoc{gold: gold, doc: extract.New(text)}
	for i := range text {
		d.bytes = append(d.bytes, i)
	}
	d.bytes = append(d.bytes, len(text))
	scene, err := link.NewScene(d.doc, lexicon.Cues())
	if err != nil {
		return nil, err
	}
	d.scene = scene
	owner := d.owners()
	for i := range scene.Quotes {
		d.truth = append(d.truth, d.truthOf(&scene.Quotes[i], owner))
	}
	return d, nil
}

// reset forgets what a decoding run has left in the scene.
func (d *newsDoc) reset() error {
	scene, err := link.NewScene(d.doc, lexicon.Cues())
	d.scene = scene
	return err
}

// tokensIn lists the tokens of spans of code points.
func (d *newsDoc) tokensIn(spans []eval.Span) map[int]bool {
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

func (d *newsDoc) truthOf(q *link.Quote, owner []int) truth {
	sp := &d.doc.Spans[q.Span]
	count, words := map[int]int{}, 0
	for k := sp.FirstToken; k < sp.EndToken; k++ {
		if d.doc.Tokens[k].Kind <= extract.Number {
			words++
			count[owner[k]]++
		}
	}
	best := -1
	for o, n := range count {
		if o >= 0 && (best < 0 || n > count[best] || n == count[best] && o < best) {
			best = o
		}
	}
	if best < 0 || count[best]*2 < words {
		return truth{}
	}
	g := &d.gold.Quotes[best]
	if g.Aside || len(g.Source) == 0 {
		return truth{skip: g.Aside, attributed: true}
	}
	return truth{attributed: true, source: d.tokensIn(g.Source), entry: g.Speaker}
}

// right says that a mention lies on the source.
func (d *newsDoc) right(t *truth, c int) bool {
	m := &d.scene.Mentions[c]
	for k := d.doc.TokenAt(m.Start); k < len(d.doc.Tokens) && int(d.doc.Tokens[k].Start) < m.End; k++ {
		if t.source[k] {
			return true
		}
	}
	return false
}

// entity returns the entity that is the annotated speaker, -1 where none is.
func (d *newsDoc) entity(e *eval.Entry) int {
	if e == nil || !e.Named {
		return -1
	}
	best := -1
	for i, ent := range d.scene.People.Entities {
		if len(ent.Names) == 0 || !eval.SameSpeaker(ent.Name, e, d.others(e)) {
			continue
		}
		if best < 0 || len(ent.Names) > len(d.scene.People.Entities[best].Names) {
			best = i
		}
	}
	return best
}

func (d *newsDoc) others(e *eval.Entry) []string {
	var out []string
	for _, n := range d.gold.Named {
		if n != e.Name {
			out = append(out, n)
		}
	}
	return out
}

// goldHistory walks the quotes with what is true of those before, and calls f
// for each; best is the candidate that is right and nearest, -1 for none.
func (d *newsDoc) goldHistory(f func(qi int, cands []int, labels []bool, h *link.History)) {
	h := link.NewHistory()
	for qi := range d.scene.Quotes {
		t := &d.truth[qi]
		cands := d.scene.Candidates(qi)
		labels := make([]bool, len(cands))
		best := -1
		for i, c := range cands {
			labels[i] = t.source != nil && d.right(t, c)
			if labels[i] && (best < 0 || d.better(c, best)) {
				best = c
			}
		}
		if !t.skip {
			f(qi, cands, labels, h)
		}
		if best >= 0 {
			e := d.scene.Mentions[best].Entity
			if x := d.entity(t.entry); x >= 0 {
				e = x
			}
			h.Add(qi, best, e)
		}
	}
}

// better prefers, of two mentions on the same source, the one with a name.
func (d *newsDoc) better(a, b int) bool {
	x, y := &d.scene.Mentions[a], &d.scene.Mentions[b]
	return x.Kind == mention.Named && y.Kind != mention.Named
}

// rankRows adds the article's rows to the ranking's table.
func (d *newsDoc) rankRows(t *table) {
	d.goldHistory(func(qi int, cands []int, labels []bool, h *link.History) {
		if len(cands) > 0 {
			t.add(d.scene.Rows(qi, cands, h), labels)
		}
	})
}

// acceptRows decodes the article and adds a row for every quote to the tables
// of acceptance (is the best candidate right?) and of speech (is the quote
// attributed to anybody?).
func (d *newsDoc) acceptRows(dec *news.Decoder, accept, speech *table) {
	dec.Observe = func(qi int, x []float32, dc *news.Decision) {
		t := &d.truth[qi]
		if t.skip {
			return
		}
		speech.add([][]float32{x}, []bool{t.attributed})
		if t.attributed && t.source == nil {
			return // whose words these are, the text does not say: nobody to be right about
		}
		accept.add([][]float32{x}, []bool{t.source != nil && d.right(t, dc.Mention)})
	}
	dec.Decode(d.scene)
	dec.Observe = nil
}

// resolveRows adds the pronouns and nouns that are sources to the resolver's table.
func (d *newsDoc) resolveRows(t *table) {
	done := map[int]bool{}
	d.goldHistory(func(qi int, cands []int, labels []bool, h *link.History) {
		tr := &d.truth[qi]
		if tr.entry == nil {
			return
		}
		want := d.entity(tr.entry)
		for i, c := range cands {
			m := &d.scene.Mentions[c]
			if !labels[i] || done[c] || m.Kind == mention.Named || news.Decided(d.scene, m) {
				continue
			}
			done[c] = true
			ants := d.scene.Antecedents(m, news.MaxAntecedents)
			if len(ants) == 0 {
				continue
			}
			right := make([]bool, len(ants))
			for k, e := range ants {
				right[k] = e == want
			}
			t.add(d.scene.AntecedentRows(m, ants, h), right)
		}
	})
}
