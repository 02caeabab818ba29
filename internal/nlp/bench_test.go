package nlp

import (
	"os"
	"path/filepath"
	"testing"

	"quotes/extract"
	"quotes/internal/word"
)

// BenchmarkSentences tags and chunks every sentence of the project's articles:
// the MB/s are those of their text.
func BenchmarkSentences(b *testing.B) {
	docs, size := articles(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			t, err := New(doc, word.Of(doc), nil)
			if err != nil {
				b.Fatal(err)
			}
			for i := range doc.Sentences {
				t.Sentence(i)
			}
		}
	}
}

// articles returns the project's own articles.
func articles(b *testing.B) (docs []*extract.Document, size int64) {
	b.Helper()
	files, err := filepath.Glob("../../testdata/articles/*.txt")
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
