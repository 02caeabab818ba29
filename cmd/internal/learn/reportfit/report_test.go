package reportfit

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"quotes/cmd/internal/learn"
	"quotes/cmd/internal/learn/learntest"
	"quotes/internal/report"
)

// TestReportFoldsDoNotSeeTheirOwn holds that the tagger of a fold is the one
// that all other articles give, and so is the model of its confidence.
func TestReportFoldsDoNotSeeTheirOwn(t *testing.T) {
	dir := learntest.NewsCorpus(t, 9)
	f, err := fitReports(t.Context(), &learn.Options{Polnear: dir, Python: learntest.Interpreter(t)})
	if err != nil {
		t.Fatal(err)
	}
	bytesOf := func(tagger *report.Tagger) []byte {
		data, err := tagger.Model.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	whole := bytesOf(fitTagger(f.docs))
	for fold, tagger := range f.folds {
		var others []*reportDoc
		for _, d := range f.docs {
			if learn.Fold(d.id, reportFolds) != fold {
				others = append(others, d)
			}
		}
		got := bytesOf(tagger)
		if !bytes.Equal(got, bytesOf(fitTagger(others))) {
			t.Errorf("the tagger of fold %d has not learned from the other articles", fold)
		}
		if len(others) < len(f.docs) && bytes.Equal(got, whole) {
			t.Errorf("the tagger of fold %d is that of all articles", fold)
		}
	}
	if len(f.table.Rows) == 0 || len(f.sure) != len(f.table.Rows) || len(f.scores) != len(f.table.Rows) {
		t.Fatalf("%d rows, %d and %d values of them", len(f.table.Rows), len(f.sure), len(f.scores))
	}
	for fold, forest := range f.accept {
		others := learn.NewTable(f.table.Features)
		for _, r := range f.table.Rows {
			if learn.Fold(r.Doc, reportFolds) != fold {
				others.Add(r)
			}
		}
		if !bytes.Equal(learntest.Packed(t, forest), learntest.ForestOf(t, others)) {
			t.Errorf("the confidence of fold %d has not learned from the others' rows", fold)
		}
	}
	for i, p := range f.scores {
		if p < 0 || p > 1 {
			t.Errorf("row %d: a probability of %v", i, p)
		}
	}
}

func TestLearnReport(t *testing.T) {
	dir, out := learntest.NewsCorpus(t, 6), t.TempDir()
	if err := Learn(t.Context(), &learn.Options{Polnear: dir, Weights: out, Python: learntest.Interpreter(t), Names: filepath.Join(dir, "names_train.json")}); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{report.File, report.AcceptName + ".bin", report.AcceptName + ".cal", report.SettingsName + ".json", "trained.txt"} {
		if info, err := os.Stat(filepath.Join(out, file)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", file, err)
		}
	}
	learntest.CheckCard(t, out, "## report", report.AcceptName)
}
