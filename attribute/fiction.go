package attribute

import (
	"fmt"
	"sort"
	"strings"

	"quotes/extract"
	"quotes/internal/fiction"
)

// conversation is the rule of a speech without a tag.
const conversation = "conversation"

// storyRules are the rules that only stories have.
var storyRules = []Rule{{Name: conversation, Doc: "in a story, no tag: M fits best among those who talk"}}

// storyBuilder turns the decisions about a story into quotes and speakers.
type storyBuilder struct {
	book     *fiction.Book
	opts     Options
	least    float64 // the confidence from which on a speaker is named
	res      *Result
	lines    []int
	speakers map[int]*Speaker // character → speaker
	quoteOf  map[int]*Quote   // span → quote
}

// story makes the result of a document that is a story.
func story(book *fiction.Book, decoder *fiction.Decoder, opts Options) *Result {
	decisions := decoder.Decode(book)
	b := &storyBuilder{book: book, opts: opts, least: decoder.Settings.Threshold, res: &Result{Genre: Fiction}, lines: book.Doc.LineStarts, speakers: map[int]*Speaker{}, quoteOf: map[int]*Quote{}}
	for i := range decisions {
		book.Watch.Check()
		b.unit(&decisions[i])
	}
	b.terms()
	return b.res
}

func (b *storyBuilder) place(start, end int) Place {
	return Place{Text: b.book.Doc.Text[start:end], Start: start, End: end}
}

// tokens returns the place of the tokens from first to end.
func (b *storyBuilder) tokens(first, end int) Place {
	return b.place(int(b.book.Doc.Tokens[first].Start), int(b.book.Doc.Tokens[end-1].End))
}

// unit adds the quotes of a unit: one, and one more after each full stop
// between two of its spans.
func (b *storyBuilder) unit(d *fiction.Decision) {
	var last *Quote
	for k, i := range b.book.Units[d.Unit].Spans {
		sp := &b.book.Doc.Spans[i]
		start, end := trim(b.book.Doc.Text, sp.Start, sp.End)
		if start >= end {
			continue
		}
		if last != nil && b.joins(b.book.Units[d.Unit].Spans[k-1], i) {
			q := last
			q.Parts = append(q.Parts, b.place(start, end))
			q.Context = b.place(q.Context.Start, max(q.Context.End, b.context(sp).End))
		} else {
			q := b.quote(i, start, end)
			q.Continues = last
			b.attribute(q, d)
			last = q
			b.res.Quotes = append(b.res.Quotes, q)
		}
		b.quoteOf[i] = last
	}
}

// joins says that span i goes on with the sentence of the span before, or is
// the next paragraph of its speech.
func (b *storyBuilder) joins(before, i int) bool {
	sp, prev := &b.book.Doc.Spans[i], &b.book.Doc.Spans[before]
	if sp.Reopens == before {
		return true
	}
	if sp.Paragraph != prev.Paragraph {
		return false
	}
	gap := strings.TrimSpace(b.book.Doc.Text[prev.OuterEnd:sp.OuterStart])
	return endsOpen(strings.TrimSpace(b.book.Doc.Text[prev.Start:prev.End])) && !strings.HasSuffix(gap, ".") && !strings.ContainsAny(gap, "!?")
}

func (b *storyBuilder) quote(i, start, end int) *Quote {
	sp := &b.book.Doc.Spans[i]
	q := &Quote{
		Kind: Direct, Style: sp.Style, Parts: []Place{b.place(start, end)}, Line: lineOf(b.lines, start), Paragraph: sp.Paragraph + 1,
		Act: Speech, Status: Open, Context: b.context(sp),
	}
	if c := b.book.Doc.ChapterAt(start); c >= 0 {
		q.Chapter = b.book.Doc.Chapters[c].Title
	}
	return q
}

// context returns the sentence that holds a span.
func (b *storyBuilder) context(sp *extract.Span) Place {
	doc := b.book.Doc
	para := &doc.Paragraphs[sp.Paragraph]
	sentences := doc.Sentences[para.FirstSentence:para.EndSentence]
	if k := sort.Search(len(sentences), func(k int) bool { return sentences[k].End > sp.Start }); k < len(sentences) {
		return b.place(min(sentences[k].Start, sp.OuterStart), max(sentences[k].End, sp.OuterEnd))
	}
	return b.place(sp.OuterStart, sp.OuterEnd)
}

