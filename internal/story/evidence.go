package story

import "quotes/internal/lexicon"

// A Witness is the tag that names who speaks, with the verb's lemma.
type Witness struct {
	Tag
	Lemma string
	Class lexicon.Class

	inward bool // the verb's object is the speaker: she told herself
}

// thoughtReach is how many tokens may stand between words in marks and the verb
// of thinking that makes a thought of them.
const thoughtReach = 2

// Thought says that the words beside the tag were thought, not said: “It can't
// be Tuesday,” thought Nell.
func (w *Witness) Thought() bool {
	switch w.Lemma {
	case "think", "wonder":
		return w.Class == lexicon.Think && w.Distance <= thoughtReach
	case "tell":
		return w.inward && w.Distance <= thoughtReach
	}
	return false
}

// TagFor returns the tag of a unit whose subject a character can be: one that
// names the character, else a pronoun or noun of fitting sex.
func (b *Book) TagFor(unit, person int) (Witness, bool) {
	best := -1
	for k, t := range b.Units[unit].Tags {
		m := &b.Mentions[t.Mention]
		switch {
		case t.Entity == person || t.Phrase == person:
			return b.witness(t), true
		case m.Entity < 0 && best < 0 && Agree(m.Female, float32(b.Cast[person].Woman)) > .3:
			best = k
		}
	}
	if best < 0 {
		return Witness{}, false
	}
	return b.witness(b.Units[unit].Tags[best]), true
}

func (b *Book) witness(t Tag) Witness {
	w := Witness{Tag: t}
	if c, ok := b.Words.Cues.Verb(b.Words.Lower(t.Cue)); ok {
		w.Lemma, w.Class = c.Lemma, c.Class
		w.inward = reflexive(b.Words.Lower(max(t.Cue+1, b.Mentions[t.Mention].EndToken)))
	}
	return w
}

// reflexive says that a lower-case word is a pronoun for one person that means the
// subject.
func reflexive(low string) bool {
	switch low {
	case "herself", "himself", "myself":
		return true
	}
	return false
}
