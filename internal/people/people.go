// Package people joins the names of a document into the people and
// organisations they stand for, with titles, roles and gender.
//
// What makes a name somebody's is the genre's. [Build] is for reports, which
// introduce people: a short form means who bears it where it stands. [Tell] is
// for stories, where a person is who speaks, acts or is addressed: a form means
// one person throughout.
package people

import (
	"strings"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/watch"
)

// An Entity is a person, an organisation or anything else with a name.
type Entity struct {
	Name   string // its fullest form
	Class  mention.Class
	Given  string // lower case, without full stops; empty for none
	Family string // lower case; for an organisation its last word

	Title string
	Role  string // the words beside a name that have a noun for a person; not fit to show
	Age   int    // where the text tells it; 0 else

	Female, Male float64 // evidence of gender
	Names        []int   // its occurrences, indices in People.Names
	First        int     // byte where it is first named
	Ambiguous    bool    // a bare surname that two people of the document share
	Virtual      bool    // made from a noun phrase: "Trump campaign", "a senior official"
	Plural       bool

	// What a story tells; empty in reports.
	Aliases    []string // the other forms, those that nobody else has first
	Titles     []string // all titles, in their canonical forms
	Cued       bool     // a verb of speech stands beside a form
	ByGiven    bool     // a form is the given name alone
	Paragraphs []int32  // where the narration names it, ascending

	person, org float32
	nouns       map[string]bool // what the text calls it, in lower case: senator, baker
	ways        []int           // the forms of a story that name it
	husbands    bool            // the given name is her husband's: Mrs. John Dashwood
}

// NarratorName is what whoever tells a text is called, who has no name in it.
const NarratorName = "Narrator"

// Gender returns "female", "male" or "" where the evidence is weak.
func (e *Entity) Gender() string {
	switch {
	case e.Female > e.Male*2 && e.Female > .5:
		return "female"
	case e.Male > e.Female*2 && e.Male > .5:
		return "male"
	}
	return ""
}

// People are the entities of a document and the names they come from.
type People struct {
	Doc      *extract.Document
	Names    []mention.Name
	Entities []*Entity

	watch   *watch.Watch
	byFull  map[fullKey]int
	byShort map[shortKey]int
	bare    map[string]float32 // last word of short names → evidence for a person, less that for an organisation
	last    sharers            // last word → entities with two words or more
	given   sharers

	initials map[string][]int // first letters of words → entities
	owners   map[string]bearing
	full     [][]int                    // entity → names of two words or more, in the order of the text
	courtesy map[string]map[string]bool // last word → genders of the courtesy titles before it alone: Mr. Li
}

// Build joins the names of a report: full names first, then names of one word.
func Build(doc *extract.Document, names []mention.Name, w *watch.Watch) *People {
	p := newPeople(doc, names, w)
	for i := range names {
		w.Check()
		if isFull(&names[i]) {
			p.addFull(i)
		} else {
			p.addBare(&names[i])
		}
	}
	p.mergeSurnames()
	p.mergeNicknames()
	p.listFull()
	for i := range names {
		w.Check()
		if !isFull(&names[i]) {
			p.addShort(i)
		}
	}
	for _, e := range p.Entities {
		p.settle(e)
	}
	p.describe()
	p.distinguish()
	return p
}

func newPeople(doc *extract.Document, names []mention.Name, w *watch.Watch) *People {
	return &People{Doc: doc, watch: w, Names: names, byFull: map[fullKey]int{}, byShort: map[shortKey]int{}, bare: map[string]float32{}, last: sharers{}, given: sharers{}, courtesy: map[string]map[string]bool{}, owners: map[string]bearing{}, initials: map[string][]int{}}
}

// addBare notes what a name of one word says of its word.
func (p *People) addBare(n *mention.Name) {
	w := surname(n)
	p.bare[w] += n.Person - n.Org
	if g := titleGender(n.Title); g != "" {
		if p.courtesy[w] == nil {
			p.courtesy[w] = map[string]bool{}
		}
		p.courtesy[w][g] = true
	}
}

// isFull says that a name has more than a surname, or a given name, with Jr. and
// the like.
func isFull(n *mention.Name) bool { return coreLen(n.Words, n.Plain) > 1 }

