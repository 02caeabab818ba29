package record

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Unit is what positions count.
type Unit string

// The units of positions.
const (
	CodePoints Unit = "codepoint" // as Python and Go's []rune count
	Bytes      Unit = "byte"      // of the text in UTF-8
	UTF16      Unit = "utf16"     // as JavaScript, Java and C# count
)

// Units lists the units, for flags and messages.
func Units() []Unit { return []Unit{CodePoints, Bytes, UTF16} }

// A ruler turns byte offsets into other units. It reads the text once, for
// all the offsets that are asked of it: the offsets are sorted, and the text is
// walked from each to the next.
type ruler struct {
	offsets []int // sorted, without repetition
	points  []int // the code points before offsets[i]
	units   []int // the units before offsets[i]
	length  int   // of the text, in units
}

// newRuler measures the text at the offsets.
func newRuler(text string, offsets []int, unit Unit) *ruler {
	slices.Sort(offsets)
	r := &ruler{offsets: slices.Compact(offsets)}
	r.points = make([]int, len(r.offsets))
	r.units = make([]int, len(r.offsets))
	at, points, units := 0, 0, 0
	for i, offset := range r.offsets {
		offset = min(max(offset, at), len(text))
		p, u := measure(text[at:offset], unit)
		at, points, units = offset, points+p, units+u
		r.points[i], r.units[i] = points, units
	}
	_, rest := measure(text[at:], unit)
	r.length = units + rest
	return r
}

// measure counts a text's code points and units. A byte that is no UTF-8
// counts as one code point.
func measure(s string, unit Unit) (points, units int) {
	points = utf8.RuneCountInString(s)
	switch unit {
	case Bytes:
		units = len(s)
	case UTF16:
		units = points + astral(s)
	default:
		units = points
	}
	return points, units
}

// astral counts the code points that UTF-16 writes with two units: those that
// UTF-8 begins with F0 to F4.
func astral(s string) int {
	if strings.IndexFunc(s, func(r rune) bool { return r > 0xFFFF }) < 0 {
		return 0
	}
	n := 0
	for _, r := range s {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func (r *ruler) index(offset int) int {
	i, _ := slices.BinarySearch(r.offsets, offset)
	return i
}

// unit returns the position of a byte offset in units, point in code points.
// The offset must be one of those that the ruler was made for.
func (r *ruler) unit(offset int) int  { return r.units[r.index(offset)] }
func (r *ruler) point(offset int) int { return r.points[r.index(offset)] }
