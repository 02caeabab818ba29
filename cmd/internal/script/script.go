// Package script makes a script for the ear of a book: a chapter after the
// other, in rows that one voice reads each.
//
// A row is a heading, a speech, or what the narrator says between speeches, and
// never more than a paragraph. The rows hold every letter of the book in its
// order, but for the licence, the table of contents, pictures, notes and the imprint;
// the marks round speeches and round what the narrator says are left out, and
// so are rows in which nothing but marks is left. TestRowsTileTheBook holds that.
package script

import (
	"cmp"
	"encoding/json"

	"quotes/attribute"
	"quotes/internal/analysis"
	"quotes/internal/record"
)

// Who reads what nobody with a name says.
const (
	Narrator = "Narrator"          // what is no speech
	Speaking = "Narrator speaking" // speeches of a narrator without a name
	Unknown  = "Unknown"           // speeches of those whom the text does not name
)

// The kinds of rows.
const (
	Heading   = "heading"
	Narration = "narration"
	Speech    = "speech"
)

// A Row is what one voice reads in one go.
type Row struct {
	Chapter    int      `json:"chapter"`       // its number in the script, from 1; 0 for what stands before the first
	Title      Optional `json:"chapter_title"` // of the chapter, on one line
	Number     int      `json:"row"`           // from 1, over the whole book
	Kind       string   `json:"kind"`          // heading, narration or speech
	Speaker    string   `json:"speaker"`       // [Narrator], [Unknown], or a name of the cast
	Gender     Optional `json:"gender"`        // female or male
	Voice      Optional `json:"voice"`         // by the map of voices
	Text       string   `json:"text"`          // one line
	Quote      Optional `json:"quote"`         // id of the quote, as extract gives it
	Confidence *float64 `json:"confidence"`    // the probability that the speaker is right; nil for no speech and Unknown
	Likely     Optional `json:"likely"`        // of an Unknown, who it may be
	Paragraph  bool     `json:"new_paragraph"` // it begins a paragraph
	Scene      bool     `json:"new_scene"`     // it begins a scene, after a line of marks alone
	Line       int      `json:"line"`          // of the file
	Start      int      `json:"start"`         // in code points of the text that was read
	End        int      `json:"end"`           // likewise, half-open
}

// An Optional is a text that is null in JSON where it is empty.
type Optional string

// MarshalJSON writes the text, or null.
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}

// A Chapter is rows under one heading.
type Chapter struct {
	Number int // 0 for what stands before the first heading
	Title  string
	Rows   []Row
}

// A Book is a book as a script.
type Book struct {
	Title, Author, Language string // empty where unknown
	Chapters                []Chapter
	Cast                    []Character // the narrator first, then by words

	Headless bool // no heading of a chapter was found

	last   int      // number of the last chapter, where Chapters are not all
	source manifest // what tells the book from another
	doc    string   // what extract calls the document
	doubts []doubt  // its speeches, the most doubtful first
}

// Options are what a caller may choose.
type Options struct {
	Kinds         record.Kinds // the kinds of quotes that have voices of their own
	Voices        Voices       // of those who speak
	Title, Author string       // of the book, where the file does not tell or tells wrong; empty for what it tells
}

// New makes a script of an analysed book.
func New(a *analysis.Analysis, opts Options) *Book {
	c := newCutter(a, &opts)
	b := &Book{Title: c.title, Author: cmp.Or(opts.Author, a.In.Meta.Author), Language: a.Doc.Language, Chapters: c.chapters(), source: manifestOf(a), doc: a.In.Name, Headless: len(a.Doc.Chapters) == 0}
	number := 0
	for i := range b.Chapters {
		ch := &b.Chapters[i]
		for j := range ch.Rows {
			r := &ch.Rows[j]
			number++
			r.Number, r.Chapter, r.Title = number, ch.Number, Optional(ch.Title)
		}
	}
	b.Cast = newCast(b, a.Res)
	b.voice(&opts.Voices)
	b.doubts = doubtsOf(b, c.speech)
	return b
}

// voice gives the cast and the rows their voices.
func (b *Book) voice(voices *Voices) {
	voices.cast(b.Cast)
	of := map[string]Optional{}
	for i := range b.Cast {
		of[b.Cast[i].Name] = b.Cast[i].Voice
	}
	for i := range b.Chapters {
		for j := range b.Chapters[i].Rows {
			r := &b.Chapters[i].Rows[j]
			r.Voice = of[r.Speaker]
		}
	}
}

// nameOf returns who speaks a quote, and who may where that is unknown.
func nameOf(q *attribute.Quote) (name, likely string) {
	switch {
	case q.Speaker != nil:
		return voiceOf(q.Speaker), ""
	case q.Status == attribute.Withheld && len(q.Candidates) > 0:
		return Unknown, voiceOf(q.Candidates[0].Speaker)
	}
	return Unknown, ""
}

// voiceOf returns the name of a speaker in the script: what a narrator without a name
// says aloud is apart from what the same tells.
func voiceOf(s *attribute.Speaker) string {
	if s.Kind == attribute.Narrator && (s.Name == "" || s.Name == Narrator) {
		return Speaking
	}
	return s.Name
}
