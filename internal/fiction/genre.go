package fiction

import (
	"math"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// The signs by which a story is told from news, each a share in [0,1].
type signs struct {
	words    int     // of the document
	quotes   int     // spans of speech
	quoted   float64 // words inside marks, of all
	alone    float64 // paragraphs that are speech and nothing else, of those with speech
	pronouns float64 // tags whose subject is a pronoun or one word, of all tags
	facts    float64 // numbers, weekdays, months and signs of money in the narration, of its words
	address  float64 // "you", "I" and their kin, of the words inside marks
	narrator float64 // "I" and "my" in the narration, of its words
	people   float64 // he, she, him, her and their kin in the narration, of its words
}

// A document has at least so many quotes, and a score above a bound that is
// higher for short ones, if it is a story.
const (
	leastQuotes = 3
	leastDashes = 8
	shortBound  = 2
	longBound   = 0
	longWords   = 5000
)

// Detect says that a document is a story. It needs evidence: news misread as a
// story would lose names.
func Detect(doc *extract.Document, cues *lexicon.CueSet) bool {
	if doc.Language != "en" && doc.Language != "und" {
		return false
	}
	if dialogueInDashes(doc) {
		return true
	}
	s := readSigns(doc, cues)
	if s.words >= longWords {
		return s.quotes >= leastQuotes && s.score() > longBound
	}
	return s.quotes >= leastQuotes && s.score() > shortBound
}

// dialogueInDashes says that a document marks speech by dashes, as only stories do.
func dialogueInDashes(doc *extract.Document) bool {
	dashes, top := 0, 0
	for i := range doc.Spans {
		if doc.Spans[i].Within >= 0 {
			continue
		}
		top++
		if doc.Spans[i].Style == extract.Dash {
			dashes++
		}
	}
	return dashes >= leastDashes && dashes*3 > top*2
}

// score is the logarithm of the odds of a story, by a logistic regression over
// the articles of PolNeAR, whole and in crops, and excerpts of novels of PDNC.
// Above the bound for short documents it takes one of 924 articles, an excerpt
// of a book, and no crop for a story; excerpts of 400 words and more it finds in
// five of six.
func (s *signs) score() float64 {
	return -7.6 + 2.46*math.Min(math.Log1p(float64(s.quotes)), 4) - 3.07*s.quoted + 6.26*s.alone + 1.18*s.pronouns -
		10.1*math.Min(20*s.facts, 2) + 2.16*math.Min(5*s.address, 2) + math.Min(20*s.narrator, 2) + math.Min(10*s.people, 2)
}

// readSigns counts over the first part of a document: it is enough.
func readSigns(doc *extract.Document, cues *lexicon.CueSet) *signs {
	c := signCounter{doc: doc, cues: cues}
	for p := range doc.Paragraphs {
		if c.paragraph(p); c.all > signWords {
			break
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return &signs{
		words: c.all, quotes: c.spans, quoted: share(c.inside, c.all), alone: share(c.alone, c.spoken),
		pronouns: share(c.short, c.tags), facts: share(c.facts, c.all-c.inside),
		address: share(c.address, c.inside), narrator: share(c.first, c.all-c.inside), people: share(c.third, c.all-c.inside),
	}
}

// signWords is how many words of a document are read for signs.
const signWords = 30000

type signCounter struct {
	doc  *extract.Document
	cues *lexicon.CueSet

	all, inside, spans, alone, spoken, short, tags, facts, address, first, third int
}

func (c *signCounter) paragraph(p int) {
	para := &c.doc.Paragraphs[p]
	if para.Heading {
		return
	}
	inside, words := 0, 0
	for i := para.FirstToken; i < para.EndToken; i++ {
		t := &c.doc.Tokens[i]
		if t.Kind == extract.Mark && int(t.Start) < c.doc.Spans[t.Span].Start && c.doc.Spans[t.Span].Within < 0 {
			c.spans++
		}
		if t.Kind != extract.Word && t.Kind != extract.Number {
			c.sign(t)
			continue
		}
		words++
		if t.Span >= 0 {
			inside++
			c.speech(i)
		} else {
			c.narration(i)
		}
	}
	c.all += words
	c.inside += inside
	if inside > 0 {
		c.spoken++
		if inside == words {
			c.alone++
		}
	}
}

// sign counts signs of money and shares in the narration.
func (c *signCounter) sign(t *extract.Token) {
	if t.Span < 0 && t.Kind == extract.Symbol {
		c.facts++
	}
}

// lower returns token i in lower case; nothing is done for most.
func (c *signCounter) lower(i int) string {
	if t := &c.doc.Tokens[i]; !t.Upper && !t.AllUpper {
		return c.doc.TokenText(i)
	}
	return strings.ToLower(c.doc.TokenText(i))
}

func (c *signCounter) speech(i int) {
	switch c.lower(i) {
	case "you", "your", "i", "me", "my":
		c.address++
	}
}

func (c *signCounter) narration(i int) {
	t := &c.doc.Tokens[i]
	text := c.doc.TokenText(i)
	low := c.lower(i)
	switch low {
	case "i", "me", "my":
		c.first++
	case "he", "she", "him", "her", "his", "himself", "herself":
		c.third++
	}
	if t.Kind == extract.Number || t.Upper && (calendar(low) || t.AllUpper && len(text) > 1) {
		c.facts++
	}
	if !c.besideMark(i) {
		return
	}
	if cue, ok := c.cues.Verb(low); ok && cue.Fiction > .3 {
		c.tags++
		if c.shortSubject(i) {
			c.short++
		}
	}
}

// besideMark says that a quotation mark stands within three tokens of token i.
func (c *signCounter) besideMark(i int) bool {
	for k := max(0, i-3); k <= min(len(c.doc.Tokens)-1, i+3); k++ {
		if c.doc.Tokens[k].Kind == extract.Mark {
			return true
		}
	}
	return false
}

// shortSubject says that the subject of the verb at token i is a pronoun or one
// name, or follows the verb.
func (c *signCounter) shortSubject(i int) bool {
	at := func(k int) extract.TokenKind {
		if k < 0 || k >= len(c.doc.Tokens) {
			return extract.Symbol
		}
		return c.doc.Tokens[k].Kind
	}
	return at(i-1) == extract.Mark || at(i-2) == extract.Mark
}

func calendar(low string) bool {
	switch low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
		"june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}
