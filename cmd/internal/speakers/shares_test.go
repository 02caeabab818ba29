package speakers

import (
	"fmt"
	"strings"
	"testing"

	"quotes/internal/record"
)

// TestWilson holds the interval against values of the literature: Newcombe 1998,
// Statistics in Medicine 17, table I, method 3.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		n, all    int
		low, high float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}, {29, 29, .8830, 1}} {
		got := Wilson(c.n, c.all)
		if got.Low != c.low || got.High != c.high || got.Of != c.all {
			t.Errorf("%d of %d: %+v, not %v to %v", c.n, c.all, got, c.low, c.high)
		}
	}
	if Wilson(0, 0) != nil {
		t.Error("a share of nothing")
	}
}

// docs makes documents of one quote each: outlet, speaker, mention, words. Pronouns
// as mentions tell the speaker's gender.
func docs(rows ...[4]string) []*record.Document {
	var out []*record.Document
	for i, r := range rows {
		d := &record.Document{Doc: fmt.Sprintf("d%d", i), Genre: "news", Meta: record.Meta{Outlet: &rows[i][0]}}
		q := record.Quote{ID: "q1", Kind: "direct", Text: r[3], Line: 1}
		if r[1] != "" {
			d.Speakers = []record.Speaker{{ID: "s1", Name: r[1], Kind: "person"}}
			q.Speaker = &record.Ref{ID: "s1"}
			q.Mention = &record.Place{Text: r[2]}
			if gender := genderPronouns[r[2]]; gender != "" {
				d.Speakers[0].Gender = &gender
			}
		}
		d.Quotes = []record.Quote{q}
		out = append(out, d)
	}
	return out
}

