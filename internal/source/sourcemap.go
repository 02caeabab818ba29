package source

import "sort"

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
	if m == nil || len(m.segments) == 0 || start < 0 || start >= end {
		return 0, 0, false
	}
	first, last := m.at(start), m.at(end-1)
	if first < 0 {
		return 0, 0, false
	}
	for i := first + 1; i <= last; i++ {
		if m.segments[i].jump {
			return 0, 0, false
		}
	}
	f, l := m.segments[first], m.segments[last]
	from, to = int(f.from), int(l.to)
	if f.plain {
		from += start - int(f.text)
	}
	if l.plain {
		to = int(l.from) + end - int(l.text)
	}
	return from, to, from <= to && to <= len(m.raw)
}

// at returns the segment that holds byte i of the text.
func (m *Map) at(i int) int {
	return sort.Search(len(m.segments), func(k int) bool { return int(m.segments[k].text) > i }) - 1
}
