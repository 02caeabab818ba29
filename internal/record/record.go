// Package record is the contract with other programs: what the tool writes,
// in three shapes of one value.
//
//   - [Document] is a whole document: `-f json` writes an indented array of
//     them, `-f jsonl --per doc` one a line. A document that failed is a
//     [Failure] in the second.
//   - [QuoteLine] is one quote with what a reader needs to use it alone:
//     `-f jsonl`.
//   - [Row] is one quote as a line of a table: csv, tsv and the table for people.
//
// # The contract
//
// Fields are added, never renamed, and every field is always there: what the
// text does not tell is null, never a guess and never an empty string. Only
// "text", "extra", "run" and what a flag asks for are left out where nobody asked, and
// "cite", "directions", "source", "time" and "page" where the kind of input has none.
//
// Positions are half-open and count in "offset_unit": code points, bytes of
// UTF-8, or UTF-16 units of the text that was read, which is the decoded file
// after a byte order mark (CRLF is two, a bad byte is one U+FFFD). In that
// text, text[start:end] is the "text" of every part, mention, cue and context.
// Lines, paragraphs and confidences never depend on the unit.
//
// Where the input is marked up (HTML, Markdown, TEI, captions, ...), the text
// that was read is the article's plain text, and each part, mention and cue has
// a "source" too: where its words stand in the decoded file as it was given, in
// the same unit. Tags off and entities resolved, that stretch of the file holds
// the same words. It is null where the file has no such place: in DOCX and EPUB,
// and where other words stand in between. Plain text has no "source". In JSON
// Lines and CSV it counts in the field's text.
//
// An "id" is the letter of the kind (q direct and mixed, i indirect, t term, n narration)
// and the code point at which the first part starts, whatever the unit: no
// filter and no flag changes it. "continues", "within" and "report" may so name
// a quote that a filter left out.
//
// The domain's own types are those of quotes/extract and quotes/attribute;
// [New] makes a record of them. `quotes schema` prints the same contract as
// JSON Schema, which TestSchema holds against real output.
package record

import (
	"encoding/json"
	"fmt"
	"slices"

	"quotes/internal/source"
)

// Version is the number in "schema". It grows only where a reader of the
// version before would read something wrong.
const Version = 1

// A Document is what was found in one document.
type Document struct {
	Schema      int       `json:"schema"`
	Doc         string    `json:"doc"`
	InputFormat string    `json:"input_format"`
	Encoding    string    `json:"encoding"`
	Language    string    `json:"language"` // a BCP 47 tag; "und" where it cannot be told
	Genre       string    `json:"genre"`
	OffsetUnit  Unit      `json:"offset_unit"`
	Length      int       `json:"length"`
	Text        *string   `json:"text,omitempty"`
	Meta        Meta      `json:"meta"`
	Speakers    []Speaker `json:"speakers"` // whom the quotes name as who said them, and the members of those groups

	// Others are whom the quotes name as candidates or addressees only, so that
	// every id resolves. Nobody is in both lists, and none of either has the
	// name of another.
	Others []Speaker `json:"others"`

	Quotes []Quote `json:"quotes"`

	// Run tells how the record was made; left out where nobody asks.
	Run *Run `json:"run,omitempty"`

	// Notice is what the user should know of the document, without its name:
	// "holds no text". It is no part of the record.
	Notice string `json:"-"`

	// Markup is the file of a TEI document with its text, for formats that
	// keep its markup. It is no part of the record.
	Markup *Markup `json:"-"`
}

// Everybody returns the speakers and the others, as one list.
func (d *Document) Everybody() []Speaker { return slices.Concat(d.Speakers, d.Others) }

// A Markup is a marked-up file, decoded, and where quotes stand in it: of a
// quote's id and each of its parts the stretches that hold its words, in bytes.
type Markup struct {
	Raw   string
	Parts map[string][][]source.Stretch
}

// Meta is what the document's source says about it.
type Meta struct {
	Title  *string                    `json:"title"`
	Author *string                    `json:"author"`
	Date   *string                    `json:"date"`
	URL    *string                    `json:"url"`
	Outlet *string                    `json:"outlet"`
	Extra  map[string]json.RawMessage `json:"extra,omitempty"` // the other fields of a JSON line, with --keep
}

// A Speaker is a person, an organisation or a group that the listed quotes
// name: as their speaker, as a candidate, as an addressee or in a group.
type Speaker struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Title        *string  `json:"title"`
	Role         *string  `json:"role"`
	RoleClass    *string  `json:"role_class"` // null where no list has the role
	Organization *string  `json:"organization"`
	Kind         string   `json:"kind"`
	Named        bool     `json:"named"` // false of a description: the bank
	Aliases      []string `json:"aliases"`
	Members      []string `json:"members"` // ids of a group's people
	Gender       *string  `json:"gender"`

	// Quotes and Words count the listed quotes. What lies inside another
	// listed quote of the document is not counted twice.
	Quotes int `json:"quotes"`
	Words  int `json:"words"`

	// Key is the same in all documents where it is surely the same somebody.
	Key string `json:"key"`
}

