// Package mention finds the words that can name a source: names, pronouns and
// noun phrases.
package mention

import "quotes/extract"

// Kind tells what a mention is made of.
type Kind uint8

// The kinds of mentions.
const (
	Named   Kind = iota // Vance; US Vice President JD Vance
	Pronoun             // he
	Noun                // a senior official
	First               // I, in the narration of a story
)

// A Mention is a place where the text speaks of somebody.
type Mention struct {
	Kind                 Kind
	FirstToken, EndToken int // half-open, of the whole phrase
	Name                 int // index in People.Names of the name in it, or -1
	Entity               int // index in People.Entities where the words alone tell who it is, or -1
}

// Class tells what a name is the name of.
type Class uint8

// The classes of names.
const (
	Unknown Class = iota
	Person
	Organization
	Place
	Thing // a title of a work, a law, an event
)

// A Name is one occurrence of a name in the document.
type Name struct {
	Start, End           int // bytes; titles left out
	FirstToken, EndToken int // half-open
	Sentence             int // index in the document's Sentences
	Span                 int // the span it lies in, -1 in narration
	Class                Class
	Person, Org          float32 // evidence for the classes, in arbitrary units

	// Title is the words with a capital that stand before it and are not
	// part of it: "US Vice President", "Mr.", "Judge". Empty for none.
	Title                string
	TitleStart           int      // bytes; Start where there is no title
	TitleToken           int      // FirstToken where there is no title
	Words, Plain         []string // its words, and those in lower case without full stops
	Possessive           bool     // 's follows
	Vocative             bool     // it is called; filled by package people, in stories
	Heading, AfterThe    bool     // it stands in a headline; after "the"
	Entity               int      // filled by package people; -1 before
	SentenceStart, Known bool     // first word of its sentence; seen elsewhere with more evidence
}

// Text returns the name's own words.
func (n *Name) Text(doc *extract.Document) string { return doc.Text[n.Start:n.End] }
