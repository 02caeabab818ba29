package link

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
)

// insideFeatures tell what the words inside the marks are like: speech has
// function words and pronouns, a title has capitals, a term has neither.
func (v *view) insideFeatures(r *row) {
	words, function, pronouns, upper := 0, 0, 0, 0
	for k := v.sp.FirstToken; k < v.sp.EndToken && words < 60; k++ {
		tok := &v.s.Doc.Tokens[k]
		if tok.Kind > extract.Number {
			continue
		}
		words++
		if tok.Upper {
			upper++
		}
		lower := strings.ToLower(v.s.Doc.Text[tok.Start:tok.End])
		if lexicon.FunctionWord(lower) {
			function++
		}
		if _, ok := lexicon.Pronoun(lower); ok {
			pronouns++
		}
	}
	n := float64(max(words, 1))
	r.add("i_function", float64(function)/n)
	r.add("i_pronouns", float64(pronouns))
	r.add("i_upper", float64(upper)/n)
}

// markFeatures tell what the words beside the marks say of them: the film "Q",
// the so-called "Q", the claim that "Q", a "Q" sign.
func (v *view) markFeatures(r *row) {
	before, noun, gap := lexicon.NoMarkWord, -1.0, 9.0
	for i := v.q.Word - 1; i >= 0 && i >= v.q.Word-5; i-- {
		w := &v.sent.Words[i]
		if w.Quote >= 0 || w.Tag == nlp.Stop {
			break
		}
		if before == lexicon.NoMarkWord && i >= v.q.Word-3 {
			before = lexicon.MarkWordOf(w.Lower)
		}
		if c, ok := v.s.Cues.Noun(w.Lower); ok && noun < 0 {
			noun, gap = c.Strength, float64(v.q.Word-1-i)
		}
	}
	after := lexicon.NoMarkWord
	if w := v.wordAt(v.q.Word + 1); w != nil {
		after = lexicon.MarkWordOf(w.Lower)
	}
	r.add("q_mark_before", float64(before))
	r.add("q_mark_after", float64(after))
	r.add("q_noun_cue", noun)
	r.add("q_noun_gap", gap)
}

// ownFeatures tell of the mention's own verb that stands nearest to the quote:
// how far it is, and what other verbs lie between that could govern the quote.
func (v *view) ownFeatures(r *row, m *Mention) {
	gap, cue, order, cues, quotes := 99.0, -1.0, -1.0, -1.0, -1.0
	if k := v.ownVerb(m); k >= 0 {
		vg := &v.sent.Verbs[k]
		cue, gap = v.strength(k), float64(v.wordsTo(vg))
		order, cues, quotes = v.betweenVerb(k)
	}
	r.add("o_gap", gap)
	r.add("o_cue", cue)
	r.add("o_order", order)
	r.add("o_cues", cues)
	r.add("o_quotes", quotes)
	r.flag("o_next_tag", v.nextTag(m))
}

// ownVerb returns the verb group that has the mention for subject or agent and
// stands nearest to the quote, those before it first; -1 for none.
func (v *view) ownVerb(m *Mention) int {
	best := -1
	if m.Sentence != v.q.Sentence || m.End == 0 {
		return best
	}
	for k := range v.sent.Verbs {
		vg := &v.sent.Verbs[k]
		if v.s.sayer(v.sent, k) != m.Phrase {
			continue
		}
		if best < 0 || vg.End <= v.q.Word || v.wordsTo(vg) < v.wordsTo(&v.sent.Verbs[best]) {
			best = k
		}
	}
	return best
}

// wordsTo counts the words between a verb group and the quote.
func (v *view) wordsTo(vg *nlp.VerbGroup) int {
	if vg.End <= v.q.Word {
		return v.q.Word - vg.End
	}
	return vg.First - v.q.Word - 1
}

func (v *view) strength(k int) float64 {
	if c, ok := v.s.CueOf(v.sent.Index, k); ok {
		return c.Strength
	}
	return 0
}

// betweenVerb counts the verb groups, the strong cues among them and the
// quotes between verb group k and the quote.
func (v *view) betweenVerb(k int) (verbs, cues, quotes float64) {
	a, b := v.sent.Verbs[k].End, v.q.Word
	if v.sent.Verbs[k].First > v.q.Word {
		a, b = v.q.Word+1, v.sent.Verbs[k].First
	}
	for j := range v.sent.Verbs {
		if vg := &v.sent.Verbs[j]; vg.First >= a && vg.End <= b {
			verbs++
			if v.strength(j) > .3 {
				cues++
			}
		}
	}
	for i := a; i < b; i++ {
		if v.sent.Words[i].Quote >= 0 {
			quotes++
		}
	}
	return
}

// nextTag says that the quote ends its sentence and the next one, which the
// mention begins, is its tag: "Never!" Vance said of the plan.
func (v *view) nextTag(m *Mention) bool {
	if m.Sentence != v.q.Sentence+1 || v.q.Word < len(v.sent.Words)-1 || m.verb < 0 || m.cue < .5 || ending(v.text) == 1 {
		return false
	}
	next := v.s.Text.Sentence(m.Sentence)
	return next.Phrases[m.Phrase].First <= 2 && next.Paragraph == v.sent.Paragraph && next.Words[len(next.Words)-1].Quote < 0
}
