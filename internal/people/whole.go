package people

import (
	"slices"
	"strings"

	"quotes/internal/lexicon"
)

// A fullName is a given name and a surname, either of which may be empty.
type fullName struct{ given, family string }

// index notes entity at by a given name and the surname that it has now.
func (p *told) index(given string, at int) {
	n := fullName{given, p.Entities[at].Family}
	p.called[n] = append(p.called[n], at)
}

// whole takes a form with given name and surname.
func (p *told) whole(i int, f *form) bool {
	if len(f.words) < 2 || strings.HasSuffix(f.words[0], ".") || slices.Contains(f.words, "of") {
		return false
	}
	if f.titled() && small(f.words[0]) {
		return false
	}
	for _, at := range p.called[fullName{f.given(), f.family()}] {
		e := p.Entities[at]
		if !p.parted(e, i) && !p.clash(e, f) && !(e.husbands && !f.titled()) {
			return p.join(at, i)
		}
	}
	if at := p.alone(f); at >= 0 && !p.thing(at, f) {
		return p.complete(at, i, f)
	}
	if wifely(f.family()) {
		p.create(i, "", f.family())
		p.Entities[len(p.Entities)-1].addGender(lexicon.Female, 3)
		return true
	}
	p.create(i, f.given(), f.family())
	p.Entities[len(p.Entities)-1].husbands = f.husbands()
	return true
}

// alone returns the one person who is known by a word of a full name alone and by
// no other name, -1 for none or several.
func (p *told) alone(f *form) int {
	found := -1
	for _, at := range slices.Concat(p.called[fullName{f.given(), ""}], p.called[fullName{f.family(), ""}]) {
		e := p.Entities[at]
		if e.Given == "" || e.Family != "" || len(e.Titles) > 0 || p.clash(e, f) {
			continue
		}
		if found >= 0 && found != at {
			return -1
		}
		found = at
	}
	return found
}

// thing says that a form that has a word in common with person at is what is hers
// rather than her name, since nobody of that name does anything: Toad Hall, where
// Toad lives; Johnny Corkscrew, which John has for a cutlass.
func (p *told) thing(at int, f *form) bool {
	if f.titled() || f.speech+f.moves+f.subject+f.vocative > 0 {
		return false
	}
	e := p.Entities[at]
	return houses[f.family()] || f.given() != e.Given && f.family() != e.Given
}

// houses are words behind the name of who lives there.
var houses = map[string]bool{
	"hall": true, "end": true, "house": true, "castle": true, "manor": true, "lodge": true, "cottage": true, "farm": true,
	"street": true, "road": true, "inn": true, "park": true, "bridge": true, "court": true, "square": true, "lane": true,
}

// complete gives a full name, form i, to entity at.
func (p *told) complete(at, i int, f *form) bool {
	e := p.Entities[at]
	if e.Given == f.given() {
		e.Family = f.family()
	} else {
		e.Given, e.Family = f.given(), f.family() // Kang Min-jae
		p.given[e.Given] = append(p.given[e.Given], at)
	}
	p.last[e.Family] = append(p.last[e.Family], at)
	p.index(e.Given, at)
	return p.join(at, i)
}

// known says that a form of the narration is the full name of somebody who is
// known by a word of it and does something, or another name of somebody.
func (p *told) known(f *form) bool {
	if len(p.forms.same[p.forms.of[f.names[0]]]) > 0 || f.honoured() && len(p.given[f.given()])+len(p.last[f.given()]) > 0 {
		return true
	}
	if len(f.words) != 2 || len(f.paragraphs) == 0 || f.place > 0 || slices.ContainsFunc(f.words, noPart) {
		return false
	}
	at := p.alone(f)
	return at >= 0 && slices.ContainsFunc(p.Entities[at].ways, func(k int) bool {
		w := &p.forms.list[k]
		return w.speech+w.moves+w.subject+w.vocative > 0
	})
}

// noPart says that a word is no part of a person's full name.
func noPart(word string) bool {
	_, title := lexicon.Title(word)
	return title || lexicon.OrgWord(word) || lexicon.Place(word)
}
