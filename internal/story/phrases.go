package story

import (
	"strings"

	"quotes/internal/mention"
	"quotes/internal/people"
	"quotes/internal/speechtag"
)

// nameTags says whom the subjects of tags mean where that is no single name:
// several people who speak together, and the noun phrase that is nobody's.
// Whoever else may be meant by a phrase, the text says at least that her mother
// spoke, or the android, or a voice.
func (b *Book) nameTags() {
	known := map[string]int{}
	one := b.theyIsOne()
	for i := range b.Units {
		for k := range b.Units[i].Tags {
			t := &b.Units[i].Tags[k]
			if members := b.together(t); len(members) > 1 {
				t.Entity = b.extra(known, b.groupOf(members))
				continue
			}
			m := &b.Mentions[t.Mention]
			if m.Entity < 0 && t.Strength >= StrongCue && (m.Kind == mention.Noun || !one && b.theyWho(&b.Units[i], t)) {
				t.Phrase = b.extra(known, b.phrase(m))
				b.Cast[t.Phrase].Tags++
			}
		}
	}
}

// fewWords is how many words of narration a paragraph has at most in which "they
// said" speaks of no others than those who speak.
const fewWords = 60

// theyWho says that a tag's "they" is those who speak: by themselves they are all
// that the text says of them.
func (b *Book) theyWho(u *Unit, t *Tag) bool {
	m := &b.Mentions[t.Mention]
	return m.Kind == mention.Pronoun && m.Plural && t.Distance <= TagReach && u.Narration < fewWords && (t.Position != Before || b.Opens(t))
}

// theyIsOne says that "they" is one person in the story: who "they said" is of says "I".
func (b *Book) theyIsOne() bool {
	for i := range b.Units {
		u := &b.Units[i]
		for k := range u.Tags {
			if b.theyWho(u, &u.Tags[k]) && b.Words.Lower(b.Mentions[u.Tags[k].Mention].FirstToken) == "they" && speechtag.SpeaksAsOne(b.words(u)) {
				return true
			}
		}
	}
	return false
}

// words returns the words of a speech.
func (b *Book) words(u *Unit) string {
	var parts []string
	for _, sp := range u.Spans {
		parts = append(parts, b.Doc.Slice(b.Doc.Spans[sp].Start, b.Doc.Spans[sp].End))
	}
	return strings.Join(parts, " ")
}

// extra returns the index in the cast of a character, added if its name is new.
func (b *Book) extra(known map[string]int, c Character) int {
	p, ok := known[c.Name]
	if !ok {
		p = len(b.Cast)
		known[c.Name] = p
		b.Cast = append(b.Cast, c)
	}
	return p
}

// phrase makes somebody of a noun phrase: by its words, the first in small letters.
func (b *Book) phrase(m *mention.Phrase) Character {
	start, end := b.Doc.Tokens[m.FirstToken].Start, b.Doc.Tokens[m.EndToken-1].End
	first, rest, _ := strings.Cut(strings.Join(strings.Fields(b.Doc.Text[start:end]), " "), " ")
	name := strings.TrimSpace(strings.ToLower(first) + " " + rest)
	e := &people.Entity{Name: name, Class: mention.Person, Virtual: true, Plural: m.Plural, Cued: true}
	return Character{Entity: e, Woman: float64(m.Female), Told: oddsOfNoun(float64(m.Female)), Phrase: true}
}

// together returns those who speak together in a tag, its subject the last or
// the first of them: “Not me,” said Cass and Dev. It is nil for one alone.
func (b *Book) together(t *Tag) []int {
	m := &b.Mentions[t.Mention]
	if m.Kind != mention.Named || m.Entity < 0 {
		return nil
	}
	if k := t.Mention + 1; b.Words.Lower(m.EndToken) == "and" && k < len(b.Mentions) && b.speaksWith(m, &b.Mentions[k]) && (t.Inverted || b.Mentions[k].EndToken == t.Cue) {
		return []int{m.Entity, b.Mentions[k].Entity}
	}
	return nil
}

// speaksWith says that "and" alone stands between two names.
func (b *Book) speaksWith(m, next *mention.Phrase) bool {
	return next.FirstToken == m.EndToken+1 && next.Kind == mention.Named && next.Entity >= 0 && next.Entity != m.Entity && !next.Possessor
}

// groupOf makes one speaker of several.
func (b *Book) groupOf(members []int) Character {
	names := make([]string, len(members))
	for i, p := range members {
		names[i] = b.Cast[p].Name
	}
	e := &people.Entity{Name: strings.Join(names, " and "), Class: mention.Person, Plural: true, Cued: true}
	return Character{Entity: e, Woman: .5, Members: members}
}
