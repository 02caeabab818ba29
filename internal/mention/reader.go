package mention

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/watch"
	"quotes/internal/word"
)

// A Reader reads the words of a document by their tokens, and what those beside
// a mention say of it: that it speaks, that it acts, that it is called. Any
// token may be asked for; outside of the document there are no words.
type Reader struct {
	Doc   *extract.Document
	Words *word.Words // of Doc
	Cues  *lexicon.CueSet
	Watch *watch.Watch // ends the work where the time for the document is over; nil never does
}

// word returns token i, and a word without letters outside of the document.
func (r *Reader) word(i int) *word.Word {
	if i < 0 || i >= len(r.Doc.Tokens) {
		return word.None
	}
	return r.Words.At(i)
}

// Text returns token i, and "" outside of the document.
func (r *Reader) Text(i int) string { return r.word(i).Text }

// Lower returns token i in lower case.
func (r *Reader) Lower(i int) string { return r.word(i).Lower }

// Kind returns the kind of token i, [extract.Symbol] outside of the document.
func (r *Reader) Kind(i int) extract.TokenKind {
	if i < 0 || i >= len(r.Doc.Tokens) {
		return extract.Symbol
	}
	return r.Doc.Tokens[i].Kind
}

// Ends says that token i ends a sentence or a clause that stands like one.
func (r *Reader) Ends(i int) bool {
	if r.Kind(i) != extract.Punct {
		return false
	}
	switch r.Doc.Text[r.Doc.Tokens[i].Start] {
	case '.', '!', '?':
		return true
	}
	return r.Doc.TokenText(i) == "…"
}

// Dash says that token i is a long dash.
func (r *Reader) Dash(i int) bool {
	switch r.Lower(i) {
	case "—", "–", "―":
		return true
	}
	return false
}

// SetOff says that token i bounds an address.
func (r *Reader) SetOff(i int) bool {
	switch r.Kind(i) {
	case extract.Mark:
		return true
	case extract.Punct:
		return r.Text(i) != ")" && r.Text(i) != "("
	}
	return false
}

// Possessive says that token i is a possessive ending.
func (r *Reader) Possessive(i int) bool {
	return r.Kind(i) == extract.Clitic && (r.Text(i) == "'s" || r.Text(i) == "’s" || r.Text(i) == "'" || r.Text(i) == "’")
}

// Called says that the tokens from first to end, inside a speech, are set off
// as an address.
func (r *Reader) Called(first, end int) bool {
	if r.Doc.Tokens[first].Span < 0 || r.Kind(first) == extract.Mark {
		return false
	}
	for first > 0 && Endearment(r.Lower(first-1)) {
		first--
	}
	return r.SetOff(first-1) && r.SetOff(end)
}

// Endearment says that a word goes with an address: my dear Jane.
func Endearment(lower string) bool {
	switch lower {
	case "my", "dear", "dearest", "poor", "old", "sweet", "good", "oh", "o", "no", "yes", "ah", "well", "why", "thank", "you", "and":
		return true
	}
	return false
}

// minCue is the strength from which on a verb beside a quote is taken as one of speech.
const minCue = .2

// SpeechVerb returns the strength in fiction of token i as a verb of speech, 0
// for none.
func (r *Reader) SpeechVerb(i int) float64 {
	if r.Kind(i) != extract.Word || r.Doc.Tokens[i].Span >= 0 {
		return 0
	}
	if c, ok := r.word(i).Verb(r.Cues); ok {
		return c.Fiction
	}
	return 0
}

// Role says that token i is a noun for people.
func (r *Reader) Role(i int) bool { return r.word(i).IsRole }

// Function says that token i is a function word.
func (r *Reader) Function(i int) bool { return r.word(i).Is(lexicon.FunctionWords) }
