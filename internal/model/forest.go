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
	leaves []float64
	trees  []tree
	zeros  bool // some node treats zero as missing

	once sync.Once
	fast *scorer // nil where the forest is not fit for one
}

// A node sends a row to one of two children. The test is
//
//	x[feature] <= threshold       the value goes left
//
// with the sign of both sides flipped where flip is set. NaN compares false
// and so goes right; flipped nodes are how a missing value goes left in the
// original model (there left and right are exchanged, and the threshold is the
// next number up, negated: v > t is -v <= -next(t)).
//
// A child is an index relative to its tree's first node, or the complement of
// one relative to its tree's first leaf.
type node struct {
	threshold   float32
	feature     uint16
	flip        uint16 // bit 15: the sign is flipped; bit 0: zero counts as missing
	left, right int16
}

const (
	flipSign   = 1 << 15
	flipZero   = 1
	zeroLimit  = 1e-35 // LightGBM's kZeroThreshold
	maxLeaves  = math.MaxInt16
	maxFeature = math.MaxUint16
)

// A tree is where the nodes and leaves of one tree begin.
type tree struct {
	node, leaf int32
	single     bool // the tree is one leaf
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
func (f *Forest) Score(x []float32) float64 { return f.Part(x, 0, len(f.trees)) }

// Part returns the sum of the trees from one number to before another: the
// first trees tell already which rows cannot win.
func (f *Forest) Part(x []float32, from, to int) float64 {
	trees := f.trees[from:to]
	if f.zeros {
		return f.scoreZeros(x, trees)
	}
	sum := 0.0
	for _, t := range trees {
		if t.single {
			sum += f.leaves[t.leaf]
			continue
		}
		nodes := f.nodes[t.node:]
		i := 0
		for i >= 0 {
			n := &nodes[i]
			v := math.Float32frombits(math.Float32bits(x[n.feature]) ^ uint32(n.flip)<<16)
			i = int(n.right)
			if v <= n.threshold {
				i = int(n.left)
			}
		}
		sum += f.leaves[int(t.leaf)+^i]
	}
	return sum
}

// scoreZeros is Part for forests that were trained with zero as missing.
func (f *Forest) scoreZeros(x []float32, trees []tree) float64 {
	sum := 0.0
	for _, t := range trees {
		i := 0
		if t.single {
			i = -1
		}
		for i >= 0 {
			i = f.nodes[int(t.node)+i].next(x)
		}
		sum += f.leaves[int(t.leaf)+^i]
	}
	return sum
}

// next returns the child that a row goes to.
func (n *node) next(x []float32) int {
	v := x[n.feature]
	if n.flip&flipZero != 0 && v >= -zeroLimit && v <= zeroLimit {
		v = float32(math.NaN())
	}
	if n.flip&flipSign != 0 {
		v = -v
	}
	if v <= n.threshold {
		return int(n.left)
	}
	return int(n.right)
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
func (s split) node(left, right int16) node {
	n := node{threshold: s.threshold, feature: s.feature, left: left, right: right}
	if s.missingLeft {
		n.flip = flipSign
		n.left, n.right = right, left
		n.threshold = -math.Nextafter32(s.threshold, float32(math.Inf(1)))
	}
	if s.zero {
		n.flip |= flipZero
	}
	return n
}

// split returns the node as it was trained, with its children.
func (n node) split() (s split, left, right int16) {
	s = split{feature: n.feature, threshold: n.threshold, zero: n.flip&flipZero != 0}
	if n.flip&flipSign == 0 {
		return s, n.left, n.right
	}
	s.missingLeft = true
	s.threshold = math.Nextafter32(-n.threshold, float32(math.Inf(-1)))
	return s, n.right, n.left
}
