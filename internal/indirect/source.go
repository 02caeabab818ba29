package indirect

import (
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/report"
	"quotes/internal/scene"
)

// sources decides who the sources of reports without marks are, after the quotes
// in marks were decided.
type sources struct {
	*refer.Reader
	decoder *news.Decoder
	quotes  []news.Decision
	least   *float64

	history *scene.History // of the quotes before the report in question
	seen    int            // quotes in history

	byMention map[int]*news.Decision // mention → its decision; nil before it is asked for
}

// A Source is what is decided about the source of one report.
type Source struct {
	Mention    int      // index in Scene.Mentions, -1 where the source is none
	Who        news.Who // whom it stands for
	Entity     int      // index in People.Entities of whom it refers to, -1 for nobody with a name
	Confidence float64  // the probability that the report and the name are right
	Threshold  float64  // the confidence from which on the name is given
	Status     news.Status
	Fixed      bool // a fixed form shows the report, whose confidence nobody measured
}

// of decides who the source of a report is, which has one. The reports come in the
// order of the text.
func (s *sources) of(r *report.Report) Source {
	src := Source{Mention: s.mentionIn(r), Entity: -1, Status: news.Open}
	if src.Mention < 0 || r.Nobody() {
		src.Mention = -1
		return src
	}
	d := s.resolve(src.Mention)
	src.Who, src.Entity, src.Confidence = news.WhoIs(s.Reader, src.Mention, d.Entity), d.Entity, r.Confidence
	src.Fixed = r.Fixed
	if src.Who.Nobody() {
		return src
	}
	if d.Entity >= 0 {
		src.Confidence *= d.P
	}
	src.Threshold, src.Status = s.threshold(), news.Attributed
	if src.Confidence < src.Threshold {
		src.Status = news.Withheld
	}
	return src
}

// threshold is the confidence from which on the source of a report is named.
func (s *sources) threshold() float64 {
	if s.least != nil {
		return *s.least
	}
	return s.decoder.Settings.Threshold("indirect")
}

// mentionIn returns the mention that the source of a report is, or -1: the
// person named in it, else the first phrase that no preposition governs.
func (s *sources) mentionIn(r *report.Report) int {
	best, least := -1, 9
	for i := s.SentenceAt(r.Paragraph, r.Source.Start); i >= 0 && i < len(s.Doc.Sentences) && s.Doc.Sentences[i].Start < r.Source.End; i++ {
		for _, c := range s.MentionsOf(i) {
			m := &s.Mentions[c]
			if m.Start >= r.Source.End || m.End <= r.Source.Start {
				continue
			}
			if rank := s.sourceRank(m, r.Source); rank < least {
				best, least = c, rank
			}
		}
	}
	return best
}

// sourceRank tells how far mention m is from being what a source as a whole
// stands for.
func (s *sources) sourceRank(m *scene.Mention, source *report.Place) int {
	sent := s.Text.Sentence(m.Sentence)
	ph := &sent.Phrases[m.Phrase]
	alone := m.Start <= source.Start && source.End <= m.End
	switch {
	case alone:
		return 0
	case ph.Possesses:
		return 5
	case ph.Prep >= 0 && sent.Words[ph.Prep].Start >= source.Start, ph.ObjectOf >= 0 && sent.Words[sent.Verbs[ph.ObjectOf].Head].Start >= source.Start:
		return 4
	case m.Kind == mention.Named && m.Entity >= 0 && s.People.Entities[m.Entity].Class == mention.Person:
		return 1
	}
	return 2
}

// resolve says who the mention of a report refers to, after the quotes
// and reports before it; the source of a quote in the report keeps its name.
func (s *sources) resolve(c int) refer.Referent {
	m := &s.Mentions[c]
	for s.seen < len(s.quotes) {
		d := &s.quotes[s.seen]
		if s.Doc.Spans[s.Quotes[d.Quote].Span].OuterStart >= m.Start {
			break
		}
		if d.Mention >= 0 && d.Accept >= news.Threshold {
			s.history.Add(d.Quote, d.Mention, d.Entity)
		}
		s.seen++
	}
	if d := s.decided(c); d != nil {
		return refer.Referent{Entity: d.Entity, P: d.Resolve}
	}
	x := s.decoder.Resolver.Resolve(s.Reader, c, s.history)
	if m.Kind == mention.Noun && (x.P < describes || m.Word.Is(lexicon.DocNouns)) {
		x.Entity = -1 // the description stands for itself
	}
	return x
}

// decided returns the first decision that gives a quote to mention c and knows
// whom it means; nil for none.
func (s *sources) decided(c int) *news.Decision {
	if s.byMention == nil {
		s.byMention = map[int]*news.Decision{}
		for i := range s.quotes {
			if d := &s.quotes[i]; d.Mention >= 0 && d.Accept >= news.Threshold && d.Entity >= 0 && s.byMention[d.Mention] == nil {
				s.byMention[d.Mention] = d
			}
		}
	}
	return s.byMention[c]
}

// describes is the probability of a name below which a noun phrase is taken as
// the description of somebody without one.
const describes = .6
