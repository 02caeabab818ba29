package script

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quotes/internal/record"
)

// pages are the files of a small e-book, in their order: a page with the title, an
// imprint, a table of contents, a part, two chapters whose titles stand under their
// numbers, with a note, notes, and a colophon.
var pages = []string{
	`<h1>Sand</h1><p>Nora Bell</p>`,
	`<section epub:type="copyright-page"><h2>Copyright</h2><p>Nobody has it.</p></section>`,
	`<h3>Part One</h3><p>The Shore</p>`,
	`<h2>Imprint</h2><p>This book may be given away.</p>`,
	`<h2>Table of Contents</h2><ol><li>I. The Boat</li><li>II. The House</li></ol>`,
	`<h2>I</h2><h3>The Boat</h3><p>The boat lay on the <em>sand</em>. “Who left it here?”<a epub:type="noteref" href="#n">*</a> asked Ida Moll.</p><aside epub:type="footnote" id="n"><p>* Nobody knows.</p></aside>`,
	`<h2>II</h2><h3>The House</h3><p>Nobody was in. “Then we wait,” Ida said to her brother.</p>`,
	`<section role="doc-endnotes"><h2>Notes</h2><ol><li>Nobody knows.</li></ol></section>`,
	`<h2>Colophon</h2><p>Set in nothing.</p>`,
}

// epub writes the e-book and returns its path.
func epub(t *testing.T) string {
	t.Helper()
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("mimetype", "application/epub+zip")
	add("META-INF/container.xml", `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`)
	manifest, spine := "", ""
	for i, page := range pages {
		name := string(rune('a' + i))
		manifest += `<item id="` + name + `" href="` + name + `.xhtml" media-type="application/xhtml+xml"/>`
		spine += `<itemref idref="` + name + `"/>`
		add(name+".xhtml", `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>`+page+`</body></html>`)
	}
	add("c.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sand</dc:title><dc:creator>Nora Bell</dc:creator></metadata><manifest>`+manifest+`</manifest><spine>`+spine+`</spine></package>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "b.epub")
	if err := os.WriteFile(path, data.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestEPUB holds that what tells how an e-book was made is left out, and that the
// title under a number is the chapter's.
func TestEPUB(t *testing.T) {
	b := New(read(t, epub(t)), Options{Kinds: record.DefaultKinds()})
	if b.Title != "Sand" || b.Author != "Nora Bell" || len(b.Chapters) != 3 || b.Chapters[1].Title != "I The Boat" || b.Chapters[2].Title != "II The House" || b.Chapters[2].Number != 2 {
		t.Fatalf("%+v", b)
	}
	var got []string
	for _, r := range append(b.Chapters[0].Rows, b.Chapters[1].Rows...) {
		got = append(got, r.Kind+" "+r.Speaker+": "+r.Text)
	}
	want := []string{"heading Narrator: Sand", "narration Narrator: Nora Bell", "narration Narrator: Part One", "narration Narrator: The Shore", "heading Narrator: I", "heading Narrator: The Boat", "narration Narrator: The boat lay on the sand.", "speech Ida Moll: Who left it here?", "narration Narrator: asked Ida Moll."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
