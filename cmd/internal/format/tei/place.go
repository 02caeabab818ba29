package tei

import (
	"cmp"
	"slices"
	"strings"

	"quotes/cmd/internal/format/marking"
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
func (m *teiMarkup) quotePieces() []marking.Piece {
	var out []marking.Piece
	for i := range m.doc.Quotes {
		for j, places := range m.doc.Markup.Parts[m.doc.Quotes[i].ID] {
			for _, place := range places {
				for _, s := range m.split(marking.Stretch{Start: place.From, End: place.To}) {
					out = append(out, marking.Piece{Stretch: s, Quote: i, Part: j})
				}
			}
		}
	}
	return out
}

// split returns the stretches of a place that hold words, and other elements
// whole or not at all.
func (m *teiMarkup) split(place marking.Stretch) []marking.Stretch {
	tags := m.tagsIn(place)
	var out []marking.Stretch
	at := place.Start
	add := func(end int) {
		if s := m.trim(marking.Stretch{Start: at, End: end}); m.hasWords(s) {
			out = append(out, s)
		}
	}
	for i, bound := range m.bounds(tags) {
		if t := &m.tags[tags.Start+i]; bound && !t.gone {
			add(t.Start)
			at = t.End
		}
	}
	add(place.End)
	return out
}

// tagsIn returns the first and the last index, half-open, of the tags in a place.
func (f *xmlFile) tagsIn(place marking.Stretch) marking.Stretch {
	find := func(at int) int {
		i, _ := slices.BinarySearchFunc(f.tags, at, func(t xmlTag, at int) int { return cmp.Compare(t.End, at+1) })
		return i
	}
	return marking.Stretch{Start: find(place.Start), End: find(place.End)}
}

// bounds says of each tag whether a said element must end at it: where the
// other tag of its element is not among them, where the element stands apart,
// and where it holds one that must not be held.
func (f *xmlFile) bounds(tags marking.Stretch) []bool {
	bounds := make([]bool, tags.End-tags.Start)
	var open []int
	for i := tags.Start; i < tags.End; i++ {
		t := &f.tags[i]
		switch {
		case t.opens:
			open = append(open, i)
			bounds[i-tags.Start] = t.pair >= tags.End || apart[t.name]
		case t.pair < tags.Start:
			bounds[i-tags.Start] = true
		default:
			open = open[:len(open)-1]
			bound := bounds[t.pair-tags.Start]
			bounds[i-tags.Start] = bound
			if last := len(open) - 1; bound && last >= 0 {
				bounds[open[last]-tags.Start] = true
			}
		}
	}
	return bounds
}

// trim leaves the white space at the ends of a stretch out.
func (m *teiMarkup) trim(s marking.Stretch) marking.Stretch {
	const space = " \t\r\n"
	text := m.raw[s.Start:max(s.Start, s.End)]
	s.End = s.Start + len(strings.TrimRight(text, space))
	s.Start += len(text) - len(strings.TrimLeft(text, space))
	return s
}

// hasWords says that a stretch holds more than tags, comments and white space.
func (m *teiMarkup) hasWords(s marking.Stretch) bool {
	tags := m.tagsIn(s)
	at := s.Start
	for _, t := range m.tags[tags.Start:tags.End] {
		if strings.TrimSpace(m.raw[at:max(at, t.Start)]) != "" {
			return true
		}
		at = t.End
	}
	return at < s.End && strings.TrimSpace(m.raw[at:s.End]) != ""
}
