package speakers

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"quotes/internal/record"
)

// merged returns the rows with what only all documents together tell: the gender
// of those who speak, and the commonest way to write each value. Rows that are
// then the same are one.
func (c *Count) merged() []*tally {
	at := slices.Index(c.opts.By, "gender")
	byKey := map[string]*tally{}
	var out []*tally
	for _, counted := range c.order {
		t := *counted
		t.Values, t.keys = slices.Clone(t.Values), slices.Clone(t.keys)
		for i := range t.Values {
			t.Values[i] = commonest(t.forms[i], t.Values[i])
		}
		c.tellGender(&t, at)
		c.offices.tell(&t, c.opts.By)
		t.Key = strings.Join(t.keys, "|")
		if first := byKey[t.Key]; first != nil {
			first.join(&t)
			continue
		}
		t.docs, t.people, t.roles = maps.Clone(t.docs), maps.Clone(t.people), rolesTold{}
		t.roles.add(counted.roles)
		byKey[t.Key] = &t
		out = append(out, &t)
	}
	return out
}

// tellGender gives a row of one speaker the gender that is known of them, in its
// value at an index too where that is not -1.
func (c *Count) tellGender(t *tally, at int) {
	if t.who == "" || !t.person || !c.opts.Gender.on() {
		return
	}
	gender, source := c.genderOf(t.who)
	if gender == "" {
		return
	}
	if slices.Contains(c.opts.By, "speaker") {
		t.Gender, t.GenderSource = &gender, &source
	}
	if at >= 0 {
		if source == guessSource {
			gender += guessed
		}
		t.Values[at], t.keys[at] = gender, gender
	}
}

// genderOf returns the gender of a speaker by their key, and what says so. The user's
// table is before the user's pronouns, and these are before the text.
func (c *Count) genderOf(who string) (gender, source string) {
	name := c.names[who]
	if c.opts.Person != nil && c.opts.Gender.Table[folded(name)] == "" {
		if pronouns := c.opts.Person(name, "pronouns"); pronouns != "" {
			return ofPronouns(pronouns), "--people"
		}
	}
	return c.opts.Gender.of(name, c.told[who])
}

// join adds the counts of a row that is the same.
func (t *tally) join(other *tally) {
	t.Quotes += other.Quotes
	t.Words += other.Words
	t.Repeats += other.Repeats
	maps.Copy(t.docs, other.docs)
	maps.Copy(t.people, other.people)
	t.quotes = append(t.quotes, other.quotes...)
	t.roles.add(other.roles)
	t.Aliases = union(t.Aliases, other.Aliases)
	t.Organizations = union(t.Organizations, other.Organizations)
}

// tells notes that a document tells a role.
func (r rolesTold) tells(role, doc string) {
	if r[role] == nil {
		r[role] = map[string]bool{}
	}
	r[role][doc] = true
}

// add adds what other documents tell.
func (r rolesTold) add(other rolesTold) {
	for role, docs := range other {
		for doc := range docs {
			r.tells(role, doc)
		}
	}
}

// list returns the roles, the one that most documents tell first; of ways to write
// one that differ in case alone there is one.
func (r rolesTold) list() []string {
	out, docs := []string{}, map[string]int{} // in small letters
	for _, role := range slices.Sorted(maps.Keys(r)) {
		out = union(out, []string{role})
		docs[strings.ToLower(role)] += len(r[role])
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return cmp.Compare(docs[strings.ToLower(b)], docs[strings.ToLower(a)])
	})
	return out
}

// union adds what a does not have. Of ways to write that differ in case alone the
// one stays that does not shout, else the first in the order of the alphabet.
func union(a, b []string) []string {
	for _, s := range b {
		i := slices.IndexFunc(a, func(have string) bool { return strings.EqualFold(have, s) })
		switch {
		case i < 0:
			a = append(a, s)
		case shouts(a[i]) && !shouts(s), shouts(a[i]) == shouts(s) && s < a[i]:
			a[i] = s
		}
	}
	return a
}

func shouts(s string) bool { return s == strings.ToUpper(s) }

// commonest returns the way that a value is written most often; of several the
// first of all, but none that shouts where another does not.
func commonest(forms map[string]int, first string) string {
	best := first
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		if shouts(best) && !shouts(form) || shouts(best) == shouts(form) && forms[form] > forms[best] {
			best = form
		}
	}
	return best
}

// isKnown says that a value is one, and not that there is none.
func isKnown(value string) bool {
	return value != missing && value != Nobody && value != Unnamed && value != NoPerson
}

// share tells, where rows are not speakers alone, how much of its group each row
// is: of the rows with the same values but the last.
func (c *Count) share(rows []*tally) {
	if slices.Equal(c.opts.By, []string{"speaker"}) {
		return
	}
	last := len(c.opts.By) - 1
	type sum struct{ quotes, known, people int }
	groups := map[string]*sum{}
	groupOf := func(t *tally) string { return strings.Join(t.keys[:last], "|") }
	for _, t := range rows {
		g := groups[groupOf(t)]
		if g == nil {
			g = &sum{}
			groups[groupOf(t)] = g
		}
		g.quotes += t.Quotes
		if isKnown(t.Values[last]) {
			g.known += t.Quotes
			g.people += len(t.people)
		}
	}
	for _, t := range rows {
		g, n := groups[groupOf(t)], len(t.people)
		t.People = &n
		t.InGroup = Wilson(t.Quotes, g.quotes)
		if isKnown(t.Values[last]) {
			t.InKnown = Wilson(t.Quotes, g.known)
			if c.opts.By[last] != "speaker" {
				t.PeopleInKnown = Wilson(n, g.people)
			}
		}
	}
}

// normal95 is the quantile of the normal distribution that leaves 2.5 % on either side.
const normal95 = 1.959964

// Wilson returns n of all as a share, with its interval of 95 % by the score method
// of Wilson (1927); nil for a share of nothing.
func Wilson(n, all int) *record.Interval {
	if all == 0 {
		return nil
	}
	p, size, z2 := float64(n)/float64(all), float64(all), normal95*normal95
	mid := (p + z2/(2*size)) / (1 + z2/size)
	half := normal95 / (1 + z2/size) * math.Sqrt(p*(1-p)/size+z2/(4*size*size))
	round := func(f float64) float64 { return math.Round(min(max(f, 0), 1)*10000) / 10000 }
	return &record.Interval{Share: round(p), Low: round(mid - half), High: round(mid + half), Of: all}
}
