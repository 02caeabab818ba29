package model

import "sync"

// lanes is how many walks down trees go side by side. One walk waits at every
// node for the memory and the comparison before it; four wait together.
const lanes = 4

// walk returns what four trees that begin at nodes make of a row of keys, side
// by side.
func (f *Forest) walk(trees []int32, x []int32) (a, b, c, d *node) {
	p, q, r, s := f.nodes[trees[0]:], f.nodes[trees[1]:], f.nodes[trees[2]:], f.nodes[trees[3]:]
	a, b, c, d = &p[0], &q[0], &r[0], &s[0]
	for a.mark&b.mark&c.mark&d.mark&markLeaf == 0 {
		a, b, c, d = &p[a.next(x[a.feature])], &q[b.next(x[b.feature])], &r[c.next(x[c.feature])], &s[d.next(x[d.feature])]
	}
	return a, b, c, d
}

// keys are where rows of keys are made, to be used again.
var keys = sync.Pool{New: func() any { return new([]int32) }}

// Add adds to the sum of each row what the trees from one number to before
// another make of it: the first trees tell already which rows cannot win.
// Four trees at a time are walked by all rows, while they are at hand.
func (f *Forest) Add(sums []float64, rows [][]float32, from, to int) {
	if f.zeros {
		for i, x := range rows {
			sums[i] += f.scoreZeros(x, from, to)
		}
		return
	}
	memory := keys.Get().(*[]int32)
	x := (*memory)[:0]
	for _, row := range rows {
		for _, v := range row {
			x = append(x, key(v))
		}
	}
	trees, width := f.trees[from:to], len(f.names)
	for ; len(trees) >= lanes; trees = trees[lanes:] {
		for i := range sums {
			a, b, c, d := f.walk(trees, x[i*width:(i+1)*width])
			sums[i] = sums[i] + a.value() + b.value() + c.value() + d.value()
		}
	}
	for _, t := range trees {
		for i := range sums {
			sums[i] += f.leafOf(t, x[i*width:(i+1)*width]).value()
		}
	}
	*memory = x
	keys.Put(memory)
}

// leafOf returns the leaf of the tree that begins at node t which a row comes to.
func (f *Forest) leafOf(t int32, x []int32) *node {
	n := &f.nodes[t]
	for n.mark&markLeaf == 0 {
		n = &f.nodes[t+n.next(x[n.feature])]
	}
	return n
}
