package document

import (
	"iter"
	"strings"
)

// LineStarts returns where in the text the lines of the file begin: the line of
// a byte is the number of starts up to it. A line of the file that the text
// leaves out starts where the next words do. Lines end in LF or CRLF, and in CR
// where the file has no LF, as `grep -n` and editors count them. It is nil where
// the file has no lines of its own, as an archive; the text's lines count then.
func (d *Document) LineStarts() []int {
	switch {
	case d.FileLines != nil:
		return d.FileLines
	case d.Map != nil:
		return d.Map.LineStarts(d.Text, breaks(d.Map.raw))
	case d.Marked || lineEnd(d.Text) == '\n':
		return nil
	}
	return LinesOf(d.Text)
}

// LinesOf returns where the lines of a text begin, the first at 0.
func LinesOf(text string) []int { return append([]int{0}, breaks(text)...) }

// lineEnd returns the byte that ends the lines of a text.
func lineEnd(text string) byte {
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') >= 0 {
		return '\r'
	}
	return '\n'
}

// breaks returns where the lines of a text begin, from the second on.
func breaks(text string) []int {
	var starts []int
	sep := lineEnd(text)
	for i := range len(text) {
		if text[i] == sep {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// LineStarts returns where in a text the lines of the file begin, by where they
// begin in what the map leads to, from the second on; nil of no map. What stands in another
// order than there, as a parser of pages moves it, belongs to the last line that
// was read.
func (m *Map) LineStarts(text string, breaks []int) []int {
	if m == nil {
		return nil
	}
	starts, k := []int{0}, 0
	for i, s := range m.segments {
		at := int(s.text)
		for ; k < len(breaks) && breaks[k] <= int(s.from); k++ {
			starts = append(starts, at)
		}
		if !s.plain {
			continue
		}
		end := len(text)
		if i+1 < len(m.segments) {
			end = int(m.segments[i+1].text)
		}
		for to := min(int(s.to), int(s.from)+end-at); k < len(breaks) && breaks[k] <= to; k++ {
			starts = append(starts, at+breaks[k]-int(s.from))
		}
	}
	return starts
}

// BreaksBehind returns the breaks of a piece of a file, for [Map.LineStarts]: the
// lines before the piece begin where it does.
func BreaksBehind(before, piece string) []int {
	sep := "\n"
	if lineEnd(before+piece) == '\r' {
		sep = "\r"
	}
	return append(make([]int, strings.Count(before, sep)), breaks(piece)...)
}

// Lines yields the lines of a text with their ends: LF, CRLF, or CR where the
// text has no LF.
func Lines(text string) iter.Seq[string] {
	if lineEnd(text) == '\n' {
		return strings.Lines(text)
	}
	return func(yield func(string) bool) {
		for line := range strings.SplitAfterSeq(text, "\r") {
			if line != "" && !yield(line) { // nothing stands behind the last end
				return
			}
		}
	}
}
