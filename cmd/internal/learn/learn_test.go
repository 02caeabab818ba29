package learn

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotes/internal/model"
)

func TestFold(t *testing.T) {
	counts := make([]int, 5)
	for i := range 1000 {
		counts[Fold(fmt.Sprint("document ", i), 5)]++
	}
	for fold, n := range counts {
		if n < 150 || n > 250 {
			t.Errorf("fold %d has %d of 1000 documents", fold, n)
		}
	}
	if got := Fold("council.txt", 5); got != 0 {
		t.Errorf("council.txt is in fold %d, and was in 0 before", got)
	}
}

func TestFeatureFile(t *testing.T) {
	table := NewTable([]string{"a", "b"})
	table.Add(Row{X: []float32{1, float32(math.NaN())}, Label: 1, Group: 7})
	var b bytes.Buffer
	n, err := table.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatalf("%d of %d bytes, %v", n, b.Len(), err)
	}
	want := `{"features":["a","b"]}` + "\n\x00\x00\x80?\x00\x00\x80?\a\x00\x00\x00\x00\x00\x80?\x00\x00\xc0\x7f"
	if got := strings.ReplaceAll(b.String(), "\x01\x00\xc0\x7f", "\x00\x00\xc0\x7f"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFit trains on rows of which the second feature tells the right one.
func TestFit(t *testing.T) {
	if err := exec.Command("python3", "-c", "import lightgbm").Run(); err != nil {
		t.Skip("no LightGBM")
	}
	table := invented()
	file := filepath.Join(t.TempDir(), "rows")
	if err := table.Save(file); err != nil {
		t.Fatal(err)
	}
	for _, objective := range []string{Binary, LambdaRank, Softmax} {
		t.Run(objective, func(t *testing.T) {
			cfg := Config{Objective: objective, Rounds: 20, Params: map[string]any{"num_leaves": 6}}
			forest, scores, err := Fit(context.Background(), cfg, file, file)
			if err != nil {
				t.Fatal(err)
			}
			if err := forest.Check(table.Features); err != nil {
				t.Error(err)
			}
			for i, r := range table.Rows {
				if got := forest.Score(r.X); math.Abs(got-scores[0][i]) > 1e-6 {
					t.Fatalf("row %d: %v, LightGBM says %v", i, got, scores[0][i])
				}
			}
			if r := chosen(table, scores[0]); r < .9 {
				t.Errorf("%.2f of the groups have the right row first", r)
			}
			again, _, err := Fit(context.Background(), cfg, file)
			if err != nil || !bytes.Equal(packed(forest), packed(again)) {
				t.Errorf("a second fit gives another model: %v", err)
			}
		})
	}
}

func TestCrossFit(t *testing.T) {
	if err := exec.Command("python3", "-c", "import lightgbm").Run(); err != nil {
		t.Skip("no LightGBM")
	}
	table := invented()
	folds, err := table.CrossFit(context.Background(), Config{Objective: Binary, Rounds: 10}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if r := chosen(table, folds.Scores(table)); r < .9 {
		t.Errorf("%.2f of the groups have the right row first", r)
	}
}

// invented returns 200 groups of four rows, one of them right.
func invented() *Table {
	random := rand.New(rand.NewPCG(1, 2))
	table := NewTable([]string{"noise", "signal"})
	for group := range 200 {
		right := random.IntN(4)
		for i := range 4 {
			row := Row{X: []float32{random.Float32(), random.Float32()}, Group: group, Doc: fmt.Sprint(group / 5)}
			if i == right {
				row.Label = 1
				row.X[1] += .9
			}
			table.Add(row)
		}
	}
	return table
}

// chosen returns in how many groups the right row has the best score.
func chosen(t *Table, scores []float64) float64 {
	n := 0
	for i := 0; i < len(t.Rows); i += 4 {
		best := i
		for j := i; j < i+4; j++ {
			if scores[j] > scores[best] {
				best = j
			}
		}
		n += int(t.Rows[best].Label)
	}
	return float64(n) / float64(len(t.Rows)/4)
}

func packed(f *model.Forest) []byte {
	data, _ := f.MarshalBinary()
	return data
}

func TestFitSaysWhatPythonSays(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no Python")
	}
	_, _, err := Fit(context.Background(), Config{Objective: Binary, Rounds: 1}, filepath.Join(t.TempDir(), "none"))
	if err == nil || !strings.Contains(err.Error(), "Error") {
		t.Errorf("%v", err)
	}
}

func TestSaveTrained(t *testing.T) {
	dir := Dir(t.TempDir())
	for _, step := range []struct {
		task  string
		texts []string
	}{{"news", []string{"one", "two"}}, {"fiction", []string{"book"}}, {"news", []string{"two", "three", "two"}}} {
		if err := dir.SaveTrained(step.task, step.texts); err != nil {
			t.Fatal(err)
		}
	}
	got, _ := os.ReadFile(filepath.Join(string(dir), "trained.txt"))
	for text, want := range map[string]bool{"one": false, "two": true, "three": true, "book": true} {
		if strings.Contains(string(got), model.Hash(text)) != want {
			t.Errorf("%q is noted: %v", text, !want)
		}
	}
	if n := strings.Count(string(got), "\n"); n != 3 {
		t.Errorf("%d lines", n)
	}
}

func TestSaveCard(t *testing.T) {
	dir := Dir(t.TempDir())
	news := &Card{Task: "news", Data: "Articles.", Names: []string{"news-rank"}, Notes: "It is bad at poems.",
		Settings: []Config{{Objective: Softmax, Rounds: 9, Params: map[string]any{"num_leaves": 31, "learning_rate": .1}}},
		Scores:   [][]string{{"set", "right"}, {"dev", "0.9"}}}
	for _, c := range []*Card{{Task: "news", Data: "Old."}, {Task: "fiction", Data: "Novels."}, news} {
		if err := dir.SaveCard(c); err != nil {
			t.Fatal(err)
		}
	}
	want := cardIntro + `
## fiction

Novels.

## news

Articles.

| model | objective | trees | settings |
| --- | --- | --- | --- |
| news-rank | softmax | 9 | learning_rate 0.1, num_leaves 31 |

| set | right |
| --- | --- |
| dev | 0.9 |

It is bad at poems.
`
	got, _ := os.ReadFile(filepath.Join(string(dir), "CARD.md"))
	if string(got) != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
