package record

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/source"
)

// Options choose what a record lists. The zero value lists nothing; see [DefaultKinds].
type Options struct {
	Kinds  Kinds // the kinds that are listed
	Nested bool  // list quotes nested in quotes too

	// Narration lists what stands between the parts of the quotes too, so
	// that the parts of all rows are the whole text. Each byte stands once
	// but for quotes inside others, which reports hold too.
	Narration bool

	Unit     Unit // empty: CodePoints
	WithText bool // put the text that was read into the record
}

// Kinds is a set of kinds.
type Kinds map[attribute.Kind]bool

// AllKinds returns the set of every kind.
func AllKinds() Kinds {
	return Kinds{attribute.Direct: true, attribute.Mixed: true, attribute.Indirect: true, attribute.Term: true}
}

// DefaultKinds returns the set of what is listed where nobody asks: direct and mixed.
func DefaultKinds() Kinds { return Kinds{attribute.Direct: true, attribute.Mixed: true} }

// New makes the record of a document. It neither changes nor keeps what it is given.
func New(in *source.Document, doc *extract.Document, res *attribute.Result, opts Options) *Document {
	if opts.Unit == "" {
		opts.Unit = CodePoints
	}
	b := &builder{doc: doc, res: res, opts: opts, cites: in.Cites, number: numbers(res.Speakers)}
	b.ruler = newRuler(doc.Text, append(offsets(doc, res), 0, len(doc.Text)), opts.Unit)
	b.file = newFinder(in, doc, res, opts.Unit)
	d := &Document{
		Schema: Version, Doc: in.Name, InputFormat: string(in.Format), Encoding: in.Encoding,
		Language: doc.Language, Genre: string(res.Genre), OffsetUnit: opts.Unit, Length: b.ruler.length,
		Meta: newMeta(in), Quotes: []Quote{},
	}
	if opts.WithText {
		d.Text = &doc.Text
		d.Markup = b.markup(in)
	}
	for _, q := range res.Quotes {
		if b.listed(q) {
			d.Quotes = append(d.Quotes, b.quote(q))
		}
	}
	markRepeats(d.Quotes)
	if opts.Narration {
		d.Quotes = b.withNarration(d.Quotes)
	}
	if d.Notice = in.Notice; d.Notice == "" && len(d.Quotes) == 0 && len(doc.Spans) > 0 {
		d.Notice = "marks stand in it, but no quote is listed; --kinds all lists terms and reports too"
	}
	d.Speakers, d.Others = b.people()
	for _, list := range [][]Speaker{d.Speakers, d.Others} {
		for i := range list {
			s := &list[i]
			s.Key = Key(d.Doc, d.Genre, s.Kind, s.Name)
		}
	}
	return d
}

// IDs returns the id of each quote of the result, in its order.
func IDs(text string, res *attribute.Result) []string {
	b := &builder{res: res, ruler: newRuler(text, offsets(&extract.Document{}, res), CodePoints)}
	ids := make([]string, len(res.Quotes))
	for i := range ids {
		ids[i] = b.quoteID(res.Quotes[i])
	}
	return ids
}

// A builder makes one record.
type builder struct {
	doc    *extract.Document
	res    *attribute.Result
	opts   Options
	ruler  *ruler
	file   finder
	cites  []source.Cite
	number map[*attribute.Speaker]int // index in the result
}

// numbers returns the index of every speaker.
func numbers(speakers []*attribute.Speaker) map[*attribute.Speaker]int {
	number := make(map[*attribute.Speaker]int, len(speakers))
	for i, s := range speakers {
		number[s] = i
	}
	return number
}

// offsets collects every byte offset that a record of the result can show.
func offsets(doc *extract.Document, res *attribute.Result) []int {
	all := make([]int, 0, 10*len(res.Quotes))
	for _, q := range res.Quotes {
		for _, p := range q.Parts {
			all = append(all, p.Start, p.End)
		}
		all = append(all, q.Context.Start, q.Context.End)
		if q.Mention != nil {
			all = append(all, q.Mention.Start, q.Mention.End)
		}
		if q.Cue != nil {
			all = append(all, q.Cue.Start, q.Cue.End)
		}
	}
	for _, d := range doc.Directions {
		all = append(all, d.Start, d.End)
	}
	return all
}

// listed says whether the record lists a quote; nil it does not.
func (b *builder) listed(q *attribute.Quote) bool {
	return q != nil && b.opts.Kinds[q.Kind] && (q.Within == nil || b.opts.Nested)
}

