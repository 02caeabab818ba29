package refer

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/scene"
)

// The text keeps its attention on one person until it turns to another: the
// subject of a sentence rather than the name that stands nearest. A pronoun
// carries on whom the one before it meant.

// A focus is whom the sentences before a mention are about.
type focus struct {
	start, known int // the mention and the size of the history that it was made for

	female, male, other int         // entities; -1 for none
	run                 int         // pronouns since the focus was named
	subject             int         // the last entity named as a subject, -1 for none
	before              int         // the subject of the sentence before, -1 for none
	beforePronoun       bool        // that was a pronoun
	beforeBelow         bool        // that stood in a subordinate clause
	own                 int         // the last subject named in the mention's own sentence, -1 for none
	main                int         // the first subject named in the mention's paragraph, -1 for none
	nearest             int         // the last entity named at all, -1 for none
	beside              int         // the entity named right before the mention, -1 for none
	roles               map[int]int // entity → 1 object or other, 2 subject, where it was named last
}

// The sentences that count: so many before the paragraph of a mention, and of
// a paragraph without end so many before the mention.
const (
	focusReach   = 3
	focusLongest = 40
)

// focusOf returns the focus at mention m.
func (s *Reader) focusOf(m *scene.Mention, h *scene.History) *focus {
	if f := s.focus; f != nil && f.start == m.Start && f.known == len(h.Meant) {
		return f
	}
	f := &focus{start: m.Start, known: len(h.Meant), female: -1, male: -1, other: -1, subject: -1, before: -1, own: -1, main: -1, nearest: -1, beside: -1, roles: map[int]int{}}
	par := s.Doc.Sentences[m.Sentence].Paragraph
	first := s.Doc.Paragraphs[par].FirstSentence
	for i := max(0, first-focusReach, m.Sentence-focusLongest); i <= m.Sentence; i++ {
		if i == m.Sentence {
			f.own = -1
		} else {
			f.before, f.beforePronoun, f.beforeBelow = -1, false, false
		}
		if i < m.Sentence && !s.personal(i) {
			continue
		}
		for _, k := range s.MentionsOf(i) {
			if o := &s.Mentions[k]; o.Start < m.Start {
				meant, ok := h.Meant[k]
				if !ok {
					meant = -1
				}
				f.see(s, o, meant, i >= first, i == m.Sentence)
			}
		}
	}
	f.beside = s.namedBeside(m)
	s.focus = f
	return f
}

// personal says that sentence i has a name in it or a pronoun that can be the
// subject for one: others turn the focus to nobody, and need not be tagged.
func (s *Reader) personal(i int) bool {
	sent := &s.Doc.Sentences[i]
	if s.Text.Tagged(i) {
		return true
	}
	if k := s.nameBefore(sent.Start); k < len(s.People.Names) && s.People.Names[k].Start < sent.End {
		return true
	}
	for k := sent.FirstToken; k < sent.EndToken; k++ {
		switch s.Doc.TokenText(k) {
		case "he", "He", "she", "She", "it", "It", "who", "that", "which":
			return true
		}
	}
	return false
}

// namedBeside returns the entity whose name stands right before mention m, a
// comma or a dash aside; -1 where none does.
func (s *Reader) namedBeside(m *scene.Mention) int {
	k := s.Doc.TokenAt(m.Start) - 1
	for k >= 0 && s.Doc.Tokens[k].Kind == extract.Punct {
		k--
	}
	if i, ok := s.NameAt(k); ok && s.People.Names[i].Sentence == m.Sentence {
		return s.People.Names[i].Entity
	}
	return -1
}

// see moves the focus on by one mention.
func (f *focus) see(s *Reader, o *scene.Mention, meant int, paragraph, own bool) {
	subject := o.Verb >= 0 && !o.Agent
	if main := f.before; subject && s.subordinate(o) {
		if own {
			main = f.own
		}
		subject = main < 0 || f.beforeBelow
	}
	e := o.Entity
	switch o.Kind {
	case mention.Pronoun:
		if o.Pronoun.Person != 3 || o.Pronoun.Plural || !subject {
			return
		}
		if e = f.of(o.Pronoun.Gender); meant >= 0 {
			e = meant
			f.name(s, e, true)
		}
		if e >= 0 {
			f.run++
			f.beforePronoun = !own
		}
	case mention.Named:
		if e < 0 || !s.eligible(e) {
			return
		}
		f.nearest = e
		f.name(s, e, subject)
	default:
		if o.Apposed < 0 || !subject { // another pollster, Jo Ek, said
			return
		}
		if e = s.Mentions[o.Apposed].Entity; e < 0 || !s.eligible(e) {
			return
		}
		f.name(s, e, true)
	}
	if e < 0 || !subject {
		return
	}
	below := s.subordinate(o)
	switch {
	case own:
		f.own = e
	case f.before < 0 || f.beforeBelow && !below:
		f.before, f.beforeBelow = e, below
	}
	if paragraph && f.main < 0 {
		f.main = e
	}
}

