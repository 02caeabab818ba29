package news

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/refer"
	"quotes/internal/shape"
	"quotes/internal/term"
)

// settle makes final decisions of what the models say: kinds, joins, speakers.
func (d *Decoder) settle(r *reading, all []Decision, least *float64) {
	s := &settler{reading: r, all: all, settings: &d.Settings, turnAt: d.TurnAt, least: least, last: -1}
	for i := range all {
		r.Watch.Check()
		s.one(&all[i])
	}
}

// A settler goes through the decisions of a scene.
type settler struct {
	*reading
	all      []Decision
	settings *Settings
	turnAt   *model.Isotonic
	least    *float64
	last     int // the decision before that is not blank, -1 for none
}

// head returns the decision whose quote decision i belongs to.
func (s *settler) head(i int) int {
	for s.all[i].Joins >= 0 {
		i = s.all[i].Joins
	}
	return i
}

// one settles a decision.
func (s *settler) one(d *Decision) {
	if strings.TrimSpace(s.See(d.Quote).Text) == "" {
		d.Kind = Blank
		return
	}
	before := s.last
	s.last = d.Quote
	if before >= 0 && s.joins(d, before) {
		d.Kind = s.all[d.Joins].Kind
		return
	}
	if s.Doc.Spans[s.Quotes[d.Quote].Span].Style == extract.Turn {
		s.turn(d)
		return
	}
	s.speech(d)
	if before >= 0 {
		s.continues(d, s.head(before))
	}
}

// turn gives a transcript's turn to who its label names. A turn that goes on
// without a label and without a turn before it is nobody's.
func (s *settler) turn(d *Decision) {
	sp := &s.Doc.Spans[s.Quotes[d.Quote].Span]
	d.Kind, d.Status, d.Shape = Direct, Open, nil
	if sp.LabelEnd == 0 && sp.Speaker == "" {
		return
	}
	d.Given, d.Shape, d.Threshold = true, shape.Turn(), s.threshold(Direct)
	l := s.bearer(sp)
	if l == nil {
		return
	}
	d.Found = Who{Entity: l.Entity, Noun: -1}
	if l.Entity < 0 {
		d.Found.Label = l
	}
	if d.Confidence = TurnConfidence(s.turnAt, sp.Odds); d.Confidence < d.Threshold {
		d.Status = Withheld
		return
	}
	d.Status, d.Speaker = Attributed, d.Found
}

// bearer returns who speaks a turn: by the name that the file gives, else by
// the label; nil for nobody with a name.
func (s *settler) bearer(sp *extract.Span) *refer.Label {
	if sp.Speaker != "" {
		return s.Voice(sp.Speaker)
	}
	return s.Label(s.Doc.Text[sp.LabelStart:sp.LabelEnd])
}

// TurnConfidence returns the probability that a turn is what the bearer of its
// label said, by the log-odds of the evidence and what was measured of them;
// without a calibration the odds are taken at their word.
func TurnConfidence(at *model.Isotonic, odds float32) float64 {
	if at == nil {
		return 1 / (1 + math.Exp(-float64(odds)))
	}
	return at.At(float64(odds))
}

// speech settles what the marks of a decision's quote hold, and who said it.
func (s *settler) speech(d *Decision) {
	use := term.UseOf(s.Scene, d.Quote)
	accepted := d.Accepted() && !use.Label
	d.Status, d.Kind = Open, s.kind(d, accepted || d.Elsewhere && !use.Label, use)
	if d.Mention < 0 {
		return
	}
	s.cue(d)
	found, p := s.who(d.Mention, d.Entity), d.Name
	s.candidates(d, found, p)
	threshold := s.threshold(d.Kind)
	if found.Noun >= 0 {
		threshold = s.threshold(Described)
	}
	if !accepted || d.Kind == Term || s.guess(d) && p < threshold {
		return
	}
	if p < threshold && d.Accept >= threshold && d.Resolve >= nounAt && s.undescribed(d) {
		found, p = s.who(d.Mention, -1), d.Accept // the noun itself names the source
	}
	d.Given = true
	if a := s.AddresseeOf(d.Quote, d.Mention); a >= 0 {
		d.Addressee = s.Mentions[a].Entity
	}
	if found.Nobody() {
		return
	}
	d.Found, d.Confidence, d.Threshold = found, p, threshold
	if p < threshold {
		d.Status = Withheld
		return
	}
	d.Status, d.Speaker = Attributed, found
}

