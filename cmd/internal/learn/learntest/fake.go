// Package learntest is what the tests of training share: corpora that are
// invented, and a stand-in for the interpreter that has LightGBM.
package learntest

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"quotes/cmd/internal/learn"
	"quotes/internal/model"
)

// fakeFit is the variable of the environment by which the test stands in for
// the interpreter that has LightGBM: it reads the same files and writes a model
// of a single tree, whose two leaves part the rows by one feature.
const fakeFit = "QUOTES_TEST_FIT"

// Main runs the tests of a package, or is the interpreter in their stead: a
// package that fits calls it from its TestMain.
func Main(m *testing.M) {
	if os.Getenv(fakeFit) == "" {
		os.Exit(m.Run())
	}
	if err := fit(os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Interpreter returns what stands in for Python.
func Interpreter(t *testing.T) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(fakeFit, "1")
	return program
}

// fit does what fit.py does.
func fit(configFile string) error {
	data, err := os.ReadFile(configFile)
	if err != nil {
		return err
	}
	var config struct{ Train, Model string }
	if err := json.Unmarshal(data, &config); err != nil {
		return err
	}
	rows, err := os.ReadFile(config.Train)
	if err != nil {
		return err
	}
	return os.WriteFile(config.Model, []byte(stumpOf(rows)), 0o666)
}

// stumpOf learns from a feature file: of some splits at the mean of a feature
// it takes the one that parts right from wrong best.
func stumpOf(file []byte) string {
	first, body, _ := bytes.Cut(file, []byte("\n"))
	var head struct{ Features []string }
	if err := json.Unmarshal(first, &head); err != nil {
		panic(err)
	}
	words := make([]uint32, len(body)/4)
	for i := range words {
		words[i] = binary.LittleEndian.Uint32(body[4*i:])
	}
	value := func(row, column int) float64 {
		return float64(math.Float32frombits(words[row*(len(head.Features)+3)+column]))
	}
	n := len(words) / (len(head.Features) + 3)
	best, bestGain := stump{}, -1.0
	for f := range head.Features {
		s := stump{feature: f}
		for i := range n {
			if x := value(i, 3+f); x == x {
				s.at += x / float64(n)
			}
		}
		var right, weight [2]float64
		for i := range n {
			side := 0
			if x := value(i, 3+f); x > s.at {
				side = 1
			}
			right[side] += value(i, 0) * value(i, 1)
			weight[side] += value(i, 1)
		}
		for side := range s.leaf {
			p := (right[side] + .5) / (weight[side] + 1)
			s.leaf[side] = math.Log(p / (1 - p))
		}
		if gain := math.Abs(s.leaf[1]-s.leaf[0]) * min(weight[0], weight[1]); gain > bestGain {
			best, bestGain = s, gain
		}
	}
	return best.text(head.Features)
}

// A stump is a tree of one split.
type stump struct {
	feature int
	at      float64
	leaf    [2]float64 // up to at, above
}

// text writes it as LightGBM does.
func (s *stump) text(features []string) string {
	return fmt.Sprintf("tree\nnum_tree_per_iteration=1\nfeature_names=%s\n\nTree=0\nnum_leaves=2\nnum_cat=0\nsplit_feature=%d\nthreshold=%v\ndecision_type=8\n"+
		"left_child=-1\nright_child=-2\nleaf_value=%v %v\nis_linear=0\n\nend of trees\n",
		strings.Join(features, " "), s.feature, s.at, s.leaf[0], s.leaf[1])
}

// ForestOf is the model that the rows of a table give.
func ForestOf(t *testing.T, rows *learn.Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := rows.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := model.ParseLightGBM(strings.NewReader(stumpOf(b.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	return Packed(t, f)
}

// Packed returns a model as it is written.
func Packed(t *testing.T, f *model.Forest) []byte {
	t.Helper()
	data, err := f.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return data
}
