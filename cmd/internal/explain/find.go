package explain

import (
	"fmt"
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/internal/record"
)

// A Selection says which quotes to explain. The zero value selects all but
// those nested in others.
type Selection struct {
	Line int    // 1-based; 0 for any
	ID   string // as in the record; empty for any
	Find string // words of the quote, whatever their case and marks; empty for any
}

// A NotFoundError says that no quote is where one was looked for.
type NotFoundError struct {
	Doc    string
	What   string // "no quote on line 12"
	Advice string // where the nearest are
}

// Error returns the message.
func (e *NotFoundError) Error() string { return e.Doc + ": " + e.What + "; " + e.Advice }

// Find returns the indices of the quotes that a selection names. Where there
// are none although the document has quotes, the error is a [*NotFoundError]
// that says where the nearest are.
func (d *Document) Find(sel Selection) ([]int, error) {
	found := d.matching(sel, d.touches)
	if len(found) == 0 && sel.Line > 0 {
		found = d.matching(sel, d.surrounds)
	}
	if len(found) == 0 && (sel != Selection{}) {
		return nil, d.notFound(sel)
	}
	return found, nil
}

// matching returns the quotes that a selection names, with on telling whether
// a quote is on a line.
func (d *Document) matching(sel Selection, on func(q *attribute.Quote, line int) bool) []int {
	var found []int
	for i, q := range d.Res.Quotes {
		switch {
		case sel.ID == "" && sel.Find == "" && q.Within != nil,
			sel.ID != "" && sel.ID != d.ids[i],
			sel.Line > 0 && !on(q, sel.Line),
			sel.Find != "" && !strings.Contains(folded(record.Fold(q.Parts)), folded(sel.Find)):
			continue
		}
		found = append(found, i)
	}
	return found
}

// touches says that a part of the quote is on a line.
func (d *Document) touches(q *attribute.Quote, line int) bool {
	return slices.ContainsFunc(q.Parts, func(p attribute.Place) bool {
		return d.line(p.Start) <= line && line <= d.line(p.End-1)
	})
}

// surrounds says that the sentences round the quote are on a line.
func (d *Document) surrounds(q *attribute.Quote, line int) bool {
	return d.line(q.Context.Start) <= line && line <= d.line(q.Context.End-1)
}

// folded makes texts alike that differ in case, marks and white space only.
func folded(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...").Replace(s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

func (d *Document) notFound(sel Selection) error {
	e := &NotFoundError{Doc: d.Name, Advice: d.nearest(sel.Line)}
	switch {
	case sel.ID != "":
		e.What = fmt.Sprintf("no quote has the id %q", sel.ID)
	case sel.Find != "":
		e.What = fmt.Sprintf("no quote holds the words %q", sel.Find)
		if at := d.words(sel.Find); at > 0 {
			e.Advice = fmt.Sprintf("the text has them on line %d, outside of quotation marks", at)
		}
	default:
		e.What = fmt.Sprintf("no quote on line %d", sel.Line)
	}
	return e
}

// words returns the line on which the text holds words, 0 for none.
func (d *Document) words(find string) int {
	for n := range d.Doc.LineStarts {
		end := len(d.Doc.Text)
		if n+1 < len(d.Doc.LineStarts) {
			end = d.Doc.LineStarts[n+1]
		}
		if strings.Contains(folded(d.Doc.Text[d.Doc.LineStarts[n]:end]), folded(find)) {
			return n + 1
		}
	}
	return 0
}

// nearest says on which lines the quotes before and after a line are; without
// a line, on which lines there are quotes.
func (d *Document) nearest(line int) string {
	var lines []int
	for _, q := range d.Res.Quotes {
		lines = append(lines, q.Line)
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	if len(lines) == 0 {
		return "the text has no quotes"
	}
	at, _ := slices.BinarySearch(lines, line)
	switch {
	case line <= 0:
		return "there are quotes on " + listLines(lines)
	case at == 0:
		return "the nearest is on " + listLines(lines[:1])
	case at == len(lines):
		return "the nearest is on " + listLines(lines[at-1:])
	}
	return "the nearest are on " + listLines(lines[at-1:at+1])
}

// listLines writes "line 3", "lines 3 and 5" or "lines 3, 5, 8 and more".
func listLines(lines []int) string {
	const most = 8
	words := make([]string, 0, most)
	for _, n := range lines[:min(len(lines), most)] {
		words = append(words, fmt.Sprint(n))
	}
	switch {
	case len(lines) == 1:
		return "line " + words[0]
	case len(lines) > most:
		return "lines " + strings.Join(words, ", ") + " and more"
	}
	return "lines " + strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
