package formattest

import (
	"context"
	"path/filepath"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
)

// Articles runs the program on articles, with all kinds and nested
// quotes. The root is that of the project; where there are no articles beside
// it there are no documents.
func Articles(t testing.TB, root string) []*record.Document {
	files, _ := filepath.Glob(root + "../shared/corpora/polnear/dev/text/*.txt")
	if len(files) > 12 {
		files = files[:12]
	}
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var docs []*record.Document
	for item := range source.Items(files, source.Options{}) {
		in, err := item.Load(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		doc := extract.New(in.Text)
		res, err := who.Attribute(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, record.New(in, doc, res, record.Options{Kinds: record.AllKinds(), Nested: true, WithText: true}))
	}
	return docs
}

// SpeakerName returns the name of who said a quote, and nothing for nobody.
func SpeakerName(q *record.Quote) string {
	if q.Speaker == nil {
		return ""
	}
	return q.Speaker.Name
}
