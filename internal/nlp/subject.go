package nlp

// link finds appositions, joint phrases, and the subject of every verb group.
//
// Prepositional phrases, appositions, relative clauses, parentheses and adverbs
// between a noun phrase and its verb are stepped over.
func (s *Sentence) link() {
	for i := range s.Phrases {
		s.joinPhrase(i)
	}
	s.unchain()
	for k := range s.Verbs {
		s.subject(k)
	}
	for k := range s.Verbs {
		s.front(k)
	}
	for k := range s.Verbs {
		s.agent(k)
	}
}

// subject finds the subject of verb group k; those before it are done.
func (s *Sentence) subject(k int) {
	v := &s.Verbs[k]
	if v.Form == Infinitive {
		s.share(k, Shared)
		return
	}
	i := v.First - 1
	for i >= 0 && (s.Words[i].Tag.Adverb() || s.Words[i].Tag == Close) {
		if s.Words[i].Tag == Close {
			for i >= 0 && s.Words[i].Tag != Open {
				i--
			}
		}
		i--
	}
	i = s.overTime(i)
	if i < 0 {
		s.invert(k)
		return
	}
	switch w := &s.Words[i]; {
	case s.phraseAt[i] >= 0:
		s.takeSubject(k, int(s.phraseAt[i]))
	case v.Form == Ing && i > 0 && w.Lower == "as" && s.objectBefore(i) >= 0: // quoted Vance as saying
		v.Subject, v.How = s.objectBefore(i), Dangling
	case w.Tag == Comma || w.Tag == Dash:
		if s.tagAfter(k, i) && s.invert(k) {
			return
		}
		if v.Form != Finite {
			s.share(k, Dangling)
			return
		}
		s.overComma(k, i)
	case w.Tag == CC:
		s.share(k, Shared)
	case w.Tag == Quoted:
		if !s.invert(k) && v.Form != Finite {
			s.share(k, Dangling)
		} else if v.Subject < 0 {
			s.overQuote(k, i)
		}
	case v.Form != Finite:
		s.share(k, Dangling)
	case s.overParticiple(k, i):
	default:
		s.invert(k)
	}
}

// objectBefore returns the object of a verb that stands before word i, with its
// apposition: quoted the mayor, Ada Vance, as. It is -1 for none.
func (s *Sentence) objectBefore(i int) int {
	p := s.PhraseAt(i - 1)
	if s.Words[i-1].Tag == Comma && i > 1 {
		if p = s.PhraseAt(i - 2); p >= 0 {
			p = s.Phrases[p].Apposed
		}
	}
	if p < 0 || s.Phrases[p].ObjectOf < 0 {
		return -1
	}
	return p
}

// takeSubject makes phrase p, or the phrase that p only describes, the subject of k.
func (s *Sentence) takeSubject(k, p int) {
	v := &s.Verbs[k]
	if v.Form != Finite && !s.Phrases[p].Relative {
		// "Vance saying": the phrase right before; weak unless nothing else
		v.Subject, v.How = s.climb(p), Dangling
		return
	}
	if s.Phrases[p].Relative {
		v.How = RelativeWho
		v.Subject = p
		if a := s.antecedent(p); a >= 0 {
			v.Subject = a
		}
		return
	}
	if p > 0 && s.reflexive(p) {
		p-- // Ek himself said
	}
	top := p
	if !s.conjunction(s.Phrases[p].Prep) {
		top = s.climb(p)
	}
	if a := max(s.overRelative(k, top), s.overReduced(k, p)); a >= 0 {
		v.Subject, v.How = a, OverPrep
		return
	}
	if j := s.Phrases[top].Joined; j >= 0 && s.OneHolder(j, top) { // the former governor and senator said
		top = j
	}
	if j := s.Phrases[top].Joined; j >= 0 && s.Phrases[j].Apposed >= 0 { // Dorn, the president and chief executive of Acme said
		top = s.climb(s.Phrases[j].Apposed)
	}
	v.Subject, v.How = top, Adjacent
	if top != p {
		v.How = OverPrep
	}
}

