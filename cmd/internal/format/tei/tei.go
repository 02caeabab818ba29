// Package tei writes a text with its quotes as TEI P5, and puts the quotes of
// one that was TEI into the markup that it has.
package tei

import (
	"io"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// A Writer writes the text as TEI P5: each part of a quote a said element,
// the elements of one quote chained by next and prev, its speaker in who.
// What only looks like speech is a q element. With all tags off, the body is
// the text that was read, but for characters that XML cannot hold, which are
// U+FFFD. Several documents make a teiCorpus, so the first waits for a second.
//
// A document that was read from well-formed TEI keeps its own markup; see
// teiMarkup.
type Writer struct {
	w       io.Writer
	first   teiFile // the first document, while it is the only one
	written int
}

// A teiFile is a document as it stands among others, and as a file of its own.
type teiFile struct{ element, file string }

// New returns a writer of TEI.
func New(w io.Writer) *Writer { return &Writer{w: w} }

const (
	teiDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	teiNamespace   = ` xmlns="http://www.tei-c.org/ns/1.0"`
	teiCorpusHead  = teiDeclaration + `<teiCorpus` + teiNamespace + `>
<teiHeader><fileDesc><titleStmt><title>Quotes</title></titleStmt><publicationStmt><p>Annotated copy.</p></publicationStmt><sourceDesc><p>As each text says.</p></sourceDesc></fileDesc></teiHeader>
`
)

// Write writes the document.
func (w *Writer) Write(doc *record.Document) error {
	w.written++
	file, err := newTEIFile(doc, w.written)
	if err != nil {
		return err
	}
	if w.written == 1 {
		w.first = file
		return nil
	}
	out := file.element
	if w.written == 2 {
		out = teiCorpusHead + w.first.element + out
		w.first = teiFile{}
	}
	_, err = io.WriteString(w.w, out)
	return err
}

// newTEIFile marks up the file that the document was read from, or its text
// where that was no TEI.
func newTEIFile(doc *record.Document, number int) (teiFile, error) {
	text, err := marking.NewText(doc)
	if err != nil {
		return teiFile{}, err
	}
	t := newTEIText(doc, number)
	t.write(text)
	f := teiFile{t.b.String(), teiDeclaration + strings.Replace(t.b.String(), "<TEI", "<TEI"+teiNamespace, 1)}
	if own, err := newTEIMarkup(doc, number); err == nil {
		var element string
		element, f.file = own.write()
		if !own.entities { // else it needs its DOCTYPE, which only a whole file has
			f.element = element
		}
	}
	return f, nil
}

// Close writes what is left.
func (w *Writer) Close() error {
	end := "</teiCorpus>\n"
	switch w.written {
	case 0:
		end = teiCorpusHead + end
	case 1:
		end = w.first.file
	}
	_, err := io.WriteString(w.w, end)
	return err
}

// A teiText writes one TEI element. Ids carry the number of the document from
// the second on, since they are unique in a file. The list of speakers has the
// id teiOwn with the prefix of the others, which tells what the program wrote.
type teiText struct {
	b      strings.Builder
	doc    *record.Document
	prefix string
	pieces []int          // of each quote
	opened []int          // likewise, how many so far
	times  map[int]string // of a quote: the id of the time at which it was spoken
}

func newTEIText(doc *record.Document, number int) *teiText {
	t := &teiText{doc: doc, pieces: make([]int, len(doc.Quotes)), opened: make([]int, len(doc.Quotes))}
	if number > 1 {
		t.prefix = "d" + strconv.Itoa(number) + "."
	}
	return t
}

func (t *teiText) write(text *marking.Text) {
	paragraphs := marking.Blocks(text.Text)
	pieces := marking.Nest(marking.PartPieces(text, t.doc.Quotes), paragraphs)
	for _, p := range pieces {
		t.pieces[p.Quote]++
	}
	t.b.WriteString("<TEI>\n<teiHeader>\n")
	t.source()
	t.made()
	t.profile()
	t.b.WriteString("</teiHeader>\n<text>\n<body")
	if t.doc.Language != "und" {
		t.attribute("xml:lang", t.doc.Language)
	}
	t.b.WriteString(` xml:space="preserve">`)
	t.timeline()
	marking.Walk(text.Text, paragraphs, pieces, t)
	if len(paragraphs) == 0 {
		t.b.WriteString("<p/>")
	}
	t.b.WriteString("</body>\n</text>\n</TEI>\n")
}

// source writes what is known of the document.
func (t *teiText) source() {
	meta := &t.doc.Meta
	title := record.Value(meta.Title)
	if title == "" {
		title = t.doc.Doc
	}
	t.b.WriteString("<fileDesc>\n<titleStmt>")
	t.element("title", title)
	if author := record.Value(meta.Author); author != "" {
		t.element("author", author)
	}
	t.b.WriteString("</titleStmt>\n<publicationStmt><p>Annotated copy.</p></publicationStmt>\n<sourceDesc><bibl>")
	t.element("idno", t.doc.Doc)
	for _, e := range [][2]string{{"publisher", record.Value(meta.Outlet)}, {"date", record.Value(meta.Date)}} {
		if e[1] != "" {
			t.element(e[0], e[1])
		}
	}
	if address := marking.WebAddress(t.doc); address != "" {
		t.b.WriteString("<ref")
		t.attribute("target", marking.DocIRI(t.doc))
		t.b.WriteString(">" + marking.XMLText(address) + "</ref>")
	}
	t.b.WriteString("</bibl></sourceDesc>\n</fileDesc>\n")
}

// made tells of the run: which program, and of which file.
func (t *teiText) made() {
	run := t.doc.Run
	if run == nil {
		return
	}
	version := strings.TrimLeft(run.Version, "v")
	if n := strings.IndexFunc(version, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); n >= 0 {
		version = version[:n]
	}
	if version == "" {
		version = "0" // of a build that has none: the attribute takes numbers only
	}
	t.b.WriteString("<encodingDesc><appInfo><application")
	t.attribute("ident", run.Program)
	t.attribute("version", version)
	t.b.WriteString(">")
	t.element("label", run.Program)
	t.element("desc", run.Sentence())
	t.b.WriteString("</application></appInfo></encodingDesc>\n")
}

// teiOwn is the id of the program's own part of the header.
const teiOwn = "quotes"

// profile lists the speakers: people, organisations, groups.
func (t *teiText) profile() {
	t.b.WriteString("<profileDesc")
	t.attribute("xml:id", t.prefix+teiOwn)
	t.b.WriteString("><particDesc>\n")
	if len(t.doc.Speakers)+len(t.doc.Others) == 0 {
		t.element("p", "No speaker is named.")
	} else {
		t.speakers()
	}
	t.b.WriteString("</particDesc></profileDesc>\n")
}

// timeline lists when the quotes were spoken, in seconds from the start of the
// recording; each refers to its point by synch.
func (t *teiText) timeline() {
	origin := t.prefix + teiOwn + ".start"
	for i := range t.doc.Quotes {
		at := t.doc.Quotes[i].SpokenAt()
		if at == nil {
			continue
		}
		if t.times == nil {
			t.times = map[int]string{}
			t.b.WriteString("<timeline")
			t.attribute("unit", "s")
			t.attribute("origin", "#"+origin)
			t.b.WriteString("><when")
			t.attribute("xml:id", origin)
			t.b.WriteString("/>")
		}
		t.times[i] = t.prefix + t.doc.Quotes[i].ID + ".time"
		t.b.WriteString("<when")
		t.attribute("xml:id", t.times[i])
		t.attribute("interval", strconv.FormatFloat(at.Start, 'f', -1, 64))
		t.attribute("since", "#"+origin)
		t.b.WriteString("/>")
	}
	if t.times != nil {
		t.b.WriteString("</timeline>")
	}
}

func (t *teiText) speakers() {
	t.b.WriteString("<listPerson>\n")
	var organizations []*record.Speaker
	all := t.doc.Everybody()
	for i := range all {
		s := &all[i]
		switch attribute.SpeakerKind(s.Kind) {
		case attribute.Organization, attribute.Written:
			organizations = append(organizations, s)
		case attribute.Group:
			t.speaker("personGrp", "name", s)
		default:
			t.speaker("person", "persName", s)
		}
	}
	t.b.WriteString("</listPerson>\n")
	if len(organizations) > 0 {
		t.b.WriteString("<listOrg>\n")
		for _, s := range organizations {
			t.speaker("org", "orgName", s)
		}
		t.b.WriteString("</listOrg>\n")
	}
}

func (t *teiText) speaker(element, name string, s *record.Speaker) {
	t.b.WriteString("<" + element)
	t.attribute("xml:id", t.prefix+s.ID)
	t.b.WriteString(">")
	t.element(name, s.Name)
	for _, alias := range s.Aliases {
		t.b.WriteString("<" + name + ` type="alias">` + marking.XMLText(alias) + "</" + name + ">")
	}
	if role := record.Value(s.Role); role != "" && element == "person" {
		t.element("occupation", role)
	}
	t.b.WriteString("</" + element + ">\n")
}

func (t *teiText) element(name, content string) {
	t.b.WriteString("<" + name + ">" + marking.XMLText(content) + "</" + name + ">")
}

func (t *teiText) attribute(name, content string) {
	t.b.WriteString(" " + name + `="` + marking.XMLAttribute(content) + `"`)
}

func (t *teiText) Text(s string)              { t.b.WriteString(marking.XMLText(s)) }
func (t *teiText) OpenBlock(marking.Stretch)  { t.b.WriteString("<p>") }
func (t *teiText) CloseBlock(marking.Stretch) { t.b.WriteString("</p>") }
func (t *teiText) ClosePiece(p *marking.Piece) {
	t.b.WriteString("</" + teiElement(&t.doc.Quotes[p.Quote]) + ">")
}
func teiElement(q *record.Quote) string {
	if q.Kind == string(attribute.Term) {
		return "q"
	}
	return "said"
}

func (t *teiText) OpenPiece(p *marking.Piece) {
	q := &t.doc.Quotes[p.Quote]
	t.opened[p.Quote]++
	n := t.opened[p.Quote]
	t.b.WriteString("<" + teiElement(q))
	t.attribute("xml:id", t.pieceID(q, n))
	if q.Kind != string(attribute.Term) {
		t.attribute("direct", strconv.FormatBool(q.Kind != string(attribute.Indirect)))
	}
	if q.Act != nil && *q.Act == "thought" && q.Kind != string(attribute.Term) {
		t.attribute("aloud", "false")
	}
	if q.Speaker != nil {
		t.attribute("who", "#"+t.prefix+q.Speaker.ID)
	}
	if len(q.Addressees) > 0 && q.Kind != string(attribute.Term) {
		t.attribute("toWhom", t.refs(q.Addressees))
	}
	if q.Speaker != nil && q.Confidence != nil {
		t.attribute("cert", strconv.FormatFloat(*q.Confidence, 'f', -1, 64))
	}
	if when := t.times[p.Quote]; when != "" && n == 1 {
		t.attribute("synch", "#"+when)
	}
	if n > 1 {
		t.attribute("prev", "#"+t.pieceID(q, n-1))
	}
	if n < t.pieces[p.Quote] {
		t.attribute("next", "#"+t.pieceID(q, n+1))
	}
	t.b.WriteString(">")
}

func (t *teiText) refs(speakers []record.Ref) string {
	var out []string
	for _, s := range speakers {
		out = append(out, "#"+t.prefix+s.ID)
	}
	return strings.Join(out, " ")
}

// pieceID names the n-th element of a quote; the first has the quote's id.
func (t *teiText) pieceID(q *record.Quote, n int) string {
	id := t.prefix + q.ID
	if n > 1 {
		id += "." + strconv.Itoa(n)
	}
	return id
}
