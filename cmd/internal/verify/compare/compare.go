// Package compare holds the words of a quote against those of a source: it
// aligns them and judges what differs.
package compare

import (
	"sort"

	"quotes/cmd/internal/verify/token"
)

// A Window is the words of a part of a source, with what writers leave out.
type Window struct {
	text  string
	Words []token.Word
	cheap []bool
}

// NewWindow returns the window of words of a text.
func NewWindow(text string, words []token.Word) *Window {
	w := &Window{text, words, cheapWords(text, words)}
	w.cheapTags()
	return w
}

// Between returns the words that begin between two bytes, of a window whose
// words are in the order of the text.
func (w *Window) Between(from, to int) *Window {
	at := func(byte int) int {
		return sort.Search(len(w.Words), func(i int) bool { return w.Words[i].Start >= byte })
	}
	lo, hi := at(from), at(to)
	return &Window{w.text, w.Words[lo:hi:hi], w.cheap[lo:hi:hi]}
}

// Compare finds the words of a window, from word lo to word hi, that are nearest
// to a quote, and judges what differs.
func (al *Aligner) Compare(q *Quote, w *Window, lo, hi int) Judgement {
	a := al.align(q.Words, w.Words[lo:hi], w.cheap[lo:hi])
	a.from, a.to = a.from+lo, a.to+lo
	return judged(q, w.text, w.Words, a)
}

// Near says that a passage is near enough to a quote to be shown as its source.
func (j *Judgement) Near(q *Quote) bool {
	if j.Verdict.Holds() {
		return true
	}
	telling := q.Telling(0, len(q.Words))
	if j.Score < 0.5 || 2*j.agree < q.Spoken || telling > 1 && 2*j.telling < telling {
		return false
	}
	return j.Longest >= min(3, (q.Spoken+1)/2) || j.Score >= NearScore
}

// NearGiven says that a passage is near enough to be compared where it stands in the
// very source that the quote is given with.
func (j *Judgement) NearGiven() bool { return j.Score >= 0.5 && j.Longest > 3 }

// NearScore is the share of words from which a passage is near although no
// three of its words stand together.
const NearScore = 0.7
