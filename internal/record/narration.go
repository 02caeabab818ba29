package record

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"quotes/attribute"
)

// NarrationKind is the kind of a row that holds what stands between quotes. It
// has no speaker; marks and white space belong to it.
const NarrationKind = "narration"

// withNarration puts a row for every stretch between the parts of the listed
// quotes among them, all in the order of the text.
func (b *builder) withNarration(quotes []Quote) []Quote {
	at, line := 0, 1
	for _, p := range append(b.listedParts(), attribute.Place{Start: len(b.doc.Text), End: len(b.doc.Text)}) {
		if p.Start > at {
			quotes = append(quotes, b.narration(at, p.Start, line))
		}
		if p.End > at {
			line += strings.Count(b.doc.Text[at:p.End], "\n")
			at = p.End
		}
	}
	slices.SortStableFunc(quotes, func(x, y Quote) int { return x.Parts[0].Start - y.Parts[0].Start })
	return quotes
}

// listedParts returns the parts of all listed quotes in the order of the text.
func (b *builder) listedParts() []attribute.Place {
	var parts []attribute.Place
	for _, q := range b.res.Quotes {
		if b.listed(q) {
			parts = append(parts, q.Parts...)
		}
	}
	slices.SortFunc(parts, func(x, y attribute.Place) int { return x.Start - y.Start })
	return parts
}

// narration returns the row of a stretch, which starts and ends where parts do.
func (b *builder) narration(start, end, line int) Quote {
	place := b.place(attribute.Place{Text: b.doc.Text[start:end], Start: start, End: end})
	q := Quote{
		ID: fmt.Sprintf("n%d", b.ruler.point(start)), Kind: NarrationKind, Text: strings.Join(strings.Fields(place.Text), " "), Parts: []Place{place},
		Line: line, Context: place, Status: string(attribute.Open), Addressees: []Ref{}, Candidates: []Candidate{},
	}
	p := sort.Search(len(b.doc.Paragraphs), func(i int) bool { return b.doc.Paragraphs[i].End > start })
	q.Paragraph = max(1, min(p+1, len(b.doc.Paragraphs)))
	if c := b.doc.ChapterAt(start); c >= 0 {
		q.Chapter = text(b.doc.Chapters[c].Title)
	}
	return q
}
