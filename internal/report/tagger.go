package report

import (
	"quotes/internal/link"
	"quotes/internal/model"
)

// A Tagger labels the words of paragraphs. It does not change once made, so
// goroutines may share it.
type Tagger struct {
	Model *model.Sequence
	Stats Stats

	// Second, where it is not nil, corrects the labels once more, from the
	// labels round them. Its scores add to those of Model.
	Second *model.Sequence

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
}

// Label labels the words of a paragraph. What it returns holds until the next call.
func (r *Run) Label(w *Words) *model.Labelling {
	r.first(w)
	if r.t.Second == nil {
		return &r.out
	}
	bias := r.t.bias()
	s := sketchOf(w, &r.out)
	ratio := r.t.Model.Scale / r.t.Second.Scale
	for i := range w.words {
		r.buf = s.Features(i, r.buf)
		more := r.t.Second.Score(r.buf)
		for y := range more {
			r.scores[i][y] = int32(float64(r.scores[i][y])*ratio) + more[y] + bias[y]
		}
	}
	r.t.Second.Decode(r.scores, r.classes, &r.out)
	return &r.out
}

// bias returns what every label's score is raised by, in the second model's steps.
func (t *Tagger) bias() (out [model.MaxLabels]int32) {
	for y := range uint8(labels) {
		part, _ := PartOf(y)
		out[y] = int32(t.Settings.Bias[part] / t.Second.Scale)
	}
	return out
}

// first labels the words by the first model alone.
func (r *Run) first(w *Words) {
	r.scores = r.scores[:0]
	for i := range w.words {
		r.buf = w.Features(i, r.buf)
		r.scores = append(r.scores, r.t.Model.Score(r.buf))
	}
	r.classes = w.Classes(r.classes)
	r.t.Model.Decode(r.scores, r.classes, &r.out)
}

// Second returns what the second model learns from: its features of every word,
// and the scores that the first one gives.
func (r *Run) Second(w *Words) (features [][]uint32, base [][model.MaxLabels]float32) {
	r.first(w)
	s := sketchOf(w, &r.out)
	for i := range w.words {
		features = append(features, s.Features(i, nil))
		var row [model.MaxLabels]float32
		for y := range row {
			row[y] = float32(float64(r.scores[i][y]) * r.t.Model.Scale)
		}
		base = append(base, row)
	}
	return features, base
}

// Run returns a use of the tagger on a document.
func (t *Tagger) Run(s *link.Scene) *Run { return &Run{t: t, reader: NewReader(s, t.Stats)} }

// Paragraph returns the words of paragraph p.
func (r *Run) Paragraph(p int) *Words { return r.reader.Paragraph(p) }
