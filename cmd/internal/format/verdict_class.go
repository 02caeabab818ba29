package format

import (
	"slices"
	"strconv"

	"quotes/internal/record"
)

// The classes of verdicts, for colours and signs.
const (
	classHolds = "holds" // the words are the source's
	classMarks = "marks" // the quote marks what it leaves out or puts in, or may leave it out
	classFails = "fails" // the words are not, or are somebody else's
)

// verdictOrder lists the verdicts from the best to the worst, with their
// classes; where a verdict stands is its number on a page.
var verdictOrder = []struct{ verdict, class string }{
	{"exact", classHolds}, {"punctuation", classHolds},
	{"cleaned", classMarks}, {"elided", classMarks}, {"bracketed", classMarks},
	{"altered", classFails}, {"spliced", classFails}, {"misattributed", classFails}, {"missing", classFails},
}

// verdictNumber returns where a verdict stands in the order, from 1, and 0 for
// what is none.
func verdictNumber(verdict string) int {
	for i, v := range verdictOrder {
		if v.verdict == verdict {
			return i + 1
		}
	}
	return 0
}

// verdictClass returns the class of a verdict; what is none fails.
func verdictClass(verdict string) string {
	if n := verdictNumber(verdict); n > 0 {
		return verdictOrder[n-1].class
	}
	return classFails
}

// A verdictCount is how many quotes have a verdict.
type verdictCount struct {
	Verdict, Class, Sign string
	Key                  string // the number of the verdict
	N                    int
}

// verdictSigns tell the classes apart where there is no colour.
var verdictSigns = map[string]string{classHolds: "✓", classMarks: "≈", classFails: "✗"}

// countVerdicts counts the verdicts that there are, in the order of the first
// of each.
func countVerdicts(verdicts []record.Verdict) []verdictCount {
	var out []verdictCount
	for i := range verdicts {
		v := verdicts[i].Verdict
		at := slices.IndexFunc(out, func(c verdictCount) bool { return c.Verdict == v })
		if at < 0 {
			at = len(out)
			class := verdictClass(v)
			out = append(out, verdictCount{Verdict: v, Class: class, Sign: verdictSigns[class], Key: strconv.Itoa(verdictNumber(v))})
		}
		out[at].N++
	}
	return out
}
