// Package office reads what people are by office or occupation: the noun phrases
// beside their names, as reports bring people in.
//
// A role is a whole noun phrase whose head is a noun for one person: the deputy
// chief executive of NHS Providers. It stands behind the name and a comma, before
// the name, or before it and a comma. What only looks like one, as a name that is
// accused, a list of guests or somebody's wife, is none.
package office

import (
	"cmp"
	"sort"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/people"
	"quotes/internal/scene"
)

// A Held is what somebody is; what the text does not tell is empty.
type Held struct {
	Role         string // as it stands in the text, without an article
	Noun         string // its head, in small letters; without a role another noun for a person in its place: widow
	Organization string // the one that the role names
}

// mostNames is how many names of one person are looked at: who has more was
// brought in before.
const mostNames = 100

// Of returns the role of a person, an index of People.Entities, by the text: of
// several the one whose noun stands there most often, and of its forms likewise;
// one of several words is before a bare noun. Where there is none, the title stands
// in that is an office: Judge; and then what the text calls the person at a quote,
// by mentions that are given: the goalkeeper said.
func Of(s *scene.Scene, person int, called []int) Held {
	e := s.People.Entities[person]
	found, noun := tally{heads: map[string]int{}, forms: map[string]int{}}, ""
	for _, i := range e.Names[:min(len(e.Names), mostNames)] {
		s.Watch.Check()
		n := &s.People.Names[i]
		if n.Span >= 0 || n.Heading {
			continue
		}
		if r, ok := beside(s, i); ok {
			found.add(r.own())
		} else {
			noun = cmp.Or(noun, r.head)
		}
	}
	best, ok := found.best()
	if !ok {
		role := cmp.Or(titled(s.People, e), ofCalls(s, called))
		return Held{Role: role, Noun: cmp.Or(noun, Head(role))}
	}
	return Held{Role: best.text, Noun: best.head, Organization: employer(s.People, person, best)}
}

// own leaves out whose somebody's office is, where that is no name: the company's
// chief executive is chief executive, and Acme's is Acme's.
func (r role) own() role {
	for _, mark := range [...]string{"'s ", "’s "} {
		if whose, rest, ok := strings.Cut(r.text, mark); ok && whose == strings.ToLower(whose) {
			r.start += len(r.text) - len(rest)
			r.text = rest
		}
	}
	return r
}

// A tally counts the roles that a text gives somebody.
type tally struct {
	roles []role
	heads map[string]int // head noun → how often
	forms map[string]int // the whole in small letters → how often
}

func (t *tally) add(r role) {
	t.roles = append(t.roles, r)
	t.heads[r.head]++
	t.forms[strings.ToLower(r.text)]++
}

// best returns the role that a text gives most often, the first of several.
func (t *tally) best() (best role, ok bool) {
	rank := func(r role) [3]int {
		bare := 1
		if !strings.Contains(r.text, " ") {
			bare = 0
		}
		return [3]int{bare, t.heads[r.head], t.forms[strings.ToLower(r.text)]}
	}
	for _, r := range t.roles {
		if a, b := rank(r), rank(best); !ok || a[0] > b[0] || a[0] == b[0] && (a[1] > b[1] || a[1] == b[1] && a[2] > b[2]) {
			best, ok = r, true
		}
	}
	return best, ok
}

// ofCalls returns the noun of an office by which the text calls somebody who speaks,
// the first of several.
func ofCalls(s *scene.Scene, called []int) string {
	for _, c := range called {
		m := &s.Mentions[c]
		if ok, within := Officeholder(m.Head); ok && !within && m.Definite == definite && !m.Role.Plural {
			return m.Head
		}
	}
	return ""
}

// definite is what a Mention with "the" has as its Definite.
const definite = 1

// titled returns the office of somebody's titles, of several the one that stands
// there most often; what is said in marks counts half.
func titled(p *people.People, e *people.Entity) string {
	count, best := map[string]int{}, ""
	for _, i := range e.Names {
		title := ofTitle(p.Names[i].Title)
		if title == "" {
			continue
		}
		count[title]++
		if p.Names[i].Span < 0 {
			count[title]++
		}
		if count[title] > count[best] {
			best = title
		}
	}
	return best
}

// ofTitle returns the end of a title that is an office or a rank, written out: Judge,
// and Senator for Sen.; empty for Mr., Dr. and Sir, and where there are several.
func ofTitle(title string) string {
	words := strings.Fields(title)
	for i := range words {
		t, ok := lexicon.Title(strings.Join(words[i:], " "))
		if !ok {
			continue
		}
		switch _, noun := lexicon.Role(strings.ToLower(t.Canonical)); {
		case plural(t.Canonical), t.Kind == lexicon.Courtesy, t.Kind == lexicon.Noble, t.Kind == lexicon.Kin:
			return ""
		case t.Kind == lexicon.Office, t.Kind == lexicon.Military, noun:
			return t.Canonical
		}
		return ""
	}
	return ""
}

// employer returns the organisation that a role names.
func employer(p *people.People, person int, r role) string {
	first := sort.Search(len(p.Names), func(i int) bool { return p.Names[i].Start >= r.start })
	for i := first; i < len(p.Names) && p.Names[i].Start < r.end; i++ {
		n := &p.Names[i]
		if n.End > r.end || n.Entity < 0 || n.Entity == person {
			continue
		}
		if o := p.Entities[n.Entity]; o.Class == mention.Organization && !lexicon.CommonWord(strings.ToLower(o.Name)) {
			return o.Name
		}
	}
	return ""
}
