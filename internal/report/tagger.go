package report

import (
	"quotes/internal/model"
	"quotes/internal/scene"
)

// A Tagger labels the words of paragraphs. It does not change once made, so
// goroutines may share it.
type Tagger struct {
	Model *model.Sequence
	Stats Stats

	// Accept says of a report how likely it is right, AcceptAt makes a
	// probability of that. Both may be nil.
	Accept   *model.Forest
	AcceptAt *model.Isotonic

	Settings Settings
}

// A Run is one use of a Tagger; it keeps memory from paragraph to paragraph.
type Run struct {
	t       *Tagger
	reader  *Reader
	buf     []uint32
	scores  [][model.MaxLabels]int32
	classes []uint8
	out     model.Labelling
	bias    [model.MaxLabels]int32
}

// Label labels the words of a paragraph. What it returns holds until the next call.
func (r *Run) Label(w *Words) *model.Labelling {
	r.scores = r.scores[:0]
	for i := range w.words {
		r.buf = w.Features(i, r.buf)
		sum := r.t.Model.Score(r.buf)
		for y := range sum {
			sum[y] += r.bias[y]
		}
		r.scores = append(r.scores, sum)
	}
	r.classes = w.Classes(r.classes)
	r.t.Model.Decode(r.scores, r.classes, &r.out)
	return &r.out
}

// bias returns what every label's score is raised by, in the model's steps.
func (t *Tagger) bias() (out [model.MaxLabels]int32) {
	for y := range uint8(labels) {
		part, _ := PartOf(y)
		out[y] = int32(t.Settings.Bias[part] / t.Model.Scale)
	}
	return out
}

// Run returns a use of the tagger on a document.
func (t *Tagger) Run(s *scene.Scene) *Run {
	return &Run{t: t, reader: NewReader(s, t.Stats), bias: t.bias()}
}

// Paragraph returns the words of paragraph p.
func (r *Run) Paragraph(p int) *Words { return r.reader.Paragraph(p) }
