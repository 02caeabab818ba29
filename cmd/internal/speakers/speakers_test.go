package speakers

import (
	"testing"

	"quotes/internal/record"
)

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"JD Vance", "J.D. Vance", true},
		{"J. Vance", "JD Vance", true},
		{"Vance", "JD Vance", true},
		{"Tom Roe", "Thomas Roe", false}, // never more than a guess
		{"Rob Roe", "Robert Roe", true},
		{"Ann Roe", "Al Roe", true},
		{"Ann Roe", "Bo Roe", false},
		{"Ann Roe", "Ann Ek", false},
		{"Kevin Marsh", "Linda Marsh", false},
		{"“”", "Ek", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

// TestSharesAddUp holds that the shares of all rows are the whole, whatever
// their number.
func TestSharesAddUp(t *testing.T) {
	for n := 1; n < 40; n++ {
		rows := make([]Row, n)
		for i := range rows {
			rows[i].Words = 1 + i%3
		}
		sum := 0
		apportion(rows, 1000, func(r *Row) int { return r.Words }, func(r *Row, n int) { sum += n })
		if sum != 1000 {
			t.Errorf("%d rows: %d", n, sum)
		}
	}
	apportion(nil, 1000, nil, nil)
	if record.Share(1, 0) != 0 {
		t.Error("a share of nothing")
	}
}

// TestGender holds that names tell no gender, and that words that do not agree
// tell none.
func TestGender(t *testing.T) {
	title := func(s string) *string { return &s }
	doc := func(speaker record.Speaker, mentions ...string) *record.Document {
		speaker.ID, speaker.Kind = "s1", "person"
		d := &record.Document{Doc: "a", Speakers: []record.Speaker{speaker}}
		for i, m := range mentions {
			d.Quotes = append(d.Quotes, record.Quote{ID: "q" + m, Text: m, Line: i + 1, Speaker: &record.Ref{ID: "s1"}, Mention: &record.Place{Text: m}})
		}
		return d
	}
	for _, c := range []struct {
		doc          *record.Document
		want, source string
	}{
		{doc(record.Speaker{Name: "Mary Ek"}, "Ek"), "", ""},
		{doc(record.Speaker{Name: "Ek"}, "Ek", "she"), "female", "she (a, line 2)"},
		{doc(record.Speaker{Name: "Ek"}, "she", "he"), "", ""},
		{doc(record.Speaker{Name: "Ek"}, "her father"), "", ""},
		{doc(record.Speaker{Name: "Ek"}, "Mr. Ek"), "male", "Mr. (a, line 1)"},
		{doc(record.Speaker{Name: "Ek", Title: title("Mrs.")}, "Ek"), "female", "Mrs. (a, line 1)"},
		{doc(record.Speaker{Name: "Ek", Title: title("Dr.")}, "Ek"), "", ""},
	} {
		count := New(Options{Gender: Gender{Text: true}})
		count.Add(c.doc)
		row := count.Rows(0)[0]
		if record.Value(row.Gender) != c.want || record.Value(row.GenderSource) != c.source {
			t.Errorf("%q: %q by %q, not %q by %q", c.doc.Quotes[0].Text, record.Value(row.Gender), record.Value(row.GenderSource), c.want, c.source)
		}
	}
}
