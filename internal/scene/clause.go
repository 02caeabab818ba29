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
	if n, ok := v.Sentence.Words[i].Known.Noun(v.Scene.Cues); ok {
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
