package link

import (
	"math"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/nlp"
	"quotes/internal/scene"
	"quotes/internal/word"
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
func (v *view) pairFeatures(r *model.Row, c int, h *scene.History, rank int) {
	m := &scene.Mention{Mention: mention.Mention{Name: -1, Entity: -1}, Word: word.None, Antecedent: -1, Apposed: -1, Verb: -1, Object: -1, Sentence: v.Quote.Sentence}
	if c >= 0 {
		m = &v.Scene.Mentions[c]
	}
	v.mentionFeatures(r, m, h)
	v.placeFeatures(r, m, c, rank)
	v.verbFeatures(r, m)
	v.historyFeatures(r, m, c, h)
	v.clauseFeatures(r, m)
	v.ownFeatures(r, m)
	v.clausePairFeatures(r, m)
}

// mentionFeatures tell what the mention is.
func (v *view) mentionFeatures(r *model.Row, m *scene.Mention, h *scene.History) {
	r.Add("m_kind", kindOf(m))
	r.Add("m_person", float64(m.Pronoun.Person))
	r.Add("m_case", float64(m.Pronoun.Case))
	r.Flag("m_plural", m.Pronoun.Plural || m.Role.Plural)
	class, freq, said := 9.0, 0.0, 0.0
	if m.Entity >= 0 {
		e := v.Scene.People.Entities[m.Entity]
		class, freq, said = float64(e.Class), float64(min(len(e.Names), 20)), float64(min(h.Said[m.Entity], 8))
	}
	r.Add("m_class", class)
	r.Add("m_freq", freq)
	r.Add("m_said", said)
	r.Flag("m_role", m.IsRole)
	r.Flag("m_speechrole", m.Role.Speech)
	r.Flag("m_orgnoun", m.Word.Is(lexicon.OrgNouns))
	r.Flag("m_docnoun", m.Word.Is(lexicon.DocNouns))
	_, cueNoun := m.Word.Noun(v.Scene.Cues)
	r.Flag("m_cuenoun", cueNoun)
	r.Flag("m_it", m.Head == "it")
	r.Add("m_definite", float64(m.Definite))
	r.Add("m_prep", prepCode(m.Prep))
	r.Flag("m_paren", m.Paren)
	r.Flag("m_poss", v.possesses(m))
	r.Flag("m_poss_cue", m.CueNoun)
	r.Flag("m_title", m.Name >= 0 && v.Scene.People.Names[m.Name].Title != "")
	r.Flag("m_apposed", m.Apposed >= 0)
	r.Add("m_words", float64(min(m.End-m.Start, 60)))
}

func (v *view) possesses(m *scene.Mention) bool {
	if m.End == 0 {
		return false
	}
	return v.Scene.Text.Sentence(m.Sentence).Phrases[m.Phrase].Possesses
}

// placeFeatures tell where the mention stands.
func (v *view) placeFeatures(r *model.Row, m *scene.Mention, c, rank int) {
	before := m.Start < v.Span.OuterStart
	gap := v.Quote.Pos - m.Pos
	if !before {
		gap = m.Pos - v.Quote.Pos + 1
	}
	r.Flag("p_before", before)
	r.Add("p_gap", math.Min(float64(gap), 150))
	r.Add("p_rank", float64(min(rank, 20)))
	r.Flag("p_same_sent", m.Sentence == v.Quote.Sentence)
	r.Add("p_sents", float64(max(min(m.Sentence-v.Quote.Sentence, 5), -5)))
	ps := v.Scene.Doc.Sentences
	r.Add("p_pars", float64(max(ps[m.Sentence].Paragraph-v.Quote.Paragraph, -4)))
	quotes, verbs, commas, other := v.between(m)
	r.Add("p_quotes_between", quotes)
	r.Add("p_verbs_between", verbs)
	r.Add("p_commas_between", commas)
	r.Add("p_subjects_between", other)
	r.Flag("p_first_subject", c >= 0 && c == v.First)
	r.Flag("p_heading", v.Scene.Doc.Paragraphs[ps[m.Sentence].Paragraph].Heading)
}

// between counts what stands between mention and quote in the quote's
// sentence; in other sentences it counts to the sentence's edge.
func (v *view) between(m *scene.Mention) (quotes, verbs, commas, subjects float64) {
	sent := v.Scene.Text.Sentence(m.Sentence)
	if m.End == 0 {
		return
	}
	ph := sent.Phrases[m.Phrase]
	a, b := ph.End, len(sent.Words)
	if m.Sentence == v.Quote.Sentence {
		if ph.First < v.Quote.Word {
			b = v.Quote.Word
		} else {
			a, b = v.Quote.Word+1, ph.First
		}
	} else if m.Sentence > v.Quote.Sentence {
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
func (v *view) verbFeatures(r *model.Row, m *scene.Mention) {
	same := m.Sentence == v.Quote.Sentence && m.End > 0
	is := func(vv *scene.Governor) bool { return same && vv != nil && vv.Sayer == m.Phrase }
	r.Flag("v_subject", m.Verb >= 0)
	r.Add("v_cue", m.Cue)
	r.Add("v_how", float64(m.How))
	r.Flag("v_sub_before", is(v.Before))
	r.Flag("v_sub_after", is(v.After))
	r.Flag("v_sub_strong", is(v.Strongest))
	r.Add("v_sub_before_cue", when(is(v.Before), strengthOf(v.Before)))
	r.Add("v_sub_after_cue", when(is(v.After), strengthOf(v.After)))
	r.Add("v_sub_strong_cue", when(is(v.Strongest), strengthOf(v.Strongest)))
	r.Add("v_sub_after_dist", when(is(v.After), distanceOf(v.After)))
	r.Add("v_sub_before_dist", when(is(v.Before), distanceOf(v.Before)))
	class, form, passive, neg := -1.0, -1.0, false, false
	sent := v.Scene.Text.Sentence(m.Sentence)
	if m.Verb >= 0 {
		cue, ok := v.Scene.CueOf(m.Sentence, m.Verb)
		if ok {
			class = float64(cue.Class)
		}
		vg := &sent.Verbs[m.Verb]
		form, passive, neg = float64(vg.Form), vg.Passive, vg.Negated || vg.Modal
	}
	r.Add("v_class", class)
	r.Add("v_form", form)
	r.Flag("v_passive", passive)
	r.Flag("v_negated", neg)
	r.Flag("v_agent", m.Agent)
	r.Add("v_object_cue", v.objectCue(m))
	r.Add("v_verb_gap", v.verbGap(m))
	r.Flag("v_verb_between", v.verbIsBetween(m))
}

func when(ok bool, x float64) float64 {
	if ok {
		return x
	}
	return -1
}

// objectCue returns the strength of the cue that the mention is the object of.
func (v *view) objectCue(m *scene.Mention) float64 {
	if m.Object < 0 {
		return -1
	}
	if c, ok := v.Scene.CueOf(m.Sentence, m.Object); ok {
		return c.Strength
	}
	return 0
}

// verbGap counts the words between the mention's own verb and the quote.
func (v *view) verbGap(m *scene.Mention) float64 {
	if m.Verb < 0 {
		return 99
	}
	vg := &v.Scene.Text.Sentence(m.Sentence).Verbs[m.Verb]
	if m.Sentence == v.Quote.Sentence {
		if vg.End <= v.Quote.Word {
			return float64(v.Quote.Word - vg.End)
		}
		return float64(vg.First - v.Quote.Word - 1)
	}
	return 50
}

// verbIsBetween says that the mention's own verb stands between it and the quote.
func (v *view) verbIsBetween(m *scene.Mention) bool {
	if m.Verb < 0 || m.Sentence != v.Quote.Sentence {
		return false
	}
	sent := v.Scene.Text.Sentence(m.Sentence)
	at, ph := sent.Verbs[m.Verb].Head, sent.Phrases[m.Phrase].Head
	return ph < at && at < v.Quote.Word || v.Quote.Word < at && at < ph
}

// historyFeatures tell how the mention stands to the speakers before.
func (v *view) historyFeatures(r *model.Row, m *scene.Mention, c int, h *scene.History) {
	r.Flag("h_same_mention", c >= 0 && c == h.Mention)
	r.Flag("h_same_entity", m.Entity >= 0 && m.Entity == h.Entity)
	between := false
	agrees := 0.0
	if h.Mention >= 0 {
		hm := &v.Scene.Mentions[h.Mention]
		between = m.Start > hm.Start
		agrees = v.Scene.Agreement(m, hm)
	}
	r.Flag("h_newer", between)
	r.Add("h_agrees", agrees)
	r.Flag("h_after_quote", h.Quote >= 0 && m.Start > v.Scene.Doc.Spans[v.Scene.Quotes[h.Quote].Span].OuterStart)
	inside := false
	if m.Entity >= 0 {
		e := v.Scene.People.Entities[m.Entity]
		inside = e.Family != "" && strings.Contains(v.Lowered(), e.Family)
	}
	r.Flag("m_in_quote", inside)
}

// clauseFeatures tell what stands above the clause that holds the quote: the
// words between mention and mark that open a clause of somebody else's.
func (v *view) clauseFeatures(r *model.Row, m *scene.Mention) {
	that, what, as, calls, openers := 0.0, 0.0, 0.0, 0.0, 0.0
	nextToVerb := -1.0
	if m.Sentence == v.Quote.Sentence && m.End > 0 {
		ph := v.Sentence.Phrases[m.Phrase]
		for i := ph.End; i < v.Quote.Word; i++ {
			switch w := &v.Sentence.Words[i]; {
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
	r.Add("c_that", that)
	r.Add("c_what", what)
	r.Add("c_as", as)
	r.Add("c_calls", calls)
	r.Add("c_openers", openers)
	r.Add("c_before_mention", nextToVerb)
	after := -1.0
	if m.Sentence == v.Quote.Sentence && m.End > 0 {
		after = v.wordClass(v.Sentence.Phrases[m.Phrase].End)
	}
	r.Add("c_after_mention", after)
	r.Add("c_verb_subjects", v.depth(m))
}

// depth counts the verbs before the quote whose subject is not the mention,
// after the mention's own verb: how deep the quote lies below it.
func (v *view) depth(m *scene.Mention) float64 {
	if m.Sentence != v.Quote.Sentence || m.Verb < 0 || m.End == 0 {
		return -1
	}
	n := 0.0
	own := v.Sentence.Verbs[m.Verb].First
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if vg.First > own && vg.End <= v.Quote.Word && vg.Subject != m.Phrase {
			n++
		}
	}
	return n
}
