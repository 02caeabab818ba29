package story

import (
	"quotes/extract"
	"quotes/internal/mention"
)

// weakCue is the strength from which on a verb may be the tag's.
const weakCue = .08

// tag looks for a verb of speech with its subject among the tokens of a clause.
func (t *tagger) tag(from, to int, position Position) bool {
	best, cue := 0.0, -1
	for k := from; k < to; k++ {
		s := t.Words.SpeechVerb(k)
		if s < weakCue || t.Words.Lower(k-1) == "to" {
			continue
		}
		distance := k - from
		if position == Before {
			distance = to - 1 - k
		}
		if s -= .015 * float64(distance); cue < 0 || s > best {
			best, cue = s, k
		}
	}
	subject, inverted := -1, false
	if cue >= 0 {
		subject, inverted = t.subjectOf(cue, from, to, position)
	}
	strength := t.Words.SpeechVerb(cue)
	if subject < 0 && position != Before {
		subject, cue, inverted = t.anyVerb(from)
		strength = anyVerbCue
	}
	if subject < 0 {
		return false
	}
	subject = t.apposed(subject)
	m := &t.Mentions[subject]
	distance := min(m.FirstToken, cue) - from
	if position == Before {
		distance = to - max(m.EndToken, cue+1)
	}
	t.unit.Tags = append(t.unit.Tags, Tag{
		Mention: subject, Entity: t.Mentions[subject].Entity, Cue: cue, Strength: float32(strength), Position: position, Inverted: inverted, Distance: distance, Phrase: -1,
	})
	return true
}

// apposed returns the name that stands behind a noun in apposition: said the new
// owner, Casimir Dole. Of other mentions it returns the mention itself.
func (b *Book) apposed(k int) int {
	m := &b.Mentions[k]
	if k+1 == len(b.Mentions) || m.Kind != mention.Noun || m.Possessor || b.Words.Text(m.EndToken) != "," {
		return k
	}
	n := &b.Mentions[k+1]
	if n.Kind != mention.Named || n.FirstToken != m.EndToken+1 || n.Possessor || !b.Words.SetOff(n.EndToken) {
		return k
	}
	return k + 1
}

// anyVerbCue is the strength of a verb of no speech that tags a quote left open.
const anyVerbCue = .3

// anyVerb returns the mention beside the quote that ends before token from, where
// the quote leaves its sentence open, so that whatever the verb there is, its
// subject says the quote: “...,” Vess sent. The mention is -1 for none.
func (t *tagger) anyVerb(from int) (subject, cue int, inverted bool) {
	for k := t.MentionAt(from); k < len(t.Mentions) && t.Mentions[k].FirstToken <= from+1; k++ {
		m := &t.Mentions[k]
		if !t.CanAct(k) || !t.Words.Tagged(m.FirstToken, m.EndToken) {
			continue
		}
		if m.FirstToken > from {
			return k, from, true
		}
		return k, m.EndToken, false
	}
	return -1, -1, false
}

// subjectOf returns the mention that is the subject of the verb at token cue:
// the one before it, of several the first after a speech and the last before
// one, else the one right after it.
func (t *tagger) subjectOf(cue, from, to int, position Position) (mention int, inverted bool) {
	found := -1
	for k := t.MentionAt(from); k < len(t.Mentions) && t.Mentions[k].FirstToken < cue; k++ {
		if !t.CanAct(k) || t.AfterPreposition(k) || position == Before && t.called(k) {
			continue
		}
		if position != Before && found >= 0 {
			break
		}
		found = k
	}
	if found >= 0 {
		return found, false
	}
	for k := t.MentionAt(cue + 1); k < len(t.Mentions) && t.Mentions[k].FirstToken <= t.nameBehind(cue) && t.Mentions[k].EndToken <= to; k++ {
		if t.CanAct(k) { // "her" of "said her mother" cannot, the mother can
			return k, true
		}
	}
	return -1, false
}

// nameBehind returns the last token at which the subject of a verb before it may
// begin: the next but one, or behind a noun for people: said her cousin Basil.
func (t *tagger) nameBehind(cue int) int {
	if t.Words.Role(cue + 2) {
		return cue + 3
	}
	return cue + 2
}

// CanAct says that mention k can be a subject, or that its voice is one.
func (b *Book) CanAct(k int) bool {
	m := &b.Mentions[k]
	if m.Possessor && !m.Quoted {
		return b.Words.Lower(m.EndToken) == "voice" || b.Words.Possessive(m.EndToken) && b.Words.Lower(m.EndToken+1) == "voice"
	}
	return !m.Object && !m.Quoted
}

// called says that a verb of speech right before mention k takes it for its
// object: Abram called Ben, and said, “...”
func (b *Book) called(k int) bool {
	before := b.Mentions[k].FirstToken - 1
	return b.Mentions[k].Kind != mention.Pronoun && b.Words.Acts(before) && b.Words.SpeechVerb(before) > 0
}

// AfterPreposition says that a preposition or a verb governs mention k.
func (b *Book) AfterPreposition(k int) bool {
	if before := b.Mentions[k].FirstToken - 1; b.Mentions[k].Kind != mention.Pronoun && b.Words.Acts(before) && b.Words.SpeechVerb(before) == 0 {
		return true // Ann met Ben
	}
	switch b.Words.Lower(b.Mentions[k].FirstToken - 1) {
	case "to", "at", "of", "for", "with", "from", "in", "on", "by", "upon", "towards", "toward", "over", "after", "before", "about", "into", "like", "beside", "behind", "against", "told", "asked", "than":
		return true
	}
	return false
}

// Opens says that a tag before a speech leads on to it: He said, “...
func (b *Book) Opens(t *Tag) bool {
	from := max(t.Cue+1, b.Mentions[t.Mention].EndToken)
	for k := from; k <= from+TagReach; k++ {
		if b.Words.Kind(k) == extract.Mark {
			return b.leadsOn(k-1) || k == from
		}
	}
	return false
}

// StrongCue is the strength from which on a named subject of a tag is taken for
// the speaker when other units are ranked.
const StrongCue = .2

// TagReach is how many tokens may stand between a speech and the tag that leaves
// no choice.
const TagReach = 3

// Agree is the chance that two are of one sex, each given as the probability of a
// woman.
func Agree(a, b float32) float32 { return a*b + (1-a)*(1-b) }
