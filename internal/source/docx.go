package source

import (
	"encoding/xml"
	"strings"
)

// readDOCX reads a word processor's document: the body, then the footnotes and
// endnotes. Deletions that are tracked are left out, insertions stay. Text
// boxes, headers and comments are no part of the text.
func readDOCX(in input) (*Document, error) {
	a, err := openArchive(in)
	if err != nil {
		return nil, err
	}
	w := &docxWriter{}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"} {
		if part != "word/document.xml" && !a.Has(part) {
			continue
		}
		data, err := a.read(part)
		if err != nil {
			return nil, err
		}
		if err := w.part(newXMLReader(part, data)); err != nil {
			return nil, err
		}
	}
	doc := w.unmapped(DOCX)
	if a.Has("docProps/core.xml") {
		doc.Meta, err = coreProperties(a)
	}
	return doc, err
}

// docxSkipped are the elements whose text is no part of the document's: what
// was deleted or moved away, text boxes and pictures, copies for old programs,
// and the codes of fields.
var docxSkipped = words(`del moveFrom txbxContent pict Fallback instrText delText`)

// docxQuoted are the names of styles of paragraphs that are quotations.
var docxQuoted = map[string]bool{"Quote": true, "IntenseQuote": true, "BlockText": true, "BlockQuote": true, "BlockQuotation": true}

// A docxWriter writes the text of a document's parts.
type docxWriter struct {
	mapped
	hidden bool // the run is not shown
	quoted bool // the paragraph is a quotation
	before bool // the one before was
	props  bool // what follows are properties of the paragraph
	joins  bool // the paragraph's end was deleted: it goes on in the next
}

func (w *docxWriter) part(r *xmlReader) error {
	for {
		t, err := r.next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.joins = w.joins || w.props && t.Name.Local == "del"
			if docxSkipped[t.Name.Local] || strings.HasSuffix(xmlAttr(t, "type"), "eparator") {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			if err := w.start(r, t); err != nil {
				return err
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p":
				w.endParagraph()
			case "pPr":
				w.props = false
			}
		}
	}
}

// start takes the start of an element.
func (w *docxWriter) start(r *xmlReader, e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		if !w.joins {
			w.paragraph()
		}
		w.joins = false
	case "pPr":
		w.props = true
	case "pStyle":
		if docxQuoted[xmlAttr(e, "val")] {
			w.quoted = true
			w.quote()
		}
	case "r":
		w.hidden = false
	case "vanish":
		w.hidden = xmlAttr(e, "val") == "" || xmlAttr(e, "val") == "1" || xmlAttr(e, "val") == "true"
	case "tab":
		w.blank()
	case "br", "cr":
		w.lineBreak()
	case "noBreakHyphen":
		w.plain("\u2011")
	case "t":
		return w.text(r)
	}
	return nil
}

// text writes the words of a <w:t>.
func (w *docxWriter) text(r *xmlReader) error {
	for depth := r.depth; r.depth >= depth; {
		t, err := r.next()
		if err != nil || t == nil {
			return err
		}
		if data, ok := t.(xml.CharData); ok && !w.hidden {
			w.plain(string(data))
		}
	}
	return nil
}

func (w *docxWriter) endParagraph() {
	if w.quoted {
		w.unquote(w.before)
	}
	if !w.joins {
		w.paragraph()
	}
	w.before, w.quoted, w.hidden = w.quoted, false, false
}

// coreProperties reads what a document says of itself.
func coreProperties(a *archive) (Meta, error) {
	data, err := a.read("docProps/core.xml")
	if err != nil {
		return Meta{}, err
	}
	r := newXMLReader("docProps/core.xml", data)
	return dublinCore(r, "created")
}

// dublinCore reads title, creators, date and publisher, as office files and
// books name them.
func dublinCore(r *xmlReader, date string) (Meta, error) {
	var m Meta
	for {
		t, err := r.next()
		if err != nil || t == nil {
			return m, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var to *string
		switch e.Name.Local {
		case "title":
			to = &m.Title
		case "creator":
			to = &m.Author
		case "publisher":
			to = &m.Outlet
		case date:
			to = &m.Date
		default:
			continue
		}
		value, err := r.words()
		if err != nil {
			return m, err
		}
		switch {
		case *to == "":
			*to = value
		case to == &m.Author && value != "":
			m.Author += ", " + value
		}
	}
}
