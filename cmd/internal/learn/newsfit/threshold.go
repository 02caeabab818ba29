package newsfit

import (
	"slices"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/internal/news"
	"quotes/internal/shape"
)

// namesRight is the share of names given that must be right: the threshold is
// the lowest that keeps to it. Confidence being calibrated, one threshold for
// all kinds of quotes names more of them than one of each.
const namesRight = .933

// describedRight is the share of descriptions given that must be right: a
// description names nobody, so that less is asked than of a name.
const describedRight = .85

// threshold finds, from predictions for documents unseen, the thresholds of
// the kinds of quotes, and measures the rules.
func (f *newsFit) threshold() error {
	named := slices.DeleteFunc(slices.Clone(f.docs), func(d *newsDoc) bool { return len(d.gold.Named) == 0 })
	report, err := f.score(named, attribute.Options{MinConfidence: new(float64)}, false)
	if err != nil {
		return err
	}
	f.settings.Thresholds = map[string]float64{news.Described: lowest(report.Answers, false)}
	t := lowest(report.Answers, true)
	for _, kind := range []attribute.Kind{attribute.Direct, attribute.Mixed} {
		f.settings.Thresholds[string(kind)] = t
	}
	f.measure(report)
	return nil
}

// measure notes how often each shape found a source, and how often that was
// right. Of the forms of text the share that is right was measured elsewhere.
func (f *newsFit) measure(report *eval.Report) {
	for _, g := range report.Groups {
		if g.By != "rule" || g.Value == shape.Turn().Name { // turns are measured on transcripts
			continue
		}
		m := f.settings.Rules[g.Value]
		m.Coverage = round(float64(g.N) / float64(len(report.Answers)))
		if m.On == "" {
			m.Precision, m.Count = round(g.Right), g.N
		}
		f.settings.Rules[g.Value] = m
	}
}

func round(x float64) float64 { return float64(int(x*1000+.5)) / 1000 }

// lowest returns the lowest threshold above which enough names are right, or
// enough descriptions.
func lowest(answers []eval.Answer, names bool) float64 {
	var given []learn.Named
	for _, a := range answers {
		switch {
		case names && a.Named:
			given = append(given, learn.Named{P: a.Confidence, Right: a.NameRight})
		case !names && !a.Named && a.Described:
			given = append(given, learn.Named{P: a.Confidence, Right: a.Right})
		}
	}
	share := namesRight
	if !names {
		share = describedRight
	}
	return round(learn.Lowest(given, share))
}

// score predicts documents with the models that have not seen them.
func (f *newsFit) score(docs []*newsDoc, opts attribute.Options, errors bool) (*eval.Report, error) {
	preds, err := predict(f.ctx, docs, opts, f.decoder)
	if err != nil {
		return nil, err
	}
	gold := make([]*corpus.Document, len(docs))
	for i, d := range docs {
		gold[i] = d.gold
	}
	return eval.Score(gold, preds, errors), nil
}
