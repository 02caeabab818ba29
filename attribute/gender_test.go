package attribute_test

import (
	"context"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// TestGenderOfStories holds that in a story too the words of the text tell the
// gender, a given name does not, and what the user says wins over both.
func TestGenderOfStories(t *testing.T) {
	at, err := attribute.New(attribute.Options{Genre: attribute.Fiction})
	if err != nil {
		t.Fatal(err)
	}
	res, err := at.Attribute(context.Background(), extract.New("“It is late,” said Robin Pell.\n\n“It is,” said Mrs. Venn. “Go home.”\n\n“Good night,” said Robin Pell.\n"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(want map[string]string) {
		t.Helper()
		for _, s := range res.Speakers {
			if g, ok := want[s.Name]; !ok || s.Gender != g {
				t.Errorf("%s is %q, not %q", s.Name, s.Gender, g)
			}
		}
		if len(res.Speakers) != len(want) {
			t.Errorf("%d speakers, not %d", len(res.Speakers), len(want))
		}
	}
	check(map[string]string{"Robin Pell": "", "Mrs. Venn": "female"})
	res.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Robin Pell", Gender: "male"}, {Name: "Mrs. Venn", NoGender: true}}})
	check(map[string]string{"Robin Pell": "male", "Mrs. Venn": ""})
}
