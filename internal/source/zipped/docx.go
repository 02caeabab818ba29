package zipped

import (
	"encoding/xml"
	"path"
	"strings"

	"quotes/internal/source/document"
)

// ReadDOCX reads a word processor's document: the body, then the footnotes and
// endnotes. Deletions that are tracked are left out, insertions stay. A text
// box is a paragraph of its own behind the one that it hangs on. Headers and
// comments are no part of the text.
func ReadDOCX(in document.Input) (*document.Document, error) {
	a, err := OpenArchive(in)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(a)
	if err != nil {
		return nil, err
	}
	w := &docxWriter{}
	for _, part := range []string{main, path.Join(path.Dir(main), "footnotes.xml"), path.Join(path.Dir(main), "endnotes.xml")} {
		if part != main && !a.Has(part) {
			continue
		}
		data, err := a.read(part)
		if err != nil {
			return nil, err
		}
		if err := w.part(document.NewXMLReader(part, data)); err != nil {
			return nil, err
		}
	}
	doc := w.Unmapped(document.DOCX)
	if a.Has("docProps/core.xml") {
		doc.Meta, err = coreProperties(a)
	}
	return doc, err
}

// mainPart returns the name of the part that holds the body: the one that the
// archive's relations name.
func mainPart(a *archive) (string, error) {
	const relations, usual = "_rels/.rels", "word/document.xml"
	if !a.Has(relations) {
		return usual, nil
	}
	data, err := a.read(relations)
	if err != nil {
		return "", err
	}
	r := document.NewXMLReader(relations, data)
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return usual, err
		}
		if e, ok := t.(xml.StartElement); ok && strings.HasSuffix(document.XMLAttr(e, "Type"), "/officeDocument") {
			return path.Clean(strings.TrimPrefix(document.XMLAttr(e, "Target"), "/")), nil
		}
	}
}

// docxSkipped are the elements whose text is no part of the document's: what
// was deleted or moved away, copies for old programs, the codes of fields, and
// the readings beside words.
var docxSkipped = document.WordSet(`del moveFrom Fallback instrText delText rt`)

// docxQuoted are the names of styles of paragraphs that are quotations.
var docxQuoted = map[string]bool{"Quote": true, "Quotation": true, "IntenseQuote": true, "BlockText": true, "BlockQuote": true, "BlockQuotation": true, "Quotations": true}

// A docxWriter writes the text of a document's parts.
type docxWriter struct {
	document.Writer
	hidden  bool          // the run is not shown
	quoted  bool          // the paragraph is a quotation
	before  bool          // the one before was
	props   bool          // what follows are properties of the paragraph
	heading bool          // the paragraph is one, below the first level
	strong  bool          // the run is in bold or italics
	joins   bool          // the paragraph's end was deleted: it goes on in the next
	boxes   []*docxWriter // text boxes of the open paragraph, written behind it
}

// part writes the rest of the element that was entered last, at first the whole part.
func (w *docxWriter) part(r *document.XMLReader) error {
	for depth := r.Depth; ; {
		t, err := r.Next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.joins = w.joins || w.props && t.Name.Local == "del"
			if docxSkipped[t.Name.Local] || strings.HasSuffix(document.XMLAttr(t, "type"), "eparator") {
				if err := r.Skip(); err != nil {
					return err
				}
				continue
			}
			if t.Name.Local == "txbxContent" {
				if err := w.box(r); err != nil {
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
			if r.Depth < depth {
				return nil
			}
		}
	}
}

// box reads a text box that hangs on the open paragraph.
func (w *docxWriter) box(r *document.XMLReader) error {
	b := &docxWriter{}
	w.boxes = append(w.boxes, b)
	return b.part(r)
}

// start takes the start of an element.
func (w *docxWriter) start(r *document.XMLReader, e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		if !w.joins {
			w.Paragraph()
		}
		w.joins = false
	case "pPr":
		w.props = true
	case "pStyle":
		w.heading = strings.HasPrefix(document.XMLAttr(e, "val"), "Heading") && document.XMLAttr(e, "val") != "Heading1"
		if docxQuoted[document.XMLAttr(e, "val")] {
			w.quoted = true
			w.Quote()
		}
	case "r":
		w.hidden, w.strong = false, w.heading
	case "b", "i":
		if !w.props && !isOff(document.XMLAttr(e, "val")) {
			w.strong = true
		}
	case "vanish":
		w.hidden = !isOff(document.XMLAttr(e, "val"))
	case "tab":
		w.Blank()
	case "br", "cr":
		w.LineBreak()
	case "noBreakHyphen":
		w.Plain("\u2011")
	case "t":
		return w.text(r)
	}
	return nil
}

// text writes the words of a <w:t>.
func (w *docxWriter) text(r *document.XMLReader) error {
	return r.Inside(func(t xml.Token, _ int) error {
		if data, ok := t.(xml.CharData); ok && !w.hidden {
			w.SetOff(w.strong)
			w.Plain(string(data))
		}
		return nil
	})
}

// isOff says that the value of a property switches it off.
func isOff(val string) bool { return val != "" && val != "1" && val != "true" && val != "on" }

func (w *docxWriter) endParagraph() {
	w.SetOff(false)
	if w.quoted {
		w.Unquote(w.before)
	}
	if !w.joins {
		w.Paragraph()
	}
	w.before, w.quoted, w.hidden, w.heading = w.quoted, false, false, false
	boxes := w.boxes
	w.boxes = nil
	for _, b := range boxes {
		for paragraph := range strings.SplitSeq(b.Written(), "\n\n") {
			w.Paragraph()
			w.Plain(paragraph)
			w.Paragraph()
		}
	}
}

// coreProperties reads what a document says of itself.
func coreProperties(a *archive) (document.Meta, error) {
	data, err := a.read("docProps/core.xml")
	if err != nil {
		return document.Meta{}, err
	}
	r := document.NewXMLReader("docProps/core.xml", data)
	return dublinCore(r, "created")
}

// dublinCore reads title, creators, date and publisher, as office files and
// books name them.
func dublinCore(r *document.XMLReader, date string) (document.Meta, error) {
	var m document.Meta
	for {
		t, err := r.Next()
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
		value, err := r.Words()
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