// leastChoice is the probability below which a candidate is not listed.
const leastChoice = .005

// attribute fills in who speaks.
func (b *storyBuilder) attribute(q *Quote, d *fiction.Decision) {
	q.Rule, q.Why = NoRule, "nothing in the text says whose words these are"
	if len(d.Choices) == 0 {
		return
	}
	for _, c := range d.Choices {
		if c.P >= leastChoice {
			q.Candidates = append(q.Candidates, Candidate{Speaker: b.speaker(c.Person), Confidence: c.P})
		}
	}
	best := d.Choices[0]
	b.evidence(q, d.Unit, best.Person)
	q.Confidence = best.P
	if best.P < b.threshold() {
		q.Status = Withheld
		return
	}
	q.Status, q.Speaker = Attributed, b.speaker(best.Person)
	for _, p := range b.book.Addressees(d.Unit, best.Person) {
		q.Addressees = append(q.Addressees, b.speaker(p))
	}
}

func (b *storyBuilder) threshold() float64 {
	if p := b.opts.MinConfidence; p != nil {
		return *p
	}
	return b.least
}

// evidence fills in the tag that fits who speaks, and the sentence that says why.
func (b *storyBuilder) evidence(q *Quote, unit, person int) {
	name := b.book.Cast[person].Name
	tag, ok := b.book.TagFor(unit, person)
	if !ok {
		q.Rule, q.Why = conversation, fmt.Sprintf("no words beside it say who speaks; of those present %s fits best in the order of the conversation", name)
		return
	}
	m := &b.book.Mentions[tag.Mention]
	mention := b.tokens(m.FirstToken, m.EndToken)
	cue := Cue{Place: b.tokens(tag.Cue, tag.Cue+1), Lemma: tag.Lemma}
	if tag.Thought() {
		q.Kind, q.Act = Term, Thought
	}
	q.Mention, q.Cue, q.Rule = &mention, &cue, shapeOf(&tag.Tag)
	q.Chain = append(q.Chain, Step{Place: mention, Line: lineOf(b.lines, mention.Start), How: "the words at the quote"})
	q.Why = fmt.Sprintf("%q is its source by %q", mention.Text, cue.Text)
	if m.Entity < 0 {
		q.Why += fmt.Sprintf("; of those present %s fits best", name)
	} else if name != mention.Text {
		q.Why += fmt.Sprintf("; that is %s", name)
	}
}

// shapeOf names the rule of a tag.
func shapeOf(t *fiction.Tag) string {
	switch {
	case t.Position == fiction.Before:
		return "tag-before"
	case t.Inverted:
		return "tag-after-inverted"
	case t.Position == fiction.Inside:
		return "tag-inside"
	}
	return "tag-after"
}

// speaker returns the speaker of a character.
func (b *storyBuilder) speaker(person int) *Speaker {
	if sp, ok := b.speakers[person]; ok {
		return sp
	}
	c := &b.book.Cast[person]
	sp := &Speaker{Name: c.Name, Title: c.Title, Kind: Person, Aliases: c.Aliases, Gender: c.Gender()}
	switch {
	case len(c.Members) > 0:
		sp.Kind = Group
	case c.Narrator:
		sp.Kind = Narrator
	case c.Virtual:
		sp.Kind = Unnamed
	}
	b.res.Speakers = append(b.res.Speakers, sp)
	b.speakers[person] = sp
	for _, p := range c.Members {
		sp.Members = append(sp.Members, b.speaker(p))
	}
	return sp
}

// terms lists the spans that are no speech of the story, and those inside of others.
func (b *storyBuilder) terms() {
	for i := range b.book.Doc.Spans {
		sp := &b.book.Doc.Spans[i]
		start, end := trim(b.book.Doc.Text, sp.Start, sp.End)
		if _, listed := b.quoteOf[i]; listed || start >= end {
			continue
		}
		q := b.quote(i, start, end)
		q.Kind, q.Rule, q.Why = Term, NoRule, "nobody of the story says these words"
		if sp.Within >= 0 {
			outer, ok := b.quoteOf[sp.Within]
			if !ok {
				continue
			}
			q.Within, q.Why = outer, "it stands inside of another quote"
		}
		b.quoteOf[i] = q
		b.res.Quotes = append(b.res.Quotes, q)
	}
}
