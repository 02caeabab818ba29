package learn

import (
	"cmp"
	"slices"
)

// A Named is a name that was given, with a probability in [0,1], and whether it
// was right.
type Named struct {
	P     float64
	Right bool
}

// Lowest returns the lowest probability from which on at least such a share of
// the names are right; 1 where there is none. It puts the names in order.
func Lowest(names []Named, share float64) float64 {
	slices.SortStableFunc(names, func(a, b Named) int { return cmp.Compare(b.P, a.P) })
	right, least := 0, 1.0
	for i, n := range names {
		if n.Right {
			right++
		}
		if float64(right) >= share*float64(i+1) {
			least = n.P
		}
	}
	return least
}
