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
	names []string
	nodes []node
	trees []int32 // where the nodes of each tree begin
	zeros bool    // some node treats zero as missing

	once sync.Once
	fast *scorer // nil where the forest is not fit for one
}

// A node sends a row to one of two children. The test is
//
//	key(x[feature]) + miss <= threshold       the value goes left
//
// in whole numbers that wrap around: a missing value has the greatest key, and
// goes right where miss is 0; where it is 1, its sum is the least there is, and
// it goes left.
//
// A child is an index relative to its tree's first node. A leaf leads to
// itself, so that a walk that has come to its end can go on until those beside
// it have; its threshold holds the bits of its value.
type node struct {
	threshold int32
	feature   uint16
	miss      uint8 // 1: a missing value goes left
	mark      uint8
	left      int32
	right     int32 // less left: steps are summed, not chosen
}

const (
	markLeaf   = 1
	markZero   = 2     // zero counts as missing
	zeroLimit  = 1e-35 // LightGBM's kZeroThreshold
	maxLeaves  = math.MaxInt16
	maxFeature = math.MaxUint16
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

// leaf returns the leaf that stands at a place.
func leaf(value float32, at int32) node {
	return node{threshold: int32(math.Float32bits(value)), mark: markLeaf, left: at}
}

// value returns what a leaf adds to the sum.
func (n *node) value() float64 { return float64(math.Float32frombits(uint32(n.threshold))) }

// next returns the child that a key leads to. It goes without a branch, which
// the machine would guess wrong half of the time.
func (n *node) next(key int32) int32 {
	above := int32((int64(n.threshold) - int64(key+int32(n.miss))) >> 63)
	return n.left + n.right&above
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
	f.Add(sum[:], [][]float32{x}, 0, len(f.trees))
	return sum[0]
}

// scoreZeros is the sum of some trees of forests that were trained with zero
// as missing.
func (f *Forest) scoreZeros(x []float32, from, to int) float64 {
	sum := 0.0
	for _, t := range f.trees[from:to] {
		n := &f.nodes[t]
		for n.mark&markLeaf == 0 {
			v := x[n.feature]
			if n.mark&markZero != 0 && v >= -zeroLimit && v <= zeroLimit {
				v = float32(math.NaN())
			}
			n = &f.nodes[t+n.next(key(v))]
		}
		sum += n.value()
	}
	return sum
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

// node returns the split in the form that Score reads.
func (s split) node(left, right int32) node {
	n := node{threshold: key(s.threshold), feature: s.feature, left: left, right: right - left}
	if s.missingLeft {
		n.miss = 1
		n.threshold++
	}
	if s.zero {
		n.mark = markZero
	}
	return n
}

// split returns the node as it was trained, with its children.
func (n node) split() (s split, left, right int32) {
	s = split{feature: n.feature, threshold: valueOf(n.threshold - int32(n.miss)), missingLeft: n.miss == 1, zero: n.mark&markZero != 0}
	return s, n.left, n.left + n.right
}
