package scene

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
)

// A View is what stands round one quote in its sentence.
type View struct {
	Scene    *Scene
	Quote    *Quote
	Index    int
	Sentence *nlp.Sentence
	Span     *extract.Span
	Text     string // what stands inside the marks

	Before, After *Governor // governing verb groups in the quote's sentence
	Strongest     *Governor // the strongest cue before the quote in its sentence
	clause        *Clause   // nil before it is asked for
	First         int       // first subject of the sentence, as a mention
	InSentence    int       // number of quotes in the sentence
	Order         int       // this quote's number among them
	lower         string    // text in lower case, once somebody asked for it
	titleCase     float64   // -1 before it is asked for
}

// A Governor is a verb group that could govern the quote of a view.
type Governor struct {
	Group    *nlp.VerbGroup
	Index    int
	Cue      lexicon.Cue
	Strength float64
	Sayer    int // the phrase whose act it is, -1 for none
	Distance int // words between it and the quote
}

// See returns the view of quote qi, which it keeps until another is asked for.
func (s *Scene) See(qi int) *View {
	if s.seen == nil || s.seen.Index != qi {
		s.seen = s.look(qi)
	}
	return s.seen
}

// look prepares the view of quote qi.
func (s *Scene) look(qi int) *View {
	q := &s.Quotes[qi]
	v := &View{Scene: s, Quote: q, Index: qi, Span: &s.Doc.Spans[q.Span], First: -1, titleCase: -1}
	v.Sentence = s.Place(q)
	v.Text = s.quoteText(q)
	for w := range v.Sentence.Words {
		if v.Sentence.Words[w].Quote >= 0 {
			if w < q.Word {
				v.Order++
			}
			v.InSentence++
		}
	}
	v.govern()
	for _, m := range s.MentionsOf(q.Sentence) {
		if s.Mentions[m].Verb >= 0 && v.First < 0 {
			v.First = m
		}
	}
	return v
}

// Place finds the word of quote q in its sentence, tagging it.
func (s *Scene) Place(q *Quote) *nlp.Sentence {
	sent := s.Text.Sentence(q.Sentence)
	if q.Word < 0 {
		for w := range sent.Words {
			if sent.Words[w].Quote == q.Span {
				q.Word = w
			}
		}
	}
	return sent
}

// quoteText returns what stands inside the marks.
func (s *Scene) quoteText(q *Quote) string {
	sp := &s.Doc.Spans[q.Span]
	return strings.TrimSpace(s.Doc.Text[sp.Start:sp.End])
}

// govern finds the verbs that could govern the quote in its sentence.
func (v *View) govern() {
	before, strongest, after := -1, -1, -1
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if vg.End <= v.Quote.Word {
			before = k
			if c, ok := v.Scene.CueOf(v.Sentence.Index, k); ok && (strongest < 0 || c.Strength >= v.Strength(strongest)) {
				strongest = k
			}
		} else if vg.First > v.Quote.Word {
			if !v.quoteBefore(vg.First) {
				after = k
			}
			break
		}
	}
	v.Before, v.After, v.Strongest = v.governor(before), v.governor(after), v.governor(strongest)
}

// quoteBefore says that another quote stands between the quote and word i behind it.
func (v *View) quoteBefore(i int) bool {
	for w := v.Quote.Word + 1; w < i; w++ {
		if v.Sentence.Words[w].Quote >= 0 {
			return true
		}
	}
	return false
}

// governor returns verb group k as one that could govern the quote; nil for -1.
func (v *View) governor(k int) *Governor {
	if k < 0 {
		return nil
	}
	g := &Governor{Group: &v.Sentence.Verbs[k], Index: k, Sayer: v.Scene.Sayer(v.Sentence, k)}
	if c, ok := v.Scene.CueOf(v.Sentence.Index, k); ok {
		g.Cue, g.Strength = c, c.Strength
	}
	if g.Distance = v.Quote.Word - g.Group.End; g.Distance < 0 {
		g.Distance = g.Group.First - v.Quote.Word - 1
	}
	return g
}

// Lowered returns what stands inside the marks in lower case.
func (v *View) Lowered() string {
	if v.lower == "" {
		v.lower = strings.ToLower(v.Text)
	}
	return v.lower
}

// TitleCase returns the share of words with a capital among the longer ones of
// what stands inside the marks.
func (v *View) TitleCase() float64 {
	if v.titleCase < 0 {
		v.titleCase = TitleCase(v.Text)
	}
	return v.titleCase
}

// WordAt returns a word of the quote's sentence, nil where there is none at i.
func (v *View) WordAt(i int) *nlp.Word {
	if i < 0 || i >= len(v.Sentence.Words) {
		return nil
	}
	return &v.Sentence.Words[i]
}

// Strength returns the strength of the cue that verb group k is, 0 where it is none.
func (v *View) Strength(k int) float64 {
	if c, ok := v.Scene.CueOf(v.Sentence.Index, k); ok {
		return c.Strength
	}
	return 0
}

// NextTag says that the quote ends its sentence and the next one, which the
// mention begins, is its tag: "Never!" Vance said of the plan.
func (v *View) NextTag(m *Mention) bool {
	if m.Sentence != v.Quote.Sentence+1 || v.Quote.Word < len(v.Sentence.Words)-1 || m.Verb < 0 || m.Cue < .5 || Ending(v.Text) == 1 {
		return false
	}
	next := v.Scene.Text.Sentence(m.Sentence)
	return next.Phrases[m.Phrase].First <= 2 && next.Paragraph == v.Sentence.Paragraph && next.Words[len(next.Words)-1].Quote < 0
}

// TaggedNext says that the sentence after the quote is its tag.
func (v *View) TaggedNext() bool {
	next := v.Quote.Sentence + 1
	if next >= v.Scene.Doc.Paragraphs[v.Quote.Paragraph].EndSentence {
		return false
	}
	for _, c := range v.Scene.MentionsOf(next) {
		if v.NextTag(&v.Scene.Mentions[c]) {
			return true
		}
	}
	return false
}
