package source

import (
	"encoding/xml"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// readEPUB reads a book: the files of its spine, in order, each one or more
// chapters. Books that their publishers locked are refused.
func readEPUB(in input) (*Document, error) {
	a, err := openArchive(in)
	if err != nil {
		return nil, err
	}
	if err := locked(a); err != nil {
		return nil, err
	}
	root, err := rootFile(a)
	if err != nil {
		return nil, err
	}
	book, err := readPackage(a, root)
	if err != nil {
		return nil, err
	}
	w := &mapped{}
	var chapters []Chapter
	for _, name := range book.spine {
		data, err := a.read(name)
		if err != nil {
			return nil, err
		}
		text, _, err := decodeHTML(data, "")
		if err != nil {
			return nil, withName(err, "")
		}
		found, err := w.chapterFile(text)
		if err != nil {
			return nil, err
		}
		chapters = append(chapters, found...)
	}
	doc := w.unmapped(EPUB)
	doc.Meta, doc.Chapters = book.meta, chapters
	return doc, nil
}

// obfuscation are the ways in which fonts, and nothing else, are encrypted.
var obfuscation = map[string]bool{"http://www.idpf.org/2008/embedding": true, "http://ns.adobe.com/pdf/enc#RC": true}

// locked returns an error where the book is locked by its publisher.
func locked(a *archive) error {
	drm := &Error{Code: Protected, Problem: "is locked by its publisher (DRM)", Advice: "use a copy without DRM"}
	if a.Has("META-INF/rights.xml") || a.Has("META-INF/sinf.xml") || a.Has("META-INF/license.lcpl") {
		return drm
	}
	if !a.Has("META-INF/encryption.xml") {
		return nil
	}
	data, err := a.read("META-INF/encryption.xml")
	if err != nil {
		return err
	}
	r := newXMLReader("META-INF/encryption.xml", data)
	for {
		t, err := r.next()
		if err != nil || t == nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "EncryptionMethod" && !obfuscation[xmlAttr(e, "Algorithm")] {
			return drm
		}
	}
}

// rootFile returns the name of the file that lists the book's parts.
func rootFile(a *archive) (string, error) {
	const container = "META-INF/container.xml"
	data, err := a.read(container)
	if err != nil {
		return "", err
	}
	r := newXMLReader(container, data)
	for {
		t, err := r.next()
		if err != nil {
			return "", err
		}
		if t == nil {
			return "", &Error{Code: Broken, Problem: "names no list of its parts", Advice: "check the book with a validator"}
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
			return path.Clean(xmlAttr(e, "full-path")), nil
		}
	}
}

// A bookPackage is what a book says of itself, and its files in reading order.
type bookPackage struct {
	meta  Meta
	spine []string
}

func readPackage(a *archive, root string) (*bookPackage, error) {
	data, err := a.read(root)
	if err != nil {
		return nil, err
	}
	b := &bookPackage{}
	if b.meta, err = dublinCore(newXMLReader(root, data), "date"); err != nil {
		return nil, err
	}
	files := map[string]string{} // by id, those that hold text
	r := newXMLReader(root, data)
	for {
		t, err := r.next()
		if err != nil || t == nil {
			return b, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "item":
			isText := strings.Contains(xmlAttr(e, "media-type"), "html") && !strings.Contains(xmlAttr(e, "properties"), "nav")
			if href, err := url.PathUnescape(xmlAttr(e, "href")); err == nil && isText {
				files[xmlAttr(e, "id")] = path.Join(path.Dir(root), href)
			}
		case "itemref":
			if name := files[xmlAttr(e, "idref")]; name != "" && xmlAttr(e, "linear") != "no" {
				b.spine = append(b.spine, name)
			}
		}
	}
}

// emptyTag finds the tags that XHTML closes in themselves.
var emptyTag = regexp.MustCompile(`<([A-Za-z][\w:.-]*)((?:[^<>"'/]|"[^"]*"|'[^']*'|/[^>])*)/>`)

// chapterFile writes the text of one file of a book and returns its chapters.
func (m *mapped) chapterFile(raw string) ([]Chapter, error) {
	p, _, err := parsePage(emptyTag.ReplaceAllString(raw, "<$1$2></$1>"))
	if err != nil {
		return nil, err
	}
	var chapters []Chapter
	m.raw = p.raw
	quote := int32(0)
	for _, b := range p.blocks {
		if p.inside(b.element, atom.Nav) {
			continue
		}
		m.paragraph()
		before := m.text.Len()
		m.read = 0 // another file may have been read before
		quote = p.writeBlock(m, b, quote)
		written := m.text.String()[before:]
		if words := strings.TrimLeft(written, "\n"); words != "" && p.headed(b.element) {
			chapters = append(chapters, Chapter{Start: before + len(written) - len(words), End: m.text.Len()})
		}
	}
	return joinHeadings(chapters), nil
}

// headed says that the element is the heading of a chapter.
func (p *page) headed(e int32) bool {
	return p.inside(e, atom.H1) || p.inside(e, atom.H2)
}

// joinHeadings makes one heading of two that stand side by side: a number and
// a title.
func joinHeadings(chapters []Chapter) []Chapter {
	var joined []Chapter
	for _, c := range chapters {
		if n := len(joined); n > 0 && c.Start-joined[n-1].End <= len("\n\n") {
			joined[n-1].End = c.End
			continue
		}
		joined = append(joined, c)
	}
	return joined
}
