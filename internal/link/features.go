package link

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// History is what has been decided about the quotes before the one in question.
type History struct {
	Quote   int // index in Scene.Quotes of the last attributed quote, -1 for none
	Mention int // its mention, -1 for none
	Entity  int // its entity, -1 where unknown

	// Said counts the quotes that each entity has been given.
	Said map[int]int

	// Meant is the entity of every mention that a quote was given to.
	Meant map[int]int
}

// NewHistory returns the history at the beginning of a document.
func NewHistory() *History {
	return &History{Quote: -1, Mention: -1, Entity: -1, Said: map[int]int{}, Meant: map[int]int{}}
}

// Add records that quote q was attributed.
func (h *History) Add(q, mention, entity int) {
	h.Quote, h.Mention, h.Entity = q, mention, entity
	if entity >= 0 {
		h.Said[entity]++
		h.Meant[mention] = entity
	}
}

// view is what a quote's features share over all of its candidates.
type view struct {
	s    *Scene
	q    *Quote
	qi   int
	sent *nlp.Sentence
	sp   *extract.Span
	text string // what stands inside the marks

	before, after *verbView // governing verb groups in the quote's sentence
	strongest     *verbView // the strongest cue before the quote in its sentence
	clause        clause    // the subordinate clause that holds the quote
	first         int       // first subject of the sentence, as a mention
	inSentence    int       // number of quotes in the sentence
	order         int       // this quote's number among them
	fixed         []float32 // the quote's own features
	lower         string    // text in lower case, once somebody asked for it
}

type verbView struct {
	v        *nlp.VerbGroup
	index    int
	cue      lexicon.Cue
	strength float64
	sayer    int // the phrase whose act it is, -1 for none
	distance int // words between it and the quote
}

// row builds one row of features, and lists their names where names is given.
type row struct {
	x     []float32
	names *[]string
}

func (r *row) add(name string, v float64) {
	r.x = append(r.x, float32(v))
	if r.names != nil {
		*r.names = append(*r.names, name)
	}
}

func (r *row) flag(name string, v bool) {
	if v {
		r.add(name, 1)
	} else {
		r.add(name, 0)
	}
}

// see returns the view of quote qi, which it keeps until another is asked for.
func (s *Scene) see(qi int) *view {
	if s.seen == nil || s.seen.qi != qi {
		s.seen = s.look(qi)
	}
	return s.seen
}

// look prepares the view of quote qi.
func (s *Scene) look(qi int) *view {
	q := &s.Quotes[qi]
	v := &view{s: s, q: q, qi: qi, sp: &s.Doc.Spans[q.Span], first: -1}
	v.sent = s.place(q)
	v.text = s.quoteText(q)
	for w := range v.sent.Words {
		if v.sent.Words[w].Quote >= 0 {
			if w < q.Word {
				v.order++
			}
			v.inSentence++
		}
	}
	v.govern()
	for _, m := range s.MentionsOf(q.Sentence) {
		if s.Mentions[m].verb >= 0 && v.first < 0 {
			v.first = m
		}
	}
	return v
}

// govern finds the verbs that could govern the quote in its sentence.
func (v *view) govern() {
	for k := range v.sent.Verbs {
		vg := &v.sent.Verbs[k]
		c, ok := v.s.CueOf(v.sent.Index, k)
		vv := &verbView{v: vg, index: k, cue: c, sayer: v.s.sayer(v.sent, k)}
		if ok {
			vv.strength = c.Strength
		}
		if vg.End <= v.q.Word {
			vv.distance = v.q.Word - vg.End
			v.before = vv
			if ok && (v.strongest == nil || vv.strength >= v.strongest.strength) {
				v.strongest = vv
			}
		} else if v.after == nil && vg.First > v.q.Word {
			vv.distance = vg.First - v.q.Word - 1
			for w := v.q.Word + 1; w < vg.First; w++ {
				if v.sent.Words[w].Quote >= 0 {
					return // another quote's verb
				}
			}
			v.after = vv
		}
	}
}

