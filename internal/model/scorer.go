package model

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A scorer scores rows by QuickScorer (Lucchese and others, SIGIR 2015): no tree
// is walked. Every test that a row fails strikes out the leaves to the left of
// it, a bit each, and the first leaf of a tree that is left is the one that a
// walk would come to. The machine has nothing to guess, and what all rows of a
// decision fail, as they share what is known of the question, is struck out once.
type scorer struct {
	columns []column
	cuts    []cut                // of all columns
	leaves  [][maxLeaves]float32 // their values, tree by tree, first to last
	pool    sync.Pool            // of *struck
}

// A column holds the tests that read one feature in one way.
type column struct {
	feature int
	from    int32 // where its cuts begin
	left    int32 // 1 where a missing value passes
	zero    bool  // zero is a missing value

	// whole has the ends for whole numbers from leastWhole on: nearly all values
	// are flags and small numbers, and need no search.
	whole [wholeNumbers]int32

	thresholds []int32 // ascending
	ends       []int32 // where the cuts end of the tests before each threshold, and of all

	// parts has, of the stretches of one size from 0 to 1, in which probabilities
	// and shares lie, the first threshold that is not below the stretch.
	parts [shareParts]uint16
}

// The whole numbers whose ends a column has at hand.
const (
	leastWhole   = -1
	wholeNumbers = 64
)

// shareParts is how many stretches the numbers from 0 to 1 are in.
const shareParts = 64

// A cut is what is left of a tree where its test fails.
type cut struct {
	left uint32
	tree int32
}

// struck is the memory that the scores of one decision are worked out in.
type struck struct {
	first  []uint32   // what is left of each tree for all rows
	rows   [][]uint32 // for each
	back   []uint32   // that of rows
	differ []uint32   // by feature
	mixed  []int32    // where the cuts begin of the columns whose tests not all rows fail alike
	ends   []int32    // and where they end for each row, column by column
}

// ScoreAll returns the Score of each row; where there are several it is
// quicker than to ask for one after the other.
func (f *Forest) ScoreAll(rows [][]float32) []float64 {
	sums := make([]float64, len(rows))
	f.score(rows, sums)
	return sums
}

// Score returns the raw sum of the trees for a row, which must have a value
// for each of Names; NaN is a missing value. It allocates nothing. For a
// binary model Sigmoid makes a probability of it.
func (f *Forest) Score(x []float32) float64 {
	var sum [1]float64
	f.score([][]float32{x}, sum[:])
	return sum[0]
}

// score sets the sum of each row.
func (f *Forest) score(rows [][]float32, sums []float64) {
	if len(rows) == 0 {
		return
	}
	f.once.Do(func() { f.fast = newScorer(f) })
	s := f.fast
	w := s.pool.Get().(*struck)
	if s.common(w, rows); len(rows) == 1 {
		s.sum(w.first, &sums[0])
	} else {
		s.apart(w, rows)
		s.sumAll(w.rows, sums)
	}
	s.pool.Put(w)
}

// common strikes out of w.first what all rows fail, and lists the columns in
// which some fail more.
func (s *scorer) common(w *struck, rows [][]float32) {
	for t := range w.first {
		w.first[t] = math.MaxUint32
	}
	differ := w.differing(rows)
	w.mixed, w.ends = w.mixed[:0], w.ends[:0]
	if len(rows) > 1 {
		w.ends = slices.Grow(w.ends, len(rows)*len(s.columns))
	}
	for i := range s.columns {
		c := &s.columns[i]
		low := c.known(rows[0][c.feature])
		if low < 0 {
			low = c.search(rows[0][c.feature])
		}
		if differ[c.feature] != 0 {
			n := len(w.ends)
			ends := w.ends[n : n+len(rows)]
			high := low
			for r, x := range rows {
				end := c.known(x[c.feature])
				if end < 0 {
					end = c.search(x[c.feature])
				}
				low, high, ends[r] = min(low, end), max(high, end), end
			}
			if low < high {
				w.mixed, w.ends = append(w.mixed, low), w.ends[:n+len(rows)]
			}
		}
		if low > c.from {
			strike(w.first, s.cuts[c.from:low])
		}
	}
}

// differing returns for each feature 0 where all rows have the same value.
func (w *struck) differing(rows [][]float32) []uint32 {
	first := rows[0]
	w.differ = slices.Grow(w.differ[:0], len(first))[:len(first)]
	clear(w.differ)
	for _, x := range rows[1:] {
		x, differ := x[:len(first)], w.differ[:len(first)]
		for f, v := range first {
			differ[f] |= math.Float32bits(x[f]) ^ math.Float32bits(v)
		}
	}
	return w.differ
}

