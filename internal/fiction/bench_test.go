package fiction

import (
	"os"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/model"
	"quotes/internal/story"
)

// novelText returns a text of about size bytes out of the project's own story.
func novelText(tb testing.TB, size int) string {
	story, err := os.ReadFile("../../testdata/stories/ferry-dashes.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(story)+"\n", size/len(story)+1)
}

// BenchmarkNovel reads and decides a book of a megabyte.
func BenchmarkNovel(b *testing.B) {
	text := novelText(b, 1<<20)
	d, err := Load()
	if err != nil {
		b.Skip(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Decode(story.Read(extract.New(text), lexicon.Cues(), nil))
	}
}

// BenchmarkBook reads a book of a megabyte without deciding anything.
func BenchmarkBook(b *testing.B) {
	text := novelText(b, 1<<20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		(&Decoder{Passes: []*model.Forest{nil}}).Decode(story.Read(extract.New(text), lexicon.Cues(), nil))
	}
}
