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
	places := make([]voice.Place, len(parts))
	for i, p := range parts {
		few := s.index.claims[s.found.candidates[s.asked[p.of].candidate].claim].few()
		places[i] = voice.Place{Span: p.Span, Minor: few} // which few are still looked for others tell
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
		switch asks := n.result.Verdict.Holds() || i == nearest; {
		case !asks || !s.tellsSpeaker(c, n.parts):
			n.result.check(c, nil)
		case !n.result.Verdict.Holds() && !c.few() && s.stretch.Later != nil:
			n.later = s.stretch.Later(n.parts)
		default:
			n.words = n.result.Verdict
			s.asked = append(s.asked, asked{n.parts, i})
		}
		n.parts = nil
	}
}

// tellsSpeaker says that the source may tell who speaks a passage, and that it
// matters.
func (s *scan) tellsSpeaker(c *claim, parts []token.Span) bool {
	return s.stretch.Speakers != nil && (!c.few() || s.mayTell(c, parts[0].Start, parts[len(parts)-1].End))
}

// mayTell says that the speaker of a claim of a few words may speak between two
// bytes. A few words are in any text, and asking who speaks takes longer than
// all the rest; where neither the name nor any mark is near, they are not that
// speaker's.
func (s *scan) mayTell(c *claim, start, end int) bool {
	text := s.stretch.Text
	if s.stretch.Letter {
		return true
	}
	start, end = max(0, start), min(len(text), end)
	return voice.NamedNear(text, c.Speaker, start, end) && voice.Marked(text, start, end)
}

// check holds the speakers of the parts of a passage against that of the claim.
func (r *Result) check(c *claim, voices []voice.Voice) {
	var speaks voice.Voice
	if len(voices) > 0 {
		speaks = voices[0]
	}
	if speaks.Name == "" && r.own {
		speaks = voice.Voice{Name: c.Speaker, Confidence: 1}
	}
	r.Passage.Speaker = strings.Clone(speaks.Name)
	who := c.speaker()
	same := c.Speaker != "" && speaks.MayBe(who)
	r.SpeakerChecked = same || who.Named() && speaks.Contradicts(who)
	other := speaks.Another(voices)
	switch {
	case !r.Verdict.Holds():
		if r.Verdict == verdict.Altered && r.SpeakerChecked && !same {
			r.Why = because(r.Why, "in the source "+speaks.Says())
		}
	case other != "":
		r.Verdict, r.Why = verdict.Spliced, because("put together from 2 places, the words of two speakers: "+speaks.Name+" and "+other, r.Why)
	case r.SpeakerChecked && !same:
		r.Verdict, r.Why = verdict.Misattributed, because(because("in the source "+speaks.Says(), r.Why), aliasAdvice)
	case !r.SpeakerChecked && c.few():
		r.Verdict, r.Why = verdict.Missing, because("the words are there, but so few prove nothing without the same speaker", r.doubt(speaks, who))
	case r.ascribed != "" && (same || c.Speaker == ""):
		r.Verdict, r.Why = verdict.Altered, "cut out of what is given to others: left out beside it: "+r.ascribed
	case !r.SpeakerChecked:
		r.Why = because(r.doubt(speaks, who), r.Why)
	}
}

// doubt tells who else than the speaker of a claim seems to speak a passage.
func (r *Result) doubt(speaks voice.Voice, who voice.Speaker) string {
	if !who.Named() {
		return ""
	}
	return speaks.Doubt(who)
}

// aliasAdvice is what helps where the two names of a misattribution are one person's.
const aliasAdvice = "if that is the same person, give both names as aliases in --people"

// because puts a reason before others.
func because(reason, others string) string {
	if others == "" || reason == "" {
		return reason + others
	}
	return reason + "; " + others
}

// few says that a claim has too few words to prove anything by them.
func (c *claim) few() bool { return c.quote.Spoken < fewWords }

// fewWords is the number of words below which a quote proves nothing by itself.
const fewWords = 4
