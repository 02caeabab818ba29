package news

import (
	"quotes/internal/refer"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// A Kind is what the marks of a quote hold.
type Kind string

// The kinds.
const (
	Direct Kind = "direct" // whole sentences, or speech that stands by itself
	Mixed  Kind = "mixed"  // a fragment in a clause reported of a source
	Term   Kind = "term"   // what no source of the text says
	Blank  Kind = ""       // nothing but white space
)

// A Status tells whether a quote has a speaker.
type Status string

// The states.
const (
	Attributed Status = "attributed"
	Open       Status = "open"     // the text does not say who spoke
	Withheld   Status = "withheld" // somebody found is below the threshold
)

// A Who is who a mention stands for: an entity with a name, what a noun
// describes, several of either, or who a label of a transcript stands for.
type Who struct {
	Entity  int          // index in People.Entities, -1 for none
	Noun    int          // index in Scene.Mentions of the description, -1 for none
	Members []Who        // those who speak together
	Label   *refer.Label // who the label of a turn stands for, nil for none
}

// noWho is nobody.
var noWho = Who{Entity: -1, Noun: -1}

// Nobody says that there is nobody to name.
func (w Who) Nobody() bool {
	return w.Entity < 0 && w.Noun < 0 && len(w.Members) == 0 && w.Label == nil
}

// A Candidate is somebody who could have spoken.
type Candidate struct {
	Who     Who
	Mention int     // index in Scene.Mentions of the words that name them
	P       float64 // the probability that they spoke
	Shape   *shape.Shape
}

// A Decision is all that is decided about one quote. It is final: whoever
// takes it converts it and decides nothing.
type Decision struct {
	Quote int // index in Scene.Quotes
	Kind  Kind

	// Joins is the decision whose quote goes on with this one's words, an
	// index in the list of decisions, -1 where they begin a quote; Joined is the
	// probability that they do go on with it, 0 where nothing speaks for it.
	// What a decision that joins says besides counts for nothing.
	Joins  int
	Joined float64
	Way    Join // what speaks for it

	// Continues is the decision whose quote this one goes on from across a
	// full stop, as speech of the same speaker; -1 for none.
	Continues int

	Status     Status
	Speaker    Who     // who spoke; nobody unless the quote is attributed
	Found      Who     // who is found, named or withheld; nobody where it is a guess
	Confidence float64 // the probability that Found is right; 0 where nobody is found
	Threshold  float64 // the confidence from which on a name is given; 0 where nobody is found

	// Mention is the index in Scene.Mentions of the words that name the source,
	// -1 for none; Given says that they are the quote's source, even where
	// nobody knows who that is.
	Mention    int
	Given      bool
	Elsewhere  bool          // somebody says the words whom the text does not name: MPs were told "Q"
	Shape      *shape.Shape  // the most telling shape of the link; nil without a mention
	Cue        *scene.CueUse // nil where no cue binds them
	Thought    bool          // the words are thought, not said
	Addressee  int           // entity that is spoken to, -1 for nobody
	Candidates []Candidate   // the likeliest first

	Choice // what the models said
}

// A Choice is what the models say of one quote.
type Choice struct {
	Rank    float64 // the ranking's probability of the mention among the candidates
	Accept  float64 // probability that the quote is attributed and the mention right
	Speech  float64 // probability that the quote is attributed at all
	Entity  int     // index in People.Entities of who the mention refers to, -1 for nobody with a name
	Resolve float64 // probability of that
	Name    float64 // probability that the name is right

	rival  refer.Rival // whom else the mention could refer to
	others []other     // the runners-up
}

// Accepted says that the mention is likelier the source than nobody is.
func (d *Decision) Accepted() bool { return d.Mention >= 0 && d.Accept >= 1-d.Speech }

// An other is a candidate that did not win.
type other struct {
	mention, entity int
	p               float64
	shape           *shape.Shape
}
