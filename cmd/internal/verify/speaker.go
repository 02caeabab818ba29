package verify

import (
	"cmp"
	"slices"
	"strings"

	"quotes/attribute"
)

// A Voice is who speaks at a place of a source. The zero value is nobody known.
type Voice struct {
	Name       string
	Aliases    []string
	Kind       string
	Confidence float64

	// Label says that a label names the voice, and Labels are all of the
	// transcript's.
	Label  bool
	Labels []string

	// Outer is the speech that a place is quoted in, where that is another's words.
	Outer string
}

// An asked is a passage whose speaker is asked for when all are found: those
// that stand near each other are read once.
type asked struct {
	parts     []Span // of the passage, without tags
	candidate int    // index in Found
}

// askSpeakers holds the passages of a stretch against the speakers of their claims.
func (s *scan) askSpeakers() {
	if len(s.asked) == 0 {
		return
	}
	type part struct {
		Span
		of int
	}
	var parts []part
	for i, a := range s.asked {
		for _, p := range a.parts {
			parts = append(parts, part{p, i})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.Start, b.Start) })
	places := make([]Span, len(parts))
	for i, p := range parts {
		places[i] = p.Span
	}
	voices := make([][]Voice, len(s.asked))
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
		if r := &n.result; !solved && r.Score >= nearScore && (nearest < 0 || r.Score > s.found.candidates[nearest].result.Score) {
			nearest = i
		}
	}
	for i := first; i < len(s.found.candidates); i++ {
		n := &s.found.candidates[i]
		if (n.result.Verdict.holds() || i == nearest) && s.tellsSpeaker(c, n.parts) {
			s.asked = append(s.asked, asked{n.parts, i})
		} else {
			n.result.check(c, nil)
		}
		n.parts = nil
	}
}

// tellsSpeaker says that the source may tell who speaks a passage, and that it
// matters.
func (s *scan) tellsSpeaker(c *claim, parts []Span) bool {
	if s.stretch.Speakers == nil {
		return false
	}
	start, end := parts[0].Start, parts[len(parts)-1].End
	return c.spoken >= fewWords || s.isNear(c.Speaker, start, end) && s.isMarked(start, end)
}

// check holds the speakers of the parts of a passage against that of the claim.
func (r *Result) check(c *claim, voices []Voice) {
	var voice Voice
	if len(voices) > 0 {
		voice = voices[0]
	}
	r.Passage.Speaker = strings.Clone(voice.Name)
	same := c.Speaker != "" && c.spokenBy(&voice)
	r.SpeakerChecked = same || c.named() && voice.contradicts(c)
	other := voice.another(voices)
	switch {
	case !r.Verdict.holds():
	case other != "":
		r.Verdict, r.Why = Spliced, because("put together from 2 places, the words of two speakers: "+voice.Name+" and "+other, r.Why)
	case r.SpeakerChecked && !same:
		r.Verdict, r.Why = Misattributed, because("in the source "+voice.Name+" says it", r.Why)
	case !r.SpeakerChecked && c.spoken < fewWords:
		r.Verdict, r.Why = Missing, "the words are there, but so few prove nothing without the same speaker"
	}
}

// because puts a reason before others.
func because(reason, others string) string {
	if others == "" {
		return reason
	}
	return reason + "; " + others
}

// another returns who else speaks a part of a passage, or nothing.
func (v *Voice) another(voices []Voice) string {
	for i := range voices {
		o := &voices[i]
		if v.sure() && o.sure() && !sameName(v.Name, o.Name) && !slices.Contains(v.Aliases, o.Name) {
			return o.Name
		}
	}
	return ""
}

func (v *Voice) sure() bool { return v.named() && v.Confidence >= sureVoice && !v.nobody() }

// nobody says that the name of a voice is a label that names nobody.
func (v *Voice) nobody() bool { return isNobody(v.Name) || v.Label && isFirstName(v.Name) }

// spokenBy says that the voice of a passage may be the speaker of the claim, or
// that whoever speaks there says that the words are this speaker's.
func (c *claim) spokenBy(v *Voice) bool {
	if v.Outer != "" {
		last := strings.Fields(c.Speaker)
		if len(last) > 0 && strings.Contains(strings.ToLower(v.Outer), strings.ToLower(last[len(last)-1])) {
			return true
		}
	}
	return v.Name != "" && sameVoice(c, *v)
}

// contradicts says that the voice is surely another's than the claim's: a name
// that cannot be the same person, or a label of a transcript in which that
// person has a label.
func (v *Voice) contradicts(c *claim) bool {
	organization := v.Kind == string(attribute.Organization) && c.Kind != v.Kind
	if !v.named() || v.Confidence < sureVoice || v.Outer != "" || organization {
		return false
	}
	if !v.nobody() {
		return true
	}
	return slices.ContainsFunc(v.Labels, func(label string) bool { return sameName(c.Speaker, label) && !isNobody(label) && !isFirstName(label) })
}

// named says that the claim names somebody: "a senator" may be anybody.
func (c *claim) named() bool { return c.Speaker != "" && c.Kind != string(attribute.Unnamed) }

func (v *Voice) named() bool { return v.Name != "" && v.Kind != string(attribute.Unnamed) }

// sureVoice is the confidence from which another name in the source counts
// against a quote.
const sureVoice = 0.8

// fewWords is the number of words below which a quote proves nothing by itself.
const fewWords = 4

// isMarked says that marks or a label stand in the paragraph of a passage: what
// is in none nobody speaks.
func (s *scan) isMarked(start, end int) bool {
	text := s.stretch.Text
	from, to := paragraphStart(text, start), paragraphEnd(text, end)
	return strings.ContainsAny(text[from:to], "“”\"«»‘’'„「—–-") || strings.Contains(text[from:start], ":") || to < end
}

// isNear says that the last word of a name stands near a passage. A few words
// are in any text, and asking who speaks takes longer than all the rest; where
// neither the name nor any label is near, they are not that speaker's.
func (s *scan) isNear(name string, start, end int) bool {
	names := strings.Fields(name)
	if len(names) == 0 {
		return false
	}
	text := s.stretch.Text
	near := text[max(0, start-before):min(len(text), end+after)]
	last := names[len(names)-1]
	return strings.Contains(near, last) || strings.Contains(near, strings.ToUpper(last))
}
