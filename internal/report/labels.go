package report

import "quotes/internal/nlp"

// The labels of words: outside, and the first and the further words of a
// source, a cue and a content.
const (
	Outside uint8 = iota
	SourceFirst
	SourceMore
	CueFirst
	CueMore
	ContentFirst
	ContentMore
	labels = 7
)

// Classes is the number of classes that [Words.Classes] gives to words.
const Classes = int(nlp.Money) + 2

// Labels is the number of labels.
const Labels = labels

// Allowed says whether label may follow before.
func Allowed(before, label int) bool {
	switch uint8(label) {
	case SourceMore, CueMore, ContentMore:
		return before == label || before == label-1
	}
	return true
}

// Part tells what a label is the label of.
type Part uint8

// The parts of a report.
const (
	None Part = iota
	Source
	Cue
	Content
)

// PartOf returns the part that a label belongs to, and whether it begins one.
func PartOf(label uint8) (p Part, first bool) {
	return Part((label + 1) / 2), label%2 == 1
}
