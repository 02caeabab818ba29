package link

import (
	"os"
	"path/filepath"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// BenchmarkScene prepares the project's articles for linking: it finds the
// names and the people, and tags nothing yet.
func BenchmarkScene(b *testing.B) {
	docs, size := articles(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			if _, err := scene.New(doc, lexicon.Cues(), nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkRows prepares them and describes every pair of a quote and a mention
// that could name its source; the sentences that it needs are tagged.
func BenchmarkRows(b *testing.B) {
	docs, size := articles(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			s, err := scene.New(doc, lexicon.Cues(), nil)
			if err != nil {
				b.Fatal(err)
			}
			h, p := scene.NewHistory(), New(s)
			for q := range s.Quotes {
				m := shape.Of(s, q, h)
				p.Rows(m, p.Candidates(m))
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
