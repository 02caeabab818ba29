package scene

import (
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// Extent returns the bytes of a mention: its phrase, and for one that names
// nobody the phrases after it that belong to it (a spokesman for the mayor).
func (s *Scene) Extent(c int) (start, end int) {
	m := &s.Mentions[c]
	start, end = m.Start, m.End
	sent := s.Text.Sentence(m.Sentence)
	ph := &sent.Phrases[m.Phrase]
	if ph.Possessor >= 0 && m.Kind == mention.Noun {
		start = sent.Words[sent.Phrases[ph.Possessor].First].Start
	}
	if m.Kind != mention.Noun {
		return
	}
	for p := m.Phrase + 1; p < len(sent.Phrases); p++ {
		next := &sent.Phrases[p]
		if head := &sent.Words[next.Head]; next.Prep != ph.End || head.Tag == nlp.CD || nlp.TimeWord(head) { // the company in 2019 said
			break
		}
		prep := sent.Words[next.Prep].Lower
		if prep == "to" && sent.Words[ph.Head].Lower == "close" { // a source close to the minister
			prep = "of"
		}
		switch prep {
		case "of", "for", "in", "from", "at", "with":
			for next.Possesses && p+1 < len(sent.Phrases) && sent.Phrases[p+1].Possessor == p { // papers for the week's meeting
				p++
				next = &sent.Phrases[p]
			}
			end, ph = sent.Words[next.End-1].End, next
			continue
		}
		break
	}
	return
}

// Joint returns mention c with those that "and" joins to it, in the order of
// the text, where they speak together.
func (s *Scene) Joint(c int) []int {
	m := &s.Mentions[c]
	sent := s.Text.Sentence(m.Sentence)
	if m.Kind == mention.Pronoun || m.Kind == mention.Noun && m.Apposed >= 0 { // Ek, a baker and gardener, said
		return nil
	}
	at := map[int]int{}
	for _, i := range s.MentionsOf(m.Sentence) {
		at[s.Mentions[i].Phrase] = i
	}
	out := []int{c}
	for p := m.Phrase; sent.Phrases[p].Joined >= 0; {
		p = sent.Phrases[p].Joined
		i, ok := at[p]
		if !ok || !s.joinable(m, &s.Mentions[i]) {
			break
		}
		out = append([]int{i}, out...)
	}
	for p := m.Phrase + 1; p < len(sent.Phrases) && sent.Phrases[p].Joined == p-1; p++ {
		i, ok := at[p]
		if !ok || !s.joinable(m, &s.Mentions[i]) || m.Kind == mention.Noun && sent.OneHolder(p-1, p) {
			break
		}
		out = append(out, i)
	}
	return out
}

// alike says that two entities can be of one kind: what is not known to be
// anything may be a person.
func (s *Scene) alike(a, b int) bool {
	kind := func(e int) mention.Class {
		if c := s.People.Entities[e].Class; c != mention.Unknown {
			return c
		}
		return mention.Person
	}
	return kind(a) == kind(b)
}

// joinable says that two mentions can speak together.
func (s *Scene) joinable(a, b *Mention) bool {
	if a.Kind != b.Kind || a.Object != b.Object && a.Verb < 0 && b.Verb < 0 {
		return false
	}
	if a.Kind == mention.Named {
		return a.Entity >= 0 && b.Entity >= 0 && a.Entity != b.Entity && s.alike(a.Entity, b.Entity)
	}
	return a.IsRole == b.IsRole
}
