// Package shape knows the named patterns that a quote, the mention of its source
// and a verb make.
package shape

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// A Shape proposes links of one shape between a quote and a mention.
//
// Ranking decides between proposals; a rule's place in the list decides only
// which name a link of two shapes goes by, the more telling shape first.
type Shape struct {
	Name string
	Doc  string // one line: the shape, with Q, M and V for quote, mention and verb

	fires func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool
}

// All lists the shapes.
func All() []Shape { return shapes }

// Of returns the rule whose shape the link of quote qi and mention c has.
func Of(s *scene.Scene, qi, c int, h *scene.History) *Shape {
	v := s.See(qi)
	m := &s.Mentions[c]
	for i := range shapes {
		if shapes[i].fires(v, m, c, h) {
			return &shapes[i]
		}
	}
	return &shapes[len(shapes)-1]
}

// Proposals returns, for every candidate of quote qi, the index of the first
// rule that proposes it, -1 where none but the last resort does.
func Proposals(s *scene.Scene, qi int, cands []int, h *scene.History) []int {
	v := s.See(qi)
	out := make([]int, len(cands))
	for i, c := range cands {
		out[i] = -1
		for k := range shapes[:len(shapes)-1] {
			if shapes[k].fires(v, &s.Mentions[c], c, h) {
				out[i] = k
				break
			}
		}
	}
	return out
}

func sameSentence(v *scene.View, m *scene.Mention) bool {
	return m.Sentence == v.Quote.Sentence && m.End > 0
}

func subjectOf(v *scene.View, vv *scene.Governor, m *scene.Mention) bool {
	return sameSentence(v, m) && vv != nil && vv.Sayer == m.Phrase
}

// tagged says that the verb after the quote is a cue near enough to be its tag.
func tagged(v *scene.View) bool {
	return v.After != nil && v.After.Strength >= .3 && v.After.Distance <= 14
}

var shapes = []Shape{
	{Name: "turn", Doc: "M: Q in a transcript", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return v.Span.Style == extract.Turn && m.Start >= v.Span.LabelStart && m.Start < v.Span.LabelEnd
	}},
	{Name: "signature", Doc: "\"Q\" — M: a name behind a dash or in a <cite> under the quote", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return m.Start > v.Span.OuterStart && c == signature(v.Scene, v.Index, v.Span) || v.Span.LabelEnd > 0 && c == Sure(v.Scene, v.Index)
	}},
	{Name: "tag-after-inverted", Doc: "\"Q\" V M: \"...,\" said Vance", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return subjectOf(v, v.After, m) && v.After.Group.How == nlp.Inverted && v.After.Distance <= 2 && v.After.Strength > .2
	}},
	{Name: "foreign-tag", Doc: "\"Q\", V M in a language other than English: \"...\", sagte Vance", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return v.Scene.Foreign(v.Index) && c == foreignTag(v.Scene, v.Index)
	}},
	{Name: "tag-inside", Doc: "\"Q\" M V \"Q\": the tag stands between two parts", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return subjectOf(v, v.After, m) && v.After.Strength > .2 && v.InSentence > v.Order+1 && v.After.Group.How != nlp.Inverted
	}},
	{Name: "tag-after", Doc: "\"Q\" M V: \"...,\" Vance said", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return subjectOf(v, v.After, m) && tagged(v) && m.Start > v.Span.Start
	}},
	{Name: "according-to", Doc: "according to M, Q", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return sameSentence(v, m) && m.Prep == "according"
	}},
	{Name: "passive-agent", Doc: "criticised by M, who ...; described by M as Q", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return sameSentence(v, m) && m.Agent && m.Cue > .1
	}},
	{Name: "possessive", Doc: "M's claim that Q", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return sameSentence(v, m) && m.CueNoun && m.Start < v.Span.OuterStart
	}},
	{Name: "tag-before", Doc: "M V, Q: Vance said, \"...\"", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return subjectOf(v, v.Before, m) && v.Before.Strength > .2
	}},
	{Name: "cue-before", Doc: "M V ... Q: the strongest cue before the quote in its sentence", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return subjectOf(v, v.Strongest, m) && v.Strongest.Strength > .2
	}},
	{Name: "cue-after", Doc: "Q ... M V: a cue later in the sentence", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return sameSentence(v, m) && m.Start > v.Span.Start && m.Verb >= 0 && m.Cue > .2
	}},
	{Name: "same-sentence", Doc: "the source of the quote before in the sentence", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return c == h.Mention && h.Quote >= 0 && v.Scene.Quotes[h.Quote].Sentence == v.Quote.Sentence
	}},
	{Name: "continues", Doc: "the source of the quote before in the paragraph", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return c == h.Mention && h.Quote >= 0 && v.Scene.Quotes[h.Quote].Paragraph == v.Quote.Paragraph
	}},
	{Name: "reopened", Doc: "the source of the paragraph before, left open", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return c == h.Mention && v.Span.Reopens >= 0
	}},
	{Name: "first-subject", Doc: "the first subject of the sentence", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return c == v.First
	}},
	{Name: "lead-in", Doc: "the subject of the sentence before", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return m.Sentence == v.Quote.Sentence-1 && m.Verb >= 0 && m.Kind != mention.Noun
	}},
	{Name: "paragraph-before", Doc: "the source of the paragraph before", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return c == h.Mention
	}},
	{Name: "beat", Doc: "the person who acts beside the quote", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool {
		return v.Scene.Doc.Sentences[m.Sentence].Paragraph == v.Quote.Paragraph && m.Verb >= 0
	}},
	{Name: "nearby", Doc: "none of the shapes; the ranking found it likeliest", fires: func(v *scene.View, m *scene.Mention, c int, h *scene.History) bool { return true }},
}
