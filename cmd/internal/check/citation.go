package check

import (
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