// apart strikes out of w.rows what each row fails.
func (s *scorer) apart(w *struck, rows [][]float32) {
	w.back, w.rows = w.back[:0], w.rows[:0]
	w.back = slices.Grow(w.back, len(rows)*len(s.leaves))
	for range rows {
		n := len(w.back)
		w.back = append(w.back, w.first...)
		w.rows = append(w.rows, w.back[n:])
	}
	ends := w.ends
	for _, from := range w.mixed {
		for r, end := range ends[:len(rows)] {
			if end > from {
				strike(w.rows[r], s.cuts[from:end])
			}
		}
		ends = ends[len(rows):]
	}
}

// known returns where the cuts end of the tests that a small whole number fails,
// -1 of other values.
func (c *column) known(v float32) int32 {
	if i := int32(v) - leastWhole; uint32(i) < wholeNumbers && float32(i+leastWhole) == v {
		return c.whole[i]
	}
	return -1
}

// search returns that end of any value: the tests that it fails are those whose
// threshold is below its key.
func (c *column) search(v float32) int32 {
	key, t := c.key(v), c.thresholds
	if v > zeroLimit && v < 1 {
		n := int(c.parts[int(v*shareParts)])
		for n < len(t) && t[n] < key {
			n++
		}
		return c.ends[n]
	}
	return c.ends[below(t, key)]
}

// below counts the thresholds below a key.
func below(t []int32, key int32) int {
	from, n := 0, len(t)
	for n > 0 { // without a branch that depends on the key
		half := (n + 1) / 2
		less := int((int64(t[from+half-1]) - int64(key)) >> 63)
		from += half & less
		n -= half
	}
	return from
}

// key returns the key of a value in the column.
func (c *column) key(v float32) int32 {
	if c.zero && v >= -zeroLimit && v <= zeroLimit {
		v = float32(math.NaN())
	}
	return key(v) + c.left
}

// strike strikes out leaves.
func strike(trees []uint32, cuts []cut) {
	for ; len(cuts) >= 8; cuts = cuts[8:] {
		c := (*[8]cut)(cuts)
		trees[c[0].tree] &= c[0].left
		trees[c[1].tree] &= c[1].left
		trees[c[2].tree] &= c[2].left
		trees[c[3].tree] &= c[3].left
		trees[c[4].tree] &= c[4].left
		trees[c[5].tree] &= c[5].left
		trees[c[6].tree] &= c[6].left
		trees[c[7].tree] &= c[7].left
	}
	for i := range cuts {
		trees[cuts[i].tree] &= cuts[i].left
	}
}

// sum sets the sum of the first leaves that are left.
func (s *scorer) sum(trees []uint32, sum *float64) {
	x := 0.0
	for t := range s.leaves {
		x += float64(s.leaves[t][first(trees[t])])
	}
	*sum = x
}

// first returns the first leaf that is left of a tree.
func first(left uint32) int { return bits.TrailingZeros32(left) & (maxLeaves - 1) }

// sumAll sets the sums of several rows, four at a time: an addition waits for the
// one before it.
func (s *scorer) sumAll(rows [][]uint32, sums []float64) {
	all := s.leaves
	for ; len(rows) >= 4; rows, sums = rows[4:], sums[4:] {
		var a, b, c, d float64
		p, q, u, v := rows[0][:len(all)], rows[1][:len(all)], rows[2][:len(all)], rows[3][:len(all)]
		for t := range all {
			leaves := &all[t]
			a += float64(leaves[first(p[t])])
			b += float64(leaves[first(q[t])])
			c += float64(leaves[first(u[t])])
			d += float64(leaves[first(v[t])])
		}
		sums[0], sums[1], sums[2], sums[3] = a, b, c, d
	}
	for i, r := range rows {
		s.sum(r, &sums[i])
	}
}

// newScorer makes the scorer of a forest.
func newScorer(f *Forest) *scorer {
	g := grower{forest: f, leaves: make([][maxLeaves]float32, len(f.trees)), tests: make([]test, 0, len(f.nodes)/2)}
	g.ends = make([]int32, columnKinds*len(f.names)+1)
	for t, root := range f.trees {
		g.tree, g.grown = int32(t), 0
		g.grow(root)
	}
	s := &scorer{leaves: g.leaves, cuts: make([]cut, 0, len(g.tests))}
	s.add(len(f.names), g.byColumn(), g.ends)
	s.pool.New = func() any { return &struck{first: make([]uint32, len(s.leaves))} }
	return s
}

