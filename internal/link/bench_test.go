package link

import (
	"testing"

	"quotes/internal/lexicon"
	"quotes/internal/scene"
	"quotes/internal/shape"
	"quotes/internal/texttest"
)

// BenchmarkScene prepares the project's articles for linking: it finds the
// names and the people, and tags nothing yet.
func BenchmarkScene(b *testing.B) {
	docs, size := texttest.Articles(b, "../..")
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
	docs, size := texttest.Articles(b, "../..")
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
