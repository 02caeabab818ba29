package eval

import (
	"quotes/cmd/internal/eval/corpus"
	"quotes/extract"
	"quotes/internal/source"
)

// A Failure is a quote that is not as the annotators have it.
type Failure struct {
	Doc  string `json:"doc"`
	Line int    `json:"line"`
	ID   string `json:"id,omitempty"` // the annotation's

	// What is wrong: "missed" (the quote is not listed), "source", "name",
	// "unnamed" (no name is given), "named" (the text does not tell who spoke),
	// "extra" (it is no quote).
	What string `json:"what"`

	Quote    string   `json:"quote"` // its first words
	Want     string   `json:"want,omitempty"`
	Got      []string `json:"got"`
	Rule     string   `json:"rule,omitempty"`
	Sentence string   `json:"sentence"`

	at int // where the quote begins
}

// quoteShown is how much of a quote a failure repeats, in characters.
const quoteShown = 60

// failure describes what is wrong at a position.
func failure(d *corpus.Document, what, id string, at int, want string, got []corpus.Prediction) Failure {
	f := Failure{Doc: d.ID, Line: d.Line(at), ID: id, What: what, Want: want, Got: []string{}, at: at}
	f.Quote = source.Fold(d.Slice(corpus.Span{Start: at, End: at + quoteShown}))
	for _, p := range got {
		name := p.Speaker
		if name == "" && p.Mention != nil {
			name = "(" + d.Slice(*p.Mention) + ")"
		}
		f.Got = append(f.Got, name)
		f.Rule = p.Rule
	}
	return f
}

// addSentences fills in the sentences of a document's failures.
func addSentences(d *corpus.Document, failures []Failure) {
	if len(failures) == 0 {
		return
	}
	doc := extract.New(string(d.Text))
	at := runeOffsets(doc.Text)
	for i := range failures {
		f := &failures[i]
		f.Sentence = source.Fold(d.Slice(lineAround(d, f.at)))
		for _, s := range doc.Sentences {
			if span := (corpus.Span{Start: at[s.Start], End: at[s.End]}); span.Start <= f.at && f.at < span.End {
				f.Sentence = source.Fold(d.Slice(span))
				break
			}
		}
	}
}

// lineAround returns the line that holds a position.
func lineAround(d *corpus.Document, at int) corpus.Span {
	start, end := at, at
	for start > 0 && d.Text[start-1] != '\n' {
		start--
	}
	for end < len(d.Text) && d.Text[end] != '\n' {
		end++
	}
	return corpus.Span{Start: start, End: end}
}

// runeOffsets returns, for each byte offset of a text and its end, how many
// code points stand before it.
func runeOffsets(text string) []int {
	at := make([]int, len(text)+1)
	n, next := 0, 0
	for i := range text {
		for ; next < i; next++ {
			at[next] = n
		}
		at[i] = n
		next = i + 1
		n++
	}
	for ; next <= len(text); next++ {
		at[next] = n
	}
	return at
}
