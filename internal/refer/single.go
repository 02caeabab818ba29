package refer

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/scene"
	"quotes/internal/speechtag"
)

// SingleThey returns the one person whom "they" at mention c means, where the
// words that they say are of one: Sam Ek won. "I ran," they said. It is the only
// person whom the paragraph, or else the one before, names ahead of the word; -1
// where there is none, or where the words are of several.
func (s *Reader) SingleThey(c int, words string) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Head != "they" || !speechtag.SpeaksAsOne(words) || s.PluralBefore(c) >= 0 {
		return -1
	}
	par := s.Doc.Sentences[m.Sentence].Paragraph
	for p := par; p >= max(0, par-1); p-- {
		if e, several := s.onePersonOf(p, m.Start); e >= 0 || several {
			return e
		}
	}
	return -1
}

// singleReach is how many names before "they" are asked: where so many are of one
// person, nobody else is meant.
const singleReach = 100

// onePersonOf returns the only person whom the narration of a paragraph names
// before byte pos, -1 for none or several.
func (s *Reader) onePersonOf(paragraph, pos int) (entity int, several bool) {
	entity = -1
	start, at := s.Doc.Paragraphs[paragraph].Start, s.nameBefore(pos)
	for i := at - 1; i >= max(0, at-singleReach) && s.People.Names[i].Start >= start; i-- {
		n := &s.People.Names[i]
		if n.Span >= 0 || n.Entity < 0 || s.People.Entities[n.Entity].Class != mention.Person || n.Entity == entity {
			continue
		}
		if entity >= 0 {
			return -1, true
		}
		entity = n.Entity
	}
	return entity, false
}

// unnamedBefore says that "he" or "she", mention m, means somebody without a name:
// the subject of the sentence before it in its paragraph, or of one before that
// which the pronoun goes on with, where nobody is named since. He is somebody's
// relative or colleague, or the text brings him in by what he is. Her mother
// laughed. "..." she said. An official, who asked not to be named, gave figures.
func (s *Reader) unnamedBefore(m *scene.Mention) bool {
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || m.Pronoun.Gender == "" || m.Start > s.Doc.Sentences[m.Sentence].Start && s.namedIn(m.Sentence, m.Start, -1) {
		return false
	}
	first := s.Doc.Paragraphs[s.Doc.Sentences[m.Sentence].Paragraph].FirstSentence
	for i := m.Sentence - 1; i >= max(first, m.Sentence-subjectReach); i-- {
		k := s.subjectOf(i)
		if s.namedIn(i, m.Start, k) {
			return false
		}
		if k < 0 {
			continue
		}
		if o := &s.Mentions[k]; o.Kind != mention.Pronoun || o.Pronoun.Gender != m.Pronoun.Gender {
			return s.relative(o, m) || s.stranger(o, m)
		}
	}
	return m.Sentence == first && s.strangerSpoke(first-1, m)
}

// strangerSpoke says that sentence i, the last of the paragraph before that of
// pronoun m, tells what somebody without a name has said: a spokeswoman said that
// prices were displayed. What opens the next paragraph goes on with it.
func (s *Reader) strangerSpoke(i int, m *scene.Mention) bool {
	if i < 0 {
		return false
	}
	k := s.subjectOf(i)
	if k < 0 {
		return false
	}
	o := &s.Mentions[k]
	return o.Cue > .5 && s.stranger(o, m) && !strings.HasPrefix(s.Doc.Text[o.Start:], "Another") && !s.namedIn(i, s.Doc.Sentences[i].End, k)
}

// subjectOf returns the first mention of a sentence that has a verb, or is one of
// several at its beginning, -1 for none.
func (s *Reader) subjectOf(sentence int) int {
	for _, k := range s.MentionsOf(sentence) {
		if o := &s.Mentions[k]; o.Verb >= 0 || o.Head == "one" && o.Start == s.Doc.Sentences[sentence].Start {
			return k
		}
	}
	return -1
}

// relative says that mention o is somebody's relative or colleague of the sex of
// pronoun m: her mother.
func (s *Reader) relative(o, m *scene.Mention) bool {
	return o.Kind == mention.Noun && o.Definite == 3 && o.Apposed < 0 && o.IsRole && !o.Role.Plural && (o.Role.Gender == m.Pronoun.Gender || o.Role.Gender == "" && o.Role.Kind == lexicon.Person)
}

// stranger says that the text brings in by mention o somebody whom pronoun m can
// mean: an official, a man, one of the workers.
func (s *Reader) stranger(o, m *scene.Mention) bool {
	if o.Kind != mention.Noun || o.Apposed >= 0 || o.Entity >= 0 || o.Role.Plural || s.GenderMatch(m, o.Role.Gender) < 0 {
		return false
	}
	return o.Head == "one" || o.Definite == 2 && (o.IsRole && o.Role.Kind == lexicon.Person || o.Word.Is(lexicon.Anybodies))
}

// namedIn says that the narration of sentence i names somebody before byte pos,
// but in the words of mention k, -1 for none: a spokesman for Roe.
func (s *Reader) namedIn(i, pos, k int) bool {
	start, end := 0, 0
	if k >= 0 {
		start, end = s.Extent(k)
	}
	for k := s.nameBefore(min(pos, s.Doc.Sentences[i].End)) - 1; k >= 0 && s.People.Names[k].Sentence == i; k-- {
		if n := &s.People.Names[k]; n.Span < 0 && n.Entity >= 0 && s.eligible(n.Entity) && !(start <= n.Start && n.End <= end) {
			return true
		}
	}
	return false
}
