package attribute

import "quotes/extract"

// Kind tells how words are given as somebody's.
type Kind string

// The kinds of quotes.
const (
	Direct   Kind = "direct"   // whole sentences, or speech that stands by itself, inside marks; a turn of a transcript
	Mixed    Kind = "mixed"    // a fragment inside marks in a clause reported of a source
	Indirect Kind = "indirect" // reported without marks; only with [Options].Indirect
	Term     Kind = "term"     // marks round what no source of the text says: titles, scare quotes
)

// Status tells whether a quote has a speaker.
type Status string

// The states of an attribution.
const (
	Attributed Status = "attributed" // Speaker is given
	Open       Status = "open"       // the text does not say who spoke
	Withheld   Status = "withheld"   // the likeliest candidate is below the threshold
	Corrected  Status = "corrected"  // by [Result.Correct]; Speaker is what the user said
)

// Act tells what is done with the words.
type Act string

// The acts.
const (
	Speech  Act = "speech"
	Thought Act = "thought" // he thought, she wondered
	Writing Act = "writing" // statements, letters, tweets
)

// SpeakerKind tells what a speaker is.
type SpeakerKind string

// The kinds of speakers.
const (
	Person       SpeakerKind = "person"
	Organization SpeakerKind = "organization" // also a place that speaks: Moscow
	Group        SpeakerKind = "group"        // joint speakers, or a plural: residents
	Unnamed      SpeakerKind = "unnamed"      // described, not named: a senior official
	Written      SpeakerKind = "document"     // a report, a letter
	Narrator     SpeakerKind = "narrator"     // who says "I" in a story
)

// Genre is what a document is. A story is read by the decoder of stories, and so is
// news that is told like one.
type Genre string

// The genres.
const (
	Auto    Genre = "auto" // as an option only: the text decides
	News    Genre = "news"
	Fiction Genre = "fiction"
)

// A Place is a stretch of the document's text. Start and End are byte offsets
// into [extract.Document].Text, half-open, and Text is what stands there.
type Place struct {
	Text       string
	Start, End int
}

// A Cue is the words that carry the speech act.
type Cue struct {
	Place
	Lemma string // "say"; empty where none is known
}

// A Speaker is a person, an organisation or a group of one document. Within a
// [Result] the same somebody is the same pointer, and no two have one name.
type Speaker struct {
	Name         string // the fullest form that the text has
	Title        string // "Mayor"; empty where the text gives none
	Role         string // "mayor of Hull"; likewise
	RoleClass    string // politician, official, spokesperson, expert, business, worker, athlete, artist, witness or citizen; empty where unknown
	Organization string // likewise
	Kind         SpeakerKind
	Aliases      []string   // other forms in the text, without Name
	Described    bool       // Name is a description, as "the bank", and no name
	Members      []*Speaker // those whom a Group of several names is made of; nil for all others
	Gender       string     // "female", "male", or empty where the text does not tell
	Tells        bool       // who says "I" in the narration of a story, with a name or without
}

// String returns the name, and "nobody" of nil.
func (s *Speaker) String() string {
	if s == nil {
		return "nobody"
	}
	return s.Name
}

// A Candidate is somebody who could have spoken.
type Candidate struct {
	Speaker    *Speaker // never nil
	Confidence float64  // the probability that it was they, 0 to 1
	Mention    *Place   // the words that name them near the quote; nil where unknown
	Rule       string   // the rule that proposed them; empty where unknown
}

// Evidence says why a quote has its speaker, or has none.
type Evidence struct {
	Rule       string      // the name of one of [Rules]
	Why        string      // a sentence for people
	Mention    *Place      // the words that name the source at the quote; nil where there are none
	Cue        *Cue        // nil where there is none
	Chain      []Step      // from the mention to the name
	Candidates []Candidate // the likeliest first, with the speaker

	// Threshold is the confidence from which on the speaker is named, 0 to 1;
	// 0 where nobody was found.
	Threshold float64
}

// A Step is one link of the chain from a mention to a name.
type Step struct {
	Place
	Line int    // of Start, from 1
	How  string // "whom the pronoun refers to", "the fullest form of the name", ...
}

// A Quote is the speech of one speaker.
type Quote struct {
	Kind  Kind
	Style extract.Style // how the first part is marked; empty for Indirect
	Parts []Place       // in the order of the text, one at least; marks are left out

	Line, Paragraph int    // of the first part, from 1; a line ends with "\n"
	Chapter         string // heading of the chapter; empty where the text has none
	Continues       *Quote // the quote that this one goes on from across a full stop; or nil
	Within          *Quote // the quote that this one is nested in; or nil
	Report          *Quote // the Indirect quote that holds this one; or nil
	Act             Act
	Negated         bool // "she never said"
	Hypothetical    bool // "he would say"

	Context Place // the sentence or sentences round it
	Status  Status
	Speaker *Speaker // nil for nobody: where Status is Open or Withheld, or nobody is the correction

	// SaidByProgram is whom the program named, of a quote that the user corrected.
	SaidByProgram string

	Addressees []*Speaker // to whom it is said; nil where the text does not tell
	Confidence float64    // the probability that Speaker is right, 0 to 1; of a Withheld quote, that of its first candidate

	// Unmeasured says that no gold tells how often such a Confidence is right: the
	// text is in another language than English, its file or its user names the
	// speaker, or the rule was met too seldom. All others were measured on texts
	// that the weights had not seen.
	Unmeasured bool
	Evidence
}

// A Result is what a document says: its speakers in the order in which they
// were found, and its quotes in the order of the text. Speakers holds everybody
// to whom a quote points.
type Result struct {
	Genre    Genre // News or Fiction
	Speakers []*Speaker
	Quotes   []*Quote
}
