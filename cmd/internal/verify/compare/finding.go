package compare

import (
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
)

// A severity orders what differs between a quote and its source, the worst first.
type severity uint8

const (
	severeNegation severity = iota
	severeModal
	severeNumber
	severeName
	severeSpeaker
	severeWords
	severeOrder
	severeOmission
	mildBracket
	mildEllipsis
	mildFiller
	mildContraction
	mildSpelling
	mildMarks
	mildCut
)

// A finding is one thing that differs.
type finding struct {
	severity severity
	verdict  verdict.Verdict
	text     string
}

// note notes what differs; the worst makes the verdict.
func (j *judge) note(s severity, v verdict.Verdict, text string) {
	if v.Rank() > j.out.Verdict.Rank() {
		j.out.Verdict = v
	}
	if text == "" {
		return
	}
	f := finding{s, v, text}
	if !slices.Contains(j.findings, f) {
		j.findings = append(j.findings, f)
	}
}

// maxFindings is how many things a reason names.
const maxFindings = 8

// why puts the findings into one sentence, the worst first.
func (j *judge) why() string {
	slices.SortStableFunc(j.findings, func(a, b finding) int { return int(a.severity) - int(b.severity) })
	if n := len(j.findings); n > 0 && !j.out.Verdict.Holds() { // how words are written is no matter then
		j.findings = slices.DeleteFunc(j.findings, func(f finding) bool { return f.severity == mildMarks })
	}
	var parts []string
	for i, f := range j.findings {
		if i == maxFindings {
			parts = append(parts, "and "+strconv.Itoa(len(j.findings)-i)+" more")
			break
		}
		parts = append(parts, f.text)
	}
	return strings.Join(parts, "; ")
}

// severityOf says what a difference touches: the words of a block that only
// one side has.
func (j *judge) severityOf(b block, otherwise severity) severity {
	worst := otherwise
	look := func(w *token.Word, other bool) {
		s := otherwise
		switch {
		case other:
			return
		case w.Is(token.KindNegation) || token.Denials.Has(w.Key):
			s = severeNegation
		case w.Is(token.KindModal):
			s = severeModal
		case w.Is(token.KindNumber):
			s = severeNumber
		case w.Is(token.KindName):
			s = severeName
		}
		worst = min(worst, s)
	}
	quote, source := j.quote.Words[b.quote:b.quoteTo], j.source[b.source:b.sourceTo]
	for i := range quote {
		w := &quote[i].Word
		look(w, slices.ContainsFunc(source, func(s token.Word) bool { return w.Agrees(&s) }))
	}
	for i := range source {
		w := &source[i]
		look(w, slices.ContainsFunc(quote, func(c Word) bool { return c.Agrees(w) }))
	}
	return worst
}

// short shortens a text in the middle to what a reason has room for.
func short(s string) string {
	const most = 120
	runes := []rune(oneSpace(s))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most/2]) + " … " + string(runes[len(runes)-most/2:])
}
