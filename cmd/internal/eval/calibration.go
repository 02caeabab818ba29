package eval

import (
	"cmp"
	"math"
	"slices"
)

// A Bin is the answers whose confidence lies in one tenth.
type Bin struct {
	From       float64 `json:"from"`
	N          int     `json:"n"`
	Confidence float64 `json:"confidence"` // their mean
	Right      float64 `json:"right"`      // the share that is right
}

// A Calibration tells how far confidence is the share of right answers.
type Calibration struct {
	N    int     `json:"n"`
	ECE  float64 `json:"ece"` // expected calibration error: the mean distance of the bins, weighted by N
	Bins []Bin   `json:"bins"`
}

// bins is how many bins a calibration has.
const bins = 10

// calibrate compares confidence with truth over the answers that name
// somebody; it is nil where no answer has a confidence. A name given to what
// is no quote is wrong.
func calibrate(answers []Answer) *Calibration {
	c := &Calibration{Bins: make([]Bin, bins)}
	for i := range c.Bins {
		c.Bins[i].From = float64(i) / bins
	}
	for _, a := range answers {
		if !a.Named || a.Confidence < 0 {
			continue
		}
		b := &c.Bins[min(bins-1, int(a.Confidence*bins))]
		b.N++
		b.Confidence += a.Confidence
		if a.NameRight {
			b.Right++
		}
		c.N++
	}
	if c.N == 0 {
		return nil
	}
	for i := range c.Bins {
		b := &c.Bins[i]
		if b.N > 0 {
			c.ECE += math.Abs(b.Confidence-b.Right) / float64(c.N)
			b.Confidence /= float64(b.N)
			b.Right /= float64(b.N)
		}
	}
	return c
}

// A Point of the curve: under a threshold, a share of the quotes has a name,
// and a share of those names is right.
type Point struct {
	Threshold float64 `json:"threshold"`
	Coverage  float64 `json:"coverage"`
	Right     float64 `json:"right"`
}

// curve returns at most n points, by rising coverage; none where the answers
// have no confidence. Quotes of equal confidence are named together.
func curve(items []Item, n int) []Point {
	var named []Item
	all := 0
	for _, item := range items {
		if item.Named {
			all++
			if item.Given && item.Confidence >= 0 {
				named = append(named, item)
			}
		}
	}
	slices.SortStableFunc(named, func(a, b Item) int { return cmp.Compare(b.Confidence, a.Confidence) })
	var points []Point
	right, shown := 0, 0
	for i, item := range named {
		if item.NameRight {
			right++
		}
		last := i+1 == len(named)
		if !last && named[i+1].Confidence == item.Confidence {
			continue
		}
		if step := (i + 1) * n / all; step > shown || last {
			shown = step
			points = append(points, Point{item.Confidence, float64(i+1) / float64(all), float64(right) / float64(i+1)})
		}
	}
	return points
}
