package report

import (
	"slices"

	"quotes/internal/nlp"
)

// complete adds a content to the sentences that have one cue with its source
// and no content: what stands before a tag at the end, else what follows the cue.
func complete(w *Words, ss []stretch) []stretch {
	out := slices.Clone(ss)
	for i := range ss {
		if ss[i].part != Cue || !lonely(w, ss, i) {
			continue
		}
		if c, ok := w.missing(ss, i); ok {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b stretch) int { return a.first - b.first })
	return out
}

// lonely says that cue i is the only cue of its sentence, that a source stands
// there, and no content.
func lonely(w *Words, ss []stretch, i int) bool {
	source := false
	for k := max(i-stretchReach, 0); k < min(i+stretchReach, len(ss)); k++ {
		last := w.words[ss[k].last].sent
		switch {
		case ss[k].sent > ss[i].sent || last < ss[i].sent:
		case ss[k].part == Content, ss[k].part == Cue && k != i:
			return false
		case ss[k].part == Source:
			source = true
		}
	}
	return source
}

// missing returns the content that cue i could have.
func (w *Words) missing(ss []stretch, i int) (stretch, bool) {
	sent := ss[i].sent
	first, end := int(w.first[sent]), len(w.words)
	if int(sent)+1 < len(w.first) {
		end = int(w.first[sent+1])
	}
	for end > first && nlp.Tag(w.words[end-1].tag) == nlp.Stop {
		end--
	}
	from, to := ss[i].first, ss[i].last // of the tag: source and cue
	for k := range ss {
		if ss[k].part == Source && ss[k].sent == sent {
			from, to = min(from, ss[k].first), max(to, ss[k].last)
		}
	}
	c := stretch{part: Content, sent: sent, cue: -1}
	switch {
	case to == end-1 && from-first > 2 && nlp.Tag(w.words[from-1].tag) == nlp.Comma:
		c.first, c.last = first, from-2
	case end-to > 3 && to == ss[i].last:
		c.first, c.last = to+1, end-1
	default:
		return c, false
	}
	return c, true
}
