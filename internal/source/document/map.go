package document

import (
	"fmt"
	"sort"
)

// A Map leads from places in a document's text back to the file as it was
// given: the decoded file, in bytes of UTF-8. It is made while the text is
// written; nothing is searched for afterwards. The zero Map leads nowhere.
type Map struct {
	raw      string
	segments []segment
}

// A segment is a stretch of the text that came from one place of the file:
//
//	text  ... 120 [ Ben & Jerry ] 131 ...
//	file  ... 940 [ Ben ] 944 [ &amp; ] 949 [  Jerry ] 955 ...
//
// Plain segments have equal bytes on both sides; the others (an entity, white
// space that was folded) are one unit.
type segment struct {
	text     int32 // where it starts in the text; it ends where the next one starts
	from, to int32 // its bytes in the file
	plain    bool
	jump     bool // between the segment before and this one the file holds words that the text leaves out
}

// Raw returns the decoded file that the map leads to.
func (m *Map) Raw() string {
	if m == nil {
		return ""
	}
	return m.raw
}

// Find returns where the text's bytes [start, end) stand in the file. It is
// false where there is no one place that holds these words and no others.
func (m *Map) Find(start, end int) (from, to int, ok bool) {
	first, last := m.segmentsOf(start, end)
	if last < 0 {
		return 0, 0, false
	}
	for i := first + 1; i <= last; i++ {
		if m.segments[i].jump {
			return 0, 0, false
		}
	}
	s := m.stretch(first, last, start, end)
	return s.From, s.To, s.From <= s.To
}

// A Stretch is a place in the file: bytes, half-open.
type Stretch struct{ From, To int }

// Stretches returns the places of the file that together hold the words of the
// text's bytes [start, end), in the text's order: one, or more where the file
// has words in between that the text leaves out.
func (m *Map) Stretches(start, end int) []Stretch {
	var out []Stretch
	first, last := m.segmentsOf(start, end)
	for i := first + 1; i <= last; i++ {
		if m.segments[i].jump {
			out = append(out, m.stretch(first, i-1, start, end))
			first = i
		}
	}
	if last >= 0 {
		out = append(out, m.stretch(first, last, start, end))
	}
	return out
}

// segmentsOf returns the first and the last segment of a stretch of the text;
// the last is negative where it leads nowhere.
func (m *Map) segmentsOf(start, end int) (first, last int) {
	if m == nil || start < 0 || start >= end {
		return 0, -1
	}
	if first = m.at(start); first < 0 {
		return 0, -1
	}
	return first, m.at(end - 1)
}

// stretch returns the place of the segments, with what lies outside of the
// text's bytes [start, end) cut off.
func (m *Map) stretch(first, last, start, end int) Stretch {
	f, l := m.segments[first], m.segments[last]
	s := Stretch{int(f.from), int(l.to)}
	if f.plain {
		s.From += max(0, start-int(f.text))
	}
	if l.plain {
		s.To = min(s.To, int(l.from)+end-int(l.text))
	}
	return s
}

// at returns the segment that holds byte i of the text.
func (m *Map) at(i int) int {
	return sort.Search(len(m.segments), func(k int) bool { return int(m.segments[k].text) > i }) - 1
}

// Check says what is wrong with the map of a text, or returns nil: that a plain
// segment says in the file what it says in the text, and that the segments
// cover the text.
func (m *Map) Check(text string) error {
	at := 0
	for i, s := range m.segments {
		end := len(text)
		if i+1 < len(m.segments) {
			end = int(m.segments[i+1].text)
		}
		if int(s.text) != at || end <= at || s.from > s.to || int(s.to) > len(m.raw) {
			return fmt.Errorf("segment %d %+v does not start at %d", i, s, at)
		}
		if s.plain && text[at:end] != m.raw[s.from:s.to] {
			return fmt.Errorf("segment %d: the file says %q, the text %q", i, m.raw[s.from:s.to], text[at:end])
		}
		at = end
	}
	if at != len(text) {
		return fmt.Errorf("the map ends at %d of %d", at, len(text))
	}
	return nil
}

// Within makes the map of a piece one of the whole file, in which the piece
// begins at a byte.
func (m *Map) Within(raw string, at int) *Map {
	moved := &Map{raw: raw, segments: make([]segment, len(m.segments))}
	for i, s := range m.segments {
		s.from, s.to = s.from+int32(at), s.to+int32(at)
		moved.segments[i] = s
	}
	return moved
}
