// Package newsfit learns the weights of news from annotated articles, and
// measures them by cross-validation.
package newsfit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/internal/model"
	"quotes/internal/shape"
)

// cropsPerArticle is how many crops are learned from beside each article.
const cropsPerArticle = 2

// readNews reads the training articles and makes the crops.
func readNews(o *learn.Options) (docs []*newsDoc, err error) {
	gold, err := corpus.Corpus{Path: filepath.Join(o.Polnear, "train"), Names: o.Names}.Read()
	if err != nil {
		return nil, fmt.Errorf("the corpus PolNeAR cannot be read: %w; name its folder with --polnear, and its file of names with --names", err)
	}
	for _, g := range gold {
		docs = append(docs, newNewsDoc(g, false))
	}
	for _, g := range gold {
		for _, c := range crops(g, cropsPerArticle) {
			docs = append(docs, newNewsDoc(c, true))
		}
	}
	return docs, nil
}

// Learn learns the weights of news and writes them with their card.
func Learn(ctx context.Context, o *learn.Options) error {
	docs, err := readNews(o)
	if err != nil {
		return err
	}
	f, err := fitNews(ctx, o, docs)
	if err != nil {
		return err
	}
	return f.save(learn.Dir(o.Weights))
}

// save writes models, calibrations, settings and card.
func (f *newsFit) save(dir learn.Dir) error {
	for k, m := range newsModels {
		forest, err := f.whole(k)
		if err != nil {
			return err
		}
		if err := dir.SaveForest(m.name, forest); err != nil {
			return err
		}
	}
	for name, c := range map[string]*model.Isotonic{
		"news-accept": f.acceptAt, "news-resolve": f.resolveAt, "news-named": f.nameAt[0], "news-pronoun": f.nameAt[1], "news-noun": f.nameAt[2], "news-described": f.nameAt[3], "news-proper": f.nameAt[4],
	} {
		if err := dir.SaveCalibration(name, c); err != nil {
			return err
		}
	}
	if err := dir.SaveJSON("news", f.settings); err != nil {
		return err
	}
	var texts []string
	for _, d := range f.docs {
		if !d.crop {
			texts = append(texts, string(d.gold.Text))
		}
	}
	if err := dir.SaveTrained("news", texts); err != nil {
		return err
	}
	return f.card(dir)
}

// card writes the section of the model card.
func (f *newsFit) card(dir learn.Dir) error {
	c := &learn.Card{Task: "news", Data: newsData, Notes: newsNotes, Scores: [][]string{append([]string{"measure", "threshold"}, newsHead...)}}
	for _, m := range newsModels {
		c.Names, c.Settings = append(c.Names, m.name), append(c.Settings, m.config)
	}
	err := f.sets(func(name string, docs []*newsDoc, opts attribute.Options, threshold string) error {
		report, err := f.score(docs, opts, false)
		if err != nil {
			return err
		}
		c.Scores = append(c.Scores, append([]string{name, threshold}, newsFigures(report)...))
		if name == wholeArticles && threshold == everyAnswer {
			return saveCurve(string(dir), report)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return dir.SaveCard(c)
}

// What the scores are of: all articles, with every answer.
const wholeArticles, everyAnswer = "articles", "none"

// saveCurve draws the curve of confidence into a folder.
func saveCurve(dir string, report *eval.Report) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, "news-curve.svg"))
	if err != nil {
		return err
	}
	title := fmt.Sprintf("cross-validation, %d articles", len(report.Documents))
	return errors.Join(report.WriteCurve(file, title), file.Close())
}

const newsData = `The 840 articles of the training split of PolNeAR (https://github.com/networkdynamics/PolNeAR), a corpus of news about
the campaign of 2016 in which people marked who says what, and for 400 of them canonical names of the speakers, which are
unpublished. Beside each article, two crops of one to five paragraphs of it, which count half. What is no speech is learned from
fragments of web pages too (testdata/sets/fragments.jsonl, the half for training; the texts are of article-extraction-benchmark, MIT).
Scores are of cross-validation in four folds: of articles, and of crops, that the models had not seen.`

const newsNotes = `Seen are political news of one country and one year. Pronouns and nouns that stand for people are resolved less well
than names; a speaker who is only described is often left open, and a description counts as no name. The thresholds in news.json are the lowest at which, out of fold,
the share of names given that are right, and that of descriptions, is as the settings of cmd/train ask.`

// newsMetrics are the figures shown, newsHead their names.
var (
	newsMetrics = []string{"quoted.recall", "quoted.precision", "quoted.f1", "entity", "names.given", "names.right", "ece"}
	newsHead    = []string{"recall", "precision", "QUOTED F1", "ENTITY", "NAMES given", "right", "calibration error"}
)

func newsFigures(r *eval.Report) []string {
	var out []string
	for _, name := range newsMetrics {
		v, _ := r.Value(name)
		out = append(out, strconv.FormatFloat(v, 'f', 3, 64))
	}
	return out
}

// sets calls f for articles and crops, with every answer and with the thresholds.
func (f *newsFit) sets(call func(name string, docs []*newsDoc, opts attribute.Options, threshold string) error) error {
	for _, crop := range []bool{false, true} {
		name := wholeArticles
		if crop {
			name = "crops"
		}
		docs := slices.DeleteFunc(slices.Clone(f.docs), func(d *newsDoc) bool { return d.crop != crop })
		for _, every := range []bool{true, false} {
			opts, threshold := attribute.Options{}, "default"
			if every {
				opts.MinConfidence, threshold = new(float64), everyAnswer
			}
			if err := call(name, docs, opts, threshold); err != nil {
				return err
			}
		}
	}
	return nil
}

// CrossValidate prints how right the models are on articles unseen.
func CrossValidate(ctx context.Context, o *learn.Options) error {
	docs, err := readNews(o)
	if err != nil {
		return err
	}
	f, err := fitNews(ctx, o, docs)
	if err != nil {
		return err
	}
	fmt.Println("thresholds", f.settings.Thresholds)
	for _, s := range shape.All() {
		if m := f.settings.Rules[s.Name]; s.Form {
			fmt.Printf("form %-20s %.3f of %d\n", s.Name, m.Precision, m.Count)
		}
	}
	for way, m := range f.settings.Joins {
		fmt.Printf("join %-20s %.3f of %d\n", way, m.Precision, m.Count)
	}
	fmt.Printf("only %.3f of %d\n", f.settings.Only.Precision, f.settings.Only.Count)
	for _, h := range append([]string{"documents", "threshold"}, newsHead...) {
		fmt.Printf("%-11.11s ", h)
	}
	fmt.Println()
	return f.sets(func(name string, docs []*newsDoc, opts attribute.Options, threshold string) error {
		report, err := f.score(docs, opts, o.Out != "")
		if err != nil {
			return err
		}
		for _, v := range append([]string{name, threshold}, newsFigures(report)...) {
			fmt.Printf("%-11s ", v)
		}
		fmt.Println()
		if o.Out != "" && name == wholeArticles && threshold == everyAnswer {
			if err := saveCurve(o.Out, report); err != nil {
				return err
			}
		}
		return writeReport(o.Out, name+"-"+threshold+".txt", report)
	})
}

// writeReport writes a report with its errors into a folder; none where the folder is empty.
func writeReport(dir, name string, report *eval.Report) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	report.Documents = nil
	if err := report.WriteTable(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
