package news

import (
	"math"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// MaxAntecedents is how many people a pronoun can choose between.
const MaxAntecedents = 12

// resolve says who mention c refers to, how probable that is, and who else it
// could be. The entity is -1 where it is likelier nobody who has a name.
func (d *Decoder) resolve(s *refer.Reader, c int, h *scene.History) (int, float64, *Other) {
	c = s.Bearer(c)
	m := &s.Mentions[c]
	if e := certain(s.Scene, m); e >= 0 {
		return e, 1, nil
	}
	if m.Kind == mention.Named {
		if e := s.People.LikeliestBearer(m.Name); e >= 0 {
			return e, either, nil
		}
		return -1, 1, nil
	}
	if e := s.OnlyCompany(m); e >= 0 {
		return e, onlyCompany, nil
	}
	cands := s.Antecedents(m, MaxAntecedents)
	if len(cands) == 0 {
		return -1, 1, nil
	}
	if d.Resolve == nil {
		e, p := nearest(s, m, cands, h)
		return e, p, nil
	}
	p := Referents(d.Resolve, s.AntecedentRows(m, cands, h))
	described(s, m, cands, p)
	best, second := top(p)
	cands = append(cands, -1)
	sure := Clearness(p[best], p[second])
	if d.ResolveAt != nil {
		sure = d.ResolveAt.At(sure)
	}
	if e := cands[best]; e >= 0 {
		sure = weighed(s, m, e, cands[:len(cands)-1], sure)
	}
	if b := cands[second]; b >= 0 && cands[best] >= 0 && s.Together(m, cands[best], b) {
		sure = min(sure, either)
	}
	var rival *Other
	if cands[second] >= 0 {
		rival = &Other{Mention: c, Entity: cands[second], P: min(p[second], 1-sure)}
	}
	return cands[best], sure, rival
}

// weighed returns how sure it is that mention m means entity e, the likeliest of
// the candidates, where the models alone are so sure: it depends on what the
// text calls it.
func weighed(s *refer.Reader, m *scene.Mention, e int, cands []int, sure float64) float64 {
	switch {
	case s.Described(m, e):
		if s.OnlyDescribed(m, cands) == e {
			return max(sure, plain)
		}
		return sure
	case s.Epithet(m):
		return sure * guessEpithet
	}
	return sure * guess
}

// described leaves to a noun only those whom the text calls so, where there are
// any; where it is one, or the noun is an epithet, nobody is the less likely.
func described(s *refer.Reader, m *scene.Mention, cands []int, p []float64) {
	called := 0
	for _, e := range cands {
		if s.Described(m, e) {
			called++
		}
	}
	if called == 0 && !s.Epithet(m) || called == len(cands) {
		return
	}
	switch called {
	case 0:
		p[len(cands)] *= whenEpithet
	case 1:
		p[len(cands)] *= whenCalled
	}
	sum := 0.0
	for i := range p {
		if called > 0 && i < len(cands) && !s.Described(m, cands[i]) {
			p[i] = 0
		}
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// How much less probable it is that a noun means nobody where the text calls
// one person so, and where it is an epithet.
const (
	whenCalled  = .3
	whenEpithet = .1
)

// guess is how much less sure it is that a noun means somebody whom the text
// does not call so: the weights have seen people whom every reader knew.
const guess = .5

// guessEpithet is the same for an epithet: the tycoon is somebody named, though
// the text may not have said that he is one.
const guessEpithet = .8

// onlyCompany is how sure it is that "the company" is the only one named before.
const onlyCompany = .97

// either is how sure it is that a pronoun means one of two people whom the text
// has only named together, or a surname one of those who share it.
const either = .4

// plain is how sure it is that a definite noun means the only person whom the
// text calls so: "the mayor", where one mayor is named.
const plain = .99

// Referents returns the probability of each candidate and, last, of nobody,
// for the rows of [refer.Reader.AntecedentRows].
func Referents(f *model.Forest, rows [][]float32) []float64 {
	p := f.ScoreAll(rows)
	model.Softmax(p)
	return p
}

// Clearness is the score that is calibrated: the best candidate's probability,
// less where the second is close.
func Clearness(best, second float64) float64 { return best * best / math.Max(best+second, 1e-9) }

// certain returns the entity that the sentence itself says the mention is: by a
// name in it or beside it in apposition; -1 where it says none.
func certain(s *scene.Scene, m *scene.Mention) int {
	switch {
	case m.Kind == mention.Named:
		if m.Entity >= 0 && s.People.Entities[m.Entity].Ambiguous {
			return -1
		}
		return m.Entity
	case m.Apposed >= 0 && m.Kind == mention.Noun && lexicon.OrgNoun(m.Head) && organized(s, s.Mentions[m.Apposed].Entity):
		return s.Mentions[m.Apposed].Entity
	case m.Apposed >= 0 && m.Kind == mention.Noun && m.IsRole && personal(s, m, s.Mentions[m.Apposed].Entity):
		return s.Mentions[m.Apposed].Entity
	}
	return -1
}

// personal says that entity e is a person where the noun of mention m is one:
// in "in Hull, the mayor said" the mayor is not Hull.
func personal(s *scene.Scene, m *scene.Mention, e int) bool {
	if e < 0 || m.Role.Kind != lexicon.Person || lexicon.OrgNoun(m.Head) {
		return true
	}
	c := s.People.Entities[e].Class
	return c != mention.Place && c != mention.Organization
}

// organized says that entity e is an organisation.
func organized(s *scene.Scene, e int) bool {
	return e >= 0 && s.People.Entities[e].Class == mention.Organization
}

// Decided says that a mention needs no resolver.
func Decided(s *scene.Scene, m *scene.Mention) bool { return certain(s, m) >= 0 }

// nearest resolves a pronoun without a model: the speaker before, else the
// nearest person of that gender.
func nearest(s *refer.Reader, m *scene.Mention, cands []int, h *scene.History) (int, float64) {
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || m.Pronoun.Plural {
		return -1, 1
	}
	fits := func(e int) bool {
		g := s.People.Entities[e].Gender()
		return s.People.Entities[e].Class != mention.Organization && (g == "" || g == string(m.Pronoun.Gender))
	}
	if h.Entity >= 0 && fits(h.Entity) {
		return h.Entity, .8
	}
	for _, e := range cands {
		if fits(e) {
			return e, .6
		}
	}
	return -1, 1
}
