package verify

// What steps of an alignment cost. Two words that differ cost less than
// leaving one out and putting one in, so that a change stays one step. What
// writers may do is cheap.
const (
	costWord    = 10
	costChanged = 17
	costFiller  = 3
	costBracket = 2
	costInGap   = 0
	costOpenGap = 1
)

// A step is one cell of the way through an alignment.
type step uint8

const (
	stepNone    step = iota
	stepMatch        // a word of each: equal, or changed
	stepAdded        // a word of the claim alone
	stepDropped      // a word of the source alone
)

// An alignment is the cheapest way from the words of the source to those of a
// claim. Words of the source before the first and after the last are free.
type alignment struct {
	cost  int
	from  int    // words of the source
	to    int    // half-open
	steps []step // from the first word to the last
}

// align finds the cheapest way. cheap tells words of the source that cost
// little to leave out.
//
//	        source words ──▶        cell (i, j): the first i words of the claim
//	claim   0  0  0  0  0           against some words that end before j;
//	  │     1  ↘ match              ↓ added, → dropped; row 0 is free, and the
//	  ▼     2                       end is the cheapest cell of the last row
func align(claim []claimWord, source []word, cheap []bool) alignment {
	n, m := len(claim), len(source)
	way := make([]step, (n+1)*(m+1))
	row, last := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		w := &claim[i-1]
		row, last = last, row
		row[0] = last[0] + added(w)
		way[i*(m+1)] = stepAdded
		for j := 1; j <= m; j++ {
			best, s := last[j]+added(w), stepAdded
			if !w.gap {
				if c := last[j-1] + matched(w, &source[j-1]); c < best || c == best && w.key == source[j-1].key {
					best, s = c, stepMatch
				}
			}
			if c := row[j-1] + dropped(w, i == n, cheap[j-1]); c < best {
				best, s = c, stepDropped
			}
			row[j], way[i*(m+1)+j] = best, s
		}
	}
	return trace(way, row, n, m)
}

func added(w *claimWord) int {
	switch {
	case w.gap:
		return costOpenGap
	case w.bracket:
		return costBracket
	}
	return costWord
}

func matched(w *claimWord, s *word) int {
	switch {
	case w.key == s.key:
		return 0
	case w.bracket:
		return costBracket
	}
	return costChanged
}

// dropped is the cost of leaving out a word of the source after word w.
func dropped(w *claimWord, end, cheap bool) int {
	switch {
	case end && !w.gap && !w.bracket:
		return costWord // free words after the end need no step
	case w.gap:
		return costInGap
	case w.bracket:
		return costBracket + 2
	case cheap:
		return costFiller
	}
	return costWord
}

// trace walks back from the cheapest end, the last of several.
func trace(way []step, row []int, n, m int) alignment {
	end := 0
	for j := range row {
		if row[j] <= row[end] {
			end = j
		}
	}
	a := alignment{cost: row[end], to: end}
	i, j := n, end
	for i > 0 {
		s := way[i*(m+1)+j]
		a.steps = append(a.steps, s)
		switch s {
		case stepMatch:
			i, j = i-1, j-1
		case stepAdded:
			i--
		default:
			j--
		}
	}
	a.from = j
	for x, y := 0, len(a.steps)-1; x < y; x, y = x+1, y-1 {
		a.steps[x], a.steps[y] = a.steps[y], a.steps[x]
	}
	return a
}
