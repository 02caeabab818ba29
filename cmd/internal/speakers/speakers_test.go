package speakers

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

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

// TestGender holds that the record tells the gender, whatever the names and the words
// at the quote are, and that these say why.
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
		{doc(record.Speaker{Name: "Ek", Gender: title("female")}, "Ek", "she"), "female", "she (a, line 2)"},
		{doc(record.Speaker{Name: "Ek"}, "she", "he"), "", ""},
		{doc(record.Speaker{Name: "Ek"}, "her father"), "", ""},
		{doc(record.Speaker{Name: "Ek", Gender: title("male")}, "Mr. Ek"), "male", "Mr. (a, line 1)"},
		{doc(record.Speaker{Name: "Ek", Title: title("Mrs."), Gender: title("female")}, "Ek"), "female", "Mrs. (a, line 1)"},
		{doc(record.Speaker{Name: "Ek", Title: title("Dr.")}, "Ek"), "", ""},
		{doc(record.Speaker{Name: "Ek", Title: title("Governor"), Gender: title("female")}, "Ek"), "female", "the text (a)"},
		{doc(record.Speaker{Name: "Ann Roe"}, "he"), "female", "--people"},
		{doc(record.Speaker{Name: "Sam Roe"}, "he"), "", ""},
	} {
		count := New(Options{Gender: Gender{Text: true}, Person: func(name, field string) string {
			return map[string]string{"Ann Roe pronouns": "she/her", "Sam Roe pronouns": "they/them"}[name+" "+field]
		}})
		count.Add(c.doc)
		row := count.Rows(0)[0]
		if record.Value(row.Gender) != c.want || record.Value(row.GenderSource) != c.source {
			t.Errorf("%q: %q by %q, not %q by %q", c.doc.Quotes[0].Text, record.Value(row.Gender), record.Value(row.GenderSource), c.want, c.source)
		}
	}
}

// TestSheetNumbers expects counts and shares of a workbook to be numbers.
func TestSheetNumbers(t *testing.T) {
	opts := Options{By: []string{"outlet", "gender"}, Join: true, Gender: Gender{Text: true}}
	count := New(opts)
	for _, d := range docs([4]string{"Post", "Ann Ek", "she", "a b"}, [4]string{"Post", "Bo Lund", "he", "a"}) {
		count.Add(d)
	}
	format, err := ChooseFormat("xlsx", "")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(&out, count.Result(0), 80); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("quotes")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"quotes", "people", "in_group", "in_group_low", "in_group_high", "in_known", "people_in_known_high"} {
		at, err := excelize.CoordinatesToCellName(slices.Index(rows[0], name)+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if kind, err := book.GetCellType("quotes", at); err != nil || kind != excelize.CellTypeUnset {
			t.Errorf("%s: cell %s is of type %v, %v", name, at, kind, err)
		}
	}
}

// TestPageGroups expects the rows of a page by the first field together, and one
// colour for one value.
func TestPageGroups(t *testing.T) {
	count := New(Options{By: []string{"outlet", "gender"}, Join: true, Gender: Gender{Text: true}})
	for _, d := range docs([4]string{"Post", "Ann Ek", "she", "a b c d e"}, [4]string{"Mail", "Bo Lund", "he", "a b c d"}, [4]string{"Post", "Cy Roe", "he", "a b c"},
		[4]string{"Mail", "Di Ek", "she", "a b"}) {
		count.Add(d)
	}
	format, err := ChooseFormat("html", "")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := format.Write(&out, count.Result(0), 80); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(out.String(), "<tbody>")
	var rows []string
	for _, row := range strings.Split(body, "<tr class=")[1:] {
		class, rest, _ := strings.Cut(row, ">")
		outlet := "Mail"
		if strings.Contains(rest, ">Post<") {
			outlet = "Post"
		}
		rows = append(rows, strings.Trim(class, `"`)+" "+outlet)
	}
	if got, want := strings.Join(rows, ", "), "c1 Post, c2 again Post, c2 Mail, c1 again Mail"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}
