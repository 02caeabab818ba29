// Package verify holds quotes against what was really said: transcripts,
// articles, captions. For each quote it finds the best passage of all sources
// and says how far the two agree.
//
// # The flow
//
//	quotes ──▶ Index: every pair of neighbouring words that tells something
//	sources ─▶ Scan: a stretch of a source at a time, pairs looked up
//	              ──▶ windows with many pairs of one quote
//	              ──▶ token: their words, cut once for all quotes
//	              ──▶ compare: aligned with the words of the quote; what differs
//	              ──▶ voice: who speaks what bears a quote out
//	           Merge, in the order of the sources
//	again for the quotes that nothing bears out, and now for what is near
//	           Results ──▶ one a quote; who speaks what is near is asked only now
//
// A stretch is scanned by itself and forgotten, so that memory depends on the
// quotes and not on the sources. Scans may run side by side; only Merge must
// be called in order.
package verify

import (
	"strconv"
	"strings"

	"quotes/cmd/internal/verify/verdict"
)

// A Claim is a quote to be checked, and who is said to have said it.
type Claim struct {
	Text    string
	Speaker string   // empty: not given
	Aliases []string // of the speaker
	Kind    string   // of the speaker, as in records; empty: not known

	// References are what the quote is given with as its source: a link, a
	// footnote, an entry of a list. None is of no matter.
	References []string
}

// A Result is what the sources say of a claim.
type Result struct {
	Verdict verdict.Verdict

	// Partial says that the quote is a part of a sentence of the passage.
	Partial bool

	// SpeakerChecked says that the source names who spoke, and the claim does too.
	SpeakerChecked bool

	Score   float64  // the share of words that agree, from 0 to 1
	Matches int      // other passages that agree as well
	Passage *Passage // nil where nothing comes near
	Pieces  []Passage
	Words   []verdict.Op
	Why     string
	own     bool // the text of the passage is by the claim's speaker

	ascribed string // by which words who speaks the passage gives it to another

	// CitesOther says that the source that the claim is given with was read and that
	// another bears the claim out, CitesUnread that none of the sources is that one.
	CitesOther, CitesUnread bool
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
	Page    *int    // of a PDF
}

// Sentence returns the passage with the rest of its sentences.
func (p *Passage) Sentence() string { return p.Before + p.Text + p.After }

// where names the source and the line of a passage.
func (p *Passage) where() string { return p.Source + ":" + strconv.Itoa(p.Line) }

// maxShown is how many code points of a passage a reason shows.
const maxShown = 120

// shortText returns a text in one line, cut at its end.
func shortText(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= maxShown {
		return string(runes)
	}
	return string(runes[:maxShown]) + "…"
}
