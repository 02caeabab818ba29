package people

import (
	"slices"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/word"
)

// mergeNicknames joins full names that differ in a nickname or an initial only.
func (p *People) mergeNicknames() {
	for w := range p.last {
		ids := p.last.of(w)
		for a := 0; a < len(ids); a++ {
			for b := a + 1; b < len(ids); b++ {
				x, y := p.Entities[ids[a]], p.Entities[ids[b]]
				if x.Class == mention.Organization || y.Class == mention.Organization || len(x.Names) == 0 || len(y.Names) == 0 {
					continue
				}
				if sameGiven(x.Given, y.Given) && p.suffixOf(x) == p.suffixOf(y) {
					p.merge(ids[a], ids[b])
				}
			}
		}
	}
}

// suffixOf returns what stands behind the entity's surname: jr, iii; empty for nothing.
func (p *People) suffixOf(e *Entity) string {
	if len(e.Names) == 0 {
		return ""
	}
	return suffix(p.Names[e.Names[0]].Words)
}

// suffix returns what stands behind the surname of a name.
func suffix(words []string) string {
	if last := words[len(words)-1]; len(words) > 1 && mention.Suffix(last) {
		return word.Plain(last)
	}
	return ""
}

// mergeSurnames joins a surname of several words to the one person who bears
// it: Bonham Carter to Helena Bonham Carter.
func (p *People) mergeSurnames() {
	for w := range p.last {
		ids := p.last.of(w)
		for _, b := range ids {
			bearer := -1
			for _, a := range ids {
				if a == b || !p.endsWith(a, b) {
					continue
				}
				if bearer >= 0 {
					bearer = -1
					break
				}
				bearer = a
			}
			if bearer >= 0 {
				p.merge(bearer, b)
			}
		}
	}
}

// endsWith says that the name of person a is that of entity b with a given name
// before it.
func (p *People) endsWith(a, b int) bool {
	x, y := p.Entities[a], p.Entities[b]
	if len(x.Names) == 0 || len(y.Names) == 0 || x.class() != mention.Person || y.class() == mention.Organization || y.class() == mention.Place {
		return false
	}
	full, short := &p.Names[x.Names[0]], &p.Names[y.Names[0]]
	from := len(full.Plain) - len(short.Plain)
	if from < 1 || len(short.Plain) < 2 || !slices.Equal(short.Plain, full.Plain[from:]) {
		return false
	}
	_, first := lexicon.GivenName(full.Words[0])
	_, second := lexicon.GivenName(short.Words[0])
	return first && (!second || lexicon.Surname(short.Words[0]))
}

// sameGiven says that one given name is a nickname or the initials of the other.
func sameGiven(a, b string) bool {
	if len(a) == 0 || len(b) == 0 || a[0] != b[0] && len(a) == 1 {
		return false
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	for _, x := range lexicon.Nicknames(a) {
		if word.Plain(x) == b {
			return true
		}
		for _, y := range lexicon.Nicknames(b) {
			if x == y || word.Plain(y) == a {
				return true
			}
		}
	}
	return false
}

// merge moves the occurrences of entity b to a.
func (p *People) merge(a, b int) {
	x, y := p.Entities[a], p.Entities[b]
	for _, i := range y.Names {
		p.Names[i].Entity = a
	}
	x.Names = append(x.Names, y.Names...)
	x.First = min(x.First, y.First)
	x.person += y.person
	x.org += y.org
	x.Female += y.Female
	x.Male += y.Male
	if len(x.Given) < len(y.Given) {
		x.Given = y.Given
	}
	*y = Entity{}
}
