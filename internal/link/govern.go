package link

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/model"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// insideFeatures tell what the words inside the marks are like: speech has
// function words and pronouns, a title has capitals, a term has neither.
func (v *view) insideFeatures(r *model.Row) {
	words, function, pronouns, upper := 0, 0, 0, 0
	for k := v.Span.FirstToken; k < v.Span.EndToken && words < 60; k++ {
		tok := &v.Scene.Doc.Tokens[k]
		if tok.Kind > extract.Number {
			continue
		}
		words++
		if tok.Upper {
			upper++
		}
		word := v.Scene.Word(k)
		if word.Is(lexicon.FunctionWords) {
			function++
		}
		if _, ok := word.Pronoun(); ok {
			pronouns++
		}
	}
	n := float64(max(words, 1))
	r.Add("i_function", float64(function)/n)
	r.Add("i_pronouns", float64(pronouns))
	r.Add("i_upper", float64(upper)/n)
}

// markFeatures tell what the words beside the marks say of them: the film "Q",
// the so-called "Q", the claim that "Q", a "Q" sign.
func (v *view) markFeatures(r *model.Row) {
	before, noun, gap := lexicon.NoMarkWord, -1.0, 9.0
	for i := v.Quote.Word - 1; i >= 0 && i >= v.Quote.Word-5; i-- {
		w := &v.Sentence.Words[i]
		if w.Quote >= 0 || w.Tag == nlp.Stop {
			break
		}
		if before == lexicon.NoMarkWord && i >= v.Quote.Word-3 {
			before = w.MarkWord()
		}
		if c, ok := w.Noun(v.Scene.Cues); ok && noun < 0 {
			noun, gap = c.Strength, float64(v.Quote.Word-1-i)
		}
	}
	after := lexicon.NoMarkWord
	if w := v.WordAt(v.Quote.Word + 1); w != nil {
		after = w.MarkWord()
	}
	r.Add("q_mark_before", float64(before))
	r.Add("q_mark_after", float64(after))
	r.Add("q_noun_cue", noun)
	r.Add("q_noun_gap", gap)
}

// ownFeatures tell of the mention's own verb that stands nearest to the quote:
// how far it is, and what other verbs lie between that could govern the quote.
func (v *view) ownFeatures(r *model.Row, m *scene.Mention) {
	gap, cue, order, cues, quotes := 99.0, -1.0, -1.0, -1.0, -1.0
	if k := v.ownVerb(m); k >= 0 {
		vg := &v.Sentence.Verbs[k]
		cue, gap = v.Strength(k), float64(v.wordsTo(vg))
		order, cues, quotes = v.betweenVerb(k)
	}
	r.Add("o_gap", gap)
	r.Add("o_cue", cue)
	r.Add("o_order", order)
	r.Add("o_cues", cues)
	r.Add("o_quotes", quotes)
	r.Flag("o_next_tag", v.NextTag(m))
}

// ownVerb returns the verb group that has the mention for subject or agent and
// stands nearest to the quote, those before it first; -1 for none.
func (v *view) ownVerb(m *scene.Mention) int {
	best := -1
	if m.Sentence != v.Quote.Sentence || m.End == 0 {
		return best
	}
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if v.Scene.Sayer(v.Sentence, k) != m.Phrase {
			continue
		}
		if best < 0 || vg.End <= v.Quote.Word || v.wordsTo(vg) < v.wordsTo(&v.Sentence.Verbs[best]) {
			best = k
		}
	}
	return best
}

// wordsTo counts the words between a verb group and the quote.
func (v *view) wordsTo(vg *nlp.VerbGroup) int {
	if vg.End <= v.Quote.Word {
		return v.Quote.Word - vg.End
	}
	return vg.First - v.Quote.Word - 1
}

// betweenVerb counts the verb groups, the strong cues among them and the
// quotes between verb group k and the quote.
func (v *view) betweenVerb(k int) (verbs, cues, quotes float64) {
	a, b := v.Sentence.Verbs[k].End, v.Quote.Word
	if v.Sentence.Verbs[k].First > v.Quote.Word {
		a, b = v.Quote.Word+1, v.Sentence.Verbs[k].First
	}
	for j := range v.Sentence.Verbs {
		if vg := &v.Sentence.Verbs[j]; vg.First >= a && vg.End <= b {
			verbs++
			if v.Strength(j) > .3 {
				cues++
			}
		}
	}
	for i := a; i < b; i++ {
		if v.Sentence.Words[i].Quote >= 0 {
			quotes++
		}
	}
	return
}
