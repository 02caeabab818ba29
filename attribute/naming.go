package attribute

import (
	"slices"
	"strings"
)

// A naming finds the speakers of a result by what users call them, to the letter.
type naming struct {
	known   *roster
	byName  map[string]int // name, as lettered has it → the first speaker of that name
	byAlias map[string]int // likewise, by what the text calls them
}

// names returns the naming of the result.
func (r *Result) names(known *roster) *naming {
	n := &naming{known: known, byName: map[string]int{}, byAlias: map[string]int{}}
	for i := range r.Speakers {
		n.add(i, r.Speakers[i])
	}
	return n
}

// add adds speaker i; who was there before keeps the name.
func (n *naming) add(i int, s *Speaker) {
	first(n.byName, lettered(s.Name), i)
	for _, alias := range s.Aliases {
		if !respelled(alias, s.Name) {
			first(n.byAlias, lettered(alias), i)
		}
	}
}

// respelled says that an alias is of words of a name in another case: MERCY of
// Mercy Adeyemi. The text may mean the same; a user who writes it need not.
func respelled(alias, name string) bool {
	words := strings.Fields(spaced(name))
	for _, w := range strings.Fields(spaced(alias)) {
		if !slices.Contains(words, w) && slices.ContainsFunc(words, func(of string) bool { return strings.EqualFold(of, w) }) {
			return true
		}
	}
	return false
}

// find returns the speaker who has a full name, else the first whose alias or name
// is another, or -1.
func (n *naming) find(full, alias string) int {
	if i, ok := n.byName[lettered(full)]; ok {
		return i
	}
	if i, ok := n.byAlias[lettered(alias)]; ok {
		return i
	}
	return -1
}

// named returns the speaker of a name, a new one where there is none.
func (r *Result) named(name string, names *naming) *Speaker {
	sp := &Speaker{Name: name, Kind: Person}
	if p, ok := names.known.exact[lettered(name)]; ok {
		known := &names.known.people[p]
		sp.become(known)
		sp.Aliases = slices.Clone(known.Aliases)
	}
	if i := names.find(sp.Name, name); i >= 0 {
		return r.Speakers[i]
	}
	names.add(len(r.Speakers), sp)
	for _, s := range r.Speakers { // MERCY is nobody else's any more
		s.Aliases = slices.DeleteFunc(s.Aliases, func(alias string) bool { return lettered(alias) == lettered(sp.Name) && respelled(alias, s.Name) })
	}
	r.Speakers = append(r.Speakers, sp)
	return sp
}

// respell gives a quote to the person of the user whose name stands at it to the
// letter, where the text was taken to mean another whose name differs in case.
func (r *Result) respell(k *Known, known *roster) {
	names := r.names(known)
	for _, q := range r.Quotes {
		if q.Speaker == nil || q.Mention == nil || !respelled(q.Mention.Text, q.Speaker.Name) {
			continue
		}
		p, ok := known.exact[lettered(q.Mention.Text)]
		if !ok || k.People[p].Name == q.Speaker.Name {
			continue
		}
		q.Speaker = r.named(k.People[p].Name, names)
		q.Rule, q.Why, q.Confidence, q.Unmeasured, q.Candidates = UserRule, "you named "+q.Speaker.Name, 1, true, nil
	}
}
