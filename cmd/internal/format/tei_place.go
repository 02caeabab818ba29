package format

import (
	"cmp"
	"slices"
	"strings"
)

// apart are the elements that stand apart: no said element holds one.
var apart = nameSet(`p ab l lg head div div1 div2 div3 div4 div5 div6 div7 sp speaker stage list item label table row cell text group
	front body back opener closer salute signed dateline trailer epigraph argument byline titlePage titlePart docTitle postscript figure`)

func nameSet(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(list) {
		set[name] = true
	}
	return set
}

// quotePieces returns the stretches of the file that elements of ours can hold.
func (m *teiMarkup) quotePieces() []piece {
	var out []piece
	for i := range m.doc.Quotes {
		for j, places := range m.doc.Markup.Parts[m.doc.Quotes[i].ID] {
			for _, place := range places {
				for _, s := range m.split(stretch{place.From, place.To}) {
					out = append(out, piece{stretch: s, quote: i, part: j})
				}
			}
		}
	}
	return out
}

// split returns the stretches of a place that hold words, and other elements
// whole or not at all.
func (m *teiMarkup) split(place stretch) []stretch {
	tags := m.tagsIn(place)
	var out []stretch
	at := place.start
	add := func(end int) {
		if s := m.trim(stretch{at, end}); m.hasWords(s) {
			out = append(out, s)
		}
	}
	for i, bound := range m.bounds(tags) {
		if t := &m.tags[tags.start+i]; bound && !t.gone {
			add(t.start)
			at = t.end
		}
	}
	add(place.end)
	return out
}

// tagsIn returns the first and the last index, half-open, of the tags in a place.
func (f *xmlFile) tagsIn(place stretch) stretch {
	find := func(at int) int {
		i, _ := slices.BinarySearchFunc(f.tags, at, func(t xmlTag, at int) int { return cmp.Compare(t.end, at+1) })
		return i
	}
	return stretch{find(place.start), find(place.end)}
}

// bounds says of each tag whether a said element must end at it: where the
// other tag of its element is not among them, where the element stands apart,
// and where it holds one that must not be held.
func (f *xmlFile) bounds(tags stretch) []bool {
	bounds := make([]bool, tags.end-tags.start)
	var open []int
	for i := tags.start; i < tags.end; i++ {
		t := &f.tags[i]
		switch {
		case t.opens:
			open = append(open, i)
			bounds[i-tags.start] = t.pair >= tags.end || apart[t.name]
		case t.pair < tags.start:
			bounds[i-tags.start] = true
		default:
			open = open[:len(open)-1]
			bound := bounds[t.pair-tags.start]
			bounds[i-tags.start] = bound
			if last := len(open) - 1; bound && last >= 0 {
				bounds[open[last]-tags.start] = true
			}
		}
	}
	return bounds
}

// trim leaves the white space at the ends of a stretch out.
func (m *teiMarkup) trim(s stretch) stretch {
	const space = " \t\r\n"
	text := m.raw[s.start:max(s.start, s.end)]
	s.end = s.start + len(strings.TrimRight(text, space))
	s.start += len(text) - len(strings.TrimLeft(text, space))
	return s
}

// hasWords says that a stretch holds more than tags, comments and white space.
func (m *teiMarkup) hasWords(s stretch) bool {
	tags := m.tagsIn(s)
	at := s.start
	for _, t := range m.tags[tags.start:tags.end] {
		if strings.TrimSpace(m.raw[at:max(at, t.start)]) != "" {
			return true
		}
		at = t.end
	}
	return at < s.end && strings.TrimSpace(m.raw[at:s.end]) != ""
}
