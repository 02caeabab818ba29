package fiction

import (
	"math"
	"slices"
	"sort"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/watch"
)

// A Character is somebody of the story.
type Character struct {
	Name     string
	Aliases  []string // other forms, those that nobody else has first
	Title    string
	Female   float64 // probability that it is a woman
	Unnamed  bool    // known by a noun only: the policeman
	Proper   bool    // a noun with a capital that is as good as a name: the Professor
	Narrator bool    // says "I" in the narration
	Cued     bool    // the book has a verb of speech beside the name
	Tags     int     // how many, where the character has no name
	Titled   bool    // some form has a title
	Given    bool    // some form is a given name alone
}

// Gender returns "female" or "male" where the book leaves little doubt, else "".
func (c *Character) Gender() string {
	switch {
	case c.Female > .85:
		return lexicon.Female
	case c.Female < .15:
		return lexicon.Male
	}
	return ""
}

// A Book is a story as the decoder sees it.
type Book struct {
	Doc      *extract.Document
	Cast     []Character
	Mentions []Mention // in the order of the text
	Units    []Unit    // in the order of the text

	// Narrator is the index in Cast of who says "I", -1 in a story told of others.
	Narrator int

	// Watch ends the work where the time for the document is over; nil never does.
	Watch *watch.Watch

	words  *words
	cues   *lexicon.CueSet
	byPara []int // paragraph → first mention at or after its start; one more at the end
}

// NewBook reads a document as a story.
func NewBook(doc *extract.Document, cues *lexicon.CueSet, watch *watch.Watch) *Book {
	w := newWords(doc, watch)
	f := findNames(w, cues)
	who := findPeople(f)
	m := findMentions(f)
	b := &Book{Doc: doc, Watch: watch, words: w, cues: cues, Narrator: -1}
	b.cast(who, m)
	b.Mentions = m.out
	b.indexMentions()
	b.sexes(who)
	b.findNarrator(f)
	b.findUnits(f)
	b.nameNarrator()
	return b
}

// properTags is how many tags make a noun with a capital as good as a name.
const properTags = 3

// cast makes the characters of persons and of nouns that speak.
func (b *Book) cast(who *people, m *mentioner) {
	taken := map[string]bool{}
	for i := range who.persons {
		c := newCharacter(who, i)
		c.distinguish(taken)
		b.Cast = append(b.Cast, c)
	}
	for _, key := range m.keys {
		n := m.nouns[key]
		if b.bearers(n, who, m) || n.speech == 0 {
			continue
		}
		c := Character{Name: "the " + n.text, Female: float64(n.female), Unnamed: true, Cued: true, Tags: n.speech}
		for _, k := range n.mentions {
			m.out[k].Person = len(b.Cast)
			if n.speech >= properTags && m.out[k].Capital {
				m.out[k].Kind, c.Proper = Named, true
			}
		}
		b.Cast = append(b.Cast, c)
	}
}

// bareGiven says that a form is the given name of a person alone.
func (f *form) bareGiven(p *person) bool {
	return f.title == "" && len(f.words) == 1 && f.words[0] == p.given
}

// betters says that a form may be the name of somebody whom the book commonly
// calls by a given name alone: one with a surname, or a kinship that is usual.
func (f *form) betters(given *form) bool {
	return len(f.words) > 1 || f.kin && f.n*rareKin >= given.n
}

// rareKin is how many times rarer than the given name alone one with a kinship
// may be for the name.
const rareKin = 4

// rareForm is how many times rarer than the commonest form one must be to be
// passed over for the name: it may be somebody else's after all.
const rareForm = 80

// rarerBearer is how many times oftener a title may stand alone than its bearer
// is named.
const rarerBearer = 5

// bearers gives the mentions of a noun that is a title to the person who bears
// it: the Professor. Of several it is the one whom the text named last.
func (b *Book) bearers(n *noun, who *people, m *mentioner) bool {
	title, ok := lexicon.Title(n.text)
	if !ok || title.Kind == lexicon.Courtesy || title.Kind == lexicon.Kin {
		return false
	}
	bears := make([]bool, len(who.persons))
	any := false
	for i := range who.persons {
		bears[i] = slices.Contains(who.persons[i].titles, title.Canonical) && len(who.persons[i].paragraphs)*rarerBearer >= len(n.mentions)
		any = any || bears[i]
	}
	if !any {
		return false
	}
	last, k := -1, 0
	for _, at := range n.mentions {
		for ; k < len(m.out) && (k < at || last < 0); k++ {
			if p := m.out[k].Person; m.out[k].Kind == Named && p >= 0 && p < len(bears) && bears[p] {
				last = p
			}
		}
		m.out[at].Person = last
		if m.out[at].Capital {
			m.out[at].Kind = Named
		}
	}
	return true
}

