package source

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// readAs reads data in a format, as a file of that name would be.
func readAs(t testing.TB, name string, data string, opts Options) *Document {
	t.Helper()
	doc, err := tryRead(name, data, opts)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkDocument(t, doc)
	return doc
}

// tryRead reads the first document of data.
func tryRead(name, data string, opts Options) (*Document, error) {
	opts.Stdin, opts.Name = strings.NewReader(data), name
	for item := range Items([]string{Stdin}, opts) {
		return item.Load(context.Background())
	}
	return nil, &Error{Name: name, Code: Missing}
}

// checkDocument holds what is true of every document.
func checkDocument(t testing.TB, doc *Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Errorf("the text is no UTF-8: %q", doc.Text)
	}
	checkMap(t, doc)
	end := 0
	for _, q := range doc.Quotes {
		if q.Start < end || q.End <= q.Start || q.End > len(doc.Text) {
			t.Errorf("quotation %v is out of place in a text of %d bytes", q, len(doc.Text))
		}
		end = q.End
	}
}

// checkMap holds that every plain segment of the map says in the file what it
// says in the text, and that the segments cover the text.
func checkMap(t testing.TB, doc *Document) {
	t.Helper()
	if doc.Map == nil {
		return
	}
	at := 0
	for i, s := range doc.Map.segments {
		end := len(doc.Text)
		if i+1 < len(doc.Map.segments) {
			end = int(doc.Map.segments[i+1].text)
		}
		if int(s.text) != at || end <= at || s.from > s.to || int(s.to) > len(doc.Map.raw) {
			t.Fatalf("segment %d %+v does not start at %d", i, s, at)
		}
		if s.plain && doc.Text[at:end] != doc.Map.raw[s.from:s.to] {
			t.Fatalf("segment %d: the file says %q, the text %q", i, doc.Map.raw[s.from:s.to], doc.Text[at:end])
		}
		at = end
	}
	if at != len(doc.Text) {
		t.Fatalf("the map ends at %d of %d", at, len(doc.Text))
	}
}
