package link

import (
	"quotes/internal/model"
	"quotes/internal/scene"
)

// clauseQuoteFeatures tell of the clause what is the same for every candidate.
func (v *view) clauseQuoteFeatures(r *model.Row) {
	c := v.Clause()
	gap, over, class := 99.0, -1.0, -1.0
	if c.Opener >= 0 {
		gap = float64(v.Quote.Word - c.Opener - 1)
	}
	if c.Over >= 0 {
		over = 0
		if cue, ok := v.Scene.CueOf(v.Sentence.Index, c.Over); ok {
			over, class = cue.Strength, float64(cue.Class)
		}
	}
	r.Add("k_opener", c.Code)
	r.Add("k_gap", gap)
	r.Add("k_over", over)
	r.Add("k_over_class", class)
	r.Add("k_noun", c.Noun)
	r.Add("k_inner", v.innerCue(-1))
}

// innerCue returns the strength of the strongest cue between the clause's
// opener and the quote, of those that have phrase p for subject; of all where
// p is -1. It is -1 where there is no verb.
func (v *view) innerCue(p int) float64 {
	best := -1.0
	if v.Clause().Opener < 0 {
		return best
	}
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if vg.First > v.Clause().Opener && vg.End <= v.Quote.Word && (p < 0 || v.Scene.Sayer(v.Sentence, k) == p) {
			best = max(best, v.Strength(k))
		}
	}
	return best
}

// clausePairFeatures tell how the mention stands to the clause.
func (v *view) clausePairFeatures(r *model.Row, m *scene.Mention) {
	c := v.Clause()
	here := m.Sentence == v.Quote.Sentence && m.End > 0 && c.Opener >= 0
	over, owns, within, inner := false, false, false, -1.0
	if here {
		ph := &v.Sentence.Phrases[m.Phrase]
		over = c.Over >= 0 && v.Scene.Sayer(v.Sentence, c.Over) == m.Phrase
		owns = c.Owner >= 0 && c.Owner == m.Phrase
		within = ph.First > c.Opener && ph.End <= v.Quote.Word
		inner = v.innerCue(m.Phrase)
	}
	r.Flag("k_is_over", over)
	r.Flag("k_owns", owns)
	r.Flag("k_within", within)
	r.Add("k_is_inner", inner)
}
