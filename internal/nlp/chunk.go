package nlp

// A Phrase is a base noun phrase: from its determiner to its head, or a pronoun.
type Phrase struct {
	First, End int // words, half-open
	Head       int // word

	Pronoun   bool
	Relative  bool // who, which, that at the head of a relative clause
	Possessor int  // index in Phrases of "Vance" in "Vance's spokesman", or -1
	Possesses bool // a possessive mark follows
	Prep      int  // word index of the preposition that governs it, or -1
	ObjectOf  int  // index in Verbs of the verb group right before it, or -1
	Apposed   int  // index in Phrases of the phrase it stands in apposition to, or -1
	Joined    int  // index in Phrases of the phrase before "and" that it is joined to, or -1
}

// A VerbGroup is a verb with its auxiliaries and the adverbs between them.
type VerbGroup struct {
	First, End int // words, half-open
	Head       int // word of the main verb
	Form       Form
	Passive    bool
	Negated    bool
	Modal      bool // would, could, may, might, should

	Subject int // index in Phrases, or -1
	How     Subjecthood
	Agent   int // index in Phrases of the by-phrase of a passive, or -1
}

// Form tells how a verb group stands in its clause.
type Form uint8

// The forms of verb groups.
const (
	Finite Form = iota
	Ing
	Participle
	Infinitive
)

// Subjecthood tells how a verb group came to its subject.
type Subjecthood uint8

// The ways to a subject, the surest first.
const (
	NoSubject   Subjecthood = iota
	Adjacent                // Vance [also] said
	OverPrep                // the mayor of Hull said
	OverComma               // Vance, who has a dog, said
	RelativeWho             // Vance, who said
	Inverted                // said Vance
	Shared                  // Vance rose and said; Vance wants to say
	Dangling                // Vance rose, saying
)

// chunk finds the noun phrases and the verb groups.
func (s *Sentence) chunk(m *memory, glue func(int) bool) {
	n := len(s.Words)
	at := m.places.take(2 * n)[:2*n]
	s.phraseAt, s.verbAt = at[:n], at[n:]
	for i := range at {
		at[i] = -1
	}
	s.Phrases, s.Verbs = m.phrases.take(n/3+1), m.verbs.take(n/8+1)
	for i := 0; i < n; {
		switch end := s.phraseEnd(i, glue); {
		case end > i:
			s.addPhrase(i, end)
			i = end
		case s.startsVerb(i):
			i = s.addVerb(i)
		default:
			i++
		}
	}
}

func (s *Sentence) tagAt(i int) Tag {
	if i < 0 || i >= len(s.Words) {
		return Other
	}
	return s.Words[i].Tag
}

// bar says that word i is a sign that stands between columns or entries, which the
// tagger takes for a noun: Priya Shah | “…”
func (s *Sentence) bar(i int) bool {
	switch s.Words[i].Lower {
	case "|", "¦", "‖", "•", "·":
		return true
	}
	return false
}

// phraseEnd returns where the noun phrase that begins at word i ends, i where none does.
func (s *Sentence) phraseEnd(i int, glue func(int) bool) int {
	switch t := s.Words[i].Tag; {
	case s.bar(i):
		return i
	case t == PRP || t == EX:
		return i + 1
	case t == WP || t == WDT:
		return i + 1
	case t == IN && s.Words[i].Lower == "that" && i > 0 && s.phraseAt[i-1] >= 0 && s.startsVerb(i+1):
		return i + 1 // the company that said
	case s.modifier(i) || t.Noun():
	default:
		return i
	}
	end, head := i, -1
	for end < len(s.Words) {
		t := s.Words[end].Tag
		glued := glue != nil && end > i && glue(s.Words[end].Token)
		if !glued && !s.modifier(end) && !t.Noun() || s.bar(end) {
			break
		}
		if end > i && (t == DT || t == PRPS) && !glued && s.Words[end-1].Tag != PDT {
			break
		}
		if end > i && !glued && (s.dayBeside(end) || s.timeBeside(end)) {
			break
		}
		if t.Noun() || t == CD || glued {
			head = end
		}
		end++
	}
	if head < 0 { // "the poor", "the French", "both", "this"
		if t := s.Words[i].Tag; t == DT || t == PDT || t == CD || end-i > 1 {
			return end
		}
		return i
	}
	return head + 1
}

// dayBeside says that a weekday stands by itself beside a name before or at word i:
// on Thursday Strand's aide, in Florida Friday.
func (s *Sentence) dayBeside(i int) bool {
	a, b := &s.Words[i-1], &s.Words[i]
	return a.Upper && b.Upper && a.Tag.Proper() && b.Tag.Proper() && weekday(a) != weekday(b)
}

// timeBeside says that words for a time begin at word i, right behind a name:
// Vance last week invited, Vance today said.
func (s *Sentence) timeBeside(i int) bool {
	a, w := &s.Words[i-1], &s.Words[i]
	if !a.Upper || !a.Tag.Proper() || w.Upper {
		return false
	}
	switch w.Lower {
	case "today", "yesterday":
		return true
	case "last", "this", "next":
		return i+1 < len(s.Words) && TimeWord(&s.Words[i+1])
	}
	return false
}

