// Package annotate writes what sources say of quotes as remarks on the text
// that quotes them: for checks of repositories and for editors.
package annotate

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"quotes/internal/record"
)

// A place is where a text has a quote.
type place struct {
	file string // empty: the quote came by itself
	line int    // 0: not known
}

// placeOf returns where the text that a verdict was asked of has the quote: the
// file and the line of its record.
func placeOf(v *record.Verdict) place {
	var p place
	for _, f := range v.Fields {
		switch f.Name {
		case "doc":
			_ = json.Unmarshal(f.Value, &p.file) // of another kind: no file
		case "line":
			p.line = lineOf(f.Value)
		}
	}
	return p
}

// lineOf reads a line: a number or, of a table, its digits; 0 where it is neither.
func lineOf(value json.RawMessage) int {
	n, err := strconv.Atoi(strings.Trim(string(value), `" `))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// passes says that a verdict bears a quote out.
func passes(verdict string) bool {
	return slices.Contains([]string{"exact", "punctuation", "cleaned", "elided", "bracketed"}, verdict)
}

// citation says what is wrong with the source that a quote is given with.
func citation(v *record.Verdict) string {
	return "citation: “" + v.Quote + "”: " + v.CitationWhy
}

// message says what is wrong with a quote, and where its source is.
func message(v *record.Verdict) string {
	out := v.Verdict + ": “" + v.Quote + "”"
	if v.Speaker != "" {
		out += " (" + v.Speaker + ")"
	}
	if v.VerdictWhy != nil {
		out += ": " + *v.VerdictWhy
	}
	sign := "; see "
	for _, p := range v.Places() {
		out += sign + sourcePlace(&p)
		sign = " and "
	}
	return out
}
