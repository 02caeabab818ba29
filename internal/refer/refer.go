// Package refer says whom pronouns, nouns and shared surnames mean.
package refer

import (
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/scene"
)

// A Reader reads what the mentions of a scene refer to.
type Reader struct {
	*scene.Scene

	focus *focus // the one asked for last
	used  *use   // likewise
	paths []path // entity → path; nil before it is asked for
	rows  *model.Table
	cast  cast // who the labels of a transcript stand for

	byline int // unread before it is asked for
}

// New returns a reader of a scene. Whoever is done with it calls Release.
func New(s *scene.Scene) *Reader {
	return &Reader{Scene: s, rows: model.NewTable(), byline: unread}
}

// Release gives back the memory of the rows, which are good no longer.
func (s *Reader) Release() { s.rows.Release() }

// Antecedents returns the entities that mention m can refer to, the nearest
// first, at most limit of them: people and organisations named before it, and
// those named first in the two sentences after it. Nobody of the other gender
// is among them, and "a spokesman" has none.
func (s *Reader) Antecedents(m *scene.Mention, limit int) []int {
	m = s.referring(m)
	if m.Kind == mention.Noun && m.Definite != 1 && m.Definite != 3 {
		return nil // a spokesman
	}
	if Tells(m) {
		return nil
	}
	seen := map[int]bool{}
	var out []int
	take := func(i int) {
		e := s.People.Names[i].Entity
		if e >= 0 && !seen[e] && s.eligible(e) && s.possible(m, e) {
			seen[e] = true
			out = append(out, e)
		}
	}
	at := s.nameBefore(m.Start)
	for i := at - 1; i >= max(0, at-antecedentReach) && len(out) < limit; i-- {
		take(i)
	}
	for i := at; i < len(s.People.Names) && i < at+3 && s.People.Names[i].Sentence <= m.Sentence+1; i++ {
		take(i)
	}
	return out
}

// Tells says that mention m is the "I" of whoever tells the text.
func Tells(m *scene.Mention) bool {
	return m.Kind == mention.Pronoun && m.Pronoun.Person == 1 && !m.Pronoun.Plural
}

// antecedentReach is how many names before a mention are asked: where so many
// are those of a few, nobody else is meant.
const antecedentReach = 500

func (s *Reader) eligible(e int) bool {
	switch s.People.Entities[e].Class {
	case mention.Person, mention.Organization, mention.Unknown:
		return true
	}
	return false
}

// referring returns what in mention m refers to somebody: of words that are
// somebody's (his warning, her letter) it is the pronoun, else m itself.
func (s *Reader) referring(m *scene.Mention) *scene.Mention {
	if m.Kind != mention.Noun || m.Definite != 3 {
		return m
	}
	sent := s.Text.Sentence(m.Sentence)
	first := &sent.Words[sent.Phrases[m.Phrase].First]
	info, ok := first.Pronoun()
	if _, cue := m.Word.Noun(s.Cues); !ok || info.Person != 3 || !cue && !m.Word.Is(lexicon.DocNouns) {
		return m
	}
	own := *m
	own.Kind, own.Pronoun, own.Head, own.Word, own.IsRole, own.Role = mention.Pronoun, info, first.Lower, first.Word, false, lexicon.RoleInfo{}
	return &own
}

// possible says that nothing in the text forbids that mention m is entity e.
func (s *Reader) possible(m *scene.Mention, e int) bool {
	ent := s.People.Entities[e]
	switch {
	case m.Kind == mention.Pronoun && m.Pronoun.Plural && ent.Class == mention.Person,
		m.Head == "it" && ent.Class == mention.Person,
		m.Kind == mention.Noun && !m.IsRole && m.Word.Is(lexicon.OrgNouns) && ent.Class == mention.Person,
		m.Kind == mention.Noun && m.IsRole && !m.Word.Is(lexicon.OrgNouns) && ent.Class == mention.Organization:
		return false
	}
	switch s.GenderOf(m) {
	case lexicon.Female:
		return ent.Male < certainGender || ent.Female > ent.Male/10
	case lexicon.Male:
		return ent.Female < certainGender || ent.Male > ent.Female/10
	}
	return true
}

// Described says that the text itself calls entity e by the noun of mention m,
// or by one that means it; true of pronouns.
func (s *Reader) Described(m *scene.Mention, e int) bool {
	return s.referring(m).Kind != mention.Noun || s.People.Entities[e].DescribedBy(m.Head)
}

// OnlyDescribed returns the one entity of those given that the text itself
// calls by the noun of mention m, where m is definite; -1 for none or several.
func (s *Reader) OnlyDescribed(m *scene.Mention, entities []int) int {
	m = s.referring(m)
	if m.Kind != mention.Noun || m.Definite != 1 || m.Role.Plural {
		return -1
	}
	only := -1
	for _, e := range entities {
		if !s.People.Entities[e].DescribedBy(m.Head) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = e
	}
	return only
}

// certainGender is the evidence from which on a person is of one gender: a
// title, or a given name that one in twenty of the other gender have at most.
const certainGender = 1.85

// nameBefore returns the index of the first name that begins at byte pos or later.
func (s *Reader) nameBefore(pos int) int {
	lo, hi := 0, len(s.People.Names)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.People.Names[mid].Start < pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
