package newsfit

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/cmd/internal/learn/learntest"
	"quotes/internal/model"
	"quotes/internal/news"
)

// fitted learns news from a corpus of the test's own.
func fitted(t *testing.T) *newsFit {
	t.Helper()
	dir := learntest.NewsCorpus(t, 12)
	docs, err := readNews(&learn.Options{Polnear: dir, Names: filepath.Join(dir, "names_train.json")})
	if err != nil {
		t.Fatal(err)
	}
	f, err := fitNews(t.Context(), &learn.Options{Python: learntest.Interpreter(t), Sets: "../../../../testdata/sets"}, docs)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestNewsFoldsDoNotSeeTheirOwn holds that the model of a fold is the one that
// the rows of all other documents give, that a crop is held out with its
// article, and that a document is decoded by the models of its fold.
func TestNewsFoldsDoNotSeeTheirOwn(t *testing.T) {
	f := fitted(t)
	crops := 0
	for _, d := range f.docs {
		if d.crop {
			crops++
		}
	}
	if crops == 0 {
		t.Error("there are no crops")
	}
	for k, table := range f.tables {
		whole := learntest.ForestOf(t, table)
		differ := 0
		for fold, forest := range f.folds[k] {
			others := learn.NewTable(table.Features)
			for _, r := range table.Rows {
				if learn.Fold(r.Doc, newsFolds) != fold {
					others.Add(r)
				}
			}
			got := learntest.Packed(t, forest)
			if !bytes.Equal(got, learntest.ForestOf(t, others)) {
				t.Errorf("%s: the model of fold %d has not learned from the others' rows", newsModels[k].name, fold)
			}
			if !bytes.Equal(got, whole) {
				differ++
			}
		}
		if differ == 0 {
			t.Errorf("%s: no fold differs from the whole, so that nothing is shown", newsModels[k].name)
		}
	}
	for _, d := range f.docs {
		fold := learn.Fold(d.gold.ID, newsFolds)
		dec := f.decoder(d)
		for k, forest := range []*model.Forest{dec.Rank, dec.Resolver.Choose, dec.Accept, dec.Speech} {
			if forest != f.folds[k][fold] {
				t.Errorf("%s: decoded by a model that has seen it", d.gold.ID)
			}
		}
	}
}

// TestNewsRows holds that rows have a value for each name, belong to the
// document that they are made of, and that each choice has what it must have.
func TestNewsRows(t *testing.T) {
	f := fitted(t)
	ids := map[string]bool{}
	for _, d := range f.docs {
		ids[d.gold.ID] = true
	}
	for k, table := range f.tables {
		name := newsModels[k].name
		seen := map[string]bool{}
		for _, feature := range table.Features {
			if feature == "" || seen[feature] {
				t.Errorf("%s: the feature %q is nameless or doubled", name, feature)
			}
			seen[feature] = true
		}
		right := map[int]int{}
		values := false
		for _, r := range table.Rows {
			if len(r.X) != len(table.Features) || !ids[r.Doc] || r.Weight != 1 && r.Weight != cropWeight {
				t.Fatalf("%s: a row of %d values for %d features, document %q, weight %v", name, len(r.X), len(table.Features), r.Doc, r.Weight)
			}
			right[r.Group] += int(r.Label)
			for _, x := range r.X {
				values = values || x == x && x != 0
			}
		}
		if len(table.Rows) == 0 || !values {
			t.Fatalf("%s: %d rows, with values: %v", name, len(table.Rows), values)
		}
		for group, n := range right {
			if k == resolve && n != 1 {
				t.Errorf("%s: %d right rows in group %d, and it is a choice of one", name, n, group)
			}
		}
	}
	// The rows of a document are those that it gives alone.
	first := f.docs[0].gold.ID
	var own []*newsDoc
	for _, d := range f.docs {
		if d.gold.ID == first {
			own = append(own, d)
		}
	}
	var all, alone [2]*learn.Table
	for _, err := range []error{f.link(f.docs, all[:], false), f.link(own, alone[:], false)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for k, table := range alone {
		i := 0
		for _, r := range all[k].Rows {
			if r.Doc != first {
				continue
			}
			if i >= len(table.Rows) || !sameValues(r.X, table.Rows[i].X) {
				t.Fatalf("%s: row %d of %s is not its own", newsModels[k].name, i, first)
			}
			i++
		}
		if i != len(table.Rows) {
			t.Errorf("%s: %d rows of %s, and %d alone", newsModels[k].name, i, first, len(table.Rows))
		}
	}
}

// sameValues compares rows; a missing value is the same as another.
func sameValues(a, b []float32) bool {
	for i := range a {
		if a[i] != b[i] && (a[i] == a[i] || b[i] == b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

// TestCrops holds that a crop is a stretch of its article, its places set anew,
// and that what is cut through is set aside.
func TestCrops(t *testing.T) {
	dir := learntest.NewsCorpus(t, 6)
	gold, err := corpus.Corpus{Path: filepath.Join(dir, "train"), Names: filepath.Join(dir, "names_train.json")}.Read()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, g := range gold {
		words := map[string]string{}
		for _, q := range g.Quotes {
			for _, s := range q.Content {
				words[q.ID] += string(g.Text[s.Start:s.End])
			}
		}
		for _, c := range crops(g, 8) {
			n++
			if c.ID != g.ID || !strings.Contains(string(g.Text), string(c.Text)) {
				t.Fatalf("%s: a crop that is none: %s %q", g.ID, c.ID, string(c.Text))
			}
			for _, q := range c.Quotes {
				got := ""
				for _, s := range q.Content {
					got += string(c.Text[s.Start:s.End])
				}
				if !q.Aside && got != words[q.ID] {
					t.Errorf("%s %s: %q, and was %q", g.ID, q.ID, got, words[q.ID])
				}
				if q.Speaker != nil && q.Speaker.Named && !names(string(c.Text), q.Speaker) {
					t.Errorf("%s %s: %s is not named in %q", g.ID, q.ID, q.Speaker.Name, string(c.Text))
				}
			}
		}
		q := &g.Quotes[0]
		cut := crop(g, q.Content[0].Start, q.Source[0].Start)
		if len(cut.Quotes) != 1 || !cut.Quotes[0].Aside {
			t.Errorf("%s: a quote whose source stands outside is not set aside", g.ID)
		}
	}
	if n == 0 {
		t.Error("no crop was made")
	}
}

// TestLowest holds that the threshold is the lowest at which enough of the
// names above it are right.
func TestLowest(t *testing.T) {
	answers := func(right ...bool) []eval.Answer {
		var out []eval.Answer
		for i, r := range right {
			out = append(out, eval.Answer{Named: true, NameRight: r, Confidence: 1 - float64(i)/100})
		}
		return out
	}
	repeat := func(n int, right bool) []bool {
		out := make([]bool, n)
		for i := range out {
			out[i] = right
		}
		return out
	}
	for name, c := range map[string]struct {
		answers []eval.Answer
		want    float64
	}{
		"all right":        {answers(repeat(10, true)...), .91},
		"none right":       {answers(repeat(10, false)...), 1},
		"wrong at the end": {answers(append(repeat(11, true), false, false)...), .90},                     // 11 of 11; 11 of 12 is .917
		"wrong, and again": {answers(append(append(repeat(6, true), false), repeat(9, true)...)...), .85}, // 15 of 16 is .938
		"nobody named":     {[]eval.Answer{{Confidence: .9}}, 1},
	} {
		if got := lowest(c.answers, true); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	described := []eval.Answer{{Described: true, Right: true, Confidence: .8}, {Described: true, Right: true, Confidence: .6}, {Described: true, Confidence: .5}, {Named: true, NameRight: true, Confidence: .1}}
	if got := lowest(described, false); got != .6 {
		t.Errorf("descriptions: %v, want .6", got)
	}
}

// TestLearnNews runs the command on the corpus and reads what it wrote as the
// program does.
func TestLearnNews(t *testing.T) {
	dir, out := learntest.NewsCorpus(t, 8), t.TempDir()
	if err := Learn(t.Context(), &learn.Options{Polnear: dir, Weights: out, Python: learntest.Interpreter(t), Names: filepath.Join(dir, "names_train.json")}); err != nil {
		t.Fatal(err)
	}
	for _, m := range newsModels {
		data, err := os.ReadFile(filepath.Join(out, m.name+".bin"))
		if err != nil {
			t.Fatal(err)
		}
		var forest model.Forest
		if err := forest.UnmarshalBinary(data); err != nil {
			t.Errorf("%s: %v", m.name, err)
		}
	}
	data, err := os.ReadFile(filepath.Join(out, "news.json"))
	if err != nil {
		t.Fatal(err)
	}
	var settings news.Settings
	if err := json.Unmarshal(data, &settings); err != nil {
		t.Fatal(err)
	}
	if len(settings.Thresholds) == 0 || len(settings.Rules) == 0 {
		t.Errorf("settings without thresholds or rules: %s", data)
	}
	for kind, p := range settings.Thresholds {
		if p < 0 || p > 1 {
			t.Errorf("the threshold of %s is %v", kind, p)
		}
	}
	learntest.CheckCard(t, out, "## news", "news-rank", "| measure | threshold | recall |", "| articles | none |", "| crops | default |")
	trained, err := os.ReadFile(filepath.Join(out, "trained.txt"))
	if err != nil || strings.Count(string(trained), " news\n") != 8 {
		t.Errorf("%v: not the 8 articles: %s", err, trained)
	}
}

// TestWithoutTheCorpus says which flag names it.
func TestWithoutTheCorpus(t *testing.T) {
	dir := t.TempDir()
	if _, err := readNews(&learn.Options{Polnear: dir, Names: filepath.Join(dir, "none.json")}); err == nil || !strings.Contains(err.Error(), "--polnear") {
		t.Error(err)
	}
}