func (b *builder) quote(q *attribute.Quote) Quote {
	out := Quote{
		ID: b.quoteID(q), Kind: string(q.Kind), Style: text(string(q.Style)), Text: words(q), Parts: make([]Place, len(q.Parts)),
		Line: q.Line, Paragraph: q.Paragraph, Chapter: text(q.Chapter),
		Continues: b.ref(q.Continues), Within: b.ref(q.Within), Report: b.ref(q.Report),
		Act: text(string(q.Act)), Negated: q.Negated, Hypothetical: q.Hypothetical,
		Context: b.place(q.Context), Status: string(q.Status), Addressees: []Ref{},
		Rule: text(q.Rule), Why: text(q.Why), Candidates: []Candidate{},
	}
	out.Cite = text(b.cite(q))
	out.Directions = b.directions(q)
	out.SaidByProgram = text(q.SaidByProgram)
	for i, p := range q.Parts {
		out.Parts[i] = b.place(p)
		out.Parts[i].Source, out.Parts[i].Time, out.Parts[i].Page = b.file.source(p), b.file.time(p), b.file.page(p)
	}
	if q.Mention != nil {
		m := b.place(*q.Mention)
		m.Source = b.file.source(*q.Mention)
		out.Mention = &m
	}
	if q.Cue != nil {
		c := b.place(q.Cue.Place)
		out.Cue = &Cue{Text: c.Text, Lemma: text(q.Cue.Lemma), Start: c.Start, End: c.End, Source: b.file.source(q.Cue.Place)}
	}
	if named(q) {
		out.Speaker = b.speakerRef(q.Speaker)
		confidence := round(q.Confidence)
		out.Confidence = &confidence
		out.Unmeasured = q.Unmeasured
	}
	for _, a := range q.Addressees {
		out.Addressees = append(out.Addressees, *b.speakerRef(a))
	}
	for _, c := range q.Candidates {
		if !named(q) || c.Speaker != q.Speaker {
			out.Candidates = append(out.Candidates, Candidate{Ref: *b.speakerRef(c.Speaker), Confidence: round(c.Confidence)})
		}
	}
	return out
}

// directions returns the stage directions of a turn.
func (b *builder) directions(q *attribute.Quote) []Place {
	if q.Style != extract.Turn || q.Within != nil {
		return nil
	}
	var out []Place
	all := b.doc.Directions
	span := func(i int) *extract.Span { return &b.doc.Spans[all[i].Span] }
	for _, p := range q.Parts {
		for i := sort.Search(len(all), func(i int) bool { return span(i).End > p.Start }); i < len(all) && span(i).Start < p.End; i++ {
			place := direction(b.doc, all[i])
			out = append(out, b.place(place))
			out[len(out)-1].Source = b.file.source(place)
		}
	}
	return out
}

// direction returns where a stage direction stands.
func direction(doc *extract.Document, d extract.Direction) attribute.Place {
	return attribute.Place{Start: d.Start, End: d.End, Text: doc.Slice(d.Start, d.End)}
}

// cite returns the address of the quotation that the quote's first part stands in.
func (b *builder) cite(q *attribute.Quote) string {
	if len(q.Parts) == 0 {
		return ""
	}
	p := q.Parts[0]
	i := sort.Search(len(b.cites), func(i int) bool { return b.cites[i].End >= p.End })
	if i < len(b.cites) && b.cites[i].Start <= p.Start {
		return b.cites[i].URL
	}
	return ""
}

// named says whether the quote gives its speaker.
func named(q *attribute.Quote) bool {
	return q.Speaker != nil && (q.Status == attribute.Attributed || q.Status == attribute.Corrected)
}

func (b *builder) place(p attribute.Place) Place {
	return Place{Text: p.Text, Start: b.ruler.unit(p.Start), End: b.ruler.unit(p.End)}
}

// letters are the first letters of ids.
var letters = map[attribute.Kind]string{attribute.Direct: "q", attribute.Mixed: "q", attribute.Indirect: "i", attribute.Term: "t"}

func (b *builder) quoteID(q *attribute.Quote) string {
	start := 0
	if len(q.Parts) > 0 {
		start = b.ruler.point(q.Parts[0].Start)
	}
	return fmt.Sprintf("%s%d", letters[q.Kind], start)
}

