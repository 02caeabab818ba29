// Package screenplay reads scripts whose files say of each paragraph what it is.
package screenplay

import (
	"encoding/xml"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// finalDraft is the first element of the format, behind declarations and comments.
var finalDraft = lazy.MustCompile(document.XMLProlog + `FinalDraft[\s>]`)

// IsFinalDraft says that the first bytes of a file are those of Final Draft.
func IsFinalDraft(head string) bool {
	return document.Opens(head, "<") && finalDraft.MatchString(head)
}

// ReadFinalDraft reads the paragraphs of a script of Final Draft (FDX): those of
// the type Dialogue are spoken by the Character above them. Notes, headers, lists
// of names and the title page are left out; its first line is the title.
func ReadFinalDraft(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.DecodeXML(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	w := &draft{Writer: document.Writer{Raw: raw}, r: document.NewXMLReader(in.Name, []byte(raw))}
	if err := w.read(); err != nil {
		return nil, err
	}
	doc := w.Document(document.FinalDraft)
	doc.Encoding, doc.Meta, doc.Voices = encoding, w.meta, w.dialogue.Voices()
	return doc, nil
}

// draftSkipped are the elements that are no part of the script.
var draftSkipped = document.WordSet(`ScriptNote HeaderAndFooter SmartType ElementSettings SplitState Revisions LockedPages TargetScriptLength Cast CastList Characters
	MoresAndContinueds UserDefined ScriptNoteDefinitions SceneProperties DisplayBoards Macros Actors AltCollection`)

// A draft writes the text of a script.
type draft struct {
	document.Writer
	r        *document.XMLReader
	dialogue document.Dialogue
	meta     document.Meta
	text     int // the depth of the <Text> that is open, 0 outside
}

func (w *draft) read() error {
	return w.r.Each(func(t xml.Token, _ int) error {
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case draftSkipped[e.Name.Local]:
			return w.r.Skip()
		case e.Name.Local == "TitlePage":
			return w.titlePage()
		case e.Name.Local == "Paragraph":
			return w.paragraph(document.XMLAttr(e, "Type"))
		}
		return nil
	})
}

// titlePage takes the first line of the title page that has words.
func (w *draft) titlePage() error {
	return w.r.Inside(func(t xml.Token, _ int) (err error) {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Paragraph" && w.meta.Title == "" {
			w.meta.Title, err = w.r.Words()
		}
		return err
	})
}

// paragraph writes a paragraph, and notes what it is. Two speeches side by side
// stand in a paragraph that holds paragraphs of its own.
func (w *draft) paragraph(kind string) error {
	w.Paragraph()
	w.LeaveOut()
	from := w.Length()
	err := w.r.Inside(func(t xml.Token, at int) (err error) {
		switch t := t.(type) {
		case xml.StartElement:
			switch name := t.Name.Local; {
			case name == "Text" && w.text == 0:
				w.text = w.r.Depth
			case name == "Paragraph":
				err = w.paragraph(document.XMLAttr(t, "Type"))
				from = w.Length()
			case draftSkipped[name]:
				w.LeaveOut()
				err = w.r.Skip()
			}
		case xml.EndElement:
			if w.r.Depth < w.text {
				w.text = 0
			}
		case xml.CharData:
			if w.text > 0 {
				w.Markup(at, int(w.r.InputOffset()), false)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	w.note(kind, from)
	return nil
}

// note tells the dialogue of the paragraph that was written from a byte on.
func (w *draft) note(kind string, from int) {
	text := w.Written()
	end := len(text)
	if from = end - len(strings.TrimLeft(text[from:], " \n")); from == end {
		return
	}
	switch kind {
	case "Character":
		w.dialogue.Character(text, from, end)
	case "Parenthetical":
		w.dialogue.Parenthetical(text, from, end)
	case "Dialogue":
		w.dialogue.Words(from, end)
	default:
		w.dialogue.Other()
	}
}
