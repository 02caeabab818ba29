package model

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A scorer scores many rows that are alike, as those of one decision are: all
// candidates share what is known of the question. It goes by features, not by
// trees. Every tree has a word with a bit a leaf, in order; every test that
// fails clears the bits of the leaves on its left; the lowest bit left is the
// leaf that the row comes to. The tests of a feature are sorted, so that those
// that fail come first; and what the features clear that all rows have in
// common is cleared once.
type scorer struct {
	tests  [2][][]test // by what is added to a key (see node), and by feature
	start  []uint64    // by tree
	leaves []float64
	first  []int32 // tree → its first leaf
}

// A test fails where the key is above the threshold.
type test struct {
	threshold int32
	tree      int32
	keep      uint64 // the leaves that remain
}

// ScoreAll returns the Score of each row; where there are several it is
// quicker than to ask for one after the other.
func (f *Forest) ScoreAll(rows [][]float32) []float64 {
	f.once.Do(func() { f.fast = newScorer(f) })
	sums := make([]float64, len(rows))
	if f.fast != nil && len(rows) > 2 {
		f.fast.score(rows, sums)
		return sums
	}
	f.Add(sums, rows, 0, len(f.trees))
	return sums
}

// newScorer returns nil where a tree has more leaves than a word has bits.
func newScorer(f *Forest) *scorer {
	if f.zeros {
		return nil
	}
	s := &scorer{tests: [2][][]test{make([][]test, len(f.names)), make([][]test, len(f.names))}}
	for t := range f.trees {
		s.first = append(s.first, int32(len(s.leaves)))
		n, _ := s.add(f, t, int(f.trees[t]))
		if n > 64 {
			return nil
		}
		s.start = append(s.start, 1<<n-1)
	}
	for _, tests := range s.tests {
		for _, list := range tests {
			slices.SortFunc(list, func(a, b test) int { return cmp.Compare(a.threshold, b.threshold) })
		}
	}
	return s
}

// add adds node i, of tree t, and all below it, and returns how many leaves the
// tree has by then, and the node behind those.
func (s *scorer) add(f *Forest, t, i int) (leaves, next int) {
	first := int(s.first[t])
	if f.nodes[i].isLeaf() {
		s.leaves = append(s.leaves, float64(f.values[i]))
		return len(s.leaves) - first, i + 1
	}
	from := len(s.leaves) - first
	mid, right := s.add(f, t, i+1)
	to, next := s.add(f, t, right)
	left := uint64(1)<<mid - uint64(1)<<from // more than 64 leaves are refused later
	n := f.nodes[i]
	list := &s.tests[int(n.column)/len(f.names)][int(n.column)%len(f.names)]
	*list = append(*list, test{n.threshold, int32(t), ^left})
	return to, next
}

// fewTrees is up to how many trees score allocates nothing for.
const fewTrees = 256

// score adds the score of each row to its sum.
func (s *scorer) score(rows [][]float32, sums []float64) {
	var memory [2][fewTrees]uint64 // on the stack
	common := append(memory[0][:0], s.start...)
	own := make([]int, 0, len(rows[0]))
	for k := range s.tests[0] {
		if shared(rows, k) {
			s.clear(common, k, rows[0][k])
		} else {
			own = append(own, k)
		}
	}
	for i, x := range rows {
		left := append(memory[1][:0], common...)
		for _, k := range own {
			s.clear(left, k, x[k])
		}
		for t, b := range left {
			sums[i] += s.leaves[int(s.first[t])+bits.TrailingZeros64(b)]
		}
	}
}

// shared says that feature k is the same in all rows.
func shared(rows [][]float32, k int) bool {
	for _, x := range rows[1:] {
		if math.Float32bits(x[k]) != math.Float32bits(rows[0][k]) {
			return false
		}
	}
	return true
}

// clear clears the leaves that value v of feature k rules out.
func (s *scorer) clear(left []uint64, k int, v float32) {
	for miss := range s.tests {
		above := key(v) + int32(miss)
		for _, t := range s.tests[miss][k] {
			if above <= t.threshold {
				break
			}
			left[t.tree] &= t.keep
		}
	}
}
