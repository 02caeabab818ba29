package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// A Shape is how a quote sits in its sentence.
type Shape struct {
	// Standalone says that the words are whole sentences or stand by
	// themselves, apart from a tag: "..., she said" or: she said, "...".
	Standalone bool

	// Sentence says that nothing in the sentence takes the words into a
	// clause of its own, so that they are speech even where nobody is named.
	Sentence bool

	// Label says that the marks stand round what nobody says: the title of a
	// work, what a sign reads, a word as a word, the words of a question that
	// was put to somebody else.
	Label bool
}

// ShapeOf returns the shape of quote qi.
func (s *Scene) ShapeOf(qi int) Shape {
	v := s.see(qi)
	prev, next := v.wordAt(v.q.Word-1), v.wordAt(v.q.Word+1)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(v.text, "[(…. '‘*"))
	capital := unicode.IsUpper(r) || unicode.IsDigit(r)
	end := ending(v.text)
	words := v.sp.EndToken - v.sp.FirstToken
	whole := prev == nil && (next == nil || next.Tag == nlp.Stop && v.q.Word+2 >= len(v.sent.Words))
	opened := prev == nil || prev.Tag == nlp.Comma || prev.Tag == nlp.Colon || prev.Tag == nlp.Dash || prev.Tag == nlp.Stop || prev.Quote >= 0 ||
		v.sent.VerbAt(v.q.Word-1) >= 0 || v.sp.Reopens >= 0
	sh := Shape{Standalone: (capital || prev == nil && end > 0) && opened}
	if end == 0 && words < 4 && !whole && next != nil && next.Tag != nlp.Comma {
		sh.Standalone = false
	}
	tag := prev == nil && end > 0 && next != nil && v.after != nil && v.after.strength > .2 && v.after.distance <= 4
	sh.Sentence = whole && (words >= 4 || end > 0) && (titleCase(v.text) < .8 || end == 3) || tag || prev == nil && end > 0 && v.comes(next) ||
		capital && end >= 2 && end <= 3 && prev != nil && prev.Tag == nlp.Colon ||
		prev == nil && end >= 2 && end <= 3 && words >= 3
	if s.Foreign(qi) {
		return Shape{Standalone: true, Sentence: words >= 3 || end > 0}
	}
	sh.Label = v.isLabel()
	return sh
}

// comes says that what is said comes by itself: "Aye," came the answer.
func (v *view) comes(next *nlp.Word) bool {
	return next != nil && (next.Lower == "came" || next.Lower == "comes")
}

// A CueUse is the cue of a link: the verb or noun that carries the speech act.
type CueUse struct {
	lexicon.Cue
	Start, End     int // bytes
	Negated, Modal bool
}

// CueFor returns the cue that binds mention c to quote qi.
func (s *Scene) CueFor(qi, c int) (CueUse, bool) {
	m := &s.Mentions[c]
	sent := s.Text.Sentence(m.Sentence)
	if m.prep == "according" {
		ph := sent.Phrases[m.Phrase]
		w := max(ph.Prep-1, 0)
		return CueUse{Cue: lexicon.Cue{Lemma: "accord", Strength: .9}, Start: sent.Words[w].Start, End: sent.Words[ph.Prep].End}, true
	}
	if m.cueNoun {
		for p := range sent.Phrases {
			if sent.Phrases[p].Possessor == m.Phrase {
				head := &sent.Words[sent.Phrases[p].Head]
				n, _ := s.Cues.Noun(head.Lower)
				return CueUse{Cue: n, Start: head.Start, End: head.End}, true
			}
		}
	}
	if k := s.verbFor(qi, m); k >= 0 {
		vg := &sent.Verbs[k]
		cue, ok := s.CueOf(m.Sentence, k)
		if !ok {
			return CueUse{}, false
		}
		negated, modal := Said(sent, k)
		return CueUse{Cue: cue, Start: sent.Words[vg.First].Start, End: sent.Words[vg.Head].End, Negated: negated, Modal: modal}, true
	}
	return CueUse{}, false
}

// verbFor returns the verb group of mention m's sentence that governs the
// quote: of those it is the subject or the agent of, the cue nearest to the quote.
func (s *Scene) verbFor(qi int, m *Mention) int {
	q := &s.Quotes[qi]
	sent := s.Text.Sentence(m.Sentence)
	best, gap := -1, 1<<30
	for k := range sent.Verbs {
		vg := &sent.Verbs[k]
		if s.sayer(sent, k) != m.Phrase {
			continue
		}
		c, ok := s.CueOf(m.Sentence, k)
		if !ok {
			continue
		}
		d := 0
		if m.Sentence == q.Sentence {
			d = max(q.Word-vg.End, vg.First-q.Word)
		}
		if d -= int(c.Strength * 6); d < gap {
			best, gap = k, d
		}
	}
	return best
}

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
		if next.Prep != ph.End {
			break
		}
		switch sent.Words[next.Prep].Lower {
		case "of", "for", "in", "from", "at", "with":
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
		if !ok || !s.joinable(m, &s.Mentions[i]) {
			break
		}
		out = append(out, i)
	}
	return out
}

// joinable says that two mentions can speak together.
func (s *Scene) joinable(a, b *Mention) bool {
	if a.Kind != b.Kind || a.object != b.object && a.verb < 0 && b.verb < 0 {
		return false
	}
	if a.Kind == mention.Named {
		return a.Entity >= 0 && b.Entity >= 0 && a.Entity != b.Entity && s.People.Entities[a.Entity].Class == s.People.Entities[b.Entity].Class
	}
	return a.IsRole == b.IsRole
}
