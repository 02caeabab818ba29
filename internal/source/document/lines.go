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
	case d.Map != nil:
		return d.Map.lineStarts(d.Text)
	case d.Lines != nil:
		return d.Lines
	case d.Marked:
		return nil
	}
	sep := lineEnd(d.Text)
	if sep == '\n' {
		return nil
	}
	starts := []int{0}
	for i := range len(d.Text) {
		if d.Text[i] == sep {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineEnd returns the byte that ends the lines of a text.
func lineEnd(text string) byte {
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') >= 0 {
		return '\r'
	}
	return '\n'
}

// lineStarts counts the file's lines up to each segment of the text, and inside
// of plain ones, once from the beginning to the end. What stands in another
// order than in the file, as a parser of pages moves it, belongs to the last
// line that was read.
func (m *Map) lineStarts(text string) []int {
	starts, read, sep := []int{0}, 0, lineEnd(m.raw)
	for i, s := range m.segments {
		at := int(s.text)
		for ; read < int(s.from); read++ {
			if m.raw[read] == sep {
				starts = append(starts, at)
			}
		}
		if !s.plain {
			continue
		}
		end := len(text)
		if i+1 < len(m.segments) {
			end = int(m.segments[i+1].text)
		}
		for ; read < int(s.to) && read-int(s.from) < end-at; read++ {
			if m.raw[read] == sep {
				starts = append(starts, at+read-int(s.from)+1)
			}
		}
	}
	return starts
}

// Lines yields the lines of a text with their ends: LF, CRLF, or CR where the
// text has no LF.
func Lines(text string) iter.Seq[string] {
	if lineEnd(text) == '\n' {
		return strings.Lines(text)
	}
	return strings.SplitAfterSeq(text, "\r")
}
