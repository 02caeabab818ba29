package report

// A Count is how often a word stood in the training texts, and how often of
// those in a cue and in a source.
type Count struct{ All, Cue, Source int32 }

// Stats tell how often a word is a cue or a source, in steps from 1 to 7; what
// is not known has step 0.
type Stats map[uint32][2]uint8

func (s Stats) look(key uint32) (cue, source uint8) {
	v := s[key]
	return v[0], v[1]
}

// Counts are the counts of words, known by their hash.
type Counts map[uint32]Count

// Add counts a paragraph with its labels.
func (c Counts) Add(w *Words, gold []uint8) {
	for i := range w.words {
		x := &w.words[i]
		n := c[x.stem]
		n.All++
		switch p, _ := PartOf(gold[i]); p {
		case Cue:
			n.Cue++
		case Source:
			n.Source++
		}
		c[x.stem] = n
	}
}

// Take takes away what another has counted.
func (c Counts) Take(other Counts) {
	for k, n := range other {
		m := c[k]
		c[k] = Count{m.All - n.All, m.Cue - n.Cue, m.Source - n.Source}
	}
}

// Put adds what another has counted.
func (c Counts) Put(other Counts) {
	for k, n := range other {
		m := c[k]
		c[k] = Count{m.All + n.All, m.Cue + n.Cue, m.Source + n.Source}
	}
}

// minCount is how often a word must have been seen for its share to count.
const minCount = 3

// Stats returns the steps of the words that were seen often enough; less, where
// it is not nil, is what to leave out of account: a document's own counts.
func (c Counts) Stats(less Counts) Stats {
	s := Stats{}
	for k, n := range c {
		if less != nil {
			m := less[k]
			n = Count{n.All - m.All, n.Cue - m.Cue, n.Source - m.Source}
		}
		if n.All < minCount {
			continue
		}
		s[k] = [2]uint8{step(n.Cue, n.All), step(n.Source, n.All)}
	}
	return s
}

// step returns the step of a share.
func step(n, all int32) uint8 {
	p := (float64(n) + .05) / (float64(all) + 1)
	for i, limit := range [...]float64{.02, .06, .15, .3, .5, .75} {
		if p < limit {
			return uint8(i + 1)
		}
	}
	return 7
}
