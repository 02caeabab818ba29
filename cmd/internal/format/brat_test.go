package format

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/format/formattest"
	"quotes/internal/record"
)

// TestBratEval writes standoff, reads it as quotes eval reads a gold corpus,
// and scores the same records against it: every figure is 1. Quotes eval takes
// terms and nested quotes for no predictions, so they are left out.
func TestBratEval(t *testing.T) {
	brat, _ := ByName("brat")
	jsonl, _ := ByName("jsonl")
	for _, doc := range append(formattest.Articles(t, "../../../"), formattest.Document(t, "council")) {
		dir := t.TempDir()
		doc.Doc = "article"
		doc.Quotes = slices.DeleteFunc(doc.Quotes, func(q record.Quote) bool { return q.Kind == "term" || q.Within != nil })
		write := func(name string, data []byte) string {
			file := filepath.Join(dir, name)
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Fatal(err)
			}
			return file
		}
		write("article.txt", []byte(*doc.Text))
		write("article.ann", render(t, brat, Options{}, doc))
		docs, err := corpus.Corpus{Path: dir}.Read()
		if err != nil {
			t.Fatal(err)
		}
		preds, err := corpus.ReadPredictions(write("own.jsonl", render(t, jsonl, Options{PerDoc: true}, doc)), docs)
		if err != nil {
			t.Fatal(err)
		}
		report := eval.Score(docs, preds, true)
		for _, m := range report.Micro {
			if m.Value != 1 && m.N > 0 && m.Name != "ece" {
				t.Errorf("%s is %v of %d, not 1: %+v", m.Name, m.Value, m.N, report.Errors)
			}
		}
	}
}

// TestBratLines expects spans that break at line ends, which brat demands.
func TestBratLines(t *testing.T) {
	brat, _ := ByName("brat")
	out := string(render(t, brat, Options{}, formattest.Document(t, "hostile")))
	if !strings.Contains(out, "Content 188 200;202 235\tand *nobody* _x000D_ came") {
		t.Errorf("no span over two lines in\n%s", out)
	}
}
