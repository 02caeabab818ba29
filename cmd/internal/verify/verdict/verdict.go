// Package verdict has the words in which quotes and sources are compared: how
// far they agree, and the steps from one to the other.
package verdict

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

// Rank orders verdicts; a lower one is better.
func (v Verdict) Rank() int { return slices.Index(Verdicts(), v) }

// Holds says that the sources bear the words of a quote out.
func (v Verdict) Holds() bool { return v.Rank() < Altered.Rank() }

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
