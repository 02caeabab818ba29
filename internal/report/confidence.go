package report

import (
	"math"

	"quotes/internal/lexicon"
	"quotes/internal/model"
)

// FeatureNames returns the names of what a report's confidence is judged by.
func FeatureNames() []string { return featureNames }

var featureNames = []string{
	"margin_source", "margin_cue", "margin_content", "margin_least", "has_source", "has_cue",
	"cue_step", "cue_class", "cue_strength", "cue_words", "verb", "form", "passive", "negated", "modal", "how",
	"subject_in", "source_gap", "source_after", "source_words", "source_kind", "source_step", "source_prep",
	"contents", "content_words", "content_gap", "content_before", "content_that", "content_quotes", "content_ends",
	"cues_between", "contents_between", "cues_in_sentence", "sources_in_sentence", "other_cue", "same_sentence",
	"heading", "question", "sentence_words", "quotes_in_sentence", "follower", "opener", "inside",
}

// Row returns the values of those features; they are there after [Tagger.Find].
func (r *Report) Row() []float32 { return r.row }

// confidence returns the probability that a report with such a row is right.
func (t *Tagger) confidence(row []float32) float64 {
	if t.Accept == nil {
		return 1
	}
	p := model.Sigmoid(t.Accept.Score(row))
	if t.AcceptAt != nil {
		p = t.AcceptAt.At(p)
	}
	return p
}

// row describes a report of the stretches cue, source (-1 for none) and contents.
func (b *binder) row(r *Report, cue, source int, contents []int) []float32 {
	x := make([]float32, 0, len(featureNames))
	add := func(v ...float64) {
		for _, f := range v {
			x = append(x, float32(f))
		}
	}
	nan := math.NaN()
	margin := func(i int) float64 {
		if i < 0 {
			return nan
		}
		return float64(b.ss[i].margin)
	}
	least := math.Inf(1)
	for _, i := range contents {
		least = min(least, margin(i))
	}
	add(margin(source), margin(cue), least, min(least, orLarge(margin(source)), orLarge(margin(cue))), flag(source >= 0), flag(cue >= 0))
	add(b.cueRow(r, cue)...)
	add(b.sourceRow(cue, source)...)
	add(b.contentRow(cue, contents)...)
	add(b.placeRow(cue, source, contents)...)
	return x
}

func orLarge(v float64) float64 {
	if math.IsNaN(v) {
		return 1e9
	}
	return v
}

func flag(b bool) float64 { return float64(bit(b)) }

// headOf returns the word of a cue that is likeliest its main word.
func (b *binder) headOf(cue int) int {
	best := b.ss[cue].first
	for i := b.ss[cue].first; i <= b.ss[cue].last; i++ {
		x, y := &b.w.words[i], &b.w.words[best]
		if x.cue > y.cue || x.cue == y.cue && x.chunk == 6 && y.chunk != 6 {
			best = i
		}
	}
	return best
}

// cueRow describes the cue.
func (b *binder) cueRow(r *Report, cue int) []float64 {
	if cue < 0 {
		return []float64{-1, -1, -1, 0, 0, -1, 0, 0, 0, -1}
	}
	head := &b.w.words[b.headOf(cue)]
	class, strength := -1.0, 0.0
	if head.lexical > 0 {
		class, strength = float64((head.lexical-1)/4), float64((head.lexical-1)%4)
	}
	row := []float64{float64(head.cue), class, strength, float64(b.ss[cue].last - b.ss[cue].first + 1), flag(r.Verb >= 0)}
	if head.group < 0 {
		return append(row, -1, 0, 0, 0, -1)
	}
	g := &b.w.groups[head.group]
	return append(row, float64(g.form), flag(g.passive), flag(g.negated), flag(g.modal), float64(g.how))
}

