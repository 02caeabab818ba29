package fiction

// A Witness is the tag that names who speaks, with the verb's lemma.
type Witness struct {
	Tag
	Lemma string
}

// TagFor returns the tag of a unit whose subject a character can be: one that
// names the character, else a pronoun or noun of fitting sex.
func (b *Book) TagFor(unit, person int) (Witness, bool) {
	best := -1
	for k, t := range b.Units[unit].Tags {
		m := &b.Mentions[t.Mention]
		switch {
		case m.Entity == person:
			return b.witness(t), true
		case m.Entity < 0 && best < 0 && agree(m.Female, float32(b.Cast[person].Woman)) > .3:
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
	if c, ok := b.words.Cues.Verb(b.words.Lower(t.Cue)); ok {
		w.Lemma = c.Lemma
	}
	return w
}
