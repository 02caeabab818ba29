package story

import (
	"math"
	"slices"
	"sort"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/people"
	"quotes/internal/watch"
	"quotes/internal/word"
)

// A Character is somebody of the story.
type Character struct {
	*people.Entity         // Virtual where it is known by a noun only: the policeman
	Woman          float64 // probability that it is a woman
	Told           float64 // logarithm of the odds of that by titles, nouns and pronouns alone
	Proper         bool    // a noun with a capital that is as good as a name: the Professor
	Narrator       bool    // says "I" in the narration
	Phrase         bool    // known by the noun phrase of a tag alone
	Members        []int   // in Book.Cast, of several who speak together
	Tags           int     // how many, where the character has no name
}

// Gender returns "female" or "male" where the words of the text leave little
// doubt, whatever the given name is, else "". The pronouns of tags that were
// found to mean the character are meant: women less men.
func (c *Character) Gender(meant int) string {
	odds := c.Told + meantOdds*float64(meant)
	switch {
	case odds > toldOdds:
		return lexicon.Female
	case odds < -toldOdds:
		return lexicon.Male
	}
	return ""
}

// A Book is a story as the decoder sees it.
type Book struct {
	Doc      *extract.Document
	Cast     []Character
	Mentions []mention.Phrase // in the order of the text; Entity is an index in Cast
	Units    []Unit           // in the order of the text

	// Narrator is the index in Cast of who says "I", -1 in a story where nobody
	// does. FirstPerson says that the story is told by that one throughout, not
	// a letter or a tale within it.
	Narrator    int
	FirstPerson bool

	// Watch ends the work where the time for the document is over; nil never does.
	Watch *watch.Watch

	// Words reads the text.
	Words *mention.Reader

	// ByParagraph is, for every paragraph, the first mention at or after its
	// start; one more stands at the end.
	ByParagraph []int
}

// Read reads a document as a story.
func Read(doc *extract.Document, cues *lexicon.CueSet, watch *watch.Watch) *Book {
	return newBook(doc, cues, watch, func(*people.Entity) bool { return false })
}

// ReadWithout reads a document as a story as if it named none of those for whom
// forget is true: training learns from such what a cast looks like that lacks
// who speaks.
func ReadWithout(doc *extract.Document, cues *lexicon.CueSet, forget func(*people.Entity) bool) *Book {
	return newBook(doc, cues, nil, forget)
}

func newBook(doc *extract.Document, cues *lexicon.CueSet, watch *watch.Watch, forget func(*people.Entity) bool) *Book {
	words := word.Of(doc)
	b := &Book{Doc: doc, Watch: watch, Words: &mention.Reader{Doc: doc, Words: words, Cues: cues, Watch: watch}, Narrator: -1}
	who := people.Tell(b.Words, mention.FindTold(b.Words))
	for _, e := range who.Entities {
		if forget(e) {
			for _, k := range e.Names {
				who.Names[k].Entity = -1
			}
		}
	}
	phrases := mention.FindPhrases(b.Words, who.Names)
	b.Mentions = phrases.List
	b.cast(who, phrases.Nouns)
	b.indexMentions()
	b.sexes(len(who.Entities))
	b.bindKin()
	b.findNarrator()
	b.findUnits()
	b.nameNarrator()
	b.nameTags()
	return b
}

// Close gives back what the book shares with the next document's. It may not be
// used after it.
func (b *Book) Close() { b.Words.Words.Release() }

// properTags is how many tags make a noun with a capital as good as a name.
const properTags = 3

// cast makes the characters of people with names and of nouns that speak.
func (b *Book) cast(who *people.People, nouns []mention.NounGroup) {
	for _, e := range who.Entities {
		b.Cast = append(b.Cast, Character{Entity: e})
	}
	for i := range nouns {
		n := &nouns[i]
		if !n.Owned && b.bearers(n, who) || n.Speech+n.Acts == 0 {
			continue
		}
		c := Character{Entity: &people.Entity{Name: n.Name(), Class: mention.Person, Virtual: true, Cued: true}, Woman: float64(n.Female), Tags: n.Speech}
		for _, k := range n.Mentions {
			b.Mentions[k].Entity = len(b.Cast)
			if n.Speech >= properTags && !n.Owned && b.Mentions[k].Capital {
				b.Mentions[k].Kind, c.Proper = mention.Named, true
			}
		}
		b.Cast = append(b.Cast, c)
	}
}

// rarerBearer is how many times oftener a title may stand alone than its bearer
// is named.
const rarerBearer = 5

