package link

import (
	"slices"
	"strings"
	"sync"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/people"
)

type entity = people.Entity

// Antecedents returns the entities that mention m can refer to, the nearest
// first, at most limit of them: people and organisations named before it, and
// those named first in the two sentences after it. Nobody of the other gender
// is among them, and "a spokesman" has none.
func (s *Scene) Antecedents(m *Mention, limit int) []int {
	m = s.referring(m)
	if m.Kind == mention.Noun && m.definite != 1 && m.definite != 3 {
		return nil // a spokesman
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

// antecedentReach is how many names before a mention are asked: where so many
// are those of a few, nobody else is meant.
const antecedentReach = 500

func (s *Scene) eligible(e int) bool {
	switch s.People.Entities[e].Class {
	case mention.Person, mention.Organization, mention.Unknown:
		return true
	}
	return false
}

// referring returns what in mention m refers to somebody: of words that are
// somebody's (his warning, her letter) it is the pronoun, else m itself.
func (s *Scene) referring(m *Mention) *Mention {
	if m.Kind != mention.Noun || m.definite != 3 {
		return m
	}
	sent := s.Text.Sentence(m.Sentence)
	first := &sent.Words[sent.Phrases[m.Phrase].First]
	info, ok := lexicon.Pronoun(first.Lower)
	if _, cue := s.Cues.Noun(m.Head); !ok || info.Person != 3 || !cue && !lexicon.DocNoun(m.Head) {
		return m
	}
	own := *m
	own.Kind, own.Pronoun, own.Head, own.IsRole, own.Role = mention.Pronoun, info, first.Lower, false, lexicon.RoleInfo{}
	return &own
}

// possible says that nothing in the text forbids that mention m is entity e.
func (s *Scene) possible(m *Mention, e int) bool {
	ent := s.People.Entities[e]
	switch {
	case m.Kind == mention.Pronoun && m.Pronoun.Plural && ent.Class == mention.Person,
		m.Kind == mention.Noun && !m.IsRole && lexicon.OrgNoun(m.Head) && ent.Class == mention.Person,
		m.Kind == mention.Noun && m.IsRole && !lexicon.OrgNoun(m.Head) && ent.Class == mention.Organization:
		return false
	}
	switch s.genderOf(m) {
	case lexicon.Female:
		return ent.Male < certainGender || ent.Female > ent.Male/10
	case lexicon.Male:
		return ent.Female < certainGender || ent.Male > ent.Female/10
	}
	return true
}

// Described says that the text itself calls entity e by the noun of mention m,
// or by one that means it; true of pronouns.
func (s *Scene) Described(m *Mention, e int) bool {
	return s.referring(m).Kind != mention.Noun || s.People.Entities[e].DescribedBy(m.Head)
}

// OnlyDescribed returns the one entity of those given that the text itself
// calls by the noun of mention m, where m is definite; -1 for none or several.
func (s *Scene) OnlyDescribed(m *Mention, entities []int) int {
	m = s.referring(m)
	if m.Kind != mention.Noun || m.definite != 1 || m.Role.Plural {
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
func (s *Scene) nameBefore(pos int) int {
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

// AntecedentRows returns the features of every pair of mention m and an entity
// and, last, those of the mention with nobody who has a name. The rows are good
// until the next call.
func (s *Scene) AntecedentRows(m *Mention, cands []int, h *History) [][]float32 {
	m = s.referring(m)
	s.antecedents.reset()
	for i, e := range append(slices.Clip(cands), nobody) {
		r := row{x: s.antecedents.next()}
		s.antecedentFeatures(&r, m, e, i, cands, h)
		s.antecedents.add(r.x)
	}
	return s.antecedents.rows
}

// nobody stands for nobody who has a name, among the entities a mention can refer to.
const nobody = -1

// AntecedentNames returns the names of those features, in order.
var AntecedentNames = sync.OnceValue(func() []string {
	var names []string
	s, err := NewScene(extract.New("Jo said “yes,” and she ran."), lexicon.Cues())
	if err != nil || len(s.People.Entities) == 0 {
		return nil
	}
	ms := s.MentionsOf(0)
	s.antecedentFeatures(&row{names: &names}, &s.Mentions[ms[len(ms)-1]], 0, 0, []int{0}, NewHistory())
	return names
})

// antecedentFeatures describe entity e as what mention m refers to.
func (s *Scene) antecedentFeatures(r *row, m *Mention, e, rank int, cands []int, h *History) {
	ent, t := &people.Entity{}, trail{last: -1, lastInside: -1, next: -1}
	if e != nobody {
		ent, t = s.People.Entities[e], s.trailOf(m, e)
	}
	r.flag("nobody", e == nobody)
	s.kindFeatures(r, m)
	r.add("e_class", float64(ent.Class))
	r.add("e_female", ent.Female)
	r.add("e_male", ent.Male)
	r.add("e_gender", s.genderMatch(m, ent.Gender()))
	r.add("e_names", float64(min(len(ent.Names), 30)))
	r.add("e_rank", float64(rank))
	r.add("e_cands", float64(len(cands)))
	r.add("e_rank_gender", s.genderRank(m, e, cands))
	r.add("e_before", float64(min(t.before, 20)))
	r.add("e_near", float64(t.near))
	r.add("e_after", float64(min(t.after, 10)))
	s.lastFeatures(r, m, t)
	r.flag("e_full", ent.Given != "")
	r.flag("e_titled", ent.Title != "")
	s.saidFeatures(r, m, e, t, h)
	s.nounFeatures(r, m, ent)
	s.focusFeatures(r, m, e, cands, h)
}

// lastFeatures tell where the entity was named last before mention m.
func (s *Scene) lastFeatures(r *row, m *Mention, t trail) {
	gap, sents, pars := 999.0, 50.0, 20.0
	subject, first, poss, heading := 0.0, false, false, false
	if t.last >= 0 {
		n := &s.People.Names[t.last]
		gap = float64(min(m.pos-int(s.narration[n.FirstToken]), 500))
		sents = float64(min(m.Sentence-n.Sentence, 50))
		pars = float64(min(s.Doc.Sentences[m.Sentence].Paragraph-s.Doc.Sentences[n.Sentence].Paragraph, 20))
		subject = s.subjecthood(n)
		first, poss, heading = s.firstInSentence(t.last), n.Possessive, n.Heading
	}
	r.add("e_gap", gap)
	r.add("e_sents", sents)
	r.add("e_pars", pars)
	r.add("e_subject", subject)
	r.flag("e_first", first)
	r.flag("e_poss", poss)
	r.flag("e_heading", heading)
	r.flag("e_inside_later", t.lastInside > t.last)
	r.flag("e_ahead", t.last < 0)
}

// saidFeatures tell what entity e has said so far.
func (s *Scene) saidFeatures(r *row, m *Mention, e int, t trail, h *History) {
	r.flag("h_is_last", e == h.Entity && e != nobody)
	r.add("h_said", float64(min(h.Said[e], 10)))
	r.flag("h_last_agrees", h.Entity >= 0 && s.genderMatch(m, s.People.Entities[h.Entity].Gender()) >= 0)
	gap := 999.0
	if h.Quote >= 0 {
		gap = float64(min(m.pos-s.Quotes[h.Quote].pos, 500))
	}
	r.add("h_gap", gap)
	r.flag("h_same_par", h.Quote >= 0 && s.Quotes[h.Quote].Paragraph == s.Doc.Sentences[m.Sentence].Paragraph)
	r.flag("h_since_last", h.Quote >= 0 && t.last >= 0 && s.People.Names[t.last].Start > s.Doc.Spans[s.Quotes[h.Quote].Span].Start)
}

func (s *Scene) kindFeatures(r *row, m *Mention) {
	r.add("m_kind", float64(m.Kind))
	r.add("m_person", float64(m.Pronoun.Person))
	r.flag("m_plural", m.Pronoun.Plural || m.Role.Plural)
	r.flag("m_female", s.genderOf(m) == "female")
	r.flag("m_male", s.genderOf(m) == "male")
	r.flag("m_it", m.Head == "it")
	r.flag("m_who", m.Head == "who")
	r.add("m_definite", float64(m.definite))
	r.flag("m_role", m.IsRole)
	r.flag("m_orgnoun", lexicon.OrgNoun(m.Head))
	r.flag("m_docnoun", lexicon.DocNoun(m.Head))
	words := 1.0
	if m.Kind == mention.Noun {
		ph := s.Text.Sentence(m.Sentence).Phrases[m.Phrase]
		words = float64(ph.End - ph.First)
	}
	r.add("m_words", words)
	r.flag("m_sent_first", m.Start == s.Doc.Sentences[m.Sentence].Start)
}

// genderMatch is 1 where the genders agree, -1 where they do not, 0 where one is unknown.
func (s *Scene) genderMatch(m *Mention, g string) float64 {
	mg := s.genderOf(m)
	switch {
	case mg == "" || g == "":
		return 0
	case mg == g:
		return 1
	}
	return -1
}

// genderRank numbers entity e among the candidates that the gender allows, the nearest first.
func (s *Scene) genderRank(m *Mention, e int, cands []int) float64 {
	n := 0.0
	for _, c := range cands {
		if c == e {
			break
		}
		ce := s.People.Entities[c]
		if s.genderMatch(m, ce.Gender()) >= 0 && (m.Kind != mention.Pronoun || ce.Class != mention.Organization) {
			n++
		}
	}
	return n
}

// subjecthood is 2 for the subject of its sentence, 1 for the first name of a
// sentence that nobody tagged, 0 else.
func (s *Scene) subjecthood(n *mention.Name) float64 {
	if !s.Text.Tagged(n.Sentence) {
		if n.FirstToken-s.Doc.Sentences[n.Sentence].FirstToken < 3 {
			return 1
		}
		return 0
	}
	for _, i := range s.MentionsOf(n.Sentence) {
		o := &s.Mentions[i]
		if o.Start <= n.Start && n.End <= o.End && o.verb >= 0 && !s.possessed(o, n) {
			return 2
		}
	}
	return 0
}

// possessed says that the name is only the possessor within the mention.
func (s *Scene) possessed(o *Mention, n *mention.Name) bool { return o.Name < 0 && n.Possessive }

func (s *Scene) firstInSentence(i int) bool {
	return i == 0 || s.People.Names[i-1].Sentence != s.People.Names[i].Sentence
}

// FullestLike returns the mention before c that says of an organisation's noun
// whose it is ("the Norwind campaign" for "the campaign"), where the text has
// one such phrase and no other; else c itself.
func (s *Scene) FullestLike(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Noun || m.definite != 1 || !lexicon.OrgNoun(m.Head) || s.capitalised(c) {
		return c
	}
	best, text := c, ""
	for i := range s.Mentions {
		o := &s.Mentions[i]
		if o.Kind != mention.Noun || o.Head != m.Head || o.Start >= m.Start || !s.capitalised(i) {
			continue
		}
		start, end := s.Extent(i)
		phrase := strings.TrimPrefix(strings.ToLower(s.Doc.Text[start:end]), "the ")
		if text != "" && phrase != text {
			return c
		}
		best, text = i, phrase
	}
	return best
}

// capitalised says that the phrase of mention c has a name in it.
func (s *Scene) capitalised(c int) bool {
	start, end := s.Extent(c)
	for k := s.Doc.TokenAt(start); k < len(s.Doc.Tokens) && int(s.Doc.Tokens[k].Start) < end; k++ {
		if _, ok := s.nameAt.of(k); ok {
			return true
		}
	}
	return false
}

// pluralReach is how many sentences before "they" its people may stand.
const pluralReach = 2

// PluralBefore returns the mention of several people that "they" at mention c
// means: the subject of its sentence before the word, or of the nearest sentence
// before, where that is two names or a plural; -1 where it is neither.
func (s *Scene) PluralBefore(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || !m.Pronoun.Plural {
		return -1
	}
	for i := m.Sentence; i >= max(0, m.Sentence-pluralReach); i-- {
		for _, k := range s.MentionsOf(i) {
			switch o := &s.Mentions[k]; {
			case o.Start >= m.Start || o.verb < 0 || o.Kind == mention.Pronoun:
			case o.Role.Plural && o.Kind == mention.Noun || len(s.Joint(k)) > 1:
				return k
			case i < m.Sentence:
				return -1
			}
		}
	}
	return -1
}

// NounBefore returns the mention of the unnamed person that "he" or "she" at
// mention c means: the subject of its sentence before the word, or of a sentence
// near before it, where that is a noun for one person of no other gender; -1
// where it is somebody named, or nobody.
func (s *Scene) NounBefore(c int) int {
	m := &s.Mentions[c]
	if m.Kind != mention.Pronoun || m.Pronoun.Person != 3 || m.Pronoun.Gender == "" {
		return -1
	}
	for i := m.Sentence; i >= max(0, m.Sentence-pluralReach); i-- {
		for _, k := range s.MentionsOf(i) {
			switch o := &s.Mentions[k]; {
			case o.Start >= m.Start || o.verb < 0 || o.Kind == mention.Pronoun:
			case o.Kind == mention.Named:
				return -1
			case o.Apposed < 0 && s.onePerson(o) && s.genderMatch(m, o.Role.Gender) >= 0:
				return k
			}
		}
	}
	return -1
}

// onePerson says that the noun of mention o is for one person: a known one, or
// any that speaks and is no organisation's or document's.
func (s *Scene) onePerson(o *Mention) bool {
	if o.IsRole {
		return !o.Role.Plural && o.Role.Kind == lexicon.Person
	}
	return o.cue > .5 && o.definite > 0 && !strings.HasSuffix(o.Head, "s") && !lexicon.OrgNoun(o.Head) && !lexicon.DocNoun(o.Head)
}
