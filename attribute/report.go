package attribute

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/news"
	"quotes/internal/pipeline"
	"quotes/internal/report"
)

// The rules of reports without marks.
const (
	ruleVerb      = "report-verb"
	ruleAccording = "report-according"
	ruleNoun      = "report-noun"
	ruleBeside    = "report-beside"
	ruleNobody    = "report-nobody"
)

// reportRules document them.
var reportRules = []Rule{
	{Name: ruleVerb, Doc: "M V that ...: M is the source of a report by verb, without marks"},
	{Name: ruleAccording, Doc: "according to M, ...: a report without marks"},
	{Name: ruleNoun, Doc: "M's statement that ...: a report by noun, without marks"},
	{Name: ruleBeside, Doc: "M: ...: a report with nothing between it and its source"},
	{Name: ruleNobody, Doc: "a report without marks whose source the text does not name"},
}

// addReports adds the reports without marks after the quotes in marks, gives
// quotes the extents of source and cue that the reports found, and puts all in
// the order of the text.
func (b *builder) addReports(tagger *report.Tagger, decoder *news.Decoder) {
	b.reports, b.sources = tagger, pipeline.NewSources(b.reader, decoder, b.dec, b.opts.MinConfidence)
	b.marked = newMarked(b.res.Quotes)
	var found []foundReport
	for _, r := range tagger.Find(b.scene) {
		b.scene.Watch.Check()
		if parts := b.listedParts(&r); len(parts) > 0 {
			found = append(found, foundReport{r, parts})
		}
	}
	for _, r := range surest(found) {
		b.addReport(&r)
	}
}

// A foundReport is a report with the places of the quote that it makes.
type foundReport struct {
	report.Report
	parts []Place
}

// surest leaves out reports of which a part is another's too, one that is surer:
// what is said has one source.
func surest(reports []foundReport) []foundReport {
	order := make([]int, len(reports))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(reports[y].Confidence, reports[x].Confidence) })
	taken := map[int]bool{} // the first bytes of parts
	var out []int
	for _, i := range order {
		if slices.ContainsFunc(reports[i].parts, func(p Place) bool { return taken[p.Start] }) {
			continue
		}
		out = append(out, i)
		for _, p := range reports[i].parts {
			taken[p.Start] = true
		}
	}
	slices.Sort(out)
	kept := make([]foundReport, len(out))
	for k, i := range out {
		kept[k] = reports[i]
	}
	return kept
}

// listedParts returns the parts of a report; none where it is not listed, or
// where all of its words stand in marks.
func (b *builder) listedParts(r *report.Report) []Place {
	parts := b.reportParts(r)
	b.extend(b.quotesIn(parts), r)
	parts = b.withoutSpeech(parts)
	if len(parts) == 0 || b.allMarked(parts) || !b.reports.Lists(r, b.opts.MinConfidence) {
		return nil
	}
	return parts
}

// addReport adds one report.
func (b *builder) addReport(r *foundReport) {
	reported := b.reportQuote(&r.Report, r.parts)
	b.res.Quotes = append(b.res.Quotes, reported)
	for _, q := range b.quotesIn(r.parts) {
		if q.Report == nil && q.Kind != Term {
			q.Report = reported
		}
	}
}

// withoutSpeech takes direct speech out of the parts of a report, with what
// stands after it: that is a quote by itself.
func (b *builder) withoutSpeech(parts []Place) []Place {
	var out []Place
	for _, p := range parts {
		end := b.marked.speechIn(p.Start, p.End)
		if end == p.End {
			out = append(out, p)
			continue
		}
		if start, end := trimMarks(b.scene.Doc.Text, p.Start, end); b.hasVerb(start, end) {
			out = append(out, b.place(start, end))
		}
	}
	return out
}

// hasVerb says that the bytes from start to end hold a verb.
func (b *builder) hasVerb(start, end int) bool {
	doc := b.scene.Doc
	first := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > start })
	for i := first; i < len(doc.Sentences) && doc.Sentences[i].Start < end; i++ {
		sent := b.scene.Text.Sentence(i)
		for v := range sent.Verbs {
			if at := sent.Words[sent.Verbs[v].Head].Start; start <= at && at < end {
				return true
			}
		}
	}
	return false
}

// trimMarks narrows a range to leave out stops, marks and white space at both ends.
func trimMarks(text string, start, end int) (int, int) {
	const outer = " \t\r\n\u00a0,;:-.\"“”„«»‘"
	s := text[start:end]
	start += len(s) - len(strings.TrimLeft(s, outer))
	return start, max(start, end-(len(s)-len(strings.TrimRight(s, outer))))
}

