package link

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// A Rule proposes links of one shape between a quote and a mention.
//
// Ranking decides between proposals; a rule's place in the list decides only
// which name a link of two shapes goes by, the more telling shape first.
type Rule struct {
	Name string
	Doc  string // one line: the shape, with Q, M and V for quote, mention and verb

	fires func(v *view, m *Mention, c int, h *History) bool
}

// Rules lists the rules.
func Rules() []Rule { return rules }

// RuleOf returns the rule whose shape the link of quote qi and mention c has.
func (s *Scene) RuleOf(qi, c int, h *History) *Rule {
	v := s.see(qi)
	m := &s.Mentions[c]
	for i := range rules {
		if rules[i].fires(v, m, c, h) {
			return &rules[i]
		}
	}
	return &rules[len(rules)-1]
}

// Proposals returns, for every candidate of quote qi, the index of the first
// rule that proposes it, -1 where none but the last resort does.
func (s *Scene) Proposals(qi int, cands []int, h *History) []int {
	v := s.see(qi)
	out := make([]int, len(cands))
	for i, c := range cands {
		out[i] = -1
		for k := range rules[:len(rules)-1] {
			if rules[k].fires(v, &s.Mentions[c], c, h) {
				out[i] = k
				break
			}
		}
	}
	return out
}

func sameSentence(v *view, m *Mention) bool { return m.Sentence == v.q.Sentence && m.End > 0 }

func subjectOf(v *view, vv *verbView, m *Mention) bool {
	return sameSentence(v, m) && vv != nil && vv.sayer == m.Phrase
}

// tagged says that the verb after the quote is a cue near enough to be its tag.
func tagged(v *view) bool {
	return v.after != nil && v.after.strength >= .3 && v.after.distance <= 14
}

var rules = []Rule{
	{Name: "turn", Doc: "M: Q in a transcript", fires: func(v *view, m *Mention, c int, h *History) bool {
		return v.sp.Style == extract.Turn && m.Start >= v.sp.LabelStart && m.Start < v.sp.LabelEnd
	}},
	{Name: "signature", Doc: "\"Q\" — M: a name behind a dash or in a <cite> under the quote", fires: func(v *view, m *Mention, c int, h *History) bool {
		return m.Start > v.sp.OuterStart && c == v.s.signature(v.qi, v.sp) || v.sp.LabelEnd > 0 && c == v.s.Sure(v.qi)
	}},
	{Name: "tag-after-inverted", Doc: "\"Q\" V M: \"...,\" said Vance", fires: func(v *view, m *Mention, c int, h *History) bool {
		return subjectOf(v, v.after, m) && v.after.v.How == nlp.Inverted && v.after.distance <= 2 && v.after.strength > .2
	}},
	{Name: "foreign-tag", Doc: "\"Q\", V M in a language other than English: \"...\", sagte Vance", fires: func(v *view, m *Mention, c int, h *History) bool {
		return v.s.Foreign(v.qi) && c == v.s.foreignTag(v.qi)
	}},
	{Name: "tag-inside", Doc: "\"Q\" M V \"Q\": the tag stands between two parts", fires: func(v *view, m *Mention, c int, h *History) bool {
		return subjectOf(v, v.after, m) && v.after.strength > .2 && v.inSentence > v.order+1 && v.after.v.How != nlp.Inverted
	}},
	{Name: "tag-after", Doc: "\"Q\" M V: \"...,\" Vance said", fires: func(v *view, m *Mention, c int, h *History) bool {
		return subjectOf(v, v.after, m) && tagged(v) && m.Start > v.sp.Start
	}},
	{Name: "according-to", Doc: "according to M, Q", fires: func(v *view, m *Mention, c int, h *History) bool {
		return sameSentence(v, m) && m.prep == "according"
	}},
	{Name: "passive-agent", Doc: "criticised by M, who ...; described by M as Q", fires: func(v *view, m *Mention, c int, h *History) bool {
		return sameSentence(v, m) && m.agent && m.cue > .1
	}},
	{Name: "possessive", Doc: "M's claim that Q", fires: func(v *view, m *Mention, c int, h *History) bool {
		return sameSentence(v, m) && m.cueNoun && m.Start < v.sp.OuterStart
	}},
	{Name: "tag-before", Doc: "M V, Q: Vance said, \"...\"", fires: func(v *view, m *Mention, c int, h *History) bool {
		return subjectOf(v, v.before, m) && v.before.strength > .2
	}},
	{Name: "cue-before", Doc: "M V ... Q: the strongest cue before the quote in its sentence", fires: func(v *view, m *Mention, c int, h *History) bool {
		return subjectOf(v, v.strongest, m) && v.strongest.strength > .2
	}},
	{Name: "cue-after", Doc: "Q ... M V: a cue later in the sentence", fires: func(v *view, m *Mention, c int, h *History) bool {
		return sameSentence(v, m) && m.Start > v.sp.Start && m.verb >= 0 && m.cue > .2
	}},
	{Name: "same-sentence", Doc: "the source of the quote before in the sentence", fires: func(v *view, m *Mention, c int, h *History) bool {
		return c == h.Mention && h.Quote >= 0 && v.s.Quotes[h.Quote].Sentence == v.q.Sentence
	}},
	{Name: "continues", Doc: "the source of the quote before in the paragraph", fires: func(v *view, m *Mention, c int, h *History) bool {
		return c == h.Mention && h.Quote >= 0 && v.s.Quotes[h.Quote].Paragraph == v.q.Paragraph
	}},
	{Name: "reopened", Doc: "the source of the paragraph before, left open", fires: func(v *view, m *Mention, c int, h *History) bool {
		return c == h.Mention && v.sp.Reopens >= 0
	}},
	{Name: "first-subject", Doc: "the first subject of the sentence", fires: func(v *view, m *Mention, c int, h *History) bool {
		return c == v.first
	}},
	{Name: "lead-in", Doc: "the subject of the sentence before", fires: func(v *view, m *Mention, c int, h *History) bool {
		return m.Sentence == v.q.Sentence-1 && m.verb >= 0 && m.Kind != mention.Noun
	}},
	{Name: "paragraph-before", Doc: "the source of the paragraph before", fires: func(v *view, m *Mention, c int, h *History) bool {
		return c == h.Mention
	}},
	{Name: "beat", Doc: "the person who acts beside the quote", fires: func(v *view, m *Mention, c int, h *History) bool {
		return v.s.Doc.Sentences[m.Sentence].Paragraph == v.q.Paragraph && m.verb >= 0
	}},
	{Name: "nearby", Doc: "none of the shapes; the ranking found it likeliest", fires: func(v *view, m *Mention, c int, h *History) bool { return true }},
}
