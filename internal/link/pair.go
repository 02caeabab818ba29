package link

import (
	"math"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

var prepCodes = map[string]float64{
	"": 0, "by": 1, "to": 2, "of": 3, "for": 4, "with": 5, "about": 6, "in": 7, "from": 8, "on": 9, "at": 10, "as": 11, "according": 12, "against": 13, "after": 14, "between": 15,
}

func prepCode(p string) float64 {
	if c, ok := prepCodes[p]; ok {
		return c
	}
	return 16
}

// pairFeatures adds the features of the pair of the quote and mention c;
// c is -1 where only the names are wanted.
func (v *view) pairFeatures(r *row, c int, h *History, rank int) {
	m := &Mention{Name: -1, Entity: -1, Antecedent: -1, Apposed: -1, verb: -1, object: -1, Sentence: v.q.Sentence}
	if c >= 0 {
		m = &v.s.Mentions[c]
	}
	v.mentionFeatures(r, m, h)
	v.placeFeatures(r, m, c, rank)
	v.verbFeatures(r, m, c)
	v.historyFeatures(r, m, c, h)
	v.clauseFeatures(r, m, c)
	v.ownFeatures(r, m)
	v.clausePairFeatures(r, m)
}

// mentionFeatures tell what the mention is.
func (v *view) mentionFeatures(r *row, m *Mention, h *History) {
	r.add("m_kind", kindOf(m))
	r.add("m_person", float64(m.Pronoun.Person))
	r.add("m_case", float64(m.Pronoun.Case))
	r.flag("m_plural", m.Pronoun.Plural || m.Role.Plural)
	class, freq, said := 9.0, 0.0, 0.0
	if m.Entity >= 0 {
		e := v.s.People.Entities[m.Entity]
		class, freq, said = float64(e.Class), float64(min(len(e.Names), 20)), float64(min(h.Said[m.Entity], 8))
	}
	r.add("m_class", class)
	r.add("m_freq", freq)
	r.add("m_said", said)
	r.flag("m_role", m.IsRole)
	r.flag("m_speechrole", m.Role.Speech)
	r.flag("m_orgnoun", lexicon.OrgNoun(m.Head))
	r.flag("m_docnoun", lexicon.DocNoun(m.Head))
	_, cueNoun := v.s.Cues.Noun(m.Head)
	r.flag("m_cuenoun", cueNoun)
	r.flag("m_it", m.Head == "it")
	r.add("m_definite", float64(m.definite))
	r.add("m_prep", prepCode(m.prep))
	r.flag("m_paren", m.paren)
	r.flag("m_poss", v.possesses(m))
	r.flag("m_poss_cue", m.cueNoun)
	r.flag("m_title", m.Name >= 0 && v.s.People.Names[m.Name].Title != "")
	r.flag("m_apposed", m.Apposed >= 0)
	r.add("m_words", float64(min(m.End-m.Start, 60)))
}

func (v *view) possesses(m *Mention) bool {
	if m.End == 0 {
		return false
	}
	return v.s.Text.Sentence(m.Sentence).Phrases[m.Phrase].Possesses
}

// placeFeatures tell where the mention stands.
func (v *view) placeFeatures(r *row, m *Mention, c, rank int) {
	before := m.Start < v.sp.OuterStart
	gap := v.q.pos - m.pos
	if !before {
		gap = m.pos - v.q.pos + 1
	}
	r.flag("p_before", before)
	r.add("p_gap", math.Min(float64(gap), 150))
	r.add("p_rank", float64(min(rank, 20)))
	r.flag("p_same_sent", m.Sentence == v.q.Sentence)
	r.add("p_sents", float64(max(min(m.Sentence-v.q.Sentence, 5), -5)))
	ps := v.s.Doc.Sentences
	r.add("p_pars", float64(max(ps[m.Sentence].Paragraph-v.q.Paragraph, -4)))
	quotes, verbs, commas, other := v.between(m)
	r.add("p_quotes_between", quotes)
	r.add("p_verbs_between", verbs)
	r.add("p_commas_between", commas)
	r.add("p_subjects_between", other)
	r.flag("p_first_subject", c >= 0 && c == v.first)
	r.flag("p_heading", v.s.Doc.Paragraphs[ps[m.Sentence].Paragraph].Heading)
}

// between counts what stands between mention and quote in the quote's
// sentence; in other sentences it counts to the sentence's edge.
func (v *view) between(m *Mention) (quotes, verbs, commas, subjects float64) {
	sent := v.s.Text.Sentence(m.Sentence)
	if m.End == 0 {
		return
	}
	ph := sent.Phrases[m.Phrase]
	a, b := ph.End, len(sent.Words)
	if m.Sentence == v.q.Sentence {
		if ph.First < v.q.Word {
			b = v.q.Word
		} else {
			a, b = v.q.Word+1, ph.First
		}
	} else if m.Sentence > v.q.Sentence {
		a, b = 0, ph.First
	}
	last := -1
	for i := a; i < b; i++ {
		switch w := &sent.Words[i]; {
		case w.Quote >= 0:
			quotes++
		case w.Tag == nlp.Comma:
			commas++
		case sent.VerbAt(i) >= 0 && sent.VerbAt(i) != last:
			last = sent.VerbAt(i)
			verbs++
			if k := sent.Verbs[last].Subject; k >= 0 && k != m.Phrase {
				subjects++
			}
		}
	}
	return
}

// verbFeatures tell how the mention stands to the verbs that could govern the quote.
func (v *view) verbFeatures(r *row, m *Mention, c int) {
	same := m.Sentence == v.q.Sentence && m.End > 0
	is := func(vv *verbView) bool { return same && vv != nil && vv.sayer == m.Phrase }
	r.flag("v_subject", m.verb >= 0)
	r.add("v_cue", m.cue)
	r.add("v_how", float64(m.how))
	r.flag("v_sub_before", is(v.before))
	r.flag("v_sub_after", is(v.after))
	r.flag("v_sub_strong", is(v.strongest))
	r.add("v_sub_before_cue", when(is(v.before), strengthOf(v.before)))
	r.add("v_sub_after_cue", when(is(v.after), strengthOf(v.after)))
	r.add("v_sub_strong_cue", when(is(v.strongest), strengthOf(v.strongest)))
	r.add("v_sub_after_dist", when(is(v.after), distanceOf(v.after)))
	r.add("v_sub_before_dist", when(is(v.before), distanceOf(v.before)))
	class, form, passive, neg := -1.0, -1.0, false, false
	sent := v.s.Text.Sentence(m.Sentence)
	if m.verb >= 0 {
		cue, ok := v.s.CueOf(m.Sentence, m.verb)
		if ok {
			class = float64(cue.Class)
		}
		vg := &sent.Verbs[m.verb]
		form, passive, neg = float64(vg.Form), vg.Passive, vg.Negated || vg.Modal
	}
	r.add("v_class", class)
	r.add("v_form", form)
	r.flag("v_passive", passive)
	r.flag("v_negated", neg)
	r.flag("v_agent", m.agent)
	r.add("v_object_cue", v.objectCue(m))
	r.add("v_verb_gap", v.verbGap(m))
	r.flag("v_verb_between", v.verbIsBetween(m))
}

func when(ok bool, x float64) float64 {
	if ok {
		return x
	}
	return -1
}

// objectCue returns the strength of the cue that the mention is the object of.
func (v *view) objectCue(m *Mention) float64 {
	if m.object < 0 {
		return -1
	}
	if c, ok := v.s.CueOf(m.Sentence, m.object); ok {
		return c.Strength
	}
	return 0
}

// verbGap counts the words between the mention's own verb and the quote.
func (v *view) verbGap(m *Mention) float64 {
	if m.verb < 0 {
		return 99
	}
	vg := &v.s.Text.Sentence(m.Sentence).Verbs[m.verb]
	if m.Sentence == v.q.Sentence {
		if vg.End <= v.q.Word {
			return float64(v.q.Word - vg.End)
		}
		return float64(vg.First - v.q.Word - 1)
	}
	return 50
}

// verbIsBetween says that the mention's own verb stands between it and the quote.
func (v *view) verbIsBetween(m *Mention) bool {
	if m.verb < 0 || m.Sentence != v.q.Sentence {
		return false
	}
	sent := v.s.Text.Sentence(m.Sentence)
	at, ph := sent.Verbs[m.verb].Head, sent.Phrases[m.Phrase].Head
	return ph < at && at < v.q.Word || v.q.Word < at && at < ph
}

// historyFeatures tell how the mention stands to the speakers before.
func (v *view) historyFeatures(r *row, m *Mention, c int, h *History) {
	r.flag("h_same_mention", c >= 0 && c == h.Mention)
	r.flag("h_same_entity", m.Entity >= 0 && m.Entity == h.Entity)
	between := false
	agrees := 0.0
	if h.Mention >= 0 {
		hm := &v.s.Mentions[h.Mention]
		between = m.Start > hm.Start
		agrees = v.s.agreement(m, hm)
	}
	r.flag("h_newer", between)
	r.add("h_agrees", agrees)
	r.flag("h_after_quote", h.Quote >= 0 && m.Start > v.s.Doc.Spans[v.s.Quotes[h.Quote].Span].OuterStart)
	inside := false
	if m.Entity >= 0 {
		e := v.s.People.Entities[m.Entity]
		inside = e.Family != "" && strings.Contains(v.lowered(), e.Family)
	}
	r.flag("m_in_quote", inside)
}

// agreement tells whether two mentions can be of one person: 1 yes, -1 no, 0 unknown.
func (s *Scene) agreement(a, b *Mention) float64 {
	ga, gb := s.genderOf(a), s.genderOf(b)
	if ga == "" || gb == "" {
		return 0
	}
	if ga == gb {
		return 1
	}
	return -1
}

// genderOf returns the gender that a mention shows or its entity has.
func (s *Scene) genderOf(m *Mention) string {
	switch {
	case m.Entity >= 0:
		return s.People.Entities[m.Entity].Gender()
	case m.Kind == mention.Pronoun:
		return string(m.Pronoun.Gender)
	case m.IsRole:
		return string(m.Role.Gender)
	}
	return ""
}

// clauseFeatures tell what stands above the clause that holds the quote: the
// words between mention and mark that open a clause of somebody else's.
func (v *view) clauseFeatures(r *row, m *Mention, c int) {
	that, what, as, calls, openers := 0.0, 0.0, 0.0, 0.0, 0.0
	nextToVerb := -1.0
	if m.Sentence == v.q.Sentence && m.End > 0 {
		ph := v.sent.Phrases[m.Phrase]
		for i := ph.End; i < v.q.Word; i++ {
			switch w := &v.sent.Words[i]; {
			case w.Lower == "that":
				that++
			case w.Lower == "what" || w.Lower == "which":
				what++
			case w.Lower == "as":
				as++
			case w.Lower == "called" || w.Lower == "calls" || w.Lower == "calling":
				calls++
			case w.Tag == nlp.WRB || w.Tag == nlp.WP || w.Lower == "if" || w.Lower == "because" || w.Lower == "whether":
				openers++
			}
		}
		if ph.First > 0 {
			nextToVerb = v.wordClass(ph.First - 1)
		}
	}
	r.add("c_that", that)
	r.add("c_what", what)
	r.add("c_as", as)
	r.add("c_calls", calls)
	r.add("c_openers", openers)
	r.add("c_before_mention", nextToVerb)
	after := -1.0
	if m.Sentence == v.q.Sentence && m.End > 0 {
		after = v.wordClass(v.sent.Phrases[m.Phrase].End)
	}
	r.add("c_after_mention", after)
	r.add("c_verb_subjects", v.depth(m))
}

// depth counts the verbs before the quote whose subject is not the mention,
// after the mention's own verb: how deep the quote lies below it.
func (v *view) depth(m *Mention) float64 {
	if m.Sentence != v.q.Sentence || m.verb < 0 || m.End == 0 {
		return -1
	}
	n := 0.0
	own := v.sent.Verbs[m.verb].First
	for k := range v.sent.Verbs {
		vg := &v.sent.Verbs[k]
		if vg.First > own && vg.End <= v.q.Word && vg.Subject != m.Phrase {
			n++
		}
	}
	return n
}