// A Ref names a speaker of the document.
type Ref struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// A Candidate is somebody else who could have spoken.
type Candidate struct {
	Ref
	Confidence float64 `json:"confidence"`
}

// A Place is a stretch of the text.
type Place struct {
	Text   string  `json:"text"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Source *Source `json:"source,omitempty"`
	Time   *Time   `json:"time,omitempty"`
	Page   *int    `json:"page,omitempty"`
}

// A Source is where the words of a place stand in the file as it was given;
// null where it has no one place that holds them.
type Source struct {
	Start, End int
	Known      bool
}

// MarshalJSON writes {"start", "end"}, or null.
func (s Source) MarshalJSON() ([]byte, error) {
	if !s.Known {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, `{"start":%d,"end":%d}`, s.Start, s.End), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Source) UnmarshalJSON(data []byte) error {
	var place *struct{ Start, End int }
	if err := json.Unmarshal(data, &place); err != nil || place == nil {
		return err
	}
	*s = Source{Start: place.Start, End: place.End, Known: true}
	return nil
}

// A Time is when the words of a part were spoken, in seconds since the start
// of the recording: that of the captions that hold them.
type Time struct {
	Start float64 `json:"start"`
	End   float64 `json:"end"`
}

// A Cue is the words that carry the speech act.
type Cue struct {
	Text   string  `json:"text"`
	Lemma  *string `json:"lemma"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Source *Source `json:"source,omitempty"`
}

// A Quote is the speech of one speaker.
type Quote struct {
	ID           string      `json:"id"`
	Kind         string      `json:"kind"`
	Style        *string     `json:"style"`
	Text         string      `json:"text"` // the parts joined by one space, white space folded
	Parts        []Place     `json:"parts"`
	Line         int         `json:"line"`
	Paragraph    int         `json:"paragraph"`
	Chapter      *string     `json:"chapter"`
	Continues    *string     `json:"continues"`
	Within       *string     `json:"within"`
	Report       *string     `json:"report"`
	Act          *string     `json:"act"`
	Negated      bool        `json:"negated"`
	Hypothetical bool        `json:"hypothetical"`
	Context      Place       `json:"context"`
	Status       string      `json:"status"`
	Speaker      *Ref        `json:"speaker"`
	Addressees   []Ref       `json:"addressees"`
	Mention      *Place      `json:"mention"`
	Cue          *Cue        `json:"cue"`
	Confidence   *float64    `json:"confidence"`
	Rule         *string     `json:"rule"`
	Why          *string     `json:"why"`
	Candidates   []Candidate `json:"candidates"`

	// Unmeasured says that no gold tells how often such a confidence is right; left
	// out of the others.
	Unmeasured bool `json:"unmeasured,omitempty"`

	// Directions are the stage directions and sounds of a turn, without their
	// brackets; left out where there are none.
	Directions []Place `json:"directions,omitempty"`

	// Cite is the address of where a <q> or <blockquote> says it is from, as
	// the page gives it; left out where nothing says it.
	Cite *string `json:"cite,omitempty"`

	// RepeatOf names the listed quote that has the same words before, as a
	// headline or a pull quote has them; see Repeats.
	RepeatOf *string `json:"repeat_of"`

	// SaidByProgram is the name that the program gave a quote that the user
	// corrected; left out of all others.
	SaidByProgram *string `json:"said_by_program,omitempty"`

	// Checked is what somebody wrote beside the quote in the sheet that was
	// given back; left out where nothing was written.
	Checked *string `json:"checked,omitempty"`
}

// A QuoteLine is one quote by itself: a superset of [Quote], with the whole
// speaker in place of its name.
type QuoteLine struct {
	Schema     int    `json:"schema"`
	Doc        string `json:"doc"`
	Language   string `json:"language"`
	OffsetUnit Unit   `json:"offset_unit"`
	Meta       Meta   `json:"meta"`
	Quote
	Speaker *Speaker `json:"speaker"`
	Run     *Run     `json:"run,omitempty"` // see [Document]
}

// A Failure stands for a document that could not be read or analysed.
type Failure struct {
	Doc   string `json:"doc"`
	Error Reason `json:"error"`
}

// A Reason says why a document failed, for programs and for people.
type Reason struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// QuoteLines returns the document's quotes, each by itself.
func (d *Document) QuoteLines() []QuoteLine {
	speakers := make(map[string]*Speaker, len(d.Speakers))
	for i := range d.Speakers {
		speakers[d.Speakers[i].ID] = &d.Speakers[i]
	}
	lines := make([]QuoteLine, len(d.Quotes))
	for i, q := range d.Quotes {
		lines[i] = QuoteLine{Schema: d.Schema, Doc: d.Doc, Language: d.Language, OffsetUnit: d.OffsetUnit, Meta: d.Meta, Quote: q, Run: d.Run}
		if q.Speaker != nil {
			lines[i].Speaker = speakers[q.Speaker.ID]
		}
	}
	return lines
}
