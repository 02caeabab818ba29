// Package indirect decides the reports without marks of a document, after its
// quotes in marks are decided: which of those that [report.Tagger] finds are
// listed, with which words, and who their sources are.
package indirect

import (
	"cmp"
	"slices"

	"quotes/extract"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/report"
	"quotes/internal/scene"
)

// The rules of reports.
const (
	RuleVerb      = "report-verb"      // M V that ...
	RuleAccording = "report-according" // according to M, ...
	RuleNoun      = "report-noun"      // M's statement that ...
	RuleBeside    = "report-beside"    // M: ...
	RuleNobody    = "report-nobody"    // the text names no source
)

// A Decision is all that is decided about one report. It is final: whoever
// takes it converts it and decides nothing.
type Decision struct {
	report.Report
	Parts  []report.Place // of what is reported, without stops at their ends; never empty
	Quotes []int          // the quotes in marks that it holds, indices in the decisions about quotes
	Rule   string
	Source Source // with a Mention of -1 where the text names none
}

// An Extent is what a report tells of a quote in marks that stands in it: the
// whole of the words that name its source, and of its cue.
type Extent struct {
	Quote   int           // index in the decisions about quotes
	Mention *report.Place // nil where the quote has none
	Cue     *report.Place // likewise
	Lemma   string        // of a cue that the quote did not have
}

// A quote is one in marks, with its parts.
type quote struct {
	decision     int
	kind         news.Kind
	parts        []report.Place
	mention, cue *report.Place
	lemma        string
	extended     bool
	reported     bool // a report holds it
}

// A decider decides the reports of one document.
type decider struct {
	*scene.Scene
	tagger  *report.Tagger
	sources *sources
	quotes  []*quote
	marked  marked
}

// Decide decides the reports of a document whose quotes in marks are decided, in
// the order of the text, and what they tell of those quotes. A source is named,
// and a report listed, from the confidence least on; where it is nil, from the
// calibrated ones.
func Decide(r *refer.Reader, tagger *report.Tagger, decoder *news.Decoder, quotes []news.Decision, least *float64) ([]Decision, []Extent) {
	d := &decider{Scene: r.Scene, tagger: tagger, sources: &sources{Reader: r, decoder: decoder, quotes: quotes, least: least, history: scene.NewHistory()}}
	d.read(quotes)
	var found []Decision
	for _, f := range tagger.Find(d.Scene) {
		d.Watch.Check()
		if parts := d.listed(&f); len(parts) > 0 {
			found = append(found, Decision{Report: f, Parts: parts})
		}
	}
	found = surest(found)
	for i := range found {
		d.settle(&found[i])
	}
	return found, d.extents()
}

// read lists the quotes in marks with their parts.
func (d *decider) read(decisions []news.Decision) {
	of := make([]*quote, len(decisions)) // decision → its quote
	for i := range decisions {
		dec := &decisions[i]
		if dec.Kind == news.Blank {
			continue
		}
		sp := &d.Doc.Spans[d.Scene.Quotes[dec.Quote].Span]
		start, end := scene.Trim(d.Doc.Text, sp.Start, sp.End)
		if dec.Joins >= 0 {
			of[i] = of[dec.Joins]
			of[i].parts = append(of[i].parts, report.Place{Start: start, End: end})
			continue
		}
		of[i] = &quote{decision: i, kind: dec.Kind, parts: []report.Place{{Start: start, End: end}}}
		d.witnessed(of[i], dec, sp)
		d.quotes = append(d.quotes, of[i])
	}
	d.marked = newMarked(d.quotes)
}

// witnessed sets the words that name the source of a quote, and its cue.
func (d *decider) witnessed(q *quote, dec *news.Decision, sp *extract.Span) {
	switch {
	case !dec.Given:
	case sp.Style != extract.Turn:
		start, end := d.Extent(dec.Mention)
		q.mention = &report.Place{Start: start, End: end}
		if dec.Cue != nil {
			q.cue = &report.Place{Start: dec.Cue.Start, End: dec.Cue.End}
		}
	case sp.LabelEnd > 0:
		q.mention = &report.Place{Start: sp.LabelStart, End: sp.LabelEnd}
	}
}

// listed returns the parts of a report; none where it is not listed, or where
// all of its words stand in marks.
func (d *decider) listed(r *report.Report) []report.Place {
	parts := d.wordsOf(r)
	for _, q := range d.quotesIn(parts) {
		q.extend(r)
	}
	parts = d.withoutSpeech(parts)
	if len(parts) == 0 || d.allMarked(parts) || !d.tagger.Lists(r, d.sources.least) {
		return nil
	}
	return parts
}

// quotesIn returns the quotes of which a part lies in the parts of a report, a
// quote as often as it has such parts.
func (d *decider) quotesIn(parts []report.Place) []*quote {
	var out []*quote
	for _, p := range parts {
		out = append(out, d.marked.within(p.Start, p.End)...)
	}
	return out
}

// extend gives a quote in a report the whole source and cue, where the report
// found the same ones; a quote without a cue takes that of the report.
func (q *quote) extend(r *report.Report) {
	if q.mention != nil && r.Source != nil && r.Source.Start <= q.mention.Start && q.mention.End <= r.Source.End {
		q.mention, q.extended = r.Source, true
		if q.cue == nil && r.Cue != nil {
			q.cue, q.lemma = r.Cue, r.Lemma
		}
	}
	if q.cue != nil && r.Cue != nil && r.Cue.Start < q.cue.End && q.cue.Start < r.Cue.End {
		q.cue, q.extended = r.Cue, true
	}
}

// extents returns what the reports told of the quotes.
func (d *decider) extents() []Extent {
	var out []Extent
	for _, q := range d.quotes {
		if q.extended {
			out = append(out, Extent{Quote: q.decision, Mention: q.mention, Cue: q.cue, Lemma: q.lemma})
		}
	}
	return out
}

// surest leaves out reports of which a part is another's too, one that is surer:
// what is said has one source.
func surest(reports []Decision) []Decision {
	order := make([]int, len(reports))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(reports[y].Confidence, reports[x].Confidence) })
	taken := map[int]bool{} // the first bytes of parts
	var out []int
	for _, i := range order {
		if slices.ContainsFunc(reports[i].Parts, func(p report.Place) bool { return taken[p.Start] }) {
			continue
		}
		out = append(out, i)
		for _, p := range reports[i].Parts {
			taken[p.Start] = true
		}
	}
	slices.Sort(out)
	kept := make([]Decision, len(out))
	for k, i := range out {
		kept[k] = reports[i]
	}
	return kept
}

// settle decides the rest about a report that is listed.
func (d *decider) settle(r *Decision) {
	for _, q := range d.quotesIn(r.Parts) {
		if !q.reported && q.kind != news.Term {
			q.reported = true
			r.Quotes = append(r.Quotes, q.decision)
		}
	}
	r.Rule, r.Source = RuleNobody, Source{Mention: -1, Entity: -1, Status: news.Open}
	if r.Report.Source != nil {
		r.Rule, r.Source = ruleOf(&r.Report), d.sources.of(&r.Report)
	}
}

// ruleOf names the way in which a report has its source.
func ruleOf(r *report.Report) string {
	switch {
	case r.Cue == nil:
		return RuleBeside
	case r.Lemma == "accord":
		return RuleAccording
	case r.Verb < 0:
		return RuleNoun
	}
	return RuleVerb
}
