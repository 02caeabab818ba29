package refer

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/people"
	"quotes/internal/scene"
	"slices"
	"sync"
)

// AntecedentRows returns the features of every pair of mention m and an entity
// and, last, those of the mention with nobody who has a name. The rows are good
// until the next call.
func (s *Reader) AntecedentRows(m *scene.Mention, cands []int, h *scene.History) [][]float32 {
	m = s.referring(m)
	s.rows.Reset()
	for i, e := range append(slices.Clip(cands), nobody) {
		r := model.Row{X: s.rows.Next()}
		s.antecedentFeatures(&r, m, e, i, cands, h)
		s.rows.Add(r.X)
	}
	return s.rows.Rows
}

// nobody stands for nobody who has a name, among the entities a mention can refer to.
const nobody = -1

// AntecedentNames returns the names of those features, in order.
var AntecedentNames = sync.OnceValue(func() []string {
	var names []string
	s, err := scene.New(extract.New("Jo said “yes,” and she ran."), lexicon.Cues(), nil)
	if err != nil || len(s.People.Entities) == 0 {
		return nil
	}
	ms := s.MentionsOf(0)
	New(s).antecedentFeatures(&model.Row{Names: &names}, &s.Mentions[ms[len(ms)-1]], 0, 0, []int{0}, scene.NewHistory())
	return names
})

// antecedentFeatures describe entity e as what mention m refers to.
func (s *Reader) antecedentFeatures(r *model.Row, m *scene.Mention, e, rank int, cands []int, h *scene.History) {
	ent, t := &people.Entity{}, trail{last: -1, lastInside: -1, next: -1}
	if e != nobody {
		ent, t = s.People.Entities[e], s.trailOf(m, e)
	}
	r.Flag("nobody", e == nobody)
	s.kindFeatures(r, m)
	r.Add("e_class", float64(ent.Class))
	r.Add("e_female", ent.Female)
	r.Add("e_male", ent.Male)
	r.Add("e_gender", s.GenderMatch(m, ent.Gender()))
	r.Add("e_names", float64(min(len(ent.Names), 30)))
	r.Add("e_rank", float64(rank))
	r.Add("e_cands", float64(len(cands)))
	r.Add("e_rank_gender", s.genderRank(m, e, cands))
	r.Add("e_before", float64(min(t.before, 20)))
	r.Add("e_near", float64(t.near))
	r.Add("e_after", float64(min(t.after, 10)))
	s.lastFeatures(r, m, t)
	r.Flag("e_full", ent.Given != "")
	r.Flag("e_titled", ent.Title != "")
	s.saidFeatures(r, m, e, t, h)
	s.nounFeatures(r, m, ent)
	s.focusFeatures(r, m, e, cands, h)
	s.introFeatures(r, m, e, cands)
}

// introFeatures tell how long ago the text has brought entity e in, and whether
// nobody has come since: who was introduced last is spoken of longest.
func (s *Reader) introFeatures(r *model.Row, m *scene.Mention, e int, cands []int) {
	age, newest, role := 99.0, false, false
	if e != nobody {
		ent := s.People.Entities[e]
		if k := s.nameBefore(ent.First); k < len(s.People.Names) && ent.First < m.Start {
			age, newest = float64(min(m.Sentence-s.People.Names[k].Sentence, 60)), true
		}
		role = ent.Role != ""
		for _, c := range cands {
			if o := s.People.Entities[c]; o.First > ent.First && o.First < m.Start && (m.Kind != mention.Pronoun || s.GenderMatch(m, o.Gender()) >= 0 && o.Class != mention.Organization) {
				newest = false
			}
		}
	}
	r.Add("e_age", age)
	r.Flag("e_newest", newest)
	r.Flag("e_has_role", role)
}

