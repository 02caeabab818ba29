package fictionfit

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"quotes/cmd/internal/learn"
	"quotes/cmd/internal/learn/learntest"
	"quotes/internal/fiction"
)

// TestFictionFoldsDoNotSeeTheirOwn holds that the models of a fold are those
// that the other novels give, in every pass, and its calibration too.
func TestFictionFoldsDoNotSeeTheirOwn(t *testing.T) {
	o := &learn.Options{Pdnc: learntest.NovelCorpus(t, 4), Python: learntest.Interpreter(t)}
	novels, err := readNovels(o)
	if err != nil {
		t.Fatal(err)
	}
	f, err := fitFiction(t.Context(), o, novels)
	if err != nil {
		t.Fatal(err)
	}
	for pass := range fiction.Passes {
		for i, rows := range f.rows[pass] {
			if len(rows) == 0 {
				t.Errorf("pass %d: novel %d has no rows", pass, i)
			}
			for _, r := range rows {
				if r.Doc != novels[i].gold.ID || len(r.X) != len(fiction.Columns(pass)) {
					t.Fatalf("pass %d, novel %d: a row of %q with %d values for %d features", pass, i, r.Doc, len(r.X), len(fiction.Columns(pass)))
				}
			}
		}
		for own := range novels {
			without, err := f.fit(t.Context(), o, pass, func(i int) bool { return i != own })
			if err != nil {
				t.Fatal(err)
			}
			with, err := f.fit(t.Context(), o, pass, func(int) bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			got := learntest.Packed(t, f.folds[f.fold(own)].Passes[pass])
			if !bytes.Equal(got, learntest.Packed(t, without)) {
				t.Errorf("pass %d: the fold of novel %d has not learned from the others", pass, own)
			}
			if bytes.Equal(got, learntest.Packed(t, with)) {
				t.Errorf("pass %d: the fold of novel %d is the same with it", pass, own)
			}
		}
	}
	for fold := range f.folds {
		if f.folds[fold].Sure == nil {
			t.Errorf("fold %d has no calibration", fold)
		}
	}
}

func TestLearnFiction(t *testing.T) {
	out := t.TempDir()
	if err := Learn(t.Context(), &learn.Options{Pdnc: learntest.NovelCorpus(t, 3), Weights: out, Python: learntest.Interpreter(t)}); err != nil {
		t.Fatal(err)
	}
	for pass := range fiction.Passes {
		if info, err := os.Stat(filepath.Join(out, fiction.ModelName(pass)+".bin")); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", fiction.ModelName(pass), err)
		}
	}
	learntest.CheckCard(t, out, "## fiction", "| novel | speaker |", "| macro |")
}
