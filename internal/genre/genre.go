// Package genre tells a story from news by what their texts are like.
package genre

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
	facts    float64 // numbers, weekdays, months and signs of money in the narration, of its words
	address  float64 // "you", "I" and their kin, of the words inside marks
	narrator float64 // "I" and "my" in the narration, of its words
	people   float64 // he, she, him, her and their kin in the narration, of its words
	names    float64 // pairs of words with capitals in the narration, as full names and offices have, of its words
	opens    float64 // paragraphs that begin with speech, of those with speech
	asks     float64 // speeches that end in a question mark or an exclamation mark, of all

	// What is counted where the others leave it in doubt.
	beats   float64 // verbs for what people do with their bodies in the narration, of its words
	offices float64 // words for offices, people who speak to the press, and organisations in the narration, of its words
}

// A document has at least so many quotes, and a score above a bound that is
// higher for short ones, if it is a story. Of texts of less than tinyWords the
// lower bound takes 3 of 58 more news and cases for stories, and finds .90 of 91
// stories where the other finds .84.
const (
	leastQuotes = 4
	leastDashes = 8
	shortBound  = 1
	longBound   = 0
	paperBound  = 9 // of what an outlet published on a day: features are told like stories
	longWords   = 5000
	tinyBound   = -1 // of a few lines without a number or a date
	tinyWords   = 100
	bookLeast   = 2 // chapters: what stands before the first are title pages, full of numbers
)

// A Manner is how a document is told.
type Manner uint8

// The manners.
const (
	Report  Manner = iota // as news are
	Feature               // like a story, by an outlet that published it on a day
	Story
)

// Of tells how a document is told. A story needs evidence: news misread as one
// would lose names. What an outlet published on a day is one where the evidence
// is overwhelming.
func Of(doc *extract.Document) Manner {
	if doc.Language != "en" && doc.Language != "und" {
		return Report
	}
	if dialogueInDashes(doc) {
		return Story
	}
	s := readSigns(doc, len(doc.Paragraphs))
	if !doc.Published && s.talk() && punctuated(doc) {
		return Story
	}
	bound := s.bound()
	if s.quotes < leastQuotes || s.score()+mostBeats <= bound {
		return Report
	}
	s.readDeeds(doc, len(doc.Paragraphs))
	switch {
	case s.score() <= bound:
		return Report
	case doc.Published && s.score() <= paperBound:
		return Feature
	}
	return Story
}

// The bounds of a text of talk: so many speeches, for so many words at most each,
// and so many of a hundred paragraphs with speech open with it. Of 5,500 stretches
// of articles and pages of six and ten paragraphs none is one, nor are the whole
// articles; of 72 stretches of scenes that the score takes for news 40 are, those
// with the name of a month or a day, of a house or an office.
const (
	talkQuotes = 5
	talkWords  = 14
	talkOpens  = .75
)

// talk says that a text is little else than what people say to each other,
// whatever they speak about.
func (s *signs) talk() bool {
	return s.quotes >= talkQuotes && s.words <= s.quotes*talkWords && s.opens >= talkOpens
}

// punctuated says that what stands in marks are sentences and parts of them: most
// end in a punctuation mark inside, as titles in a list do not.
func punctuated(doc *extract.Document) bool {
	n := 0
	for i := range doc.Spans {
		if end := doc.Spans[i].EndToken - 1; end >= 0 && doc.Tokens[end].Kind == extract.Punct {
			n++
		}
	}
	return n*4 >= len(doc.Spans)*3
}

