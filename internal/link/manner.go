package link

import (
	"strings"

	"quotes/extract"
	"quotes/internal/model"
)

// A manner is how a document uses marks: reports mark what people say, guides and
// essays mark words that they keep at arm's length.
type manner struct {
	you   float64 // of a thousand words, those that speak to the reader
	short float64 // of the spans, the share with at most shortWords words
	comma float64 // of the spans, the share that ends with a comma: "...," Vance said
	same  map[string]int
}

// shortWords is how many words a fragment has at most.
const shortWords = 6

// mannerOf reads a document.
func mannerOf(doc *extract.Document) *manner {
	m := &manner{same: map[string]int{}}
	spans, short, comma := 0.0, 0.0, 0.0
	for i := range doc.Spans {
		sp := &doc.Spans[i]
		if sp.Within >= 0 || sp.Style == extract.Turn {
			continue
		}
		spans++
		inner := strings.TrimSpace(doc.Text[sp.Start:sp.End])
		if sp.EndToken-sp.FirstToken <= shortWords+1 {
			short++
			m.same[fold(inner)]++
		}
		if strings.HasSuffix(inner, ",") {
			comma++
		}
	}
	m.short, m.comma = short/max(spans, 1), comma/max(spans, 1)
	m.you = 1000 * float64(yous(doc)) / float64(max(len(doc.Tokens), 1))
	return m
}

// fold makes one of the forms of a fragment that differ in case and last mark.
func fold(s string) string { return strings.ToLower(strings.TrimRight(s, ",.!?;: ")) }

// yous counts the words outside of quotes that speak to the reader.
func yous(doc *extract.Document) int {
	second := make([]bool, len(doc.Vocabulary))
	for i, w := range doc.Vocabulary {
		switch w {
		case "you", "You", "your", "Your", "yours", "yourself":
			second[i] = true
		}
	}
	n := 0
	for k := range doc.Tokens {
		if t := &doc.Tokens[k]; t.Span < 0 && second[t.Word] {
			n++
		}
	}
	return n
}

// mannerFeatures tell how the document uses marks, and whether it marks the same
// words again.
func (v *view) mannerFeatures(r *model.Row) {
	if v.pairs.manner == nil {
		v.pairs.manner = mannerOf(v.Scene.Doc)
	}
	m := v.pairs.manner
	r.Add("d_you", min(m.you, 40))
	r.Add("d_short", m.short)
	r.Add("d_comma", m.comma)
	r.Add("d_same", float64(min(m.same[fold(v.Text)], 5)))
	next := v.WordAt(v.Quote.Word + 1)
	r.Flag("q_before_noun", next != nil && next.Tag.Noun() && !next.Upper)
}
