package scene

import "quotes/internal/lexicon"

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
	if m.Prep == "according" {
		ph := sent.Phrases[m.Phrase]
		w := max(ph.Prep-1, 0)
		return CueUse{Cue: lexicon.Cue{Lemma: "accord", Strength: .9}, Start: sent.Words[w].Start, End: sent.Words[ph.Prep].End}, true
	}
	if m.CueNoun {
		for p := range sent.Phrases {
			if sent.Phrases[p].Possessor == m.Phrase {
				head := &sent.Words[sent.Phrases[p].Head]
				n, _ := head.Noun(s.Cues)
				return CueUse{Cue: n, Start: head.Start, End: head.End}, true
			}
		}
	}
	if k := s.VerbFor(qi, m); k >= 0 {
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

// VerbFor returns the verb group of mention m's sentence that governs the
// quote: of those it is the subject or the agent of, the cue nearest to the quote.
func (s *Scene) VerbFor(qi int, m *Mention) int {
	q := &s.Quotes[qi]
	sent := s.Text.Sentence(m.Sentence)
	best, gap := -1, 1<<30
	for k := range sent.Verbs {
		vg := &sent.Verbs[k]
		if s.Sayer(sent, k) != m.Phrase {
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
