package attribute_test

import (
	"testing"

	"quotes/attribute"
)

// TestKnowJoinsCandidates holds that candidates who are one person are one, the
// likelier of them, and that those who never speak are none.
func TestKnowJoinsCandidates(t *testing.T) {
	r := &attribute.Result{
		Speakers: []attribute.Speaker{{Name: "Jo Ek", Kind: attribute.Person}, {Name: "the mayor", Kind: attribute.Unnamed}, {Name: "Al Roe", Kind: attribute.Person}},
		Quotes: []attribute.Quote{{Speaker: 1, Status: attribute.Attributed, Evidence: attribute.Evidence{Candidates: []attribute.Candidate{
			{Speaker: 1, Confidence: .6}, {Speaker: 0, Confidence: .2}, {Speaker: 2, Confidence: .1}}}}},
	}
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Jo Ek", Aliases: []string{"the mayor"}}}, Never: []string{"Al Roe"}})
	q := r.Quotes[0]
	if q.Speaker != 0 || len(q.Candidates) != 1 || q.Candidates[0] != (attribute.Candidate{Speaker: 0, Confidence: .6}) {
		t.Errorf("speaker %d, candidates %v", q.Speaker, q.Candidates)
	}
}
