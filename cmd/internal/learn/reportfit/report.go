// Package reportfit learns the weights of reports without marks from annotated
// articles, and measures them by cross-validation.
package reportfit

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"quotes/cmd/internal/learn"
	"quotes/internal/model"
	"quotes/internal/report"
)

// reportFolds is how many parts the articles are held out in.
const reportFolds = 3

// reportTagger is how the tagger is learned, reportAccept how the confidence is.
var (
	reportTagger = learn.SequenceConfig{
		Labels: report.Labels, Classes: report.Classes, Epochs: 7, Runs: 4, MinCount: 4, MaxFeatures: 170000, Drop: .25, Allowed: report.Allowed,
	}
	reportAccept = learn.Config{Objective: learn.Binary, Rounds: 120, Params: map[string]any{
		"num_leaves": 15, "learning_rate": .06, "min_data_in_leaf": 40, "feature_fraction": .5,
		"bagging_fraction": .8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63,
	}}
)

// A reportFit is what was learned, fold by fold.
type reportFit struct {
	docs    []*reportDoc
	folds   [reportFolds]*report.Tagger
	bias    [4]float64
	overlap overlapScore // of labels, each by the tagger that had not seen the article

	table  *learn.Table // the reports that those taggers found
	sure   []bool       // whether a row's cue is an act of speech
	scores []float64    // calibrated, by models that had not seen the article
	accept learn.Folds
	at     *model.Isotonic
}

// fitReports learns everything that is learned fold by fold.
func fitReports(ctx context.Context, o *learn.Options) (*reportFit, error) {
	docs, err := readReportDocs(filepath.Join(o.Polnear, "train"))
	if err != nil {
		return nil, err
	}
	f := &reportFit{docs: docs, table: learn.NewTable(report.FeatureNames())}
	if err := f.taggers(ctx); err != nil {
		return nil, err
	}
	f.tune()
	for _, d := range docs {
		t := f.folds[learn.Fold(d.id, reportFolds)]
		f.overlap.addDoc(t, d)
		f.rows(t, d)
	}
	return f, f.calibrate(ctx, o.Python)
}

// taggers learns the taggers of the folds.
func (f *reportFit) taggers(ctx context.Context) error {
	var seen [reportFolds][]*reportDoc
	for _, d := range f.docs {
		for fold := range seen {
			if learn.Fold(d.id, reportFolds) != fold {
				seen[fold] = append(seen[fold], d)
			}
		}
	}
	return learn.Parallel(reportFolds, func(fold int) error {
		f.folds[fold] = fitTagger(seen[fold])
		return ctx.Err()
	})
}

// tune finds the bias of each part at which its words overlap best, a part at
// a time.
func (f *reportFit) tune() {
	score := func(part report.Part) float64 {
		var s overlapScore
		for _, d := range f.docs {
			s.addDoc(f.folds[learn.Fold(d.id, reportFolds)], d)
		}
		_, _, f1 := s[part].f1()
		return f1
	}
	for _, part := range []report.Part{report.Cue, report.Source, report.Content} {
		top, best := -1., 0.
		for at := -24.; at <= 0; at += 6 {
			f.setBias(part, at)
			if f1 := score(part); f1 > top {
				top, best = f1, at
			}
		}
		f.setBias(part, best)
	}
}

// setBias gives all taggers a bias.
func (f *reportFit) setBias(part report.Part, bias float64) {
	f.bias[part] = bias
	for _, t := range f.folds {
		t.Settings.Bias = f.bias
	}
}

// rows adds the reports that a tagger finds in an article.
func (f *reportFit) rows(t *report.Tagger, d *reportDoc) {
	for _, r := range t.Find(d.scene) {
		if r.Row() == nil {
			continue // a fixed form
		}
		label := float32(0)
		if d.right(&r) {
			label = 1
		}
		f.table.Add(learn.Row{X: r.Row(), Label: label, Doc: d.id})
		f.sure = append(f.sure, r.Communicates())
	}
}

// calibrate learns how likely a report is right.
func (f *reportFit) calibrate(ctx context.Context, python string) (err error) {
	config := reportAccept
	config.Python = python
	if f.accept, err = f.table.CrossFit(ctx, config, reportFolds); err != nil {
		return err
	}
	f.scores = f.accept.Scores(f.table)
	right := make([]bool, len(f.scores))
	for i := range f.scores {
		f.scores[i] = model.Sigmoid(f.scores[i])
		right[i] = f.table.Rows[i].Label > 0
	}
	f.at = model.FitIsotonic(f.scores, right, nil)
	for i := range f.scores {
		f.scores[i] = f.at.At(f.scores[i])
	}
	return nil
}

// Learn learns from all training articles and writes the weights.
func Learn(ctx context.Context, o *learn.Options) error {
	f, err := fitReports(ctx, o)
	if err != nil {
		return err
	}
	data, err := fitTagger(f.docs).MarshalBinary()
	if err != nil {
		return err
	}
	dir := learn.Dir(o.Weights)
	if err := os.WriteFile(filepath.Join(o.Weights, report.File), data, 0o666); err != nil {
		return err
	}
	config := reportAccept
	config.Python = o.Python
	forest, err := f.table.Fit(ctx, config)
	if err != nil {
		return err
	}
	if err := dir.SaveForest(report.AcceptName, forest); err != nil {
		return err
	}
	if err := dir.SaveCalibration(report.AcceptName, f.at); err != nil {
		return err
	}
	if err := dir.SaveJSON(report.SettingsName, f.settings()); err != nil {
		return err
	}
	var texts []string
	for _, d := range f.docs {
		texts = append(texts, d.doc.Text)
	}
	if err := dir.SaveTrained("report", texts); err != nil {
		return err
	}
	return dir.SaveCard(f.card())
}

// CrossValidate scores every article by what was learned from others.
func CrossValidate(ctx context.Context, o *learn.Options) error {
	f, err := fitReports(ctx, o)
	if err != nil {
		return err
	}
	fmt.Print(f.overlap)
	for _, row := range f.precision() {
		for _, cell := range row {
			fmt.Printf("%-12s", cell)
		}
		fmt.Println()
	}
	return nil
}

// fitTagger learns a tagger from articles.
func fitTagger(docs []*reportDoc) *report.Tagger {
	all := counts{}
	for _, d := range docs {
		all.put(d.count)
	}
	var examples []learn.Example
	for _, d := range docs {
		examples = append(examples, d.examples(all.stats(d.count))...)
	}
	return &report.Tagger{Model: learn.FitSequence(examples, reportTagger), Stats: all.stats(nil)}
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
