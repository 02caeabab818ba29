package nlp

// joinPhrase sees whether phrase i is in apposition to the one before a comma,
// or joined to the one before "and".
func (s *Sentence) joinPhrase(i int) {
	p := &s.Phrases[i]
	first := p.First
	if p.Possessor >= 0 {
		first = s.Phrases[p.Possessor].First
	}
	if first < 2 || p.Pronoun {
		return
	}
	before := s.Words[first-1]
	prev := s.PhraseAt(first - 2)
	if prev < 0 {
		return
	}
	switch {
	case before.Tag == Comma:
		// an apposition ends with a comma, a stop or the sentence, and
		// has the name on one of its two sides
		if !s.closesApposition(p.End) {
			return
		}
		if top := s.climb(prev); top != prev && s.Words[p.Head].Upper && (s.spokesman(top) || s.holder(top) && !s.Words[s.Phrases[prev].Head].Upper) {
			p.Apposed = top // a spokeswoman for the printers, Jana Roth
		} else if !s.alike(prev, i) {
			p.Apposed = prev
			if j := s.Phrases[prev].Joined; j >= 0 && s.Words[p.Head].Upper && s.OneHolder(j, prev) {
				p.Apposed = j // the founder and head gardener, Jana Roth
			}
		} else if top := s.climb(prev); top != prev && !s.alike(top, i) && (p.End == len(s.Words) || s.VerbAt(p.End) < 0) {
			p.Apposed = top // a spokeswoman for Acme, Jana Roth
		}
	case (before.Lower == "and" || before.Lower == "&") && s.bareOffice(prev) && s.officeBeforeName(i):
		p.Apposed = prev // baker and poet Jana Roth
	case before.Lower == "and" || before.Lower == "&":
		p.Joined = prev
	}
}

// alike says that the heads of two phrases are both names, or neither.
func (s *Sentence) alike(p, q int) bool {
	return s.Words[s.Phrases[p].Head].Upper == s.Words[s.Phrases[q].Head].Upper
}

// unchain sets a noun between two names free of the first, where that is
// governed: after talks with Marsh, the minister, Rae Coyle, said.
func (s *Sentence) unchain() {
	for i := range s.Phrases {
		if a := s.Phrases[i].Apposed; a >= 0 {
			if b := s.Phrases[a].Apposed; b >= 0 && !s.free(b) && s.alike(b, i) {
				s.Phrases[a].Apposed = -1
			}
		}
	}
}

// closesApposition says that what begins at word i, after any prepositional
// phrases, is the end of an apposition.
func (s *Sentence) closesApposition(i int) bool {
	for i < len(s.Words) {
		switch t := s.Words[i].Tag; {
		case t == Comma || t == Stop || t == Quoted || t == Dash || t == Colon || t == Open:
			return true
		case (t == IN || t == TO || t == POS) && i+1 < len(s.Words) && s.PhraseAt(i+1) >= 0:
			i = s.Phrases[s.PhraseAt(i+1)].End
		case t == CC && i+1 < len(s.Words) && s.PhraseAt(i+1) >= 0 && !s.Words[i-1].Upper && !s.Words[s.Phrases[s.PhraseAt(i+1)].Head].Upper:
			i = s.Phrases[s.PhraseAt(i+1)].End // the president and chief executive
		case t == WP || t == WDT || s.verbAt[i] >= 0:
			return true
		default:
			return false
		}
	}
	return true
}