// overRelative returns the phrase that a relative clause describes, which ends
// with phrase p right before verb group k: the man who sold it to the Lowes said.
// It is -1 where p ends none.
func (s *Sentence) overRelative(k, p int) int {
	ph := &s.Phrases[p]
	if k == 0 || ph.Prep < 0 && ph.ObjectOf < 0 || s.conjunction(ph.Prep) {
		return -1
	}
	u := &s.Verbs[k-1]
	if u.How != RelativeWho || u.Subject < 0 || ph.First < u.End || s.Phrases[u.Subject].Relative || s.commaBetween(u.First, s.Verbs[k].First) {
		return -1
	}
	return u.Subject
}

// reflexive says that phrase p only stresses the one right before it: himself.
func (s *Sentence) reflexive(p int) bool {
	if s.Phrases[p-1].End != s.Phrases[p].First {
		return false
	}
	switch s.Words[s.Phrases[p].Head].Lower {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// conjunction says that word i, taken for a preposition, can open a clause: it
// fell after Brandt warned of it.
func (s *Sentence) conjunction(i int) bool {
	if i < 0 {
		return false
	}
	switch s.Words[i].Lower {
	case "after", "before", "since", "until", "than", "while", "because", "once", "as", "though":
		return true
	}
	return false
}

// antecedent returns the phrase that the relative pronoun p refers to, or -1.
func (s *Sentence) antecedent(p int) int {
	i := s.Phrases[p].First - 1
	comma := i >= 0 && s.Words[i].Tag == Comma
	if comma {
		i--
	}
	if i < 0 || s.phraseAt[i] < 0 {
		return -1
	}
	a := int(s.phraseAt[i])
	// "the mayor of Hull, who": the person, not the town
	if s.Words[s.Phrases[p].First].Lower == "who" {
		a = s.climb(a)
	}
	return a
}

// climb goes from the object of a preposition to the phrase before the preposition.
func (s *Sentence) climb(p int) int {
	for s.Phrases[p].Prep > 0 {
		prep := s.Phrases[p].Prep
		q := max(s.PhraseAt(prep-1), s.describedBy(prep))
		if q < 0 || s.Phrases[q].Relative {
			break
		}
		if s.Phrases[q].ObjectOf >= 0 && !s.nounPrep(prep) || weekday(&s.Words[s.Phrases[q].Head]) {
			break
		}
		p = q
	}
	return p
}

// nounPrep says that the preposition usually belongs to the noun before it.
func (s *Sentence) nounPrep(i int) bool {
	switch s.Words[i].Lower {
	case "of", "for":
		return true
	}
	return false
}

// overComma finds the subject of k beyond the interruption that ends with the comma at word c,
// which may be the first of the sentence.
func (s *Sentence) overComma(k, c int) {
	if c > 0 && s.PhraseAt(c-1) >= 0 {
		p := s.PhraseAt(c - 1)
		if a := s.Phrases[s.climb(p)].Apposed; a >= 0 {
			if top := s.climb(a); s.free(top) {
				s.Verbs[k].Subject, s.Verbs[k].How = top, OverComma
				return
			}
		}
	}
	start := s.clauseStart(c)
	for i := start; i < c; i++ {
		p := s.PhraseAt(i)
		if p < 0 {
			continue
		}
		ph := &s.Phrases[p]
		if ph.First >= start && s.free(p) && !ph.Relative {
			s.Verbs[k].Subject, s.Verbs[k].How = p, OverComma
			return
		}
		i = ph.End - 1
	}
	s.share(k, Shared)
}

// free says that no verb, preposition or noun governs phrase p.
func (s *Sentence) free(p int) bool {
	ph := &s.Phrases[p]
	return ph.Prep < 0 && ph.ObjectOf < 0 && !ph.Possesses
}

// overQuote finds the subject before a quote that stands between it and its verb.
func (s *Sentence) overQuote(k, q int) {
	if q > 0 && s.phraseAt[q-1] >= 0 && s.Verbs[k].Form == Finite {
		s.takeSubject(k, int(s.phraseAt[q-1]))
	}
}

// clauseStart returns the word at which the clause before word c begins.
func (s *Sentence) clauseStart(c int) int {
	for i := c - 1; i >= 0; i-- {
		switch w := &s.Words[i]; {
		case w.Tag == Quoted || w.Tag == Colon || w.Tag == Stop:
			return i + 1
		case w.Lower == "that" && w.Tag == IN, w.Lower == "because", w.Lower == "while", w.Lower == "although", w.Lower == "but", w.Lower == "whether":
			return i + 1
		case w.Tag == CC && i > 0 && s.Words[i-1].Tag == Comma && i+1 < len(s.Words) && s.phraseAt[i+1] >= 0 && s.verbBetween(i+1, c):
			return i + 1
		}
	}
	return 0
}

func (s *Sentence) verbBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if s.verbAt[i] >= 0 {
			return true
		}
	}
	return false
}