// coreLen counts the words of a name, which are given as they are and plain,
// without Jr. and the like.
func coreLen(words, plain []string) int {
	n := 0
	for _, w := range words {
		if !mention.Suffix(w) {
			n++
		}
	}
	for i := 0; n > 1 && i < len(plain)-1 && mention.Particle(plain[i]); i++ { // De Blasio, van den Akker
		n--
	}
	return n
}

// family returns the last of the words of a name, which are given as they are and
// plain, that is no suffix.
func family(words, plain []string) string {
	for i := len(words) - 1; i > 0; i-- {
		if !mention.Suffix(words[i]) {
			return plain[i]
		}
	}
	return plain[0]
}

// surname returns the last word of a name that is no suffix.
func surname(n *mention.Name) string { return family(n.Words, n.Plain) }

// A fullKey is what two full forms of one name share.
type fullKey struct {
	thing       bool   // it is no person's: first is all that it says
	first, last string // in lower case
	suffix      string // jr, sr
}

func keyOf(n *mention.Name) fullKey {
	if n.Class == mention.Organization || n.Class == mention.Thing || n.Class == mention.Place {
		return fullKey{thing: true, first: strings.ToLower(strings.Join(n.Words, " "))}
	}
	k := fullKey{first: n.Plain[0], last: surname(n)}
	for _, s := range n.Plain {
		if s == "jr" || s == "sr" {
			k.suffix += " " + s
		}
	}
	return k
}

func (p *People) addFull(i int) {
	n := &p.Names[i]
	k := keyOf(n)
	id, ok := p.byFull[k]
	if !ok {
		id = p.add(n)
		p.byFull[k] = id
		e := p.Entities[id]
		e.Given, e.Family = n.Plain[0], surname(n)
		p.last[e.Family] = append(p.last[e.Family], id)
		p.given[e.Given] = append(p.given[e.Given], id)
	}
	p.attach(i, id)
}

func (p *People) add(n *mention.Name) int {
	p.Entities = append(p.Entities, &Entity{First: n.Start, Class: n.Class})
	return len(p.Entities) - 1
}

// attach makes name i an occurrence of entity id.
func (p *People) attach(i, id int) {
	n, e := &p.Names[i], p.Entities[id]
	n.Entity = id
	if len(e.Names) == 0 {
		k := initials(n.Words)
		p.initials[k] = append(p.initials[k], id)
	}
	e.Names = append(e.Names, i)
	e.First = min(e.First, n.Start)
	e.person += n.Person
	e.org += n.Org
	p.genderOfName(e, n)
}

func (p *People) genderOfName(e *Entity, n *mention.Name) {
	for w := range strings.FieldsSeq(n.Title) {
		if t, ok := lexicon.Title(w); ok {
			e.addGender(string(t.Gender), 3)
		}
		if r, ok := lexicon.Role(strings.ToLower(w)); ok {
			e.addGender(string(r.Gender), 2)
		}
	}
	if len(n.Words) == 0 || len(e.Names) > 1 && len(n.Words) == 1 {
		return
	}
	if g, ok := lexicon.GivenName(n.Words[0]); ok && (len(n.Words) > 1 || !g.Common) {
		w := 2.0
		if len(e.Names) > 1 {
			w = .1
		}
		e.Female += w * float64(g.Female)
		e.Male += w * float64(g.Male)
	}
}

func (e *Entity) addGender(g string, w float64) {
	switch g {
	case "female":
		e.Female += w
	case "male":
		e.Male += w
	}
}

// A shortKey is a name of one word; where two bear it whom titles tell apart, the
// second has a gender.
type shortKey struct{ word, gender string }

// addShort finds the entity of a name of one word.
func (p *People) addShort(i int) {
	n := &p.Names[i]
	w := surname(n)
	if id := p.called(i); id >= 0 {
		p.attach(i, id)
		p.byShort[shortKey{word: w}] = id
		return
	}
	if id := p.shortFor(n, w); id >= 0 && !p.relativeOf(id, n, w) {
		p.attach(i, id)
		return
	}
	if id := p.established(n, w); id >= 0 {
		p.attach(i, id)
		return
	}
	k := shortKey{word: w}
	id, ok := p.byShort[k]
	if g := titleGender(n.Title); ok && g != "" && !p.fits(p.Entities[id], n) { // Mr Li, and Ms Li
		k.gender = g
		id, ok = p.byShort[k]
	}
	if !ok {
		id = p.add(n)
		p.byShort[k] = id
		e := p.Entities[id]
		e.Family = w
		e.Ambiguous = p.count(p.sharing(w), mention.Person) > 1
	}
	p.attach(i, id)
}

