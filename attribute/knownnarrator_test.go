package attribute_test

import (
	"context"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// told is a story that is told by one of its people, whom nobody names.
func told() *attribute.Result {
	i := &attribute.Speaker{Name: "Uh-huh", Kind: attribute.Person, Gender: "female", Aliases: []string{"Uh"}, Tells: true}
	roe := &attribute.Speaker{Name: "Al Roe", Kind: attribute.Person}
	quote := func(s *attribute.Speaker, text string, parts ...string) *attribute.Quote {
		q := &attribute.Quote{Kind: attribute.Direct, Speaker: s, Status: attribute.Attributed, Confidence: .9, Parts: []attribute.Place{{Text: text}}}
		for _, p := range parts {
			q.Parts = append(q.Parts, attribute.Place{Text: p})
		}
		q.Threshold = .6
		q.Candidates = []attribute.Candidate{{Speaker: s, Confidence: .9}}
		return q
	}
	return &attribute.Result{Speakers: []*attribute.Speaker{i, roe}, Quotes: []*attribute.Quote{quote(i, "No,", "not yet."), quote(roe, "Yes.")}}
}

// TestNarratorIsWhomTheUserNames holds that "I" of a story has the user's name, whatever
// the program called it, and nothing that was told by a wrong name.
func TestNarratorIsWhomTheUserNames(t *testing.T) {
	r := told()
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "The Op", Aliases: []string{"Narrator"}}}, Narrator: "The Op"})
	if s := r.Quotes[0].Speaker; s.Name != "The Op" || s.Gender != "" || s.Kind != attribute.Person || strings.Contains(strings.Join(s.Aliases, " "), "Uh") {
		t.Errorf("%+v", s)
	}
	r = told()
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Uh-huh Jones"}}, Narrator: "Uh-huh Jones"})
	if s := r.Quotes[0].Speaker; s.Name != "Uh-huh Jones" || s.Gender != "female" {
		t.Errorf("%+v", s)
	}
}

// TestNarratorOfAStory holds the same of a story as it is read.
func TestNarratorOfAStory(t *testing.T) {
	text := strings.Repeat("I went down to the lock and I looked at the water, and I saw that it was high.\n\n“It is high,” I said to Ann.\n\n“It is,” said Ann Ek. She looked at me.\n\n", 8)
	a, err := attribute.New(attribute.Options{Genre: attribute.Fiction})
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Attribute(context.Background(), extract.New(text))
	if err != nil {
		t.Fatal(err)
	}
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Bo Lund"}}, Narrator: "Bo Lund"})
	for _, q := range r.Quotes {
		if q.Parts[0].Text == "It is high," && q.Speaker.String() != "Bo Lund" {
			t.Errorf("%q is of %v", q.Parts[0].Text, q.Speaker)
		}
	}
}

// TestNeverPassesOn holds that the quotes of who is not to be named go to the
// likeliest other, or are withheld, and that a narrator is left without a name.
func TestNeverPassesOn(t *testing.T) {
	r := told()
	ann := &attribute.Speaker{Name: "Ann", Kind: attribute.Person}
	r.Speakers = append(r.Speakers, ann)
	q := r.Quotes[1]
	q.Candidates = append(q.Candidates, attribute.Candidate{Speaker: ann, Confidence: .06}, attribute.Candidate{Speaker: r.Speakers[0], Confidence: .02})
	r.Know(&attribute.Known{Never: []string{"Uh-huh", "Al Roe"}})
	if s := r.Quotes[0].Speaker; s == nil || s.Kind != attribute.Narrator || s.Name != "Narrator" {
		t.Errorf("the narrator is %+v", s)
	}
	if q.Speaker != ann || q.Status != attribute.Attributed || q.Confidence < .74 || q.Confidence > .76 {
		t.Errorf("%v, %v at %v", q.Speaker, q.Status, q.Confidence)
	}
	r = told()
	r.Speakers = append(r.Speakers, ann)
	q = r.Quotes[1]
	q.Candidates = append(q.Candidates, attribute.Candidate{Speaker: ann, Confidence: .05}, attribute.Candidate{Speaker: r.Speakers[0], Confidence: .05})
	r.Know(&attribute.Known{Never: []string{"Al Roe"}})
	if q.Speaker != nil || q.Status != attribute.Withheld || len(q.Candidates) != 2 {
		t.Errorf("%v, %v", q.Speaker, q.Status)
	}
}

// TestTrustsWhomTheUserKnows holds that a quote which was withheld is theirs whom the
// user lists and the words beside it name, where they are likelier than not.
func TestTrustsWhomTheUserKnows(t *testing.T) {
	for _, test := range []struct {
		mention string
		p       float64
		want    string
	}{{"The barge-woman", .55, "the barge-woman"}, {"she", .55, "nobody"}, {"the barge-woman", .45, "nobody"}} {
		woman := &attribute.Speaker{Name: "the barge-woman", Kind: attribute.Unnamed, Described: true}
		q := &attribute.Quote{Status: attribute.Withheld, Parts: []attribute.Place{{Text: "Yes."}}}
		q.Mention, q.Candidates = &attribute.Place{Text: test.mention}, []attribute.Candidate{{Speaker: woman, Confidence: test.p}}
		r := &attribute.Result{Speakers: []*attribute.Speaker{woman}, Quotes: []*attribute.Quote{q}}
		r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "the barge-woman", Gender: "female"}}})
		if q.Speaker.String() != test.want || woman.Gender != "female" {
			t.Errorf("%q at %v: %v", test.mention, test.p, q.Speaker)
		}
	}
}

// TestNotAnAlias holds that a name which the user takes from somebody is somebody else's.
func TestNotAnAlias(t *testing.T) {
	r := told()
	roe := r.Speakers[1]
	roe.Aliases = []string{"Roe", "the clerk"}
	r.Quotes[1].Mention = &attribute.Place{Text: "The clerk"}
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Al Roe", Not: []string{"the clerk"}}}})
	if s := r.Quotes[1].Speaker; s == roe || s.Name != "the clerk" || len(roe.Aliases) != 1 {
		t.Errorf("%+v, %q", s, roe.Aliases)
	}
}

// TestCorrectByAPart holds that one part of a quote finds it, where no quote has
// the words alone.
func TestCorrectByAPart(t *testing.T) {
	for _, words := range []string{"no", "Not yet!", "No, not yet."} {
		r := told()
		if unused := r.Correct([]attribute.Correction{{Quote: words, Speaker: "Jo"}}, nil); len(unused) > 0 || r.Quotes[0].Speaker.Name != "Jo" || r.Quotes[1].Speaker.Name == "Jo" {
			t.Errorf("%q: %v", words, r.Quotes[0].Speaker)
		}
	}
}
