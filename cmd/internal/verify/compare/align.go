package compare

import (
	"slices"

	"quotes/cmd/internal/verify/token"
)

// What steps of an alignment cost. Words that are left out or put in together
// cost little more than the first of them: a clause that is missing is one
// change, and the words on both sides of it are found. Two words that differ
// cost less than leaving one out and putting one in, so that a change stays one
// step. What writers may do is cheap.
const (
	costChanged  = 120
	costNumber   = 80 // another number in the place of a number
	costAdd      = 50 // to put in words, and
	costAddMore  = 50 // each of them
	costDrop     = 70 // to leave out words, and
	costDropMore = 8  // each of them
	costTurn     = 60 // to leave out a label, and so to go on to another's words
	costFiller   = 25
	costBracket  = 20
	costInGap    = 1
	costOpenGap  = 10
)

// A step is what an alignment does with a word of the quote, of the source, or
// with one of each.
type step uint8

const (
	stepMatch   step = iota // a word of each: equal, or changed
	stepDropped             // a word of the source alone
	stepAdded               // a word of the quote alone
	steps
)

// An alignment is the cheapest way from the words of the source to those of a
// quote. Words of the source before the first and after the last are free.
type alignment struct {
	cost  int
	from  int    // words of the source
	to    int    // half-open
	steps []step // from the first word to the last
}

// far is a cost that nothing reaches.
const far = 1 << 29

// An Aligner keeps the tables of alignments, for the next one.
type Aligner struct {
	way       []uint8 // of each cell and step the step before: two bits each
	row, last [][steps]int32
}

// align finds the cheapest way (Gotoh 1982: three costs a cell, by the last
// step). cheap tells words of the source that cost little to leave out.
//
//	        source words ──▶        cell (i, j): the first i words of the quote
//	quote   0  0  0  0  0           against some words that end before j;
//	  │     1  ↘ match              ↓ added, → dropped; row 0 is free, and the
//	  ▼     2                       end is the cheapest cell of the last row
func (al *Aligner) align(quote []Word, source []token.Word, cheap []bool) alignment {
	if to := lastRun(quote, source); to > 0 {
		return alignment{from: to - len(quote), to: to, steps: make([]step, len(quote))}
	}
	n, m := len(quote), len(source)
	al.way = grow(al.way, (n+1)*(m+1))
	al.row, al.last = grow(al.row, m+1), grow(al.last, m+1)
	for j := range al.row {
		al.row[j] = [steps]int32{0, far, far}
	}
	for i := 1; i <= n; i++ {
		al.fill(quote, source, cheap, i)
	}
	return al.trace(n, m)
}

// lastRun returns where the last words of the source end that agree with all of the
// quote in a row, which nothing is cheaper than, or 0. Most quotes are right.
func lastRun(quote []Word, source []token.Word) int {
	for to := len(source); to >= len(quote) && to > 0; to-- {
		i, from := len(quote)-1, to-len(quote)
		for i >= 0 && !quote[i].Gap && !quote[i].Bracket && quote[i].Agrees(&source[from+i]) {
			i--
		}
		if i < 0 {
			return to
		}
	}
	return 0
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// fill fills row i.
func (al *Aligner) fill(quote []Word, source []token.Word, cheap []bool, i int) {
	al.row, al.last = al.last, al.row
	row, last, way := al.row, al.last, al.way[i*len(al.row):]
	w := &quote[i-1]
	open, more := int32(costAdd), int32(costAddMore)
	switch {
	case w.Gap:
		open, more = 0, costOpenGap
	case w.Bracket:
		open, more = 0, costBracket
	}
	for j := range row {
		a, from := cheapest(&last[j], open, stepAdded)
		row[j] = [steps]int32{far, far, a + more}
		by := uint8(from) << 4
		if j > 0 {
			open := dropOpen(w, cheap[j-1])
			d, from := cheapest(&row[j-1], open, stepDropped)
			if from == stepDropped && j > 1 && cheap[j-2] {
				d += open // a filler opens nothing
			}
			row[j][stepDropped] = d + dropMore(w, &source[j-1], cheap[j-1])
			by |= uint8(from) << 2
			if !w.Gap {
				m, from := cheapest(&last[j-1], 0, stepMatch)
				row[j][stepMatch] = m + matched(w, &source[j-1])
				by |= uint8(from)
			}
		}
		way[j] = by
	}
}

// cheapest returns the least cost of a cell and the step that it belongs to,
// where all steps but one must first open what they did not do.
func cheapest(cell *[steps]int32, open int32, same step) (int32, step) {
	match, dropped, added := cell[stepMatch]+open, cell[stepDropped]+open, cell[stepAdded]+open
	switch same {
	case stepMatch:
		match -= open
	case stepDropped:
		dropped -= open
	default:
		added -= open
	}
	switch {
	case match <= dropped && match <= added && match < far:
		return match, stepMatch
	case dropped <= added && dropped < far:
		return dropped, stepDropped
	case added < far:
		return added, stepAdded
	}
	return far, same
}

func dropOpen(w *Word, cheap bool) int32 {
	if w.Gap || w.Bracket || cheap {
		return 0
	}
	return costDrop
}

// dropMore is the cost of leaving out a word of the source after word w.
func dropMore(w *Word, s *token.Word, cheap bool) int32 {
	turn := int32(0)
	if s.Is(token.KindLabel) {
		turn = costTurn
	}
	switch {
	case w.Gap:
		return costInGap + turn
	case w.Bracket:
		return costBracket + costBracket + turn
	case cheap:
		return costFiller + turn
	}
	return costDropMore + turn
}

func matched(w *Word, s *token.Word) int32 {
	switch {
	case w.Bracket:
		return costBracket
	case w.Agrees(s):
		return 0
	case w.Is(token.KindNumber) && s.Is(token.KindNumber):
		return costNumber
	}
	return costChanged
}

// trace walks back from the cheapest end, the last of several.
func (al *Aligner) trace(n, m int) alignment {
	a := alignment{cost: far}
	var s step
	for j, cell := range al.row {
		for by := range steps {
			if c := int(cell[by]); c < a.cost || c == a.cost && by == stepMatch {
				a.cost, a.to, s = c, j, by
			}
		}
	}
	for i, j := n, a.to; i > 0; a.from = j {
		a.steps = append(a.steps, s)
		before := al.way[i*(m+1)+j] >> (2 * s) & 3
		switch s {
		case stepMatch:
			i, j = i-1, j-1
		case stepAdded:
			i--
		default:
			j--
		}
		s = step(before)
	}
	slices.Reverse(a.steps)
	return a
}
