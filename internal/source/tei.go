package source

import (
	"encoding/xml"
	"strings"
)

// readTEI reads the text of an edition in TEI. Notes, running heads, figures,
// what was struck out and the editors' readings beside the original are left
// out. What <said> marks is no quotation here: it is what we look for.
func readTEI(in input) (*Document, error) {
	raw, encoding, err := decodeXML(in.data, in.opts.Encoding)
	if err != nil {
		return nil, err
	}
	w := &teiWriter{mapped: mapped{raw: raw}, r: newXMLReader(in.name, []byte(raw)), names: map[string]string{}}
	if err := w.read(); err != nil {
		return nil, err
	}
	doc := w.document(TEI)
	doc.Encoding, doc.Meta, doc.Said = encoding, w.meta, w.speeches(doc.Text)
	return doc, nil
}

// decodeXML decodes an XML file by its byte order mark, what is asked for,
// what the file declares, or the likeliest encoding.
func decodeXML(data []byte, asked string) (string, string, error) {
	if asked == "" && !saysUTF8(data) {
		head, _, _ := strings.Cut(string(data[:min(len(data), charsetLen)]), "?>")
		if _, rest, ok := strings.Cut(head, "encoding="); ok && len(rest) > 2 {
			if name, _, ok := strings.Cut(rest[1:], rest[:1]); ok {
				asked, _ = EncodingName(name)
			}
		}
	}
	return decode(data, asked)
}

// The elements of TEI that are left out, that stand apart from the text round
// them, and that are quotations.
var (
	teiSkipped = words(`note figDesc fw del corr reg expan graphic castList`)
	teiBlocks  = words(`p head ab sp speaker stage div div1 div2 div3 div4 div5 div6 div7 item list row cell opener closer salute signed dateline
		epigraph body front back text table trailer argument byline titlePart docTitle lg postscript label figure`)
	teiQuotes = words(`q quote`)
	teiPeople = words(`person personGrp org`)
	teiNames  = words(`persName orgName name`)
)

// A teiWriter writes the text of an edition.
type teiWriter struct {
	mapped
	r      *xmlReader
	meta   Meta
	inText int  // the depth of <text>, 0 outside
	said   int  // the quotations that are open
	goesOn bool // a paragraph of the open quotation was written

	speech []Said
	saying int               // the said elements that are open
	names  map[string]string // of the people in the header, by their ids
}

func (w *teiWriter) read() error {
	for {
		at := int(w.r.InputOffset())
		t, err := w.r.next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = w.start(t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			w.characters(at, int(w.r.InputOffset()))
		}
		if err != nil {
			return err
		}
	}
}

// characters writes character data of the file, as it stands there.
func (w *teiWriter) characters(from, to int) {
	if w.inText == 0 {
		return
	}
	const open, end = "<![CDATA[", "]]>"
	if strings.HasPrefix(w.raw[from:to], open) {
		if from, to = from+len(open), to-len(end); from < to {
			w.literal(from, to)
		}
		return
	}
	w.markup(from, to, false)
}

func (w *teiWriter) start(e xml.StartElement) error {
	name := e.Name.Local
	switch {
	case name == "teiHeader":
		return w.header()
	case teiSkipped[name]:
		w.leaveOut()
		return w.r.skip()
	case name == "text" && w.inText == 0:
		w.inText = w.r.depth
	case name == "said":
		w.say(e)
	case name == "l":
		w.lineBreak()
	case name == "lb" && xmlAttr(e, "break") != "no":
		w.blank()
	}
	w.edge(name)
	if teiQuotes[name] {
		if w.said++; w.said == 1 {
			w.goesOn = false
			w.quote()
		}
	}
	return nil
}

// say notes the start of a said element; one inside another is a part of it.
func (w *teiWriter) say(e xml.StartElement) {
	if w.saying++; w.saying == 1 {
		who, _, _ := strings.Cut(xmlAttr(e, "who"), " ")
		w.speech = append(w.speech, Said{Start: w.mapped.text.Len(), ID: xmlAttr(e, "id"), Next: strings.TrimPrefix(xmlAttr(e, "next"), "#"),
			Indirect: xmlAttr(e, "direct") == "false", Speaker: strings.TrimPrefix(who, "#")})
	}
}

// speeches returns the said elements that hold words, with their speakers' names.
func (w *teiWriter) speeches(text string) []Said {
	var out []Said
	for _, s := range w.speech {
		words := strings.TrimLeft(text[s.Start:max(s.Start, s.End)], " \n")
		if s.Start = s.End - len(words); words == "" {
			continue
		}
		if name := w.names[s.Speaker]; name != "" {
			s.Speaker = name
		}
		out = append(out, s)
	}
	return out
}

func (w *teiWriter) end(name string) {
	if name == "said" && w.saying > 0 {
		if w.saying--; w.saying == 0 {
			w.speech[len(w.speech)-1].End = w.mapped.text.Len()
		}
	}
	if teiQuotes[name] && w.said > 0 {
		if w.said--; w.said == 0 {
			w.unquote(w.goesOn)
		}
	}
	w.edge(name)
	if w.r.depth < w.inText {
		w.inText = 0
	}
}

// edge ends the paragraph at the edge of a block; a quotation goes on in the next.
func (w *teiWriter) edge(name string) {
	if !teiBlocks[name] {
		return
	}
	if w.said > 0 && w.mapped.start >= 0 {
		w.unquote(w.goesOn)
		w.goesOn = true
		w.quote()
	}
	w.paragraph()
}

// header reads what the edition says of its text: the first title, author,
// date and publisher that it names, and the names of its people.
func (w *teiWriter) header() error {
	person := ""
	for depth := w.r.depth; w.r.depth >= depth; {
		t, err := w.r.next()
		if err != nil || t == nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if teiPeople[e.Name.Local] {
			person = xmlAttr(e, "id")
		}
		if teiNames[e.Name.Local] && person != "" && w.names[person] == "" {
			if w.names[person], err = w.r.words(); err != nil {
				return err
			}
			continue
		}
		to := map[string]*string{"title": &w.meta.Title, "author": &w.meta.Author, "date": &w.meta.Date, "publisher": &w.meta.Outlet}[e.Name.Local]
		if to == nil || *to != "" {
			continue
		}
		when := xmlAttr(e, "when")
		if *to, err = w.r.words(); err != nil {
			return err
		}
		if when != "" && to == &w.meta.Date {
			*to = when
		}
	}
	return nil
}

// isTEI says that a text is an XML file whose first element is of TEI.
func isTEI(s string) bool {
	for range 20 { // declarations and comments before it
		s = strings.TrimLeft(s, " \t\r\n")
		if strings.HasPrefix(s, "<TEI") || strings.HasPrefix(s, "<tei:TEI") || strings.HasPrefix(s, "<teiCorpus") {
			return true
		}
		end := ">"
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case !strings.HasPrefix(s, "<?") && !strings.HasPrefix(s, "<!"):
			return false
		}
		_, rest, ok := strings.Cut(s, end)
		if !ok {
			return false
		}
		s = rest
	}
	return false
}
