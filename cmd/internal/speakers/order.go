package speakers

import (
	"cmp"
	"slices"
	"strings"
)

// Sorts returns the words by which rows can be sorted; the first is the default.
func Sorts() []string { return []string{"words", "quotes", "name"} }

// arrange sorts rows as all formats show them: months in the order of time, else as
// the user asks; where they are of several fields, those of one value of the first
// stand together, in the order in which the first of each group stands.
func (o *Options) arrange(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		for i, by := range o.By {
			if by != "month" || a.Values[i] == b.Values[i] {
				continue
			}
			switch known := isKnown(a.Values[i]); {
			case known == isKnown(b.Values[i]):
				return strings.Compare(a.Values[i], b.Values[i])
			case known:
				return -1
			}
			return 1
		}
		byCount := cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(b.Quotes, a.Quotes), strings.Compare(a.Key, b.Key))
		switch o.Sort {
		case "quotes":
			return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), byCount)
		case "name":
			return cmp.Or(slices.Compare(foldedAll(a.Values), foldedAll(b.Values)), byCount)
		}
		return byCount
	})
	if len(o.By) == 1 {
		return
	}
	group := map[string]int{}
	for i := range rows {
		if _, ok := group[rows[i].Values[0]]; !ok {
			group[rows[i].Values[0]] = i
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(group[a.Values[0]], group[b.Values[0]]) })
}

func foldedAll(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = folded(v)
	}
	return out
}

// topOf returns the first rows, and the rest of the group that the last of them is in:
// a group that is cut shows shares of which the others are missing.
func topOf(rows []Row, by []string, top int) []Row {
	if top <= 0 || top >= len(rows) {
		return rows
	}
	for len(by) > 1 && top < len(rows) && rows[top].Values[0] == rows[top-1].Values[0] {
		top++
	}
	return rows[:top]
}

// most returns the most words of the rows to which bars are drawn: of those whose
// values are known, else of all.
func most(rows []Row) *Row {
	var best *Row
	for i := range rows {
		r := &rows[i]
		known := !slices.ContainsFunc(r.Values, func(v string) bool { return !isKnown(v) })
		if known && (best == nil || r.Words > best.Words) {
			best = r
		}
	}
	for i := range rows {
		if best == nil || best.Words == 0 && rows[i].Words > 0 {
			best = &rows[i]
		}
	}
	return best
}
