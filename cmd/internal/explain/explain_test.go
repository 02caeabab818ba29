package explain

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

const article = `The port of Hull reopened on Monday after three weeks, officials said.

Mayor Jo Ek met the dockers on the quay. “It will hold,” she said. “We have moved further in three days than in a year.”

A sign on the door says “Closed” in red.

“Nobody asked us,” said Al Roe, who leads the dockers.`

// document is the article with what is found in it.
func document(t *testing.T, opts attribute.Options) *Document {
	t.Helper()
	a, err := attribute.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	doc := extract.New(article)
	res, err := a.Attribute(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return New("hull.txt", doc, res)
}

// written explains the quotes with some words.
func written(t *testing.T, d *Document, words string, opts Options) string {
	t.Helper()
	quotes, err := d.Find(Selection{Find: words})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := d.Write(&b, quotes, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWrite holds what an explanation tells: the place, who spoke, how sure that
// is and from where on a name is given, the rule, the way to the name, and who
// else it could have been.
func TestWrite(t *testing.T) {
	for _, genre := range []attribute.Genre{attribute.News, attribute.Fiction} {
		d := document(t, attribute.Options{Genre: genre})
		out := written(t, d, "nobody asked", Options{})
		for _, want := range []string{"hull.txt:7  q", "  direct\n", "“Nobody asked us,” said Al Roe", "speaker     Al Roe", "a name is given from .", "rule        tag-after-inverted", "why         \"Al Roe\" is its source by \"said\""} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q in\n%s", genre, want, out)
			}
		}
	}
	all := 1.0
	if out := written(t, document(t, attribute.Options{Genre: attribute.News, MinConfidence: &all}), "it will hold", Options{}); !strings.Contains(out, "speaker     withheld") || !strings.Contains(out, "likeliest   Jo Ek") {
		t.Errorf("at a confidence of 1:\n%s", out)
	}
}

// TestWriteLooks holds that no line is wider than asked for, with signs under the
// words, and that colours take the place of the signs.
func TestWriteLooks(t *testing.T) {
	d := document(t, attribute.Options{Genre: attribute.News})
	plain := written(t, d, "it will hold", Options{Width: 60})
	for line := range strings.Lines(plain) {
		if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 60 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if !strings.Contains(plain, "^ quote") || strings.Contains(plain, "\x1b[") {
		t.Errorf("no signs, or colours:\n%s", plain)
	}
	if colored := written(t, d, "it will hold", Options{Color: true}); !strings.Contains(colored, "\x1b[1m") || strings.Contains(colored, "^^") {
		t.Errorf("no colours, or signs:\n%s", colored)
	}
}

// TestFind holds which quotes a selection names, and what is said where there is none.
func TestFind(t *testing.T) {
	d := document(t, attribute.Options{Genre: attribute.News})
	texts := func(sel Selection) []string {
		quotes, err := d.Find(sel)
		if err != nil {
			t.Fatalf("%+v: %v", sel, err)
		}
		var out []string
		for _, n := range quotes {
			out = append(out, d.Res.Quotes[n].Parts[0].Text)
		}
		return out
	}
	for _, c := range []struct {
		sel  Selection
		want []string
	}{
		{Selection{}, []string{"It will hold,", "We have moved further in three days than in a year.", "Closed", "Nobody asked us,"}},
		{Selection{Line: 7}, []string{"Nobody asked us,"}},
		{Selection{Find: "we have MOVED  further"}, []string{"We have moved further in three days than in a year."}},
		{Selection{ID: d.ids[0], Line: 3}, []string{"It will hold,"}},
	} {
		if got := texts(c.sel); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, not %q", c.sel, got, c.want)
		}
	}
	for sel, want := range map[Selection]string{
		{Line: 1}:          "hull.txt: no quote on line 1",
		{ID: "q1"}:         `no quote has the id "q1"`,
		{Find: "reopened"}: "the text has them on line 1, outside of quotation marks",
		{Find: "never"}:    `no quote holds the words "never"`,
	} {
		_, err := d.Find(sel)
		var missing *NotFoundError
		if !errors.As(err, &missing) || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, and no %q", sel, err, want)
		}
	}
}

// TestRolesOnce expects a title that is the role too to be told once.
func TestRolesOnce(t *testing.T) {
	s := &attribute.Speaker{Name: "Helena Strand", Kind: attribute.Person, Title: "Governor", Role: "governor", Organization: "Hull"}
	p := &page{q: &attribute.Quote{Status: attribute.Attributed, Speaker: s}}
	if got, want := p.speaker(), "Helena Strand, person, Governor, Hull"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}
