package attribute_test

import (
	"context"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// TestUnmeasured holds which confidences are given as measured, and which are not.
func TestUnmeasured(t *testing.T) {
	least := 0.
	a, err := attribute.New(attribute.Options{MinConfidence: &least, Indirect: true})
	if err != nil {
		t.Fatal(err)
	}
	const filler = " The council met on Tuesday to vote on the budget for the coming year, and the bridge was open all day."
	for text, want := range map[string]bool{
		"“It is open,” Jo Ek said." + filler:                                                                       false,
		"Jo Ek came to the quay. “It is open,” she said. “It is late.”" + filler:                                   false,
		"JO EK: It is open.\n\nAL ROE: It is late.\n\nJO EK: So it is.":                                            false,
		"In the mayor’s opinion, nobody will come to the quay in winter. Rain fell on the town in the evening.":    true,
		"« C’est trop tard pour nous tous », a dit Jo Ek, qui était dans la ville avec les enfants et les chiens.": true,
	} {
		res, err := a.Attribute(context.Background(), extract.New(text))
		if err != nil {
			t.Fatal(err)
		}
		named := 0
		for _, q := range res.Quotes {
			if q.Speaker == nil {
				continue
			}
			if named++; q.Unmeasured != want {
				t.Errorf("%q: %s, rule %s, unmeasured %v", text, q.Parts[0].Text, q.Rule, q.Unmeasured)
			}
		}
		if named == 0 {
			t.Errorf("%q: nobody is named", text)
		}
	}
}

// TestRulesAreMeasured holds that a rule of news is either measured or its quotes are
// marked: of every rule that the project's texts use, one or the other.
func TestRulesAreMeasured(t *testing.T) {
	measured := map[string]bool{}
	for _, r := range attribute.Rules() {
		measured[r.Name] = r.Precision > 0
	}
	a, err := attribute.New(attribute.Options{MinConfidence: new(float64), Genre: attribute.News})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range setTexts(t) {
		res, err := a.Attribute(context.Background(), extract.New(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range res.Quotes {
			if q.Speaker != nil && !measured[q.Rule] && !q.Unmeasured && q.Rule != "turn" {
				t.Errorf("the confidence of %q, by the rule %s, is given as measured", q.Parts[0].Text, q.Rule)
			}
		}
	}
}
