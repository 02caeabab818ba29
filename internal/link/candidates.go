// Package link pairs every quote with the mentions that could name its source
// and says of each pair, in one feature table, what speaks for and against it.
package link

import (
	"slices"

	"quotes/internal/model"
	"quotes/internal/scene"
	"quotes/internal/shape"
)

// Pairs describes the pairs of a scene's quotes and mentions.
type Pairs struct {
	*scene.Scene

	rows  *model.Table
	fixed []float32 // where the features of a quote are made

	manner *manner // how the document uses marks; nil before it is asked for
}

// New returns the pairs of a scene. Whoever is done with them calls Release.
func New(s *scene.Scene) *Pairs { return &Pairs{Scene: s, rows: model.NewTable()} }

// Release gives back the memory of the rows, which are good no longer.
func (s *Pairs) Release() { s.rows.Release() }

// A view is what a quote's features share over all of its candidates.
type view struct {
	*scene.View
	pairs *Pairs
	fixed []float32 // the quote's own features
}

// look returns the view of the quote of a match.
func (s *Pairs) look(m *shape.Match) *view { return &view{View: m.View, pairs: s} }

// plainStrength is how strong a cue is that leaves no doubt in which sentence the
// source is named. Of 1508 quotes beside such a cue that were decided with the
// sentences around them too, the source of one stood elsewhere.
const plainStrength = .4

// plainTag says that somebody speaks in the quote's own sentence, so that the
// source is named there: "...," Vance said.
func (v *view) plainTag() bool {
	plain := func(vv *scene.Governor) bool { return vv != nil && vv.Sayer >= 0 && vv.Strength >= plainStrength }
	return plain(v.After) || plain(v.Before) || plain(v.Strongest)
}

// Candidates returns the mentions that could name the source of the quote of a
// match: those around it, and those that a shape proposes.
func (s *Pairs) Candidates(m *shape.Match) []int {
	q := m.View.Quote
	if s.look(m).plainTag() {
		return s.MentionsOf(q.Sentence)
	}
	out := s.near(q)
	for _, c := range m.Proposals() {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// near returns the mentions of the quote's paragraph, and of the end of the
// paragraph before; of up to four before where there are none.
func (s *Pairs) near(q *scene.Quote) []int {
	var out []int
	from, to := s.around(q)
	for i := from; i < to; i++ {
		out = append(out, s.MentionsOf(i)...)
	}
	back := 1
	if len(out) == 0 {
		back = 3
	}
	for b := 1; b <= back && q.Paragraph-b >= 0; b++ {
		p := s.Doc.Paragraphs[q.Paragraph-b]
		if p.Heading && b == 1 && len(out) == 0 {
			back = min(back+1, 4)
		}
		n := len(out)
		for i := max(p.FirstSentence, p.EndSentence-2); i < p.EndSentence; i++ {
			out = append(out, s.MentionsOf(i)...)
		}
		if len(out) == n && len(out) == 0 {
			continue
		}
	}
	return out
}

// reach is how many words of its own paragraph before and after a quote are
// searched for its source: paragraphs may have no end.
const reach = 800

// reachSentences is how many sentences are searched at most, of which those of
// quotes alone have no words of their own.
const reachSentences = 24

// around returns the sentences of the quote's paragraph within reach.
func (s *Pairs) around(q *scene.Quote) (from, to int) {
	p := &s.Doc.Paragraphs[q.Paragraph]
	at := func(i int) int { return s.NarrationBefore(s.Doc.Sentences[i].FirstToken) }
	from, to = q.Sentence, q.Sentence+1
	for from > max(p.FirstSentence, q.Sentence-reachSentences) && q.Pos-at(from-1) <= reach {
		from--
	}
	for to < min(p.EndSentence, q.Sentence+reachSentences) && at(to)-q.Pos <= reach {
		to++
	}
	return from, to
}
