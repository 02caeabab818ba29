// Package spelling tells how far two words are from each other by their letters.
package spelling

import "slices"

// OneLetter says that two words differ in one letter: put in, left out, or another.
func OneLetter(a, b string) bool {
	long, short := []rune(a), []rune(b)
	if len(long) < len(short) {
		long, short = short, long
	}
	same := 0
	for same < len(short) && long[same] == short[same] {
		same++
	}
	switch len(long) - len(short) {
	case 0:
		return same < len(short) && slices.Equal(long[same+1:], short[same+1:])
	case 1:
		return slices.Equal(long[same+1:], short[same:])
	}
	return false
}

// Distance is Levenshtein's: how many letters must be changed, put in or left out
// to make one word of the other.
func Distance(a, b string) int {
	to := []rune(b)
	row := make([]int, len(to)+1)
	for k := range row {
		row[k] = k
	}
	for i, x := range []rune(a) {
		last := row[0]
		row[0] = i + 1
		for k, y := range to {
			cost := last
			if x != y {
				cost++
			}
			last = row[k+1]
			row[k+1] = min(cost, last+1, row[k]+1)
		}
	}
	return row[len(to)]
}
