package people

import (
	"slices"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// A pair is two forms, the lesser index first.
type pair struct{ a, b int }

func pairOf(a, b int) pair { return pair{min(a, b), max(a, b)} }

// relate reads what the narration says of two names together: that they are one
// person's ("Amelia, whom everyone called Mel"), or two people's of one family
// ("Mr. Hale. His brother, Mr. John Hale,").
func (f *forms) relate(names []mention.Name) {
	f.same, f.apart = map[int][]int{}, map[pair]bool{}
	for i := range names {
		f.Watch.Check()
		b := f.of[i]
		if b < 0 {
			continue
		}
		if a := f.alsoCalled(names, i); a >= 0 && a != b {
			f.same[a], f.same[b] = append(f.same[a], b), append(f.same[b], a)
		}
		if a := f.relative(names, i); a >= 0 && a != b {
			f.apart[pairOf(a, b)] = true
		}
	}
}

// alsoCalled returns the form that the narration gives name i as another name
// of, -1 for none.
func (f *forms) alsoCalled(names []mention.Name, i int) int {
	n := &names[i]
	before := f.formBefore(names, i)
	if before < 0 {
		return -1
	}
	k := n.TitleToken - 1
	if f.Kind(k) == extract.Mark {
		k--
	}
	prior := names[i-1].EndToken
	switch word := f.Lower(k); {
	case f.naming(k) || word == "as" && f.naming(k-1): // A, called B; A, better known as B; A, whom everyone called B
		if f.setOff(prior) && f.Doc.Tokens[prior].Span < 0 && k-prior <= f.aliasReach(prior+1) {
			return before
		}
	case word == "but" && f.Lower(k-1) == "anything" && objective(f.Lower(k-2)) && f.naming(k-3) && f.others(prior, k-3), // nobody called her anything but B
		objective(word) && f.naming(k-1) && f.others(prior, k-1): // everyone called her B
		return before
	case f.setOff(k) && k == prior && f.friends(n.EndToken): // A, B to her friends
		return before
	case word == "for" && f.Lower(k-1) == "short" && f.setOff(prior): // B, short for A
		return before
	}
	return -1
}

// aliasReach returns how many words at most stand between a name and what somebody
// is called besides, if token i is the first of them: also better known as; whom
// everybody in the house called.
func (f *forms) aliasReach(i int) int {
	if f.Lower(i) == "whom" || f.Lower(i) == "who" {
		return 8
	}
	return 4
}

// formBefore returns the form of the name before name i where both stand in the
// narration of one sentence, -1 else.
func (f *forms) formBefore(names []mention.Name, i int) int {
	if i == 0 || names[i].Sentence != names[i-1].Sentence || names[i-1].Span >= 0 || names[i-1].Possessive {
		return -1
	}
	return f.of[i-1]
}

// naming says that token i is a verb that gives a name, in a form that names
// somebody once for all: called, nicknamed.
func (f *forms) naming(i int) bool {
	switch f.Lower(i) {
	case "called", "calls", "nicknamed", "dubbed", "known":
		return true
	}
	return false
}

// others says that the tokens hold a subject that is no name: everyone, they.
func (f *forms) others(from, to int) bool {
	for i := from; i < to; i++ {
		p, ok := f.Words.At(i).Pronoun()
		if ok && p.Case == lexicon.Subject && f.Lower(i) != "who" || f.Lower(i) == "friends" || f.Lower(i) == "people" {
			return true
		}
	}
	return false
}

func objective(lower string) bool { return lower == "her" || lower == "him" || lower == "them" }

// setOff says that token i sets off what is said of a name besides.
func (f *forms) setOff(i int) bool {
	switch f.Text(i) {
	case ",", "—", "–", "--", "(", "-":
		return true
	}
	return false
}

// friends says that "to his friends", or to everyone, stands at token i.
func (f *forms) friends(i int) bool {
	if f.Kind(i) == extract.Mark {
		i++
	}
	if f.Lower(i) != "to" {
		return false
	}
	switch f.Lower(i + 1) {
	case "everyone", "everybody", "all", "most", "friends":
		return true
	case "his", "her", "their", "the":
		r, ok := lexicon.Role(f.Lower(i + 2))
		return ok && r.Plural || f.Lower(i+2) == "friends" || f.Lower(i+2) == "family"
	}
	return false
}

// relative returns the form of the name before whose owner's relative name i
// is: his brother, Mr. John Hale. It is -1 where there is none of that surname near.
func (f *forms) relative(names []mention.Name, i int) int {
	k := names[i].TitleToken - 1
	if f.Text(k) == "," {
		k--
	}
	if !kinship(f.Lower(k)) || !owner(f.Lower(k-1)) && !f.Possessive(k-1) {
		return -1
	}
	for j := i - 1; j >= max(0, i-relativeReach); j-- {
		a, b := f.of[j], f.of[i]
		if a >= 0 && names[j].Span == names[i].Span && f.list[a].family() == f.list[b].family() {
			return a
		}
	}
	return -1
}

// relativeReach is how many names before a relative's his own people are sought.
const relativeReach = 3

// kinship says that a noun is for one of a family.
func kinship(lower string) bool { return lexicon.KinNouns.Has(strings.TrimSuffix(lower, "-in-law")) }

func owner(lower string) bool { return lower == "his" || lower == "her" || lower == "their" }

// parted says that the text has an entity's forms and form i for two people.
func (p *told) parted(e *Entity, i int) bool {
	return len(p.forms.apart) > 0 && slices.ContainsFunc(e.ways, func(k int) bool { return p.forms.apart[pairOf(k, i)] })
}

// alias makes form i one of the entity that the text says it is another name of.
func (p *told) alias(i int, f *form) bool {
	for _, k := range p.forms.same[i] {
		at := p.forms.list[k].entity
		if at < 0 || p.clash(p.Entities[at], f) || f.titled() {
			continue
		}
		e := p.Entities[at]
		if len(f.words) > 1 && e.Family == "" {
			e.Family = f.family()
			p.last[e.Family] = append(p.last[e.Family], at)
			p.index(e.Given, at)
		}
		p.given[f.given()] = append(p.given[f.given()], at)
		p.index(f.given(), at)
		return p.join(at, i)
	}
	return false
}
