package pdf

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A gutter is narrow where the gap between columns is not much wider than that
// between words: columns are told by where many rows begin anew.
const (
	gapOfGutter   = 0.6 // the least gap before a column, in sizes of the letters
	gutterRows    = 8   // that begin anew at one place
	gutterAside   = 1.5 // points by which they may differ
	gutterCrossed = 4   // one row in as many may run over the gutter
)

// guttersOf returns where columns of a page begin, though the gap may be no wider
// than some between words: there many rows begin anew.
func guttersOf(rows [][]run) []float64 {
	starts := map[int][]int{} // rows by the place at which they begin anew
	for i, row := range rows {
		for k := 1; k < len(row); k++ {
			gap := (row[k].x0 - row[k-1].x1) / max(row[k].size, row[k-1].size, 1)
			if gap > gapOfGutter && math.Abs(row[k].x0) < 1e5 {
				at := int(math.Round(row[k].x0))
				starts[at] = append(starts[at], i)
			}
		}
	}
	var out []float64
	for _, at := range slices.Sorted(maps.Keys(starts)) {
		here := slices.Concat(starts[at-1], starts[at], starts[at+1])
		if len(here) >= gutterRows && len(starts[at]) >= max(len(starts[at-1]), len(starts[at+1])) &&
			!atGutter(float64(at), out) && !crossed(rows[slices.Min(here):slices.Max(here)+1], float64(at), len(here)) {
			out = append(out, float64(at))
		}
	}
	return out
}

// crossed says that too many rows run over a place at which n of them begin anew.
func crossed(rows [][]run, at float64, n int) bool {
	over := 0
	for _, row := range rows {
		if slices.ContainsFunc(row, func(r run) bool { return r.x0 < at-gutterAside && r.x1 > at+gutterAside }) {
			over++
		}
	}
	return over*gutterCrossed > n
}

func atGutter(x float64, gutters []float64) bool {
	return slices.ContainsFunc(gutters, func(g float64) bool { return math.Abs(g-x) <= gutterAside })
}

// inOrder brings lines into reading order: where rows are cut at one place into
// columns, the left column comes before the right ones, but for a box that stands
// beside the right one, which has begun above it.
func inOrder(rows [][]line) []line {
	var out []line
	for i := 0; i < len(rows); {
		c := columns(rows[i:])
		if c.rows == 0 {
			out = append(out, rows[i]...)
			i++
			continue
		}
		left, right := c.split(rows[i : i+c.rows])
		if len(out) > 0 && out[len(out)-1].goesOn(rows[i][0].y, c.right) {
			left, right = right, left
		}
		out = append(append(out, inOrder(left)...), inOrder(right)...)
		i += c.rows
	}
	return out
}

// goesOn says that the line is one of a text right of the gutter that goes on
// at a height: a line of some width, close above it.
func (l line) goesOn(y, gutter float64) bool {
	size := max(l.size, 1)
	return l.x0 >= gutter-gutterAside && l.y-y < 1.75*size && l.x1-l.x0 > 15*size
}

// A cut is rows that are cut in two: the gutter is between left and right.
type cut struct {
	rows        int
	left, right float64
}

// split returns the lines on both sides of the gutter.
func (c cut) split(rows [][]line) (left, right [][]line) {
	for _, row := range rows {
		n := 0
		for n < len(row) && !c.isRight(row[n]) {
			n++
		}
		if n > 0 {
			left = append(left, row[:n])
		}
		if n < len(row) {
			right = append(right, row[n:])
		}
	}
	return left, right
}

func (c cut) isRight(l line) bool { return l.x0 >= (c.left+c.right)/2 }

// What columns have at least, and at most.
const (
	leastRows    = 3   // on each side
	leastLetters = 20  // in a line of three columns and more, on the average: tables have less
	farApart     = 3   // between rows, in sizes of the letters
	labelLetters = 6   // in a line, on the average
	sameRow      = 0.8 // between lines side by side on base lines of their own
)

// cutOf returns where the first two rows are cut: one of them is, or they stand
// side by side, on base lines that differ.
func cutOf(rows [][]line) (cut, bool) {
	for _, row := range rows[:min(2, len(rows))] {
		if len(row) > 1 {
			return cut{left: row[0].x1, right: row[1].x0}, true
		}
	}
	if len(rows) < 2 || rows[0][0].y-rows[1][0].y > sameRow*rows[0][0].size {
		return cut{}, false
	}
	a, b := rows[0][0], rows[1][0]
	if a.x0 > b.x0 {
		a, b = b, a
	}
	return cut{left: a.x1, right: b.x0}, b.x0-a.x1 > gapOfGutter*a.size
}

// columns returns how many of the first rows are cut at one place, which gets
// narrower with each of them; no rows where they are not.
func columns(rows [][]line) cut {
	c, ok := cutOf(rows)
	if !ok {
		return cut{}
	}
	var left, right side
	most := 0
	for i, row := range rows {
		if i > 0 && rows[i-1][0].y-row[0].y > farApart*max(row[0].size, 1) || !c.narrow(row) {
			break
		}
		c.rows++
		most = max(most, len(row))
		for _, l := range row {
			if c.isRight(l) {
				right.add(l)
			} else {
				left.add(l)
			}
		}
	}
	table := most > 2 && left.letters+right.letters < leastLetters*(left.lines+right.lines)
	if left.lines < leastRows || right.lines < leastRows || table || left.labels(right) {
		return cut{}
	}
	return c
}

// A side counts what stands on one side of a cut.
type side struct{ lines, letters int }

func (s *side) add(l line) {
	s.lines++
	s.letters += utf8.RuneCountInString(strings.TrimSpace(l.text))
}

// labels says that the lines of the left side are no column of text but what
// stands before the lines of the right one: numbers of notes, names, Q and A.
func (s side) labels(right side) bool {
	long, longRight := s.letters/s.lines, right.letters/right.lines
	return long < labelLetters || long < longRight/2 && s.lines*5 < right.lines*3
}

// narrow takes a row into the cut, unless one of its lines runs over the gutter.
func (c *cut) narrow(row []line) bool {
	left, right := c.left, c.right
	for _, l := range row {
		isRight, isLeft := l.x0 >= left, l.x1 <= right
		switch {
		case isLeft && (!isRight || l.x0-left < right-l.x1):
			left = max(left, l.x1)
		case isRight:
			right = min(right, l.x0)
		default:
			return false
		}
	}
	if left > right {
		return false
	}
	c.left, c.right = left, right
	return true
}
