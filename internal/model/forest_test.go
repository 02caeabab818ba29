package model

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// lightgbmModels are the models of testdata/generate.py: how missing values
// are treated, a ranking, and trees of one leaf.
var lightgbmModels = []string{"nan", "zero", "none", "clean", "rank", "stump"}

func TestAgreesWithLightGBM(t *testing.T) {
	rows := readTable(t, "rows.tsv")
	for _, name := range lightgbmModels {
		t.Run(name, func(t *testing.T) {
			f := readModel(t, name)
			packed := repack(t, f)
			for i, want := range readTable(t, name+".tsv") {
				if got := f.Score(rows[i]); math.Abs(got-float64(want[0])) > 1e-6 {
					t.Errorf("row %d: score %v, LightGBM says %v", i, got, want[0])
				}
				if got := packed.Score(rows[i]); math.Abs(got-float64(want[0])) > 1e-6 {
					t.Errorf("row %d, packed: score %v, LightGBM says %v", i, got, want[0])
				}
			}
		})
	}
}

func TestBinaryIsStable(t *testing.T) {
	for _, name := range lightgbmModels {
		f := repack(t, readModel(t, name))
		first, _ := f.MarshalBinary()
		second, _ := repack(t, f).MarshalBinary()
		if string(first) != string(second) {
			t.Errorf("%s: a second round trip writes other bytes", name)
		}
	}
}

func TestDamagedBinaryIsRefused(t *testing.T) {
	whole, _ := readModel(t, "zero").MarshalBinary()
	for n := range whole {
		if err := new(Forest).UnmarshalBinary(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken for a model", n, len(whole))
		}
	}
	if err := new(Forest).UnmarshalBinary(append(whole, 0)); err == nil {
		t.Error("bytes after the end are taken")
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	whole, _ := readModel(f, "nan").MarshalBinary()
	f.Add(whole)
	f.Add([]byte(forestMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		var forest Forest
		if forest.UnmarshalBinary(data) == nil {
			forest.Score(make([]float32, len(forest.names)))
		}
	})
}

func TestCheckNames(t *testing.T) {
	f := readModel(t, "nan")
	if err := f.Check(f.Names()); err != nil {
		t.Error(err)
	}
	other := f.Names()
	other[3] = "other"
	for _, names := range [][]string{other, other[:2]} {
		if err := f.Check(names); !errors.Is(err, ErrFeatures) {
			t.Errorf("Check(%q) = %v", names, err)
		}
	}
}

func TestRefusesOtherModels(t *testing.T) {
	text := readFile(t, "nan.txt")
	for name, model := range map[string]string{
		"classes":     strings.Replace(text, "num_tree_per_iteration=1", "num_tree_per_iteration=3", 1),
		"categorical": strings.Replace(text, "num_cat=0", "num_cat=1", 1),
		"linear":      strings.Replace(text, "is_linear=0", "is_linear=1", 1),
		"averaged":    strings.Replace(text, "label_index=0", "average_output", 1),
		"circle":      strings.Replace(text, "left_child=1 ", "left_child=0 ", 1),
		"short":       strings.Replace(text, "threshold=", "threshold=1 ", 1),
		"empty":       "",
	} {
		if model == text {
			t.Fatalf("%s: nothing was replaced", name)
		}
		if _, err := ParseLightGBM(strings.NewReader(model)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestScoreAllocatesNothing(t *testing.T) {
	f, row := readModel(t, "nan"), readTable(t, "rows.tsv")[0]
	if n := testing.AllocsPerRun(100, func() { f.Score(row) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkScore(b *testing.B) {
	f, rows := readModel(b, "nan"), readTable(b, "rows.tsv")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.Score(rows[i%len(rows)])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*f.Trees()), "ns/tree")
}

func BenchmarkUnmarshal(b *testing.B) {
	data, _ := readModel(b, "nan").MarshalBinary()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := new(Forest).UnmarshalBinary(data); err != nil {
			b.Fatal(err)
		}
	}
}

func repack(t testing.TB, f *Forest) *Forest {
	t.Helper()
	data, err := f.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	out := &Forest{}
	if err := out.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	return out
}

func readModel(t testing.TB, name string) *Forest {
	t.Helper()
	f, err := ParseLightGBM(strings.NewReader(readFile(t, name+".txt")))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func readTable(t testing.TB, name string) [][]float32 {
	t.Helper()
	var rows [][]float32
	for line := range strings.Lines(readFile(t, name)) {
		var row []float32
		for _, word := range strings.Fields(line) {
			v, err := strconv.ParseFloat(word, 32)
			if err != nil {
				t.Fatal(err)
			}
			row = append(row, float32(v))
		}
		rows = append(rows, row)
	}
	return rows
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSoftmax holds that great scores make probabilities too.
func TestSoftmax(t *testing.T) {
	p := []float64{1000, 1000, -1000}
	Softmax(p)
	if math.Abs(p[0]-.5) > 1e-9 || p[2] > 1e-9 {
		t.Errorf("Softmax gives %v", p)
	}
}
