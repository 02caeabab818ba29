package verdicts

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

// order lists the verdicts from the best to the worst, with their
// classes; where a verdict stands is its number on a page.
var order = []struct{ verdict, class string }{
	{"exact", classHolds}, {"punctuation", classHolds},
	{"cleaned", classMarks}, {"elided", classMarks}, {"bracketed", classMarks},
	{"altered", classFails}, {"spliced", classFails}, {"misattributed", classFails}, {"missing", classFails},
}

// numberOf returns where a verdict stands in the order, from 1, and 0 for
// what is none.
func numberOf(verdict string) int {
	for i, v := range order {
		if v.verdict == verdict {
			return i + 1
		}
	}
	return 0
}

// classOf returns the class of a verdict; what is none fails.
func classOf(verdict string) string {
	if n := numberOf(verdict); n > 0 {
		return order[n-1].class
	}
	return classFails
}

// A classCount is how many quotes have a verdict.
type classCount struct {
	Verdict, Class, Sign string
	Key                  string // the number of the verdict
	N                    int
}

// signs tell the classes apart where there is no colour.
var signs = map[string]string{classHolds: "✓", classMarks: "≈", classFails: "✗"}

// countClasses counts the verdicts that there are, in the order of the first
// of each.
func countClasses(verdicts []record.Verdict) []classCount {
	var out []classCount
	for i := range verdicts {
		v := verdicts[i].Verdict
		at := slices.IndexFunc(out, func(c classCount) bool { return c.Verdict == v })
		if at < 0 {
			at = len(out)
			class := classOf(v)
			out = append(out, classCount{Verdict: v, Class: class, Sign: signs[class], Key: strconv.Itoa(numberOf(v))})
		}
		out[at].N++
	}
	return out
}
