package source

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"quotes/internal/source/document"
)

// readAs reads data in a format, as a file of that name would be.
func readAs(t testing.TB, name string, data string, opts Options) *document.Document {
	t.Helper()
	doc, err := tryRead(name, data, opts)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkDocument(t, doc)
	return doc
}

// tryRead reads the first document of data.
func tryRead(name, data string, opts Options) (*document.Document, error) {
	opts.Stdin, opts.Name = strings.NewReader(data), name
	for item := range Items([]string{Stdin}, opts) {
		return item.Load(context.Background())
	}
	return nil, &document.Error{Name: name, Code: document.Missing}
}

// checkDocument holds what is true of every document.
func checkDocument(t testing.TB, doc *document.Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Errorf("the text is no UTF-8: %q", doc.Text)
	}
	if doc.Map != nil {
		if err := doc.Map.Check(doc.Text); err != nil {
			t.Fatal(err)
		}
	}
	end := 0
	for _, q := range doc.Quotes {
		if q.Start < end || q.End <= q.Start || q.End > len(doc.Text) {
			t.Errorf("quotation %v is out of place in a text of %d bytes", q, len(doc.Text))
		}
		end = q.End
	}
}
