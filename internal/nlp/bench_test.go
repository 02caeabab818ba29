package nlp

import (
	"testing"

	"quotes/internal/texttest"
	"quotes/internal/word"
)

// BenchmarkSentences tags and chunks every sentence of the project's articles:
// the MB/s are those of their text.
func BenchmarkSentences(b *testing.B) {
	docs, size := texttest.Articles(b, "../..")
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
