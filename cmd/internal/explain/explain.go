// Package explain shows people why a quote has its speaker: the sentence with
// the quote, the cue and the words that name the source marked, the way from
// those words to the name, and who else it could have been.
package explain

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/terminal"
	"quotes/extract"
	"quotes/internal/record"
)

// Options are what a caller may choose about the looks.
type Options struct {
	Width int  // columns; 0 is terminal.DefaultWidth
	Color bool // marks are colours; without it, signs under the words
}

// A Document is what can be explained: a text and what was found in it.
type Document struct {
	Name string
	Doc  *extract.Document
	Res  *attribute.Result

	// Knows says that a name is that of somebody of the user's file of people; nil
	// where there is none.
	Knows func(name string) bool

	ids []string
}

// New returns the document of a name.
func New(name string, doc *extract.Document, res *attribute.Result) *Document {
	return &Document{Name: name, Doc: doc, Res: res, ids: record.IDs(doc.Text, res)}
}

// line returns the 1-based line of a byte.
func (d *Document) line(at int) int { return sort.SearchInts(d.Doc.LineStarts, at+1) }

// Write explains the quotes with the indices.
func (d *Document) Write(w io.Writer, quotes []int, opts Options) error {
	if opts.Width <= 0 {
		opts.Width = terminal.DefaultWidth
	}
	var b strings.Builder
	for i, n := range quotes {
		if i > 0 {
			b.WriteByte('\n')
		}
		p := &page{d: d, q: d.Res.Quotes[n], opts: opts, b: &b}
		p.write(d.ids[n])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A page is the explanation of one quote.
type page struct {
	d    *Document
	q    *attribute.Quote
	opts Options
	b    *strings.Builder
}

func (p *page) write(id string) {
	fmt.Fprintf(p.b, "%s\n\n", p.style(bold, fmt.Sprintf("%s:%d  %s  %s", terminal.Clean(p.d.Name), p.q.Line, id, p.q.Kind)))
	p.passage()
	p.b.WriteByte('\n')
	p.row("speaker", p.speaker())
	p.row("likeliest", p.likeliest())
	p.row("confidence", p.confidence())
	p.row("rule", p.rule())
	p.row("chain", p.chain())
	p.row("why", p.q.Why)
	other := p.runnerUp()
	if other == nil && p.q.Status == attribute.Open {
		return
	}
	if other == nil {
		p.row("runner-up", "none: nobody else in the text comes near")
		return
	}
	p.row("runner-up", p.candidate(other))
	p.row("decided by", p.decided(other))
}

const (
	indent     = "  "
	labelWidth = len("confidence")
)

// row writes a label and its text, wrapped beside it. Without text it writes nothing.
func (p *page) row(label, text string) {
	if text == "" {
		return
	}
	gap := len(indent)*2 + labelWidth
	for i, line := range terminal.Wrap(terminal.Clean(text), p.opts.Width-gap) {
		head := ""
		if i == 0 {
			head = label
		}
		fmt.Fprintf(p.b, "%s%s%s%s\n", indent, p.style(dim, fmt.Sprintf("%-*s", labelWidth, head)), indent, line)
	}
}

// speaker says who spoke, and what the text tells of them.
func (p *page) speaker() string {
	switch {
	case p.q.Kind == attribute.Term:
		return "nobody: no source in the text says these words"
	case p.q.Status == attribute.Withheld:
		return "withheld: the likeliest is not likely enough"
	case p.q.Speaker == nil:
		return "open: the text does not say"
	}
	s := p.q.Speaker
	about := []string{s.Name, string(s.Kind)}
	for _, a := range []string{s.Title, s.Role, s.Organization} {
		said := func(before string) bool { return strings.EqualFold(before, a) }
		if a != "" && !slices.ContainsFunc(about, said) { // a title is a role too
			about = append(about, a)
		}
	}
	return strings.Join(about, ", ")
}

func (p *page) confidence() string {
	switch p.q.Status {
	case attribute.Attributed:
		return number(p.q.Confidence) + "; a name is given from " + number(p.q.Threshold) + " on"
	case attribute.Withheld:
		return number(p.q.Confidence) + ", below " + number(p.q.Threshold)
	}
	return ""
}

// number writes a probability with two places, never as certain as 1.00.
func number(f float64) string {
	return strings.TrimPrefix(strconv.FormatFloat(min(f, .99), 'f', 2, 64), "0")
}

func (p *page) rule() string {
	if r, ok := ruleOf(p.q.Rule); ok && r.Doc != "" {
		return r.Name + ": " + r.Doc
	}
	return p.q.Rule
}

// chain shows the way from the words at the quote to the speaker's name.
func (p *page) chain() string {
	var steps []string
	for _, s := range p.q.Chain {
		steps = append(steps, fmt.Sprintf("%q (line %d)", terminal.Clean(s.Text), s.Line))
	}
	if p.q.Status == attribute.Corrected {
		return p.corrected(steps)
	}
	if p.q.Speaker != nil && len(steps) > 0 {
		name := p.q.Speaker.Name
		if last := p.q.Chain[len(p.q.Chain)-1]; terminal.Clean(last.Text) == name {
			steps[len(steps)-1] = fmt.Sprintf("%s (line %d)", name, last.Line)
		} else {
			if p.d.Knows != nil && p.d.Knows(name) {
				name += " (so named by your file of people)"
			}
			steps = append(steps, name)
		}
	}
	return strings.Join(steps, " -> ")
}

// corrected says whom the user decided on, against what the text led to.
func (p *page) corrected(steps []string) string {
	who := "nobody"
	switch {
	case p.q.Kind == attribute.Term:
		who = "no speech"
	case p.q.Speaker != nil:
		who = p.q.Speaker.Name
	}
	if len(steps) > 0 {
		return strings.Join(steps, " -> ") + "; you decided: " + who
	}
	return "you decided: " + who
}

// likeliest names the candidate that is withheld.
func (p *page) likeliest() string {
	if p.q.Status != attribute.Withheld || len(p.q.Candidates) == 0 {
		return ""
	}
	return p.candidate(&p.q.Candidates[0])
}

// runnerUp returns the likeliest candidate that is not the speaker, or the one
// behind the likeliest where that is withheld; nil for none.
func (p *page) runnerUp() *attribute.Candidate {
	candidates := p.q.Candidates
	if p.q.Status == attribute.Withheld && len(candidates) > 0 {
		candidates = candidates[1:]
	}
	for i := range candidates {
		if c := &candidates[i]; c.Speaker != p.q.Speaker {
			return c
		}
	}
	return nil
}

func (p *page) candidate(c *attribute.Candidate) string {
	text := c.Speaker.Name + " " + number(c.Confidence)
	if c.Mention != nil {
		text += fmt.Sprintf(", by %q (line %d)", terminal.Clean(c.Mention.Text), p.d.line(c.Mention.Start))
	}
	return text
}

// decided says what the choice between the speaker and the runner-up rests on.
func (p *page) decided(other *attribute.Candidate) string {
	if p.q.Status == attribute.Corrected {
		return "you"
	}
	if p.q.Speaker == nil || other.Rule == "" {
		return ""
	}
	if p.q.Mention != nil && other.Mention != nil && *p.q.Mention == *other.Mention {
		return fmt.Sprintf("whom %q refers to", terminal.Clean(p.q.Mention.Text))
	}
	mine, _ := ruleOf(p.q.Rule)
	theirs, _ := ruleOf(other.Rule)
	if mine.Name == theirs.Name {
		return "the ranking: both have the shape " + mine.Name
	}
	return standing(mine) + ", against " + standing(theirs)
}

// standing names a rule with what was measured of it.
func standing(r attribute.Rule) string {
	if r.Precision == 0 {
		return r.Name
	}
	return fmt.Sprintf("%s (right in %s of its links)", r.Name, number(r.Precision))
}

func ruleOf(name string) (attribute.Rule, bool) {
	for _, r := range attribute.Rules() {
		if r.Name == name {
			return r, true
		}
	}
	return attribute.Rule{Name: name}, false
}
