package attribute_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// BenchmarkAttribute says who speaks in the project's articles, which were
// scanned before: direct and mixed quotes, and with reports too.
func BenchmarkAttribute(b *testing.B) {
	docs, size := articles(b)
	for _, mode := range []struct {
		name string
		opts attribute.Options
	}{{"quotes", attribute.Options{}}, {"reports", attribute.Options{Indirect: true}}} {
		b.Run(mode.name, func(b *testing.B) {
			a, err := attribute.New(mode.opts)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range docs {
					if _, err := a.Attribute(context.Background(), doc); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// articles returns the project's own articles.
func articles(b *testing.B) (docs []*extract.Document, size int64) {
	b.Helper()
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, extract.New(string(text)))
		size += int64(len(text))
	}
	return docs, size
}
