package verify

import (
	"cmp"
	"slices"
	"strings"

	"quotes/attribute"
)

// An asked is a passage whose speaker is asked for when all are found: those
// that stand near each other are read once.
type asked struct {
	Span
	candidate int // index in Found
}

// askSpeakers holds the passages of a stretch against the speakers of their claims.
func (s *scan) askSpeakers() {
	if len(s.asked) == 0 {
		return
	}
	slices.SortStableFunc(s.asked, func(a, b asked) int { return cmp.Compare(a.Start, b.Start) })
	places := make([]Span, len(s.asked))
	for i, a := range s.asked {
		places[i] = a.Span
	}
	voices := s.stretch.Speakers(places)
	for i, a := range s.asked {
		c := &s.found.candidates[a.candidate]
		c.result.check(s.index.claims[c.claim], voices[i])
	}
}

// wantsSpeaker says that it matters who speaks a passage: where its words bear
// the claim out, or nearly.
func (s *scan) wantsSpeaker(c *claim, r *Result, start, end int) bool {
	if s.stretch.Speakers == nil || !r.Verdict.holds() && r.Score < nearScore {
		return false
	}
	return c.spoken >= fewWords || s.isNear(c.Speaker, start, end)
}

// check holds the speaker of a passage against that of the claim.
func (r *Result) check(c *claim, voice Voice) {
	r.Passage.Speaker = strings.Clone(voice.Name)
	same := c.Speaker != "" && voice.Name != "" && sameVoice(c, voice)
	r.SpeakerChecked = same || c.named() && voice.named() && voice.Confidence >= sureVoice
	switch {
	case !r.Verdict.holds():
	case r.SpeakerChecked && !same:
		r.Verdict, r.Why = Misattributed, "in the source "+voice.Name+" says it"
	case !r.SpeakerChecked && c.spoken < fewWords:
		r.Verdict, r.Why = Missing, "the words are there, but so few prove nothing without the same speaker"
	}
}

// named says that the claim names somebody: "a senator" may be anybody.
func (c *claim) named() bool { return c.Speaker != "" && c.Kind != string(attribute.Unnamed) }

func (v *Voice) named() bool { return v.Name != "" && v.Kind != string(attribute.Unnamed) }

// sureVoice is the confidence from which another name in the source counts
// against a quote.
const sureVoice = 0.8

// fewWords is the number of words below which a quote proves nothing by itself.
const fewWords = 4

// isNear says that the last word of a name stands near a passage. A few words
// are in any text, and asking who speaks takes longer than all the rest; where
// the name is not near, they are not that speaker's.
func (s *scan) isNear(name string, start, end int) bool {
	names := strings.Fields(name)
	if len(names) == 0 {
		return false
	}
	text := s.stretch.Text
	return strings.Contains(text[max(0, start-around):min(len(text), end+around)], names[len(names)-1])
}