// newCharacter names a person by the fullest form.
func newCharacter(who *people, at int) Character {
	p, f := &who.persons[at], who.forms
	var c Character
	commonest := p.forms[0]
	for _, k := range p.forms {
		form := &f.list[k]
		c.Cued = c.Cued || form.speech > 0
		c.Titled = c.Titled || form.title != ""
		c.Given = c.Given || form.bareGiven(p)
		if form.n > f.list[commonest].n {
			commonest = k
		}
	}
	best, namesake := commonest, who.hasNamesake(at)
	for _, k := range p.forms {
		form := &f.list[k]
		if form.n*rareForm < f.list[commonest].n || f.list[commonest].bareGiven(p) && (namesake || !form.betters(&f.list[commonest])) {
			continue
		}
		if fuller(form, &f.list[best]) {
			best = k
		}
	}
	c.Name, c.Title = f.list[best].text(), f.list[best].title
	if form := &f.list[best]; form.title != "" && len(form.words) > 1 && !form.kin && !form.husbands() && !isParticle(form.words[0]) {
		c.Name = strings.Join(form.words, " ")
	}
	for _, k := range p.forms {
		if t := f.list[k].text(); t != c.Name {
			c.Aliases = append(c.Aliases, t)
		}
	}
	return c
}

// distinguish gives the character a name that nobody has before it.
func (c *Character) distinguish(taken map[string]bool) {
	for k, alias := range c.Aliases {
		if !taken[c.Name] {
			break
		}
		c.Name, c.Aliases[k] = alias, c.Name
	}
	taken[c.Name] = true
}

// fuller says that form a names somebody better than b.
func fuller(a, b *form) bool {
	if len(a.words) != len(b.words) {
		return len(a.words) > len(b.words)
	}
	if (a.title == "") != (b.title == "") {
		return a.title != ""
	}
	return a.n > b.n
}

// indexMentions notes the first mention of every paragraph.
func (b *Book) indexMentions() {
	b.byPara = make([]int, len(b.Doc.Paragraphs)+1)
	k := 0
	for p := range b.byPara {
		for k < len(b.Mentions) && b.Mentions[k].Paragraph < p {
			k++
		}
		b.byPara[p] = k
	}
}

// mentionAt returns the first mention at or after token i.
func (b *Book) mentionAt(i int) int {
	return sort.Search(len(b.Mentions), func(k int) bool { return b.Mentions[k].First >= i })
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
)

// sexes makes probabilities of titles, given names and the pronouns that follow.
func (b *Book) sexes(who *people) {
	she, he := b.pronounsAfter()
	for i := range b.Cast {
		odds := float64(0)
		switch {
		case i < len(who.persons):
			odds = oddsOf(&who.persons[i])
		case b.Cast[i].Female > .9:
			odds = titleOdds
		case b.Cast[i].Female < .1:
			odds = -titleOdds
		}
		scale := math.Min(1, maxPronouns/math.Max(1, she[i]+he[i]))
		odds += scale * (she[i]*sheOdds - he[i]*heOdds)
		b.Cast[i].Female = math.Min(math.Max(1/(1+math.Exp(-odds)), .01), .99)
	}
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.Person >= 0 {
			m.Female = float32(b.Cast[m.Person].Female)
		}
	}
}

// oddsOf returns the logarithm of the odds of a woman by title and given name.
func oddsOf(p *person) float64 {
	switch {
	case p.female && !p.male:
		return titleOdds
	case p.male && !p.female:
		return -titleOdds
	}
	for _, t := range p.titles {
		if title, _ := lexicon.Title(t); title.Kind == lexicon.Military {
			return -rankOdds
		}
	}
	if g, ok := lexicon.GivenName(p.given); ok && p.given != "" {
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
		case m.Quoted || m.Kind == First || m.Plural:
		case m.Kind == Pronoun && last >= 0 && m.First < reach && b.Mentions[last].Paragraph == m.Paragraph:
			she[b.Mentions[last].Person] += float64(m.Female)
			he[b.Mentions[last].Person] += 1 - float64(m.Female)
		case m.Person >= 0 && !m.Possessor:
			last, reach = k, m.End+25
		case m.Kind != Pronoun:
			last = -1
		}
	}
	return she, he
}
