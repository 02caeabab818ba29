package refer

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/nlp"
	"quotes/internal/people"
	"quotes/internal/scene"
	"strings"
)

// A use is how the text uses the noun of a mention.
type use struct {
	start   int // of the mention
	kind    mention.Kind
	known   float64
	age     bool // it tells an age
	epithet bool
	company int // the people.Entity that it means for want of another, -1 for none
}

// use returns how the noun of mention m is used, and keeps it until another is
// asked for.
func (s *Reader) use(m *scene.Mention) *use {
	if u := s.used; u != nil && u.start == m.Start && u.kind == m.Kind {
		return u
	}
	u := &use{start: m.Start, kind: m.Kind, known: s.knownBefore(m), company: -1}
	if m.Kind == mention.Noun {
		u.age = people.AgeOf(m.Head) > 0
		u.company = s.onlyCompany(m, u)
		u.epithet = s.isEpithet(m, u)
	}
	s.used = u
	return u
}

// nounFeatures compare a noun phrase with what is known of the people.Entity.
func (s *Reader) nounFeatures(r *model.Row, m *scene.Mention, e *people.Entity) {
	inRole, inTitle, inName, modifier, described := false, false, false, false, false
	if m.Kind == mention.Noun {
		described = e.DescribedBy(m.Head)
		inRole = containsWord(e.Role, m.Head)
		inTitle = containsWord(e.Title, m.Head)
		inName = containsWord(e.Name, m.Head)
		sent := s.Text.Sentence(m.Sentence)
		ph := sent.Phrases[m.Phrase]
		for w := ph.First; w < ph.Head; w++ {
			word := &sent.Words[w]
			if word.Tag != nlp.DT && (containsWord(e.Role, word.Lower) || containsWord(e.Title, word.Lower) || containsWord(e.Name, word.Lower)) {
				modifier = true
			}
		}
	}
	r.Flag("n_described", described)
	u := s.use(m)
	r.Add("n_known", u.known)
	r.Flag("n_age", u.age)
	r.Flag("n_epithet", u.epithet)
	r.Flag("n_role", inRole)
	r.Flag("n_title", inTitle)
	r.Flag("n_name", inName)
	r.Flag("n_modifier", modifier)
}

// knownReach is how many words before a noun are searched for the same noun.
const knownReach = 600

// What knownBefore tells of a noun.
const (
	firstUse   = 0. // the text has not used it: the tycoon is somebody named
	usedBefore = 1.
	introduced = 2. // a tycoon came before
)

// knownBefore tells whether the text used the noun of mention m before it, and
// whether it was to introduce somebody: an official, another official.
func (s *Reader) knownBefore(m *scene.Mention) float64 {
	if m.Kind != mention.Noun {
		return -1
	}
	known := firstUse
	at := s.Doc.TokenAt(m.Start)
	for k := at - 1; k >= max(0, at-knownReach); k-- {
		t := &s.Doc.Tokens[k]
		if int(t.End-t.Start) != len(m.Head) || t.Span >= 0 || !strings.EqualFold(s.Doc.Text[t.Start:t.End], m.Head) {
			continue
		}
		if known = usedBefore; s.introduces(k) {
			return introduced
		}
	}
	return known
}

// introduces says that the noun at token k stands behind "a" or "another", and
// beside no name.
func (s *Reader) introduces(k int) bool {
	if _, named := s.NameAt(k + 1); named {
		return false
	}
	for j := k - 1; j >= max(0, k-5); j-- {
		if s.Doc.Tokens[j].Kind != extract.Word {
			return false
		}
		switch strings.ToLower(s.Doc.TokenText(j)) {
		case "a", "an", "another", "one", "some", "two", "second", "third":
			if j == 0 || s.Doc.TokenText(j-1) != "," {
				return true
			}
			_, named := s.NameAt(max(j-2, 0))
			return !named
		}
	}
	return false
}

// Epithet says that the noun of mention m, with "the" before it, is another word
// for somebody whom the reader has met: the tycoon, the 46-year-old, the Czech.
// The text has introduced nobody by it, and it is no noun that anybody goes by.
func (s *Reader) Epithet(m *scene.Mention) bool { return s.use(m).epithet }

func (s *Reader) isEpithet(m *scene.Mention, u *use) bool {
	if m.Kind != mention.Noun || m.Definite != 1 || m.Role.Plural || m.Word.Is(lexicon.OrgNouns) {
		return false
	}
	person := m.IsRole && m.Role.Kind == lexicon.Person && (!m.Word.Is(lexicon.Anybodies) || s.ofSome(m)) || strings.Contains(m.Head, "-of-")
	return (person || u.age || s.fromSomewhere(m)) && u.known != introduced
}

