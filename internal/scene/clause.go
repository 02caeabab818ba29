package scene

import "quotes/internal/nlp"

// A Clause is the subordinate clause that holds a quote: "that she was Q" in
// "Vance repeated claims that she was Q". Whose words Q are depends on what
// stands above it and on what stands in it.
type Clause struct {
	Opener int     // word that opens it, -1 where there is none
	Code   float64 // which word that is
	Over   int     // verb group right above it, -1 for none
	Noun   float64 // strength of the cue noun right above it, -1 for none
	Owner  int     // phrase that possesses that noun, -1 for none
}

// openerCodes are the words that open a clause.
var openerCodes = map[string]float64{
	"that": 1, "if": 2, "whether": 2, "what": 3, "which": 4, "who": 5, "as": 6, "because": 7, "when": 8, "while": 8, "after": 8,
	"how": 9, "why": 9, "where": 10, "although": 11, "though": 11, "since": 11, "before": 8, "until": 8,
}

// openerReach is how many words before the quote its clause may open.
const openerReach = 25

// Clause returns the subordinate clause that holds the quote.
func (v *View) Clause() *Clause {
	if v.clause == nil {
		c := v.findClause()
		v.clause = &c
	}
	return v.clause
}

// Whether is the code of "if" and "whether".
const Whether = 2

// findClause finds the clause that holds the quote.
func (v *View) findClause() Clause {
	c := Clause{Opener: -1, Over: -1, Noun: -1, Owner: -1}
	for i := v.Quote.Word - 1; i >= max(0, v.Quote.Word-openerReach); i-- {
		w := &v.Sentence.Words[i]
		if w.Quote >= 0 || w.Tag == nlp.Stop || w.Tag == nlp.Colon {
			return c
		}
		if code := openerCodes[w.Lower]; code > 0 && w.Tag != nlp.DT {
			c.Opener, c.Code = i, code
			break
		}
	}
	if c.Opener < 1 {
		return c
	}
	i := c.Opener - 1
	if v.Sentence.Words[i].Tag == nlp.Comma || v.Sentence.Words[i].Tag == nlp.Dash {
		i--
	}
	if i < 0 {
		return c
	}
	if c.Over = v.Sentence.VerbAt(i); c.Over >= 0 {
		return c
	}
	v.nounAbove(&c, i)
	return c
}

// nounAbove sees whether the word above the clause is a cue noun, and whose.
func (v *View) nounAbove(c *Clause, i int) {
	if n, ok := v.Sentence.Words[i].Noun(v.Scene.Cues); ok {
		c.Noun = n.Strength
	}
	p := v.Sentence.PhraseAt(i)
	if p < 0 {
		return
	}
	c.Owner = v.Sentence.Phrases[p].Possessor
	if k := v.Sentence.Phrases[p].ObjectOf; k >= 0 { // told reporters that, rejected claims that
		c.Over = k
	}
}

// ActsBehind says that a finite verb stands behind token k of a sentence, but for
// one in a relative clause (Ada Mills, who counts them), and an occupation right
// behind k that the tagger takes for a verb (shopkeeper Ada Mills).
func (s *Scene) ActsBehind(sent *nlp.Sentence, k int) bool {
	for v := range sent.Verbs {
		if vg := &sent.Verbs[v]; vg.Form == nlp.Finite && sent.Words[vg.First].Token > k && !relative(sent, vg.First, k) && !s.occupation(sent, v, k) {
			return true
		}
	}
	return false
}

// relative says that "who" or "whose" stands between token k of a sentence and
// its word i.
func relative(sent *nlp.Sentence, i, k int) bool {
	for i--; i >= 0 && sent.Words[i].Token > k; i-- {
		if w := sent.Words[i].Lower; w == "who" || w == "whose" {
			return true
		}
	}
	return false
}

// occupation says that verb group v stands right behind token k and before a
// name, and is none of speech.
func (s *Scene) occupation(sent *nlp.Sentence, v, k int) bool {
	at := sent.Verbs[v].First
	if sent.Words[at].Token != k+1 || sent.Verbs[v].Head != at || at+1 >= len(sent.Words) || !sent.Words[at+1].Upper {
		return false
	}
	_, cue := s.CueOf(sent.Index, v)
	return !cue
}
