package model

// lanes is how many walks down trees go side by side. One walk waits at every
// node for the memory and the comparison before it; four wait together.
const lanes = 4

// row returns the sum of all trees for one row, four trees side by side.
func (f *Forest) row(x []float32) float64 {
	sum := 0.0
	trees := f.trees
	for ; len(trees) >= lanes; trees = trees[lanes:] {
		t, u, v, w := f.nodes[trees[0]:], f.nodes[trees[1]:], f.nodes[trees[2]:], f.nodes[trees[3]:]
		a, b, c, d := &t[0], &u[0], &v[0], &w[0]
		for a.mark&b.mark&c.mark&d.mark&markLeaf == 0 {
			a, b, c, d = &t[a.next(key(x[a.feature]))], &u[b.next(key(x[b.feature]))], &v[c.next(key(x[c.feature]))], &w[d.next(key(x[d.feature]))]
		}
		sum += a.value()
		sum += b.value()
		sum += c.value()
		sum += d.value()
	}
	for _, t := range trees {
		n := &f.nodes[t]
		for n.mark&markLeaf == 0 {
			n = &f.nodes[t+n.next(key(x[n.feature]))]
		}
		sum += n.value()
	}
	return sum
}

// A quad is the keys of four rows, by feature.
type quad [][lanes]int32

// fill takes rows over, the last one again where there are fewer than four.
func (q quad) fill(rows [][]float32) {
	last := len(rows) - 1
	for lane := range lanes {
		for k, v := range rows[min(lane, last)] {
			q[k][lane] = key(v)
		}
	}
}

// quad adds to the sums of four rows what some trees make of them.
func (f *Forest) quad(x quad, from, to int, sums *[lanes]float64) {
	for _, first := range f.trees[from:to] {
		t := f.nodes[first:]
		a, b, c, d := &t[0], &t[0], &t[0], &t[0]
		for a.mark&b.mark&c.mark&d.mark&markLeaf == 0 {
			a, b, c, d = &t[a.next(x[a.feature][0])], &t[b.next(x[b.feature][1])], &t[c.next(x[c.feature][2])], &t[d.next(x[d.feature][3])]
		}
		sums[0] += a.value()
		sums[1] += b.value()
		sums[2] += c.value()
		sums[3] += d.value()
	}
}

// fewFeatures is up to how many features Add allocates nothing for.
const fewFeatures = 128

// Add adds to the sum of each row what the trees from one number to before
// another make of it: the first trees tell already which rows cannot win.
func (f *Forest) Add(sums []float64, rows [][]float32, from, to int) {
	if f.zeros {
		for i, x := range rows {
			sums[i] += f.scoreZeros(x, from, to)
		}
		return
	}
	var memory [fewFeatures][lanes]int32 // on the stack
	x := quad(memory[:min(len(f.names), fewFeatures)])
	if len(f.names) > fewFeatures {
		x = make(quad, len(f.names))
	}
	for i := 0; i < len(rows); i += lanes {
		var own [lanes]float64
		n := copy(own[:], sums[i:])
		x.fill(rows[i : i+n])
		f.quad(x, from, to, &own)
		copy(sums[i:i+n], own[:])
	}
}
