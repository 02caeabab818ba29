// Package pdf reads the text of PDF files in reading order: lines, columns and
// paragraphs from where the words are drawn, headers, footers and numbers of
// lines left out, words joined that a line end divides. It is the door of
// ledongthuc/pdf, a pure Go reader of the objects: PDFium, which reads more
// files, takes seconds to start in its WebAssembly sandbox, and 10 MB.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"

	"quotes/internal/source/document"
)

// Is says that the first bytes are those of a PDF.
func Is(head string) bool {
	return strings.Contains(head[:min(len(head), 1024)], "%PDF-")
}

// Read reads the text of a PDF. A file whose pages are pictures has none, and
// says so.
func Read(in document.Input) (doc *document.Document, err error) {
	defer func() {
		if v := recover(); v != nil {
			doc, err = nil, broken(fmt.Errorf("%v", v))
		}
	}()
	start := bytes.Index(in.Data[:min(len(in.Data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, broken(fmt.Errorf("it does not begin as one"))
	}
	data := withHeader(in.Data[start:])
	r, err := open(data)
	if err == pdf.ErrInvalidPassword {
		return nil, &document.Error{Code: document.Protected, Problem: "is locked with a password", Advice: "save it without one"}
	}
	if err != nil {
		return nil, broken(err)
	}
	all, err := readPages(in.Ctx, r)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.write(all.pages)
	doc = w.Unmapped(document.PDF)
	doc.Pages = w.pages
	info := r.Trailer().Key("Info")
	doc.Meta = document.Meta{Title: told(info.Key("Title").Text()), Author: told(info.Key("Author").Text())}
	switch {
	case strings.TrimSpace(doc.Text) == "" && all.pictures == 0:
		doc.Notice = "holds no text"
	case strings.TrimSpace(doc.Text) == "":
		doc.Notice = "holds no text, its pages are pictures; recognise the words first: ocrmypdf does it"
	case all.unread > 0:
		doc.Notice = fmt.Sprintf("%d of its pages could not be read; pdftotext may read them", all.unread)
	}
	return doc, nil
}

// open reads the table of the objects of a file, and makes it anew where it is
// lost or leads to no pages.
func open(data []byte) (*pdf.Reader, error) {
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err == pdf.ErrInvalidPassword || err == nil && len(pagesOf(r)) > 0 {
		return r, err
	}
	if data := mended(data); data != nil {
		if again, err := pdf.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			return again, nil
		}
	}
	return r, err
}

// maxTree is how deep the tree of pages may be.
const maxTree = 64

// pagesOf walks over the tree of pages once; the library walks anew for each page.
func pagesOf(r *pdf.Reader) (pages []pdf.Page) {
	defer func() { _ = recover() }() // what breaks in the tree costs the rest of it
	seen := map[string]bool{}        // inner nodes, so that a tree that holds itself ends
	var walk func(node pdf.Value, depth int)
	walk = func(node pdf.Value, depth int) {
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array && !node.IsNull() {
			pages = append(pages, pdf.Page{V: node})
			return
		}
		key := node.String()
		if seen[key] {
			return
		}
		seen[key] = true
		for i := 0; i < kids.Len() && depth < maxTree && len(pages) < mostPages; i++ {
			walk(kids.Index(i), depth+1)
		}
	}
	walk(r.Trailer().Key("Root").Key("Pages"), 0)
	return pages
}

// header is the first line by which the library knows a PDF. Other versions (2.0),
// and what stands behind the number, make no other file of it.
const header = "%PDF-1.7\n"

// withHeader returns the file with a first line that the library takes.
func withHeader(data []byte) []byte {
	if len(data) < len(header) || data[8] == '\n' && bytes.HasPrefix(data, []byte("%PDF-1.")) {
		return data
	}
	return append([]byte(header), data[len(header):]...)
}

// told returns what a PDF says of itself on one line; nothing where its producer
// filled the place: (anonymous), (unspecified), untitled.
func told(value string) string {
	value = document.Fold(value)
	if strings.HasPrefix(value, "(") && strings.HasSuffix(value, ")") || strings.EqualFold(value, "untitled") {
		return ""
	}
	return value
}

func broken(err error) *document.Error {
	return &document.Error{Code: document.Broken, Problem: "cannot be read as PDF", Advice: "turn it into text first: pdftotext -layout, then quotes extract", Err: err}
}

// mostPages is how many pages are read of a file at most.
const mostPages = 50000

// A reading is the lines of all pages, how many pages could not be read, and how
// many pictures stand on them.
type reading struct {
	pages            []pageText
	unread, pictures int
}

// readPages reads the lines of all pages.
func readPages(ctx context.Context, r *pdf.Reader) (*reading, error) {
	fonts := fontCache{}
	all := &reading{}
	for i, p := range pagesOf(r) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		runs, pictures, ok := pageRuns(p, fonts)
		if !ok {
			all.unread++
		}
		all.pictures += pictures
		all.pages = append(all.pages, pageText{number: i + 1, rows: rowsOf(upright(runs))})
	}
	leaveOutEdges(all.pages)
	for i := range all.pages {
		all.pages[i].rows = withoutNumbers(all.pages[i].rows)
	}
	return all, nil
}

// pageRuns reads what a page draws; what breaks in it costs the rest of the page.
func pageRuns(p pdf.Page, fonts fontCache) (runs []run, pictures int, ok bool) {
	d := &drawing{fonts: fonts, state: state0, box: boxOf(p)}
	defer func() {
		if v := recover(); v != nil {
			runs, pictures, ok = d.runs, d.pictures, false
		}
	}()
	if p.V.IsNull() {
		return nil, 0, true
	}
	d.content(p.V.Key("Contents"), p.Resources(), 0)
	d.annotations(p.V.Key("Annots"), p.Resources())
	return d.runs, d.pictures, true
}
