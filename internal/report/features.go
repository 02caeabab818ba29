package report

// A table collects the features of one word.
type table struct {
	w   *Words
	buf []uint32
}

func (t *table) add(template, a, b, c uint32) { t.buf = append(t.buf, mix(template, a, b, c)) }

// Features returns the features of word i, in buf where it has room.
func (w *Words) Features(i int, buf []uint32) []uint32 {
	t := table{w, buf[:0]}
	t.near(i)
	t.chunks(i)
	t.group(i)
	t.phrase(i)
	t.anchor(100, i, w.left[i])
	t.anchor(140, i, w.right[i])
	t.both(i)
	t.strong(300, i, w.strongLeft[i])
	t.strong(320, i, w.strongRight[i])
	t.sentence(i)
	return t.buf
}

// beyond stands for the words before and after a paragraph.
var beyond = word{id: 1, lemma: 1, tag: 63}

func (t *table) at(i int) *word {
	if i < 0 || i >= len(t.w.words) {
		return &beyond
	}
	return &t.w.words[i]
}

// near describes the word and its neighbours.
func (t *table) near(i int) {
	x, l, r, ll, rr := t.at(i), t.at(i-1), t.at(i+1), t.at(i-2), t.at(i+2)
	tag := uint32(x.tag)
	edge := uint32(bit(x.at == 0))
	t.add(2, x.id, edge, 0)
	t.add(3, l.id, tag, 0)
	t.add(4, r.id, tag, 0)
	t.add(5, ll.id, 0, 0)
	t.add(6, rr.id, 0, 0)
	t.add(7, l.id, x.id, 0)
	t.add(8, x.id, r.id, 0)
	t.add(9, x.lemma, tag, 0)
	t.add(10, l.lemma, tag, uint32(l.tag))
	t.add(11, uint32(l.tag), tag, uint32(r.tag))
	t.add(12, uint32(ll.tag), uint32(l.tag), tag)
	t.add(13, tag, uint32(r.tag), uint32(rr.tag))
	t.add(14, tag, uint32(x.shape), edge)
	t.add(15, tag, uint32(x.cue), uint32(x.source))
	t.add(16, uint32(l.cue), uint32(x.cue), uint32(r.cue))
	t.add(17, uint32(l.source), uint32(x.source), uint32(r.source))
	t.add(18, uint32(x.cue), uint32(r.tag), uint32(rr.tag))
	t.add(19, uint32(x.cue), uint32(l.tag), uint32(ll.tag))
	t.add(20, uint32(x.cue), r.id, tag)
	t.add(21, uint32(x.lexical), tag, uint32(x.cue))
	t.add(22, uint32(l.lexical), uint32(r.lexical), tag)
	t.add(23, l.lemma, r.id, 0)
	t.add(24, l.id, r.id, tag)
}

// chunks describes the parts that the word and its neighbours have in phrases.
func (t *table) chunks(i int) {
	x, l, r := t.at(i), t.at(i-1), t.at(i+1)
	t.add(30, uint32(l.chunk), uint32(x.chunk), uint32(r.chunk))
	t.add(31, uint32(x.chunk), x.lemma, 0)
}

// group describes the verb group that the word lies in.
func (t *table) group(i int) {
	x := t.at(i)
	if x.group < 0 {
		return
	}
	g := &t.w.groups[x.group]
	h := &t.w.words[g.head]
	place := uint32(x.chunk)<<8 | uint32(min(int(g.head)-i, 5))&15
	form := uint32(g.form)<<3 | uint32(bit(g.passive))<<2 | uint32(bit(g.negated))<<1 | uint32(bit(g.modal))
	kind := uint32(9)
	if g.subject >= 0 {
		kind = uint32(t.w.phrases[g.subject].kind)
	}
	after, before := t.w.follower(g.end), t.w.opener(-1, g.first)
	that := uint32(bit(t.w.thatAfter(g.end) >= 0))
	cue := uint32(h.cue)
	t.add(40, h.lemma, place, 0)
	t.add(41, cue, place, uint32(h.lexical))
	t.add(42, h.lemma, form, 0)
	t.add(43, cue, form, kind)
	t.add(44, h.lemma, kind, uint32(g.how))
	t.add(45, cue, kind, uint32(g.how))
	t.add(46, h.lemma, after, 0)
	t.add(47, cue, after, form)
	t.add(48, cue, before, place)
	t.add(49, h.lemma, that, kind)
	t.add(50, cue, that, form)
	t.add(51, cue, after, that<<8|kind)
	t.add(52, h.lemma, before, 0)
	if g.subject >= 0 {
		s := &t.w.words[t.w.phrases[g.subject].head]
		t.add(53, cue, s.lemma, 0)
		t.add(54, cue, uint32(s.source), kind)
		t.add(55, h.lemma, uint32(s.source), form)
	}
	t.verbs(x, g, h)
	inside := t.inside(i)
	t.add(56, cue, inside, form)
	t.add(57, h.lemma, inside, 0)
}