// bearers gives the mentions of a noun that is a title to the person who bears
// it: the Professor. Of several it is the one whom the text named last.
func (b *Book) bearers(n *mention.NounGroup, who *people.People) bool {
	title, ok := lexicon.Title(n.Text)
	if !ok || title.Kind == lexicon.Courtesy || title.Kind == lexicon.Kin {
		return false
	}
	bears := make([]bool, len(who.Entities))
	any := false
	for i, e := range who.Entities {
		bears[i] = slices.Contains(e.Titles, title.Canonical) && len(e.Paragraphs)*rarerBearer >= len(n.Mentions)
		any = any || bears[i]
	}
	if !any {
		return false
	}
	last, k := -1, 0
	for _, at := range n.Mentions {
		for ; k < len(b.Mentions) && (k < at || last < 0); k++ {
			if p := b.Mentions[k].Entity; b.Mentions[k].Kind == mention.Named && p >= 0 && p < len(bears) && bears[p] {
				last = p
			}
		}
		b.Mentions[at].Entity = last
		if b.Mentions[at].Capital {
			b.Mentions[at].Kind = mention.Named
		}
	}
	return true
}

// indexMentions notes the first mention of every paragraph.
func (b *Book) indexMentions() {
	b.ByParagraph = make([]int, len(b.Doc.Paragraphs)+1)
	k := 0
	for p := range b.ByParagraph {
		for k < len(b.Mentions) && b.Mentions[k].Paragraph < p {
			k++
		}
		b.ByParagraph[p] = k
	}
}

// MentionAt returns the first mention at or after token i.
func (b *Book) MentionAt(i int) int {
	return sort.Search(len(b.Mentions), func(k int) bool { return b.Mentions[k].FirstToken >= i })
}

// What titles and given names tell of somebody's sex, and how far a pronoun that
// comes next in the text does, as logarithms of odds. Of the pronouns after a
// woman's name some .8 are hers, after a man's .35 hers: most books tell more of
// one sex.
const (
	titleOdds   = 6
	givenOdds   = 4
	rankOdds    = 3   // of a military rank: stories are old
	sheOdds     = .41 // half of log(.80/.35), as neighbours are no independent witnesses
	heOdds      = .59 // half of log(.65/.20)
	maxPronouns = 40
	meantOdds   = 2   // of a pronoun in a tag
	toldOdds    = 1.7 // from which on the text tells the sex
)

// sexes makes probabilities of titles, given names and the pronouns that follow.
// The characters from named on have none.
func (b *Book) sexes(named int) {
	she, he := b.pronounsAfter()
	for i := range b.Cast {
		odds, told := float64(0), oddsOfNoun(b.Cast[i].Woman)
		if i < named {
			odds, told = oddsOf(b.Cast[i].Entity), oddsOfTitles(b.Cast[i].Entity)
		} else {
			odds = told
		}
		scale := math.Min(1, maxPronouns/math.Max(1, she[i]+he[i]))
		pronouns := scale * (she[i]*sheOdds - he[i]*heOdds)
		odds += pronouns
		b.Cast[i].Told = told + pronouns
		b.Cast[i].Woman = math.Min(math.Max(1/(1+math.Exp(-odds)), .01), .99)
	}
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.Entity >= 0 {
			m.Female = float32(b.Cast[m.Entity].Woman)
		}
	}
}

// oddsOfTitles returns the logarithm of the odds of a woman by titles that show
// the sex.
func oddsOfTitles(e *people.Entity) float64 {
	sex := e.SexOfTitles()
	if role, ok := lexicon.Role(strings.ToLower(e.Name)); ok && sex == "" {
		sex = role.Gender // Dad
	}
	switch sex {
	case lexicon.Female:
		return titleOdds
	case lexicon.Male:
		return -titleOdds
	}
	return 0
}

// oddsOfNoun returns likewise those by a noun that is a woman's so probably.
func oddsOfNoun(woman float64) float64 {
	switch {
	case woman > .9:
		return titleOdds
	case woman < .1:
		return -titleOdds
	}
	return 0
}

// oddsOf returns the logarithm of the odds of a woman by title and given name.
func oddsOf(e *people.Entity) float64 {
	if odds := oddsOfTitles(e); odds != 0 {
		return odds
	}
	for _, t := range e.Titles {
		if title, _ := lexicon.Title(t); title.Kind == lexicon.Military {
			return -rankOdds
		}
	}
	if g, ok := lexicon.GivenName(e.Given); ok && e.Given != "" {
		return math.Min(math.Max(math.Log((g.Female+.01)/(g.Male+.01)), -givenOdds), givenOdds)
	}
	return 0
}

// pronounsAfter counts, for each character, the pronouns that come next after a
// mention in the narration, within the paragraph and before another mention.
func (b *Book) pronounsAfter() (she, he []float64) {
	she, he = make([]float64, len(b.Cast)), make([]float64, len(b.Cast))
	last, reach := -1, 0
	for k := range b.Mentions {
		m := &b.Mentions[k]
		switch {
		case m.Quoted || m.Kind == mention.First || m.Plural:
		case m.Kind == mention.Pronoun && last >= 0 && m.FirstToken < reach && b.Mentions[last].Paragraph == m.Paragraph:
			she[b.Mentions[last].Entity] += float64(m.Female)
			he[b.Mentions[last].Entity] += 1 - float64(m.Female)
		case m.Entity >= 0 && !m.Possessor:
			last, reach = k, m.EndToken+25
		case m.Kind != mention.Pronoun:
			last = -1
		}
	}
	return she, he
}
