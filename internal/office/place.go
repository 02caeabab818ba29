package office

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// after reads a role behind a name and a comma: Jane Natt, 46, the mayor of Hull.
func (r *reading) after() (role, bool) {
	i := r.last + 1
	if r.word(i).Tag == nlp.Open { // (R-Va.)
		for end := i + longestParenthesis; i < end && r.word(i).Tag != nlp.Close; {
			i++
		}
		i++
	}
	if !r.is(i, ",") {
		return role{}, false
	}
	i++
	if r.word(i).Tag == nlp.CD && r.is(i+1, ",") {
		i += 2
	}
	for r.word(i).Tag == nlp.RB || r.is(i, "himself") || r.is(i, "herself") {
		i++
	}
	p := r.phrase(i)
	if p < 0 && r.word(i).Tag == nlp.VBG { // managing director
		p = r.bare(i + 1)
	} else if p >= 0 && r.Phrases[p].First != i {
		p = -1
	}
	if p < 0 || r.Phrases[p].Pronoun {
		return role{}, false
	}
	q := r.owned(p)
	head := r.holder(r.Phrases[q].First, r.Phrases[q].End, r.Phrases[q].End)
	if head == "" {
		r.noun = r.Words[r.Phrases[q].Head].Lower
		return role{}, false
	}
	end, extended := r.complete(q)
	if !r.bounds(end, extended) || r.ofNext(end) || r.word(end).Tag == nlp.CC && r.names(end+1) {
		return role{}, false
	}
	return r.role(i, end, head)
}

// bare returns the phrase that begins at word i without a determiner, -1 for none.
func (r *reading) bare(i int) int {
	p := r.phrase(i)
	if p < 0 || r.Phrases[p].First != i || r.Words[i].Tag == nlp.DT || r.Words[i].Tag == nlp.PRPS {
		return -1
	}
	return p
}

// longestParenthesis is how many words stand in brackets behind a name at most.
const longestParenthesis = 6

// ofNext says that a role which ends before a comma is of the person named behind
// it: after talks with Marsh, the minister, Rae Coyle, said.
func (r *reading) ofNext(end int) bool {
	if !r.is(end, ",") || !r.person(end+1) {
		return false
	}
	k := end + 1
	for k < len(r.Words) && r.sameName(end+1, k) {
		k++
	}
	return r.is(k, ",") || k < len(r.Words) && r.VerbAt(k) >= 0
}

// names says that a phrase which begins at word i ends in somebody's name: former
// agent and Marine Jo Ek.
func (r *reading) names(i int) bool {
	p := r.phrase(i)
	return p >= 0 && r.Phrases[p].First == i && r.person(r.Phrases[p].Head) && !r.person(i)
}

// person says that word i is of a name of a person.
func (r *reading) person(i int) bool {
	if i < 0 || i >= len(r.Words) {
		return false
	}
	n, ok := r.scene.NameAt(r.Words[i].Token)
	if !ok {
		return false
	}
	e := r.scene.People.Names[n].Entity
	if text := r.scene.People.Names[n].Text(r.scene.Doc); i > 0 && r.is(i-1, ",") && len(text) <= shortPlace && strings.HasSuffix(text, ".") {
		return false // Daytona Beach, Fla.
	}
	if e < 0 {
		return false
	}
	class := r.scene.People.Entities[e].Class
	return class != mention.Organization && class != mention.Place
}

// shortPlace is how many letters a shortened place has at most: Calif.
const shortPlace = 6

func (r *reading) sameName(i, k int) bool {
	a, _ := r.scene.NameAt(r.Words[i].Token)
	b, ok := r.scene.NameAt(r.Words[k].Token)
	return ok && a == b
}

// before reads a role that stands right before a name: Purdue professor Jane Natt.
func (r *reading) before() (role, bool) {
	p := r.phrase(r.first)
	if p < 0 || r.Phrases[p].First >= r.first {
		return role{}, false
	}
	head := r.holder(r.Phrases[p].First, r.first, r.first)
	if head == "" {
		return role{}, false
	}
	return r.role(r.opens(p), r.first, head)
}

