package attribute

// Kind tells how words are given as somebody's.
type Kind string

// The kinds of quotes; the package's README section and design define them.
const (
	Direct   Kind = "direct"   // whole sentences inside marks
	Mixed    Kind = "mixed"    // a fragment inside marks in a clause reported of a source
	Indirect Kind = "indirect" // reported without marks
	Term     Kind = "term"     // marks round what no source of the text says
)

// Status tells whether a quote has a speaker.
type Status string

// The states of an attribution.
const (
	Attributed Status = "attributed" // Speaker is given
	Open       Status = "open"       // the text does not say who spoke
	Withheld   Status = "withheld"   // the best candidate is below the threshold
	Corrected  Status = "corrected"  // the user's own knowledge
)

// SpeakerKind tells what a speaker is.
type SpeakerKind string

// The kinds of speakers.
const (
	Person       SpeakerKind = "person"
	Organization SpeakerKind = "organization"
	Group        SpeakerKind = "group"   // joint speakers, or a plural: residents
	Unnamed      SpeakerKind = "unnamed" // a senior official
	Written      SpeakerKind = "document"
	Narrator     SpeakerKind = "narrator"
)

// Genre tells which decoder read the document.
type Genre string

// The genres.
const (
	Auto    Genre = "auto" // as an option only: the text decides
	News    Genre = "news"
	Fiction Genre = "fiction"
)

// A Place is a stretch of the document's text; Start and End are byte offsets, half-open.
type Place struct {
	Text       string
	Start, End int
}

// A Cue is the words that carry the speech act.
type Cue struct {
	Place
	Lemma string
}

// A Speaker is a person, an organisation or a group of one document.
type Speaker struct {
	Name         string
	Title        string // "Mayor"; empty where the text gives none
	Role         string // "mayor of Hull"
	Organization string
	Kind         SpeakerKind
	Aliases      []string // other forms in the text, without Name
	Members      []int    // indices in Result.Speakers of a Group's people
	Gender       string   // "female", "male", or empty
}

// A Candidate is somebody who could have spoken.
type Candidate struct {
	Speaker    int // index in Result.Speakers
	Confidence float64
	Mention    *Place // the words that name them near the quote; nil where unknown
	Rule       string // the rule that proposed them; empty where unknown
}

// Evidence says why a quote has its speaker.
type Evidence struct {
	Rule       string // one of Rules()
	Why        string // a sentence for people
	Mention    *Place // the words that name the source at the quote; nil where there are none
	Cue        *Cue   // nil where there is none
	Chain      []Step // from the mention to the name, for explain
	Candidates []Candidate

	// Threshold is the confidence from which on the speaker is named; zero
	// where nobody was found.
	Threshold float64
}

// A Step is one link of the chain from a mention to a name.
type Step struct {
	Place
	Line int    // 1-based
	How  string // "same surname", "last woman named", ...
}

// A Quote is the speech of one speaker.
type Quote struct {
	Kind  Kind
	Style string  // an extract.Style
	Parts []Place // in the order of the text; marks left out

	Line, Paragraph int    // 1-based, of the first part
	Chapter         string // heading of the chapter; empty where the text has none
	Continues       int    // index in Result.Quotes of the quote this one goes on from, or -1
	Within          int    // index of the quote this one is nested in, or -1
	Report          int    // index of the indirect quote that holds this one, or -1
	Act             string // "speech" or "thought"; "writing" for statements and tweets
	Negated         bool   // "she never said"
	Hypothetical    bool   // "he would say"

	Context    Place // the sentence or sentences round it
	Status     Status
	Speaker    int // index in Result.Speakers, or -1
	Addressees []int
	Confidence float64 // probability that Speaker is right; meaningful where Status is Attributed
	Evidence
}

// A Result is what a document says: its speakers, and its quotes in the order of the text.
type Result struct {
	Genre    Genre
	Speakers []Speaker
	Quotes   []Quote
}
