// Package shape knows the named patterns that a quote, the mention of its source
// and a verb make, a file for each family of them.
//
// A shape does three things: it proposes the mention that it finds, wherever
// that stands; it is a feature of every pair that the ranking weighs; and it
// names the link that won, in rule and why. It never decides.
package shape

import (
	"math/bits"
	"sync"

	"quotes/internal/scene"
)

// A Shape is one pattern. It either finds the one mention that has it, or says
// of any mention whether that has it.
type Shape struct {
	Name string // the rule that a link of this shape goes by
	Doc  string // one line: the pattern, with Q, M and V for quote, mention and verb

	// Form says that the form of the text itself shows the source: a label, a
	// signature, "in M's words". The corpus of training has next to none of
	// them, so that the ranking cannot learn to weigh them: they are asked
	// first, and how often they are right is measured apart.
	Form bool

	find func(v *scene.View, h *scene.History) int // the mention, -1 for none
	fits func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool
}

// shapes is the table of the patterns. A link that has several goes by the
// first: the more telling shape stands before the others.
//
// To add one, write its function into the file of its family and its line
// here. It becomes a feature of the ranking, so that it takes effect, and the
// program is whole again, after
//
//	go run ./cmd/train news
//
// which also measures it: `quotes explain --rules` shows coverage and precision.
var shapes = [...]Shape{
	{Name: "turn", Doc: "M: Q in a transcript", Form: true, find: turn},
	{Name: "signature", Doc: "\"Q\" — M: a name behind a dash or in a <cite> under the quote", Form: true, find: signature},
	{Name: "label", Doc: "M, a neighbour: \"Q\": a name and a colon open the paragraph, without a verb", Form: true, find: heading},
	{Name: "tag-inner", Doc: "N said that M had told him, \"Q\": the verb right before whole sentences, below another's", find: inner},
	{Name: "tag-retold", Doc: "N said that M had told him, \"Q\": the same, and M's act lies before N's", Form: true, find: retold},
	{Name: "reply", Doc: "\"Q\" was M's reply", Form: true, fits: reply},
	{Name: "tag-unlisted", Doc: "\"Q,\" M V or \"Q,\" V M with a verb that is not known for speech: \"...,\" shot back Vance", Form: true, find: unlisted},
	{Name: "tag-after-inverted", Doc: "\"Q\" V M: \"...,\" said Vance", find: inverted},
	{Name: "foreign-tag", Doc: "\"Q\", V M in a language other than English: \"...\", sagte Vance", Form: true, find: foreignTag},
	{Name: "tag-inside", Doc: "\"Q\" M V \"Q\": the tag stands between two parts", find: inside},
	{Name: "tag-after", Doc: "\"Q\" M V: \"...,\" Vance said", find: after},
	{Name: "according-to", Doc: "according to M, Q", fits: according},
	{Name: "in-words", Doc: "in M's words, Q; in the words of M, Q", Form: true, fits: inWords},
	{Name: "quoted", Doc: "V M as saying Q: he quoted Vance as saying", Form: true, find: quoted},
	{Name: "called-by", Doc: "V a Q by M, or V by M, Q?: called a \"Q\" by Vance; asked by Vance, \"...?\"", Form: true, find: calledBy},
	{Name: "passive-agent", Doc: "criticised by M, who ...; described by M as Q", fits: agent},
	{Name: "possessive", Doc: "M's claim that Q", fits: possessive},
	{Name: "tag-before", Doc: "M V, Q: Vance said, \"...\"", find: before},
	{Name: "cue-before", Doc: "M V ... Q: the strongest cue before the quote in its sentence", find: strongest},
	{Name: "tag-next", Doc: "\"Q!\" M V: the sentence after the quote is its tag", fits: next},
	{Name: "cue-after", Doc: "Q ... M V: a cue later in the sentence", fits: cueAfter},
	{Name: "same-sentence", Doc: "the source of the quote before in the sentence", find: sameSentence},
	{Name: "continues", Doc: "the source of the quote before in the paragraph", find: continues},
	{Name: "reopened", Doc: "the source of the paragraph before, left open", find: reopened},
	{Name: "beat", Doc: "the person who acts beside the quote", Form: true, find: beat},
	{Name: "first-subject", Doc: "the first subject of the sentence", find: firstSubject},
	{Name: "lead-in", Doc: "the subject of the sentence before", fits: leadIn},
	{Name: "paragraph-before", Doc: "the source of the paragraph before", find: paragraphBefore},
	{Name: "acts-near", Doc: "the subject of a verb in the quote's paragraph", fits: actsNear},
	{Name: "nearby", Doc: "none of the shapes; the ranking found it likeliest", fits: anything},
}