// opens returns the word at which a role before a name begins, whose phrase is p:
// behind a word that is no part of the noun phrase and taken for one, a participle
// or a noun in small letters before a title: whose views resemble Sen. Ek.
func (r *reading) opens(p int) int {
	first := r.Phrases[r.owner(p)].First
	for i := first; i < r.first-1; i++ {
		switch w := &r.Words[i]; {
		case w.Tag == nlp.VBG && !lexicon.CommonWord(w.Lower), w.Tag == nlp.VBG && i > first:
			first = i + 1
		case (w.Tag.Noun() || w.Tag.Verb()) && !w.Upper && r.Words[r.first-1].Upper && r.Words[r.first-1].IsTitle:
			first = i + 1
		}
	}
	for i := first + 1; i < r.first-1; i++ {
		if r.is(i, "former") && r.Phrases[p].Possessor < 0 { // Count former President Ek among them
			return i
		}
	}
	return first
}

// comma reads a role before a comma and the name: a spokeswoman for the printers,
// Jana Roth, said.
func (r *reading) comma() (role, bool) {
	c := r.first - 1
	for c > 0 && (r.Words[c].Token >= r.name.TitleToken || r.Words[c].Tag == nlp.DT) { // an investor, a Ms. Odell
		c--
	}
	p := r.phrase(c - 1)
	if !r.is(c, ",") || p < 0 || !r.closed(r.last+1) {
		return role{}, false
	}
	q, head := r.climb(p)
	if head == "" {
		return role{}, false
	}
	first := r.owner(q)
	i := r.Phrases[first].First
	w := &r.Words[i]
	switch {
	case w.Tag != nlp.DT && w.Tag != nlp.PRPS && first == q, !r.person(r.first):
		return role{}, false
	case r.last+1 < len(r.Words) && r.VerbAt(r.last+1) >= 0 && !r.opensClause(i):
		return role{}, false // after talks with the mayor, Hale said
	case r.is(i-1, ",") && r.person(i-2) && !r.governed(i-2):
		return role{}, false
	}
	return r.role(i, c, head)
}

// climb goes from phrase p back over prepositions to the noun of an office; who
// speaks for others is before whom he speaks for.
func (r *reading) climb(p int) (phrase int, head string) {
	for {
		if h := r.holder(r.Phrases[p].First, r.Phrases[p].End, r.Phrases[p].End); h != "" {
			phrase, head = p, h
		}
		p = r.owner(p)
		prep := r.Phrases[p].Prep
		if prep <= 0 || r.Words[prep].Lower == "with" || r.phrase(prep-1) < 0 {
			return phrase, head
		}
		q := r.phrase(prep - 1)
		if head != "" {
			if role, ok := r.Words[r.Phrases[q].Head].Role(); !ok || !role.Speech {
				return phrase, head
			}
		}
		p = q
	}
}

// opensClause says that a clause begins at word i.
func (r *reading) opensClause(i int) bool {
	if i <= 0 {
		return true
	}
	switch r.Words[i-1].Tag {
	case nlp.Comma, nlp.Stop, nlp.Quoted, nlp.Colon, nlp.Dash, nlp.CC:
		return true
	}
	return false
}

// closed says that a name which a role and a comma bring in ends before word i.
func (r *reading) closed(i int) bool {
	w := r.word(i)
	switch w.Tag {
	case nlp.Comma, nlp.Stop, nlp.Close, nlp.Quoted, nlp.Colon, nlp.Dash:
		return true
	case nlp.IN:
		return w.Lower == "of" // another pollster, Jo Ek of Hull, said
	}
	return i < len(r.Words) && r.VerbAt(i) >= 0
}

// governed says that the name at word i depends on a preposition.
func (r *reading) governed(i int) bool {
	p := r.phrase(i)
	return p >= 0 && r.Phrases[p].Prep >= 0
}