// OnlyCompany returns the one organisation that has been named before mention
// m, where m is "the company" or the like; -1 for none or several.
func (s *Reader) OnlyCompany(m *scene.Mention) int { return s.use(m).company }

func (s *Reader) onlyCompany(m *scene.Mention, u *use) int {
	if m.Kind != mention.Noun || m.Definite != 1 || m.Role.Plural || u.known == introduced ||
		!lexicon.RoleCovers("company", m.Head) && !lexicon.RoleCovers("organization", m.Head) {
		return -1
	}
	only, told := -1, s.toldApart(m)
	for i := range s.People.Names[:s.nameBefore(m.Start)] {
		e := s.People.Names[i].Entity
		if e < 0 || e == only || !s.mayBeCompany(e) {
			continue
		}
		if only >= 0 || told && !containsWord(s.People.Entities[e].Name, m.Head) {
			return -1
		}
		only = e
	}
	if only >= 0 && !s.mayBeSo(m, s.People.Entities[only]) {
		return -1
	}
	return only
}

// mayBeSo says that the noun of mention m, which is for organisations, can be for
// one of that name: the Data Commission is no firm, and Roe Holdings no union.
func (s *Reader) mayBeSo(m *scene.Mention, e *people.Entity) bool {
	if e.Class != mention.Organization || lexicon.RoleCovers("company", m.Head) && publicBody(e.Name) {
		return false
	}
	return !publicBody(m.Head) || containsWord(e.Name, m.Head) || e.DescribedBy(m.Head)
}

// mayBeCompany says that entity e is an organisation, or may be one: somebody of
// one word of whom nothing tells that it is a person, and who speaks.
func (s *Reader) mayBeCompany(e int) bool {
	ent := s.People.Entities[e]
	return ent.Class == mention.Organization || ent.Class == mention.Unknown && !strings.Contains(ent.Name, " ") && ent.Female+ent.Male == 0
}

// toldApart says that words before the noun of mention m tell it from others of its
// kind: the store chain, the state association.
func (s *Reader) toldApart(m *scene.Mention) bool {
	ph := s.Text.Sentence(m.Sentence).Phrases[m.Phrase]
	return ph.Head > ph.First+1
}

// publicBody says that an organisation of that name is no company.
func publicBody(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		switch w {
		case "commission", "council", "ministry", "agency", "authority", "court", "tribunal", "police", "department", "office", "board",
			"university", "school", "college", "hospital", "union", "party", "parliament", "senate", "congress", "committee":
			return true
		}
	}
	return false
}

// fromSomewhere says that the head of the mention tells where one person is
// from: the Czech, the Texan, but not the Swiss.
func (s *Reader) fromSomewhere(m *scene.Mention) bool {
	sent := s.Text.Sentence(m.Sentence)
	head := &sent.Words[sent.Phrases[m.Phrase].Head]
	if !head.Upper || !lexicon.Nationality(s.Doc.Text[head.Start:head.End]) {
		return false
	}
	for _, many := range []string{"s", "ese", "sh", "ch", "men"} {
		if strings.HasSuffix(head.Lower, many) {
			return head.Lower == "czech"
		}
	}
	return true
}

// containsWord says that the lower-case word stands in the text.
func containsWord(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if strings.EqualFold(strings.Trim(w, ",.’'s"), strings.Trim(word, "s")) {
			return true
		}
	}
	return false
}

// Together says that the names of entities a and b stand joined by "and" where
// they were named last before pronoun m, and that both can be meant by it: of
// two who are only named together, "he" is either.
func (s *Reader) Together(m *scene.Mention, a, b int) bool {
	if m.Kind != mention.Pronoun || s.GenderMatch(m, s.People.Entities[a].Gender()) < 0 || s.GenderMatch(m, s.People.Entities[b].Gender()) < 0 {
		return false
	}
	x, y := s.trailOf(m, a).last, s.trailOf(m, b).last
	if x < 0 || y < 0 {
		return false
	}
	if x > y {
		x, y = y, x
	}
	first, second := &s.People.Names[x], &s.People.Names[y]
	if first.Sentence != second.Sentence || y != x+1 {
		return false
	}
	gap := strings.TrimSpace(s.Doc.Text[first.End:max(second.TitleStart, first.End)])
	return gap == "and" || gap == "&"
}

// ofSome says that behind the noun of mention m stands how many children somebody
// has: the mother of three.
func (s *Reader) ofSome(m *scene.Mention) bool {
	k := m.EndToken
	if k+1 >= len(s.Doc.Tokens) || s.Doc.TokenText(k) != "of" {
		return false
	}
	switch s.Doc.TokenText(k + 1) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight":
		return true
	}
	return s.Doc.Tokens[k+1].Kind == extract.Number
}
