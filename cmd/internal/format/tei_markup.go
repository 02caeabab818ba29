package format

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"quotes/internal/record"
)

// A teiMarkup writes the file that a TEI document was read from, with its own
// markup and our elements in it. Where a quote crosses the file's elements it
// is split. Its said elements are unwrapped, since ours take their place.
type teiMarkup struct {
	*teiText // its builder holds one tag at a time
	out      strings.Builder
	raw      string
	tags     []xmlTag
	literals []stretch // CDATA sections, in which no element can stand
	edits    []edit
	root     stretch
	written  stretch // where the root stands in what is written
	space    string  // the prefix of the elements' names, with its colon
	at       int     // how much of the file is written
}

// An xmlTag is a tag of the file.
type xmlTag struct {
	stretch
	name  string // without its prefix
	id    string
	opens bool // else it closes
}

// An edit puts a text in the place of a stretch of the file.
type edit struct {
	stretch
	text string
}

var errNoTEI = errors.New("no file of TEI")

// newTEIMarkup reads the tags of a file. It fails where they do not nest, or
// there is no place for what is added to the header.
func newTEIMarkup(doc *record.Document, number int) (*teiMarkup, error) {
	if doc.Markup == nil {
		return nil, errNoTEI
	}
	m := &teiMarkup{teiText: newTEIText(doc, number), raw: doc.Markup.Raw}
	if err := m.scan(); err != nil {
		return nil, err
	}
	for m.taken() {
		m.teiText.prefix = "quotes." + m.teiText.prefix
	}
	m.unwrap()
	if err := m.addSpeakers(); err != nil {
		return nil, err
	}
	if d := declared.FindStringSubmatchIndex(m.raw); d != nil {
		m.edits = append([]edit{{stretch{d[2], d[3]}, `"UTF-8"`}}, m.edits...)
	}
	return m, nil
}

// scan finds the tags and sections of the file.
func (m *teiMarkup) scan() error {
	d := xml.NewDecoder(strings.NewReader(m.raw))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var open []string
	for {
		at := int(d.InputOffset())
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		place := stretch{at, int(d.InputOffset())}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Space+":"+token.Name.Local)
			m.tags = append(m.tags, xmlTag{place, token.Name.Local, xmlID(token), true})
			if len(m.tags) == 1 && token.Name.Space != "" {
				m.space = token.Name.Space + ":"
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != token.Name.Space+":"+token.Name.Local {
				return errNoTEI
			}
			open = open[:len(open)-1]
			m.tags = append(m.tags, xmlTag{place, token.Name.Local, "", false})
		case xml.CharData:
			if strings.HasPrefix(m.raw[at:], "<![CDATA[") {
				m.literals = append(m.literals, place)
			}
		}
	}
	if len(open) > 0 || len(m.tags) == 0 {
		return errNoTEI
	}
	m.root = stretch{m.tags[0].start, m.tags[len(m.tags)-1].end}
	return nil
}

func xmlID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Space == "xml" && a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

// taken says that the file has an id that ours would be.
func (m *teiMarkup) taken() bool {
	ours := map[string]bool{}
	for i := range m.doc.Quotes {
		ours[m.teiText.prefix+m.doc.Quotes[i].ID] = true
	}
	for i := range m.doc.Speakers {
		ours[m.teiText.prefix+m.doc.Speakers[i].ID] = true
	}
	for _, t := range m.tags {
		id, ok := strings.CutPrefix(t.id, m.teiText.prefix)
		id, _, _ = strings.Cut(id, ".")
		if ok && t.name != "said" && ours[m.teiText.prefix+id] {
			return true
		}
	}
	return false
}

// unwrap takes the tags of the file's own said elements out.
func (m *teiMarkup) unwrap() {
	for _, t := range m.tags {
		if t.name == "said" && t.start < t.end {
			m.edits = append(m.edits, edit{t.stretch, ""})
		}
	}
}

// addSpeakers puts the list of speakers into the header.
func (m *teiMarkup) addSpeakers() error {
	list := newTEIText(m.doc, 1)
	list.prefix = m.teiText.prefix
	list.profile()
	profile := list.b.String()
	if profile == "" {
		return nil
	}
	participants := strings.TrimSuffix(strings.TrimPrefix(profile, "<profileDesc>"), "</profileDesc>\n") + "\n"
	if t := m.tag("profileDesc", false); t != nil && t.start < t.end {
		m.insert(t.start, participants)
		return nil
	}
	if t := m.tag("fileDesc", false); t != nil {
		m.insert(t.end, "\n"+profile)
		return nil
	}
	if t := m.tag("text", true); t != nil && m.tag("teiHeader", true) == nil {
		list.b.Reset()
		list.source()
		m.insert(t.start, "<teiHeader>\n"+list.b.String()+profile+"</teiHeader>\n")
		return nil
	}
	return errNoTEI
}

// tag returns the first tag with a name.
func (m *teiMarkup) tag(name string, opens bool) *xmlTag {
	for i := range m.tags {
		if m.tags[i].name == name && m.tags[i].opens == opens {
			return &m.tags[i]
		}
	}
	return nil
}

// insert adds an edit, in the order of the file.
func (m *teiMarkup) insert(at int, text string) {
	i := 0
	for i < len(m.edits) && m.edits[i].start < at {
		i++
	}
	m.edits = append(m.edits[:i:i], append([]edit{{stretch{at, at}, m.named(text)}}, m.edits[i:]...)...)
}

