package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"quotes/cmd/internal/learn"
	"quotes/internal/report"
)

// reportConfig is how the tagger of reports is learned.
var reportConfig = learn.SequenceConfig{
	Labels: report.Labels, Classes: report.Classes, Epochs: 5, MinCount: 4, MaxFeatures: 200000, Allowed: report.Allowed,
}

// learnReport learns the tagger from all training articles and writes it.
func learnReport(ctx context.Context, o *options) error {
	docs, err := readReportDocs(o.polnear + "/train")
	if err != nil {
		return err
	}
	data, err := fitTagger(docs).MarshalBinary()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.weights, report.File), data, 0o666)
}

// reportFolds is the number of folds of cross-validation.
const reportFolds = 5

// crossValidateReport learns on some articles and scores on the others, in folds.
func crossValidateReport(ctx context.Context, o *options) error {
	docs, err := readReportDocs(o.polnear + "/train")
	if err != nil {
		return err
	}
	var total overlapScore
	for fold := range reportFolds {
		if err := ctx.Err(); err != nil {
			return err
		}
		held := func(d *reportDoc) bool { return learn.Fold(d.id, reportFolds) == fold }
		t := fitTagger(slices.DeleteFunc(slices.Clone(docs), held))
		total.put(scoreTagger(t, slices.DeleteFunc(slices.Clone(docs), func(d *reportDoc) bool { return !held(d) })))
	}
	fmt.Print(total)
	return nil
}

// fitTagger learns a tagger from articles.
func fitTagger(docs []*reportDoc) *report.Tagger {
	all := report.Counts{}
	for _, d := range docs {
		all.Put(d.count)
	}
	var examples []learn.Example
	for _, d := range docs {
		examples = append(examples, d.examples(all.Stats(d.count))...)
	}
	return &report.Tagger{Model: learn.FitSequence(examples, reportConfig), Stats: all.Stats(nil)}
}

// examples returns the article's paragraphs with the features that the counts of the
// other articles give.
func (d *reportDoc) examples(stats report.Stats) []learn.Example {
	r := report.NewReader(d.scene, stats)
	out := make([]learn.Example, 0, len(d.pars))
	for _, p := range d.pars {
		w := r.Paragraph(p.paragraph)
		ex := learn.Example{Labels: p.labels, Classes: w.Classes(nil)}
		for i := range w.Len() {
			ex.Features = append(ex.Features, w.Features(i, nil))
		}
		out = append(out, ex)
	}
	return out
}
