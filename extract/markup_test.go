package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestWithQuoted holds what becomes of quotations that only markup sets off;
// [ and ] in the text stand for its bounds.
func TestWithQuoted(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"in a sentence", "He was [very sorry] about it.", []string{"very sorry"}},
		{"paragraphs", "He wrote:\n\n[First.]\n\n[Second.]\n\nThen he left.", []string{"First.", "Second."}},
		{"with marks of its own", "He wrote:\n\n[“First.”]", []string{"First."}},
		{"marks round it", "He was “[very sorry]” then.", []string{"very sorry"}},
		{"a quotation inside", "She wrote:\n\n[He said “no” to it.]", []string{"no"}},
		{"an apostrophe inside", "She wrote:\n\n[It’s Jo's.]", []string{"It’s Jo's."}},
		{"beside marks", "“Yes,” he said, and was [sorry].\n\n“No.”", []string{"Yes,", "sorry", "No."}},
		{"white space alone", "He [ ] wrote.", nil},
	} {
		text, quoted := cutBrackets(c.text)
		doc := New(text, WithQuoted(quoted))
		var got []string
		for _, s := range doc.Spans {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWithQuotedGoesOn(t *testing.T) {
	text, quoted := cutBrackets("He wrote:\n\n[First.]\n\n[Second.]")
	quoted[1].GoesOn = true
	doc := New(text, WithQuoted(quoted))
	if len(doc.Spans) != 2 || doc.Spans[1].Reopens != 0 || doc.Spans[0].Closed {
		t.Errorf("%+v", doc.Spans)
	}
	quoted = []Quoted{{Start: -1, End: 3}, {Start: 5, End: 5}, {Start: 2, End: 1000}, {Start: 10, End: 16, GoesOn: true}}
	New(text, WithQuoted(quoted))
}

// cutBrackets takes the brackets out of a text and returns what stood in them.
func cutBrackets(s string) (string, []Quoted) {
	var quoted []Quoted
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			return s, quoted
		}
		s = s[:open] + s[open+1:]
		end := strings.IndexByte(s, ']')
		s = s[:end] + s[end+1:]
		quoted = append(quoted, Quoted{Start: open, End: end})
	}
}

func FuzzWithQuoted(f *testing.F) {
	f.Add("He wrote:\n\n“First” is 'one'.\n\n— Second.", 3, 20, 22, 30, true)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int, goesOn bool) {
		doc := New(text, WithQuoted([]Quoted{{Start: a, End: b}, {Start: c, End: d, GoesOn: goesOn}}))
		for _, s := range doc.Spans {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End || s.OuterStart > s.Start || s.OuterEnd < s.End {
				t.Errorf("span %+v lies outside a text of %d bytes", s, len(text))
			}
		}
	})
}

func TestWithHeadings(t *testing.T) {
	const text = "Two Tales\n\n1\n\nThe Loft\n\n“Come up,” said Ann.\n\nThe Rain\n\nIt rained."
	at := func(s string) int { return strings.Index(text, s) }
	doc := New(text, WithHeadings([]Heading{{at("1"), at("Loft") + 4}, {at("The Rain"), at("Rain") + 4}, {at("It"), 1}}))
	var titles []string
	for _, c := range doc.Chapters {
		titles = append(titles, c.Title)
	}
	if want := []string{"1 The Loft", "The Rain"}; !slices.Equal(titles, want) {
		t.Errorf("chapters %q, want %q", titles, want)
	}
	if c := doc.ChapterAt(at("Come")); c != 0 {
		t.Errorf("the speech lies in chapter %d", c)
	}
}
