package fiction

import (
	"slices"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/story"
)

// A scene is what the decoder looks up while it ranks: per unit what its own
// words tell, per character where the text speaks of it.
type scene struct {
	*story.Book
	units  []unitInfo
	told   [][]int32 // character → mentions in the narration, ascending
	acting [][]int32 // character → those of told that are no object
	quoted [][]int32 // character → mentions inside of speech, ascending
	nouns  [][]int32 // noun → its mentions, ascending

	near map[nounPair]float32

	speaking int // characters whom a strong tag names as speaking
}

// A nounPair asks how near a noun stands to a character.
type nounPair struct{ noun, person int }

// unitInfo is what the words of one unit tell by themselves.
type unitInfo struct {
	speaker   int     // named by a strong tag, -1 for none
	female    float32 // of a pronoun or noun in a strong tag, -1 for none
	addressed []int   // characters that the speech addresses
	spokenOf  []int   // characters that it names otherwise
	gap       int     // paragraphs since the unit before
	called    float32 // probability that whom it calls sir or madam is a woman, -1 for nobody
}

func newScene(b *story.Book) *scene {
	n := len(b.Cast)
	s := &scene{Book: b, told: make([][]int32, n), acting: make([][]int32, n), quoted: make([][]int32, n)}
	s.near = map[nounPair]float32{}
	for k := range b.Mentions {
		if n := b.Mentions[k].Noun; n > 0 {
			for len(s.nouns) <= n {
				s.nouns = append(s.nouns, nil)
			}
			s.nouns[n] = append(s.nouns[n], int32(k))
		}
		switch m := &b.Mentions[k]; {
		case m.Entity < 0:
		case m.Quoted:
			s.quoted[m.Entity] = append(s.quoted[m.Entity], int32(k))
		default:
			s.told[m.Entity] = append(s.told[m.Entity], int32(k))
			if b.CanAct(k) && !b.AfterPreposition(k) {
				s.acting[m.Entity] = append(s.acting[m.Entity], int32(k))
			}
		}
	}
	s.units = make([]unitInfo, len(b.Units))
	for i := range b.Units {
		b.Watch.Check()
		s.units[i] = s.info(i)
	}
	s.speaking = countSpeaking(s.units)
	return s
}

func countSpeaking(units []unitInfo) int {
	seen := map[int]bool{}
	for i := range units {
		if units[i].speaker >= 0 {
			seen[units[i].speaker] = true
		}
	}
	return len(seen)
}

func (s *scene) info(i int) unitInfo {
	u := &s.Units[i]
	in := unitInfo{speaker: -1, female: -1, gap: 100, called: s.calls(u)}
	if i > 0 {
		in.gap = u.Paragraph - s.Units[i-1].Last
	}
	for _, t := range u.Tags {
		m := &s.Mentions[t.Mention]
		if t.Strength < story.StrongCue {
			continue
		}
		if t.Entity >= 0 && in.speaker < 0 {
			in.speaker = t.Entity
		} else if t.Entity < 0 && !m.Plural && in.female < 0 {
			in.female = m.Female
		}
	}
	for _, sp := range u.Spans {
		span := &s.Doc.Spans[sp]
		for k := s.MentionAt(span.FirstToken); k < len(s.Mentions) && s.Mentions[k].FirstToken < span.EndToken; k++ {
			m := &s.Mentions[k]
			if m.Entity < 0 {
				continue
			}
			if m.Vocative {
				in.addressed = append(in.addressed, m.Entity)
			} else {
				in.spokenOf = append(in.spokenOf, m.Entity)
			}
		}
	}
	return in
}

// calls returns the sex that the words of address in a unit tell: sir, mamma.
func (s *scene) calls(u *story.Unit) float32 {
	for _, sp := range u.Spans {
		span := &s.Doc.Spans[sp]
		for k := span.FirstToken; k < span.EndToken; k++ {
			female := address(s.Words.Lower(k))
			if female >= 0 && s.Words.SetOff(k+1) && (s.Words.SetOff(k-1) || mention.Endearment(s.Words.Lower(k-1))) {
				return female
			}
		}
	}
	return -1
}

// address returns the probability of a woman of a word of address, -1 for other words.
func address(lower string) float32 {
	switch {
	case lexicon.MaleAddress.Has(lower):
		return .02
	case lexicon.FemaleAddress.Has(lower):
		return .98
	}
	return -1
}

// nounNear bounds how far from a noun a name is near it, in paragraphs, and how
// many of its mentions are asked.
const (
	nounNear = 6
	nounAsks = 60
)

// nearNoun returns the share of a noun's mentions that have the character named
// in the narration near them: who is called so is never far.
func (s *scene) nearNoun(noun, person int) float32 {
	key := nounPair{noun, person}
	if v, ok := s.near[key]; ok {
		return v
	}
	hits, asked := 0, 0
	list := s.nouns[noun]
	for i := 0; i < len(list); i += len(list)/nounAsks + 1 {
		p := s.Mentions[list[i]].Paragraph
		asked++
		from, to := s.ByParagraph[max(0, p-nounNear)], s.ByParagraph[min(p+nounNear+1, len(s.ByParagraph)-1)]
		if k := atOrAfter(s.told[person], from); k >= 0 && k < to {
			hits++
		}
	}
	v := float32(hits) / float32(asked)
	s.near[key] = v
	return v
}

// The bounds of the search for candidates.
const (
	nearParagraphs    = 20  // whoever is named so near before is a candidate
	farParagraphs     = 200 // so far back it goes on until there are enough
	enough            = 8
	aheadParagraph    = 2
	nounParagraphs    = 6 // who has no name is one only so near
	nearUnits         = 3 // whoever the units so near name or address
	mostCandidates    = 16
	furtherParagraphs = 40   // so far on it goes where there are not enough before
	furtherUnits      = 20   // and so many units whose words name somebody
	farMentions       = 2000 // one paragraph may have any number of mentions
)

