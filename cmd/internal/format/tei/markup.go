package tei

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"quotes/cmd/internal/format/marking"
	"quotes/internal/lazy"
	"quotes/internal/record"
)

// A teiMarkup writes the file that a TEI document was read from with our
// elements in it. Nothing of the file is lost or moved, its own said elements
// included; ours stand round the words of quotes, and a list of speakers in
// the header. Where a quote crosses the file's elements it is split. Only what
// the program wrote into the file before is replaced.
type teiMarkup struct {
	*teiText // its builder holds one tag at a time
	*xmlFile
	cuts     []edit
	speakers edit
}

// An edit puts a text in the place of a stretch of the file.
type edit struct {
	marking.Stretch
	text string
}

var errNoTEI = errors.New("no file of TEI")

// newTEIMarkup reads a document's file. It fails where that is not well-formed,
// or has no place for the speakers.
func newTEIMarkup(doc *record.Document, number int) (*teiMarkup, error) {
	if doc.Markup == nil {
		return nil, errNoTEI
	}
	file, err := readXML(doc.Markup.Raw)
	if err != nil {
		return nil, err
	}
	m := &teiMarkup{teiText: newTEIText(doc, number), xmlFile: file}
	m.cutOwn()
	for m.taken() {
		m.prefix = teiOwn + "." + m.prefix
	}
	return m, m.addSpeakers()
}

// ownID is the id of an element of ours, without its prefix.
var ownID = lazy.MustCompile(`^[qits]\d+(\.\d+)?$`)

// isOwn says that an id is one of ours with the prefix.
func isOwn(id, prefix string) bool {
	rest, ok := strings.CutPrefix(id, prefix)
	return ok && (rest == teiOwn || ownID.MatchString(rest))
}

// cutOwn cuts out what the program wrote into the file before.
func (m *teiMarkup) cutOwn() {
	for i := range m.tags {
		t := &m.tags[i]
		prefix, ok := strings.CutSuffix(t.id, teiOwn)
		if !ok || t.name != "profileDesc" || !t.opens || !m.inHeader(t) {
			continue
		}
		own := m.whole(t)
		for j := i; j <= t.pair; j++ {
			m.tags[j].gone = true
		}
		if m.raw[own.Start-1] == '\n' {
			own.Start--
		}
		m.cuts = append(m.cuts, edit{Stretch: own})
		for j := range m.tags {
			if t := &m.tags[j]; !t.gone && (t.name == "said" || t.name == "q") && isOwn(t.id, prefix) {
				t.gone = true
				m.cuts = append(m.cuts, edit{Stretch: t.Stretch})
			}
		}
	}
}

// taken says that the file has an id that ours could be.
func (m *teiMarkup) taken() bool {
	return slices.ContainsFunc(m.tags, func(t xmlTag) bool { return !t.gone && t.id != "" && isOwn(t.id, m.prefix) })
}

// addSpeakers adds the list of speakers to the header, or a header to the text.
func (m *teiMarkup) addSpeakers() error {
	header := newTEIText(m.doc, 1)
	header.prefix = m.prefix
	at := 0
	if t := m.first("fileDesc"); t != nil && m.inHeader(t) {
		header.b.WriteString("\n")
		header.profile()
		at = m.whole(t).End
	} else if t := m.first("text"); t != nil && m.first("teiHeader") == nil {
		header.b.WriteString("<teiHeader>\n")
		header.source()
		header.made()
		header.profile()
		header.b.WriteString("</teiHeader>\n")
		at = t.Start
	}
	if at <= m.root.Start {
		return errNoTEI
	}
	m.speakers = edit{marking.Stretch{Start: at, End: at}, m.named(header.b.String())}
	if m.speakers.text[0] == '\n' {
		m.speakers.text = strings.TrimSuffix(m.speakers.text, "\n")
	}
	return nil
}

// named gives our elements the prefix of the file's.
func (m *teiMarkup) named(tags string) string {
	return strings.NewReplacer("</", "</"+m.space, "<", "<"+m.space).Replace(tags)
}

// declared is the encoding that a file declares; what is written is UTF-8.
var declared = lazy.MustCompile(`^<\?xml[^>]*?encoding\s*=\s*("[^"]*"|'[^']*')`)

// changes returns what is changed in the file, in its order.
func (m *teiMarkup) changes() []edit {
	all := append(slices.Clone(m.cuts), m.speakers)
	if d := declared.FindStringSubmatchIndex(m.raw); d != nil {
		all = append(all, edit{marking.Stretch{Start: d[2], End: d[3]}, `"UTF-8"`})
	}
	slices.SortStableFunc(all, func(a, b edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return all
}

// write returns the root element, and the file.
func (m *teiMarkup) write() (element, file string) {
	pieces := marking.Nest(m.quotePieces(), []marking.Stretch{m.root})
	for _, p := range pieces {
		m.pieces[p.Quote]++
	}
	c := &teiCopy{teiMarkup: m, edits: m.changes()}
	marking.Walk(m.raw, []marking.Stretch{m.root}, pieces, c)
	file = c.out.String()
	return file[c.written.Start:c.written.End] + "\n", file
}

// A teiCopy copies the file with its edits, and opens and closes our elements.
type teiCopy struct {
	*teiMarkup
	out     strings.Builder
	edits   []edit
	at      int             // how much of the file is written
	written marking.Stretch // where the root stands in what is written
}

func (c *teiCopy) OpenBlock(marking.Stretch)   { c.written.Start = c.out.Len() }
func (c *teiCopy) CloseBlock(marking.Stretch)  { c.written.End = c.out.Len() }
func (c *teiCopy) OpenPiece(p *marking.Piece)  { c.teiText.OpenPiece(p); c.tag() }
func (c *teiCopy) ClosePiece(p *marking.Piece) { c.teiText.ClosePiece(p); c.tag() }

// Text copies the next bytes of the file.
func (c *teiCopy) Text(s string) {
	end := c.at + len(s)
	for len(c.edits) > 0 && c.edits[0].Start < end {
		e := c.edits[0]
		c.edits = c.edits[1:]
		c.out.WriteString(c.raw[c.at:e.Start] + e.text)
		c.at = e.End
	}
	c.out.WriteString(c.raw[c.at:end])
	c.at = end
}

// tag writes a tag of ours; a CDATA section ends before it and goes on behind it.
func (c *teiCopy) tag() {
	tag := c.named(c.b.String())
	c.b.Reset()
	i, _ := slices.BinarySearchFunc(c.literals, c.at, func(s marking.Stretch, at int) int { return cmp.Compare(s.End, at+1) })
	if i < len(c.literals) && c.literals[i].Start < c.at {
		tag = "]]>" + tag + "<![CDATA["
	}
	c.out.WriteString(tag)
}
