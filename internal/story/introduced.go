package story

import "quotes/internal/mention"

// introducedReach is how many paragraphs around an introduction a noun means whom
// it introduces.
const introducedReach = 40

// introduce notes for every unit who introduces himself in it, and gives him the
// noun of its tag: “I'm Finch,” said the young woman.
func (b *Book) introduce() {
	for i := range b.Units {
		u := &b.Units[i]
		if u.Self = b.introduces(u); u.Self < 0 && i > 0 && b.asksName(&b.Units[i-1]) {
			u.Self = b.onlyName(u)
		}
		if u.Self < 0 {
			continue
		}
		k := b.strongTag(u)
		switch {
		case k < 0:
		case b.Mentions[k].Kind == mention.Noun && !b.Mentions[k].Related:
			b.means(k, u.Self)
		case b.Mentions[k].Entity >= 0:
			u.Self = -1 // a name says more
		}
	}
}

// introduces returns the character whom the words of a unit say that the speaker
// is: I'm Finch; my name is Savitri Bai. It is -1 where they do not.
func (b *Book) introduces(u *Unit) int {
	for _, i := range u.Spans {
		sp := &b.Doc.Spans[i]
		for k := b.MentionAt(sp.FirstToken); k < len(b.Mentions) && b.Mentions[k].FirstToken < sp.EndToken; k++ {
			m := &b.Mentions[k]
			if m.Entity >= 0 && m.Kind == mention.Named && !m.Possessor && b.Words.SetOff(m.EndToken) && b.saysIAm(m.FirstToken-1) {
				return m.Entity
			}
		}
	}
	return -1
}

// saysIAm says that the words up to token i are "I am" or "my name is".
func (b *Book) saysIAm(i int) bool {
	before := b.Words.Lower(i - 1)
	switch b.Words.Lower(i) {
	case "am", "'m", "’m":
		return before == "i"
	case "is", "'s", "’s":
		return before == "name" && b.Words.Lower(i-2) == "my"
	}
	return false
}

// means makes a character whom the noun of mention k means near it.
func (b *Book) means(k, person int) {
	m := &b.Mentions[k]
	noun, paragraph := m.Entity, m.Paragraph
	m.Entity = person
	if noun < 0 {
		return
	}
	for j := range b.Mentions {
		if n := &b.Mentions[j]; n.Entity == noun && n.Paragraph >= paragraph-introducedReach && n.Paragraph <= paragraph+introducedReach {
			n.Entity = person
		}
	}
	for i := range b.Units {
		for t := range b.Units[i].Tags {
			tag := &b.Units[i].Tags[t]
			tag.Entity = b.Mentions[tag.Mention].Entity
		}
	}
}

// asksName says that a speech ends with the question who its hearer is: Your name?
// Who are you? And you are?
func (b *Book) asksName(u *Unit) bool {
	k := u.End - 1
	if b.Words.Text(k) != "?" {
		return false
	}
	last, before := b.Words.Lower(k-1), b.Words.Lower(k-2)
	switch {
	case last == "name":
		return before == "your"
	case last == "are":
		return before == "you"
	}
	return last == "you" && before == "are" && b.Words.Lower(k-3) == "who"
}

// onlyName returns the one whose name is all of a speech, -1 where it is more.
func (b *Book) onlyName(u *Unit) int {
	sp := &b.Doc.Spans[u.Spans[0]]
	k := b.MentionAt(sp.FirstToken)
	if len(u.Spans) > 1 || k == len(b.Mentions) {
		return -1
	}
	m := &b.Mentions[k]
	if m.Kind != mention.Named || m.FirstToken != sp.FirstToken || m.EndToken+1 != sp.EndToken {
		return -1
	}
	return m.Entity
}
