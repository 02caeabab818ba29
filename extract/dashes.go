package extract

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/marks"
	"quotes/internal/speechtag"
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
	d := c.dialect()
	for _, p := range c.dashed {
		s.watch.Check()
		s.addSpeeches(p, d)
	}
}

// A dialect is how a document sets tags apart from speech after a dash.
type dialect struct {
	shut     bool // a dash stands before every tag, and before what goes on after it
	attached bool // that dash stands after white space and hangs on the tag: —Yes —she said—. Go.
}

// A dashCensus counts the paragraphs that start with a dash.
type dashCensus struct {
	dashed   []int // which they are
	long     int   // with a dash longer than a hyphen
	tagged   int   // with a speech tag
	shut     int   // with a dash before that tag
	attached int   // which hangs on the tag
	spoken   int   // with a tag, a question, or a word for who speaks
}

// dialect returns what most of the tags do.
func (c *dashCensus) dialect() dialect {
	return dialect{shut: c.shut*2 > c.tagged, attached: c.attached*2 > c.tagged}
}

// countDashes looks at every paragraph that starts with a dash and ends as a
// sentence does.
func (s *scanner) countDashes() dashCensus {
	var c dashCensus
	for p, para := range s.doc.Paragraphs {
		s.watch.Check()
		in := s.text[para.Start:para.End]
		n, long := dashAt(in)
		if n == 0 || len(s.stretches[p]) > 0 || !marks.EndsSentence(in) {
			continue
		}
		c.dashed = append(c.dashed, p)
		if long {
			c.long++
		}
		tag, _ := s.tagIn(para.Start+n, para.End, dialect{})
		if tag < para.End {
			c.countTag(s.text, tag, para.End)
		}
		if tag < para.End || strings.ContainsAny(in, "?!") || speechtag.Personal(in[n:min(len(in), n+clauseBytes)]) {
			c.spoken++
		}
	}
	return c
}

// countTag counts the tag at byte i, the dash before it included.
func (c *dashCensus) countTag(text string, i, end int) {
	c.tagged++
	if signAt(text, i, end) == "" {
		return
	}
	c.shut++
	if hangs(text, i, end) {
		c.attached++
	}
}

// hangs says that the dash at byte i stands after white space and before none.
func hangs(text string, i, end int) bool {
	return char.SpaceBefore(text[:i]) > 0 && char.SpaceAt(text[i+len(signAt(text, i, end)):end]) == 0
}

// dashDialogue says that the counts are those of dialogue and not of a list.
func (s *scanner) dashDialogue(c *dashCensus) bool {
	dashed, all := len(c.dashed), len(s.doc.Paragraphs)
	quoted := s.DoubleOpened()
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
			start, _ := char.Trim(in, len(sign), len(in))
			return start, sign != "- "
		}
	}
	return 0, false
}

// addSpeeches adds the stretches of speech of a paragraph that starts with a
// dash: up to the tag, and on from the dash after it, or, where no dash shuts
// tags, from the words after it that are speech again.
func (s *scanner) addSpeeches(p int, d dialect) {
	para, broken := s.doc.Paragraphs[p], false
	for at := para.Start; at < para.End; {
		n, _ := dashAt(s.text[at:para.End])
		if n == 0 && (d.shut || at == para.Start) {
			return
		}
		tag, tagEnd := s.tagIn(at+n, para.End, d)
		act, resumes := s.actIn(at+n, tag)
		acts := act < tag
		tag = min(tag, act)
		// —Hola —dijo ella—. Estoy: the full stop after a tag is the tag's.
		skip := len(s.text[at+n:tag]) - len(strings.TrimLeft(s.text[at+n:tag], ".,;: "))
		start, end := char.Trim(s.text, at+n+skip, tag)
		if start < end {
			s.addStretch(p, &stretch{start: start, end: end, outerStart: at, style: Dash, broken: broken})
		}
		if broken = acts; broken {
			at = resumes
			continue
		}
		if d.shut || signAt(s.text, tag, para.End) != "" {
			at = s.nextDash(tagEnd, para.End, d)
		} else {
			at = s.speechAfter(tagEnd, para.End)
		}
	}
}

