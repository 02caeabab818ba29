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
	return inOrder(out)
}

// inOrder sorts stretches by the order of the text.
func inOrder(ss []stretch) []stretch {
	slices.SortStableFunc(ss, func(a, b stretch) int { return a.first - b.first })
	return ss
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

// beginOf returns the first stretch of the sentence of stretch i.
func beginOf(ss []stretch, i int) int {
	for sent := ss[i].sent; i > 0 && ss[i-1].sent == sent; {
		i--
	}
	return i
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
	for k := beginOf(ss, i); k < len(ss) && ss[k].sent == sent; k++ {
		if ss[k].part == Source {
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

// beforeTag returns the content that ends before cue i where that is a tag at
// the end of a sentence or clause, or -1: the bridge, which Holm called safe,
// is closed, police said.
func (b *binder) beforeTag(i int) int {
	from, to := i, i
	if from > 0 && b.ss[from-1].part == Source {
		from--
	} else if to+1 < len(b.ss) && b.ss[to+1].part == Source && gap(&b.ss[to], &b.ss[to+1]) == 0 {
		to++
	}
	k := from - 1
	if from == to || k < 0 || b.ss[k].part != Content || !b.share(i, k) || gap(&b.ss[k], &b.ss[from]) > 2 || gap(&b.ss[from], &b.ss[to]) > 1 && from < i {
		return -1
	}
	if end := b.ss[to].last + 1; end < len(b.w.words) && b.w.words[end].at > 0 {
		if t := nlp.Tag(b.w.words[end].tag); t != nlp.Stop && t != nlp.Comma {
			return -1
		}
	}
	return k
}

// fewWords is how many words before a content may be left out of it.
const fewWords = 3

// whole lets the contents before a tag at the end of their sentence begin with the
// sentence, where nothing else is found there: the cash came late, due to how the
// bill was drafted, Ek said.
func (b *binder) whole() {
	for i := range b.ss {
		if b.ss[i].part != Cue || b.source[i] < 0 {
			continue
		}
		from, to := min(i, b.source[i]), max(i, b.source[i])
		k := from - 1
		if to-from > 1 || k < 0 || b.ss[k].part != Content || b.ss[k].cue != i || gap(&b.ss[from], &b.ss[to]) > 0 || !b.tagAtEnd(k, from, to) {
			continue
		}
		first := int(b.w.first[b.ss[i].sent])
		if c := &b.ss[k]; c.first-first >= fewWords && (k == 0 || b.ss[k-1].last < first) {
			c.first = first
		}
	}
}

// tagAtEnd says that stretches from and to end their sentence, behind content k and
// a comma.
func (b *binder) tagAtEnd(k, from, to int) bool {
	comma := b.ss[from].first - 1
	if b.ss[k].last != comma-1 || nlp.Tag(b.w.words[comma].tag) != nlp.Comma || b.w.words[b.ss[k].first].sent != b.ss[from].sent {
		return false
	}
	end := b.ss[to].last + 1
	return end >= len(b.w.words) || b.w.words[end].at == 0 || nlp.Tag(b.w.words[end].tag) == nlp.Stop
}

// missing returns contents for the cues whose verb has a source for subject and
// that have none: what follows to the end of the sentence, where nothing else
// was found there.
func (b *binder) missing() []stretch {
	var out []stretch
	for i := range b.ss {
		if b.ss[i].part != Cue || b.source[i] < 0 || len(b.of[i]) > 0 || !b.subjectIn(i, b.source[i]) {
			continue
		}
		if c, ok := b.toEnd(i); ok {
			out = append(out, c)
		}
	}
	return out
}

// toEnd is what follows cue i in its sentence.
func (b *binder) toEnd(i int) (stretch, bool) {
	c := stretch{part: Content, sent: b.ss[i].sent, first: b.ss[i].last + 1, cue: -1}
	end := len(b.w.words)
	if int(c.sent)+1 < len(b.w.first) {
		end = int(b.w.first[c.sent+1])
	}
	if i+1 < len(b.ss) && b.ss[i+1].first < end {
		return c, false
	}
	for end > c.first && nlp.Tag(b.w.words[end-1].tag) == nlp.Stop {
		end--
	}
	c.last = end - 1
	if c.first >= end {
		return c, false
	}
	t := nlp.Tag(b.w.words[c.first].tag)
	return c, t != nlp.Comma && t != nlp.CC
}

// wholeCue returns the place of cue i with the cues right beside it that have
// no content of their own.
func (b *binder) wholeCue(i int) Place {
	first, last := i, i
	for last+1 < len(b.ss) && b.partOfCue(last+1) && gap(&b.ss[last], &b.ss[last+1]) == 0 {
		last++
	}
	for first > 0 && b.partOfCue(first-1) && gap(&b.ss[first-1], &b.ss[first]) == 0 {
		first--
	}
	return Place{b.place(first).Start, b.place(last).End}
}

// partOfCue says that stretch i is a cue without content.
func (b *binder) partOfCue(i int) bool { return b.ss[i].part == Cue && len(b.of[i]) == 0 }