// sourceRow describes the source and how it lies to the cue.
func (b *binder) sourceRow(cue, source int) []float64 {
	if source < 0 {
		return []float64{0, -1, 0, 0, -1, -1, 0}
	}
	s := &b.ss[source]
	in, far, after := false, 0, false
	if cue >= 0 {
		in, far, after = b.subjectIn(cue, source), gap(s, &b.ss[cue]), source > cue
	}
	kind, step, prep := -1.0, 0.0, false
	for i := s.first; i <= s.last; i++ {
		if p := b.w.words[i].phrase; p >= 0 {
			ph := &b.w.phrases[p]
			kind, step = float64(ph.kind), float64(b.w.words[ph.head].source)
			prep = ph.prep >= 0 && int(ph.prep) < s.first
			break
		}
	}
	return []float64{flag(in), float64(far), flag(after), float64(s.last - s.first + 1), kind, step, flag(prep)}
}

// contentRow describes the contents and how they lie to the cue.
func (b *binder) contentRow(cue int, contents []int) []float64 {
	words, quotes, near, between := 0, 0, 1<<10, 0
	for _, i := range contents {
		c := &b.ss[i]
		words += c.last - c.first + 1
		for k := c.first; k <= c.last; k++ {
			quotes += int(bit(b.w.Quote(k) >= 0))
		}
		if cue >= 0 && gap(c, &b.ss[cue]) < near {
			near, between = gap(c, &b.ss[cue]), b.cuesBetween(cue, i)
		}
	}
	first, last := &b.ss[contents[0]], &b.ss[contents[len(contents)-1]]
	end := 0.0
	if last.last+1 < len(b.w.words) {
		end = float64(b.w.words[last.last+1].tag)
	}
	return []float64{
		float64(len(contents)), float64(words), float64(near), flag(cue >= 0 && contents[0] < cue), flag(b.w.words[first.first].id == that),
		float64(quotes), end, float64(between), float64(b.between(cue, contents[0])),
	}
}

func (b *binder) between(cue, content int) int {
	if cue < 0 {
		return 0
	}
	return b.contentsBetween(cue, content)
}

// placeRow describes what else stands in the sentence.
func (b *binder) placeRow(cue, source int, contents []int) []float64 {
	at := cue
	if at < 0 {
		at = contents[0]
	}
	sent := b.ss[at].sent
	cues, sources, other := 0, 0, 0.0
	from, to := b.inReach(at)
	for i := from; i < to; i++ {
		if b.ss[i].sent != sent {
			continue
		}
		switch b.ss[i].part {
		case Cue:
			cues++
			if i != cue {
				other = max(other, float64(b.w.words[b.headOf(i)].cue))
			}
		case Source:
			sources++
		}
	}
	s := b.w.sents[sent]
	last := &s.Words[len(s.Words)-1]
	follower, opener, inside := -1.0, -1.0, 0.0
	if cue >= 0 {
		c := &b.ss[cue]
		if c.last+1 < len(b.w.words) {
			follower = float64(b.w.words[c.last+1].tag)
		}
		first := c.first
		if source >= 0 && b.ss[source].first < first {
			first = b.ss[source].first
		}
		if first > 0 {
			opener = float64(b.w.words[first-1].tag)
		}
		t := table{w: b.w}
		inside = float64(t.inside(c.first))
	}
	quotes := 0
	for i := range s.Words {
		quotes += int(bit(s.Words[i].Quote >= 0))
	}
	return []float64{
		float64(cues), float64(sources), other, flag(b.ss[contents[0]].sent == sent), flag(b.w.heading()),
		flag(last.Text == "?"), float64(len(s.Words)), float64(quotes), follower, opener, inside,
	}
}

// heading says that the paragraph is a headline.
func (w *Words) heading() bool {
	return len(w.sents) > 0 && w.scene.Doc.Paragraphs[w.sents[0].Paragraph].Heading
}

// Communicates says that the cue of a report is an act of speech or writing,
// not a belief, a plan or how things look.
func (r *Report) Communicates() bool {
	if r.Lemma == "accord" {
		return true
	}
	if !r.Known {
		return false
	}
	switch r.Class {
	case lexicon.Think, lexicon.Gesture:
		return false
	}
	return true
}