// actIn returns the dash between i and end before what somebody does while he
// speaks, and the dash behind it at which the speech goes on in small letters:
// — They will come — Anton looked at the clock — when the tide lets them. Both
// are end where there is none.
func (s *scanner) actIn(i, end int) (act, resumes int) {
	for ; i < end; i++ {
		sign := signAt(s.text, i, end)
		if sign == "" {
			continue
		}
		from, _ := char.Trim(s.text, i+len(sign), end)
		n := strings.Index(s.text[from:min(end, from+brokenBytes)], sign)
		if n < 0 {
			continue
		}
		behind, _ := char.Trim(s.text, from+n+len(sign), end)
		if behind < end && unicode.IsLower(char.First(s.text[behind:end])) && speechtag.Acts(s.text[from:from+n]) {
			return i, from + n
		}
	}
	return end, end
}

// clauseBytes is how far a clause after a tag is read.
const clauseBytes = 200

// speechAfter returns where speech goes on after the tag at byte i, end where
// it does not. A clause after the tag is speech where it starts with a
// conjunction that no narration starts with, a sentence where it is addressed
// to somebody: "— Two hours, he said, if it is dry. You will be late."
func (s *scanner) speechAfter(i, end int) int {
	from := i
	for ; i < end; i++ {
		b := s.text[i]
		if strings.IndexByte(",;:.!?", b) < 0 || b == '.' && endsAbbreviation(s.text[from:i]) {
			continue
		}
		start, _ := char.Trim(s.text, i+1, end)
		if s.spokenAt(start, end, b == ',') {
			return start
		}
		if b == '.' || b == '!' || b == '?' {
			return end
		}
	}
	return end
}

// spokenAt says that the clause, or the sentence, at byte i is speech.
func (s *scanner) spokenAt(i, end int, clause bool) bool {
	stop := min(end, i+clauseBytes)
	if n := strings.IndexAny(s.text[i:stop], ".!?"); n >= 0 {
		stop = i + n
	}
	rest := s.text[i:stop]
	if clause && (lexicon.Resumers.Has(strings.ToLower(speechtag.FirstWords(rest)[0])) || speechtag.GoesOn(rest)) || speechtag.Personal(rest) {
		return true
	}
	return !clause && speechtag.IsTold(rest) || !clause && stop < end && (s.text[stop] == '!' || s.text[stop] == '?')
}

// endsAbbreviation says that the last word of head takes a full stop: Mr.
func endsAbbreviation(head string) bool {
	word := head[strings.LastIndexByte(head, ' ')+1:]
	return len(word) < 8 && (lexicon.CapitalAbbreviations.Has(strings.ToLower(word)) || len(word) == 1)
}

// tagIn returns the bounds of the first speech tag between i and end, the
// white space before its first word left out, both end where there is none. It
// stands after a comma, ! or ?, or after a dash: then the dash is its start.
func (s *scanner) tagIn(i, end int, d dialect) (int, int) {
	for ; i < end; i++ {
		switch b := s.text[i]; {
		case b == ',' || b == '!' || b == '?':
			start, _ := char.Trim(s.text, i+1, end)
			if !d.shut && speechtag.StartsAlone(s.text[start:end]) {
				return i + 1, start
			}
		case b == 0xE2, b == '-':
			n := len(signAt(s.text, i, end))
			if strings.HasPrefix(s.text[i:end], "…") && !d.shut {
				start, _ := char.Trim(s.text, i+len("…"), end)
				if speechtag.StartsAlone(s.text[start:end]) {
					return start, start
				}
			}
			if n == 0 {
				continue
			}
			start, _ := char.Trim(s.text, i+n, end)
			if start < end && (d.attached && hangs(s.text, i, end) || speechtag.StartsAlone(s.text[start:end])) {
				return i, start
			}
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

// signAt returns the long dash at byte i, or the hyphen that stands there for one,
// between blanks; nothing where there is none.
func signAt(text string, i, end int) string {
	switch {
	case i >= end:
		return ""
	case text[i] == 0xE2:
		return dashSign(text[i:end])
	case text[i] == '-' && i > 0 && text[i-1] == ' ' && i+1 < end && text[i+1] == ' ':
		return "-"
	}
	return ""
}

// nextDash returns the dash at which speech goes on after a tag, end where it
// does not: one after a stop, or one that shuts the tag in.
func (s *scanner) nextDash(i, end int, d dialect) int {
	for ; i < end; i++ {
		sign := signAt(s.text, i, end)
		if sign == "" {
			continue
		}
		_, b := char.Trim(s.text, 0, i)
		before, _ := char.LastOf(s.text[:b])
		after, _ := char.Of(s.text[i+len(sign) : end])
		if before == char.Stop || before == char.Letter && (after == char.Stop || !d.attached && b < i && after.Blank()) || d.attached && b == i && after.Blank() {
			return i
		}
	}
	return end
}
