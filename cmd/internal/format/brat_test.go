package format

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/format/formattest"
	"quotes/cmd/internal/format/marking"
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

// TestBratBreaks holds that a span is cut wherever brat's reader ends a line.
func TestBratBreaks(t *testing.T) {
	const text = "a\fb\u0085c\u2028d\r\ne\vf"
	doc := &record.Document{OffsetUnit: record.CodePoints}
	words := text
	doc.Text = &words
	full, err := marking.NewText(doc)
	if err != nil {
		t.Fatal(err)
	}
	s := standoff{text: full}
	got := s.lines(record.Place{Text: text, Start: 0, End: utf8.RuneCountInString(text)})
	if len(got) != 6 {
		t.Fatalf("%+v", got)
	}
	for i, p := range got {
		if want := string(rune('a' + i)); p.Text != want || string([]rune(text)[p.Start:p.End]) != want {
			t.Errorf("%+v is not %q", p, want)
		}
	}
}

// TestBratPlaces holds that no two spans of a file stand in one place, which
// some readers refuse.
func TestBratPlaces(t *testing.T) {
	brat, _ := ByName("brat")
	for _, doc := range append(formattest.Articles(t, "../../../"), formattest.Document(t, "council"), formattest.Document(t, "hostile")) {
		seen := map[string]string{}
		for line := range strings.Lines(string(render(t, brat, Options{}, doc))) {
			if line[0] != 'T' {
				continue
			}
			name, rest, _ := strings.Cut(line, "\t")
			span, _, _ := strings.Cut(rest, "\t")
			_, at, _ := strings.Cut(span, " ")
			if old := seen[at]; old != "" {
				t.Errorf("%s: %s and %s stand at %s", doc.Doc, old, name, at)
			}
			seen[at] = name
		}
	}
}
