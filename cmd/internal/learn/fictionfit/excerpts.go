package fictionfit

import (
	"sort"

	"quotes/cmd/internal/eval/corpus"
)

// excerptParagraphs are how long the excerpts of novels are, in paragraphs, in
// turn: people bring scenes and chapters, not only books.
var excerptParagraphs = []int{40, 20, 60, 8, 30, 12}

// excerpts cuts a novel into stretches of paragraphs, each a document of its
// own whose people and answers are found again in it alone. What the corpus
// says of its quotes goes with them.
func excerpts(whole *storyGold, sizes []int, every int) []*storyGold {
	starts := paragraphStarts(whole.Text)
	var out []*storyGold
	for k, n := 0, 0; k < len(starts); n++ {
		size := sizes[n%len(sizes)]
		end := min(k+size, len(starts))
		if n%every == 0 && end-k >= size/2 {
			last := len(whole.Text)
			if end < len(starts) {
				last = starts[end]
			}
			out = append(out, &storyGold{whole: whole.Document, Document: excerpt(whole.Document, starts[k], last)})
		}
		k += size
	}
	return out
}

// paragraphStarts returns where the paragraphs of a text begin: after blank lines.
func paragraphStarts(text []rune) []int {
	var out []int
	blank := true
	for i, r := range text {
		switch {
		case r == '\n':
			blank = blank || i > 0 && text[i-1] == '\n'
		case blank:
			out = append(out, i)
			blank = false
		}
	}
	return out
}

// excerpt returns the document that lies between two positions, with the
// quotes that lie in it whole.
func excerpt(whole *corpus.Document, start, end int) *corpus.Document {
	d := &corpus.Document{ID: whole.ID, Text: whole.Text[start:end], Marks: whole.Marks, Novel: whole.Novel}
	first := sort.Search(len(whole.Quotes), func(i int) bool { return whole.Quotes[i].Content[0].Start >= start })
	for _, q := range whole.Quotes[first:] {
		if q.Content[0].Start >= end {
			break
		}
		if q.Content[len(q.Content)-1].End > end {
			continue
		}
		moved := q
		moved.Content = make([]corpus.Span, len(q.Content))
		for i, s := range q.Content {
			moved.Content[i] = corpus.Span{Start: s.Start - start, End: s.End - start}
		}
		d.Quotes = append(d.Quotes, moved)
	}
	return d
}