// A test is one node of a tree.
type test struct {
	column    int32
	threshold int32
	cut
}

// add adds the columns, each with its tests, which end where ends says.
func (s *scorer) add(features int, tests []test, ends []int32) {
	columns, from := 0, int32(0)
	for _, end := range ends {
		if end > from {
			columns++
		}
		from = end
	}
	s.columns = make([]column, 0, columns)
	thresholds := make([]int32, 0, len(tests))
	cutEnds := make([]int32, 0, len(tests)+columns)
	from = 0
	for i, end := range ends {
		if list := tests[from:end]; len(list) > 0 {
			kind := i / features
			c := column{feature: i % features, left: int32(kind & columnLeft), zero: kind&columnZero != 0}
			thresholds, cutEnds = s.addColumn(c, list, thresholds, cutEnds)
		}
		from = end
	}
}

// addColumn adds a column with its tests, and has its thresholds and ends behind
// those of the columns before it.
func (s *scorer) addColumn(c column, tests []test, thresholds, ends []int32) (allThresholds, allEnds []int32) {
	slices.SortFunc(tests, func(a, b test) int { return cmp.Compare(a.threshold, b.threshold) })
	c.from = int32(len(s.cuts))
	t, e := len(thresholds), len(ends)
	for i := range tests {
		if i == 0 || tests[i].threshold != tests[i-1].threshold {
			thresholds = append(thresholds, tests[i].threshold)
			ends = append(ends, int32(len(s.cuts)))
		}
		s.cuts = append(s.cuts, tests[i].cut)
	}
	ends = append(ends, int32(len(s.cuts)))
	c.thresholds, c.ends = thresholds[t:len(thresholds):len(thresholds)], ends[e:len(ends):len(ends)]
	c.lookAhead()
	s.columns = append(s.columns, c)
	return thresholds, ends
}

// The keys of the whole numbers, and of the beginnings of the stretches.
var wholeKeys, partKeys = func() (whole [wholeNumbers]int32, parts [shareParts]int32) {
	for i := range whole {
		whole[i] = key(float32(i + leastWhole))
	}
	for i := range parts {
		parts[i] = key(float32(i) / shareParts)
	}
	return whole, parts
}()

// lookAhead fills in whole and parts.
func (c *column) lookAhead() {
	t, n := c.thresholds, 0
	for i, key := range wholeKeys {
		for n < len(t) && t[n] < key+c.left {
			n++
		}
		c.whole[i] = c.ends[n]
	}
	if c.zero {
		c.whole[-leastWhole] = c.ends[below(t, c.key(0))]
	}
	n = 0
	for i, key := range partKeys { // in which zero is no missing value
		for n < len(t) && t[n] < key+c.left {
			n++
		}
		c.parts[i] = uint16(n)
	}
}

// A grower numbers the leaves of the trees and lists their tests.
type grower struct {
	forest *Forest
	tree   int32
	grown  int // leaves of the tree so far
	leaves [][maxLeaves]float32
	tests  []test
	ends   []int32 // how many tests each column has, its number one more
}

// grow goes over node i and all below it, and returns the node behind those.
func (g *grower) grow(i int32) int32 {
	n := &g.forest.nodes[i]
	if n.isLeaf() {
		g.leaves[g.tree][g.grown] = g.forest.values[i]
		g.grown++
		return i + 1
	}
	from := g.grown
	right := g.grow(i + 1)
	left := uint32(1)<<g.grown - uint32(1)<<from
	g.tests = append(g.tests, test{int32(n.column), n.threshold, cut{^left, g.tree}})
	g.ends[n.column+1]++
	return g.grow(right)
}

// byColumn returns the tests column by column, and leaves in ends where each
// column's end.
func (g *grower) byColumn() []test {
	for c := range len(g.ends) - 1 {
		g.ends[c+1] += g.ends[c]
	}
	sorted := make([]test, len(g.tests))
	for _, t := range g.tests { // ends[c] is where the next test of column c goes
		sorted[g.ends[t.column]] = t
		g.ends[t.column]++
	}
	g.ends = g.ends[:len(g.ends)-1]
	return sorted
}