// reportParts returns the parts of a report without the stops and white space
// at their ends.
func (b *builder) reportParts(r *report.Report) []Place {
	var parts []Place
	text := b.scene.Doc.Text
	for _, c := range r.Content {
		start, end := c.Start, c.End
		for start < end && strings.IndexByte(" \t\r\n,;:-.", text[start]) >= 0 {
			start++
		}
		for start < end && strings.IndexByte(" \t\r\n,;:-.", text[end-1]) >= 0 {
			end--
		}
		end = b.marked.beyond(start, end) // a stop may be that of a quote
		if start < end && (len(r.Content) == 1 || strings.IndexByte(text[start:end], ' ') >= 0) {
			parts = append(parts, b.place(start, end))
		}
	}
	return parts
}

// quotesIn returns the quotes of which a part lies in the parts of a report, a
// quote as often as it has such parts.
func (b *builder) quotesIn(parts []Place) []*Quote {
	var out []*Quote
	for _, p := range parts {
		out = append(out, b.marked.within(p.Start, p.End)...)
	}
	return out
}

// allMarked says that the words of all parts stand inside marks.
func (b *builder) allMarked(parts []Place) bool {
	doc := b.scene.Doc
	for _, p := range parts {
		for k := doc.TokenAt(p.Start); k < len(doc.Tokens) && int(doc.Tokens[k].Start) < p.End; k++ {
			t := &doc.Tokens[k]
			if t.Span < 0 && (t.Kind == 0 || t.Kind == 2) {
				return false
			}
		}
	}
	return true
}

// extend gives the quotes in a report the whole source and cue, where the
// report found the same ones; a quote without a cue takes that of the report.
func (b *builder) extend(quotes []*Quote, r *report.Report) {
	for _, q := range quotes {
		if q.Mention != nil && r.Source != nil && r.Source.Start <= q.Mention.Start && q.Mention.End <= r.Source.End {
			p := b.place(r.Source.Start, r.Source.End)
			q.Mention = &p
			if q.Cue == nil && r.Cue != nil {
				q.Cue = &Cue{Place: b.place(r.Cue.Start, r.Cue.End), Lemma: r.Lemma}
			}
		}
		if q.Cue != nil && r.Cue != nil && r.Cue.Start < q.Cue.End && q.Cue.Start < r.Cue.End {
			q.Cue.Place = b.place(r.Cue.Start, r.Cue.End)
		}
	}
}

// reportQuote makes the quote of a report.
func (b *builder) reportQuote(r *report.Report, parts []Place) *Quote {
	first := parts[0].Start
	q := &Quote{
		Kind: Indirect, Parts: parts, Line: b.line(first), Paragraph: r.Paragraph + 1,
		Act: Speech, Status: Open, Negated: r.Negated, Hypothetical: r.Modal,
	}
	q.Context = b.contextOf(r, parts)
	q.Rule, q.Why = ruleNobody, "the text names no source of what it reports"
	if r.Known {
		switch r.Class {
		case lexicon.Think:
			q.Act = Thought
		case lexicon.Write:
			q.Act = Writing
		}
	}
	if r.Cue != nil {
		q.Cue = &Cue{Place: b.place(r.Cue.Start, r.Cue.End), Lemma: r.Lemma}
	}
	if r.Source != nil {
		p := b.place(r.Source.Start, r.Source.End)
		q.Mention = &p
		b.nameSource(q, r)
	}
	return q
}

// contextOf returns the sentences that a report and its source stand in.
func (b *builder) contextOf(r *report.Report, parts []Place) Place {
	start, end := parts[0].Start, parts[len(parts)-1].End
	for _, p := range []*report.Place{r.Source, r.Cue} {
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
func (b *builder) nameSource(q *Quote, r *report.Report) {
	q.Rule = ruleOf(r)
	verb := "is its source"
	if q.Cue != nil {
		verb = fmt.Sprintf("is its source by %q", q.Cue.Text)
	}
	q.Why = fmt.Sprintf("%q %s", q.Mention.Text, verb)
	q.Chain = append(q.Chain, Step{Place: *q.Mention, Line: b.line(q.Mention.Start), How: "the words at the report"})
	src := b.sources.Of(r)
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
	q.Confidence, q.Threshold, q.Status = src.Confidence, src.Threshold, Status(src.Status)
	if src.Status == news.Attributed {
		q.Speaker = speaker
	}
}

// ruleOf names the way in which a report has its source.
func ruleOf(r *report.Report) string {
	switch {
	case r.Cue == nil:
		return ruleBeside
	case r.Lemma == "accord":
		return ruleAccording
	case r.Verb < 0:
		return ruleNoun
	}
	return ruleVerb
}

// sortQuotes puts the quotes in the order of the text.
func (b *builder) sortQuotes() {
	slices.SortStableFunc(b.res.Quotes, func(x, y *Quote) int {
		p, q := x.Parts[0], y.Parts[0]
		return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(q.End, p.End))
	})
}
