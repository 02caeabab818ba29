// Package corpus reads annotated corpora and predictions: brat standoff, PDNC's
// folders, BookNLP's tables, TEI with said elements, and what the program writes.
// It knows when two names are one.
//
// All positions are code points of a document's text, half-open, as the corpora
// count them.
package corpus

// A Span is a stretch of a document's text.
type Span struct{ Start, End int }

// A Document is a text and what its annotators say of it.
type Document struct {
	ID   string
	Text []rune

	// Partial says that the text is not known as a whole: it was put
	// together from the quotes, and nothing can be extracted from it.
	Partial bool

	// Trained says that the embedded weights were trained on the text.
	Trained bool

	Quotes []Quote

	// Named are the names of all speakers of the document that have one.
	Named []string

	// Marks says how quoted words are told from reported ones.
	Marks Marks

	// Novel is set where the speakers are the characters of a novel, and is
	// nil for news.
	Novel *Novel
}

// Marks says which words of a document count as quoted.
type Marks int

const (
	// DoubleMarks counts the words inside double quotation marks: the
	// annotators marked attributions, not quotes.
	DoubleMarks Marks = iota

	// ByKind counts all words of a quote that is not indirect.
	ByKind
)

// A Novel is the cast of a novel.
type Novel struct {
	Characters []Character

	// Narrator is a part of the name of the character that says "I".
	Narrator string
}

// A Character is a speaker of a novel with all names, the main one among them.
type Character struct {
	Name    string
	Aliases []string
}

// A Quote is an attribution that annotators marked.
type Quote struct {
	ID                   string
	Kind                 string // direct, mixed, indirect; Explicit, Anaphoric, Implicit for novels; empty where unknown
	Source, Cue, Content []Span

	// Aside says that the annotators set the stretch aside: to list it is
	// neither right nor wrong.
	Aside bool

	// Nobody says that the text does not tell who said it: to name somebody
	// is wrong.
	Nobody bool

	// Speaker is who said it; nil where no annotator says.
	Speaker *Entry

	// Mention is the words that name the speaker beside the quote, where
	// Source does not hold them.
	Mention string
}

// An Entry is a canonical speaker.
type Entry struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Kind    string   `json:"kind"`  // person, organization, ...
	Named   bool     `json:"named"` // false for descriptions: a senior official
}

// A Prediction is a quote that the program, or another one, found.
type Prediction struct {
	Kind         string
	Spans        []Span
	Speaker      string // empty where nobody is named
	Aliases      []string
	Described    bool // the speaker is told by a description, which is no name: the bank
	Mention, Cue *Span
	Rule         string

	// Confidence is negative where the program gives none.
	Confidence float64
}

// Reported says that the prediction has no marks.
func (p Prediction) Reported() bool { return p.Kind == "indirect" }

// Slice returns the text of a span, cut at the ends of the text.
func (d *Document) Slice(s Span) string {
	start, end := max(0, s.Start), min(s.End, len(d.Text))
	if start >= end {
		return ""
	}
	return string(d.Text[start:end])
}

// Line returns the 1-based line of a position.
func (d *Document) Line(at int) int {
	n := 1
	for _, r := range d.Text[:min(at, len(d.Text))] {
		if r == '\n' {
			n++
		}
	}
	return n
}
