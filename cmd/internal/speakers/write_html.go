package speakers

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"quotes/cmd/internal/format/page"
)

// title returns what a page is called.
func (r *Result) title() string { return cmp.Or(r.Title, "Who is quoted") }

// summary tells what was counted, and the user's date.
func (r *Result) summary() string {
	s := counted(r.Documents, "document") + " · " + counted(r.Quotes, "quote")
	if r.Date != "" {
		s += " · " + r.Date
	}
	return s
}

// counted writes a number with its word.
func counted(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// writeHTML writes a page of bars, with the quotes of each row below it.
func writeHTML(w io.Writer, r *Result, _ int) error {
	c := page.Chart{Title: r.title(), Heads: titles(r.By), Summary: r.summary(), Grouped: r.grouped(), Made: page.Made(r.Run)}
	if len(r.Rows) > 0 {
		c.Scale = r.Rows[0].share()
	}
	colors := map[string]int{} // of a value of the last field
	for i, row := range r.byGroup() {
		bar := r.bar(row)
		last := row.Values[len(row.Values)-1]
		if _, ok := colors[last]; !ok {
			colors[last] = len(colors)
		}
		bar.Color = colors[last]
		bar.Again = i > 0 && len(r.By) > 1 && bar.Names[0].Text == c.Bars[i-1].Names[0].Text
		c.Bars = append(c.Bars, bar)
	}
	return page.WriteChart(w, c)
}

// office returns the role of a speaker that most documents tell, and the organisation
// that they tell last.
func (r *Row) office() string {
	role, organization := first(r.Roles), last(r.Organizations)
	if role == "" || organization == "" || strings.Contains(role, organization) {
		return cmp.Or(role, organization)
	}
	return role + ", " + organization
}

// first returns the first of a list; empty where there is none.
func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// last returns the last of a list; empty where there is none.
func last(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}

// bar returns a row as the page shows it.
func (r *Result) bar(row *Row) page.Bar {
	who := slices.Index(r.By, "speaker")
	bar := page.Bar{
		Quotes: row.Quotes, Words: row.Words, Docs: row.Documents, Share: row.share(), InKnown: percents(row.InKnown),
		Percent: 100 * float64(row.Words) / float64(max(r.Rows[0].Words, 1)),
	}
	for j, value := range row.Values {
		name := page.Name{Text: value, Link: j == max(who, 0) && len(row.quotes) > 0}
		bar.Unknown = bar.Unknown || !isKnown(value) && value != NoPerson
		if j == who {
			name.Role = row.office()
		}
		bar.Names = append(bar.Names, name)
	}
	for _, q := range row.quotes {
		place := fmt.Sprintf("%s, line %d", q.doc, q.line)
		if who < 0 && q.who != "" {
			place = q.who + ", " + place
		}
		bar.List = append(bar.List, page.Said{Text: q.text, Place: place, Link: q.url})
	}
	return bar
}
