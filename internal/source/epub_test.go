package source

import (
	"context"
	"slices"
	"strings"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/zipped"
)

const (
	epubContainer = `<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`
	epubPackage   = `<package><metadata><dc:title>Two Tales</dc:title><dc:creator>Ida Kroll</dc:creator><dc:creator>Tom Ash</dc:creator><dc:date>2020</dc:date><dc:publisher>Orle Press</dc:publisher></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="css" href="x.css" media-type="text/css"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="css"/><itemref idref="b"/></spine></package>`
	epubOne = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>
<span id="p1" epub:type="pagebreak"/><h1>1</h1><h2>The <i>Loft</i></h2><p>“Come up,” said Ann.</p><p>Nobody came<a id="x"/>.</p></body></html>`
	epubTwo = `<html><body><h1>2</h1><p>It rained &amp; rained.</p><blockquote><p>Stay in.</p></blockquote></body></html>`
)

func epubFile(t testing.TB, more ...string) string {
	return zipOf(t, append([]string{"mimetype", "application/epub+zip", "META-INF/container.xml", epubContainer, "OEBPS/book.opf", epubPackage,
		"OEBPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>", "OEBPS/one.xhtml", epubOne, "OEBPS/two b.xhtml", epubTwo}, more...)...)
}

func TestEPUB(t *testing.T) {
	for _, name := range []string{"book.epub", Stdin} {
		doc := readAs(t, name, epubFile(t), Options{})
		if want := "1\n\nThe Loft\n\n“Come up,” said Ann.\n\nNobody came.\n\n2\n\nIt rained & rained.\n\nStay in."; doc.Text != want {
			t.Errorf("text %q, want %q", doc.Text, want)
		}
		var chapters []string
		for _, c := range doc.Chapters {
			chapters = append(chapters, doc.Text[c.Start:c.End])
		}
		if want := []string{"1\n\nThe Loft", "2"}; !slices.Equal(chapters, want) {
			t.Errorf("chapters %q, want %q", chapters, want)
		}
		if want := (document.Meta{Title: "Two Tales", Author: "Ida Kroll, Tom Ash", Date: "2020", Outlet: "Orle Press"}); doc.Meta != want {
			t.Errorf("meta %+v, want %+v", doc.Meta, want)
		}
		if doc.Format != document.EPUB || !doc.Marked || doc.Map != nil || len(doc.Quotes) != 1 {
			t.Errorf("format %s, marked %v, map %v, quotations %v", doc.Format, doc.Marked, doc.Map, doc.Quotes)
		}
	}
}

func TestEPUBLocked(t *testing.T) {
	const method = `<encryption><EncryptedData><EncryptionMethod Algorithm="%"/></EncryptedData></encryption>`
	drm := strings.Replace(method, "%", "http://www.w3.org/2001/04/xmlenc#aes128-cbc", 1)
	wantError(t, "book.epub", epubFile(t, "META-INF/encryption.xml", drm), document.Protected, "locked by its publisher (DRM)")
	wantError(t, "book.epub", epubFile(t, "META-INF/rights.xml", "<rights/>"), document.Protected, "locked by its publisher (DRM)")
	fonts := strings.Replace(method, "%", "http://www.idpf.org/2008/embedding", 1)
	readAs(t, "book.epub", epubFile(t, "META-INF/encryption.xml", fonts), Options{})
	wantError(t, "book.epub", zipOf(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "<container/>"), document.Broken, "names no list of its parts")
}

func FuzzEPUB(f *testing.F) {
	f.Add(epubContainer, epubPackage, epubOne)
	f.Add(epubContainer, epubPackage, epubTwo)
	f.Fuzz(func(t *testing.T, container, book, chapter string) {
		data := zipOf(t, "META-INF/container.xml", container, "OEBPS/book.opf", book, "OEBPS/one.xhtml", chapter, "OEBPS/two b.xhtml", epubTwo)
		if doc, err := zipped.ReadEPUB(document.Input{Ctx: context.Background(), Data: []byte(data), MaxBytes: DefaultMaxBytes}); err == nil {
			checkDocument(t, doc)
		}
	})
}