// verbs describes the verb group by the one before it and by what follows its
// object.
func (t *table) verbs(x *word, g *group, h *word) {
	object := t.w.objectFollower(g.end)
	t.add(270, h.lemma, object, 0)
	t.add(271, uint32(h.cue), object, t.w.follower(g.end))
	t.add(272, h.lemma, t.w.follower(g.end), object)
	if x.group == 0 || t.w.words[t.w.groups[x.group-1].head].sent != x.sent {
		t.add(273, uint32(h.cue), uint32(x.chunk), 0)
		return
	}
	u := &t.w.groups[x.group-1]
	v := &t.w.words[u.head]
	near := distance(int(g.first-u.end)) | uint32(min(t.w.words[g.first].commas-v.commas, 1))<<4
	t.add(274, h.lemma, v.lemma, 0)
	t.add(275, uint32(h.cue), v.lemma, near)
	t.add(276, uint32(h.cue)<<4|uint32(v.cue), uint32(g.form)<<4|uint32(g.how), near)
}

// inside tells how the word lies to the anchor to its left: whether it could be
// within that one's clause.
func (t *table) inside(i int) uint32 {
	k := t.w.left[i]
	if k < 0 {
		return 0
	}
	a := &t.w.anchors[k]
	return 1 + uint32(a.cue) + 8*uint32(bit(a.that >= 0)) + 16*uint32(min(t.at(i).quotes-t.at(int(a.head)).quotes, 1))
}

// phrase describes the noun phrase that the word lies in.
func (t *table) phrase(i int) {
	x := t.at(i)
	if x.phrase < 0 {
		return
	}
	p := &t.w.phrases[x.phrase]
	h := &t.w.words[p.head]
	place := uint32(x.chunk)
	prep := uint32(0)
	if p.prep >= 0 {
		prep = t.w.words[p.prep].id
	}
	t.add(60, h.lemma, place, 0)
	t.add(61, uint32(h.source), uint32(h.cue), place)
	t.add(62, prep, uint32(p.kind), place)
	t.add(63, uint32(p.kind)<<2|uint32(bit(p.possessor >= 0))<<1|uint32(bit(p.possesses)), place, uint32(h.source))
	if p.subjectOf >= 0 {
		g := &t.w.groups[p.subjectOf]
		v := &t.w.words[g.head]
		how := uint32(g.how)<<4 | uint32(p.by)
		t.add(64, v.lemma, uint32(p.by), 0)
		t.add(65, uint32(v.cue), how, place)
		t.add(66, uint32(v.cue), how, uint32(p.kind))
		t.add(67, uint32(v.cue), uint32(h.source), how)
		t.add(68, uint32(v.lexical), how, 0)
		t.add(69, v.lemma, t.w.follower(g.end), 0)
		t.add(70, uint32(v.cue), h.lemma, 0)
	}
	if p.verb >= 0 {
		v := &t.w.words[t.w.groups[p.verb].head]
		t.add(71, v.lemma, place, 0)
		t.add(72, uint32(v.cue), uint32(p.kind), place)
	}
	if p.apposed >= 0 {
		t.add(73, uint32(t.w.phrases[p.apposed].kind), uint32(p.kind), 0)
	}
}

// distance folds a number of words.
func distance(n int) uint32 {
	switch {
	case n < 5:
		return uint32(n)
	case n < 7:
		return 5
	case n < 10:
		return 6
	case n < 15:
		return 7
	case n < 25:
		return 8
	}
	return 9
}

// relation tells how word i lies to an anchor and its subject.
func relation(a *anchor, i int32) uint32 {
	in := func(first, end int32) bool { return first <= i && i < end }
	switch {
	case a.subFirst >= 0 && in(a.subFirst, a.subEnd):
		return 1
	case in(a.first, a.end):
		return 2
	case i < a.first && a.subFirst >= 0 && i > a.subFirst:
		return 3 // between subject and verb
	case i < a.first:
		return 4
	case a.subFirst > a.first && i < a.subFirst:
		return 5
	case a.that >= 0 && i < a.that:
		return 6
	case a.that == i:
		return 7
	case a.that >= 0:
		return 8
	case a.subFirst > a.first:
		return 9 // after an inverted subject
	}
	return 10
}

