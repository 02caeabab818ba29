package model

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"sort"
)

// An Isotonic is a calibration: a function that never falls and that makes a
// probability of a score. Between the points it is linear, outside of them
// constant.
type Isotonic struct {
	X []float64 `json:"x"` // scores, ascending
	Y []float64 `json:"y"` // probabilities, never falling
}

// A block is a stretch of scores that share one probability.
type block struct{ x, y, weight float64 }

// FitIsotonic learns a calibration by pooling adjacent violators: the points
// are the centres of the pooled blocks. A nil weight is 1 for all; rows
// without weight or with a score that is not a number are left out. The order
// of the rows does not matter.
func FitIsotonic(score []float64, label []bool, weight []float64) *Isotonic {
	var blocks []block
	for _, b := range points(score, label, weight) {
		blocks = append(blocks, b)
		for n := len(blocks); n > 1 && blocks[n-2].y >= blocks[n-1].y; n = len(blocks) {
			blocks[n-2] = pool(blocks[n-2], blocks[n-1])
			blocks = blocks[:n-1]
		}
	}
	iso := &Isotonic{}
	for _, b := range blocks {
		iso.X = append(iso.X, b.x)
		iso.Y = append(iso.Y, b.y)
	}
	return iso
}

// points returns one block for each score that occurs, ascending.
func points(score []float64, label []bool, weight []float64) []block {
	type sum struct{ weight, right float64 }
	sums := map[float64]sum{}
	for i, x := range score {
		w := 1.0
		if weight != nil {
			w = weight[i]
		}
		if w <= 0 || math.IsNaN(x) {
			continue
		}
		s := sums[x]
		s.weight += w
		if label[i] {
			s.right += w
		}
		sums[x] = s
	}
	blocks := make([]block, 0, len(sums))
	for x, s := range sums {
		blocks = append(blocks, block{x, s.right / s.weight, s.weight})
	}
	slices.SortFunc(blocks, func(a, b block) int {
		if a.x < b.x {
			return -1
		}
		return 1
	})
	return blocks
}

func pool(a, b block) block {
	w := a.weight + b.weight
	return block{(a.x*a.weight + b.x*b.weight) / w, (a.y*a.weight + b.y*b.weight) / w, w}
}

// At returns the probability of a score; an empty calibration returns the
// score itself.
func (c *Isotonic) At(x float64) float64 {
	n := len(c.X)
	if n == 0 {
		return x
	}
	i := sort.SearchFloat64s(c.X, x)
	switch {
	case i == 0 || math.IsNaN(x):
		return c.Y[0]
	case i == n:
		return c.Y[n-1]
	}
	share := (x - c.X[i-1]) / (c.X[i] - c.X[i-1])
	return c.Y[i-1] + share*(c.Y[i]-c.Y[i-1])
}

// MarshalBinary returns the calibration as JSON: it is small, and people can
// read it beside the model card.
func (c *Isotonic) MarshalBinary() ([]byte, error) {
	type plain Isotonic
	return json.Marshal((*plain)(c))
}

// UnmarshalBinary reads what MarshalBinary wrote and refuses what is no
// function that never falls.
func (c *Isotonic) UnmarshalBinary(data []byte) error {
	type plain Isotonic
	if err := json.Unmarshal(data, (*plain)(c)); err != nil {
		return err
	}
	rising := func(v []float64) bool { return sort.Float64sAreSorted(v) }
	if len(c.X) != len(c.Y) || !rising(c.X) || !rising(c.Y) {
		return errors.New("calibration: its points are not in order")
	}
	return nil
}
