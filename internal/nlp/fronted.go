package nlp

// front gives a participle that opens the sentence, or stands behind a dateline,
// the subject of the main clause: declaring it over, Vance left. One in the past
// is a passive: asked about it, Vance left.
func (s *Sentence) front(k int) {
	v := &s.Verbs[k]
	past := s.Words[v.Head].Tag == VBD || s.Words[v.Head].Tag == VBN
	if k > 0 || v.Head > v.First || s.Words[v.Head].Lower == "according" || v.Form == Infinitive || v.Form != Ing && !past || v.First > 0 && s.Words[v.First-1].Tag != Dash {
		return
	}
	for j := k + 1; j < len(s.Verbs); j++ {
		u := &s.Verbs[j]
		if u.Form != Finite || u.Subject < 0 || u.How > OverComma {
			continue
		}
		if first := s.Phrases[u.Subject].First; first > v.End && s.Words[first-1].Tag == Comma {
			v.Subject, v.How = u.Subject, Dangling
			if v.Form != Ing {
				v.Form, v.Passive = Participle, true
			}
			return
		}
	}
}

// overParticiple gives verb group k, right behind the verb at word i, the subject
// that this verb only describes: a report released Tuesday found.
func (s *Sentence) overParticiple(k, i int) bool {
	j := int(s.verbAt[i])
	if j < 0 || s.Verbs[j].Head > s.Verbs[j].First || s.Verbs[j].How != Adjacent && s.Verbs[j].How != OverPrep && s.Verbs[j].How != Dangling {
		return false
	}
	if t := s.Words[i].Tag; t != VBN && t != VBD || s.Verbs[j].Subject < 0 {
		return false
	}
	s.Verbs[k].Subject, s.Verbs[k].How = s.Verbs[j].Subject, OverPrep
	return true
}