// bound returns the score above which a document is a story.
func (s *signs) bound() float64 {
	switch {
	case s.words >= longWords:
		return longBound
	case s.words < tinyWords && s.facts == 0:
		return tinyBound
	}
	return shortBound
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

// mostBeats is how much the verbs for what people do can add to the score.
const mostBeats = 2 * 1.79

// score is the logarithm of the odds of a story, by a logistic regression over
// 1,839 articles, pages and stretches of articles of five paragraphs and more,
// and 2,100 stretches of novels of six paragraphs and more. Above the bound for
// short documents it takes 27 of the first for stories in cross-validation by
// document, excerpts of a book and tales of an evening among them, and finds .97
// of the others.
func (s *signs) score() float64 {
	density := math.Log1p(100 * float64(s.quotes) / float64(max(s.words, 1)))
	return -2.97 + 1.73*math.Min(math.Log1p(float64(s.quotes)), 4) - 1.6*math.Min(density, 3) - 3.15*s.quoted + 4.9*s.alone + 2.9*s.opens +
		2.86*s.asks + 2.53*math.Min(5*s.address, 2) + .42*math.Min(20*s.narrator, 2) + 1.82*math.Min(10*s.people, 2) -
		8.79*math.Min(20*s.facts, 2) - .64*math.Min(20*s.names, 2) + 1.79*math.Min(20*s.beats, 2) - 2.91*math.Min(20*s.offices, 2)
}

// IsDialogue says that a text of a few lines may be a scene: in it whoever spoke last
// is as likely as not answered by another. It is the logarithm of the odds by a
// logistic regression over 1,737 stretches of two to six paragraphs of scenes and
// novels and 1,573 of articles and pages: above the bound are 2 % of the latter,
// and of the former .96 of those of scenes and .87 of those of novels. What stands
// behind the last speech counts for nothing.
func IsDialogue(doc *extract.Document) bool {
	if len(doc.Spans) == 0 {
		return false
	}
	end := doc.Spans[len(doc.Spans)-1].Paragraph + 1
	if doc.Paragraphs[end-1].EndToken > dialogueTokens {
		return false
	}
	s := readSigns(doc, end)
	if s.words >= dialogueWords || s.quotes < 2 {
		return false
	}
	s.readDeeds(doc, end)
	return s.dialogue() > dialogueBound
}

func (s *signs) dialogue() float64 {
	return -1.84 + .86*math.Log1p(float64(s.quotes)) + .57*s.quoted + 1.69*s.alone + 2.07*s.opens + 1.5*s.asks +
		.56*math.Min(5*s.address, 2) + .51*math.Min(20*s.narrator, 2) + .88*math.Min(20*s.beats, 2) -
		2.33*math.Min(20*s.facts, 2) - .7*math.Min(20*s.names, 2) - 1.52*math.Min(20*s.offices, 2) - 1.05*(math.Log1p(float64(s.words))-4)
}

// The bounds of a text of a few lines.
const (
	dialogueTokens = 400
	dialogueWords  = 130
	dialogueBound  = 1
)

// begin returns the paragraph from which on signs are counted: that of the first
// chapter of a book.
func begin(doc *extract.Document) int {
	if len(doc.Chapters) < bookLeast {
		return 0
	}
	return doc.Chapters[0].FirstParagraph
}

// readDeeds counts beats and offices, up to a paragraph.
func (s *signs) readDeeds(doc *extract.Document, end int) {
	words, beats, offices := 0, 0, 0
	deeds := make([]deed, len(doc.Vocabulary))
	for p := begin(doc); p < end; p++ {
		para := &doc.Paragraphs[p]
		if para.Heading {
			continue
		}
		for i := para.FirstToken; i < para.EndToken; i++ {
			t := &doc.Tokens[i]
			if t.Span >= 0 || t.Kind != extract.Word && t.Kind != extract.Number {
				continue
			}
			words++
			d := &deeds[t.Word]
			if *d == 0 {
				*d = deedOf(doc.Vocabulary[t.Word])
			}
			if *d&office != 0 {
				offices++
			}
			if *d&beat != 0 {
				beats++
			}
		}
		if words > signWords {
			break
		}
	}
	s.beats, s.offices = float64(beats)/float64(max(words, 1)), float64(offices)/float64(max(words, 1))
}

// readSigns counts over the first part of a document, up to a paragraph: it is enough.
func readSigns(doc *extract.Document, end int) *signs {
	c := signCounter{doc: doc, kinds: signKinds(doc)}
	for p := begin(doc); p < end; p++ {
		if c.paragraph(p); c.all > signWords {
			break
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return &signs{
		words: c.all, quotes: c.spans, quoted: share(c.inside, c.all), alone: share(c.alone, c.spoken),
		facts:   share(c.facts, c.all-c.inside),
		address: share(c.address, c.inside), narrator: share(c.first, c.all-c.inside), people: share(c.third, c.all-c.inside),
		names: share(c.pairs, c.all-c.inside), opens: share(c.opens, c.spoken), asks: share(c.asks, c.spans),
	}
}

// signWords is how many words of a document are read for signs.
const signWords = 30000

type signCounter struct {
	doc   *extract.Document
	kinds []signKind // of the words, by their numbers in the document's Vocabulary

	all, inside, spans, alone, spoken, facts, address, first, third, pairs, opens, asks int
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
			if i == para.FirstToken {
				c.opens++
			}
			if end := c.doc.Spans[t.Span].EndToken - 1; end > i && (c.doc.TokenText(end) == "?" || c.doc.TokenText(end) == "!") {
				c.asks++
			}
		}
		if t.Kind != extract.Word && t.Kind != extract.Number {
			c.sign(t)
			continue
		}
		words++
		if t.Span >= 0 {
			inside++
			if k := c.kinds[t.Word]; k == speaker || k == hearer {
				c.address++
			}
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

func (c *signCounter) narration(i int) {
	t := &c.doc.Tokens[i]
	kind := c.kinds[t.Word]
	switch kind {
	case speaker:
		c.first++
	case other:
		c.third++
	}
	if t.Kind == extract.Number || t.Upper && (kind == calendar || t.AllUpper && t.End-t.Start > 1) {
		c.facts++
	}
	if t.Upper && i > 0 && c.doc.Tokens[i-1].Upper && c.doc.Tokens[i-1].Span < 0 && t.Start-c.doc.Tokens[i-1].End < 3 {
		c.pairs++
	}
}

// A signKind is what a word tells of who is spoken of, or when.
type signKind uint8

const (
	noSign   signKind = iota
	speaker           // I, my
	hearer            // you
	other             // he, her
	calendar          // Monday, June
)

// A deed says what a word tells of what people do: nothing where nobody has asked.
type deed uint8

const (
	asked  deed = 1 << iota
	office      // a noun for who speaks for others, or a word of an organisation's name
	beat        // a verb for what people do beside speech
)

func deedOf(word string) deed {
	d, low := asked, strings.ToLower(word)
	e := lexicon.Find(low)
	if r, ok := e.Role(); ok && r.Speech || e.Is(lexicon.OrgWords) {
		d |= office
	}
	if lexicon.BeatVerb(low) {
		d |= beat
	}
	return d
}

// signKinds tells the words of a document's Vocabulary apart.
func signKinds(doc *extract.Document) []signKind {
	kinds := make([]signKind, len(doc.Vocabulary))
	for i, word := range doc.Vocabulary {
		if len(word) > longestSign {
			continue
		}
		var lower [longestSign]byte
		for k := range len(word) {
			lower[k] = word[k]
			if 'A' <= word[k] && word[k] <= 'Z' {
				lower[k] |= 0x20
			}
		}
		kinds[i] = signOf(lower[:len(word)])
	}
	return kinds
}

// longestSign is how many bytes the longest word has that tells anything: September.
const longestSign = 9

func signOf(lower []byte) signKind {
	switch string(lower) {
	case "i", "me", "my":
		return speaker
	case "you", "your":
		return hearer
	case "he", "she", "him", "her", "his", "himself", "herself":
		return other
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
		"june", "july", "august", "september", "october", "november", "december":
		return calendar
	}
	return noSign
}
