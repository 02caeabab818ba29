// Package eval measures how right the program is: it matches predictions with
// the quotes of an annotated corpus, and counts.
//
// All positions are code points of a document's text, half-open, as the gold
// corpora count them. TestAgreesWithScorers holds the figures against the
// reference scorers where those are at hand.
package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/eval/corpus"
)

// A Report is what an evaluation found.
type Report struct {
	Documents   []Row        `json:"documents"`
	Micro       []Metric     `json:"micro"` // over all quotes
	Macro       []Metric     `json:"macro"` // the mean of the documents
	Groups      []Group      `json:"groups"`
	Calibration *Calibration `json:"calibration"`
	Curve       []Point      `json:"curve"`
	Errors      []Failure    `json:"errors,omitempty"`

	// Answers are the predictions that say who spoke.
	Answers []Answer `json:"-"`

	// Missing are the documents of which the predictions say nothing.
	Missing []string `json:"missing,omitempty"`
}

// A Row is the figures of one document.
type Row struct {
	Doc     string   `json:"doc"`
	Trained bool     `json:"trained"`
	Metrics []Metric `json:"metrics"`
}

// A Group is the quotes that have something in common: their kind, the kind
// of their mention, or the rule that found their speaker.
type Group struct {
	By    string  `json:"by"`
	Value string  `json:"value"`
	N     int     `json:"n"`
	Right float64 `json:"right"` // the source, for news; the speaker, for novels

	Named     int     `json:"named"`      // that have a canonical name, or a given one under a rule
	NameRight float64 `json:"name_right"` // of those
}

// curvePoints is how finely the curve is told.
const curvePoints = 50

// Score compares predictions with the documents, one element a document.
func Score(docs []*corpus.Document, preds [][]corpus.Prediction, withErrors bool) *Report {
	r := &Report{}
	total := &Tally{}
	for i, d := range docs {
		if preds[i] == nil {
			r.Missing = append(r.Missing, d.ID)
			if d.Novel != nil {
				continue // a novel that nobody read tells nothing
			}
		}
		t := score(d, preds[i])
		if withErrors {
			addSentences(d, t.Errors)
			r.Errors = append(r.Errors, t.Errors...)
		}
		r.Documents = append(r.Documents, Row{d.ID, d.Trained, t.Metrics()})
		total.join(t)
	}
	r.Micro = total.Metrics()
	r.Macro = macro(r.Micro, r.Documents)
	r.Groups = total.groups()
	r.Calibration = calibrate(total.Answers)
	r.Answers = total.Answers
	r.Curve = curve(total.Items, curvePoints)
	if r.Calibration != nil {
		r.Micro = append(r.Micro, Metric{"ece", r.Calibration.ECE, r.Calibration.N})
	}
	return r
}

func score(d *corpus.Document, preds []corpus.Prediction) *Tally {
	if d.Novel != nil {
		return scoreNovel(d, preds)
	}
	return scoreNews(d, preds)
}

// macro returns the mean of each figure over the documents that have it; N is
// their number.
func macro(micro []Metric, rows []Row) []Metric {
	var out []Metric
	for _, m := range micro {
		sum, n := 0.0, 0
		for _, row := range rows {
			if v, ok := find(row.Metrics, m.Name); ok {
				sum += v
				n++
			}
		}
		out = append(out, Metric{m.Name, sum / float64(max(1, n)), n})
	}
	return out
}

func find(metrics []Metric, name string) (float64, bool) {
	for _, m := range metrics {
		if m.Name == name {
			return m.Value, true
		}
	}
	return 0, false
}

// groups counts items by kind and mention, and answers by rule.
func (t *Tally) groups() []Group {
	g := grouping{index: map[[2]string]int{}}
	for _, item := range t.Items {
		g.add("kind", item.Kind, item.Right, item.Named, item.NameRight)
	}
	for _, item := range t.Items {
		g.add("mention", item.Mention, item.Right, item.Named, item.NameRight)
	}
	for _, a := range t.Answers {
		if a.Rule != "" {
			g.add("rule", a.Rule, a.Right, a.Named, a.NameRight)
		}
	}
	return g.sorted()
}

// A grouping adds up groups; the shares are counts until sorted.
type grouping struct {
	index  map[[2]string]int
	groups []Group
}

func (g *grouping) add(by, value string, right, named, nameRight bool) {
	key := [2]string{by, value}
	i, ok := g.index[key]
	if !ok {
		i = len(g.groups)
		g.index[key] = i
		g.groups = append(g.groups, Group{By: by, Value: value})
	}
	group := &g.groups[i]
	group.N++
	if right {
		group.Right++
	}
	if named {
		group.Named++
		if nameRight {
			group.NameRight++
		}
	}
}

func (g *grouping) sorted() []Group {
	for i := range g.groups {
		group := &g.groups[i]
		group.Right /= float64(group.N)
		group.NameRight /= float64(max(1, group.Named))
	}
	slices.SortFunc(g.groups, func(a, b Group) int {
		return cmp.Or(strings.Compare(a.By, b.By), cmp.Compare(b.N, a.N), strings.Compare(a.Value, b.Value))
	})
	return g.groups
}

// A Minimum is a figure below which an evaluation fails.
type Minimum struct {
	Name  string // as in Report.Micro; macro.NAME as in Report.Macro
	Value float64
}

// ParseMinimum reads "NAME=0.9".
func ParseMinimum(text string) (Minimum, error) {
	name, value, ok := strings.Cut(text, "=")
	v, err := strconv.ParseFloat(value, 64)
	if !ok || err != nil || name == "" {
		return Minimum{}, fmt.Errorf("%q is not of the form NAME=0.9", text)
	}
	return Minimum{name, v}, nil
}

// Names returns the names of the figures that the report has.
func (r *Report) Names() []string {
	var names []string
	for _, m := range r.Micro {
		names = append(names, m.Name)
	}
	for _, m := range r.Macro {
		names = append(names, "macro."+m.Name)
	}
	return names
}

// Value returns a figure by its name.
func (r *Report) Value(name string) (float64, bool) {
	if short, ok := strings.CutPrefix(name, "macro."); ok {
		return find(r.Macro, short)
	}
	return find(r.Micro, name)
}

// Below returns the minimums that the report does not reach. A figure that it
// does not have is an error.
func (r *Report) Below(minimums []Minimum) ([]Minimum, error) {
	var below []Minimum
	for _, m := range minimums {
		v, ok := r.Value(m.Name)
		if !ok {
			return nil, fmt.Errorf("there is no figure %q; there are %s", m.Name, strings.Join(r.Names(), ", "))
		}
		if v < m.Value {
			below = append(below, m)
		}
	}
	return below, nil
}
