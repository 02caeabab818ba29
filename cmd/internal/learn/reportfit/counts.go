package reportfit

import "quotes/internal/report"

// A count is how often a word stood in the training texts, and how often of
// those in a cue and in a source.
type count struct{ all, cue, source int32 }

// counts are the counts of words, known by their hash.
type counts map[uint32]count

// add counts a paragraph with its labels.
func (c counts) add(w *report.Words, gold []uint8) {
	for i := range w.Len() {
		stem := w.Stem(i)
		n := c[stem]
		n.all++
		switch p, _ := report.PartOf(gold[i]); p {
		case report.Cue:
			n.cue++
		case report.Source:
			n.source++
		}
		c[stem] = n
	}
}

// put adds what another has counted.
func (c counts) put(other counts) {
	for k, n := range other {
		m := c[k]
		c[k] = count{m.all + n.all, m.cue + n.cue, m.source + n.source}
	}
}

// minCount is how often a word must have been seen for its share to count.
const minCount = 3

// stats returns the steps of the words that were seen often enough; less, where
// it is not nil, is what to leave out of account: a document's own counts.
func (c counts) stats(less counts) report.Stats {
	s := report.Stats{}
	for k, n := range c {
		if less != nil {
			m := less[k]
			n = count{n.all - m.all, n.cue - m.cue, n.source - m.source}
		}
		if n.all < minCount {
			continue
		}
		s[k] = [2]uint8{step(n.cue, n.all), step(n.source, n.all)}
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