// shown writes rows with their counts, people and shares.
func shown(opts Options, list []*record.Document) string {
	c := New(opts)
	for _, d := range list {
		c.Add(d)
	}
	var b strings.Builder
	for _, r := range c.Rows(0) {
		fmt.Fprintf(&b, "%s: %d", strings.Join(r.Values, ", "), r.Quotes)
		if r.People != nil {
			fmt.Fprintf(&b, " of %d", *r.People)
		}
		if r.InKnown != nil {
			fmt.Fprintf(&b, ", %v of %d", r.InKnown.Share, r.InKnown.Of)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestSharesInGroups holds that a gender that one document tells is told of the
// same person in all, whatever the order, and what shares of groups are of.
func TestSharesInGroups(t *testing.T) {
	list := docs(
		[4]string{"Post", "Ann Ek", "Ek", "a b c d e f g"}, // her gender is told in the last
		[4]string{"Post", "Bo Lund", "he", "a b c d e f"},
		[4]string{"post", "Bo Lund", "Lund", "a b c d e"}, // the same outlet
		[4]string{"Post", "Cy Roe", "Roe", "a b c d"},
		[4]string{"Post", "", "", "a b c"},
		[4]string{"Mail", "ANN EK", "she", "a b"},
	)
	want := `Post, male: 2 of 1, 0.6667 of 3
Post, female: 1 of 1, 0.3333 of 3
Post, (unknown): 1 of 1
Post, (nobody named): 1 of 0
Mail, female: 1 of 1, 1 of 1
`
	opts := Options{By: []string{"outlet", "gender"}, Join: true, Gender: Gender{Text: true}}
	if got := shown(opts, list); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	opts.By = []string{"speaker"}
	if got, want := shown(opts, list), "Bo Lund: 2\nAnn Ek: 2\nCy Roe: 1\n(nobody named): 1\n"; got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	opts.By, opts.Gender = []string{"gender"}, Gender{Text: true, Table: map[string]string{"cy roe": "nonbinary", "bo lund": "female"}}
	if got, want := shown(opts, list), "female: 4 of 2, 0.8 of 5\nnonbinary: 1 of 1, 0.2 of 5\n(nobody named): 1 of 0\n"; got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// TestContradiction holds that documents that contradict each other tell nothing,
// and that a guess does not help then.
func TestContradiction(t *testing.T) {
	list := docs([4]string{"Post", "Mary Lund", "she", "a b c"}, [4]string{"Post", "Mary Lund", "he", "a b"}, [4]string{"Post", "Mary Ek", "Ek", "a"})
	want := "(unknown): 2 of 1\nfemale (guess): 1 of 1, 1 of 1\n"
	if got := shown(Options{By: []string{"gender"}, Join: true, Gender: Gender{Text: true, Guess: true}}, list); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// TestBars holds that bars are to scale.
func TestBars(t *testing.T) {
	for words, want := range map[int]string{100: strings.Repeat("█", 20), 50: strings.Repeat("█", 10), 7: "█▍", 1: "▎", 0: ""} {
		if got := drawn(words, 100, barWidth); got != want {
			t.Errorf("%d of 100: %s, not %s", words, got, want)
		}
	}
}

// TestOrder holds that months are in the order of time, that the rows of a group stand
// together whatever is asked for, that the first rows never cut one, and that sources
// without a name do not set the scale of bars.
func TestOrder(t *testing.T) {
	row := func(quotes, words int, values ...string) Row {
		return Row{SpeakerRow: record.SpeakerRow{Values: values, Quotes: quotes, Words: words, Key: strings.Join(values, "|")}}
	}
	names := func(rows []Row) string {
		var out []string
		for _, r := range rows {
			out = append(out, r.Key)
		}
		return strings.Join(out, " ")
	}
	months := []Row{row(1, 9, "2026-03", "male"), row(1, 8, missing, "male"), row(1, 7, "2026-01", "male"), row(2, 3, "2026-01", "female")}
	for sort, want := range map[string]string{
		"":       "2026-01|male 2026-01|female 2026-03|male (unknown)|male",
		"quotes": "2026-01|female 2026-01|male 2026-03|male (unknown)|male",
		"name":   "2026-01|female 2026-01|male 2026-03|male (unknown)|male",
	} {
		opts := Options{By: []string{"month", "gender"}, Sort: sort}
		opts.arrange(months)
		if got := names(months); got != want {
			t.Errorf("by %q: %s, not %s", sort, got, want)
		}
		if got := topOf(months, opts.By, 1); len(got) != 2 {
			t.Errorf("the first row and its group: %s", names(got))
		}
	}
	people := []Row{row(3, 5, "Bo"), row(1, 9, Unnamed), row(4, 7, "al")}
	for sort, want := range map[string]string{"": "(unnamed) al Bo", "quotes": "al Bo (unnamed)", "name": "(unnamed) al Bo"} {
		opts := Options{By: []string{"speaker"}, Sort: sort}
		opts.arrange(people)
		if got := names(people); got != want {
			t.Errorf("by %q: %s, not %s", sort, got, want)
		}
	}
	if got := most(people); got.Key != "al" {
		t.Errorf("a full bar is of %s", got.Key)
	}
}

// TestNarrowTable holds that no line of a table is longer than it may be, and that a
// guess is always to be seen.
func TestNarrowTable(t *testing.T) {
	share := Wilson(10, 20)
	r := &Result{By: []string{"outlet", "gender"}}
	n := 12
	for _, gender := range []string{"female" + guessed, missing} {
		r.Rows = append(r.Rows, Row{SpeakerRow: record.SpeakerRow{Values: []string{"The Evening Chronicle of Hull and Lund", gender}, Quotes: 10, Words: 900, People: &n, InGroup: share, InKnown: share, PeopleInKnown: share}})
	}
	for _, width := range []int{80, 90, 100, 120, 200} {
		var b strings.Builder
		if err := writeTable(&b, r, width); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "female (guess)") || !strings.Contains(b.String(), "PEOPLE") {
			t.Errorf("%d columns:\n%s", width, b.String())
		}
		for line := range strings.Lines(b.String()) {
			if got := len([]rune(strings.TrimSpace(line))); got > width {
				t.Errorf("%d columns: %d: %s", width, got, line)
			}
		}
	}
}

// TestNearNames holds which names are likely spellings of one.
func TestNearNames(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"Tomas Ekberg", "Thomas Ekberg"}: true, {"Tomas Ekberg", "Tomas Ekburg"}: true, {"Marie Lund", "Maria Lund"}: true, {"Ann Ek", "Anne Ek"}: true,
		{"Tomas Ekberg", "Jonas Ekberg"}: false, {"Tomas Ekberg", "Thomas Ekburg"}: false, {"Ian Roe", "Jan Roe"}: false, {"Al Roe", "Al Rose"}: false,
	} {
		if got := alike(pair[0], pair[1]); got != want {
			t.Errorf("%s: %v", pair, got)
		}
	}
}
