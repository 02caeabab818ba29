package extract

import (
	"quotes/internal/char"
)

// A line is a stretch between line breaks, white space at both ends left out;
// blank lines have start == end.
type line struct {
	start, end int
	indent     int // bytes of white space before it
}

// addLine adds the line between start and end.
func (s *scanner) addLine(start, end int) {
	s.watch.Check()
	a, b := char.Trim(s.text, start, end)
	s.lines = append(s.lines, line{start: a, end: b, indent: a - start})
}
