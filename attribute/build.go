package attribute

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/report"
	"quotes/internal/scene"
	"quotes/internal/shape"
	"quotes/internal/term"
)

// builder turns decisions into quotes and speakers.
type builder struct {
	scene    *scene.Scene
	reader   *refer.Reader // of the same scene
	opts     Options
	settings *news.Settings
	res      *Result
	lines    []int

	dec      []news.Decision
	quoteOf  map[int]*Quote   // span → quote
	last     *Quote           // the quote built last, nil before
	byEntity map[int]*Speaker // entity → speaker
	byName   map[string]*Speaker
	cast     cast // who the labels of a transcript stand for

	fullestOf map[int]int // entity → its fullest name; those asked for

	// of the reports without marks
	reports  *report.Tagger
	resolver *news.Decoder
	history  *scene.History         // of the quotes before the report in question
	marked   marked                 // the quotes in marks
	seen     int                    // decisions in history
	bySource map[int]*news.Decision // mention → its decision; nil before it is asked for
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

// lineStarts returns the byte at which every line begins.
func lineStarts(text string) []int {
	out := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// lineOf returns the 1-based line of byte pos, lines being where lines start.
func lineOf(lines []int, pos int) int { return sort.SearchInts(lines, pos+1) }

func (b *builder) line(pos int) int { return lineOf(b.lines, pos) }

func (b *builder) place(start, end int) Place {
	return Place{Text: b.scene.Doc.Text[start:end], Start: start, End: end}
}

// add builds the quote of a decision, or makes it a part of the one before.
func (b *builder) add(d *news.Decision) {
	q := &b.scene.Quotes[d.Quote]
	sp := &b.scene.Doc.Spans[q.Span]
	start, end := trim(b.scene.Doc.Text, sp.Start, sp.End)
	if start >= end {
		return
	}
	if b.joins(d) {
		prev := b.last
		prev.Parts = append(prev.Parts, b.place(start, end))
		prev.Context = b.place(prev.Context.Start, max(prev.Context.End, b.scene.Doc.Sentences[q.Sentence].End))
		b.quoteOf[q.Span] = b.last
		return
	}
	quote := &Quote{
		Style: sp.Style, Parts: []Place{b.place(start, end)}, Line: b.line(start), Paragraph: sp.Paragraph + 1,
		Act: Speech, Status: Open,
	}
	if c := b.scene.Doc.ChapterAt(start); c >= 0 {
		quote.Chapter = b.scene.Doc.Chapters[c].Title
	}
	s := b.scene.Doc.Sentences[q.Sentence]
	quote.Context = b.place(min(s.Start, sp.OuterStart), max(s.End, sp.OuterEnd))
	if !b.turn(quote, sp) {
		b.attribute(quote, d)
		b.continues(quote, d)
	}
	b.last, b.quoteOf[q.Span] = quote, quote
	b.res.Quotes = append(b.res.Quotes, quote)
}

// trim narrows a range to leave out white space at both ends.
func trim(text string, start, end int) (int, int) {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeft(s, " \t\r\n\u00a0"))
	end -= len(s) - len(strings.TrimRight(s, " \t\r\n\u00a0"))
	return start, max(start, end)
}

// joins says that the span of a decision goes on with the quote built last: a
// speech over paragraphs, or a sentence around its tag.
func (b *builder) joins(d *news.Decision) bool {
	if b.last == nil {
		return false
	}
	q := &b.scene.Quotes[d.Quote]
	sp := &b.scene.Doc.Spans[q.Span]
	prev := b.last
	if prev.Kind == Term {
		return false
	}
	if sp.Reopens >= 0 {
		at, ok := b.quoteOf[sp.Reopens]
		return ok && at == b.last && (sp.Style == extract.Turn || !b.ownTag(d, prev))
	}
	if d.Quote == 0 {
		return false
	}
	before := &b.dec[d.Quote-1]
	pq := &b.scene.Quotes[before.Quote]
	if pq.Paragraph != q.Paragraph || before.Mention < 0 || prev.Kind != Direct {
		return false
	}
	gapStart, gapEnd := b.scene.Doc.Spans[pq.Span].OuterEnd, sp.OuterStart
	if sp.Style == extract.Dash {
		gapEnd = sp.Start // the dash shuts the tag: —Yes —she said—, if you like.
	}
	m := &b.scene.Mentions[before.Mention]
	if m.Start < gapStart || m.End > gapEnd || gapEnd-gapStart > 240 {
		return false
	}
	gap := strings.TrimSpace(b.scene.Doc.Text[gapStart:gapEnd])
	inner := prev.Parts[len(prev.Parts)-1].Text
	return endsOpen(inner) && (strings.HasSuffix(gap, ",") || strings.HasSuffix(gap, "--") || strings.HasSuffix(gap, "—") || strings.HasSuffix(gap, "–")) && !strings.ContainsAny(gap, ":;")
}

// ownTag says that a paragraph that reopens a speech names another speaker itself.
func (b *builder) ownTag(d *news.Decision, prev *Quote) bool {
	if d.Mention < 0 || d.Accept < .5 {
		return false
	}
	m := &b.scene.Mentions[d.Mention]
	if b.scene.Doc.Sentences[m.Sentence].Paragraph != b.scene.Quotes[d.Quote].Paragraph {
		return false
	}
	return d.Entity < 0 || prev.Speaker == nil || b.byEntity[d.Entity] != prev.Speaker
}

// endsOpen says that the words inside the marks end without ending a sentence.
func endsOpen(inner string) bool {
	return !strings.HasSuffix(inner, ".") && !strings.HasSuffix(inner, "…")
}

// openBelow is the probability below which the words that name the source are
// no more than a guess: the text does not say who spoke, and the quote is open,
// not withheld.
const openBelow = .25

// guess says that the source is no more than a guess; of what has no name, or
// is a noun that the text calls nobody, a better reason is asked.
func (b *builder) guess(d *news.Decision) bool {
	return d.Accept < openBelow || d.Accept < 2*openBelow && (d.Entity < 0 || b.undescribed(d))
}

// attribute fills in kind, status, speaker and evidence.
func (b *builder) attribute(quote *Quote, d *news.Decision) {
	use := term.UseOf(b.scene, d.Quote)
	accepted := d.Accepted() && !use.Label
	quote.Kind = b.kind(d, accepted, use)
	quote.Rule, quote.Why = NoRule, "nothing in the text says whose words these are"
	if d.Mention < 0 {
		return
	}
	b.act(quote, d)
	speaker := b.speakerOf(d)
	p := d.Confidence
	b.candidates(quote, d, speaker, p)
	threshold := b.threshold(quote.Kind)
	if !accepted || quote.Kind == Term || b.guess(d) && p < threshold {
		return
	}
	if p < threshold && d.Accept >= threshold && d.Resolve >= nounAt && b.undescribed(d) {
		own := *d
		own.Entity, p = -1, d.Accept
		d, speaker = &own, b.speakerOf(&own)
	}
	b.evidence(quote, d, speaker)
	if speaker == nil {
		quote.Why = "\"" + quote.Mention.Text + "\" said it, and the text does not say who that is"
		return
	}
	quote.Confidence, quote.Threshold = p, threshold
	if p < quote.Threshold {
		quote.Status = Withheld
		return
	}
	quote.Status, quote.Speaker = Attributed, speaker
}

// nounAt is the resolution, which counts half for a noun that the text calls
// nobody, from which on somebody is likelier than not: then the noun itself names
// the source. Where several could be meant it stays open.
const nounAt = .25

// undescribed says that the source is a noun which the text calls nobody: the
// company is sure to have said it, whichever company that is.
func (b *builder) undescribed(d *news.Decision) bool {
	m := &b.scene.Mentions[b.scene.Bearer(d.Mention)]
	return d.Entity >= 0 && m.Kind == mention.Noun && !b.reader.Described(m, d.Entity)
}

// threshold is the confidence from which on a name is given.
func (b *builder) threshold(k Kind) float64 {
	if p := b.opts.MinConfidence; p != nil {
		return *p
	}
	return b.settings.Threshold(string(k))
}

// kind decides between direct, mixed and term.
func (b *builder) kind(d *news.Decision, accepted bool, use term.Use) Kind {
	q := &b.scene.Quotes[d.Quote]
	sp := &b.scene.Doc.Spans[q.Span]
	switch {
	case sp.Style == extract.Turn || sp.Style == extract.Dash:
		return Direct
	case sp.Style == extract.Markup && sp.Start == b.scene.Doc.Paragraphs[sp.Paragraph].Start:
		return Direct // a block quote
	case accepted && use.Standalone:
		return Direct
	case accepted:
		return Mixed
	case use.Sentence:
		return Direct
	}
	return Term
}

// act tells speech from thought and writing, and sees what denies it.
func (b *builder) act(quote *Quote, d *news.Decision) {
	cue, ok := b.scene.CueFor(d.Quote, d.Mention)
	if !ok {
		return
	}
	quote.Negated, quote.Hypothetical = cue.Negated, cue.Modal
	switch cue.Class {
	case lexicon.Think:
		quote.Act = Thought
		if quote.Kind == Direct && (cue.Lemma == "think" || cue.Lemma == "wonder" || cue.Lemma == "muse") {
			quote.Kind = Term
		}
	case lexicon.Write:
		quote.Act = Writing
	}
}

// candidates lists who else it could have been, the likeliest first.
func (b *builder) candidates(quote *Quote, d *news.Decision, speaker *Speaker, p float64) {
	add := func(speaker *Speaker, m int, rule *shape.Shape, p float64) {
		for i := range quote.Candidates {
			if quote.Candidates[i].Speaker == speaker {
				return
			}
		}
		if speaker != nil && p >= news.LeastShare {
			start, end := b.scene.Extent(m)
			place := b.place(start, end)
			quote.Candidates = append(quote.Candidates, Candidate{Speaker: speaker, Confidence: p, Mention: &place, Rule: ruleName(rule)})
		}
	}
	add(speaker, d.Mention, d.Rule, p)
	if d.Rival != nil {
		add(b.entity(d.Rival.Entity), d.Mention, d.Rule, d.Accept*d.Rival.P)
	}
	for _, o := range d.Others {
		od := news.Decision{Quote: d.Quote, Mention: o.Mention, Entity: o.Entity, Resolve: 1}
		add(b.speakerOf(&od), o.Mention, o.Rule, o.P*(1-p))
	}
	slices.SortStableFunc(quote.Candidates, func(x, y Candidate) int { return cmp.Compare(y.Confidence, x.Confidence) })
}

// continues links a quote to the one it goes on from across a full stop.
func (b *builder) continues(quote *Quote, d *news.Decision) {
	if b.last == nil || quote.Status != Attributed {
		return
	}
	prev := b.last
	q := &b.scene.Quotes[d.Quote]
	sp := &b.scene.Doc.Spans[q.Span]
	if prev.Speaker != quote.Speaker || prev.Kind != Direct || quote.Kind != Direct {
		return
	}
	if sp.Reopens >= 0 || prev.Paragraph == quote.Paragraph && d.Mention >= 0 && b.scene.Mentions[d.Mention].Start < sp.OuterStart {
		quote.Continues = b.last
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
		start, end := trim(b.scene.Doc.Text, sp.Start, sp.End)
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
	if cue, ok := b.scene.CueFor(d.Quote, d.Mention); ok {
		quote.Cue = &Cue{Place: b.place(cue.Start, cue.End), Lemma: cue.Lemma}
	}
	if a := b.scene.AddresseeOf(d.Quote, d.Mention); a >= 0 {
		if to := b.entity(b.scene.Mentions[a].Entity); to != speaker {
			quote.Addressees = append(quote.Addressees, to)
		}
	}
	quote.Rule = d.Rule.Name
	b.explain(quote, d, m, speaker)
}

// named says that the mention holds the name itself.
func named(m *scene.Mention) bool { return m.Kind == mention.Named }
