package verify

import (
	"cmp"
	"slices"
	"strings"

	"quotes/cmd/internal/verify/compare"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
)

// An asked is a passage whose speaker is asked for when all are found: those
// that stand near each other are read once.
type asked struct {
	parts     []token.Span // of the passage, without tags
	candidate int          // index in Found
}

// askSpeakers holds the passages of a stretch against the speakers of their claims.
func (s *scan) askSpeakers() {
	if len(s.asked) == 0 {
		return
	}
	type part struct {
		token.Span
		of int
	}
	var parts []part
	for i, a := range s.asked {
		for _, p := range a.parts {
			parts = append(parts, part{p, i})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.Start, b.Start) })
	places := make([]token.Span, len(parts))
	for i, p := range parts {
		places[i] = p.Span
	}
	voices := make([][]voice.Voice, len(s.asked))
	for i, v := range s.stretch.Speakers(places) {
		voices[parts[i].of] = append(voices[parts[i].of], v)
	}
	for i, a := range s.asked {
		c := &s.found.candidates[a.candidate]
		c.result.check(s.index.claims[c.claim], voices[i])
	}
}

// ask notes which candidates of a claim, from the first on, are to be asked for
// their speaker: those that bear it out or, where none does, the nearest.
func (s *scan) ask(c *claim, first int, solved bool) {
	nearest := -1
	for i := first; i < len(s.found.candidates); i++ {
		n := &s.found.candidates[i]
		if r := &n.result; !solved && r.Score >= compare.NearScore && (nearest < 0 || r.Score > s.found.candidates[nearest].result.Score) {
			nearest = i
		}
	}
	for i := first; i < len(s.found.candidates); i++ {
		n := &s.found.candidates[i]
		if (n.result.Verdict.Holds() || i == nearest) && s.tellsSpeaker(c, n.parts) {
			s.asked = append(s.asked, asked{n.parts, i})
		} else {
			n.result.check(c, nil)
		}
		n.parts = nil
	}
}

// tellsSpeaker says that the source may tell who speaks a passage, and that it
// matters.
func (s *scan) tellsSpeaker(c *claim, parts []token.Span) bool {
	if s.stretch.Speakers == nil {
		return false
	}
	start, end := parts[0].Start, parts[len(parts)-1].End
	return c.quote.Spoken >= fewWords || voice.NamedNear(s.stretch.Text, c.Speaker, start, end) && voice.Marked(s.stretch.Text, start, end)
}

// check holds the speakers of the parts of a passage against that of the claim.
func (r *Result) check(c *claim, voices []voice.Voice) {
	var speaks voice.Voice
	if len(voices) > 0 {
		speaks = voices[0]
	}
	r.Passage.Speaker = strings.Clone(speaks.Name)
	who := voice.Speaker{Name: c.Speaker, Aliases: c.Aliases, Kind: c.Kind}
	same := c.Speaker != "" && speaks.MayBe(who)
	r.SpeakerChecked = same || who.Named() && speaks.Contradicts(who)
	other := speaks.Another(voices)
	switch {
	case !r.Verdict.Holds():
	case other != "":
		r.Verdict, r.Why = verdict.Spliced, because("put together from 2 places, the words of two speakers: "+speaks.Name+" and "+other, r.Why)
	case r.SpeakerChecked && !same:
		r.Verdict, r.Why = verdict.Misattributed, because("in the source "+speaks.Name+" says it", r.Why)
	case !r.SpeakerChecked && c.quote.Spoken < fewWords:
		r.Verdict, r.Why = verdict.Missing, "the words are there, but so few prove nothing without the same speaker"
	}
}

// because puts a reason before others.
func because(reason, others string) string {
	if others == "" {
		return reason
	}
	return reason + "; " + others
}

// fewWords is the number of words below which a quote proves nothing by itself.
const fewWords = 4
