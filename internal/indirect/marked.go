package indirect

import (
	"cmp"
	"slices"
	"sort"

	"quotes/internal/news"
)

// A stretch is a part of a quote in marks.
type stretch struct {
	start, end int
	quote      *quote
}

// marked are the parts of quotes in marks, no nested ones, in the order of the
// text: what lies in a report is looked up in them, so that a long text takes
// time in proportion.
type marked struct {
	parts  []stretch
	speech []stretch // first parts of direct quotes
}

// newMarked lists the quotes.
func newMarked(quotes []*quote) marked {
	var m marked
	for _, q := range quotes {
		for _, p := range q.parts {
			m.parts = append(m.parts, stretch{p.Start, p.End, q})
		}
		if q.kind == news.Direct {
			m.speech = append(m.speech, stretch{q.parts[0].Start, q.parts[0].End, q})
		}
	}
	byStart := func(a, b stretch) int { return cmp.Compare(a.start, b.start) }
	slices.SortStableFunc(m.parts, byStart)
	slices.SortStableFunc(m.speech, byStart)
	return m
}

// from returns the stretches that start at byte pos or after it.
func from(list []stretch, pos int) []stretch {
	return list[sort.Search(len(list), func(i int) bool { return list[i].start >= pos }):]
}

// within returns the quotes of the parts that lie between start and end.
func (m *marked) within(start, end int) []*quote {
	var out []*quote
	for _, s := range from(m.parts, start) {
		if s.start > end {
			break
		}
		if s.end <= end {
			out = append(out, s.quote)
		}
	}
	return out
}

// beyond returns the end of the part that begins between start and end and goes
// beyond it, else end.
func (m *marked) beyond(start, end int) int {
	for _, s := range from(m.parts, start) {
		if s.start >= end {
			break
		}
		end = max(end, s.end)
	}
	return end
}

// speechIn returns where the first direct quote between start and end begins,
// else end.
func (m *marked) speechIn(start, end int) int {
	if next := from(m.speech, start); len(next) > 0 {
		return min(next[0].start, end)
	}
	return end
}
