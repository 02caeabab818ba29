package model

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// A scorer scores many rows that are alike, as those of one decision are: all
// candidates share what is known of the question. It walks each tree once, with
// the set of all rows, a bit each, and parts the set only where a test parts it;
// mostly it goes one way. Which rows pass a test is worked out once, for all
// trees that ask it.
type scorer struct {
	columns []column
	tests   int // of all columns
	nodes   []setNode
	values  []float32 // of the nodes that are leaves
	trees   []int32
	pool    sync.Pool // of *sets
}

// sets are what the scores of one decision are worked out in.
type sets struct {
	pass  []uint64       // by test, the rows that pass it
	later [setRows]visit // each parting leaves fewer rows than there were
}

// A visit is a node to go on from and the rows that have come to it.
type visit struct {
	at  int32
	set uint64
}

// A column holds the thresholds of a feature's tests, ascending. A row passes
// where its key, with what is added to it for missing values, is not above.
type column struct {
	feature    int
	kind       int // see node
	thresholds []int32
}

// A setNode is a node by the number of its test; its left child is the next one.
type setNode struct {
	test  uint16
	right uint16 // how far behind it the right child is; 0 for a leaf
}

// setRows is how many rows a set has room for.
const setRows = 64

// ScoreAll returns the Score of each row; where there are several it is
// quicker than to ask for one after the other.
func (f *Forest) ScoreAll(rows [][]float32) []float64 {
	f.once.Do(func() { f.fast = newScorer(f) })
	sums := make([]float64, len(rows))
	if f.fast == nil || len(rows) <= 2 {
		f.add(sums, rows)
		return sums
	}
	for at := 0; at < len(rows); at += setRows {
		end := min(at+setRows, len(rows))
		f.fast.score(rows[at:end], sums[at:end])
	}
	return sums
}

// newScorer returns nil where zeros count as missing, or there are more tests
// than can be numbered.
func newScorer(f *Forest) *scorer {
	s := &scorer{nodes: make([]setNode, len(f.nodes)), values: f.values, trees: f.trees}
	byColumn := make([][]int32, 2*len(f.names))
	for i := range f.nodes {
		if n := &f.nodes[i]; !n.isLeaf() && !f.zeros {
			byColumn[n.column] = append(byColumn[n.column], n.threshold)
		}
	}
	first := make([]int, len(byColumn))
	for i, list := range byColumn {
		slices.Sort(list)
		byColumn[i] = slices.Compact(list)
		first[i] = s.tests
		s.tests += len(byColumn[i])
		if len(list) > 0 {
			s.columns = append(s.columns, column{i % len(f.names), i / len(f.names), byColumn[i]})
		}
	}
	if f.zeros || s.tests > 1<<16 {
		return nil
	}
	for i := range f.nodes {
		if n := &f.nodes[i]; !n.isLeaf() {
			at, _ := slices.BinarySearchFunc(byColumn[n.column], n.threshold, cmp.Compare[int32])
			s.nodes[i] = setNode{uint16(first[n.column] + at), uint16(n.right) + 1}
		}
	}
	s.pool.New = func() any { return &sets{pass: make([]uint64, s.tests)} }
	return s
}

// score adds the score of each row to its sum.
func (s *scorer) score(rows [][]float32, sums []float64) {
	w := s.pool.Get().(*sets)
	defer s.pool.Put(w)
	all := ^uint64(0) >> (setRows - len(rows))
	pass := w.pass
	for i := range s.columns {
		c := &s.columns[i]
		c.pass(rows, all, pass)
		pass = pass[len(c.thresholds):]
	}
	for _, t := range s.trees {
		s.walk(visit{t, all}, w, sums)
	}
}

// pass says of each threshold of the column which rows pass it.
func (c *column) pass(rows [][]float32, all uint64, pass []uint64) {
	var keys [setRows]int32
	low, high := key(rows[0][c.feature])+int32(c.kind), int32(0)
	high = low
	for i, x := range rows {
		k := key(x[c.feature]) + int32(c.kind)
		keys[i] = k
		low, high = min(low, k), max(high, k)
	}
	for i, t := range c.thresholds {
		switch {
		case t < low:
			pass[i] = 0
		case t >= high:
			pass[i] = all
		default:
			set := uint64(0)
			for r, k := range keys[:len(rows)] {
				if k <= t {
					set |= 1 << r
				}
			}
			pass[i] = set
		}
	}
}

// walk adds to the sum of each row what a tree makes of it.
func (s *scorer) walk(from visit, w *sets, sums []float64) {
	at, set, waiting := from.at, from.set, 0
	for {
		n := s.nodes[at]
		if n.right == 0 {
			v := float64(s.values[at])
			for ; set != 0; set &= set - 1 {
				sums[bits.TrailingZeros64(set)] += v
			}
			if waiting == 0 {
				return
			}
			waiting--
			at, set = w.later[waiting].at, w.later[waiting].set
			continue
		}
		left := set & w.pass[n.test]
		if left != set {
			right := at + int32(n.right)
			if left == 0 {
				at = right
				continue
			}
			w.later[waiting] = visit{right, set &^ left}
			waiting++
			set = left
		}
		at++
	}
}