// candidates returns who could speak unit i, those that the text names last first.
func (s *scene) candidates(i int) []int {
	u := &s.Units[i]
	if p := s.said(u); p >= 0 {
		return []int{p}
	}
	if u.Self >= 0 {
		return []int{u.Self}
	}
	c := collector{scene: s, paragraph: u.Paragraph}
	for _, t := range u.Tags {
		c.add(t.Entity)
		c.add(t.Phrase)
	}
	for k := max(0, i-nearUnits); k <= min(len(s.units)-1, i+nearUnits); k++ {
		c.add(s.units[k].speaker)
		for _, t := range s.Units[k].Tags {
			c.add(t.Phrase)
		}
	}
	if s.FirstPerson {
		c.add(s.Narrator)
	}
	here := s.ByParagraph[u.Last+1]
	for k := here - 1; k >= max(0, here-farMentions) && len(c.list) < mostCandidates; k-- {
		back := u.Paragraph - s.Mentions[k].Paragraph
		if back > farParagraphs || back > nearParagraphs && len(c.list) >= enough {
			break
		}
		c.mention(k)
	}
	for k := here; k < min(len(s.Mentions), here+farMentions) && s.Mentions[k].Paragraph <= u.Last+aheadParagraph; k++ {
		c.mention(k)
	}
	for k := max(0, i-nearUnits); k <= min(len(s.units)-1, i+nearUnits); k++ {
		for _, p := range s.units[k].addressed {
			c.add(p)
		}
	}
	c.further(i, here)
	return slices.DeleteFunc(c.list, func(p int) bool { return s.cannot(i, p) })
}

// further adds, while there are few candidates, who is named further on and who
// is addressed or spoken of not far away: at the beginning of a scene the text
// has not yet said who is there.
func (c *collector) further(i, here int) {
	last := c.Units[i].Last + furtherParagraphs
	for k := here; k < min(len(c.Mentions), here+farMentions) && c.Mentions[k].Paragraph <= last && len(c.list) < enough; k++ {
		c.mention(k)
	}
	for d := 1; d <= furtherUnits; d++ {
		for _, k := range [...]int{i - d, i + d} {
			if k < 0 || k >= len(c.units) || len(c.list) >= enough {
				continue
			}
			for _, p := range c.units[k].addressed {
				c.add(p)
			}
			for _, p := range c.units[k].spokenOf {
				c.add(p)
			}
		}
	}
}

// leastFit is the chance that a character is of the sex of a tag's pronoun below
// which it is not whom that means.
const leastFit = .04

// cannot says that character p has not spoken unit i: the words address it, or it
// is of another sex than the pronoun of the tag.
func (s *scene) cannot(i, p int) bool {
	u := &s.Units[i]
	for _, t := range u.Tags {
		if t.Entity == p || t.Phrase == p {
			return false
		}
	}
	if slices.Contains(s.units[i].addressed, p) {
		return true
	}
	for _, t := range u.Tags {
		m := &s.Mentions[t.Mention]
		if m.Kind == mention.Pronoun && !m.Plural && t.Strength >= story.StrongCue && t.Distance <= story.TagReach && (t.Position != story.Before || s.Opens(&t)) {
			return story.Agree(m.Female, float32(s.Cast[p].Woman)) < leastFit
		}
	}
	return false
}

// said returns the only one who can have said a unit by its tag, whoever else is
// there: "I said", several by their names, somebody new ("a voice said",
// "someone asked"), what no noun for people names ("the android said"). It is -1
// where the tag leaves a choice.
func (s *scene) said(u *story.Unit) int {
	for _, t := range u.Tags {
		if t.Strength < story.StrongCue || t.Distance > story.TagReach || t.Position == story.Before && !s.Opens(&t) {
			continue
		}
		m := &s.Mentions[t.Mention]
		switch {
		case m.Kind == mention.First && s.Narrator >= 0:
			return s.Narrator
		case t.Entity >= 0 && len(s.Cast[t.Entity].Members) > 0:
			return t.Entity
		case m.Kind == mention.Named && s.direct(u, &t):
			return t.Entity
		case m.Indefinite, m.Kind == mention.Pronoun && m.Plural && t.Phrase >= 0:
			return t.Phrase
		case m.Unlisted && !m.Related:
			return max(t.Entity, t.Phrase)
		}
		return -1
	}
	return -1
}

// direct says that a tag with a name stands right at the speech, behind it, and
// that no other tag of the unit has another subject: of such tags .98 are right.
func (s *scene) direct(u *story.Unit, t *story.Tag) bool {
	if t.Entity < 0 || t.Position == story.Before || t.Distance > 0 {
		return false
	}
	for _, other := range u.Tags {
		if other.Entity != t.Entity && s.Mentions[other.Mention].Kind != mention.Pronoun {
			return false
		}
	}
	return true
}

// A collector gathers candidates, each once.
type collector struct {
	*scene
	paragraph int
	list      []int
}

func (c *collector) add(p int) {
	if p >= 0 && !slices.Contains(c.list, p) {
		c.list = append(c.list, p)
	}
}

// mention adds whoever mention k speaks of in the narration.
func (c *collector) mention(k int) {
	m := &c.Mentions[k]
	if m.Entity < 0 || m.Quoted {
		return
	}
	if ch := &c.Cast[m.Entity]; ch.Virtual && !ch.Proper && (c.paragraph-m.Paragraph > nounParagraphs || m.Paragraph > c.paragraph) {
		return
	}
	c.add(m.Entity)
}
