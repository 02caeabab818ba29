package source

import (
	"context"
	"fmt"
	"io"

	"quotes/internal/source/document"
)

// several yields the documents of a file that was read as a whole: under the
// file's name where it is one, else numbered.
func several(docs []*document.Document, err error, name string, yield func(Item) bool) bool {
	if err != nil {
		return yield(Item{Name: name, Path: name, load: func(context.Context) (*document.Document, error) { return nil, err }})
	}
	for i, doc := range docs {
		doc.Path = name
		if doc.Name == "" {
			doc.Name = name
			if len(docs) > 1 {
				doc.Name = fmt.Sprintf("%s#%d", name, i+1)
			}
		}
		text := func(w io.Writer) { _, _ = io.WriteString(w, doc.Text) }
		if !yield(Item{Name: doc.Name, Path: name, read: text, load: func(context.Context) (*document.Document, error) { return doc, nil }}) {
			return false
		}
	}
	return true
}

// one returns the document of a file that holds one.
func one(docs []*document.Document, err error) (*document.Document, error) {
	if err != nil {
		return nil, err
	}
	doc := docs[0]
	if doc.Name == "" {
		doc.Name = doc.Path
	}
	return doc, nil
}

// remark notes what the user should know of how a file of text was read.
func remark(doc *document.Document, data []byte) {
	if doc.Encoding == document.UTF8 && doc.Notice == "" {
		if n := document.BadBytes(data); n > 0 {
			doc.Notice = fmt.Sprintf("%d bytes are no UTF-8; say what they are with --encoding", n)
		}
	}
}
