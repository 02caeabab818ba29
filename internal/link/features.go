package link

import (
	"strings"
	"sync"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/nlp"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// FeatureNames returns the names of a pair's features, in order.
var FeatureNames = sync.OnceValue(func() []string {
	var names []string
	s, err := scene.New(extract.New("“Yes,” said Jo."), lexicon.Cues(), nil)
	if err != nil || len(s.Quotes) == 0 {
		return nil
	}
	h := scene.NewHistory()
	v := New(s).look(shape.Of(s, 0, h))
	v.quoteFeatures(h, nil, &names)
	r := &model.Row{Names: &names}
	v.pairFeatures(r, -1, h, 0)
	shapeFeatures(r, 0)
	return names
})

// Rows returns the features of every pair of the quote of a match and one of its
// candidates: a row a candidate, as wide as FeatureNames. The rows are good until
// the next call.
func (s *Pairs) Rows(m *shape.Match, cands []int) [][]float32 {
	v, h := s.look(m), m.History
	v.quoteFeatures(h, cands, nil)
	s.rows.Reset()
	ranks := v.ranks(cands)
	for i, c := range cands {
		r := model.Row{X: append(s.rows.Next(), v.fixed...)}
		v.pairFeatures(&r, c, h, ranks[i])
		shapeFeatures(&r, m.Set(c))
		s.rows.Add(r.X)
	}
	return s.rows.Rows
}

// shapeFeatures tell which shapes the pair has. They stand last in a row. The
// last shape, which every pair has, tells nothing.
func shapeFeatures(r *model.Row, set shape.Set) {
	for i, name := range shapeNames() {
		r.Flag(name, set.Has(i))
	}
}

// shapeNames returns the names of those features.
var shapeNames = sync.OnceValue(func() []string {
	all := shape.All()
	names := make([]string, len(all)-1)
	for i := range names {
		names[i] = "shape_" + all[i].Name
	}
	return names
})

// ranks numbers the candidates by nearness, separately before and after the quote.
func (v *view) ranks(cands []int) []int {
	starts, out := make([]int, len(cands)), make([]int, len(cands))
	for i, c := range cands {
		starts[i] = v.Scene.Mentions[c].Start
	}
	at := v.Span.OuterStart
	for i, m := range starts {
		from, to := m, at // those between the mention and the quote
		if m > at {
			from, to = at, m
		}
		for _, o := range starts {
			if from < o && o < to {
				out[i]++
			}
		}
	}
	return out
}

// quoteFeatures fills in what is the same for every candidate.
func (v *view) quoteFeatures(h *scene.History, cands []int, names *[]string) {
	r := model.Row{X: v.pairs.fixed[:0], Names: names}
	par := v.Scene.Doc.Paragraphs[v.Quote.Paragraph]
	words := v.Span.EndToken - v.Span.FirstToken
	r.Add("q_words", float64(min(words, 60)))
	r.Flag("q_lower", scene.StartsLower(v.Text))
	r.Add("q_end", scene.Ending(v.Text))
	r.Add("q_title", v.TitleCase())
	r.Flag("q_par_first", v.Span.OuterStart <= par.Start)
	r.Flag("q_par_last", v.Span.OuterEnd >= par.End)
	r.Flag("q_sent_first", v.Quote.Word == 0)
	r.Flag("q_sent_last", v.Quote.Word >= len(v.Sentence.Words)-2)
	r.Add("q_prev", v.wordClass(v.Quote.Word-1))
	r.Add("q_prev2", v.wordClass(v.Quote.Word-2))
	r.Add("q_next", v.wordClass(v.Quote.Word+1))
	r.Add("q_next2", v.wordClass(v.Quote.Word+2))
	r.Add("q_in_sentence", float64(v.InSentence))
	r.Add("q_order", float64(v.Order))
	r.Flag("q_reopens", v.Span.Reopens >= 0)
	r.Flag("q_unclosed", !v.Span.Closed)
	r.Add("q_before_cue", strengthOf(v.Before))
	r.Add("q_before_dist", distanceOf(v.Before))
	r.Add("q_after_cue", strengthOf(v.After))
	r.Add("q_after_dist", distanceOf(v.After))
	r.Add("q_strong_cue", strengthOf(v.Strongest))
	r.Add("q_strong_dist", distanceOf(v.Strongest))
	r.Flag("q_first_person", firstPerson(v.Text))
	r.Flag("q_turn", v.Span.Style == extract.Turn)
	r.Add("q_cands", float64(len(cands)))
	r.Add("h_distance", v.historyDistance(h))
	r.Flag("h_same_par", h.Quote >= 0 && v.Scene.Quotes[h.Quote].Paragraph == v.Quote.Paragraph)
	r.Flag("h_same_sent", h.Quote >= 0 && v.Scene.Quotes[h.Quote].Sentence == v.Quote.Sentence)
	r.Flag("h_is_prev", h.Quote >= 0 && h.Quote == v.Index-1)
	r.Flag("par_before_colon", v.paragraphBeforeColon())
	v.insideFeatures(&r)
	v.markFeatures(&r)
	v.clauseQuoteFeatures(&r)
	v.mannerFeatures(&r)
	v.fixed, v.pairs.fixed = r.X, r.X
}

func (v *view) historyDistance(h *scene.History) float64 {
	if h.Quote < 0 {
		return 999
	}
	return float64(min(v.Quote.Pos-v.Scene.Quotes[h.Quote].Pos, 300))
}

func (v *view) paragraphBeforeColon() bool {
	if v.Quote.Paragraph == 0 {
		return false
	}
	p := v.Scene.Doc.Paragraphs[v.Quote.Paragraph-1]
	return p.End > p.Start && v.Scene.Doc.Text[p.End-1] == ':'
}

// firstPerson says that the speaker speaks of himself.
func firstPerson(text string) bool {
	for _, w := range []string{"I ", "I’", "I'", "We ", "we ", "my ", "our ", "me ", "us "} {
		if i := strings.Index(text, w); i == 0 || i > 0 && text[i-1] == ' ' {
			return true
		}
	}
	return false
}

func kindOf(m *scene.Mention) float64 {
	if m.Kind == mention.Pronoun && m.Antecedent >= 0 {
		return 3
	}
	return float64(m.Kind)
}

// wordClass groups a word beside a quote by what it tells of the quote.
func (v *view) wordClass(i int) float64 {
	w := v.WordAt(i)
	switch {
	case w == nil:
		return 0
	case w.Tag == nlp.Comma:
		return 1
	case w.Tag == nlp.Colon:
		return 2
	case w.Quote >= 0:
		return 3
	case w.Tag == nlp.Dash:
		return 4
	case w.Tag == nlp.Stop:
		return 5
	case w.Lower == "that":
		return 6
	case w.Lower == "as" || w.Lower == "like" || w.Lower == "called":
		return 7
	case w.Tag == nlp.IN || w.Tag == nlp.TO:
		return 8
	case w.Tag == nlp.DT || w.Tag == nlp.PRPS:
		return 9
	case w.Tag == nlp.POS:
		return 10
	case v.Sentence.VerbAt(i) >= 0:
		if c, ok := v.Scene.CueOf(v.Sentence.Index, v.Sentence.VerbAt(i)); ok && c.Strength > .4 {
			return 12
		}
		return 11
	case w.Tag.Adjective():
		return 13
	case w.Tag.Noun():
		if _, ok := w.Noun(v.Scene.Cues); ok {
			return 15
		}
		return 14
	case w.Tag == nlp.CC:
		return 16
	case w.Tag == nlp.WP || w.Tag == nlp.WDT || w.Tag == nlp.WRB:
		return 17
	case w.Tag == nlp.PRP:
		return 18
	case w.Tag.Adverb():
		return 19
	}
	return 20
}

func strengthOf(v *scene.Governor) float64 {
	if v == nil {
		return -1
	}
	return v.Strength
}

func distanceOf(v *scene.Governor) float64 {
	if v == nil {
		return 99
	}
	return float64(v.Distance)
}