// fitting lists the shapes that say of any mention whether it has them.
var fitting = sync.OnceValue(func() (list []int) {
	for i := range shapes {
		if shapes[i].fits != nil {
			list = append(list, i)
		}
	}
	return list
})

// All lists the shapes, the more telling before the others. The last has every link.
func All() []Shape { return shapes[:] }

// Turn returns the shape of a transcript's turn.
func Turn() *Shape { return &shapes[0] }

// A Set is the shapes that one link has: bit i is for shape i of All.
type Set uint32

// Has says that shape i is in the set.
func (s Set) Has(i int) bool { return s>>i&1 != 0 }

// Rank returns the place in All of the most telling shape of the set; that of the
// last where the set is empty.
func (s Set) Rank() int { return min(bits.TrailingZeros32(uint32(s)), len(shapes)-1) }

// First returns the most telling shape of the set.
func (s Set) First() *Shape { return &shapes[s.Rank()] }

// A Match is what the shapes find of one quote.
type Match struct {
	View    *scene.View
	History *scene.History // of the quotes before

	found [len(shapes)]int // the mentions that shapes with find have found
	finds Set              // the shapes that have found one
}

// Of matches the shapes with quote qi, after what is known of those before it.
func Of(s *scene.Scene, qi int, h *scene.History) *Match {
	m := &Match{View: s.See(qi), History: h}
	for i := range shapes {
		m.found[i] = -1
		if shapes[i].find != nil {
			if m.found[i] = shapes[i].find(m.View, h); m.found[i] >= 0 {
				m.finds |= 1 << i
			}
		}
	}
	return m
}

// Form returns the first shape of the text's own form that the quote has, with
// the mention that it finds; nil where it has none.
func (m *Match) Form() (shape *Shape, mention int) {
	for i := range shapes {
		if !shapes[i].Form {
			continue
		}
		if c := m.first(i); c >= 0 {
			return &shapes[i], c
		}
	}
	return nil, -1
}

// first returns the first mention that has shape i, of those in the quote's
// sentence where the shape does not find one itself; -1 for none.
func (m *Match) first(i int) int {
	if shapes[i].find != nil {
		return m.found[i]
	}
	for _, c := range m.View.Scene.MentionsOf(m.View.Quote.Sentence) {
		if shapes[i].fits(m.View, &m.View.Scene.Mentions[c], c, m.History) {
			return c
		}
	}
	return -1
}

// Proposals lists the mentions that shapes have found, some of them twice.
func (m *Match) Proposals() []int {
	var out []int
	for _, c := range m.found {
		if c >= 0 {
			out = append(out, c)
		}
	}
	return out
}

// Set returns the shapes that the quote's link with mention c has.
func (m *Match) Set(c int) Set {
	var set Set
	for finds := m.finds; finds != 0; finds &= finds - 1 {
		if m.found[finds.Rank()] == c {
			set |= finds & -finds
		}
	}
	for _, i := range fitting() {
		if shapes[i].fits(m.View, &m.View.Scene.Mentions[c], c, m.History) {
			set |= 1 << i
		}
	}
	return set
}
