package verify

import (
	"slices"
	"strings"
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
	verdict  Verdict
	text     string
}

// note notes what differs; the worst makes the verdict.
func (j *judge) note(s severity, v Verdict, text string) {
	if v.rank() > j.out.verdict.rank() {
		j.out.verdict = v
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
	var parts []string
	for i, f := range j.findings {
		if i == maxFindings {
			parts = append(parts, "and "+itoa(len(j.findings)-i)+" more")
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
	look := func(w *word, other bool) {
		s := otherwise
		switch {
		case other:
			return
		case w.is(kindNegation) || denials[w.key]:
			s = severeNegation
		case w.is(kindModal):
			s = severeModal
		case w.is(kindNumber):
			s = severeNumber
		case w.is(kindName):
			s = severeName
		}
		worst = min(worst, s)
	}
	claim, source := j.claim.words[b.claim:b.claimTo], j.source[b.source:b.sourceTo]
	for i := range claim {
		w := &claim[i].word
		look(w, slices.ContainsFunc(source, func(s word) bool { return w.agrees(&s) }))
	}
	for i := range source {
		w := &source[i]
		look(w, slices.ContainsFunc(claim, func(c claimWord) bool { return c.agrees(w) }))
	}
	return worst
}

// short shortens a text in the middle to what a reason has room for.
func short(s string) string {
	const most = 120
	runes := []rune(foldSpace(s))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most/2]) + " … " + string(runes[len(runes)-most/2:])
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
