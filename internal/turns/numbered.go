package turns

import "quotes/internal/char"

// The evidence that the lines of a record of a court are numbered.
const (
	numberedLeast = 5 // lines
	numberedShare = 6 // of ten lines that are not blank
	numberedMost  = 99
)

// cutNumbers takes the numbers off lines that count from 1 to the foot of the
// page, as depositions have them.
func (s *finder) cutNumbers() {
	sizes := make([]int, len(s.lines))
	numbered, all, last := 0, 0, 0
	for i, l := range s.lines {
		if l.start == l.end {
			continue
		}
		all++
		n, size := lineNumber(s.text[l.start:l.end])
		if size > 0 && (n == last+1 || n == 1 && last > 1) {
			sizes[i], last = size, n
			numbered++
		}
	}
	if numbered < numberedLeast || numbered*10 < all*numberedShare {
		return
	}
	for i, size := range sizes {
		if size > 0 {
			s.lines[i].start, _ = trim(s.text, s.lines[i].start+size, s.lines[i].end)
		}
	}
}

// lineNumber returns the number that a line starts with, white space after it,
// and its length, 0 where there is none.
func lineNumber(in string) (n, size int) {
	for size < len(in) && char.ASCIIDigit(in[size]) && n <= numberedMost {
		n = n*10 + int(in[size]-'0')
		size++
	}
	if n > numberedMost || size < len(in) && !char.SpaceByte(in[size]) {
		return 0, 0
	}
	return n, size
}
