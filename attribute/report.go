package attribute

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/report"
	"quotes/internal/scene"
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
func (b *builder) addReports(tagger *report.Tagger, resolver *news.Decoder) {
	b.reports, b.resolver = tagger, resolver
	b.history = scene.NewHistory()
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
	if len(parts) == 0 || b.allMarked(parts) || !b.lists(r) {
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

// lists says that a report is listed.
func (b *builder) lists(r *report.Report) bool {
	if p := b.opts.MinConfidence; p != nil {
		return r.Confidence >= *p
	}
	return b.reports.Listed(r)
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
	for i := b.sentenceAt(r.Paragraph, start); i >= 0 && i < stop && b.scene.Doc.Sentences[i].Start < end; i++ {
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
	c := b.mentionIn(r)
	if c < 0 || r.Nobody() {
		return
	}
	d := b.resolveSource(q, c, r)
	speaker := b.speakerOf(&d)
	if speaker == nil {
		q.Why += ", and the text does not say who that is"
		return
	}
	p := r.Confidence
	if d.Entity >= 0 {
		p *= d.Resolve
	}
	q.Candidates = []Candidate{{Speaker: speaker, Confidence: p}}
	if d.Entity >= 0 {
		b.chain(q, &b.scene.Mentions[c], d.Entity)
	}
	q.Confidence, q.Threshold = p, b.threshold(Indirect)
	if p < q.Threshold {
		q.Status = Withheld
		return
	}
	q.Status, q.Speaker = Attributed, speaker
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

// mentionIn returns the mention that the source of a report is, or -1: the
// person named in it, else the first phrase that no preposition governs.
func (b *builder) mentionIn(r *report.Report) int {
	best, least := -1, 9
	for i := b.sentenceAt(r.Paragraph, r.Source.Start); i >= 0 && i < len(b.scene.Doc.Sentences) && b.scene.Doc.Sentences[i].Start < r.Source.End; i++ {
		for _, c := range b.scene.MentionsOf(i) {
			m := &b.scene.Mentions[c]
			if m.Start >= r.Source.End || m.End <= r.Source.Start {
				continue
			}
			if rank := b.sourceRank(m, r.Source); rank < least {
				best, least = c, rank
			}
		}
	}
	return best
}

// sourceRank tells how far mention m is from being what a source as a whole
// stands for.
func (b *builder) sourceRank(m *scene.Mention, source *report.Place) int {
	sent := b.scene.Text.Sentence(m.Sentence)
	ph := &sent.Phrases[m.Phrase]
	alone := m.Start <= source.Start && source.End <= m.End
	switch {
	case alone:
		return 0
	case ph.Possesses:
		return 5
	case ph.Prep >= 0 && sent.Words[ph.Prep].Start >= source.Start, ph.ObjectOf >= 0 && sent.Words[sent.Verbs[ph.ObjectOf].Head].Start >= source.Start:
		return 4
	case m.Kind == mention.Named && m.Entity >= 0 && b.scene.People.Entities[m.Entity].Class == mention.Person:
		return 1
	}
	return 2
}

// sentenceAt returns the sentence of paragraph p that holds byte pos, or -1.
func (b *builder) sentenceAt(p, pos int) int {
	par := &b.scene.Doc.Paragraphs[p]
	sentences := b.scene.Doc.Sentences[par.FirstSentence:par.EndSentence]
	if i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > pos }); i < len(sentences) {
		return par.FirstSentence + i
	}
	return -1
}

// resolveSource says who the mention of a report refers to, after the quotes
// and reports before it; the source of a quote in the report keeps its name.
func (b *builder) resolveSource(q *Quote, c int, r *report.Report) news.Decision {
	m := &b.scene.Mentions[c]
	for b.seen < len(b.dec) {
		d := &b.dec[b.seen]
		if b.scene.Doc.Spans[b.scene.Quotes[d.Quote].Span].OuterStart >= m.Start {
			break
		}
		if d.Mention >= 0 && d.Accept >= news.Threshold {
			b.history.Add(d.Quote, d.Mention, d.Entity)
		}
		b.seen++
	}
	if d := b.decided(c); d != nil {
		return news.Decision{Mention: c, Entity: d.Entity, Resolve: d.Resolve}
	}
	d := news.Decision{Mention: c}
	d.Entity, d.Resolve = b.resolver.Refer(b.reader, c, b.history)
	if m.Kind == mention.Noun && (d.Resolve < describes || lexicon.DocNoun(m.Head)) {
		d.Entity = -1 // the description stands for itself
	}
	return d
}

// decided returns the first decision that gives a quote to mention c and knows
// whom it means; nil for none.
func (b *builder) decided(c int) *news.Decision {
	if b.bySource == nil {
		b.bySource = map[int]*news.Decision{}
		for i := range b.dec {
			if d := &b.dec[i]; d.Mention >= 0 && d.Accept >= news.Threshold && d.Entity >= 0 && b.bySource[d.Mention] == nil {
				b.bySource[d.Mention] = d
			}
		}
	}
	return b.bySource[c]
}

// describes is the probability of a name below which a noun phrase is taken as
// the description of somebody without one.
const describes = .6

// sortQuotes puts the quotes in the order of the text.
func (b *builder) sortQuotes() {
	slices.SortStableFunc(b.res.Quotes, func(x, y *Quote) int {
		p, q := x.Parts[0], y.Parts[0]
		return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(q.End, p.End))
	})
}
