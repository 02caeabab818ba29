package story

import (
	"math"
	"slices"

	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/people"
)

// narratorShare is the share of "I" in the words of the narration from which on
// a story in which "I said" stands is told in the first person.
const narratorShare = .006

// findNarrator sees whether the story is told by one of its people, and adds
// that one to the cast.
func (b *Book) findNarrator() {
	narration, said, first := 0, 0, 0
	for i := range b.Doc.Tokens {
		if t := &b.Doc.Tokens[i]; t.Kind == extract.Word && t.Span < 0 {
			narration++
		}
	}
	for k := range b.Mentions {
		m := &b.Mentions[k]
		if m.Kind != mention.First || m.Object {
			continue
		}
		first++
		if b.Words.Speaks(m.FirstToken, m.EndToken) {
			said++
		}
	}
	if said == 0 {
		return
	}
	b.FirstPerson = float64(first) >= narratorShare*math.Max(float64(narration), 1)
	b.Narrator = len(b.Cast)
	b.Cast = append(b.Cast, Character{Entity: &people.Entity{Name: people.NarratorName, Class: mention.Person, Cued: true}, Woman: .5, Narrator: true})
	for k := range b.Mentions {
		if b.Mentions[k].Kind == mention.First {
			b.Mentions[k].Entity = b.Narrator
		}
	}
}

// The signs that a name is the narrator's: so many units beside those that "I"
// speak address it, and of all that address it at least this share; and the
// narration has it at most this often for each address.
const (
	leastAddresses = 3
	besideShare    = .1
	toldShare      = .1
)

// nameNarrator gives the narrator the names of a character whom people address
// when "I" have spoken or will, and whom the narration does not name.
func (b *Book) nameNarrator() {
	if !b.FirstPerson {
		return
	}
	told := make([]int, len(b.Cast))
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.Kind == mention.Named && m.Entity >= 0 && !m.Quoted {
			told[m.Entity]++
		}
	}
	beside, addressed, within := b.addresses()
	best := -1
	for p := range b.Cast {
		n := float64(addressed[p])
		if p == b.Narrator || !within[p] || beside[p] < leastAddresses || float64(beside[p]) < besideShare*n || float64(told[p]) > toldShare*n {
			continue
		}
		if best < 0 || beside[p] > beside[best] {
			best = p
		}
	}
	if best >= 0 {
		b.becomes(best)
	}
}

// addresses counts for every character the units that address it, and those of
// them that stand beside a unit tagged "I said"; an address by "I" counts
// against it. It says too whom some unit addresses otherwise than by its first
// word: what only opens speeches may be a cry.
func (b *Book) addresses() (beside, addressed []int, within []bool) {
	beside, addressed, within = make([]int, len(b.Cast)), make([]int, len(b.Cast)), make([]bool, len(b.Cast))
	for i := range b.Units {
		near := i > 0 && b.saidI(i-1) || i+1 < len(b.Units) && b.saidI(i+1)
		for _, k := range b.vocatives(i) {
			p := b.Mentions[k].Entity
			addressed[p]++
			within[p] = within[p] || !b.opensSpeech(k)
			switch {
			case b.saidI(i):
				beside[p] -= 2
			case near:
				beside[p]++
			}
		}
	}
	return beside, addressed, within
}

func (b *Book) saidI(i int) bool {
	k := b.strongTag(&b.Units[i])
	return k >= 0 && b.Mentions[k].Kind == mention.First
}

// vocatives returns the mentions by which a unit addresses somebody, one for each.
func (b *Book) vocatives(unit int) []int {
	var out []int
	for _, i := range b.Units[unit].Spans {
		sp := &b.Doc.Spans[i]
		for k := b.MentionAt(sp.FirstToken); k < len(b.Mentions) && b.Mentions[k].FirstToken < sp.EndToken; k++ {
			m := &b.Mentions[k]
			same := func(o int) bool { return b.Mentions[o].Entity == m.Entity }
			if m.Vocative && m.Entity >= 0 && !slices.ContainsFunc(out, same) {
				out = append(out, k)
			}
		}
	}
	return out
}

// opensSpeech says that mention k is the first word of a speech.
func (b *Book) opensSpeech(k int) bool {
	at := b.Mentions[k].FirstToken
	return at == 0 || b.Doc.Tokens[at-1].Kind == extract.Mark
}

// becomes makes the narrator the character p, whose place in the cast stays empty.
func (b *Book) becomes(p int) {
	e := *b.Cast[p].Entity
	e.Cued, e.ByGiven = true, false
	n := Character{Entity: &e, Woman: .5}
	if len(e.Titles) > 0 {
		n.Woman, n.Told = b.Cast[p].Woman, b.Cast[p].Told
	}
	e.Titles = nil
	b.Cast[b.Narrator], b.Cast[p] = n, Character{Entity: new(people.Entity), Woman: .5}
	for k := range b.Mentions {
		if b.Mentions[k].Entity == p {
			b.Mentions[k].Entity = b.Narrator
		}
	}
}
