package learn

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"quotes/internal/model"
)

//go:embed fit.py
var fitScript []byte

// The objectives.
const (
	Binary     = "binary"     // each row is right or wrong; Sigmoid makes a probability of its score
	LambdaRank = "lambdarank" // the right row of a group comes first
	Softmax    = "softmax"    // likewise; a softmax over the group makes probabilities
)

// A Config says how to fit a model.
type Config struct {
	Objective string `json:"objective"`

	// Rounds is the number of trees.
	Rounds int `json:"rounds"`

	// Params are LightGBM's own: num_leaves, learning_rate, ... Seed and
	// number of threads are fixed, so that the result is the same every time.
	Params map[string]any `json:"params"`

	// Python is the interpreter that has what requirements.txt lists; empty
	// is python3.
	Python string `json:"-"`
}

// Fit has LightGBM learn from a feature file. It also returns the raw scores
// that LightGBM gives to the rows of the predict files.
func Fit(ctx context.Context, cfg Config, trainFile string, predictFiles ...string) (*model.Forest, [][]float64, error) {
	dir, err := os.MkdirTemp("", "quotes-fit-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	job := job{Config: cfg, Train: trainFile, Model: filepath.Join(dir, "model.txt")}
	for i, file := range predictFiles {
		job.Predict = append(job.Predict, [2]string{file, filepath.Join(dir, fmt.Sprintf("scores-%d", i))})
	}
	if err := job.run(ctx, dir); err != nil {
		return nil, nil, err
	}
	return job.results()
}

// A job is what fit.py is told.
type job struct {
	Config
	Train   string      `json:"train"`
	Model   string      `json:"model"`
	Predict [][2]string `json:"predict"` // feature file, file for the scores
}

func (j *job) run(ctx context.Context, dir string) error {
	config, err := json.Marshal(j)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "config.json")
	if err := os.WriteFile(file, config, 0o666); err != nil {
		return err
	}
	python := j.Python
	if python == "" {
		python = "python3"
	}
	cmd := exec.CommandContext(ctx, python, "-", file)
	cmd.Stdin = bytes.NewReader(fitScript)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fitting with %s: %w\n%s", python, err, strings.TrimSpace(string(out)))
	}
	return nil
}

func (j *job) results() (*model.Forest, [][]float64, error) {
	text, err := os.Open(j.Model)
	if err != nil {
		return nil, nil, err
	}
	defer text.Close()
	forest, err := model.ParseLightGBM(text)
	if err != nil {
		return nil, nil, err
	}
	var scores [][]float64
	for _, p := range j.Predict {
		data, err := os.ReadFile(p[1])
		if err != nil {
			return nil, nil, err
		}
		s := make([]float64, len(data)/8)
		for i := range s {
			s[i] = math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
		}
		scores = append(scores, s)
	}
	return forest, scores, nil
}

// Fit learns from a table.
func (t *Table) Fit(ctx context.Context, cfg Config) (*model.Forest, error) {
	file, err := os.CreateTemp("", "quotes-rows-*.bin")
	if err != nil {
		return nil, err
	}
	file.Close()
	defer os.Remove(file.Name())
	if err := t.Save(file.Name()); err != nil {
		return nil, err
	}
	forest, _, err := Fit(ctx, cfg, file.Name())
	return forest, err
}

// Folds are models that were each fitted without the documents of one fold.
type Folds []*model.Forest

// CrossFit fits n models, each on the rows of the other folds.
func (t *Table) CrossFit(ctx context.Context, cfg Config, n int) (Folds, error) {
	folds, errs := make(Folds, n), make([]error, n)
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range folds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var err error
			if folds[i], err = t.Without(i, n).Fit(ctx, cfg); err != nil {
				errs[i] = fmt.Errorf("fold %d: %w", i, err)
			}
		})
	}
	wait.Wait()
	return folds, errors.Join(errs...)
}

// For returns the model that has not seen a document.
func (f Folds) For(doc string) *model.Forest { return f[Fold(doc, len(f))] }

// Scores returns a raw score for each row, by the model that has not seen its
// document: what calibration is fitted on.
func (f Folds) Scores(t *Table) []float64 {
	scores := make([]float64, len(t.Rows))
	for i, r := range t.Rows {
		scores[i] = f.For(r.Doc).Score(r.X)
	}
	return scores
}
