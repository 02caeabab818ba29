package extract

import (
	"strings"
	"unicode"
)

// The evidence that dialogue stands after dashes, as shares of the paragraphs.
const (
	dashShare   = 10 // one paragraph in so many starts with a long dash
	spokenShare = 4  // one of so many of them has a tag, a question or an "I"
	hyphenShare = 4  // one in so many starts with a hyphen, and some have a tag
)

// findDashes finds the speeches of paragraphs that start with a dash, where
// enough paragraphs do.
func (s *scanner) findDashes() {
	c := s.countDashes()
	if !s.dashDialogue(&c) {
		return
	}
	shut := s.shutTags(c.dashed)
	for _, p := range c.dashed {
		s.addSpeeches(p, shut)
	}
}

// A dashCensus counts the paragraphs that start with a dash.
type dashCensus struct {
	dashed []int // which they are
	long   int   // with a dash longer than a hyphen
	tagged int   // with a speech tag
	spoken int   // with a tag, a question, or a word for who speaks
}

// countDashes looks at every paragraph that starts with a dash and ends as a
// sentence does.
func (s *scanner) countDashes() dashCensus {
	var c dashCensus
	for p, para := range s.doc.Paragraphs {
		in := s.text[para.Start:para.End]
		n, long := dashAt(in)
		if n == 0 || !s.terminalText(in) {
			continue
		}
		c.dashed = append(c.dashed, p)
		if long {
			c.long++
		}
		tag, _ := s.tagIn(para.Start+n, para.End)
		if tag < para.End {
			c.tagged++
		}
		if tag < para.End || strings.ContainsAny(in, "?!") || personal(in[n:min(len(in), n+clauseBytes)]) {
			c.spoken++
		}
	}
	return c
}

// shutTags says that a dash shuts a tag off from the speech that goes on after
// it, in one paragraph at least: then speech never goes on without one.
func (s *scanner) shutTags(dashed []int) bool {
	for _, p := range dashed {
		para := s.doc.Paragraphs[p]
		n, _ := dashAt(s.text[para.Start:para.End])
		if _, tag := s.tagIn(para.Start+n, para.End); s.nextDash(tag, para.End) < para.End {
			return true
		}
	}
	return false
}

// dashDialogue says that the counts are those of dialogue and not of a list.
func (s *scanner) dashDialogue(c *dashCensus) bool {
	dashed, all := len(c.dashed), len(s.doc.Paragraphs)
	quoted := s.habits.sides[straightDouble].open + s.habits.sides[leftDouble].open
	if dashed == 0 || quoted > dashed || c.spoken*spokenShare < dashed {
		return false
	}
	if c.long*2 >= dashed {
		return dashed*dashShare >= all && (dashed > 1 || c.tagged > 0)
	}
	return dashed > 1 && dashed*hyphenShare >= all && c.tagged > 0
}

// dashAt returns the length of the dash and the white space that a paragraph
// starts with, and whether it is longer than a hyphen.
func dashAt(in string) (n int, long bool) {
	for _, sign := range [...]string{"—", "–", "―", "--", "- "} {
		if strings.HasPrefix(in, sign) {
			start, _ := trim(in, len(sign), len(in))
			return start, sign != "- "
		}
	}
	return 0, false
}

// addSpeeches adds the stretches of speech of a paragraph that starts with a
// dash: up to the tag, and on from the dash after it, or, where no dash shuts
// tags, from the words after it that are speech again.
func (s *scanner) addSpeeches(p int, shut bool) {
	para := s.doc.Paragraphs[p]
	for at := para.Start; at < para.End; {
		n, _ := dashAt(s.text[at:para.End])
		if n == 0 && (shut || at == para.Start) {
			return
		}
		tag, tagEnd := s.tagIn(at+n, para.End)
		// —Hola —dijo ella—. Estoy: the full stop after a tag is the tag's.
		skip := len(s.text[at+n:tag]) - len(strings.TrimLeft(s.text[at+n:tag], ".,;: "))
		start, end := trim(s.text, at+n+skip, tag)
		if start < end {
			s.addStretch(p, stretch{start: start, end: end, outerStart: at, style: Dash})
		}
		if shut {
			at = s.nextDash(tagEnd, para.End)
		} else {
			at = s.speechAfter(tagEnd, para.End)
		}
	}
}

// clauseBytes is how far a clause after a tag is read.
const clauseBytes = 200

