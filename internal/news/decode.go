// Package news decides who said the quotes of a news article: it ranks the
// mentions that could name the source, decides whether the best is good
// enough, and says who the mention is.
package news

import (
	"math"
	"slices"

	"quotes/extract"
	"quotes/internal/genre"
	"quotes/internal/link"
	"quotes/internal/model"
	"quotes/internal/refer"
	"quotes/internal/scene"
	"quotes/internal/shape"
	"quotes/internal/term"
)

// A Decoder holds the models. A model that is nil is done without.
type Decoder struct {
	Rank, Accept, Speech *model.Forest
	AcceptAt             *model.Isotonic
	Resolver             refer.Resolver

	// NameAt makes, of the product of acceptance and resolution, the
	// probability that the name given is right, by [NamingOf] the mention.
	NameAt [Namings]*model.Isotonic

	// TurnAt makes the probability that a turn is its bearer's of the log-odds
	// that the evidence over the document gives: see extract.Span.Odds.
	TurnAt *model.Isotonic

	Settings Settings

	// Observe, where it is set, is shown every quote's row for the
	// acceptance model with the decision it led to: training looks on here.
	Observe func(quote int, row []float32, d *Decision)
}

// Threshold is the probability from which on a mention is taken as the source
// of the quotes after it.
const Threshold = .4

// Decode decides the quotes of a scene from first to last: what the models say
// of each, then what becomes of it. A speaker is named from the confidence least
// on; where it is nil, from the calibrated one.
func (d *Decoder) Decode(s *refer.Reader, least *float64) []Decision {
	r := &reading{Reader: s, pairs: link.New(s.Scene), dialogue: genre.IsDialogue(s.Doc), meant: map[int]refer.Referent{}}
	defer r.pairs.Release()
	h := scene.NewHistory()
	out := make([]Decision, len(s.Quotes))
	for qi := range s.Quotes {
		s.Watch.Check()
		out[qi] = d.one(r, qi, h)
		if c := &out[qi]; c.Mention >= 0 && c.Accept >= Threshold {
			h.Add(qi, c.Mention, c.Entity)
		}
	}
	d.settle(r, out, least)
	return out
}

// A reading is a scene in the course of being decided.
type reading struct {
	*refer.Reader
	pairs *link.Pairs
	row   []float32 // of the acceptance model

	dialogue bool // the text may be a scene in a few lines

	// meant is whom the sources so far mean. Of a second quote with the same
	// source the first is no evidence for whom that means.
	meant map[int]refer.Referent
}

// answered is how much less likely it is in a dialogue that whoever the paragraph
// before is about speaks in this one, where no word of it names him. Set by hand.
const answered = .5

// elsewhere says that mention c stands in another paragraph than quote qi.
func (s *reading) elsewhere(qi, c int) bool {
	return s.Doc.Sentences[s.Mentions[c].Sentence].Paragraph != s.Doc.Spans[s.Quotes[qi].Span].Paragraph
}

// LeastShare is the probability below which another candidate is not worth a word.
const LeastShare = .005

// one says what the models say of quote qi.
func (d *Decoder) one(s *reading, qi int, h *scene.History) Decision {
	dec := Decision{Quote: qi, Mention: -1, Joins: -1, Continues: -1, Addressee: -1, Found: noWho, Speaker: noWho, Choice: Choice{Entity: -1}}
	if s.Doc.Spans[s.Quotes[qi].Span].Style != extract.Turn && term.Elsewhere(s.Scene, qi) {
		dec.Elsewhere = true
		return dec
	}
	match := shape.Of(s.Scene, qi, h)
	if form, c := match.Form(); form != nil {
		p := d.Settings.Form(form.Name)
		dec.Mention, dec.Shape, dec.Rank, dec.Accept, dec.Speech = c, form, 1, p, p
		d.resolve(s, &dec, h)
		dec.Name = dec.Accept * dec.Resolve
		return dec
	}
	if s.Foreign(qi) {
		return dec
	}
	cands := s.pairs.Candidates(match)
	if len(cands) == 0 {
		return dec
	}
	rows := s.pairs.Rows(match, cands)
	p := d.ranking(match, cands, rows)
	best, second := model.Top(p)
	dec.Mention, dec.Rank, dec.Shape = cands[best], p[best], match.Set(cands[best]).First()
	d.accept(s, &dec, rows, p, best, second)
	d.resolve(s, &dec, h)
	dec.Name = min(d.name(NamingOf(s.Scene, dec.Mention, dec.Entity), dec.Accept*dec.Resolve), dec.Resolve)
	if s.dialogue && s.elsewhere(qi, dec.Mention) {
		dec.Name *= answered
	}
	if second >= 0 && p[second] > .03 && p[second]*(1-dec.Name) >= LeastShare {
		o := cands[second]
		dec.others = append(dec.others, other{o, d.Resolver.Resolve(s.Reader, o, h).Entity, p[second], match.Set(o).First()})
	}
	return dec
}

