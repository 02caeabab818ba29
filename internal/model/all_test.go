package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestScoresAsAWalk holds that rows score as they do by walking down the trees,
// alone and side by side, whatever is missing.
func TestScoresAsAWalk(t *testing.T) {
	forests := map[string]*Forest{}
	for _, name := range lightgbmModels {
		forests[name] = readModel(t, name)
	}
	for _, name := range []string{"news-rank", "news-accept", "news-resolve", "report-accept", "fiction-1"} {
		if f, err := Load(name); err == nil {
			forests[name] = f
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for name, f := range forests {
		for _, n := range []int{1, 2, 3, 4, 11, 70} {
			rows := likeRows(f, n, random)
			for i, got := range f.ScoreAll(rows) {
				want := walked(f, rows[i])
				if alone := f.Score(rows[i]); got != want || alone != want {
					t.Fatalf("%s: row %d of %d scores %v, alone %v, by walking %v", name, i, n, got, alone, want)
				}
			}
		}
	}
}

// likeRows returns rows that share most of their values, as those of one
// decision do; the values lie on and beside the thresholds.
func likeRows(f *Forest, n int, random *rand.Rand) [][]float32 {
	tables := f.thresholds()
	value := func(k int) float32 {
		t := tables[k]
		if len(t) == 0 || random.IntN(9) == 0 {
			return []float32{float32(math.NaN()), 0, float32(math.Copysign(0, -1)), 1, -99}[random.IntN(5)]
		}
		return t[random.IntN(len(t))] + []float32{0, 1e-3, -1e-3}[random.IntN(3)]
	}
	rows := make([][]float32, n)
	for i := range rows {
		rows[i] = make([]float32, len(f.names))
		for k := range rows[i] {
			if rows[i][k] = value(k); i > 0 && random.IntN(3) > 0 {
				rows[i][k] = rows[i-1][k]
			}
		}
	}
	return rows
}

// walked returns the sum of the leaves that a row comes to from node to node.
func walked(f *Forest, row []float32) (sum float64) {
	for _, root := range f.trees {
		i := int(root)
		for !f.nodes[i].isLeaf() {
			if s := f.split(i); goesLeft(s, row[s.feature]) {
				i++
			} else {
				i = behind(f, i+1)
			}
		}
		sum += float64(f.values[i])
	}
	return sum
}

// goesLeft says it as LightGBM does.
func goesLeft(s split, v float32) bool {
	if v != v || s.zero && -zeroLimit <= v && v <= zeroLimit {
		return s.missingLeft
	}
	return v <= s.threshold
}

// behind returns the node behind node i and all below it.
func behind(f *Forest, i int) int {
	if f.nodes[i].isLeaf() {
		return i + 1
	}
	return behind(f, behind(f, i+1))
}

// TestTreesHaveRoom holds that a tree that does not fit is refused.
func TestTreesHaveRoom(t *testing.T) {
	f := &Forest{names: []string{"x"}, trees: []int32{0}}
	for range maxLeaves {
		f.addSplit(split{threshold: 1})
		f.addLeaf(1)
	}
	f.addLeaf(2)
	data, err := f.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if new(Forest).UnmarshalBinary(data) == nil {
		t.Errorf("a tree of %d leaves is taken", maxLeaves+1)
	}
}
