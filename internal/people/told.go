package people

import (
	"slices"
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/word"
)

// told joins the names of a story, which has as a person who speaks, acts or is
// addressed. It asks of each form, not of each place, whose it is.
type told struct {
	*People
	forms  *forms
	short  sharers // a short form of a given name → entities, as last and given have theirs
	called map[fullName][]int
}

// Tell joins the names of a story.
//
// Those that are somebody's for certain are joined before those of whom the text
// only tells something that people do, so that none of these takes a name away.
// Full names come first, then titles with a surname of their own, then bare
// given names, then other titles, then bare surnames: each form joins who is
// there already or is somebody new. Names of nobody keep an Entity of -1.
func Tell(r *mention.Reader, names []mention.Name) *People {
	p := &told{People: newPeople(r.Doc, names, r.Watch), forms: newForms(r, names), short: sharers{}, called: map[fullName][]int{}}
	f := p.forms
	for _, pass := range []func(*form) bool{p.accepts, p.tells, p.known} {
		var order []int
		for i := range f.list {
			if f.list[i].entity < 0 && pass(&f.list[i]) {
				order = append(order, i)
			}
		}
		slices.SortStableFunc(order, func(a, b int) int { return len(f.list[b].names) - len(f.list[a].names) })
		for _, step := range []func(int, *form) bool{p.whole, p.surnamed, p.bareGiven, p.titled, p.rest} {
			for _, i := range order {
				r.Watch.Check()
				if form := &f.list[i]; form.entity < 0 && !p.alias(i, form) {
					step(i, form)
				}
			}
		}
	}
	taken := map[string]bool{}
	for at, e := range p.Entities {
		p.name(at)
		e.part(taken)
	}
	return p.People
}

// tells says that the story tells of a form what it tells of people, whatever the
// words: that it says a quote, that it moves or acts where people speak.
func (p *told) tells(f *form) bool {
	if f.tagged > f.place {
		return !strings.HasSuffix(f.words[0], "ly") || len(f.words) > 1
	}
	if lexicon.Place(strings.Join(f.words, " ")) || slices.ContainsFunc(f.words, lexicon.OrgWord) {
		return false
	}
	if word := f.words[0]; len(f.words) == 1 && !f.titled() {
		if _, title := lexicon.Title(word); title || lexicon.Nationality(word) || len(f.names) == 1 && derived(word) {
			return false
		}
	}
	if f.common() {
		return f.subject > 0 && len(p.last[f.family()]) > 0 // Oak, of Gabriel Oak
	}
	return f.moves > f.place
}

