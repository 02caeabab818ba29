package newsfit

import (
	"quotes/attribute"
	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/news"
	"quotes/internal/pipeline"
	"quotes/internal/shape"
)

// Forms of text that name the source themselves (labels, signatures)
// hardly occur in the articles of training: too few to learn to weigh them, so
// that no more is learned than the share that is right, of those in the articles
// and in the texts that the project wrote: testdata/sets and testdata/cases.

// formsOn tells in the settings what they were measured on.
const formsOn = "the articles, and the texts of testdata"

// A tally counts what a shape found, and what of that was right.
type tally struct{ found, right map[string]int }

func newTally() *tally { return &tally{map[string]int{}, map[string]int{}} }

func (t *tally) add(shape string, right bool) {
	t.found[shape]++
	if right {
		t.right[shape]++
	}
}

// formed compares the sources that the form of an article names with the
// annotations.
func (r *reading) formed(decisions []news.Decision, add func(shape string, right bool)) {
	for i := range decisions {
		d, t := &decisions[i], &r.truth[i]
		if d.Shape == nil || !d.Shape.Form || d.Mention < 0 || t.skip || t.attributed && t.source == nil {
			continue
		}
		if d.Shape == shape.Turn() {
			continue // they are measured on transcripts
		}
		add(d.Shape.Name, t.source != nil && r.right(t, d.Mention))
	}
}

// forms measures the shapes of the text's own form.
func (f *newsFit) forms() error {
	texts, err := learn.ReadTexts(f.setsDir)
	if err != nil {
		return err
	}
	every := 0.
	a, err := attribute.New(attribute.Options{MinConfidence: &every, Genre: attribute.News})
	if err != nil {
		return err
	}
	forms, ctx := f.formed, pipeline.With(f.ctx, pipeline.Decoders{News: f.first()})
	for _, t := range texts {
		res, err := a.Attribute(ctx, extract.New(t.Text))
		if err != nil {
			return err
		}
		for _, q := range res.Quotes {
			if q.Status != attribute.Attributed {
				continue
			}
			forms.add(q.Rule, t.Says(q.Parts[0].Text, q.Speaker.Name))
		}
	}
	f.settings.Rules = map[string]news.Measured{}
	formed := map[string]bool{}
	for _, s := range shape.All() {
		formed[s.Name] = s.Form && s.Name != shape.Turn().Name
	}
	for by, n := range forms.found {
		if formed[by] {
			f.settings.Rules[by] = news.Measured{Precision: round(float64(forms.right[by]) / float64(n)), Count: n, On: formsOn}
		}
	}
	return nil
}

// first returns a decoder of one fold: the sets are no training articles.
func (f *newsFit) first() *news.Decoder { return f.decoder(f.docs[0]) }
