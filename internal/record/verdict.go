package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"quotes/internal/source"
)

// A Verdict is what sources say of a quote: a line of `quotes verify -f jsonl`.
// The fields of the quote's own record come first, under their own names;
// those of a Verdict of an earlier run are replaced.
type Verdict struct {
	Fields []Field `json:"-"`

	// Cells are what the input has in a table, where that is another than Fields.
	Cells []Field `json:"-"`

	// Quote and Speaker are those of the input, whatever its fields are called.
	Quote   string `json:"-"`
	Speaker string `json:"-"` // empty: not given

	Verdict        string       `json:"verdict"`
	VerdictWhy     *string      `json:"verdict_why"`
	Partial        bool         `json:"partial"`         // the quote is a part of a sentence
	SpeakerChecked bool         `json:"speaker_checked"` // both the quote and the source name who spoke
	Score          float64      `json:"score"`           // the share of words that agree
	Matches        int          `json:"matches"`         // other passages that agree as well
	Passage        *Passage     `json:"passage"`
	Pieces         []Passage    `json:"pieces"` // of a quote from several places, in its order
	Words          []Difference `json:"words"`

	// CitationFault is what is wrong with the source that the text gives with the quote:
	// elsewhere, unread or undefined, and why; empty where nothing is.
	CitationFault string `json:"citation_fault,omitempty"`
	CitationWhy   string `json:"citation_why,omitempty"`

	// Run tells how the verdict was found; left out where nobody asks.
	Run *Run `json:"run,omitempty"`
}

// Sources returns the names of the sources that the verdict is about.
func (v *Verdict) Sources() []string {
	var out []string
	if v.Passage != nil {
		out = append(out, v.Passage.Source)
	}
	for i := range v.Pieces {
		out = append(out, v.Pieces[i].Source)
	}
	return out
}

// Places returns the passages of the verdict: the pieces of a quote from several
// places, else the passage, if any.
func (v *Verdict) Places() []Passage {
	switch {
	case len(v.Pieces) > 0:
		return v.Pieces
	case v.Passage != nil:
		return []Passage{*v.Passage}
	}
	return nil
}

// Row returns the fields that the input has in a table.
func (v *Verdict) Row() []Field {
	if v.Cells != nil {
		return v.Cells
	}
	return v.Fields
}

// A Field is a field of the input's record, with its value as it was written.
type Field struct {
	Name  string
	Value json.RawMessage
}

// A Passage is a place in a source. Positions count code points of its text.
type Passage struct {
	Source   string `json:"source"`
	Text     string `json:"text"`
	Sentence string `json:"sentence"` // the whole of the sentences that hold it
	Start    int    `json:"start"`
	End      int    `json:"end"`

	// SentenceStart is where Sentence begins: Text stands Start-SentenceStart
	// code points into it.
	SentenceStart int `json:"sentence_start"`

	Line    int     `json:"line"`
	Time    *string `json:"time"` // in captions: 00:01:02.500
	Speaker *string `json:"speaker"`
	Page    *int    `json:"page,omitempty"` // in PDF
}

// Around returns what stands in the sentence before and after the passage.
func (p *Passage) Around() (before, after string) {
	sentence, from := []rune(p.Sentence), p.Start-p.SentenceStart
	to := from + p.End - p.Start
	if from < 0 || to > len(sentence) || from > to {
		return "", "" // of a record that was not made here
	}
	return string(sentence[:from]), string(sentence[to:])
}

// A Difference is a step from the words of the source to those of the quote.
type Difference struct {
	Op     string `json:"op"`     // equal, written, filler, tag, elided, bracket, changed, dropped, added
	Quote  string `json:"quote"`  // empty where words were left out
	Source string `json:"source"` // empty where words were put in
}

// verdictFields is Verdict without its own MarshalJSON.
type verdictFields Verdict

// MarshalJSON writes the input's fields and then the verdict's.
func (v Verdict) MarshalJSON() ([]byte, error) {
	own, err := marshal(verdictFields(v))
	if err != nil {
		return nil, err
	}
	var names map[string]json.RawMessage
	if err := json.Unmarshal(own, &names); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, f := range v.Fields {
		if _, taken := names[f.Name]; taken {
			continue
		}
		name, err := marshal(f.Name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s:%s,", name, f.Value)
	}
	b.Write(own[1:])
	return b.Bytes(), nil
}

// marshal writes a value without escaping what only HTML needs escaped.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Cell returns a field as the cell of a table: text as it is, null as nothing,
// a speaker by its name, and other objects and lists not at all.
func (f Field) Cell() (string, bool) {
	var text string
	var named struct{ Name string }
	switch value := strings.TrimSpace(string(f.Value)); {
	case value == "null":
		return "", true
	case strings.HasPrefix(value, `"`) && json.Unmarshal(f.Value, &text) == nil:
		return source.Fold(text), true
	case f.Name == "speaker" && json.Unmarshal(f.Value, &named) == nil:
		return source.Fold(named.Name), true
	case strings.HasPrefix(value, "{"), strings.HasPrefix(value, "["):
		return "", false
	default:
		return value, true
	}
}
