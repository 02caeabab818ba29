package verdicts

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// The parts of the page of verdicts, beside those of every page.
var (
	//go:embed verdicts.tmpl
	checkTemplate string
	//go:embed verdicts.css
	checkStyle string
	//go:embed verdicts.js
	checkScript string
)

// A checkPage is a page of verdicts.
type checkPage struct {
	page.Head
	Counts []classCount
	Checks []pageCheck
	Made   [][]string
}

// A pageCheck is a quote with its verdict, what differs, and where it stands.
type pageCheck struct {
	ID, Verdict, Class, Sign string
	Number                   int
	Partial, Unchecked       bool
	Speaker, Why             string
	Words                    []pageOp
	Places                   []pagePlace
	Facts                    []pageFact
}

// A pageOp is a step from the source to the quote. Marked says that the quote
// marks it, or may leave it out.
type pageOp struct {
	record.Difference
	Marked bool
	Label  string
}

// A pagePlace is a passage inside its sentence.
type pagePlace struct{ Before, Text, After, Speaker, Where string }

// A pageFact is a field of the quote's own record, or of the verdict.
type pageFact struct{ Name, Value string }

// writeHTML writes one page that asks nothing of the network: counts
// that filter, and for each quote the words that differ and the passage.
func writeHTML(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	p := checkPage{Head: page.NewHead(nil), Counts: countClasses(verdicts), Made: page.Made(opts.Run)}
	p.Title = "Quotes held against their sources"
	if name := draftOf(verdicts, opts.Run); name != "" {
		p.Title = terminal.Clean(name) + ": quotes held against their sources"
	}
	p.Style += template.CSS(checkStyle)
	p.WithScript(checkScript)
	slices.SortFunc(p.Counts, func(a, b classCount) int { return cmp.Compare(a.Key, b.Key) })
	failed := 0
	for i := range verdicts {
		c := newPageCheck(i+1, &verdicts[i])
		if c.Class == classFails {
			failed++
		}
		p.Checks = append(p.Checks, c)
	}
	p.Summary = page.Count(len(verdicts), "quote")
	if len(verdicts) > 0 {
		p.Summary += fmt.Sprintf(" · %d borne out · %d not", len(verdicts)-failed, failed)
	}
	if opts.Run != nil && len(opts.Run.Unread) > 0 {
		p.Summary += " · NOT READ: " + terminal.Clean(strings.Join(opts.Run.Unread, "; "))
	}
	slices.SortStableFunc(p.Checks, func(a, b pageCheck) int { return cmp.Compare(placeInPage(&a), placeInPage(&b)) })
	return page.Execute(w, checkTemplate, "verdicts", p)
}

// draftOf names the file of the quotes: by the run, else by the document that they
// are all of.
func draftOf(verdicts []record.Verdict, run *record.Run) string {
	if run != nil && run.QuotesFrom != nil && run.QuotesFrom.Name != "-" {
		return path.Base(run.QuotesFrom.Name)
	}
	name := ""
	for i := range verdicts {
		for _, f := range verdicts[i].Fields {
			if f.Name != "doc" {
				continue
			}
			doc, _ := f.Cell()
			if name != "" && doc != name {
				return ""
			}
			name = doc
		}
	}
	if name == "" || name == "-" {
		return ""
	}
	return path.Base(name)
}

// placeInPage orders the quotes of a page: what does not hold first.
func placeInPage(c *pageCheck) int {
	if c.Class == classFails {
		return 0
	}
	return 1
}

func newPageCheck(number int, v *record.Verdict) pageCheck {
	class := classOf(v.Verdict)
	c := pageCheck{
		ID: "v" + strconv.Itoa(number), Number: number, Verdict: v.Verdict, Class: class, Sign: signs[class],
		Partial: v.Partial, Unchecked: unchecked(v), Speaker: terminal.Clean(v.Speaker), Why: terminal.Clean(record.Value(v.VerdictWhy)),
	}
	for _, d := range v.Words {
		c.Words = append(c.Words, newPageOp(d))
	}
	if len(v.Words) == 0 {
		c.Words = []pageOp{{Difference: record.Difference{Op: "equal", Quote: terminal.Clean(v.Quote)}}}
	}
	places := v.Pieces
	if len(places) == 0 && v.Passage != nil {
		places = []record.Passage{*v.Passage}
	}
	for i := range places {
		c.Places = append(c.Places, newPagePlace(&places[i]))
	}
	c.Facts = factsOf(v)
	return c
}

// opLabels say what a step is, where colours do not.
var opLabels = map[string]string{
	"filler": "left out: a filler, a repeat or a false start", "tag": "the source’s words between two parts of the speech",
	"elided": "left out under an ellipsis", "bracket": "put in brackets",
}

func newPageOp(d record.Difference) pageOp {
	op := pageOp{Difference: record.Difference{Op: d.Op, Quote: terminal.Clean(d.Quote), Source: terminal.Clean(d.Source)}, Label: opLabels[d.Op]}
	op.Marked = op.Label != ""
	if d.Op == "written" {
		op.Label = "in the source: " + op.Source
	}
	return op
}

func newPagePlace(p *record.Passage) pagePlace {
	before, after := p.Around()
	return pagePlace{Before: before, Text: p.Text, After: after, Speaker: terminal.Clean(record.Value(p.Speaker)), Where: placeOf(p)}
}

// factsOf returns what is worth to know besides: where the quote stands, and
// the score; of a table that is not the program's own all its other columns.
func factsOf(v *record.Verdict) []pageFact {
	var out []pageFact
	own := slices.ContainsFunc(v.Fields, func(f record.Field) bool { return f.Name == "kind" || f.Name == "schema" })
	for _, f := range v.Fields {
		text, fits := f.Cell()
		if text = terminal.Clean(text); !fits || text == "" || text == terminal.Clean(v.Quote) || text == terminal.Clean(v.Speaker) {
			continue
		}
		if !own || f.Name == "doc" || f.Name == "id" || f.Name == "line" {
			out = append(out, pageFact{terminal.Clean(f.Name), text})
		}
	}
	if v.Passage != nil {
		out = append(out, pageFact{"words that agree", page.Percent(v.Score)})
	}
	if v.Matches > 0 {
		out = append(out, pageFact{"other passages", strconv.Itoa(v.Matches)})
	}
	return out
}