// openBelow is the probability below which the words that name the source are
// no more than a guess: the text does not say who spoke, and the quote is open,
// not withheld.
const openBelow = .25

// guess says that the source is no more than a guess; of what has no name, or
// is a noun that the text calls nobody, a better reason is asked.
func (s *settler) guess(d *Decision) bool {
	return d.Accept < openBelow || d.Accept < 2*openBelow && (d.Entity < 0 || s.undescribed(d))
}

// nounAt is the resolution, which counts half for a noun that the text calls
// nobody, from which on somebody is likelier than not: then the noun itself names
// the source. Where several could be meant it stays open.
const nounAt = .25

// undescribed says that the source is a noun which the text calls nobody: the
// company is sure to have said it, whichever company that is.
func (s *settler) undescribed(d *Decision) bool {
	m := &s.Mentions[s.Bearer(d.Mention)]
	return d.Entity >= 0 && m.Kind == mention.Noun && !s.Described(m, d.Entity)
}

// threshold is the confidence from which on a name is given.
func (s *settler) threshold(k Kind) float64 {
	if s.least != nil {
		return *s.least
	}
	return s.settings.Threshold(string(k))
}

// kind decides between direct, mixed and term.
func (s *settler) kind(d *Decision, accepted bool, use term.Use) Kind {
	sp := &s.Doc.Spans[s.Quotes[d.Quote].Span]
	switch {
	case sp.Style == extract.Turn || sp.Style == extract.Dash:
		return Direct
	case sp.Style == extract.Markup && sp.Start == s.Doc.Paragraphs[sp.Paragraph].Start:
		return Direct // a block quote
	case accepted && use.Standalone:
		return Direct
	case accepted:
		return Mixed
	case use.Sentence:
		return Direct
	}
	return Term
}

// cue finds the words that carry the speech act, and tells thought from speech.
func (s *settler) cue(d *Decision) {
	cue, ok := s.CueFor(d.Quote, d.Mention)
	if !ok {
		return
	}
	d.Cue, d.Thought = &cue, cue.Class == lexicon.Think
	if d.Thought && d.Kind == Direct && (cue.Lemma == "think" || cue.Lemma == "wonder") {
		d.Kind = Term
	}
}

// idle says that a candidate is a noun for nobody, and unlikely besides: the mood was
// darker.
func (s *settler) idle(c Candidate) bool {
	if c.Who.Noun < 0 || c.P >= openBelow {
		return false
	}
	m := &s.Mentions[c.Who.Noun]
	return !m.IsRole && m.Cue == 0 && !m.Word.Is(lexicon.OrgNouns) && !m.Word.Is(lexicon.DocNouns)
}

// candidates lists who it could have been, the likeliest first.
func (s *settler) candidates(d *Decision, found Who, p float64) {
	add := func(c Candidate) {
		if !c.Who.Nobody() && c.P >= LeastShare && !s.idle(c) {
			d.Candidates = append(d.Candidates, c)
		}
	}
	add(Candidate{found, d.Mention, p, d.Shape})
	if d.rival.Entity >= 0 {
		add(Candidate{named(d.rival.Entity), d.Mention, d.Accept * d.rival.P, d.Shape})
	}
	for _, o := range d.others {
		add(Candidate{s.who(o.mention, o.entity), o.mention, o.p * (1 - p), o.shape})
	}
	slices.SortStableFunc(d.Candidates, func(x, y Candidate) int { return cmp.Compare(y.P, x.P) })
}