// speechAfter returns where speech goes on after the tag at byte i, end where
// it does not. A clause after the tag is speech where it starts with a
// conjunction that no narration starts with, a sentence where it is addressed
// to somebody: "— Two hours, he said, if it is dry. You will be late."
func (s *scanner) speechAfter(i, end int) int {
	for ; i < end; i++ {
		b := s.text[i]
		if b != ',' && b != '.' && b != '!' && b != '?' {
			continue
		}
		start, _ := trim(s.text, i+1, end)
		stop := min(end, start+clauseBytes)
		if n := strings.IndexAny(s.text[start:stop], ".!?"); n >= 0 {
			stop = start + n
		}
		rest := s.text[start:stop]
		if b == ',' && resumers[strings.ToLower(firstWords(rest)[0])] || personal(rest) || b != ',' && stop < end && s.text[stop] != '.' {
			return start
		}
		if b != ',' {
			return end
		}
	}
	return end
}

// personal says that a clause has a word for who speaks or is spoken to.
func personal(clause string) bool {
	for _, word := range strings.FieldsFunc(clause, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if persons[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

// tagIn returns the bounds of the first speech tag between i and end, both end
// where there is none: it stands after a comma, a full stop, ! or ?, or a dash.
func (s *scanner) tagIn(i, end int) (int, int) {
	for ; i < end; i++ {
		b := s.text[i]
		after := 0
		switch {
		case b == ',' || b == '!' || b == '?' || b == '.':
			after = i + 1
		case b == 0xE2:
			after = i + len(dashSign(s.text[i:end]))
			if strings.HasPrefix(s.text[i:end], "…") {
				after = i + len("…")
			}
		}
		if after <= i {
			continue
		}
		start, _ := trim(s.text, after, end)
		if b != 0xE2 {
			start += len(dashSign(s.text[start:end]))
			start, _ = trim(s.text, start, end)
		}
		if isTag(s.text[start:end]) {
			if b == 0xE2 {
				return i, start
			}
			return after, start
		}
	}
	return end, end
}

// dashSign returns the long dash that rest starts with, or nothing.
func dashSign(rest string) string {
	for _, sign := range [...]string{"—", "–", "―"} {
		if strings.HasPrefix(rest, sign) {
			return sign
		}
	}
	return ""
}

// nextDash returns the dash at which speech goes on after a tag, end where it
// does not: one after a stop, or one that shuts the tag in.
func (s *scanner) nextDash(i, end int) int {
	for ; i < end; i++ {
		if s.text[i] != 0xE2 {
			continue
		}
		sign := dashSign(s.text[i:end])
		if sign == "" {
			continue
		}
		_, b := trim(s.text, 0, i)
		before, _ := lastClassOf(s.text[:b])
		after, _ := classOf(s.text[i+len(sign) : end])
		if before == stop || before == letter && after == stop {
			return i
		}
	}
	return end
}

// isTag says that rest starts with a speech tag: "she said", "said Anna",
// "the man said", "Anna Roe said".
func isTag(rest string) bool {
	words := firstWords(rest)
	kind := func(i int) wordRole { return roleOf(words[i]) }
	switch kind(0) {
	case verbRole:
		return kind(1) != plainRole && kind(1) != verbRole || foreignVerb(strings.ToLower(words[0]))
	case pronounRole:
		return kind(1) == verbRole
	case nameRole:
		return kind(1) == verbRole || kind(1) == nameRole && kind(2) == verbRole
	case determinerRole:
		return kind(2) == verbRole || kind(1) == plainRole && kind(3) == verbRole
	}
	return false
}

// firstWords returns the first four words of rest, empty where a clause ends before.
func firstWords(rest string) (words [4]string) {
	rest = rest[:min(len(rest), 80)]
	for i := range words {
		rest = strings.TrimLeft(rest, " \n\r\t")
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
		if end < 0 {
			end = len(rest)
		}
		words[i], rest = rest[:end], rest[end:]
		if rest == "" || !isSpaceByte(rest[0]) {
			break
		}
	}
	return words
}

// wordRole is what a word can be in a speech tag.
type wordRole uint8

// The roles of words.
const (
	noRole wordRole = iota
	plainRole
	verbRole
	pronounRole
	nameRole
	determinerRole
)

// roleOf returns the role of a word.
func roleOf(word string) wordRole {
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return noRole
	case speechVerbs[lower] || foreignVerb(lower):
		return verbRole
	case pronouns[lower]:
		return pronounRole
	case determiners[lower]:
		return determinerRole
	case unicode.IsUpper(runeAt(word)):
		return nameRole
	}
	return plainRole
}
