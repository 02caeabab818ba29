package model

import (
	"math"
	"sync"
)

// lanes is how many walks down trees go side by side. One walk waits at every
// node for the memory and the comparison before it; four wait together.
const lanes = 4

// walk returns the leaves of four trees that a row of keys comes to, side by side.
func (f *Forest) walk(trees []int32, x []int32) (a, b, c, d int32) {
	nodes := f.nodes
	a, b, c, d = trees[0], trees[1], trees[2], trees[3]
	for {
		p, q, r, s := nodes[a], nodes[b], nodes[c], nodes[d]
		if max(p.threshold, q.threshold, r.threshold, s.threshold) == leafThreshold {
			return a, b, c, d
		}
		a, b, c, d = a+p.step(x[p.column]), b+q.step(x[q.column]), c+r.step(x[r.column]), d+s.step(x[s.column])
	}
}

// leafOf returns the leaf of the tree that begins at a node which a row of keys
// comes to.
func (f *Forest) leafOf(at int32, x []int32) int32 {
	for !f.nodes[at].isLeaf() {
		at += f.nodes[at].step(x[f.nodes[at].column])
	}
	return at
}

// columns appends the keys of a row: as they are, with the missing ones the
// least of all, and, where the forest asks for it, both once more with zero
// missing.
func (f *Forest) columns(x []int32, row []float32) []int32 {
	for _, v := range row {
		x = append(x, key(v))
	}
	for _, k := range x[len(x)-len(row):] {
		x = append(x, k+1)
	}
	if !f.zeros {
		return x
	}
	for _, more := range []int32{0, 1} {
		for _, v := range row {
			if v >= -zeroLimit && v <= zeroLimit {
				v = float32(math.NaN())
			}
			x = append(x, key(v)+more)
		}
	}
	return x
}

// keys are where rows of keys are made, to be used again.
var keys = sync.Pool{New: func() any { return new([]int32) }}

// add adds to the sum of each row what the trees make of it. Four trees at a
// time are walked by all rows, while they are at hand.
func (f *Forest) add(sums []float64, rows [][]float32) {
	if len(rows) == 0 {
		return
	}
	memory := keys.Get().(*[]int32)
	x := (*memory)[:0]
	for _, row := range rows {
		x = f.columns(x, row)
	}
	trees, width, value := f.trees, len(x)/len(rows), f.values
	for ; len(trees) >= lanes; trees = trees[lanes:] {
		for i := range sums {
			a, b, c, d := f.walk(trees, x[i*width:(i+1)*width])
			sums[i] = sums[i] + float64(value[a]) + float64(value[b]) + float64(value[c]) + float64(value[d])
		}
	}
	for _, t := range trees {
		for i := range sums {
			sums[i] += float64(value[f.leafOf(t, x[i*width:(i+1)*width])])
		}
	}
	*memory = x
	keys.Put(memory)
}
