package story

import (
	"slices"

	"quotes/internal/lexicon"
)

// Addressees returns the characters to whom a unit is spoken, where the words
// say so: an address inside the speech, or the object of its tag: "said Ann to
// Ben", "he asked Ben". Nothing is guessed from the order of speakers.
func (b *Book) Addressees(unit, speaker int) []int {
	var out []int
	for _, k := range b.vocatives(unit) {
		out = append(out, b.Mentions[k].Entity)
	}
	for _, t := range b.Units[unit].Tags {
		if k := b.objectOf(&t); k >= 0 && b.Mentions[k].Entity >= 0 && !slices.Contains(out, b.Mentions[k].Entity) {
			out = append(out, b.Mentions[k].Entity)
		}
	}
	return slices.DeleteFunc(out, func(p int) bool { return p == speaker })
}

// objectReach is how many tokens after the verb and its subject a tag's object
// may start.
const objectReach = 3

// objectOf returns the mention that a tag's verb is spoken to, -1 for none.
func (b *Book) objectOf(t *Tag) int {
	at := max(t.Cue+1, b.Mentions[t.Mention].EndToken)
	k := b.MentionAt(at)
	if k >= len(b.Mentions) || b.Mentions[k].Quoted || b.Mentions[k].Possessor || b.Mentions[k].FirstToken > at+objectReach {
		return -1
	}
	first := b.Mentions[k].FirstToken
	for i := at; i < first; i++ {
		if b.Words.SetOff(i) {
			return -1
		}
	}
	if first == at && !t.Inverted && lexicon.AskingVerbs.Has(b.Words.Lower(t.Cue)) || b.Words.Lower(first-1) == "to" {
		return k
	}
	return -1
}
