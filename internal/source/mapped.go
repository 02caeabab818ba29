package source

import "strings"

// A mapped text is written piece by piece, with the map back to the file. It
// holds what every reader of marked-up text needs: words, folded white space,
// breaks of lines and of paragraphs. White space and breaks are written when
// words follow them, so that a text neither starts nor ends with any.
type mapped struct {
	raw      string
	text     strings.Builder
	segments []segment
	read     int // where the words written last end in the file

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
}

// words writes the file's bytes [from, to), which stand in the text as they are.
func (m *mapped) words(from, to int) {
	m.open(from)
	if n := len(m.segments); n > 0 && m.segments[n-1].plain && int(m.segments[n-1].to) == from && !m.jump {
		m.segments[n-1].to = int32(to)
	} else {
		m.add(segment{from: int32(from), to: int32(to), plain: true})
	}
	m.text.WriteString(m.raw[from:to])
	m.read = to
}

// other writes words that stand in the file in another form, as an entity or
// an escaped character, at [from, to).
func (m *mapped) other(words string, from, to int) {
	m.open(from)
	m.add(segment{from: int32(from), to: int32(to)})
	m.text.WriteString(words)
	m.read = to
}

// blank notes white space; it becomes one space if words follow on the same line.
func (m *mapped) blank() { m.space = true }

// lineBreak ends the line; two of them end the paragraph.
func (m *mapped) lineBreak() { m.lines++ }

// paragraph ends the paragraph.
func (m *mapped) paragraph() { m.apart = true }

// leaveOut notes that words of the file are left out here.
func (m *mapped) leaveOut() { m.jump = true }

// open writes what waits for the words that start at byte from of the file.
func (m *mapped) open(from int) {
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
	m.jump = m.jump || from < m.read
	if gap != "" {
		after := min(m.read, from)
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
}

// add adds a segment that starts where the text ends.
func (m *mapped) add(s segment) {
	s.text, s.jump = int32(m.text.Len()), m.jump
	m.jump = false
	m.segments = append(m.segments, s)
}

// quote opens a quotation that the markup tells of.
func (m *mapped) quote() { m.opened, m.start = true, -1 }

// unquote closes the open quotation; goesOn says that it goes on from the one before.
func (m *mapped) unquote(goesOn bool) {
	if m.opened && m.start >= 0 {
		m.quotes = append(m.quotes, Quoted{Start: m.start, End: m.text.Len(), GoesOn: goesOn && len(m.quotes) > 0})
	}
	m.opened = false
}

// cite notes where the open quotation is from, by what its element says.
func (m *mapped) cite(url string) {
	if url = strings.TrimSpace(url); url != "" && m.opened && m.start >= 0 {
		m.cites = append(m.cites, Cite{Start: m.start, End: m.text.Len(), URL: url})
	}
}

// attribute makes the words since quote the name of who spoke the quotation
// before, where there is one.
func (m *mapped) attribute(follows bool) {
	for i := len(m.quotes) - 1; follows && m.opened && m.start >= 0 && i >= 0; i-- {
		m.quotes[i].ByStart, m.quotes[i].ByEnd = m.start, m.text.Len()
		follows = m.quotes[i].GoesOn
	}
	m.opened = false
}

// document returns a document of what was written.
func (m *mapped) document(format Format) *Document {
	return &Document{Format: format, Text: m.text.String(), Marked: true, Map: &Map{raw: m.raw, segments: m.segments}, Quotes: m.quotes, Cites: m.cites}
}

// plain writes words of a file that a map cannot lead back to: white space folded.
func (m *mapped) plain(s string) {
	s = strings.ReplaceAll(s, softHyphen, "")
	for s != "" {
		i := strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) })
		switch {
		case i < 0:
			m.other(s, 0, 0)
			return
		case i > 0:
			m.other(s[:i], 0, 0)
		}
		m.blank()
		s = s[i+1:]
	}
}

// unmapped returns a document of what was written by plain.
func (m *mapped) unmapped(format Format) *Document {
	doc := m.document(format)
	doc.Map, doc.Encoding, doc.Text = nil, utf8Name, validUTF8([]byte(doc.Text))
	return doc
}
