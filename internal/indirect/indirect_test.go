package indirect

import (
	"testing"

	"quotes/internal/news"
	"quotes/internal/report"
)

// TestSurest holds that what is said has one source: of reports that share a part
// the surest stays, and the order of the text too.
func TestSurest(t *testing.T) {
	of := func(p float64, starts ...int) Decision {
		d := Decision{Report: report.Report{Confidence: p}}
		for _, s := range starts {
			d.Parts = append(d.Parts, report.Place{Start: s, End: s + 5})
		}
		return d
	}
	got := surest([]Decision{of(.5, 10), of(.9, 10, 30), of(.8, 30), of(.4, 50), of(.7, 70)})
	want := []float64{.9, .4, .7}
	if len(got) != len(want) {
		t.Fatalf("%d reports, not %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Confidence != want[i] {
			t.Errorf("report %d has %v, not %v", i, got[i].Confidence, want[i])
		}
	}
}

// TestExtend holds what a report tells of a quote in marks that stands in it.
func TestExtend(t *testing.T) {
	place := func(start, end int) *report.Place { return &report.Place{Start: start, End: end} }
	q := quote{mention: place(10, 12)}
	q.extend(&report.Report{Source: place(20, 30), Cue: place(31, 35)})
	if q.extended || q.cue != nil {
		t.Error("a report of somebody else changes the quote")
	}
	q.extend(&report.Report{Source: place(4, 12), Cue: place(13, 17), Lemma: "say"})
	if !q.extended || *q.mention != (report.Place{Start: 4, End: 12}) || *q.cue != (report.Place{Start: 13, End: 17}) || q.lemma != "say" {
		t.Errorf("%+v", q)
	}
	q.extend(&report.Report{Cue: place(12, 17)})
	if *q.cue != (report.Place{Start: 12, End: 17}) {
		t.Errorf("the cue is not the whole one: %+v", q.cue)
	}
}

// TestMarked holds how parts in marks are looked up by the bytes of a report.
func TestMarked(t *testing.T) {
	direct := &quote{kind: news.Direct, parts: []report.Place{{Start: 40, End: 60}}}
	mixed := &quote{kind: news.Mixed, parts: []report.Place{{Start: 10, End: 20}, {Start: 25, End: 32}}}
	m := newMarked([]*quote{direct, mixed})
	if in := m.within(5, 32); len(in) != 2 || in[0] != mixed || in[1] != mixed {
		t.Errorf("%v", in)
	}
	if end := m.beyond(5, 30); end != 32 {
		t.Errorf("a part that begins within ends at %d, not 32", end)
	}
	if at := m.speechIn(5, 50); at != 40 {
		t.Errorf("speech begins at %d, not 40", at)
	}
}
