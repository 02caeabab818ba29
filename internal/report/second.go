package report

import "quotes/internal/model"

// A run is a stretch of one label in a first labelling, outside ones included.
type run struct {
	part        Part
	first, last int32
	sent        int32
	margin      uint32 // the least of its words, folded
}

// A sketch is what the first labelling of a paragraph says as a whole; the
// second labelling looks at it.
type sketch struct {
	w       *Words
	runs    []run
	at      []int32 // word → run
	pattern []uint32
	ordinal []uint32 // run → its place among the runs of its sentence
	cueL    []int32  // word → run of the nearest cue to its left in the sentence, -1
	cueR    []int32
}

// sketchOf makes the sketch of a labelling.
func sketchOf(w *Words, y *model.Labelling) *sketch {
	s := &sketch{w: w, at: make([]int32, len(w.words)), cueL: make([]int32, len(w.words)), cueR: make([]int32, len(w.words))}
	for i := range w.words {
		part, first := PartOf(y.Labels[i])
		if i == 0 || first || w.words[i].at == 0 || s.runs[len(s.runs)-1].part != part {
			s.runs = append(s.runs, run{part: part, first: int32(i), sent: w.words[i].sent, margin: 9})
		}
		r := &s.runs[len(s.runs)-1]
		r.last = int32(i)
		r.margin = min(r.margin, foldMargin(y.Margins[i]))
		s.at[i] = int32(len(s.runs) - 1)
	}
	s.patterns()
	s.nearestCues()
	return s
}

func foldMargin(m float32) uint32 {
	for i, limit := range [...]float32{2, 5, 10, 18, 30, 50} {
		if m < limit {
			return uint32(i)
		}
	}
	return 6
}

// patterns folds the parts of every sentence into one number.
func (s *sketch) patterns() {
	s.pattern, s.ordinal = make([]uint32, len(s.w.sents)), make([]uint32, len(s.runs))
	n := uint32(0)
	for i := range s.runs {
		r := &s.runs[i]
		if s.w.words[r.first].at == 0 {
			n = 0
		}
		s.ordinal[i] = n
		if r.part != None && n < 7 {
			s.pattern[r.sent] = s.pattern[r.sent]*4 + uint32(r.part)
			n++
		}
	}
}

func (s *sketch) nearestCues() {
	last := int32(-1)
	for i := range s.at {
		if s.w.words[i].at == 0 {
			last = -1
		}
		s.cueL[i] = last
		if r := s.at[i]; s.runs[r].part == Cue && int(s.runs[r].last) == i {
			last = r
		}
	}
	last = -1
	for i := len(s.at) - 1; i >= 0; i-- {
		s.cueR[i] = last
		if r := s.at[i]; s.runs[r].part == Cue && int(s.runs[r].first) == i {
			last = r
		}
		if s.w.words[i].at == 0 {
			last = -1
		}
	}
}

// head returns the word of a cue that is likeliest its main word.
func (s *sketch) head(r int32) *word {
	best := &s.w.words[s.runs[r].first]
	for i := s.runs[r].first + 1; i <= s.runs[r].last; i++ {
		if x := &s.w.words[i]; x.cue > best.cue {
			best = x
		}
	}
	return best
}

// part returns the part of run i of the same sentence, 7 beyond it.
func (s *sketch) part(i, sent int32) uint32 {
	if i < 0 || int(i) >= len(s.runs) || s.runs[i].sent != sent {
		return 7
	}
	return uint32(s.runs[i].part)
}

// Features returns the features of word i for the second labelling.
func (s *sketch) Features(i int, buf []uint32) []uint32 {
	t := table{w: s.w, buf: buf[:0]}
	x := &s.w.words[i]
	at := s.at[i]
	r := &s.runs[at]
	part := uint32(r.part)
	edge := uint32(bit(int(r.first) == i)) | uint32(bit(int(r.last) == i))<<1
	here := part<<2 | edge
	l, rr := s.part(at-1, x.sent), s.part(at+1, x.sent)
	ll, rrr := s.part(at-2, x.sent), s.part(at+2, x.sent)
	size := distance(int(r.last - r.first + 1))
	t.add(201, here, r.margin, 0)
	t.add(202, here, l, rr)
	t.add(203, here, ll<<3|l, rr<<3|rrr)
	t.add(204, here, s.pattern[x.sent], s.ordinal[at])
	t.add(205, here, size, uint32(x.tag))
	t.add(206, here, l<<3|rr, uint32(x.tag))
	t.add(207, here, l<<3|rr, uint32(x.cue)<<8|uint32(x.chunk))
	t.add(208, here, x.lemma, l<<3|rr)
	t.add(209, here, r.margin, size)
	t.add(210, here, l<<3|rr, r.margin)
	first, last := s.part(at, x.sent), s.part(at, x.sent)
	if r.first > 0 {
		first = uint32(s.runs[s.at[r.first-1]].part)
	}
	if int(r.last)+1 < len(s.at) {
		last = uint32(s.runs[s.at[r.last+1]].part)
	}
	t.add(211, here, first<<3|last, l<<3|rr)
	s.cueFeatures(&t, 220, i, here, s.cueL[i])
	s.cueFeatures(&t, 240, i, here, s.cueR[i])
	s.neighbours(&t, i, here)
	return t.buf
}

// cueFeatures describe the word by a cue to its left or right.
func (s *sketch) cueFeatures(t *table, base uint32, i int, here uint32, c int32) {
	if c < 0 {
		t.add(base, here, uint32(t.w.words[i].tag), uint32(t.w.words[i].cue))
		return
	}
	r := &s.runs[c]
	h := s.head(c)
	gap := i - int(r.last)
	if i < int(r.first) {
		gap = int(r.first) - i
	}
	between := uint32(0)
	a, b := min(s.at[i], c)+1, max(s.at[i], c)
	for k := a; k < b && k < a+4; k++ {
		between = between*4 + uint32(s.runs[k].part)
	}
	around := s.part(c-1, r.sent)<<3 | s.part(c+1, r.sent)
	t.add(base+1, here, h.lemma, distance(gap))
	t.add(base+2, here, uint32(h.cue)<<4|distance(gap), between)
	t.add(base+3, here, between, around)
	t.add(base+4, here, h.lemma, between)
	t.add(base+5, here, uint32(h.cue)<<8|r.margin, around)
	t.add(base+6, here, around<<8|distance(gap), uint32(t.w.words[i].tag))
}

// neighbours describe the sentences before and after.
func (s *sketch) neighbours(t *table, i int, here uint32) {
	x := &s.w.words[i]
	before, after := uint32(63), uint32(63)
	if x.sent > 0 {
		before = s.pattern[x.sent-1] & 63
	}
	if int(x.sent)+1 < len(s.pattern) {
		after = s.pattern[x.sent+1] & 63
	}
	t.add(260, here, before, s.pattern[x.sent])
	t.add(261, here, after, s.pattern[x.sent])
	t.add(262, here, before, uint32(x.tag))
}
