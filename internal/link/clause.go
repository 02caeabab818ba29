package link

import "quotes/internal/nlp"

// A clause is the subordinate clause that holds a quote: "that she was Q" in
// "Vance repeated claims that she was Q". Whose words Q are depends on what
// stands above it and on what stands in it.
type clause struct {
	opener int     // word that opens it, -1 where there is none
	code   float64 // which word that is
	over   int     // verb group right above it, -1 for none
	noun   float64 // strength of the cue noun right above it, -1 for none
	owner  int     // phrase that possesses that noun, -1 for none
}

// openerCodes are the words that open a clause.
var openerCodes = map[string]float64{
	"that": 1, "if": 2, "whether": 2, "what": 3, "which": 4, "who": 5, "as": 6, "because": 7, "when": 8, "while": 8, "after": 8,
	"how": 9, "why": 9, "where": 10, "although": 11, "though": 11, "since": 11, "before": 8, "until": 8,
}

// openerReach is how many words before the quote its clause may open.
const openerReach = 25

// findClause finds the clause that holds the quote.
func (v *view) findClause() clause {
	c := clause{opener: -1, over: -1, noun: -1, owner: -1}
	for i := v.q.Word - 1; i >= max(0, v.q.Word-openerReach); i-- {
		w := &v.sent.Words[i]
		if w.Quote >= 0 || w.Tag == nlp.Stop || w.Tag == nlp.Colon {
			return c
		}
		if code := openerCodes[w.Lower]; code > 0 && w.Tag != nlp.DT {
			c.opener, c.code = i, code
			break
		}
	}
	if c.opener < 1 {
		return c
	}
	i := c.opener - 1
	if v.sent.Words[i].Tag == nlp.Comma || v.sent.Words[i].Tag == nlp.Dash {
		i--
	}
	if i < 0 {
		return c
	}
	if c.over = v.sent.VerbAt(i); c.over >= 0 {
		return c
	}
	v.nounAbove(&c, i)
	return c
}

// nounAbove sees whether the word above the clause is a cue noun, and whose.
func (v *view) nounAbove(c *clause, i int) {
	if n, ok := v.s.Cues.Noun(v.sent.Words[i].Lower); ok {
		c.noun = n.Strength
	}
	p := v.sent.PhraseAt(i)
	if p < 0 {
		return
	}
	c.owner = v.sent.Phrases[p].Possessor
	if k := v.sent.Phrases[p].ObjectOf; k >= 0 { // told reporters that, rejected claims that
		c.over = k
	}
}

// clauseQuoteFeatures tell of the clause what is the same for every candidate.
func (v *view) clauseQuoteFeatures(r *row) {
	c := &v.clause
	*c = v.findClause()
	gap, over, class := 99.0, -1.0, -1.0
	if c.opener >= 0 {
		gap = float64(v.q.Word - c.opener - 1)
	}
	if c.over >= 0 {
		over = 0
		if cue, ok := v.s.CueOf(v.sent.Index, c.over); ok {
			over, class = cue.Strength, float64(cue.Class)
		}
	}
	r.add("k_opener", c.code)
	r.add("k_gap", gap)
	r.add("k_over", over)
	r.add("k_over_class", class)
	r.add("k_noun", c.noun)
	r.add("k_inner", v.innerCue(-1))
}

// innerCue returns the strength of the strongest cue between the clause's
// opener and the quote, of those that have phrase p for subject; of all where
// p is -1. It is -1 where there is no verb.
func (v *view) innerCue(p int) float64 {
	best := -1.0
	if v.clause.opener < 0 {
		return best
	}
	for k := range v.sent.Verbs {
		vg := &v.sent.Verbs[k]
		if vg.First > v.clause.opener && vg.End <= v.q.Word && (p < 0 || v.s.sayer(v.sent, k) == p) {
			best = max(best, v.strength(k))
		}
	}
	return best
}

// clausePairFeatures tell how the mention stands to the clause.
func (v *view) clausePairFeatures(r *row, m *Mention) {
	c := &v.clause
	here := m.Sentence == v.q.Sentence && m.End > 0 && c.opener >= 0
	over, owns, within, inner := false, false, false, -1.0
	if here {
		ph := &v.sent.Phrases[m.Phrase]
		over = c.over >= 0 && v.s.sayer(v.sent, c.over) == m.Phrase
		owns = c.owner >= 0 && c.owner == m.Phrase
		within = ph.First > c.opener && ph.End <= v.q.Word
		inner = v.innerCue(m.Phrase)
	}
	r.flag("k_is_over", over)
	r.flag("k_owns", owns)
	r.flag("k_within", within)
	r.add("k_is_inner", inner)
}