// accept says how likely the best candidate is the source, and how likely
// anybody is.
func (d *Decoder) accept(s *reading, dec *Decision, rows [][]float32, p []float64, best, second int) {
	dec.Accept, dec.Speech = p[best], max(p[best], .5)
	s.row = AcceptRow(s.row[:0], rows, p, best, second)
	x := s.row
	if d.Observe != nil {
		d.Observe(dec.Quote, slices.Clone(x), dec)
	}
	if d.Accept == nil {
		return
	}
	dec.Accept = model.Sigmoid(d.Accept.Score(x))
	dec.Speech = model.Sigmoid(d.Speech.Score(x))
	if d.AcceptAt != nil {
		dec.Accept = d.AcceptAt.At(dec.Accept)
	}
}

// resolve says who the mention of a decision refers to.
func (d *Decoder) resolve(s *reading, dec *Decision, h *scene.History) {
	x, ok := s.meant[dec.Mention]
	if !ok {
		x = d.Resolver.Resolve(s.Reader, dec.Mention, h)
		s.meant[dec.Mention] = x
	}
	if x.Entity < 0 {
		if e := s.SingleThey(dec.Mention, s.See(dec.Quote).Text); e >= 0 {
			x = refer.Referent{Entity: e, P: d.Resolver.Only, Rival: x.Rival, Only: true}
		}
	}
	dec.Entity, dec.Resolve, dec.rival = x.Entity, x.P, x.Rival
}

// Namings is how many ways there are in which a mention names its speaker: the
// kinds of mentions, a mention that no name is known for, and one of those with a
// name in its words: Vance's campaign.
const Namings = 5

// NamingOf returns in which of those ways mention c of a scene names who it refers
// to, entity -1 for nobody who has a name.
func NamingOf(s *scene.Scene, c, entity int) int {
	if entity >= 0 {
		return int(s.Mentions[c].Kind)
	}
	m := &s.Mentions[c]
	sent := s.Text.Sentence(m.Sentence)
	ph := &sent.Phrases[m.Phrase]
	first := ph.First
	if ph.Possessor >= 0 {
		first = sent.Phrases[ph.Possessor].First
	}
	for _, w := range sent.Words[first:ph.End] {
		if w.Upper && w.Tag.Proper() {
			return Namings - 1
		}
	}
	return Namings - 2
}

// name returns the probability that a name is right of which acceptance and
// resolution together say p.
func (d *Decoder) name(naming int, p float64) float64 {
	if c := d.NameAt[naming]; c != nil {
		return c.At(p)
	}
	return p
}

// ranking returns the probability of each candidate.
func (d *Decoder) ranking(match *shape.Match, cands []int, rows [][]float32) []float64 {
	if d.Rank != nil {
		p := d.Rank.ScoreAll(rows)
		for i := range p {
			p[i] = model.Sigmoid(p[i])
		}
		return p
	}
	p := make([]float64, len(cands))
	for i, c := range cands { // without a model the more telling shape wins, the nearer mention of two
		p[i] = 1 / (2 + float64(match.Set(c).Rank()) + 1e-3*float64(i))
	}
	return p
}

// AcceptRow appends to a row the features of the acceptance model: how sure the
// ranking is, and the best candidate's own features.
func AcceptRow(x []float32, rows [][]float32, p []float64, best, second int) []float32 {
	next, sum := 0.0, 0.0
	if second >= 0 {
		next = p[second]
	}
	for _, q := range p {
		sum += q
	}
	x = append(x, float32(p[best]), float32(next), float32(p[best]-next), float32(sum), float32(p[best]/math.Max(sum, 1e-9)))
	return append(x, rows[best]...)
}

// AcceptNames returns the names of those features.
func AcceptNames() []string {
	return append([]string{"s_top", "s_second", "s_gap", "s_sum", "s_share"}, link.FeatureNames()...)
}
