package refer

import (
	"math"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/scene"
)

// MaxAntecedents is how many people a pronoun can choose between.
const MaxAntecedents = 12

// A Resolver says who is meant. Without a model it takes the nearest person of
// the gender.
type Resolver struct {
	Choose *model.Forest   // scores the rows of [Reader.AntecedentRows]; nil for none
	At     *model.Isotonic // makes a probability of Clearness; nil for none

	// Only is how likely a noun means the only one whom it can mean; training
	// measures it.
	Only float64
}

// A Referent is who a mention refers to.
type Referent struct {
	Entity int     // index in People.Entities, -1 where it is likelier nobody who has a name
	P      float64 // the probability of that
	Rival  Rival   // who else it could be
	Only   bool    // it is the only one whom the noun can mean: "the mayor", where the text calls one so
}

// A Rival is the second likeliest that a mention could refer to.
type Rival struct {
	Entity int // index in People.Entities, -1 for nobody
	P      float64
}

// noRival is nobody else.
var noRival = Rival{Entity: -1}

// Resolve says who mention c refers to, after the quotes in h.
func (d *Resolver) Resolve(s *Reader, c int, h *scene.History) Referent {
	m := &s.Mentions[s.Bearer(c)]
	if e := certain(s.Scene, m); e >= 0 {
		return Referent{e, 1, noRival, false}
	}
	if m.Kind == mention.Named {
		if e := s.People.LikeliestBearer(m.Name); e >= 0 {
			return Referent{e, either, noRival, false}
		}
		return Referent{-1, 1, noRival, false}
	}
	if e := s.OnlyCompany(m); e >= 0 {
		return Referent{e, d.Only, noRival, true}
	}
	if s.unnamedBefore(m) {
		return Referent{-1, d.Only, noRival, true}
	}
	cands := s.Antecedents(m, MaxAntecedents)
	if len(cands) == 0 {
		return Referent{-1, 1, noRival, false}
	}
	if d.Choose == nil {
		e, p := nearest(s, m, cands, h)
		return Referent{e, p, noRival, false}
	}
	return d.choose(s, m, cands, h)
}

// choose weighs the candidates that mention m could refer to.
func (d *Resolver) choose(s *Reader, m *scene.Mention, cands []int, h *scene.History) Referent {
	p := Referents(d.Choose, s.AntecedentRows(m, cands, h))
	described(s, m, cands, p)
	best, second := model.Top(p)
	sure := Clearness(p[best], p[second])
	if d.At != nil {
		sure = d.At.At(sure)
	}
	entity := func(i int) int {
		if i < len(cands) {
			return cands[i]
		}
		return nobody
	}
	e, o := entity(best), entity(second)
	only := false
	if e >= 0 {
		sure = weighed(s, m, e, sure)
		if only = s.OnlyDescribed(m, cands) == e; only {
			sure = max(sure, d.Only)
		}
	}
	if e >= 0 && o >= 0 && s.Together(m, e, o) {
		sure = min(sure, either)
	}
	if o < 0 {
		return Referent{e, sure, noRival, only}
	}
	return Referent{e, sure, Rival{o, min(p[second], 1-sure)}, only}
}

// weighed returns how sure it is that mention m means entity e, the likeliest of
// the candidates, where the models alone are so sure: it depends on what the
// text calls it.
func weighed(s *Reader, m *scene.Mention, e int, sure float64) float64 {
	switch {
	case s.Described(m, e):
		return sure
	case s.Epithet(m) && !(m.IsRole && s.holdsOffice(e)):
		return sure * guessEpithet
	}
	return sure * guess
}

// holdsOffice says that the text has called entity e by an office or an occupation:
// Captain Reyes is not likely to be the engineer.
func (s *Reader) holdsOffice(e int) bool {
	ent := s.People.Entities[e]
	t, _ := lexicon.Title(ent.Title)
	return ent.Role != "" || ent.Title != "" && t.Gender == ""
}

// described leaves to a noun only those whom the text calls so, where there are
// any; where it is one, or the noun is an epithet, nobody is the less likely.
func described(s *Reader, m *scene.Mention, cands []int, p []float64) {
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
// one person so, and where it is an epithet. They are set by hand: the training
// articles cannot tell them, since in those the noun is mostly somebody whom
// every reader knew. On PolNeAR's dev articles (579 names, ENTITY .853) other
// values from .03 to 1 move it by .003 at most.
const (
	whenCalled  = .3
	whenEpithet = .1
)

// guess is how much less sure it is that a noun means somebody whom the text
// does not call so: the weights have seen people whom every reader knew. Set by
// hand: on PolNeAR's dev articles names are right .937, .932, .930 and .932 at
// .25, .5, .75 and 1, and of hard cases of news 28, 30, 31 and 31 of 39 hold;
// the lower names fewer.
const guess = .5

// guessEpithet is the same for an epithet: the tycoon is somebody named, though
// the text may not have said that he is one. Set by hand; at .5, ENTITY is .845
// instead of .853 and .923 of the names are right instead of .932.
const guessEpithet = .8

// either is how sure it is that a pronoun means one of two people whom the text
// has only named together, or a surname one of those who share it: less than a
// half, since a third may be meant. Set by hand; at .7 .006 more names are given,
// and .001 fewer of them are right.
const either = .4

// Referents returns the probability of each candidate and, last, of nobody,
// for the rows of [Reader.AntecedentRows].
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
	case m.Apposed >= 0 && m.Kind == mention.Noun && m.Word.Is(lexicon.OrgNouns) && organized(s, s.Mentions[m.Apposed].Entity):
		return s.Mentions[m.Apposed].Entity
	case m.Apposed >= 0 && m.Kind == mention.Noun && m.IsRole && personal(s, m, s.Mentions[m.Apposed].Entity):
		return s.Mentions[m.Apposed].Entity
	case m.Apposed >= 0 && m.Kind == mention.Noun && m.Definite == 1 && m.Cue > 0 && !m.IsRole && person(s, s.Mentions[m.Apposed].Entity):
		return s.Mentions[m.Apposed].Entity // The keeper, Ivo Tamm, said
	case m.Apposed >= 0 && m.Kind == mention.Noun && m.Definite == possessed && !m.Role.Plural && ofPerson(s, m, &s.Mentions[m.Apposed]):
		return s.Mentions[m.Apposed].Entity
	}
	return -1
}

// person says that entity e has the name of a person, of several words.
func person(s *scene.Scene, e int) bool {
	if e < 0 {
		return false
	}
	c := s.People.Entities[e].Class
	return c == mention.Person || c != mention.Place && c != mention.Organization && strings.Contains(s.People.Entities[e].Name, " ")
}

// possessed is Mention.Definite of a phrase that begins with a possessor.
const possessed = 3

// ofPerson says that the full name of a person stands behind what is somebody's:
// his opposite number, Jo Ek.
func ofPerson(s *scene.Scene, m, name *scene.Mention) bool {
	return name.Start > m.Start && name.Entity >= 0 && s.People.Entities[name.Entity].Class == mention.Person
}

// personal says that entity e is a person where the noun of mention m is one:
// in "in Hull, the mayor said" the mayor is not Hull.
func personal(s *scene.Scene, m *scene.Mention, e int) bool {
	if e < 0 || m.Role.Kind != lexicon.Person || m.Word.Is(lexicon.OrgNouns) {
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
func nearest(s *Reader, m *scene.Mention, cands []int, h *scene.History) (int, float64) {
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
