package attribute_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// vanceQuotes are the quotes of a real article: kind, speaker and first words.
var vanceQuotes = []string{
	"direct | JD Vance | We believe we’ve already seen",
	"direct | JD Vance | I don’t like it. But this is a war",
	"mixed | JD Vance | done more to apply pressure",
	"direct | Donald Trump | I think over the next two weeks",
	"direct | JD Vance | We’re going to eventually be successful",
	"direct | JD Vance | The president has been very clear",
	"mixed | JD Vance | aggressive economic leverage",
	"direct | JD Vance | We’re not talking about security guarantees",
	"mixed | JD Vance | puppet regime in Kyiv",
	"direct | JD Vance | Have they made every concession?",
}

// TestVance holds the article in which the nearest name is nearly always the
// wrong one.
func TestVance(t *testing.T) {
	text, err := os.ReadFile("../../shared/articles/vance.txt")
	if err != nil {
		t.Skip(err)
	}
	a, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := a.Attribute(context.Background(), extract.New(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range res.Quotes {
		if q.Within != nil || q.Kind == attribute.Indirect || q.Kind == attribute.Term {
			continue
		}
		name := "-"
		if q.Speaker != nil {
			name = q.Speaker.Name
		}
		got = append(got, strings.Join([]string{string(q.Kind), name, q.Parts[0].Text}, " | "))
	}
	same := func(line, want string) bool { return strings.HasPrefix(line, want) }
	if !slices.EqualFunc(got, vanceQuotes, same) {
		t.Errorf("found:\n%s\nnot:\n%s", strings.Join(got, "\n"), strings.Join(vanceQuotes, "\n"))
	}
	for _, s := range res.Speakers {
		if s.Name == "JD Vance" && !strings.Contains(s.Title+s.Role, "Vice President") {
			t.Errorf("JD Vance is %q, %q", s.Title, s.Role)
		}
	}
}
