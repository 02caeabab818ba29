package document

import (
	"strings"

	"quotes/internal/lazy"
)

// A Writer text is written piece by piece, with the map back to the file. It
// holds what every reader of marked-up text needs: words, folded white space,
// breaks of lines and of paragraphs. White space and breaks are written when
// words follow them, so that a text neither starts nor ends with any.
type Writer struct {
	Raw      string
	text     strings.Builder
	segments []segment
	Read     int // where the words written last end in the file

	// What waits for the next words:
	space bool
	lines int // line breaks
	apart bool
	jump  bool // words of the file were left out

	// The quotation that is open, for quoted.
	opened bool
	start  int // where its words start; -1 before the first
	quotes []Quoted
	cites  []Cite

	// What is set off, for SetOff.
	strong   bool
	from     int // where its words start; -1 before the first
	emphasis []Emphasis
}

// Words writes the file's bytes [from, to), which stand in the text as they are.
func (m *Writer) Words(from, to int) {
	m.open(from)
	if n := len(m.segments); n > 0 && m.segments[n-1].plain && int(m.segments[n-1].to) == from && !m.jump {
		m.segments[n-1].to = int32(to)
	} else {
		m.add(segment{from: int32(from), to: int32(to), plain: true})
	}
	m.text.WriteString(m.Raw[from:to])
	m.Read = to
}

// Other writes words that stand in the file in another form, as an entity or
// an escaped character, at [from, to).
func (m *Writer) Other(words string, from, to int) {
	m.open(from)
	m.add(segment{from: int32(from), to: int32(to)})
	m.text.WriteString(words)
	m.Read = to
}

// Blank notes white space; it becomes one space if words follow on the same line.
func (m *Writer) Blank() { m.space = true }

// LineBreak ends the line; two of them end the paragraph.
func (m *Writer) LineBreak() { m.lines++ }

// Paragraph ends the paragraph.
func (m *Writer) Paragraph() { m.apart = true }

// LeaveOut notes that words of the file are left out here.
func (m *Writer) LeaveOut() { m.jump = true }

// open writes what waits for the words that start at byte from of the file.
func (m *Writer) open(from int) {
	gap := ""
	switch {
	case m.text.Len() == 0:
	case m.apart || m.lines > 1:
		gap = "\n\n"
	case m.lines == 1:
		gap = "\n"
	case m.space:
		gap = " "
	}
	m.jump = m.jump || from < m.Read
	if gap != "" {
		after := min(m.Read, from)
		if m.jump {
			after = from // what was left out belongs to no words
		}
		m.add(segment{from: int32(after), to: int32(from)})
		m.text.WriteString(gap)
	}
	m.space, m.lines, m.apart = false, 0, false
	if m.opened && m.start < 0 {
		m.start = m.text.Len()
	}
	if m.strong && m.from < 0 {
		m.from = m.text.Len()
	}
}

// SetOff tells whether the markup sets off the words that come, in bold or
// italics, or as a term.
func (m *Writer) SetOff(strong bool) {
	if strong == m.strong {
		return
	}
	if m.strong && m.from >= 0 {
		m.emphasis = append(m.emphasis, Emphasis{m.from, m.text.Len()})
	}
	m.strong, m.from = strong, -1
}

// add adds a segment that starts where the text ends.
func (m *Writer) add(s segment) {
	s.text, s.jump = int32(m.text.Len()), m.jump
	m.jump = false
	m.segments = append(m.segments, s)
}

// Quote opens a quotation that the markup tells of.
func (m *Writer) Quote() { m.opened, m.start = true, -1 }

// SinceQuote returns the words since the quotation was opened; empty where none is open.
func (m *Writer) SinceQuote() string {
	if !m.opened || m.start < 0 {
		return ""
	}
	return m.Written()[m.start:]
}

// Drop closes the open quotation as if there was none.
func (m *Writer) Drop() { m.opened = false }

// signed is a quotation with who spoke it behind a dash.
var signed = lazy.MustCompile(`(?s)^(.*[.!?…”"’])\s+(?:[—–]|--)\s*(\p{Lu}[^.!?“”"]{2,80})$`)

// Unquote closes the open quotation; goesOn says that it goes on from the one
// before. Who stands behind a dash at its end spoke it.
func (m *Writer) Unquote(goesOn bool) {
	if m.opened && m.start >= 0 {
		q := Quoted{Start: m.start, End: m.text.Len(), GoesOn: goesOn && len(m.quotes) > 0}
		if at := signed.FindStringSubmatchIndex(m.SinceQuote()); at != nil {
			q.ByStart, q.ByEnd, q.End = m.start+at[4], m.start+at[5], m.start+at[3]
		}
		m.quotes = append(m.quotes, q)
	}
	m.opened = false
}

// Cite notes where the open quotation is from, by what its element says.
func (m *Writer) Cite(url string) {
	if url = strings.TrimSpace(url); url != "" && m.opened && m.start >= 0 {
		m.cites = append(m.cites, Cite{Start: m.start, End: m.text.Len(), URL: url})
	}
}

// Attribute makes the words since quote the name of who spoke the quotation
// before, where there is one.
func (m *Writer) Attribute(follows bool) {
	for i := len(m.quotes) - 1; follows && m.opened && m.start >= 0 && i >= 0; i-- {
		m.quotes[i].ByStart, m.quotes[i].ByEnd = m.start, m.text.Len()
		follows = m.quotes[i].GoesOn
	}
	m.opened = false
}

// Document returns a document of what was written.
func (m *Writer) Document(format Format) *Document {
	m.SetOff(false)
	return &Document{Emphasis: m.emphasis, Format: format, Text: m.text.String(), Marked: true, Map: &Map{raw: m.Raw, segments: m.segments}, Quotes: m.quotes, Cites: m.cites}
}

// Plain writes words of a file that a map cannot lead back to: white space folded.
func (m *Writer) Plain(s string) { m.PlainAt(s, 0, 0) }

// PlainAt writes words as [Writer.Plain] does, of which it is known that they
// come of the file's bytes [from, to).
func (m *Writer) PlainAt(s string, from, to int) {
	s = strings.ReplaceAll(s, softHyphen, "")
	for s != "" {
		i := strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && IsSpace(byte(r)) })
		switch {
		case i < 0:
			m.Other(s, from, to)
			return
		case i > 0:
			m.Other(s[:i], from, to)
		}
		m.Blank()
		s = s[i+1:]
	}
}

// Unmapped returns a document of what was written by plain.
func (m *Writer) Unmapped(format Format) *Document {
	doc := m.Document(format)
	doc.Map, doc.Encoding, doc.Text = nil, UTF8, ValidUTF8([]byte(doc.Text))
	return doc
}

// FileLines returns where in what was written the lines of the file begin, by
// where they begin in Raw; nil where that is nil.
func (m *Writer) FileLines(raw []int) []int {
	if raw == nil {
		return nil
	}
	return (&Map{segments: m.segments}).LineStarts(m.Written(), raw[1:])
}

// TurnTo goes on with the words of another file.
func (m *Writer) TurnTo(raw string) { m.Raw, m.Read = raw, 0 }

// Length is that of the text so far, in bytes.
func (m *Writer) Length() int { return m.text.Len() }

// Written is the text so far.
func (m *Writer) Written() string { return m.text.String() }