// derived says that a word ends like a noun for no one thing, or like an adverb:
// such words open sentences, and are not known as common ones.
func derived(word string) bool {
	for _, ending := range []string{"s", "ness", "ity", "ion", "ment", "ism", "ly", "ing"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// accepts says that the signs of a form speak for a person.
func (p *told) accepts(f *form) bool {
	word := f.words[len(f.words)-1]
	if len(f.words) == 1 && lexicon.Nationality(word) && !f.titled() {
		return false
	}
	if _, title := lexicon.Title(word); title && len(f.words) == 1 && !f.titled() {
		return f.speech > 0
	}
	if c := f.title.Canonical; c == "Saint" || c == "St." {
		return f.speech > 0
	}
	if f.titled() {
		return true
	}
	if lexicon.Place(strings.Join(f.words, " ")) {
		return f.speech > 3
	}
	if f.speech > 1 {
		return true
	}
	if lexicon.OrgWord(word) && len(f.words) > 1 {
		return false
	}
	given, isGiven := lexicon.GivenName(f.words[0])
	place := f.place*3 > len(f.names)
	switch {
	case given.Word && len(f.words) == 1:
		return f.speech > 0 && !place
	case f.speech > 0 || isGiven && !place:
		return true
	case place:
		return false
	}
	switch {
	case f.vocative > 1:
		return true
	case f.common():
		return false
	case f.honoured():
		return f.subject > 1 // it may be another form's: Sato-san
	case f.vocative > 0 || f.subject > 1:
		return true
	}
	return f.subject > 0 && f.place == 0 && len(p.Doc.Paragraphs) <= fewParagraphs && (len(f.words) > 1 || !derived(f.words[0]))
}

// fewParagraphs is how many paragraphs a text has in which a person may be told
// of once only: a scene.
const fewParagraphs = 80

// join makes form i one of entity at.
func (p *told) join(at, i int) bool {
	f, e := &p.forms.list[i], p.Entities[at]
	f.entity = at
	e.ways = append(e.ways, i)
	e.addGender(f.title.Gender, 3)
	if c := f.title.Canonical; c != "" && !slices.Contains(e.Titles, c) {
		e.Titles = append(e.Titles, c)
	}
	e.Paragraphs = union(e.Paragraphs, f.paragraphs)
	for _, k := range f.names {
		p.Names[k].Entity = at
		e.First = min(e.First, p.Names[k].Start)
	}
	e.Names = union(e.Names, f.names)
	return true
}

// union merges two ascending lists.
func union[T int | int32](a, b []T) []T {
	out := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case b[0] < a[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// create makes a new entity of form i.
func (p *told) create(i int, given, surname string) bool {
	at := p.add(&p.Names[p.forms.list[i].names[0]])
	e := p.Entities[at]
	e.Class, e.Given, e.Family = mention.Person, given, surname
	p.given[given] = append(p.given[given], at)
	p.last[surname] = append(p.last[surname], at)
	p.index(given, at)
	for _, other := range lexicon.Nicknames(given) {
		key := word.Plain(other)
		p.short[key] = append(p.short[key], at)
	}
	return p.join(at, i)
}

// wifely says that a word after a man's name makes it his wife's.
func wifely(word string) bool {
	switch word {
	case "begum", "bibi", "khanum", "hanim", "hanum", "khatun":
		return true
	}
	return false
}

// small says that a word of a name has no capital: a particle.
func small(word string) bool { return word == strings.ToLower(word) }

// clash says that a title of one sex meets a person of the other, or that two
// titles are never one person's.
func (p *told) clash(e *Entity, f *form) bool {
	gender := e.SexOfNames()
	if f.title.Gender == lexicon.Female && gender == lexicon.Male || f.title.Gender == lexicon.Male && gender == lexicon.Female {
		return true
	}
	if gender == lexicon.Female && f.title.Gender == "" && ranked(f.title.Canonical) {
		return true // General Tilney is none of his daughters
	}
	for _, t := range e.Titles {
		if apart(t, f.title.Canonical) || apart(f.title.Canonical, t) {
			return true
		}
	}
	return false
}

// apart says that two titles before one surname are two people's.
func apart(a, b string) bool {
	x, _ := lexicon.Title(a)
	y, _ := lexicon.Title(b)
	if x.Kind == lexicon.Military && y.Kind == lexicon.Military && a != b {
		return true // Captain Tilney is General Tilney's son
	}
	switch a {
	case "Mrs.":
		return b == "Miss" || b == "Lady"
	case "Mr.":
		return b == "Master" || ranked(b)
	case "Miss":
		return b == "Lady"
	}
	return false
}

// ranked says that a title is borne by one of a family: General, Sir.
func ranked(title string) bool {
	t, ok := lexicon.Title(title)
	return ok && t.Kind != lexicon.Courtesy && t.Kind != lexicon.Kin
}

// SexOfTitles returns the sex that the titles of somebody in a story tell, or "".
func (e *Entity) SexOfTitles() string {
	switch {
	case e.Female > 0 && e.Male == 0:
		return lexicon.Female
	case e.Male > 0 && e.Female == 0:
		return lexicon.Male
	}
	return ""
}

// SexOfNames returns the sex that titles or the given name of somebody in a
// story tell, or "".
func (e *Entity) SexOfNames() string {
	if sex := e.SexOfTitles(); sex != "" {
		return sex
	}
	g, ok := lexicon.GivenName(e.Given)
	switch {
	case ok && g.Female > .85:
		return lexicon.Female
	case ok && g.Male > .85:
		return lexicon.Male
	}
	return ""
}

// surnamed takes a title with a surname that no full name has.
func (p *told) surnamed(i int, f *form) bool {
	if !f.titled() || f.kin() {
		return false
	}
	w := f.family()
	if len(p.last[w]) > 0 || len(p.given[w]) > 0 {
		return false
	}
	if _, bare := p.forms.index[formKey("", []string{w})]; bare {
		if g, ok := lexicon.GivenName(w); ok && !g.Surname && !lexicon.Surname(w) {
			return false
		}
	}
	return p.create(i, "", w)
}

// bareGiven takes a word alone that is somebody's given name.
func (p *told) bareGiven(i int, f *form) bool {
	if f.titled() || len(f.words) != 1 {
		return false
	}
	if at := p.byGiven(f); at >= 0 && !p.shared(at, f) {
		return p.join(at, i)
	}
	if len(p.last[f.given()]) > 0 {
		return false
	}
	return p.create(i, f.given(), "")
}

// byGiven returns the entity with the given name of a form, or a short form of
// it, of several the one with most paragraphs; -1 for none.
func (p *told) byGiven(f *form) int {
	best, exact := -1, false
	called := slices.Concat(p.given[f.given()], p.short[f.given()])
	slices.Sort(called)
	for _, at := range called {
		e := p.Entities[at]
		if e.Given == "" || p.clash(e, f) || e.husbands && !f.titled() {
			continue
		}
		same := e.Given == f.given()
		if best < 0 || same && !exact || same == exact && len(e.Paragraphs) > len(p.Entities[best].Paragraphs) {
			best, exact = at, same
		}
	}
	return best
}

// shared says that the given name of a man is as well another's, so that it
// alone, if it is far commoner, is not for certain that of whom the book calls
// in full most. A woman may be one, with the surname of a husband.
func (p *told) shared(at int, f *form) bool {
	e := p.Entities[at]
	if e.SexOfNames() != lexicon.Male || len(f.names) < 3*len(e.Paragraphs) {
		return false
	}
	for _, k := range p.given[e.Given] {
		other := p.Entities[k]
		if k != at && other.Family != e.Family && !other.husbands && !p.clash(other, f) &&
			len(other.Paragraphs) >= enoughTogether && len(other.Paragraphs)*4 >= len(e.Paragraphs) {
			return true
		}
	}
	return false
}

// titled takes a title with a name.
func (p *told) titled(i int, f *form) bool {
	if !f.titled() {
		return false
	}
	if at := p.bySurname(i, f); at >= 0 && !f.kin() {
		return p.join(at, i)
	}
	if at := p.byGiven(f); at >= 0 && (f.kin() || len(p.last[f.family()]) == 0) && len(f.words) == 1 {
		return p.join(at, i)
	}
	if c := f.title.Canonical; f.kin() || c == "Lady" || c == "Sir" {
		return p.create(i, f.given(), "")
	}
	return p.create(i, "", f.family())
}

// bySurname returns the one person of a surname whom a title fits, or -1.
func (p *told) bySurname(i int, f *form) int {
	found, title := -1, f.title.Canonical
	for _, at := range p.last[f.family()] {
		e := p.Entities[at]
		if p.clash(e, f) || p.together(e, f) || p.parted(e, i) {
			continue
		}
		if e.Given == "" && slices.Contains(e.Titles, title) {
			return at
		}
		if title != "Mr." && title != "Miss" && !slices.Contains(e.Titles, title) && min(len(e.Paragraphs), len(f.paragraphs)) < enoughTogether {
			continue // too rare to tell them from another of the family
		}
		if found >= 0 {
			if e.Given != "" && p.Entities[found].Given != "" {
				return -1
			}
			if e.Given == "" {
				continue
			}
		}
		found = at
	}
	return found
}

// enoughTogether is how many paragraphs have to name somebody before it tells
// that another name is never near.
const enoughTogether = 5

// together says that form and person stand side by side in the narration too
// often to be one.
func (p *told) together(e *Entity, f *form) bool {
	few, many := f.paragraphs, e.Paragraphs
	if len(few) > len(many) {
		few, many = many, few
	}
	both, rarer := 0, len(few)
	for _, at := range few {
		if _, ok := slices.BinarySearch(many, at); ok {
			both++
		}
	}
	return both >= 2 && both*10 > rarer || rarer >= 2 && rarer < enoughTogether && both*2 > rarer
}

// rest takes what is left: a surname alone, or a name nobody shares.
func (p *told) rest(i int, f *form) bool {
	best, bearers := -1, p.last[f.family()]
	if len(f.words) > 1 { // there may be any number of such forms of one surname
		bearers = p.last.of(f.family())
	}
	for _, at := range bearers {
		e := p.Entities[at]
		if len(f.words) > 1 && f.titled() || f.tagged > 0 && p.onlyWife(e) || p.parted(e, i) {
			continue
		}
		if best < 0 || bareRank(e) > bareRank(p.Entities[best]) {
			best = at
		}
	}
	if best >= 0 {
		return p.join(best, i)
	}
	return p.create(i, "", f.family())
}

// onlyWife says that somebody is known as the lady of a surname alone: who is said
// to speak without a title is none of those.
func (p *told) onlyWife(e *Entity) bool {
	if e.Given != "" || len(e.Titles) == 0 {
		return false
	}
	for _, t := range e.Titles {
		if title, _ := lexicon.Title(t); title.Gender != lexicon.Female || title.Kind != lexicon.Courtesy {
			return false
		}
	}
	return true
}

// bareRank orders the bearers of a surname by how likely the bare surname is theirs.
func bareRank(e *Entity) int {
	rank := len(e.Paragraphs)
	if e.SexOfNames() == lexicon.Female {
		rank /= 8 // women are seldom called so
	}
	return rank
}
