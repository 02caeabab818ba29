package people

import (
	"strings"

	"quotes/internal/lexicon"
)

// rareKin is how many times rarer than the given name alone one with a kinship
// may be for the name.
const rareKin = 4

// rareForm is how many times rarer than the commonest form one must be to be
// passed over for the name: it may be somebody else's after all.
const rareForm = 80

// bareGiven says that a form is the given name of an entity alone.
func (f *form) bareGiven(e *Entity) bool {
	return !f.titled() && len(f.words) == 1 && f.given() == e.Given
}

// betters says that a form may be the name of somebody whom the book commonly
// calls by a given name alone: one with a surname, or a kinship that is usual.
func (f *form) betters(given *form) bool {
	return len(f.words) > 1 || f.kin() && len(f.names)*rareKin >= len(given.names)
}

// fuller says that form a names somebody better than b.
func fuller(a, b *form) bool {
	if len(a.words) != len(b.words) {
		return len(a.words) > len(b.words)
	}
	if a.titled() != b.titled() {
		return a.titled()
	}
	if a.honoured() != b.honoured() {
		return b.honoured()
	}
	return len(a.names) > len(b.names)
}

// name names an entity by the fullest form that is not far rarer than others.
func (p *told) name(at int) {
	e := p.Entities[at]
	common := p.commonest(e)
	best, namesake := common, p.hasNamesake(at)
	for _, k := range e.ways {
		form := &p.forms.list[k]
		e.Cued = e.Cued || form.speech > 0
		e.ByGiven = e.ByGiven || form.bareGiven(e)
		rare := len(form.names)*rareForm < len(common.names)
		if rare || common.bareGiven(e) && (namesake || !form.betters(common)) {
			continue
		}
		if fuller(form, best) {
			best = form
		}
	}
	e.Name, e.Title = best.text(), best.title.Canonical
	if best.titled() && len(best.words) > 1 && !best.kin() && !best.husbands() && !small(best.words[0]) {
		e.Name = strings.Join(best.words, " ")
	}
	if shouted(best.words) && len(e.Name) > 4 {
		e.Name = capitalized(e.Name)
	}
	for _, k := range e.ways {
		if t := p.forms.list[k].text(); t != e.Name {
			e.Aliases = append(e.Aliases, t)
		}
	}
}

// commonest returns the form that names an entity most often.
func (p *told) commonest(e *Entity) *form {
	best := &p.forms.list[e.ways[0]]
	for _, k := range e.ways {
		if form := &p.forms.list[k]; len(form.names) > len(best.names) {
			best = form
		}
	}
	return best
}

// part gives an entity a name that nobody has before it.
func (e *Entity) part(taken map[string]bool) {
	for k, alias := range e.Aliases {
		if !taken[e.Name] {
			break
		}
		e.Name, e.Aliases[k] = alias, e.Name
	}
	taken[e.Name] = true
}

// hasNamesake says that another of the family has the same given name, or a form of it.
func (p *told) hasNamesake(at int) bool {
	e := p.Entities[at]
	if e.Family == "" {
		return false
	}
	for _, k := range p.last.of(e.Family) {
		if other := p.Entities[k]; k != at && len(other.Paragraphs) >= enoughTogether && nickname(e.Given, other.Given) {
			return true
		}
	}
	return false
}

// nickname says that one name can stand for the other.
func nickname(a, b string) bool {
	for _, other := range lexicon.Nicknames(a) {
		if strings.EqualFold(other, b) {
			return true
		}
	}
	return false
}
