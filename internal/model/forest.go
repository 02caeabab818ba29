package model

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
)

// ErrFeatures says that a model was trained on other features than the
// program computes.
var ErrFeatures = errors.New("the model was trained on other features")

// A Forest is a sum of boosted decision trees over one row of features. It is
// immutable and safe for concurrent use.
type Forest struct {
	names  []string
	nodes  []node
	values []float32 // of the nodes that are leaves
	trees  []int32   // where the nodes of each tree begin
	zeros  bool      // some node treats zero as missing

	once sync.Once
	fast *scorer // nil where the forest is not fit for one
}

// A node sends a row to one of two children. The nodes of a tree stand depth
// first, so that the left child is the next node, and the right one stands so
// many behind that as right says. A row goes left where
//
//	keys[column] <= threshold
//
// A row has each feature in up to four columns of keys, by what becomes of a
// missing value; see columns. A leaf leads to itself, so that a walk that has
// come to its end can go on until those beside it have: its threshold is below
// every key.
type node struct {
	threshold int32
	column    uint16
	right     int16
}

// The columns of a feature: its number plus these times the number of features.
const (
	columnLeft = 1 // a missing value goes left: its key wraps around to the least
	columnZero = 2 // zero counts as missing
)

const (
	leafThreshold = math.MinInt32
	zeroLimit     = 1e-35 // LightGBM's kZeroThreshold
	maxLeaves     = math.MaxInt16 / 2
	maxFeature    = math.MaxUint16 / 4
)

// key returns a number that is ordered as values are. That of NaN, which
// stands for a missing value, is the greatest.
func key(v float32) int32 {
	if v != v {
		return math.MaxInt32
	}
	bits := int32(math.Float32bits(v + 0)) // which makes of -0 a 0
	return bits ^ int32(uint32(bits>>31)>>1)
}

// valueOf returns the value of a key.
func valueOf(key int32) float32 {
	return math.Float32frombits(uint32(key ^ int32(uint32(key>>31)>>1)))
}

// isLeaf says that the node is a leaf.
func (n *node) isLeaf() bool { return n.threshold == leafThreshold }

// step returns how far behind the node the child stands that a key leads to. It
// goes without a branch, which the machine would guess wrong half of the time.
func (n *node) step(key int32) int32 {
	above := int32((int64(n.threshold) - int64(key)) >> 63)
	return 1 + int32(n.right)&above
}

// addLeaf adds a leaf.
func (f *Forest) addLeaf(value float32) {
	f.nodes = append(f.nodes, node{threshold: leafThreshold, right: -1})
	f.values = append(f.values, value)
}

// addSplit adds a node whose left child is added next, and returns its place.
func (f *Forest) addSplit(s split) (at int) {
	column, above := int(s.feature), key(s.threshold)
	if s.missingLeft {
		column, above = column+columnLeft*len(f.names), above+1
	}
	if s.zero {
		column += columnZero * len(f.names)
		f.zeros = true
	}
	f.nodes = append(f.nodes, node{threshold: above, column: uint16(column)})
	f.values = append(f.values, 0)
	return len(f.nodes) - 1
}

// fork says that the right child of a node is added next. It fails where that is
// too far behind.
func (f *Forest) fork(at int) bool {
	right := len(f.nodes) - at - 1
	f.nodes[at].right = int16(right)
	return right <= math.MaxInt16
}

// Names returns the names of the features, in the order of a row.
func (f *Forest) Names() []string { return slices.Clone(f.names) }

// Trees returns the number of trees.
func (f *Forest) Trees() int { return len(f.trees) }

// Check returns an error that wraps ErrFeatures where names are not the
// features that the forest was trained on, in order. Whoever loads a forest
// calls it once with the program's own table.
func (f *Forest) Check(names []string) error {
	if len(names) != len(f.names) {
		return fmt.Errorf("%w: it has %d features, the program %d", ErrFeatures, len(f.names), len(names))
	}
	for i, name := range names {
		if name != f.names[i] {
			return fmt.Errorf("%w: feature %d is %q, in the program %q", ErrFeatures, i, f.names[i], name)
		}
	}
	return nil
}

// Score returns the raw sum of the trees for a row, which must have a value
// for each of Names; NaN is a missing value. It allocates nothing. For a
// binary model Sigmoid makes a probability of it.
func (f *Forest) Score(x []float32) float64 {
	var sum [1]float64
	f.add(sum[:], [][]float32{x})
	return sum[0]
}

// Softmax makes probabilities of scores, in place.
func Softmax(p []float64) {
	top, sum := math.Inf(-1), 0.0
	for _, x := range p {
		top = max(top, x)
	}
	for i, x := range p {
		p[i] = math.Exp(x - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// Sigmoid makes a probability of a binary model's raw score.
func Sigmoid(score float64) float64 { return 1 / (1 + math.Exp(-score)) }

// A split is a node as it was trained: what goes left, and where a missing
// value goes.
type split struct {
	feature     uint16
	threshold   float32
	missingLeft bool
	zero        bool // zero is missing too
}

// split returns node i as it was trained.
func (f *Forest) split(i int) split {
	n, width := f.nodes[i], len(f.names)
	kind := int(n.column) / width
	s := split{feature: uint16(int(n.column) % width), missingLeft: kind&columnLeft != 0, zero: kind&columnZero != 0}
	if s.missingLeft {
		n.threshold--
	}
	s.threshold = valueOf(n.threshold)
	return s
}
