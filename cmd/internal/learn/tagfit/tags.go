// Package tagfit learns the tagger of internal/nlp from prose's.
package tagfit

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/nlp"
)

// tagSettings are how the tagger is learned.
var tagSettings = Config{Epochs: 3, Step: 50, SureCount: 20, SureShare: .999, Unit: 50}

// tagFolds is in how many folds the tagger is measured.
const tagFolds = 4

// A taught text is one that prose has tagged.
type taughtText struct {
	name    string
	novel   bool
	lessons []*nlp.Lesson
}

// taughtTexts has prose tag the texts of the corpora.
func taughtTexts(ctx context.Context, o *learn.Options) ([]taughtText, error) {
	articles, err := filepath.Glob(filepath.Join(o.Polnear, "train", "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	novels, err := filepath.Glob(filepath.Join(o.Pdnc, "*", "novel_text.txt"))
	if err != nil {
		return nil, err
	}
	if len(articles)+len(novels) == 0 {
		return nil, fmt.Errorf("no texts in %s and %s", o.Polnear, o.Pdnc)
	}
	files := slices.Concat(articles, novels)
	texts := make([]taughtText, len(files))
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		texts[i] = taughtText{file, i >= len(articles), nlp.Lessons(extract.New(string(data)))}
	}
	return texts, nil
}

// lessonsOf returns the lessons of the texts that keep says.
func lessonsOf(texts []taughtText, keep func(i int) bool) (lessons []*nlp.Lesson) {
	for i := range texts {
		if keep(i) {
			lessons = append(lessons, texts[i].lessons...)
		}
	}
	return lessons
}

// An agreement counts the words to which a tagger gives prose's tag.
type agreement struct{ same, words int }

func (a *agreement) add(m *nlp.Tagger, lessons []*nlp.Lesson) {
	reader := nlp.NewReader(m)
	for _, l := range lessons {
		for i, t := range reader.Tags(l) {
			if l.Given[i] {
				continue
			}
			a.words++
			if t == l.Tags[i] {
				a.same++
			}
		}
	}
}

func (a *agreement) row(name string) []string {
	return []string{name, strconv.Itoa(a.words), fmt.Sprintf("%.4f", float64(a.same)/float64(max(a.words, 1)))}
}

// tagScores learns in folds and returns the figures of the model card: each text
// is tagged by weights that have not seen it.
func tagScores(texts []taughtText) ([][]string, error) {
	var folds [tagFolds]map[bool]*agreement
	err := learn.Parallel(tagFolds, func(fold int) error {
		held := func(i int) bool { return i%tagFolds == fold }
		m, err := Fit(lessonsOf(texts, func(i int) bool { return !held(i) }), tagSettings)
		if err != nil {
			return err
		}
		folds[fold] = map[bool]*agreement{false: {}, true: {}}
		for i := range texts {
			if held(i) {
				folds[fold][texts[i].novel].add(m, texts[i].lessons)
			}
		}
		return nil
	})
	rows := [][]string{{"texts", "words", "as prose"}}
	for novel, name := range map[bool]string{false: "articles", true: "novels"} {
		all := agreement{}
		for _, f := range folds {
			all.words, all.same = all.words+f[novel].words, all.same+f[novel].same
		}
		rows = append(rows, all.row(name))
	}
	slices.SortFunc(rows[1:], func(a, b []string) int { return slices.Compare(a, b) })
	return rows, err
}

// Learn learns the tagger from all texts and writes it and the card.
func Learn(ctx context.Context, o *learn.Options) error {
	texts, err := taughtTexts(ctx, o)
	if err != nil {
		return err
	}
	m, err := Fit(lessonsOf(texts, func(int) bool { return true }), tagSettings)
	if err != nil {
		return err
	}
	data, err := m.MarshalBinary()
	if err != nil {
		return err
	}
	if err := os.WriteFile(o.Tags, data, 0o666); err != nil {
		return err
	}
	scores, err := tagScores(texts)
	if err != nil {
		return err
	}
	return learn.Dir(o.Weights).SaveCard(&learn.Card{
		Task: "tags",
		Data: "Parts of speech, learned from the tagger of prose v3 (https://github.com/jdkato/prose, MIT), which tagged the 840 articles of the training split of PolNeAR and the " +
			"20 novels of PDNC: an averaged perceptron that begins with the features and weights of prose, found by their hashes, and a table of words that prose always tags alike. The weights stand in internal/nlp/tags.bin.",
		Scores: scores,
		Notes:  fmt.Sprintf("The share of words outside of quotation marks that have prose's tag, in %d folds by text. What prose gets wrong it gets wrong too.", tagFolds),
	})
}

// CrossValidate prints the scores.
func CrossValidate(ctx context.Context, o *learn.Options) error {
	texts, err := taughtTexts(ctx, o)
	if err != nil {
		return err
	}
	scores, err := tagScores(texts)
	for _, row := range scores {
		fmt.Println(row)
	}
	return err
}
