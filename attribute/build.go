package attribute

import (
	"slices"
	"sort"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// builder turns decisions into quotes and speakers.
type builder struct {
	scene  *scene.Scene
	reader *refer.Reader // of the same scene
	opts   Options
	res    *Result
	lines  []int

	dec      []news.Decision
	quoteOf  map[int]*Quote   // span → quote
	byEntity map[int]*Speaker // entity → speaker
	byName   map[string]*Speaker

	fullestOf map[int]int    // entity → its fullest name; those asked for
	sources   map[int]source // entity → how the text calls it at quotes; nil before it is asked for
}

func (b *builder) build(dec []news.Decision) {
	b.dec = dec
	b.quoteOf, b.byEntity, b.byName, b.fullestOf = map[int]*Quote{}, map[int]*Speaker{}, map[string]*Speaker{}, map[int]int{}
	for i := range dec {
		b.scene.Watch.Check()
		b.add(&dec[i])
	}
	b.addNested()
}

// lineOf returns the 1-based line of byte pos, lines being where lines start.
func lineOf(lines []int, pos int) int { return sort.SearchInts(lines, pos+1) }

func (b *builder) line(pos int) int { return lineOf(b.lines, pos) }

func (b *builder) place(start, end int) Place {
	return Place{Text: b.scene.Doc.Text[start:end], Start: start, End: end}
}

// add builds the quote of a decision, or makes it a part of the one it joins.
func (b *builder) add(d *news.Decision) {
	if d.Kind == news.Blank {
		return
	}
	q := &b.scene.Quotes[d.Quote]
	sp := &b.scene.Doc.Spans[q.Span]
	start, end := scene.Trim(b.scene.Doc.Text, sp.Start, sp.End)
	if d.Joins >= 0 {
		quote := b.quoteOf[b.scene.Quotes[d.Joins].Span]
		quote.Parts = append(quote.Parts, b.place(start, end))
		quote.Context = b.place(quote.Context.Start, max(quote.Context.End, b.scene.Doc.Sentences[q.Sentence].End))
		b.quoteOf[q.Span] = quote
		return
	}
	quote := &Quote{
		Kind: Kind(d.Kind), Style: sp.Style, Parts: []Place{b.place(start, end)}, Line: b.line(start), Paragraph: sp.Paragraph + 1,
		Act: Speech, Status: Status(d.Status),
		Evidence: Evidence{Rule: NoRule, Why: "nothing in the text says whose words these are"},
	}
	if c := b.scene.Doc.ChapterAt(start); c >= 0 {
		quote.Chapter = b.scene.Doc.Chapters[c].Title
	}
	s := b.scene.Doc.Sentences[q.Sentence]
	quote.Context = b.place(min(s.Start, sp.OuterStart), max(s.End, sp.OuterEnd))
	if d.Continues >= 0 {
		quote.Continues = b.quoteOf[b.scene.Quotes[d.Continues].Span]
	}
	b.attribute(quote, d, sp)
	b.quoteOf[q.Span] = quote
	b.res.Quotes = append(b.res.Quotes, quote)
}

// attribute fills in speaker and evidence.
func (b *builder) attribute(quote *Quote, d *news.Decision, sp *extract.Span) {
	b.act(quote, d)
	b.candidates(quote, d)
	found := b.who(d.Found)
	quote.Confidence, quote.Threshold = d.Confidence, d.Threshold
	if d.Status == news.Attributed {
		quote.Speaker = found
	}
	switch {
	case sp.Style == extract.Turn:
		b.turn(quote, d, sp)
	case d.Given:
		b.evidence(quote, d, found)
	}
}

// act tells speech from thought and writing, and sees what denies it.
func (b *builder) act(quote *Quote, d *news.Decision) {
	if d.Cue == nil {
		return
	}
	quote.Negated, quote.Hypothetical = d.Cue.Negated, d.Cue.Modal
	switch d.Cue.Class {
	case lexicon.Think:
		quote.Act = Thought
	case lexicon.Write:
		quote.Act = Writing
	}
}

// candidates lists who it could have been.
func (b *builder) candidates(quote *Quote, d *news.Decision) {
	for _, c := range d.Candidates {
		speaker := b.who(c.Who)
		if slices.ContainsFunc(quote.Candidates, func(o Candidate) bool { return o.Speaker == speaker }) {
			continue
		}
		place := b.place(b.scene.Extent(c.Mention))
		quote.Candidates = append(quote.Candidates, Candidate{Speaker: speaker, Confidence: c.P, Mention: &place, Rule: c.Shape.Name})
	}
}

// addNested lists the spans inside of quotes.
func (b *builder) addNested() {
	for i := range b.scene.Doc.Spans {
		sp := &b.scene.Doc.Spans[i]
		if sp.Within < 0 {
			continue
		}
		outer, ok := b.quoteOf[sp.Within]
		start, end := scene.Trim(b.scene.Doc.Text, sp.Start, sp.End)
		if !ok || start >= end {
			continue
		}
		b.quoteOf[i] = &Quote{
			Kind: Term, Style: sp.Style, Parts: []Place{b.place(start, end)}, Line: b.line(start), Paragraph: sp.Paragraph + 1,
			Within: outer, Act: Speech, Status: Open, Context: outer.Context,
			Evidence: Evidence{Rule: NoRule, Why: "it stands inside of another quote"},
		}
		b.res.Quotes = append(b.res.Quotes, b.quoteOf[i])
	}
}

// evidence fills in mention, cue, rule, chain and the sentence that says why.
func (b *builder) evidence(quote *Quote, d *news.Decision, speaker *Speaker) {
	m := &b.scene.Mentions[d.Mention]
	start, end := b.scene.Extent(d.Mention)
	place := b.place(start, end)
	quote.Mention = &place
	if cue := d.Cue; cue != nil {
		quote.Cue = &Cue{Place: b.place(cue.Start, cue.End), Lemma: cue.Lemma}
	}
	if d.Addressee >= 0 {
		if to := b.entity(d.Addressee); to != speaker {
			quote.Addressees = append(quote.Addressees, to)
		}
	}
	quote.Rule = d.Shape.Name
	b.explain(quote, d, m)
	if speaker == nil {
		quote.Why = "\"" + quote.Mention.Text + "\" said it, and the text does not say who that is"
	}
}

// named says that the mention holds the name itself.
func named(m *scene.Mention) bool { return m.Kind == mention.Named }
