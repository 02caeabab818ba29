package story

import (
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// A kinship is whose kin somebody is, and by which noun: Laszlo's sister.
type kinship struct {
	owner int // in Book.Cast, mine for "my"
	noun  string
}

// mine is the owner of whom the narrator calls "my mother".
const mine = -2

// bindKin gives "his sister" to whom the text names as that: Laszlo's sister, his
// sister Ida; Ida, his sister.
func (b *Book) bindKin() {
	known := map[kinship]int{}
	for k := range b.Mentions {
		kin, who := b.kinTold(k)
		if who < 0 || !b.fits(kin.noun, who) {
			continue
		}
		if other, ok := known[kin]; ok && other != who {
			who = several
		}
		known[kin] = who
	}
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.Kind == mention.Noun && m.Related && !m.Plural {
			if who, ok := known[kinship{b.ownerOf(k), b.Words.Lower(m.EndToken - 1)}]; ok && who != several {
				m.Entity, m.Female = who, float32(b.Cast[who].Woman)
			}
		}
	}
}

// several is told of a kinship in which more than one stands to somebody.
const several = -1

// fits says that a character can be of the sex of a noun.
func (b *Book) fits(noun string, who int) bool {
	role, _ := lexicon.Role(noun)
	switch role.Gender {
	case lexicon.Female:
		return b.Cast[who].Woman > .3
	case lexicon.Male:
		return b.Cast[who].Woman < .7
	}
	return true
}

// kinTold returns whose kin the text says that mention k is, and who that is, -1
// where it does not say.
func (b *Book) kinTold(k int) (kinship, int) {
	m := &b.Mentions[k]
	if m.Entity < 0 || m.Quoted || m.Plural {
		return kinship{}, -1
	}
	if m.Kind == mention.Noun {
		if owner := b.possessor(k); owner >= 0 && m.Related {
			return kinship{owner, b.Words.Lower(m.EndToken - 1)}, m.Entity
		}
		return kinship{}, -1
	}
	noun := m.FirstToken - 1
	if b.Words.Text(noun) == "," && b.Words.SetOff(m.EndToken) {
		noun--
	}
	if m.Kind != mention.Named || !lexicon.KinNouns.Has(b.Words.Lower(noun)) {
		return kinship{}, -1
	}
	owner := -1
	for j := k - 1; j >= 0 && b.Mentions[j].EndToken >= noun-1; j-- {
		if p := &b.Mentions[j]; p.Possessor && p.FirstToken < noun {
			owner = b.ownerBy(j)
			break
		}
	}
	if owner == -1 || owner == m.Entity {
		return kinship{}, -1
	}
	return kinship{owner, b.Words.Lower(noun)}, m.Entity
}

// ownerOf returns whose kin the noun of mention k is, -1 where the text does not
// tell.
func (b *Book) ownerOf(k int) int {
	if k == 0 || b.Mentions[k-1].FirstToken != b.Mentions[k].FirstToken {
		return -1
	}
	return b.ownerBy(k - 1)
}

// possessor returns the one whose name begins the noun phrase of mention k, -1 for
// none.
func (b *Book) possessor(k int) int {
	if k == 0 || b.Mentions[k-1].FirstToken != b.Mentions[k].FirstToken || b.Mentions[k-1].Kind != mention.Named {
		return -1
	}
	return b.Mentions[k-1].Entity
}

// kinReach is how many mentions before "his" or "her" are asked whom it means.
const kinReach = 60

// ownerBy returns whom the possessive of mention k means: a name its bearer, a
// pronoun the one of its sex who was named last.
func (b *Book) ownerBy(k int) int {
	m := &b.Mentions[k]
	switch m.Kind {
	case mention.Named:
		return m.Entity
	case mention.First:
		return mine
	}
	for j := k - 1; j >= max(0, k-kinReach); j-- {
		if n := &b.Mentions[j]; n.Kind == mention.Named && n.Entity >= 0 && !n.Quoted && Agree(n.Female, m.Female) > .5 {
			return n.Entity
		}
	}
	return -1
}
