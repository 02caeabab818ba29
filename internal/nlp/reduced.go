package nlp

// overReduced returns the phrase that a participle and its words describe, which
// end with phrase p right before verb group k: a lawyer representing the family
// said, a charity based in Hull said. It is -1 where p ends none.
func (s *Sentence) overReduced(k, p int) int {
	if k == 0 {
		return -1
	}
	u := &s.Verbs[k-1]
	if u.Form != Ing && u.Form != Participle || u.Subject < 0 || s.Phrases[p].First < u.End || s.Phrases[p].Prep < 0 && s.Phrases[p].ObjectOf < 0 {
		return -1
	}
	if u.First == 0 || s.phraseAt[u.First-1] < 0 || s.commaBetween(u.First, s.Verbs[k].First) {
		return -1
	}
	return s.climb(int(s.phraseAt[u.First-1]))
}

// describedBy returns the phrase that the adjective before the preposition at word
// i stands behind: people familiar with the matter. It is -1 where none does.
func (s *Sentence) describedBy(i int) int {
	if i < 2 || s.Words[i-1].Tag != JJ {
		return -1
	}
	return s.PhraseAt(i - 2)
}

// aside says that a participle before the finite verb group k, which goes on after
// "and", has an object for its subject, so that k has another: Hill met Ek leaving
// court and said.
func (s *Sentence) aside(u *VerbGroup, k int, how Subjecthood) bool {
	return how == Shared && s.Verbs[k].Form == Finite && u.Form != Finite && u.How == Dangling && s.Phrases[u.Subject].ObjectOf >= 0
}