// named gives the elements of a text the prefix of the file's.
func (m *teiMarkup) named(text string) string {
	if m.space == "" {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "<", "<"+m.space), "<"+m.space+"/", "</"+m.space)
}

// declared is the encoding that a file declares; what is written is UTF-8.
var declared = regexp.MustCompile(`^<\?xml[^>]*?encoding=("[^"]*"|'[^']*')`)

// write returns the file: what stands before its root, the root, and the rest.
func (m *teiMarkup) write() (before, root, after string) {
	var pieces []piece
	for i := range m.doc.Quotes {
		for j, spans := range m.doc.Markup.Parts[m.doc.Quotes[i].ID] {
			for _, s := range spans {
				for _, s := range m.split(stretch{s[0], s[1]}) {
					pieces = append(pieces, piece{stretch: s, quote: i, part: j})
				}
			}
		}
	}
	pieces = nest(pieces, []stretch{m.root})
	for _, p := range pieces {
		m.pieces[p.quote]++
	}
	walk(m.raw, []stretch{m.root}, pieces, &teiCopy{m})
	whole := m.out.String()
	return whole[:m.written.start], whole[m.written.start:m.written.end], whole[m.written.end:]
}

// apart are elements that no said element of ours holds as a whole.
var apart = map[string]bool{
	"p": true, "ab": true, "l": true, "lg": true, "head": true, "div": true, "sp": true, "speaker": true, "stage": true,
	"list": true, "item": true, "table": true, "row": true, "cell": true, "body": true, "front": true, "back": true, "text": true,
}

// split returns the stretches of a place that lie whole in an element, without
// blank ones.
func (m *teiMarkup) split(place stretch) []stretch {
	var out []stretch
	for _, s := range cutOut(place, m.borders(place)) {
		for _, s := range cutOut(s, m.lone(s)) {
			if s = m.trim(s); s.start < s.end && m.hasWords(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// tagsIn returns the tags that a stretch holds, but for those of said.
func (m *teiMarkup) tagsIn(place stretch) []xmlTag {
	first, _ := slices.BinarySearchFunc(m.tags, place.start, func(t xmlTag, at int) int { return cmp.Compare(t.start, at) })
	var out []xmlTag
	for _, t := range m.tags[first:] {
		if t.end > place.end {
			break
		}
		if t.name != "said" {
			out = append(out, t)
		}
	}
	return out
}

// borders returns the tags of elements that stand apart.
func (m *teiMarkup) borders(place stretch) []xmlTag {
	return slices.DeleteFunc(m.tagsIn(place), func(t xmlTag) bool { return !apart[t.name] })
}

// lone returns the tags whose partner is outside, in the order of the file.
func (m *teiMarkup) lone(place stretch) []xmlTag {
	var lone, open []xmlTag
	for _, t := range m.tagsIn(place) {
		switch {
		case t.opens:
			open = append(open, t)
		case len(open) > 0:
			open = open[:len(open)-1]
		default:
			lone = append(lone, t)
		}
	}
	return append(lone, open...)
}

// cutOut returns what is left of a place without tags.
func cutOut(place stretch, tags []xmlTag) []stretch {
	var out []stretch
	for _, t := range tags {
		out = append(out, stretch{place.start, t.start})
		place.start = t.end
	}
	return append(out, place)
}

// trim leaves the white space at the ends of a stretch out.
func (m *teiMarkup) trim(s stretch) stretch {
	text := m.raw[s.start:s.end]
	s.start += len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	return stretch{s.start, max(s.start, s.end-len(text)+len(strings.TrimRight(text, " \t\r\n")))}
}

// hasWords says that a stretch holds more than tags and white space.
func (m *teiMarkup) hasWords(place stretch) bool {
	for _, s := range cutOut(place, m.tagsIn(place)) {
		if strings.TrimSpace(m.raw[s.start:s.end]) != "" {
			return true
		}
	}
	return false
}

// A teiCopy copies the file with its edits, and opens and closes our elements.
type teiCopy struct{ *teiMarkup }

func (c *teiCopy) openBlock(stretch)   { c.written.start = c.out.Len() }
func (c *teiCopy) closeBlock(stretch)  { c.written.end = c.out.Len() }
func (c *teiCopy) openPiece(p *piece)  { c.teiText.openPiece(p); c.flushTag() }
func (c *teiCopy) closePiece(p *piece) { c.teiText.closePiece(p); c.flushTag() }

// text copies the next bytes of the file.
func (c *teiCopy) text(s string) {
	end := c.at + len(s)
	for len(c.edits) > 0 && c.edits[0].start < end {
		e := c.edits[0]
		c.edits = c.edits[1:]
		c.out.WriteString(c.raw[c.at:e.start] + e.text)
		c.at = e.end
	}
	c.out.WriteString(c.raw[c.at:end])
	c.at = end
}

// flushTag writes a tag of ours; a CDATA section ends before it and goes on behind it.
func (c *teiCopy) flushTag() {
	tag := c.named(c.b.String())
	c.b.Reset()
	for _, l := range c.literals {
		if l.start < c.at && c.at < l.end {
			tag = "]]>" + tag + "<![CDATA["
		}
	}
	c.out.WriteString(tag)
}
