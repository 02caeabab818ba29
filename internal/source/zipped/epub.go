package zipped

import (
	"encoding/xml"
	"net/url"
	"path"
	"strings"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// ReadEPUB reads a book: the files of its spine, in order, each one or more
// chapters. Books that their publishers locked are refused.
func ReadEPUB(in document.Input) (*document.Document, error) {
	a, err := OpenArchive(in)
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
	w := &document.Writer{}
	var found document.Document
	for _, name := range book.spine {
		data, err := a.read(name)
		if err != nil {
			return nil, err
		}
		text, _, err := page.Decode(data, "")
		if err != nil {
			return nil, document.WithName(err, "")
		}
		chapters, matter, err := page.WriteChapters(in.Ctx, w, text)
		if err != nil {
			return nil, err
		}
		found.Chapters, found.Matter = append(found.Chapters, chapters...), append(found.Matter, matter...)
	}
	doc := w.Unmapped(document.EPUB)
	doc.Meta, doc.Chapters, doc.Matter = book.meta, found.Chapters, found.Matter
	return doc, nil
}

// obfuscation are the ways in which fonts, and nothing else, are encrypted.
var obfuscation = map[string]bool{"http://www.idpf.org/2008/embedding": true, "http://ns.adobe.com/pdf/enc#RC": true}

// locked returns an error where the book is locked by its publisher.
func locked(a *archive) error {
	drm := &document.Error{Code: document.Protected, Problem: "is locked by its publisher (DRM)", Advice: "use a copy without DRM"}
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
	r := document.NewXMLReader("META-INF/encryption.xml", data)
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "EncryptionMethod" && !obfuscation[document.XMLAttr(e, "Algorithm")] {
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
	r := document.NewXMLReader(container, data)
	for {
		t, err := r.Next()
		if err != nil {
			return "", err
		}
		if t == nil {
			return "", &document.Error{Code: document.Broken, Problem: "names no list of its parts", Advice: "check the book with a validator"}
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
			return path.Clean(document.XMLAttr(e, "full-path")), nil
		}
	}
}

// A bookPackage is what a book says of itself, and its files in reading order.
type bookPackage struct {
	meta  document.Meta
	spine []string
}

func readPackage(a *archive, root string) (*bookPackage, error) {
	data, err := a.read(root)
	if err != nil {
		return nil, err
	}
	b := &bookPackage{}
	if b.meta, err = dublinCore(document.NewXMLReader(root, data), "date"); err != nil {
		return nil, err
	}
	files := map[string]string{} // by id, those that hold text
	r := document.NewXMLReader(root, data)
	for {
		t, err := r.Next()
		if err != nil || t == nil {
			return b, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "item":
			isText := strings.Contains(document.XMLAttr(e, "media-type"), "html") && !strings.Contains(document.XMLAttr(e, "properties"), "nav")
			if href, err := url.PathUnescape(document.XMLAttr(e, "href")); err == nil && isText {
				files[document.XMLAttr(e, "id")] = path.Join(path.Dir(root), href)
			}
		case "itemref":
			if name := files[document.XMLAttr(e, "idref")]; name != "" && document.XMLAttr(e, "linear") != "no" {
				b.spine = append(b.spine, name)
			}
		}
	}
}
