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

	once sync.Once
	fast *scorer // made when the first row is scored
}

// A node sends a row to one of two children. The nodes of a tree stand depth
// first, so that the left child is the next node, and the right one the node
// behind all those. A row goes left where the key of its column is not above the
// threshold. The threshold of a leaf is below every key.
type node struct {
	threshold int32
	column    uint16
}

// The columns of a feature, by what becomes of a missing value: its number plus
// these times the number of features.
const (
	columnLeft  = 1 // a missing value goes left: its key wraps around to the least
	columnZero  = 2 // zero counts as missing
	columnKinds = 4
)

const (
	leafThreshold = math.MinInt32
	zeroLimit     = 1e-35 // LightGBM's kZeroThreshold
	maxLeaves     = 32    // of a tree: a bit each in the scorer
	maxFeature    = math.MaxUint16 / columnKinds
)

// key returns a number that is ordered as values are. That of NaN, which
// stands for a missing value, is the greatest; that of -0 is one below that of 0.
func key(v float32) int32 {
	bits := int32(math.Float32bits(v))
	key := bits ^ int32(uint32(bits>>31)>>1)
	if uint32(bits)<<1 > 2*infinity {
		key = math.MaxInt32
	}
	return key
}

// infinity is +Inf, of which NaN has more bits.
const infinity = 0x7f800000

// valueOf returns the value of a key.
func valueOf(key int32) float32 {
	return math.Float32frombits(uint32(key ^ int32(uint32(key>>31)>>1)))
}

// isLeaf says that the node is a leaf.
func (n *node) isLeaf() bool { return n.threshold == leafThreshold }

// addLeaf adds a leaf.
func (f *Forest) addLeaf(value float32) {
	f.nodes = append(f.nodes, node{threshold: leafThreshold})
	f.values = append(f.values, value)
}

// addSplit adds a node whose left child is added next.
func (f *Forest) addSplit(s split) {
	column, above := int(s.feature), key(s.threshold+0) // which makes of -0 a 0
	if s.missingLeft {
		column, above = column+columnLeft*len(f.names), above+1
	}
	if s.zero {
		column += columnZero * len(f.names)
	}
	f.nodes = append(f.nodes, node{threshold: above, column: uint16(column)})
	f.values = append(f.values, 0)
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
