package check

import (
	"fmt"
	"slices"
	"strings"

	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/verify"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/record"
)

// What may be wrong with the source that a text gives with a quote: values of
// the field citation_fault.
const (
	citesOther     = "elsewhere" // it was read, and another source has the words
	citesUnread    = "unread"    // it is none of the sources
	citesUndefined = "undefined" // its mark stands for nothing
)

// citation says what is wrong with the source that a quote is given with, and in
// words; nothing where it is right, or none is given. A page links so many things
// that a link to something else is no fault.
func citation(c *claims.Claim, r *verify.Result) (class, why string) {
	given := strings.Join(c.References, ", ")
	switch {
	case r.CitesOther:
		return citesOther, "the source that the quote is given with does not have it: " + given
	case !r.CitesUnread:
	case c.Undefined:
		return citesUndefined, "the mark [" + given + "] that the quote is given with stands for nothing"
	case !c.Linked:
		return citesUnread, "the source that the quote is given with is none of those to check against: " + given
	}
	return "", ""
}

// failCitation is the word of --fail-on for a wrong citation.
const failCitation = "citation"

// Failing returns the words of --fail-on where none are given.
func Failing() []string {
	return []string{string(verdict.Altered), string(verdict.Spliced), string(verdict.Misattributed), string(verdict.Missing)}
}

// onlyFailing is the word of --only for all that --fail-on names.
const onlyFailing = "failing"

// ParseWords checks the words of --fail-on and of --only, and returns those that tell
// which verdicts are to be written; none means all.
func ParseWords(failOn, only []string) ([]string, error) {
	known := FailWords()
	for _, v := range failOn {
		if v != "none" && !slices.Contains(known, v) {
			return nil, fmt.Errorf("--fail-on: unknown verdict %q; use none, or any of %s", v, strings.Join(known, ","))
		}
	}
	var out []string
	for _, v := range only {
		switch {
		case v == onlyFailing:
			out = append(out, failOn...)
		case slices.Contains(known, v):
			out = append(out, v)
		default:
			return nil, fmt.Errorf("--only: unknown verdict %q; use failing, or any of %s", v, strings.Join(known, ","))
		}
	}
	return out, nil
}

// Only returns the verdicts of which one of the words is true; all where there are
// no words.
func Only(words []string, verdicts []record.Verdict) []record.Verdict {
	if len(words) == 0 {
		return verdicts
	}
	out := []record.Verdict{}
	for i := range verdicts {
		if Fails(words, &verdicts[i]) {
			out = append(out, verdicts[i])
		}
	}
	return out
}

// FailsAny says that one of the words is true of one of the verdicts.
func (r *Result) FailsAny(words []string) bool {
	return slices.ContainsFunc(r.Verdicts, func(v record.Verdict) bool { return Fails(words, &v) })
}

// FailWords returns the words that tell when checking fails: the verdicts, and
// citation for what is wrong with the sources that quotes are given with.
func FailWords() []string {
	var out []string
	for _, v := range verdict.Verdicts() {
		out = append(out, string(v))
	}
	return append(out, failCitation)
}

// Fails says that one of the words, of [FailWords], is true of a verdict.
func Fails(words []string, v *record.Verdict) bool {
	return slices.Contains(words, v.Verdict) || v.CitationFault != "" && slices.Contains(words, failCitation)
}
