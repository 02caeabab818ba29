package report

// bind makes reports of a paragraph's stretches.
func bind(t *Tagger, w *Words, ss []stretch) []Report {
	b := newBinder(t, w, complete(w, ss))
	if more := b.missing(); len(more) > 0 {
		b = newBinder(t, w, inOrder(append(b.ss, more...)))
	}
	b.whole()
	return b.fixed(b.reports())
}

// A binder binds the stretches of one paragraph.
type binder struct {
	t      *Tagger
	w      *Words
	ss     []stretch
	source []int // stretch → the source of a cue, -1
	tag    []int // stretch → a second cue of a content, in a tag after it, -1

	cues, contents []int         // stretch → how many of them stand before it
	of             map[int][]int // cue → its contents
}

// newBinder gives every content its cues and every cue its source.
func newBinder(t *Tagger, w *Words, ss []stretch) *binder {
	n := len(ss)
	b := &binder{t: t, w: w, ss: ss, source: make([]int, n), tag: make([]int, n), cues: make([]int, n+1), contents: make([]int, n+1)}
	b.count()
	for i := range ss {
		b.source[i], b.tag[i] = -1, -1
		switch ss[i].part {
		case Content:
			ss[i].cue = b.cueOf(i)
		case Cue:
			b.source[i] = b.sourceOf(i)
		}
	}
	b.of = b.contentsOf()
	for i := range ss {
		if b.partOfCue(i) {
			if k := b.beforeTag(i); k >= 0 {
				b.tag[k] = i
			}
		}
	}
	b.of = b.contentsOf()
	return b
}

// count numbers the cues and the contents.
func (b *binder) count() {
	for i := range b.ss {
		b.cues[i+1], b.contents[i+1] = b.cues[i], b.contents[i]
		switch b.ss[i].part {
		case Cue:
			b.cues[i+1]++
		case Content:
			b.contents[i+1]++
		}
	}
}

// inReach bounds the stretches that can share a sentence with stretch i: a
// sentence may hold thousands, and the nearest are what counts.
func (b *binder) inReach(i int) (from, to int) {
	return max(i-stretchReach, 0), min(i+stretchReach, len(b.ss))
}

const stretchReach = 100

// gap counts the words between two stretches.
func gap(a, b *stretch) int {
	if a.first > b.first {
		a, b = b, a
	}
	return b.first - a.last - 1
}

// cuesBetween counts the cues between stretches i and k.
func (b *binder) cuesBetween(i, k int) int {
	return max(b.cues[max(i, k)]-b.cues[min(i, k)+1], 0)
}

// contentsBetween counts the contents between stretches i and k.
func (b *binder) contentsBetween(i, k int) int {
	return max(b.contents[max(i, k)]-b.contents[min(i, k)+1], 0)
}

// cueOf returns the cue that content i belongs to: the nearest in its
// sentences, else that of the content before it, or -1.
func (b *binder) cueOf(i int) int {
	best, least := -1, 1<<30
	c := &b.ss[i]
	from, to := b.inReach(i)
	for k := from; k < to; k++ {
		if b.ss[k].part != Cue || !b.share(i, k) {
			continue
		}
		cost := gap(c, &b.ss[k]) + 8*b.cuesBetween(i, k) + 4*b.contentsBetween(i, k)
		if k > i {
			cost += 2
		}
		if cost < least {
			best, least = k, cost
		}
	}
	if best >= 0 {
		return best
	}
	for k := i - 1; k >= 0; k-- {
		if b.ss[k].part == Content {
			return b.ss[k].cue
		}
	}
	return b.nextCue(i)
}

// nextCue returns the first cue after stretch i, or -1.
func (b *binder) nextCue(i int) int {
	for k := i + 1; k < len(b.ss); k++ {
		if b.ss[k].part == Cue {
			return k
		}
	}
	return -1
}

// share says that stretches i and k lie in one sentence, at least with an end.
func (b *binder) share(i, k int) bool {
	last := func(j int) int32 { return b.w.words[b.ss[j].last].sent }
	return b.ss[i].sent == b.ss[k].sent || last(i) == b.ss[k].sent || b.ss[i].sent == last(k)
}

// sourceOf returns the source of cue i: the one that holds its subject, else
// the nearest in its sentence, or -1.
func (b *binder) sourceOf(i int) int {
	best, least := -1, 1<<30
	from, to := b.inReach(i)
	for k := from; k < to; k++ {
		if b.ss[k].part != Source || b.ss[k].sent != b.ss[i].sent {
			continue
		}
		cost := gap(&b.ss[i], &b.ss[k]) + 10*b.cuesBetween(i, k)
		if b.subjectIn(i, k) {
			cost -= 40
		}
		if cost < least {
			best, least = k, cost
		}
	}
	return best
}

// subjectIn says that source k holds the subject of a verb of cue i.
func (b *binder) subjectIn(i, k int) bool {
	for j := b.ss[i].first; j <= b.ss[i].last; j++ {
		g := b.w.words[j].group
		if g < 0 || int(b.w.groups[g].head) != j {
			continue
		}
		for _, p := range [...]int32{b.w.groups[g].subject, b.w.groups[g].agent} {
			if p >= 0 && int(b.w.phrases[p].head) >= b.ss[k].first && int(b.w.phrases[p].head) <= b.ss[k].last {
				return true
			}
		}
	}
	return false
}

// reports lists what was bound together. A cue without content is no report,
// and a content without cue is one where a source stands beside it.
func (b *binder) reports() []Report {
	var out []Report
	for i := range b.ss {
		switch b.ss[i].part {
		case Cue:
			if contents := b.of[i]; len(contents) > 0 {
				out = append(out, b.report(i, b.source[i], contents))
			}
		case Content:
			if s := b.headlineSource(i); s >= 0 {
				out = append(out, b.report(-1, s, []int{i}))
			}
		}
	}
	return out
}

// contentsOf returns the contents of each cue.
func (b *binder) contentsOf() map[int][]int {
	out := map[int][]int{}
	for i := range b.ss {
		if b.ss[i].part != Content {
			continue
		}
		out[b.ss[i].cue] = append(out[b.ss[i].cue], i)
		if b.tag[i] >= 0 {
			out[b.tag[i]] = append(out[b.tag[i]], i)
		}
	}
	return out
}

// headlineSource returns the source right before content i that has no cue, or -1.
func (b *binder) headlineSource(i int) int {
	if b.ss[i].cue >= 0 || i == 0 || b.ss[i-1].part != Source || gap(&b.ss[i-1], &b.ss[i]) > 2 {
		return -1
	}
	return i - 1
}

func (b *binder) place(i int) Place {
	start, end := b.w.Span(b.ss[i].first, b.ss[i].last)
	return Place{start, end}
}

func (b *binder) report(cue, source int, contents []int) Report {
	r := Report{Verb: -1, Sentence: b.w.sents[b.ss[contents[0]].sent].Index}
	if source >= 0 {
		p := b.place(source)
		r.Source = &p
	}
	if cue >= 0 {
		p := b.wholeCue(cue)
		r.Cue = &p
		r.describe(b.w, &b.ss[cue])
	}
	for _, i := range contents {
		r.Content = append(r.Content, b.place(i))
	}
	b.tell(&r, cue, source, contents)
	r.row = b.row(&r, cue, source, contents)
	r.Confidence = b.t.confidence(r.row)
	return r
}
