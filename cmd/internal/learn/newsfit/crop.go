package newsfit

import (
	"math/rand/v2"
	"strings"

	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/extract"
)

// Whole articles teach a model what long texts are like: a speaker named often,
// quoted before, introduced far above. Crops of one to five paragraphs teach it
// to do without.

// cropParagraphs is the most paragraphs that a crop has.
const cropParagraphs = 5

// crops cuts n stretches of paragraphs out of an article, always the same.
func crops(gold *corpus.Document, n int) []*corpus.Document {
	text := string(gold.Text)
	doc := extract.New(text)
	at := learn.CodePoints(text)
	random := rand.New(rand.NewPCG(uint64(learn.Fold(gold.ID, 1<<30)), 1))
	var out []*corpus.Document
	for range n {
		first := random.IntN(max(len(doc.Paragraphs), 1))
		size := 1 + random.IntN(cropParagraphs)
		last := min(first+size, len(doc.Paragraphs)) - 1
		if last < first {
			continue
		}
		c := crop(gold, at[doc.Paragraphs[first].Start], at[doc.Paragraphs[last].End])
		if len(c.Quotes) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// crop returns what lies between two code points as a document of its own. A
// quote that is cut through, or whose source stands outside, is set aside; a
// speaker whose name stands outside is not known: the texts that people write
// say of whom they speak.
func crop(gold *corpus.Document, start, end int) *corpus.Document {
	c := &corpus.Document{ID: gold.ID, Text: gold.Text[start:end], Marks: gold.Marks, Named: gold.Named, Trained: gold.Trained}
	text := string(c.Text)
	inside := func(spans []corpus.Span) []corpus.Span {
		var out []corpus.Span
		for _, s := range spans {
			if s.Start >= start && s.End <= end {
				out = append(out, corpus.Span{Start: s.Start - start, End: s.End - start})
			}
		}
		return out
	}
	for _, q := range gold.Quotes {
		content, source := inside(q.Content), inside(q.Source)
		if len(content) == 0 {
			continue
		}
		q.Aside = q.Aside || len(content) < len(q.Content) || len(source) < len(q.Source)
		if q.Speaker != nil && q.Speaker.Named && !names(text, q.Speaker) {
			q.Speaker = nil
		}
		q.Content, q.Source, q.Cue = content, source, inside(q.Cue)
		c.Quotes = append(c.Quotes, q)
	}
	return c
}

// names says that a text has the last word of a speaker's name, or an alias.
func names(text string, e *corpus.Entry) bool {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if words := strings.Fields(n); len(words) > 0 && strings.Contains(text, words[len(words)-1]) {
			return true
		}
	}
	return false
}