// ref returns the id of a quote, or nil for none.
func (b *builder) ref(q *attribute.Quote) *string {
	if q == nil {
		return nil
	}
	id := b.quoteID(q)
	return &id
}

func speakerID(i int) string { return fmt.Sprintf("s%d", i+1) }

func (b *builder) speakerRef(s *attribute.Speaker) *Ref {
	return &Ref{ID: speakerID(b.number[s]), Name: s.Name}
}

// people returns whom the listed quotes name as who said them, with their counts,
// and whom they name otherwise.
func (b *builder) people() (speakers, others []Speaker) {
	n := len(b.res.Speakers)
	said, other := make([]bool, n), make([]bool, n)
	quotes, words := make([]int, n), make([]int, n)
	for _, q := range b.res.Quotes {
		if b.listed(q) {
			b.name(q, said, other)
			b.count(q, quotes, words)
		}
	}
	speakers, others = []Speaker{}, []Speaker{}
	for i, s := range b.res.Speakers {
		switch {
		case said[i]:
			speakers = append(speakers, b.speaker(s, quotes[i], words[i]))
		case other[i]:
			others = append(others, b.speaker(s, 0, 0))
		}
	}
	return speakers, others
}

// name marks who said a quote, and whom else it names; each with the members of a group.
func (b *builder) name(q *attribute.Quote, said, other []bool) {
	mark := func(s *attribute.Speaker, as []bool) {
		if s == nil {
			return
		}
		as[b.number[s]] = true
		for _, m := range s.Members {
			as[b.number[m]] = true
		}
	}
	if named(q) {
		mark(q.Speaker, said)
	}
	mark(q.Speaker, other)
	for _, c := range q.Candidates {
		mark(c.Speaker, other)
	}
	for _, a := range q.Addressees {
		mark(a, other)
	}
}

// count adds a quote to its speaker's figures, unless it lies in another listed one.
func (b *builder) count(q *attribute.Quote, quotes, words []int) {
	if !named(q) || b.listed(q.Within) || b.listed(q.Report) {
		return
	}
	i := b.number[q.Speaker]
	quotes[i]++
	for _, p := range q.Parts {
		for range strings.FieldsSeq(p.Text) {
			words[i]++
		}
	}
}

func (b *builder) speaker(s *attribute.Speaker, quotes, words int) Speaker {
	out := Speaker{
		ID: speakerID(b.number[s]), Name: s.Name, Title: text(s.Title), Role: text(s.Role), RoleClass: text(s.RoleClass), Organization: text(s.Organization),
		Kind: string(s.Kind), Named: !s.Described && s.Kind != attribute.Unnamed && s.Kind != attribute.Narrator, Aliases: []string{}, Gender: text(s.Gender), Quotes: quotes, Words: words,
	}
	out.Aliases = append(out.Aliases, s.Aliases...)
	for _, m := range s.Members {
		out.Members = append(out.Members, speakerID(b.number[m]))
	}
	return out
}

func newMeta(in *source.Document) Meta {
	return Meta{Title: text(in.Meta.Title), Author: text(in.Meta.Author), Date: text(in.Meta.Date),
		URL: text(in.Meta.URL), Outlet: text(in.Meta.Outlet), Extra: in.Extra}
}

// words returns what a quote says as one line: its parts, and of a report without
// marks not the "that" which opens it.
func words(q *attribute.Quote) string {
	text := Fold(q.Parts)
	if q.Kind != attribute.Indirect {
		return text
	}
	if rest, ok := strings.CutPrefix(text, "that "); ok && rest != "" {
		return rest
	}
	return text
}

// Fold joins the parts of a quote by one space and folds white space, so that
// the quote is one line.
func Fold(parts []attribute.Place) string {
	if len(parts) == 1 && folded(parts[0].Text) {
		return parts[0].Text
	}
	var b strings.Builder
	for _, p := range parts {
		for w := range strings.FieldsSeq(p.Text) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
	}
	return b.String()
}

// folded says that a text has no white space but single spaces between words, as
// most have.
func folded(s string) bool {
	space := true // none may stand at the beginning
	for _, r := range s {
		before := space
		space = unicode.IsSpace(r)
		if space && (before || r != ' ') {
			return false
		}
	}
	return !space
}

// text returns nil for what is not known.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// round keeps three decimals, so that no machine's arithmetic shows.
func round(p float64) float64 { return math.Round(p*1000) / 1000 }