func (p *People) count(ids []int, c mention.Class) int {
	n := 0
	for _, id := range ids {
		if len(p.Entities[id].Names) > 0 && p.Entities[id].class() == c {
			n++
		}
	}
	return n
}

// shortFor returns the one full name that the word w of name n can stand for, or -1.
func (p *People) shortFor(n *mention.Name, w string) int {
	if id := p.one(p.last.of(w), n, mention.Person, false); id >= 0 {
		return id
	}
	if id := p.one(p.given.of(w), n, mention.Person, false); id >= 0 && n.Title == "" {
		return id
	}
	if n.Class != mention.Organization && n.Class != mention.Place {
		if id := p.one(few(p.sharing(w)), n, mention.Unknown, false); id >= 0 {
			return id
		}
	}
	if id := p.acronym(w); id >= 0 && n.Title == "" && n.Class != mention.Place {
		return id
	}
	if n.Class == mention.Place || n.Title != "" {
		return -1
	}
	if n.AfterThe {
		if id := p.one(p.last.of(w), n, mention.Organization, true); id >= 0 {
			return id
		}
	}
	if p.bare[w] > 0 || lexicon.Surname(w) {
		return -1 // Trump is not the Trump Organization
	}
	return p.one(p.given.of(w), n, mention.Organization, false)
}

// one returns the only entity of the class among ids that can be meant by n;
// of several, the one that is named far more often than the others.
func (p *People) one(ids []int, n *mention.Name, c mention.Class, nearest bool) int {
	best, second := -1, 0
	for _, id := range ids {
		e := p.Entities[id]
		if len(e.Names) == 0 || e.class() != c || !p.fits(e, n) {
			continue
		}
		switch {
		case best < 0:
			best = id
		case nearest && e.First < n.Start && e.First > p.Entities[best].First:
			best = id
		case len(e.Names) > len(p.Entities[best].Names):
			best, second = id, len(p.Entities[best].Names)
		default:
			second = max(second, len(e.Names))
		}
	}
	if best >= 0 && !nearest && second > 0 && len(p.Entities[best].Names) < 3*second {
		return -1
	}
	return best
}

// fits says that neither a title's gender nor Jr. or Sr. speaks against the entity.
func (p *People) fits(e *Entity, n *mention.Name) bool {
	if own := suffix(n.Words); own != "" && own != p.suffixOf(e) {
		return false
	}
	g, own := titleGender(n.Title), e.Gender()
	if g == "" && own != "" && n.Title != "" && len(n.Words) == 1 { // President Obama is Mr. Obama, not Michelle Obama
		seen := p.courtesy[surname(n)]
		return seen[own] || len(seen) == 0
	}
	return g == "" || own == "" || own == g
}

func titleGender(title string) string {
	for w := range strings.FieldsSeq(title) {
		if t, ok := lexicon.Title(w); ok && t.Gender != "" {
			return string(t.Gender)
		}
	}
	return ""
}

// class returns the class that the evidence of all occurrences speaks for.
func (e *Entity) class() mention.Class {
	switch {
	case e.Class == mention.Place || e.Class == mention.Thing:
		return e.Class
	case e.org > e.person:
		return mention.Organization
	case e.person > 0:
		return mention.Person
	}
	return mention.Unknown
}

// settle decides an entity's class and the form that names it.
func (p *People) settle(e *Entity) {
	if len(e.Names) == 0 {
		return
	}
	e.Class = e.class()
	best, words := "", 0
	for _, i := range e.Names {
		form := strings.Join(p.Names[i].Words, " ")
		n := len(p.Names[i].Words)
		if n > words && n <= 6 && !(p.Names[i].Heading && best != "") || n >= words && inCapitals(best) && !inCapitals(form) {
			best, words = form, n
		}
	}
	e.Name = best
	if e.Class == mention.Person && len(best) > 4 && inCapitals(best) {
		e.Name = capitalized(best)
	}
}

// inCapitals says that a text has no small letters.
func inCapitals(text string) bool {
	for i := range len(text) {
		if c := text[i]; 'a' <= c && c <= 'z' {
			return false
		} else if c >= utf8.RuneSelf {
			return text == strings.ToUpper(text)
		}
	}
	return true
}

// capitalized turns the capitals of a label into a name: VIN GUPTA → Vin Gupta.
func capitalized(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(strings.ToLower(w))
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}