// tagAfter says that verb group k, behind the comma at word c, can be the tag
// of what stands before: a quote, or a clause that has its own verb. Behind a
// name and its apposition it cannot: "Ek, a baker, said it was".
func (s *Sentence) tagAfter(k, c int) bool {
	if c == 0 || s.Words[c-1].Tag == Quoted {
		return true
	}
	if p := s.PhraseAt(c - 1); p >= 0 && s.Phrases[s.climb(p)].Apposed >= 0 {
		return false
	}
	start := s.clauseStart(c)
	for j := k - 1; j >= 0 && s.Verbs[j].First >= start; j-- {
		if s.Verbs[j].Form == Finite && s.Verbs[j].How != RelativeWho {
			return true
		}
	}
	return false
}

// invert takes the phrase right after verb group k as its subject: said Vance.
func (s *Sentence) invert(k int) bool {
	v := &s.Verbs[k]
	if v.End >= len(s.Words) || v.Form == Ing || v.Passive || v.Form == Infinitive {
		return false
	}
	i := v.End
	for i < len(s.Words) && s.Words[i].Tag == RB {
		i++
	}
	particle := i < len(s.Words) && s.tagAt(v.First-1) == Quoted && Particle(&s.Words[i])
	if particle { // "...," fired back Vance
		i++
	}
	if i >= len(s.Words) || s.phraseAt[i] < 0 {
		return false
	}
	p := int(s.phraseAt[i])
	if s.timeOrThing(p) {
		return false
	}
	if particle {
		s.Phrases[p].Prep = -1
		v.End, v.Form = i, Finite
	}
	for s.Phrases[p].Possesses && p+1 < len(s.Phrases) && s.Phrases[p+1].Possessor == p {
		p++
	}
	v.Subject, v.How = p, Inverted
	return true
}

// share gives verb group k the subject of the finite one before it.
func (s *Sentence) share(k int, how Subjecthood) {
	for j := k - 1; j >= 0; j-- {
		u := &s.Verbs[j]
		if u.Subject < 0 || u.How == RelativeWho && how == Dangling && s.commaBetween(u.End, s.Verbs[k].First) || s.aside(u, k, how) {
			continue
		}
		s.Verbs[k].Subject, s.Verbs[k].How = u.Subject, how
		return
	}
	for p := range s.Phrases {
		ph := &s.Phrases[p]
		if ph.First >= s.Verbs[k].First {
			break
		}
		if ph.Prep < 0 && !ph.Possesses {
			s.Verbs[k].Subject, s.Verbs[k].How = p, how
			return
		}
	}
}

func (s *Sentence) commaBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if s.Words[i].Tag == Comma {
			return true
		}
	}
	return false
}

// agent finds the by-phrase of a passive, or of a bare participle.
func (s *Sentence) agent(k int) {
	v := &s.Verbs[k]
	if !v.Passive && v.Form != Participle {
		return
	}
	for i := v.End; i < len(s.Words) && i < v.End+6; i++ {
		if s.Words[i].Lower == "by" && i+1 < len(s.Words) {
			if p := s.PhraseAt(i + 1); p >= 0 {
				v.Agent = p
			}
			return
		}
		if s.Words[i].Tag == Quoted && i+1 < len(s.Words) && s.Words[i+1].Lower == "by" { // was called "Q" by Ek
			continue
		}
		if t := s.Words[i].Tag; t == Quoted || t == Stop || s.verbAt[i] >= 0 && s.Words[i].Tag != VBG {
			return
		}
	}
}