// plainStrength is how strong a cue is that leaves no doubt in which sentence the
// source is named. Of 1508 quotes beside such a cue that were decided with the
// sentences around them too, the source of one stood elsewhere.
const plainStrength = .4

// plainTag says that somebody speaks in the quote's own sentence, so that the
// source is named there: "...," Vance said.
func (v *view) plainTag() bool {
	plain := func(vv *verbView) bool { return vv != nil && vv.sayer >= 0 && vv.strength >= plainStrength }
	return plain(v.after) || plain(v.before) || plain(v.strongest)
}

// Candidates returns the mentions that could name the source of quote qi.
func (s *Scene) Candidates(qi int) []int {
	q := &s.Quotes[qi]
	if s.see(qi).plainTag() {
		return s.MentionsOf(q.Sentence)
	}
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

// around returns the sentences of the quote's paragraph within reach.
func (s *Scene) around(q *Quote) (from, to int) {
	p := &s.Doc.Paragraphs[q.Paragraph]
	at := func(i int) int { return int(s.narration[s.Doc.Sentences[i].FirstToken]) }
	from, to = q.Sentence, q.Sentence+1
	for from > p.FirstSentence && q.pos-at(from-1) <= reach {
		from--
	}
	for to < p.EndSentence && at(to)-q.pos <= reach {
		to++
	}
	return from, to
}

// Rows returns the features of every pair of quote qi and one of its candidates.
// The rows are good until the next call.
func (s *Scene) Rows(qi int, cands []int, h *History) [][]float32 {
	v := s.see(qi)
	v.quoteFeatures(h, cands, nil)
	s.pairs.reset()
	ranks := v.ranks(cands)
	for i, c := range cands {
		r := row{x: append(s.pairs.next(), v.fixed...)}
		v.pairFeatures(&r, c, h, ranks[i])
		s.pairs.add(r.x)
	}
	return s.pairs.rows
}

// ranks numbers the candidates by nearness, separately before and after the quote.
func (v *view) ranks(cands []int) []int {
	starts, out := make([]int, len(cands)), make([]int, len(cands))
	for i, c := range cands {
		starts[i] = v.s.Mentions[c].Start
	}
	at := v.sp.OuterStart
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

// lowered returns what stands inside the marks in lower case.
func (v *view) lowered() string {
	if v.lower == "" {
		v.lower = strings.ToLower(v.text)
	}
	return v.lower
}

func (v *view) wordAt(i int) *nlp.Word {
	if i < 0 || i >= len(v.sent.Words) {
		return nil
	}
	return &v.sent.Words[i]
}

// wordClass groups a word beside a quote by what it tells of the quote.
func (v *view) wordClass(i int) float64 {
	w := v.wordAt(i)
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
	case v.sent.VerbAt(i) >= 0:
		if c, ok := v.s.CueOf(v.sent.Index, v.sent.VerbAt(i)); ok && c.Strength > .4 {
			return 12
		}
		return 11
	case w.Tag.Adjective():
		return 13
	case w.Tag.Noun():
		if _, ok := v.s.Cues.Noun(w.Lower); ok {
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

func strengthOf(v *verbView) float64 {
	if v == nil {
		return -1
	}
	return v.strength
}

func distanceOf(v *verbView) float64 {
	if v == nil {
		return 99
	}
	return float64(v.distance)
}

// ending tells how the words inside the marks end: 0 bare, 1 comma, 2 full stop, 3 ? or !, 4 dash or dots.
func ending(text string) float64 {
	switch {
	case text == "":
		return 0
	case strings.HasSuffix(text, ","):
		return 1
	case strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "—") || strings.HasSuffix(text, "--"):
		return 4
	case strings.HasSuffix(text, "."):
		return 2
	case strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!"):
		return 3
	}
	return 0
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "[(…. '‘*"))
	return unicode.IsLower(r)
}

// titleCase returns the share of words with a capital among the longer ones.
func titleCase(text string) float64 {
	upper, all := 0, 0
	for w := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 && unicode.IsLower(r) {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(upper) / float64(all)
}

// quoteFeatures fills in what is the same for every candidate.
func (v *view) quoteFeatures(h *History, cands []int, names *[]string) {
	r := row{x: v.s.fixed[:0], names: names}
	par := v.s.Doc.Paragraphs[v.q.Paragraph]
	words := v.sp.EndToken - v.sp.FirstToken
	r.add("q_words", float64(min(words, 60)))
	r.flag("q_lower", startsLower(v.text))
	r.add("q_end", ending(v.text))
	r.add("q_title", titleCase(v.text))
	r.flag("q_par_first", v.sp.OuterStart <= par.Start)
	r.flag("q_par_last", v.sp.OuterEnd >= par.End)
	r.flag("q_sent_first", v.q.Word == 0)
	r.flag("q_sent_last", v.q.Word >= len(v.sent.Words)-2)
	r.add("q_prev", v.wordClass(v.q.Word-1))
	r.add("q_prev2", v.wordClass(v.q.Word-2))
	r.add("q_next", v.wordClass(v.q.Word+1))
	r.add("q_next2", v.wordClass(v.q.Word+2))
	r.add("q_in_sentence", float64(v.inSentence))
	r.add("q_order", float64(v.order))
	r.flag("q_reopens", v.sp.Reopens >= 0)
	r.flag("q_unclosed", !v.sp.Closed)
	r.add("q_before_cue", strengthOf(v.before))
	r.add("q_before_dist", distanceOf(v.before))
	r.add("q_after_cue", strengthOf(v.after))
	r.add("q_after_dist", distanceOf(v.after))
	r.add("q_strong_cue", strengthOf(v.strongest))
	r.add("q_strong_dist", distanceOf(v.strongest))
	r.flag("q_first_person", firstPerson(v.text))
	r.flag("q_turn", v.sp.Style == extract.Turn)
	r.add("q_cands", float64(len(cands)))
	r.add("h_distance", v.historyDistance(h))
	r.flag("h_same_par", h.Quote >= 0 && v.s.Quotes[h.Quote].Paragraph == v.q.Paragraph)
	r.flag("h_same_sent", h.Quote >= 0 && v.s.Quotes[h.Quote].Sentence == v.q.Sentence)
	r.flag("h_is_prev", h.Quote >= 0 && h.Quote == v.qi-1)
	r.flag("par_before_colon", v.paragraphBeforeColon())
	v.insideFeatures(&r)
	v.markFeatures(&r)
	v.clauseQuoteFeatures(&r)
	v.fixed, v.s.fixed = r.x, r.x
}

func (v *view) historyDistance(h *History) float64 {
	if h.Quote < 0 {
		return 999
	}
	return float64(min(v.q.pos-v.s.Quotes[h.Quote].pos, 300))
}

func (v *view) paragraphBeforeColon() bool {
	if v.q.Paragraph == 0 {
		return false
	}
	p := v.s.Doc.Paragraphs[v.q.Paragraph-1]
	return p.End > p.Start && v.s.Doc.Text[p.End-1] == ':'
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

// FeatureNames returns the names of a pair's features, in order.
var FeatureNames = sync.OnceValue(func() []string {
	var names []string
	s, err := NewScene(extract.New("“Yes,” said Jo."), lexicon.Cues())
	if err != nil || len(s.Quotes) == 0 {
		return nil
	}
	v := s.see(0)
	v.quoteFeatures(NewHistory(), nil, &names)
	v.pairFeatures(&row{names: &names}, -1, NewHistory(), 0)
	return names
})

func kindOf(m *Mention) float64 {
	if m.Kind == mention.Pronoun && m.Antecedent >= 0 {
		return 3
	}
	return float64(m.Kind)
}