// anchor describes the word by an anchor to its left or right.
func (t *table) anchor(base uint32, i int, k int32) {
	x := t.at(i)
	tag := uint32(x.tag)
	if k < 0 {
		t.add(base, tag, 0, 0)
		return
	}
	a := &t.w.anchors[k]
	h := &t.w.words[a.head]
	gap := i - int(a.end)
	commas, verbs, quotes, dashes := x.commas-h.commas, x.verbs-h.verbs, x.quotes-h.quotes, x.dashes-h.dashes
	if i < int(a.first) {
		gap = int(a.first) - i - 1
		commas, verbs, quotes, dashes = -commas, -verbs, -quotes, -dashes
	}
	dist, rel, cue := distance(gap), relation(a, int32(i)), uint32(a.cue)
	between := uint32(min(commas, 3)) | uint32(min(max(verbs, 0), 3))<<2 | uint32(min(quotes, 2))<<4 | uint32(min(dashes, 2))<<6
	t.add(base+1, a.lemma, rel, 0)
	t.add(base+2, a.lemma, dist, rel)
	t.add(base+3, cue, dist, rel)
	t.add(base+4, cue, dist, tag)
	t.add(base+5, a.pattern, rel, 0)
	t.add(base+6, a.pattern, dist, 0)
	t.add(base+7, a.lemma, between, 0)
	t.add(base+8, cue, between, rel)
	t.add(base+9, cue, rel, tag)
	t.add(base+10, cue, x.id, rel)
	t.add(base+11, a.lemma, x.id, 0)
	t.add(base+12, cue, rel<<8|between, uint32(x.chunk))
	t.add(base+13, a.pattern, cue, tag)
	t.add(base+14, a.lemma, a.pattern, rel)
}

// strong describes the word by the nearest anchor that is most often a cue.
func (t *table) strong(base uint32, i int, k int32) {
	if k < 0 {
		t.add(base, uint32(t.at(i).tag), uint32(t.at(i).cue), 0)
		return
	}
	a := &t.w.anchors[k]
	if k == t.w.left[i] || k == t.w.right[i] {
		t.add(base+1, uint32(a.cue), uint32(t.at(i).cue), uint32(t.at(i).chunk))
		return
	}
	x, h := t.at(i), t.at(int(a.head))
	gap := i - int(a.end)
	commas, verbs, quotes, dashes := x.commas-h.commas, x.verbs-h.verbs, x.quotes-h.quotes, x.dashes-h.dashes
	if gap < 0 {
		gap, commas, verbs, quotes, dashes = int(a.first)-i-1, -commas, -verbs, -quotes, -dashes
	}
	rel := relation(a, int32(i))
	between := uint32(min(max(commas, 0), 3)) | uint32(min(max(verbs, 0), 7))<<2 | uint32(min(max(quotes, 0), 1))<<5 | uint32(min(max(dashes, 0), 1))<<6
	t.add(base+2, a.lemma, rel, 0)
	t.add(base+3, a.lemma, between, 0)
	t.add(base+4, distance(gap), rel, uint32(x.tag))
	t.add(base+5, between, rel, uint32(x.cue)<<8|uint32(x.chunk))
	t.add(base+6, between, rel, uint32(x.tag))
	t.add(base+7, a.pattern, rel, 0)
}

// both describes the word by the anchors at its two sides.
func (t *table) both(i int) {
	l, r := t.w.left[i], t.w.right[i]
	side := func(k int32) (cue, rel, lemma uint32) {
		if k < 0 {
			return 15, 15, 0
		}
		a := &t.w.anchors[k]
		return uint32(a.cue), relation(a, int32(i)), a.lemma
	}
	lc, lr, ll := side(l)
	rc, rr, rl := side(r)
	x := t.at(i)
	t.add(180, lc<<4|rc, lr<<4|rr, 0)
	t.add(181, lc<<4|rc, lr<<4|rr, uint32(x.tag))
	t.add(182, lc<<4|rc, lr<<4|rr, uint32(x.cue))
	t.add(183, ll, rl, 0)
	t.add(184, ll, rc, uint32(x.cue)<<8|uint32(x.chunk))
	t.add(185, lc<<4|rc, uint32(x.cue)<<8|uint32(x.chunk), lr<<4|rr)
}

// sentence describes the sentence that the word lies in.
func (t *table) sentence(i int) {
	x := t.at(i)
	first := int(t.w.first[x.sent])
	f := t.at(first)
	place := distance(int(x.at))
	t.add(190, uint32(f.tag), place, uint32(min(x.sent, 2)))
	t.add(191, f.id, uint32(bit(x.at == 0)), 0)
	t.add(192, uint32(bit(t.w.Quote(first) >= 0))<<4|uint32(min(x.quotes, 3)), uint32(x.tag), uint32(x.chunk))
}
