// Package report finds reported speech without marks: who is said to have said
// what, and by which words.
//
// A sequence model labels the words of a paragraph as source, cue and content;
// see Words for what it looks at. The labelled stretches are then bound
// together: every cue takes its source, and every content its cue.
package report

import (
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// A Place is a stretch of bytes, half-open.
type Place struct{ Start, End int }

// A Report is what a source is reported to say.
type Report struct {
	Paragraph int     // index in the document's Paragraphs
	Source    *Place  // nil where the text names none
	Cue       *Place  // nil for a headline's "X: …"
	Content   []Place // in the order of the text; never empty

	// Sentence and Verb are the verb group of the cue, in the document's
	// Sentences and in the sentence's Verbs; Verb is -1 where no verb is in
	// the cue.
	Sentence, Verb int

	Lemma          string // of the cue's main word; empty without a cue
	Class          lexicon.Class
	Known          bool // the lexicon knows the cue, so Class holds
	Negated, Modal bool

	// Confidence is the probability that source, cue and content are right.
	Confidence float64
	Fixed      bool // a fixed form shows the report; its Confidence was not measured

	row  []float32
	told bool

	nobody    bool
	addressed bool // the source was who was asked or told
}

// A stretch is a run of words of one part.
type stretch struct {
	part        Part
	first, last int
	sent        int32
	margin      float32 // the least of its words
	cue         int     // contents: the stretch of the cue it belongs to, -1
}

// stretches cuts a labelling into its runs. A source and a cue end with their
// sentence.
func stretches(w *Words, labels []uint8, margins []float32) []stretch {
	var out []stretch
	for i, y := range labels {
		part, first := PartOf(y)
		if part == None {
			continue
		}
		first = first || part != Content && w.words[i].at == 0
		if first || len(out) == 0 || out[len(out)-1].part != part || out[len(out)-1].last != i-1 {
			out = append(out, stretch{part: part, first: i, last: i, sent: w.words[i].sent, margin: margins[i], cue: -1})
			continue
		}
		s := &out[len(out)-1]
		s.last = i
		s.margin = min(s.margin, margins[i])
	}
	return out
}

// Find returns the reports of a document, in the order of their cues.
func (t *Tagger) Find(s *scene.Scene) []Report {
	run := t.Run(s)
	var out []Report
	for p := range s.Doc.Paragraphs {
		s.Watch.Check()
		w := run.Paragraph(p)
		if w.Len() == 0 {
			continue
		}
		y := run.Label(w)
		for _, r := range bind(t, w, stretches(w, y.Labels, y.Margins)) {
			r.Paragraph = p
			out = append(out, r)
		}
	}
	return out
}

// Nobody says that the source is nobody at all, so that no name may be given.
func (r *Report) Nobody() bool { return r.nobody }

// describe fills in what a report's cue is.
func (r *Report) describe(w *Words, cue *stretch) {
	r.Verb = -1
	r.Sentence = w.sents[cue.sent].Index
	s := w.sents[cue.sent]
	first := w.first[cue.sent]
	head := cue.first
	best := -1
	for i := cue.first; i <= cue.last; i++ {
		x := &w.words[i]
		v := s.VerbAt(i - int(first))
		if v < 0 || s.Verbs[v].Head != i-int(first) {
			continue
		}
		if int(x.cue) > best || r.Verb >= 0 && scene.Governs(s, r.Verb, v) {
			head, best, r.Verb = i, int(x.cue), v
		}
	}
	if r.Verb < 0 {
		for i := cue.first; i <= cue.last; i++ {
			if x := &w.words[i]; int(x.cue) > best && w.Quote(i) < 0 {
				head, best = i, int(x.cue)
			}
		}
	}
	nw := &s.Words[head-int(first)]
	if r.Verb >= 0 {
		r.Lemma = lexicon.Lemma(nw.Lower)
		r.Negated, r.Modal = scene.Said(s, r.Verb)
		if r.toAddressee(s) {
			r.Source, r.addressed = nil, true
		}
		c, ok := w.scene.Cues.Verb(nw.Lower)
		r.Class, r.Known = c.Class, ok
		return
	}
	r.Lemma = nw.Lower
	if nw.Tag.Noun() {
		r.Lemma = singular(nw.Lower)
	}
	if c, ok := w.scene.Cues.Noun(nw.Lower); ok {
		r.Class, r.Known, r.Lemma = c.Class, true, c.Lemma
	}
	if nw.Tag == nlp.Other {
		r.Known = false
	}
}
