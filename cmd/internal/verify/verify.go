// Package verify holds quotes against what was really said: transcripts,
// articles, captions. For each quote it finds the best passage of all sources
// and says how far the two agree.
//
// # The flow
//
//	quotes ──▶ Index: every pair of neighbouring words that tells something
//	sources ─▶ Scan: a stretch of a source at a time, pairs looked up
//	              ──▶ windows with many pairs of one quote
//	              ──▶ align: words of the quote against words of the source
//	              ──▶ judge: what differs, and what that makes of it
//	           Merge, in the order of the sources ──▶ one Result a quote
//
// A stretch is scanned by itself and forgotten, so that memory depends on the
// quotes and not on the sources. Scans may run side by side; only Merge must
// be called in order.
package verify

import "slices"

// Verdict says how far a quote and its source agree.
type Verdict string

// The verdicts, from the best to the worst.
const (
	Exact         Verdict = "exact"         // the same words, written the same
	Punctuation   Verdict = "punctuation"   // case, marks, dashes or spaces differ
	Cleaned       Verdict = "cleaned"       // fillers, repeats and false starts are left out
	Elided        Verdict = "elided"        // an ellipsis marks what is left out
	Bracketed     Verdict = "bracketed"     // brackets mark what was put in
	Altered       Verdict = "altered"       // words are changed, dropped or added
	Spliced       Verdict = "spliced"       // pieces from places far apart, without an ellipsis
	Misattributed Verdict = "misattributed" // the words are there, in somebody else's mouth
	Missing       Verdict = "missing"       // in none of the sources
)

// Verdicts lists all verdicts, from the best to the worst.
func Verdicts() []Verdict {
	return []Verdict{Exact, Punctuation, Cleaned, Elided, Bracketed, Altered, Spliced, Misattributed, Missing}
}

// rank orders verdicts; a lower one is better.
func (v Verdict) rank() int { return slices.Index(Verdicts(), v) }

// holds says that the sources bear the words of a quote out.
func (v Verdict) holds() bool { return v.rank() < Altered.rank() }

// A Claim is a quote to be checked, and who is said to have said it.
type Claim struct {
	Text    string
	Speaker string   // empty: not given
	Aliases []string // of the speaker
	Kind    string   // of the speaker, as in records; empty: not known
}

// A Result is what the sources say of a claim.
type Result struct {
	Verdict Verdict

	// Partial says that the quote is a part of a sentence of the passage.
	Partial bool

	// SpeakerChecked says that the source names who spoke, and the claim does too.
	SpeakerChecked bool

	Score   float64  // the share of words that agree, from 0 to 1
	Matches int      // other passages that agree as well
	Passage *Passage // nil where nothing comes near
	Pieces  []Passage
	Words   []Op
	Why     string
}

// A Passage is a place in a source.
type Passage struct {
	Source  string
	Text    string
	Before  string // the rest of its sentences
	After   string
	Start   int // code points, half-open
	End     int
	Line    int
	Speaker string  // empty: the source does not say
	Time    *string // of captions
}

// Sentence returns the passage with the rest of its sentences.
func (p *Passage) Sentence() string { return p.Before + p.Text + p.After }

// An Op is a step from the words of the source to those of the quote.
type Op struct {
	Op     string `json:"op"`     // equal, written, filler, tag, elided, bracket, changed, dropped, added
	Quote  string `json:"quote"`  // words of the quote; empty where some were left out
	Source string `json:"source"` // words of the source; empty where some were put in
}

// What an Op can be.
const (
	OpEqual   = "equal"   // the same words, written the same
	OpWritten = "written" // the same words, written in another way
	OpFiller  = "filler"  // a filler, a repeat or a false start, left out
	OpTag     = "tag"     // the source's own words between two parts of the speech
	OpElided  = "elided"  // left out under an ellipsis
	OpBracket = "bracket" // put in brackets
	OpChanged = "changed" // other words
	OpDropped = "dropped" // left out without a mark
	OpAdded   = "added"   // not in the source
)