// modifier says that word i can stand in a noun phrase before its head.
func (s *Sentence) modifier(i int) bool {
	switch t := s.Words[i].Tag; {
	case t == DT || t == PDT || t == PRPS || t == CD || t == Money || t.Adjective():
		return true
	case t == VBN || t == VBG:
		return s.tagAt(i+1).Noun() && (s.tagAt(i-1) == DT || s.tagAt(i-1).Adjective() || s.tagAt(i-1) == PRPS || s.tagAt(i-1) == POS)
	case t == RB || t == RBR || t == RBS:
		return s.tagAt(i+1).Adjective() && (s.tagAt(i-1) == DT || s.tagAt(i-1) == PRPS)
	}
	return false
}

// officeOf says that the phrase from word i to end tells of what the phrase before
// is the office, and who holds it: secretary of state John Kerry.
func (s *Sentence) officeOf(i, end int) bool {
	if i < 2 || end-i < 2 || s.Words[i-1].Lower != "of" || s.phraseAt[i-2] < 0 || !s.Words[i].Tag.Noun() || s.Words[i].Upper || s.Words[i].IsRole {
		return false
	}
	for k := i + 1; k < end; k++ {
		if !s.Words[k].Upper || !s.Words[k].Tag.Proper() {
			return false
		}
	}
	p := int(s.phraseAt[i-2])
	return s.holder(p) && s.Words[s.Phrases[p].First].Tag != DT
}

func (s *Sentence) addPhrase(i, end int) {
	if s.officeOf(i, end) {
		k := s.phraseAt[i-2]
		p := &s.Phrases[k]
		p.End, p.Head = end, end-1
		for j := p.First; j < end; j++ {
			s.phraseAt[j] = k
		}
		return
	}
	p := Phrase{First: i, End: end, Head: end - 1, Possessor: -1, Prep: -1, ObjectOf: -1, Apposed: -1, Joined: -1}
	t := s.Words[i].Tag
	p.Pronoun = end == i+1 && (t == PRP || t == WP || t == WDT || t == IN || t == EX)
	p.Relative = p.Pronoun && t != PRP && t != EX
	k := len(s.Phrases)
	switch prev := i - 1; {
	case prev < 0:
	case s.Words[prev].Tag == POS && prev > 0 && s.phraseAt[prev-1] >= 0:
		p.Possessor = int(s.phraseAt[prev-1])
		p.Prep, p.ObjectOf = s.Phrases[p.Possessor].Prep, s.Phrases[p.Possessor].ObjectOf
		s.Phrases[p.Possessor].Possesses = true
	case s.Words[prev].Tag == IN || s.Words[prev].Tag == TO:
		if s.Words[prev].Lower != "that" && s.Words[prev].Lower != "as" || s.Words[prev].Tag == TO {
			p.Prep = prev
		}
	case s.verbAt[prev] >= 0:
		p.ObjectOf = int(s.verbAt[prev])
	}
	for j := i; j < end; j++ {
		s.phraseAt[j] = int16(k)
	}
	s.Phrases = append(s.Phrases, p)
}

// startsVerb says that a verb group begins at word i.
func (s *Sentence) startsVerb(i int) bool {
	for ; i < len(s.Words); i++ {
		switch t := s.Words[i].Tag; {
		case t == MD || t.Verb():
			return true
		case t == RB: // also said
		default:
			return false
		}
	}
	return false
}

func (s *Sentence) addVerb(i int) int {
	v := VerbGroup{First: i, Head: -1, Subject: -1, Agent: -1}
	k, first, be := len(s.Verbs), Other, false
	for ; i < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Tag == MD || w.Tag.Verb() {
			if v.Head >= 0 && !s.auxiliary(v.Head) {
				break // two main verbs in a row
			}
			if first == Other {
				first = w.Tag
			}
			v.Modal = v.Modal || w.Tag == MD && w.Lower != "will" && w.Lower != "'ll"
			be = be || v.Head >= 0 && isBe(s.Words[v.Head].Lower)
			v.Head, v.End = i, i+1
			continue
		}
		if w.Lower == "not" || w.Lower == "n't" || w.Lower == "n’t" || w.Lower == "never" {
			v.Negated = true
		} else if w.Tag != RB {
			break
		}
	}
	v.Form = verbForm(first)
	if v.First > 0 && s.Words[v.First-1].Tag == TO {
		v.Form = Infinitive
	}
	v.Passive = be && (s.Words[v.Head].Tag == VBN || s.Words[v.Head].Tag == VBD && v.Head > v.First) // were told, which taggers take for the past tense
	for j := v.First; j < v.End; j++ {
		s.verbAt[j] = int16(k)
	}
	s.Verbs = append(s.Verbs, v)
	return v.End
}

func verbForm(first Tag) Form {
	switch first {
	case VBG:
		return Ing
	case VBN:
		return Participle
	default:
		return Finite
	}
}

func isBe(lower string) bool {
	switch lower {
	case "is", "was", "are", "were", "be", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m":
		return true
	}
	return false
}

// auxiliary says that word i can be an auxiliary of the verb that follows.
func (s *Sentence) auxiliary(i int) bool {
	w := &s.Words[i]
	if w.Tag == MD || isBe(w.Lower) {
		return true
	}
	switch w.Lower {
	case "has", "have", "had", "having", "'ve", "’ve", "'d", "’d", "do", "does", "did":
		return true
	}
	return false
}