// subordinate says that the mention is the subject of a clause below another:
// when Ek spoke.
func (s *Reader) subordinate(o *scene.Mention) bool {
	sent := s.Text.Sentence(o.Sentence)
	first := sent.Phrases[o.Phrase].First
	if first == 0 {
		return false
	}
	switch sent.Words[first-1].Lower {
	case "when", "while", "as", "if", "after", "before", "because", "although", "though", "since", "until", "that", "whether", "where", "how", "what", "than":
		return true
	}
	return false
}

// name turns the focus to an entity that is named: a subject takes it, another
// only where nobody has it.
func (f *focus) name(s *Reader, e int, subject bool) {
	g := s.People.Entities[e].Gender()
	f.roles[e] = 1
	if subject {
		f.roles[e], f.subject, f.run = 2, e, 0
	}
	for _, x := range []struct {
		at     *int
		gender string
	}{{&f.female, lexicon.Female}, {&f.male, lexicon.Male}, {&f.other, ""}} {
		if fits := g == "" || x.gender == "" || g == x.gender; fits && (subject || *x.at < 0) {
			*x.at = e
		}
	}
}

// of returns the focus for a gender.
func (f *focus) of(gender string) int {
	switch gender {
	case lexicon.Female:
		return f.female
	case lexicon.Male:
		return f.male
	}
	return f.other
}

// focusFeatures tell how entity e stands in the focus at mention m.
func (s *Reader) focusFeatures(r *model.Row, m *scene.Mention, e int, cands []int, h *scene.History) {
	f := s.focusOf(m, h)
	x := f.of(s.GenderOf(m))
	is := func(o int) bool { return e == o && e != nobody }
	r.Flag("f_focus", is(x))
	r.Flag("f_none", x < 0)
	r.Add("f_run", float64(min(f.run, 5)))
	r.Flag("f_subject", is(f.subject))
	r.Flag("f_before", is(f.before))
	r.Flag("f_before_pronoun", f.beforePronoun)
	r.Flag("f_own", is(f.own))
	r.Flag("f_own_any", f.own >= 0)
	r.Flag("f_main", is(f.main))
	r.Flag("f_nearest", is(f.nearest))
	r.Flag("f_beside", is(f.beside))
	r.Flag("f_beside_any", f.beside >= 0)
	r.Add("f_role", float64(f.roles[e]))
	r.Add("f_agrees", s.genderShare(m, e))
	rivals, more, stronger := s.rivals(m, e, cands)
	r.Add("f_rivals", float64(rivals))
	r.Add("f_more", float64(more))
	r.Flag("f_stronger", stronger)
	r.Flag("m_object", m.Object >= 0)
	r.Flag("m_subject", m.Verb >= 0)
	r.Add("m_cue", m.Cue)
	r.Flag("m_reported", s.reported(m))
}

// genderShare is the share of the evidence of e's gender that speaks for the
// mention's; a half where either is unknown.
func (s *Reader) genderShare(m *scene.Mention, e int) float64 {
	if e == nobody {
		return .5
	}
	ent := s.People.Entities[e]
	fits, all := ent.Female, ent.Female+ent.Male
	switch s.GenderOf(m) {
	case lexicon.Male:
		fits = ent.Male
	case "":
		return .5
	}
	return (fits + .25) / (all + .5)
}

// rivals counts the other candidates that the mention's gender allows, those
// of them that are named more often than e, and says whether one agrees better.
func (s *Reader) rivals(m *scene.Mention, e int, cands []int) (all, more int, stronger bool) {
	names := 0
	if e != nobody {
		names = len(s.People.Entities[e].Names)
	}
	own := s.genderShare(m, e)
	for _, c := range cands {
		o := s.People.Entities[c]
		if c == e || o.Class == mention.Organization && m.Kind == mention.Pronoun && m.Pronoun.Gender != "" {
			continue
		}
		a := s.genderShare(m, c)
		if a < .3 {
			continue
		}
		all++
		if len(o.Names) > names {
			more++
		}
		stronger = stronger || a > own+.2
	}
	return all, more, stronger
}

// reported says that the mention is inside of a clause that a subject before
// it in the sentence reports: Vance said he would.
func (s *Reader) reported(m *scene.Mention) bool {
	for _, k := range s.MentionsOf(m.Sentence) {
		o := &s.Mentions[k]
		if o.Start < m.Start && o.Verb >= 0 && o.Cue > .5 {
			return true
		}
	}
	return false
}
