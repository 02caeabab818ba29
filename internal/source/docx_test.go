package source

import (
	"context"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/zipped"
)

// docxParagraphs is the body of a small document: a row of the table is a
// paragraph of XML and the text that it becomes.
var docxParagraphs = []struct{ xml, text string }{
	{`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The Lantern</w:t></w:r></w:p>`, "The Lantern"},
	{`<w:p><w:r><w:t xml:space="preserve">“It is </w:t></w:r><w:del><w:r><w:delText>very </w:delText></w:r></w:del><w:ins><w:r><w:t>rather </w:t></w:r></w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>late,” said Jo &amp; Al.</w:t></w:r></w:p>`, "“It is rather late,” said Jo & Al."},
	{`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`, "One two\nthree"},
	{`<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><mc:AlternateContent><mc:Choice><w:pict>x</w:pict></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>`, ""},
	{`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>“Come</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve"> in.”</w:t></w:r></w:p>`, "“Come in.”"},
	{`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "A cell."},
	{`<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>I shall not come.</w:t></w:r></w:p>`, "I shall not come."},
	{`<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>Do not wait.</w:t></w:r></w:p>`, "Do not wait."},
}

const (
	docxNotes = `<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>“Never,” said Ed.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	docxCore  = `<cp:coreProperties><dc:title>The Lantern</dc:title><dc:creator>Ida Kroll</dc:creator><dcterms:created>2024-03-05T08:00:00Z</dcterms:created></cp:coreProperties>`
)

func docxFile(t testing.TB) (data, text string) {
	body := `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>`
	for _, p := range docxParagraphs {
		body += p.xml
		if p.text != "" {
			text += p.text + "\n\n"
		}
	}
	data = zipOf(t, "[Content_Types].xml", "<Types/>", "word/document.xml", body+"</w:body></w:document>", "word/footnotes.xml", docxNotes, "docProps/core.xml", docxCore)
	return data, text + "“Never,” said Ed."
}

func TestDOCX(t *testing.T) {
	data, text := docxFile(t)
	for _, name := range []string{"draft.docx", Stdin} {
		doc := readAs(t, name, data, Options{})
		if doc.Text != text {
			t.Errorf("%s: text:\n%q\nwant:\n%q", name, doc.Text, text)
		}
		if want := (document.Meta{Title: "The Lantern", Author: "Ida Kroll", Date: "2024-03-05T08:00:00Z"}); doc.Meta != want {
			t.Errorf("%s: meta %+v, want %+v", name, doc.Meta, want)
		}
		if doc.Format != document.DOCX || !doc.Marked || doc.Map != nil {
			t.Errorf("%s: format %s, marked %v, map %v", name, doc.Format, doc.Marked, doc.Map)
		}
		if len(doc.Quotes) != 2 || !doc.Quotes[1].GoesOn {
			t.Errorf("%s: quotations %+v", name, doc.Quotes)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	for _, p := range docxParagraphs {
		f.Add(p.xml)
	}
	f.Add(docxNotes)
	f.Fuzz(func(t *testing.T, body string) {
		if doc, err := zipped.ReadDOCX(document.Input{Ctx: context.Background(), Data: []byte(zipOf(t, "word/document.xml", body)), MaxBytes: DefaultMaxBytes}); err == nil {
			checkDocument(t, doc)
		}
	})
}
