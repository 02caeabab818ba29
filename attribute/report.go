package attribute

import (
	"cmp"
	"fmt"
	"slices"

	"quotes/internal/indirect"
	"quotes/internal/lexicon"
	"quotes/internal/news"
	"quotes/internal/report"
)

// reportRules document the rules of reports without marks.
var reportRules = []Rule{
	{Name: indirect.RuleVerb, Doc: "M V that ...: M is the source of a report by verb, without marks"},
	{Name: indirect.RuleAccording, Doc: "according to M, ...: a report without marks"},
	{Name: indirect.RuleNoun, Doc: "M's statement that ...: a report by noun, without marks"},
	{Name: indirect.RuleBeside, Doc: "M: ...: a report with nothing between it and its source"},
	{Name: indirect.RuleNobody, Doc: "a report without marks whose source the text does not name"},
}

// addReports adds the reports without marks after the quotes in marks, and gives
// quotes the extents of source and cue that the reports found.
func (b *builder) addReports(tagger *report.Tagger, decoder *news.Decoder) {
	reports, extents := indirect.Decide(b.reader, tagger, decoder, b.dec, b.opts.MinConfidence)
	for _, e := range extents {
		q := b.quoteOf[b.scene.Quotes[b.dec[e.Quote].Quote].Span]
		q.Mention = b.placeOf(e.Mention)
		if q.Cue == nil && e.Cue != nil {
			q.Cue = &Cue{Lemma: e.Lemma}
		}
		if e.Cue != nil {
			q.Cue.Place = *b.placeOf(e.Cue)
		}
	}
	for i := range reports {
		q := b.reportQuote(&reports[i])
		b.res.Quotes = append(b.res.Quotes, q)
		for _, k := range reports[i].Quotes {
			b.quoteOf[b.scene.Quotes[b.dec[k].Quote].Span].Report = q
		}
	}
}

// placeOf returns the place of some bytes, nil for none.
func (b *builder) placeOf(p *report.Place) *Place {
	if p == nil {
		return nil
	}
	place := b.place(p.Start, p.End)
	return &place
}

// reportQuote makes the quote of a report.
func (b *builder) reportQuote(r *indirect.Decision) *Quote {
	q := &Quote{
		Kind: Indirect, Line: b.line(r.Parts[0].Start), Paragraph: r.Paragraph + 1, Act: Speech, Negated: r.Negated, Hypothetical: r.Modal,
		Status: Status(r.Source.Status),
	}
	for _, p := range r.Parts {
		q.Parts = append(q.Parts, b.place(p.Start, p.End))
	}
	q.Context = b.contextOf(r, q.Parts)
	q.Rule, q.Why = r.Rule, "the text names no source of what it reports"
	if r.Known {
		switch r.Class {
		case lexicon.Think:
			q.Act = Thought
		case lexicon.Write:
			q.Act = Writing
		}
	}
	if r.Cue != nil {
		q.Cue = &Cue{Place: *b.placeOf(r.Cue), Lemma: r.Lemma}
	}
	if q.Mention = b.placeOf(r.Report.Source); q.Mention != nil {
		b.nameSource(q, &r.Source)
	}
	return q
}

// contextOf returns the sentences that a report and its source stand in.
func (b *builder) contextOf(r *indirect.Decision, parts []Place) Place {
	start, end := parts[0].Start, parts[len(parts)-1].End
	for _, p := range []*report.Place{r.Report.Source, r.Cue} {
		if p != nil {
			start, end = min(start, p.Start), max(end, p.End)
		}
	}
	stop := b.scene.Doc.Paragraphs[r.Paragraph].EndSentence
	for i := b.scene.SentenceAt(r.Paragraph, start); i >= 0 && i < stop && b.scene.Doc.Sentences[i].Start < end; i++ {
		s := &b.scene.Doc.Sentences[i]
		if s.Start <= start && start < s.End {
			start = s.Start
		}
		if s.Start < end && end <= s.End {
			end = s.End
		}
	}
	return b.place(start, end)
}

// nameSource says who the source of a report is.
func (b *builder) nameSource(q *Quote, src *indirect.Source) {
	verb := "is its source"
	if q.Cue != nil {
		verb = fmt.Sprintf("is its source by %q", q.Cue.Text)
	}
	q.Why = fmt.Sprintf("%q %s", q.Mention.Text, verb)
	q.Chain = append(q.Chain, Step{Place: *q.Mention, Line: b.line(q.Mention.Start), How: "the words at the report"})
	if src.Mention < 0 {
		return
	}
	speaker := b.who(src.Who)
	if speaker == nil {
		q.Why += ", and the text does not say who that is"
		return
	}
	q.Candidates = []Candidate{{Speaker: speaker, Confidence: src.Confidence}}
	if src.Entity >= 0 {
		b.chain(q, &b.scene.Mentions[src.Mention], src.Entity)
	}
	q.Confidence, q.Threshold, q.Unmeasured = src.Confidence, src.Threshold, src.Fixed
	if src.Status == news.Attributed {
		q.Speaker = speaker
	}
}

// sortQuotes puts the quotes in the order of the text.
func (b *builder) sortQuotes() {
	slices.SortStableFunc(b.res.Quotes, func(x, y *Quote) int {
		p, q := x.Parts[0], y.Parts[0]
		return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(q.End, p.End))
	})
}
