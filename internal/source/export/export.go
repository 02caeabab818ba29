// Package export reads what news databases export, Nexis and Factiva: a file of
// many articles, each under a head of fields and over a foot of them. Every
// article becomes a document of its own with outlet, date, title and byline.
package export

import (
	"context"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// What ends or begins an article, and what tells an export from other texts.
var (
	counter  = lazy.MustCompile(`^\s*\d+ of \d+ DOCUMENTS?\s*$`)
	endLine  = lazy.MustCompile(`^End of Document$`)
	idLine   = lazy.MustCompile(`^(?:AN\s+)?Document [A-Z]{3,10}\d{8,}[A-Za-z0-9]+$`)
	anywhere = lazy.MustCompile(`(?m)^\s*\d+ of \d+ DOCUMENTS?\s*$|^(?:AN\s+)?Document [A-Z]{3,10}\d{8,}[A-Za-z0-9]+\s*$`)
	lexis    = lazy.MustCompile(`(?m)^Body\s*$`)
	lengths  = lazy.MustCompile(`(?mi)^Length:\s*[\d,]+ words\s*$`)
	factiva  = lazy.MustCompile(`<div[^>]*\bclass="article [a-z]{2}Article"`)
)

// Is says that the first bytes of a file are those of an export as text or as a
// page of Factiva.
//
// Every text is asked. A word that has to be there is looked for first: the
// patterns are not anchored, and take longer than all else that a short article
// needs.
func Is(head string) bool {
	has := func(word string) bool { return strings.Contains(head, word) }
	return (has(" DOCUMENT") || has("Document ")) && anywhere.MatchString(head) ||
		has("Body") && lexis.MatchString(head) && lengths.MatchString(head) ||
		has(`class="article `) && factiva.MatchString(head)
}

// Read reads an export as text or as a page.
func Read(in document.Input) ([]*document.Document, error) {
	raw, encoding, err := page.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	docs, err := articlesOf(in.Ctx, raw)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		d.Encoding = encoding
	}
	return docs, nil
}

// articlesOf reads the articles of a decoded export.
func articlesOf(ctx context.Context, raw string) ([]*document.Document, error) {
	if factiva.MatchString(raw) {
		return pages(ctx, raw)
	}
	var docs []*document.Document
	found := articles(raw)
	if coded.MatchString(raw) {
		found = codedArticles(raw)
	}
	for _, a := range found {
		w := &document.Writer{Raw: raw}
		a.write(w)
		d := w.Document(document.Export)
		d.Meta = a.meta
		docs = append(docs, d)
	}
	if docs == nil {
		return nil, &document.Error{Code: document.NoArticle, Problem: "holds no article of an export", Advice: "read it as it stands: --input-format text"}
	}
	return docs, nil
}

// Cut returns a reader of word processors' files that cuts what it reads where
// it is an export.
func Cut(read func(document.Input) (*document.Document, error)) func(document.Input) ([]*document.Document, error) {
	return func(in document.Input) ([]*document.Document, error) {
		doc, err := read(in)
		if err != nil {
			return nil, err
		}
		if !Is(doc.Text) {
			return []*document.Document{doc}, nil
		}
		found := articles(doc.Text)
		if coded.MatchString(doc.Text) {
			found = codedArticles(doc.Text)
		}
		if len(found) == 0 {
			return []*document.Document{doc}, nil
		}
		var docs []*document.Document
		for _, a := range found {
			w := &document.Writer{Raw: doc.Text}
			a.write(w)
			lines := w.FileLines(doc.FileLines)
			d := w.Unmapped(doc.Format)
			d.FileLines = lines
			d.Meta, d.Encoding = a.meta, doc.Encoding
			docs = append(docs, d)
		}
		return docs, nil
	}
}
