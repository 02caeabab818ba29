package zipped

import (
	"encoding/xml"

	"quotes/internal/source/document"
)

// ReadODT reads a word processor's document in the OpenDocument format. Notes,
// comments, headers and tracked deletions are no part of the text.
func ReadODT(in document.Input) (*document.Document, error) {
	a, err := OpenArchive(in)
	if err != nil {
		return nil, err
	}
	if a.Has("META-INF/manifest.xml") {
		if err := odtLocked(a); err != nil {
			return nil, err
		}
	}
	data, err := a.read("content.xml")
	if err != nil {
		return nil, err
	}
	w := &odtWriter{quoted: map[string]bool{}}
	if err := w.content(document.NewXMLReader("content.xml", data)); err != nil {
		return nil, err
	}
	doc := w.Unmapped(document.ODT)
	if a.Has("meta.xml") {
		if data, err = a.read("meta.xml"); err == nil {
			doc.Meta, err = dublinCore(document.NewXMLReader("meta.xml", data), "creation-date")
			if err == nil && doc.Meta.Author == "" {
				doc.Meta.Author, err = firstCreator(data)
			}
		}
	}
	return doc, err
}

// firstCreator returns who began the document; its creator is who saved it last.
func firstCreator(data []byte) (string, error) {
	r := document.NewXMLReader("meta.xml", data)
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return "", err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "initial-creator" {
			return r.Words()
		}
	}
}

// odtLocked returns an error where the files of the archive are encrypted.
func odtLocked(a *archive) error {
	data, err := a.read("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	r := document.NewXMLReader("META-INF/manifest.xml", data)
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			return &document.Error{Code: document.Protected, Problem: "is locked with a password", Advice: "save it without one"}
		}
	}
}

// odtSkipped are the elements whose text is no part of the document's.
var odtSkipped = document.WordSet(`tracked-changes annotation note ruby-text image object object-ole binary-data sequence-decls forms
	table-of-content illustration-index alphabetical-index`)

// An odtWriter writes the text of a document.
type odtWriter struct {
	document.Writer
	quoted map[string]bool // styles of the document that are those of quotations
	opened bool            // the paragraph is a quotation
	before bool            // the one before was
}

func (w *odtWriter) content(r *document.XMLReader) error {
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if odtSkipped[t.Name.Local] {
				if err := r.Skip(); err != nil {
					return err
				}
				continue
			}
			w.start(t)
		case xml.EndElement:
			if t.Name.Local == "p" || t.Name.Local == "h" {
				w.endParagraph()
			}
		case xml.CharData:
			w.Plain(string(t))
		}
	}
}

// start takes the start of an element.
func (w *odtWriter) start(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		if parent := document.XMLAttr(e, "parent-style-name"); parent == "Quotations" {
			w.quoted[document.XMLAttr(e, "name")] = true
		}
	case "p", "h":
		w.Paragraph()
		if style := document.XMLAttr(e, "style-name"); style == "Quotations" || w.quoted[style] {
			w.opened = true
			w.Quote()
		}
	case "line-break":
		w.LineBreak()
	case "s", "tab":
		w.Blank()
	}
}

func (w *odtWriter) endParagraph() {
	if w.opened {
		w.Unquote(w.before)
	}
	w.before, w.opened = w.opened, false
	w.Paragraph()
}
