// Package tei reads editions in TEI.
package tei

import (
	"encoding/xml"
	"strings"

	"quotes/internal/source/document"
)

// Read reads the text of an edition in TEI. Notes, running heads, figures,
// what was struck out and the editors' readings beside the original are left
// out. What <said> marks is no quotation here: it is what we look for.
func Read(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.DecodeXML(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	w := &teiWriter{Writer: document.Writer{Raw: raw}, r: document.NewXMLReader(in.Name, []byte(raw)), names: map[string]string{}}
	if err := w.read(); err != nil {
		return nil, err
	}
	doc := w.Document(document.TEI)
	doc.Encoding, doc.Meta, doc.Said, doc.Voices = encoding, w.meta, w.speeches(doc.Text), w.named(doc.Text, w.names)
	return doc, nil
}

// The elements of TEI that are left out, that stand apart from the text round
// them, and that are quotations.
var (
	teiSkipped = document.WordSet(`note figDesc fw del corr reg expan graphic castList`)
	teiBlocks  = document.WordSet(`p head ab sp u seg speaker stage div div1 div2 div3 div4 div5 div6 div7 item list row cell opener closer salute signed dateline
		epigraph body front back text table trailer argument byline titlePart docTitle lg postscript label figure`)
	teiQuotes = document.WordSet(`q quote`)
	teiPeople = document.WordSet(`person personGrp org`)
	teiNames  = document.WordSet(`persName orgName name`)
)

// A teiWriter writes the text of an edition.
type teiWriter struct {
	document.Writer
	voicing
	r      *document.XMLReader
	meta   document.Meta
	inText int  // the depth of <text>, 0 outside
	said   int  // the quotations that are open
	goesOn bool // a paragraph of the open quotation was written

	speech []document.Said
	saying int               // the said elements that are open
	names  map[string]string // of the people in the header, by their ids
}

func (w *teiWriter) read() error {
	return w.r.Each(func(t xml.Token, at int) error {
		switch t := t.(type) {
		case xml.StartElement:
			return w.start(t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			w.characters(at, int(w.r.InputOffset()))
		}
		return nil
	})
}

// characters writes character data of the file, as it stands there.
func (w *teiWriter) characters(from, to int) {
	if w.inText == 0 {
		return
	}
	const open, end = "<![CDATA[", "]]>"
	if strings.HasPrefix(w.Raw[from:to], open) {
		if from, to = from+len(open), to-len(end); from < to {
			at := w.Length()
			w.Literal(from, to)
			w.speak(at, w.Length())
		}
		return
	}
	at := w.Length()
	w.Markup(from, to, false)
	w.speak(at, w.Length())
}

func (w *teiWriter) start(e xml.StartElement) error {
	name := e.Name.Local
	switch {
	case name == "teiHeader":
		return w.header()
	case name == "note" && document.XMLAttr(e, "type") == "speaker":
		words, err := w.r.Words()
		w.note = strings.TrimRight(words, ":. ")
		w.LeaveOut()
		return err
	case teiNoise[name]:
		w.LeaveOut()
		w.Blank()
		return w.r.Skip()
	case teiSkipped[name]:
		w.LeaveOut()
		return w.r.Skip()
	case name == "text" && w.inText == 0:
		w.inText = w.r.Depth
	case name == "said":
		w.say(e)
	case name == "l":
		w.LineBreak()
	case name == "lb" && document.XMLAttr(e, "break") != "no":
		w.Blank()
	}
	w.edge(name)
	w.enter(e, w.r.Depth, w.Length())
	if teiQuotes[name] {
		if w.said++; w.said == 1 {
			w.goesOn = false
			w.Quote()
		}
	}
	return nil
}

// say notes the start of a said element; one inside another is a part of it.
func (w *teiWriter) say(e xml.StartElement) {
	if w.saying++; w.saying == 1 {
		who, _, _ := strings.Cut(document.XMLAttr(e, "who"), " ")
		w.speech = append(w.speech, document.Said{Start: w.Writer.Length(), ID: document.XMLAttr(e, "id"), Next: strings.TrimPrefix(document.XMLAttr(e, "next"), "#"),
			Indirect: document.XMLAttr(e, "direct") == "false", Speaker: strings.TrimPrefix(who, "#")})
	}
}

// speeches returns the said elements that hold words, with their speakers' names.
func (w *teiWriter) speeches(text string) []document.Said {
	var out []document.Said
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
			w.speech[len(w.speech)-1].End = w.Writer.Length()
		}
	}
	if teiQuotes[name] && w.said > 0 {
		if w.said--; w.said == 0 {
			w.Unquote(w.goesOn)
		}
	}
	w.leave(name, w.r.Depth+1, w.Length())
	w.edge(name)
	if w.r.Depth < w.inText {
		w.inText = 0
	}
}

// edge ends the paragraph at the edge of a block; a quotation goes on in the next.
func (w *teiWriter) edge(name string) {
	if !teiBlocks[name] {
		return
	}
	if w.said > 0 && w.SinceQuote() != "" {
		w.Unquote(w.goesOn)
		w.goesOn = true
		w.Quote()
	}
	w.Paragraph()
}

// header reads what the edition says of its text: the first title, author,
// date and publisher that it names, and the names of its people.
func (w *teiWriter) header() error {
	person := ""
	for depth := w.r.Depth; w.r.Depth >= depth; {
		t, err := w.r.Next()
		if err != nil || t == nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if teiPeople[e.Name.Local] {
			person = document.XMLAttr(e, "id")
		}
		if teiNames[e.Name.Local] && person != "" && w.names[person] == "" {
			if w.names[person], err = w.r.Words(); err != nil {
				return err
			}
			continue
		}
		to := map[string]*string{"title": &w.meta.Title, "author": &w.meta.Author, "date": &w.meta.Date, "publisher": &w.meta.Outlet}[e.Name.Local]
		if to == nil || *to != "" {
			continue
		}
		when := document.XMLAttr(e, "when")
		if *to, err = w.r.Words(); err != nil {
			return err
		}
		if when != "" && to == &w.meta.Date {
			*to = when
		}
	}
	return nil
}

// Is says that a text is an XML file whose first element is of TEI.
func Is(s string) bool {
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
