// Package page writes pages to look at: of documents with their quotes, of a
// folder of those, of a chart. A page holds everything and asks nothing of the
// network.
package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"path"
	"strings"

	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// The page's parts. It asks nothing of the network, and its policy lets no
// script run but its own, whatever an article holds.
var (
	//go:embed page.tmpl
	pageTemplate string
	//go:embed page.css
	style string
	//go:embed page.js
	pageScript string
)

// A Writer writes one page that holds everything: the text with its quotes
// in the colours of their speakers, the speakers with their shares, and every
// quote with the reason of its attribution. Several documents stand below
// each other, with an index above them, so the page is written at the end.
type Writer struct {
	w    io.Writer
	docs []pageDoc
	rows []pageRow
	run  *record.Run
}

// New returns a writer of a page.
func New(w io.Writer) *Writer { return &Writer{w: w} }

// A Head is what every page has.
type Head struct {
	Title, Summary string
	ScriptHash     string
	Style          template.CSS
	Script         template.JS
	Index          []pageRow
}

// A page shows documents.
type page struct {
	Head
	Many bool
	Docs []pageDoc
	Made [][]string
}

// A pageRow is a document in the index.
type pageRow struct {
	Link, Title, Name string
	Speakers          string
	Quotes, Open      int
}

// Write adds the document to the page.
func (w *Writer) Write(doc *record.Document) error {
	text, err := marking.NewText(doc)
	if err != nil {
		return err
	}
	d := newPageDoc(doc, text, len(w.docs)+1)
	w.docs = append(w.docs, d)
	w.rows = append(w.rows, newPageRow("#"+d.ID, Digested(doc)))
	w.run = w.run.With(doc.Run)
	return nil
}

// Close writes the page.
func (w *Writer) Close() error {
	p := page{Head: NewHead(w.rows), Many: len(w.docs) != 1, Docs: w.docs, Made: Made(w.run)}
	if !p.Many {
		p.Title = w.docs[0].Title
	}
	return Execute(w.w, "", "page", p)
}

// Made returns how a page was made, as rows for its foot; none where nobody knows.
func Made(run *record.Run) [][]string {
	if run == nil {
		return nil
	}
	return run.Table()[1:]
}

// WriteOverview writes the index of a folder of pages.
func WriteOverview(w io.Writer, entries []Entry) error {
	rows := make([]pageRow, len(entries))
	for i, e := range entries {
		rows[i] = newPageRow("./"+marking.PathIRI(e.Path), e.Digest)
	}
	return Execute(w, "", "overview", NewHead(rows))
}

// Execute writes a page by its template, which may stand in a text beside
// those of the package.
func Execute(w io.Writer, templates, name string, data any) error {
	t, err := template.New("").Parse(pageTemplate + templates)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, name, data)
}

// WithScript lets a script run on the page, and no other.
func (h *Head) WithScript(script string) {
	hash := sha256.Sum256([]byte(script))
	h.Script, h.ScriptHash = template.JS(script), "sha256-"+base64.StdEncoding.EncodeToString(hash[:])
}

// NewHead returns the head of a page with an index.
func NewHead(rows []pageRow) Head {
	head := Head{Title: "Quotes", Index: rows, Style: template.CSS(style)}
	head.WithScript(pageScript)
	quotes, open := 0, 0
	for _, r := range rows {
		quotes, open = quotes+r.Quotes, open+r.Open
	}
	head.Summary = Count(len(rows), "document") + " · " + Count(quotes, "quote")
	if open > 0 {
		head.Summary += fmt.Sprintf(" · %d not named", open)
	}
	return head
}

// shownSpeakers is how many speakers of a document an index names.
const shownSpeakers = 4

func newPageRow(link string, d Digest) pageRow {
	row := pageRow{Link: link, Title: d.Title, Name: d.Doc, Quotes: d.Quotes, Open: d.Open}
	if row.Title == "" {
		row.Title, row.Name = path.Base(d.Doc), d.Doc
	}
	if row.Title == row.Name {
		row.Name = ""
	}
	names := d.Speakers
	if more := len(names) - shownSpeakers; more > 0 {
		names = append(names[:shownSpeakers:shownSpeakers], fmt.Sprintf("%d more", more))
	}
	row.Speakers = strings.Join(names, ", ")
	return row
}

// Count writes a number of things.
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