// lastFeatures tell where the entity was named last before mention m.
func (s *Reader) lastFeatures(r *model.Row, m *scene.Mention, t trail) {
	gap, sents, pars := 999.0, 50.0, 20.0
	subject, first, poss, heading := 0.0, false, false, false
	if t.last >= 0 {
		n := &s.People.Names[t.last]
		gap = float64(min(m.Pos-s.NarrationBefore(n.FirstToken), 500))
		sents = float64(min(m.Sentence-n.Sentence, 50))
		pars = float64(min(s.Doc.Sentences[m.Sentence].Paragraph-s.Doc.Sentences[n.Sentence].Paragraph, 20))
		subject = s.subjecthood(n)
		first, poss, heading = s.firstInSentence(t.last), n.Possessive, n.Heading
	}
	r.Add("e_gap", gap)
	r.Add("e_sents", sents)
	r.Add("e_pars", pars)
	r.Add("e_subject", subject)
	r.Flag("e_first", first)
	r.Flag("e_poss", poss)
	r.Flag("e_heading", heading)
	r.Flag("e_inside_later", t.lastInside > t.last)
	r.Flag("e_ahead", t.last < 0)
}

// saidFeatures tell what entity e has said so far.
func (s *Reader) saidFeatures(r *model.Row, m *scene.Mention, e int, t trail, h *scene.History) {
	r.Flag("h_is_last", e == h.Entity && e != nobody)
	r.Add("h_said", float64(min(h.Said[e], 10)))
	r.Flag("h_last_agrees", h.Entity >= 0 && s.GenderMatch(m, s.People.Entities[h.Entity].Gender()) >= 0)
	gap := 999.0
	if h.Quote >= 0 {
		gap = float64(min(m.Pos-s.Quotes[h.Quote].Pos, 500))
	}
	r.Add("h_gap", gap)
	r.Flag("h_same_par", h.Quote >= 0 && s.Quotes[h.Quote].Paragraph == s.Doc.Sentences[m.Sentence].Paragraph)
	r.Flag("h_since_last", h.Quote >= 0 && t.last >= 0 && s.People.Names[t.last].Start > s.Doc.Spans[s.Quotes[h.Quote].Span].Start)
}

func (s *Reader) kindFeatures(r *model.Row, m *scene.Mention) {
	r.Add("m_kind", float64(m.Kind))
	r.Add("m_person", float64(m.Pronoun.Person))
	r.Flag("m_plural", m.Pronoun.Plural || m.Role.Plural)
	r.Flag("m_female", s.GenderOf(m) == "female")
	r.Flag("m_male", s.GenderOf(m) == "male")
	r.Flag("m_it", m.Head == "it")
	r.Flag("m_who", m.Head == "who")
	r.Add("m_definite", float64(m.Definite))
	r.Flag("m_role", m.IsRole)
	r.Flag("m_orgnoun", m.Word.Is(lexicon.OrgNouns))
	r.Flag("m_docnoun", m.Word.Is(lexicon.DocNouns))
	words := 1.0
	if m.Kind == mention.Noun {
		ph := s.Text.Sentence(m.Sentence).Phrases[m.Phrase]
		words = float64(ph.End - ph.First)
	}
	r.Add("m_words", words)
	r.Flag("m_sent_first", m.Start == s.Doc.Sentences[m.Sentence].Start)
}

// genderRank numbers entity e among the candidates that the gender allows, the nearest first.
func (s *Reader) genderRank(m *scene.Mention, e int, cands []int) float64 {
	n := 0.0
	for _, c := range cands {
		if c == e {
			break
		}
		ce := s.People.Entities[c]
		if s.GenderMatch(m, ce.Gender()) >= 0 && (m.Kind != mention.Pronoun || ce.Class != mention.Organization) {
			n++
		}
	}
	return n
}

// subjecthood is 2 for the subject of its sentence, 1 for the first name of a
// sentence that nobody tagged, 0 else.
func (s *Reader) subjecthood(n *mention.Name) float64 {
	if !s.Text.Tagged(n.Sentence) {
		if n.FirstToken-s.Doc.Sentences[n.Sentence].FirstToken < 3 {
			return 1
		}
		return 0
	}
	for _, i := range s.MentionsOf(n.Sentence) {
		o := &s.Mentions[i]
		if o.Start <= n.Start && n.End <= o.End && o.Verb >= 0 && !s.possessed(o, n) {
			return 2
		}
	}
	return 0
}

// possessed says that the name is only the possessor within the mention.
func (s *Reader) possessed(o *scene.Mention, n *mention.Name) bool { return o.Name < 0 && n.Possessive }

func (s *Reader) firstInSentence(i int) bool {
	return i == 0 || s.People.Names[i-1].Sentence != s.People.Names[i].Sentence
}
