package speakers

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"quotes/cmd/internal/format/page"
	"quotes/internal/record"
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
	longest := 0
	if len(r.Rows) > 0 {
		row := most(r.Rows)
		c.Scale, longest = row.share(), row.Words
	}
	colors := map[string]int{} // of a value of the last field, where it comes again
	for i := range r.Rows {
		row := &r.Rows[i]
		bar := r.bar(row, longest)
		if last := row.Values[len(row.Values)-1]; len(r.By) > 1 {
			if _, ok := colors[last]; !ok {
				colors[last] = len(colors)
			}
			bar.Color = colors[last]
		}
		bar.Again = i > 0 && len(r.By) > 1 && bar.Names[0].Text == c.Bars[i-1].Names[0].Text
		c.Bars = append(c.Bars, bar)
	}
	if len(colors) > page.Colors { // one colour would stand for several
		for i := range c.Bars {
			c.Bars[i].Color = 0
		}
	}
	return page.WriteChart(w, c)
}

// office returns the role of a speaker that most documents tell, and the organisation
// that they tell last.
func (r *Row) office() string {
	return page.Office(first(r.Roles), last(r.Organizations))
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

// bar returns a row as the page shows it, against the most words of a row.
func (r *Result) bar(row *Row, longest int) page.Bar {
	who := slices.Index(r.By, "speaker")
	bar := page.Bar{
		Quotes: row.Quotes, Words: row.Words, Docs: row.Documents, Share: row.share(), InKnown: percents(row.InKnown),
		Percent: min(100, 100*float64(row.Words)/float64(max(longest, 1))),
		People:  count(row.People), OfPeople: percents(row.PeopleInKnown),
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
		place := fmt.Sprintf("%s, line %d", cmp.Or(q.title, q.doc), q.line)
		if who < 0 && q.who != "" {
			place = q.who + ", " + place
		}
		bar.List = append(bar.List, page.Said{Text: q.text, Place: place, Link: q.link})
	}
	return bar
}

// linkWords is how many words of a quote its link carries.
const linkWords = 6

// placeLink returns the address of a quote's document with its first words, to which a
// browser scrolls (Text Fragments, WICG); empty where the document has no address.
func placeLink(e *entry) string {
	address := record.Value(e.doc.Meta.URL)
	if address == "" || strings.Contains(address, "#") {
		return address
	}
	words := strings.Fields(e.quote.Text)
	words = words[:min(len(words), linkWords)]
	return address + "#:~:text=" + strings.ReplaceAll(url.PathEscape(strings.Join(words, " ")), "-", "%2D")
}
