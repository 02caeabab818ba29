package refer

import (
	"iter"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/scene"
	"strings"
)

// FullestLike returns the mention before c that says of an organisation's noun
// whose it is ("the Norwind campaign" for "the campaign"), where the text has
// one such phrase and no other; else c itself.
func (s *Reader) FullestLike(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Noun || m.Definite != 1 || !m.Word.Is(lexicon.OrgNouns) || s.capitalised(c) {
		return c
	}
	best, text := c, ""
	for i := range s.Mentions {
		o := &s.Mentions[i]
		if o.Kind != mention.Noun || o.Head != m.Head || o.Start >= m.Start || !s.capitalised(i) {
			continue
		}
		start, end := s.Extent(i)
		phrase := strings.TrimPrefix(strings.ToLower(s.Doc.Text[start:end]), "the ")
		if text != "" && phrase != text {
			return c
		}
		best, text = i, phrase
	}
	return best
}

// capitalised says that the phrase of mention c has a name in it.
func (s *Reader) capitalised(c int) bool {
	start, end := s.Extent(c)
	for k := s.Doc.TokenAt(start); k < len(s.Doc.Tokens) && int(s.Doc.Tokens[k].Start) < end; k++ {
		if _, ok := s.NameAt(k); ok {
			return true
		}
	}
	return false
}

// subjectReach is how many sentences before a pronoun the subject that it means
// may stand.
const subjectReach = 2

// PluralBefore returns the mention of several people that "they" at mention c
// means: the subject of its sentence before the word, or of the nearest sentence
// before, where that is two names or a plural; -1 where it is neither.
func (s *Reader) PluralBefore(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || !m.Pronoun.Plural {
		return -1
	}
	for k := range s.subjectsBefore(m) {
		switch o := &s.Mentions[k]; {
		case o.Role.Plural && o.Kind == mention.Noun || len(s.Joint(k)) > 1:
			return k
		case o.Sentence < m.Sentence:
			return -1
		}
	}
	return -1
}

// subjectsBefore yields the mentions with a verb, pronouns aside, that stand
// before mention m in its sentence, and then those of each sentence near before.
func (s *Reader) subjectsBefore(m *scene.Mention) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := m.Sentence; i >= max(0, m.Sentence-subjectReach); i-- {
			for _, k := range s.MentionsOf(i) {
				if o := &s.Mentions[k]; o.Start >= m.Start || o.Verb < 0 || o.Kind == mention.Pronoun {
					continue
				}
				if !yield(k) {
					return
				}
			}
		}
	}
}

// NounBefore returns the mention of the unnamed person that "he" or "she" at
// mention c means: the subject of its sentence before the word, or of a sentence
// near before it, where that is a noun for one person of no other gender; -1
// where it is somebody named, or nobody.
func (s *Reader) NounBefore(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || m.Pronoun.Gender == "" {
		return -1
	}
	for k := range s.subjectsBefore(m) {
		switch o := &s.Mentions[k]; {
		case o.Kind == mention.Named:
			return -1
		case o.Apposed < 0 && s.onePerson(o) && s.GenderMatch(m, o.Role.Gender) >= 0:
			return k
		}
	}
	return -1
}

// OrganizationBefore returns the mention of the organisation without a name that
// "it" at mention c means: a subject of its sentence before the word, or of a
// sentence near before it; -1 where that is one with a name, or none.
func (s *Reader) OrganizationBefore(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Head != "it" {
		return -1
	}
	for k := range s.subjectsBefore(m) {
		switch o := &s.Mentions[k]; {
		case o.Kind == mention.Named:
			if e := o.Entity; e >= 0 && s.People.Entities[e].Class != mention.Person {
				return -1
			}
		case (lexicon.OrgNoun(o.Head) || o.Cue > .5 && o.Definite == 1 && !o.IsRole && !strings.HasSuffix(o.Head, "s")) && !o.Role.Plural && o.Apposed < 0:
			return k
		}
	}
	return -1
}

// onePerson says that the noun of mention o is for one person: a known one, or
// any that speaks and is no organisation's or document's.
func (s *Reader) onePerson(o *scene.Mention) bool {
	if o.IsRole {
		return !o.Role.Plural && o.Role.Kind == lexicon.Person
	}
	return o.Cue > .5 && o.Definite > 0 && !strings.HasSuffix(o.Head, "s") && !o.Word.Is(lexicon.OrgNouns) && !o.Word.Is(lexicon.DocNouns)
}
