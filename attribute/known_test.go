package attribute_test

import (
	"testing"

	"quotes/attribute"
)

// TestKnowJoinsCandidates holds that candidates who are one person are one, the
// likelier of them, and that those who never speak are none.
func TestKnowJoinsCandidates(t *testing.T) {
	ek, mayor, roe := &attribute.Speaker{Name: "Jo Ek", Kind: attribute.Person}, &attribute.Speaker{Name: "the mayor", Kind: attribute.Unnamed}, &attribute.Speaker{Name: "Al Roe", Kind: attribute.Person}
	both := &attribute.Speaker{Name: "the mayor and Al Roe", Kind: attribute.Group, Members: []*attribute.Speaker{mayor, roe}}
	r := &attribute.Result{
		Speakers: []*attribute.Speaker{ek, mayor, roe, both},
		Quotes: []*attribute.Quote{
			{Speaker: mayor, Status: attribute.Attributed, Addressees: []*attribute.Speaker{mayor}, Evidence: attribute.Evidence{Candidates: []attribute.Candidate{
				{Speaker: mayor, Confidence: .6}, {Speaker: ek, Confidence: .2}, {Speaker: roe, Confidence: .1}}}},
			{Status: attribute.Open},
		},
	}
	r.Know(&attribute.Known{People: []attribute.KnownPerson{{Name: "Jo Ek", Aliases: []string{"the mayor"}}}, Never: []string{"Al Roe"}})
	q := r.Quotes[0]
	if q.Speaker != ek || q.Addressees[0] != ek || len(q.Candidates) != 1 || q.Candidates[0] != (attribute.Candidate{Speaker: ek, Confidence: .6}) {
		t.Errorf("speaker %v, to %v, candidates %v", q.Speaker, q.Addressees, q.Candidates)
	}
	if both.Members[0] != ek || r.Quotes[1].Speaker != nil {
		t.Errorf("members %v; nobody became %v", both.Members, r.Quotes[1].Speaker)
	}
}
