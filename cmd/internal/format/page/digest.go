package page

import (
	"cmp"
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/internal/record"
)

// A Digest is what an overview of many documents shows of one.
type Digest struct {
	Doc      string
	Title    string // empty: none
	Quotes   int
	Open     int      // quotes whose speaker is not named
	Speakers []string // those with quotes, the most quoted first
}

// Digested returns the digest of a document.
func Digested(doc *record.Document) Digest {
	d := Digest{Doc: doc.Doc, Title: record.Value(doc.Meta.Title), Quotes: len(doc.Quotes)}
	d.Open, _ = unnamed(doc)
	for _, s := range quoted(doc) {
		d.Speakers = append(d.Speakers, s.Name)
	}
	return d
}

// quoted returns the speakers that have listed quotes, those with the most
// words first.
func quoted(doc *record.Document) []record.Speaker {
	out := slices.DeleteFunc(slices.Clone(doc.Speakers), func(s record.Speaker) bool { return s.Quotes == 0 })
	slices.SortStableFunc(out, func(a, b record.Speaker) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(b.Quotes, a.Quotes))
	})
	return out
}

// unnamed counts the quotes without a named speaker, and their words, as
// records count those of speakers: what lies in another quote is not counted
// twice. What nobody says is left out.
func unnamed(doc *record.Document) (quotes, words int) {
	listed := map[string]bool{}
	for i := range doc.Quotes {
		listed[doc.Quotes[i].ID] = true
	}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if q.Speaker != nil || q.Kind == string(attribute.Term) || listed[record.Value(q.Within)] || listed[record.Value(q.Report)] {
			continue
		}
		quotes++
		words += len(strings.Fields(q.Text))
	}
	return quotes, words
}

// An Entry is a document of a folder as its overview shows it.
type Entry struct {
	Path string // of the file, below the folder, with slashes
	Digest
}
