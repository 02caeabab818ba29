package userfile

import (
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
)

const worked = `doc,kind,quote,start,correct_speaker,checked
old/draft.md,direct,"No one was hurt, and not a single shift was cancelled.",1,Ann Ek,
old/draft.md,direct,We will open ten schools by May.,90,,seen
old/draft.md,direct,The roof can wait for another winter.,140,,
old/other.md,direct,Nobody asked me about the swings.,1,,seen too
`

// marked returns the record of a document with quotes.
func marked(doc string, quotes ...string) *record.Document {
	d := &record.Document{Doc: doc}
	for _, q := range quotes {
		d.Quotes = append(d.Quotes, record.Quote{Kind: "direct", Text: q})
	}
	return d
}

// TestRenamedDraft holds that what somebody wrote of a draft is found again by its
// words when the draft has another name, with other spellings of them, and that what
// is not found is told.
func TestRenamedDraft(t *testing.T) {
	for _, doc := range []string{"-", "draft-v2.md"} {
		f, err := Read(write(t, "s.csv", worked))
		if err != nil {
			t.Fatal(err)
		}
		d := marked(doc, "No-one was hurt, and not a single shift was canceled.", "We will open 10 schools by May.", "Something else was said.")
		f.Pass().Correct(d)
		f.Mark(d)
		if d.Quotes[0].Speaker == nil || d.Quotes[0].Speaker.Name != "Ann Ek" || d.Quotes[1].Checked == nil || *d.Quotes[1].Checked != "seen" || d.Quotes[2].Checked != nil {
			t.Errorf("%s: %+v", doc, d.Quotes)
		}
		if got := f.Unused(false); len(got) != 1 || !strings.Contains(got[0], "not read: old/other.md; corrections that were not used: 0, cells of checked: 1") {
			t.Errorf("%s: %q", doc, got)
		}
	}
	f, err := Read(write(t, "s.csv", worked))
	if err != nil {
		t.Fatal(err)
	}
	d := marked("another.md", "The roof can wait for another winter.", "Nothing else is the same.")
	f.Pass().Correct(d)
	f.Mark(d)
	if d.Quotes[0].Checked != nil || d.Quotes[1].Speaker != nil || len(f.Unused(false)) != 1 || !strings.Contains(f.Unused(false)[0], "not read: old/draft.md, old/other.md") {
		t.Errorf("one quote of three: %+v, %q", d.Quotes, f.Unused(false))
	}
	d = marked("old/draft.md", "The roof can wait for another winter.")
	f.Pass().Correct(d)
	f.Mark(d)
	if got := f.Unused(false); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "what stood in checked beside it was not kept: seen") }) {
		t.Errorf("%q", got)
	}
}
