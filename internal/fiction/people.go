package fiction

import (
	"slices"
	"strings"

	"quotes/internal/lexicon"
)

// people makes persons of forms.
type people struct {
	forms   *forms
	persons []person

	// Those who have a word as their name, in order: so that a cast of
	// thousands takes time in proportion.
	given, surname map[string][]int
	short          map[string][]int // a short form of their given name, in small letters
}

// A person is who several forms name.
type person struct {
	forms      []int
	given      string // empty where unknown
	surname    string
	female     bool // a title says so
	male       bool
	titles     []string
	paragraphs []int32
	husbands   bool // the given name is her husband's: Mrs. John Dashwood
}

// findPeople says which forms are names of people, and which name the same one.
//
// Full names come first, then bare given names, then titles with a name, then
// bare surnames: each joins who is there already or is somebody new.
func findPeople(f *forms) *people {
	p := &people{forms: f, given: map[string][]int{}, surname: map[string][]int{}, short: map[string][]int{}}
	order := make([]int, 0, len(f.list))
	for i := range f.list {
		if p.isPerson(&f.list[i]) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.list[b].n - f.list[a].n })
	for _, step := range []func(int, *form) bool{p.full, p.surnamed, p.bareGiven, p.titled, p.bare} {
		for _, i := range order {
			f.watch.Check()
			if form := &f.list[i]; form.person < 0 {
				step(i, form)
			}
		}
	}
	return p
}

// isPerson says that the signs of a form speak for a person.
func (p *people) isPerson(f *form) bool {
	if _, title := lexicon.Title(f.last()); title && len(f.words) == 1 && f.title == "" {
		return f.speech > 0
	}
	if f.title == "Saint" || f.title == "St." {
		return f.speech > 0
	}
	if f.title != "" {
		return true
	}
	if lexicon.Place(strings.Join(f.words, " ")) {
		return f.speech > 3
	}
	if f.speech > 1 {
		return true
	}
	if lexicon.OrgWord(f.last()) && len(f.words) > 1 {
		return false
	}
	given, isGiven := lexicon.GivenName(f.first())
	place := f.place*3 > f.n
	switch {
	case given.Word && len(f.words) == 1:
		return f.speech > 0 && !place
	case f.speech > 0 || isGiven && !place:
		return true
	case place:
		return false
	}
	return f.vocative > 1 || f.subject > 1
}

// join makes form i one of person at.
func (p *people) join(at, i int) bool {
	f := &p.forms.list[i]
	f.person = at
	who := &p.persons[at]
	who.forms = append(who.forms, i)
	who.female = who.female || f.gender == lexicon.Female
	who.male = who.male || f.gender == lexicon.Male
	if f.title != "" && !slices.Contains(who.titles, f.title) {
		who.titles = append(who.titles, f.title)
	}
	who.paragraphs = merge(who.paragraphs, f.paragraphs)
	return true
}

// merge joins two ascending lists.
func merge(a, b []int32) []int32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// create makes a new person of form i.
func (p *people) create(i int, given, surname string) bool {
	at := len(p.persons)
	p.persons = append(p.persons, person{given: given, surname: surname})
	p.given[given] = append(p.given[given], at)
	p.surname[surname] = append(p.surname[surname], at)
	for _, other := range lexicon.Nicknames(given) {
		p.short[strings.ToLower(other)] = append(p.short[strings.ToLower(other)], at)
	}
	return p.join(at, i)
}

// full takes a form with given name and surname.
func (p *people) full(i int, f *form) bool {
	if len(f.words) < 2 || strings.HasSuffix(f.first(), ".") || slices.Contains(f.words, "of") {
		return false
	}
	if f.title != "" && isParticle(f.first()) {
		return false
	}
	for _, at := range p.given[f.first()] {
		who := &p.persons[at]
		if who.surname == f.last() && !p.clash(who, f) && !(who.husbands && f.title == "") {
			return p.join(at, i)
		}
	}
	if wifely(f.last()) {
		p.create(i, "", f.last())
		p.persons[len(p.persons)-1].female = true
		return true
	}
	p.create(i, f.first(), f.last())
	p.persons[len(p.persons)-1].husbands = f.husbands()
	return true
}

// wifely says that a word after a man's name makes it his wife's.
func wifely(word string) bool {
	switch word {
	case "Begum", "Bibi", "Khanum", "Hanim", "Hanum", "Khatun":
		return true
	}
	return false
}

func isParticle(word string) bool { return word == strings.ToLower(word) }

// clash says that a title of one sex meets a person of the other, or that two
// titles are never one person's.
func (p *people) clash(who *person, f *form) bool {
	gender := p.genderOf(who)
	if f.gender == lexicon.Female && gender == lexicon.Male || f.gender == lexicon.Male && gender == lexicon.Female {
		return true
	}
	if gender == lexicon.Female && f.gender == "" && ranked(f.title) {
		return true // General Tilney is none of his daughters
	}
	for _, t := range who.titles {
		if apart(t, f.title) || apart(f.title, t) {
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

// genderOf returns the sex that title or given name tell, or "".
func (p *people) genderOf(who *person) string {
	switch {
	case who.female != who.male && who.female:
		return lexicon.Female
	case who.female != who.male:
		return lexicon.Male
	}
	g, ok := lexicon.GivenName(who.given)
	switch {
	case ok && g.Female > .85:
		return lexicon.Female
	case ok && g.Male > .85:
		return lexicon.Male
	}
	return ""
}

// surnamed takes a title with a surname that no full name has.
func (p *people) surnamed(i int, f *form) bool {
	if f.title == "" || f.kin {
		return false
	}
	if p.isSurname(f.last()) || len(p.given[f.last()]) > 0 {
		return false
	}
	if _, bare := p.forms.index["|"+f.last()]; bare {
		if g, ok := lexicon.GivenName(f.last()); ok && !g.Surname && !lexicon.Surname(f.last()) {
			return false
		}
	}
	return p.create(i, "", f.last())
}

// bareGiven takes a word alone that is somebody's given name.
func (p *people) bareGiven(i int, f *form) bool {
	if f.title != "" || len(f.words) != 1 {
		return false
	}
	if at := p.byGiven(f.first(), f); at >= 0 && !p.shared(at, f) {
		return p.join(at, i)
	}
	if p.isSurname(f.first()) {
		return false
	}
	return p.create(i, f.first(), "")
}

// byGiven returns the person with a given name or a short form of it, of
// several the one with most paragraphs, -1 for none.
func (p *people) byGiven(word string, f *form) int {
	best, exact := -1, false
	called := slices.Concat(p.given[word], p.short[strings.ToLower(word)])
	slices.Sort(called)
	for _, at := range called {
		who := &p.persons[at]
		if who.given == "" || p.clash(who, f) || who.husbands && f.title == "" {
			continue
		}
		same := who.given == word
		if best < 0 || same && !exact || same == exact && len(who.paragraphs) > len(p.persons[best].paragraphs) {
			best, exact = at, same
		}
	}
	return best
}

// shared says that the given name of a man is as well another's, so that it
// alone, if it is far commoner, is not for certain that of whom the book calls
// in full most. A woman may be one, with the surname of a husband.
func (p *people) shared(at int, f *form) bool {
	who := &p.persons[at]
	if p.genderOf(who) != lexicon.Male || f.n < 3*len(who.paragraphs) {
		return false
	}
	for _, k := range p.given[who.given] {
		other := &p.persons[k]
		if k != at && other.surname != who.surname && !other.husbands && !p.clash(other, f) &&
			len(other.paragraphs) >= enoughTogether && len(other.paragraphs)*4 >= len(who.paragraphs) {
			return true
		}
	}
	return false
}

// hasNamesake says that another of the family has the same given name, or a form of it.
func (p *people) hasNamesake(at int) bool {
	who := &p.persons[at]
	if who.surname == "" {
		return false
	}
	for _, k := range p.surname[who.surname] {
		if other := &p.persons[k]; k != at && len(other.paragraphs) >= enoughTogether && nickname(who.given, other.given) {
			return true
		}
	}
	return false
}

// nickname says that one name can stand for the other.
func nickname(a, b string) bool {
	for _, other := range lexicon.Nicknames(a) {
		if strings.EqualFold(other, b) {
			return true
		}
	}
	return false
}

func (p *people) isSurname(word string) bool { return len(p.surname[word]) > 0 }

// titled takes a title with a name.
func (p *people) titled(i int, f *form) bool {
	if f.title == "" {
		return false
	}
	if at := p.bySurname(f); at >= 0 && !f.kin {
		return p.join(at, i)
	}
	if at := p.byGiven(f.first(), f); at >= 0 && (f.kin || !p.isSurname(f.last())) && len(f.words) == 1 {
		return p.join(at, i)
	}
	if f.kin || f.title == "Lady" || f.title == "Sir" {
		return p.create(i, f.first(), "")
	}
	return p.create(i, "", f.last())
}

// bySurname returns the one person of a surname whom a title fits, or -1.
func (p *people) bySurname(f *form) int {
	found := -1
	for _, at := range p.surname[f.last()] {
		who := &p.persons[at]
		if p.clash(who, f) || p.together(who, f) {
			continue
		}
		if who.given == "" && slices.Contains(who.titles, f.title) {
			return at
		}
		if f.title != "Mr." && f.title != "Miss" && !slices.Contains(who.titles, f.title) && min(len(who.paragraphs), len(f.paragraphs)) < enoughTogether {
			continue // too rare to tell them from another of the family
		}
		if found >= 0 {
			if who.given != "" && p.persons[found].given != "" {
				return -1
			}
			if who.given == "" {
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
func (p *people) together(who *person, f *form) bool {
	both := 0
	for _, at := range f.paragraphs {
		if _, ok := slices.BinarySearch(who.paragraphs, at); ok {
			both++
		}
	}
	rarer := min(len(f.paragraphs), len(who.paragraphs))
	return both >= 2 && both*10 > rarer || rarer >= 2 && rarer < enoughTogether && both*2 > rarer
}

// bare takes what is left: a surname alone, or a name nobody shares.
func (p *people) bare(i int, f *form) bool {
	best := -1
	for _, at := range p.surname[f.last()] {
		who := &p.persons[at]
		if len(f.words) > 1 && !(f.title == "") {
			continue
		}
		if best < 0 || p.bareRank(who) > p.bareRank(&p.persons[best]) {
			best = at
		}
	}
	if best >= 0 {
		return p.join(best, i)
	}
	return p.create(i, "", f.last())
}

// bareRank orders the bearers of a surname by how likely the bare surname is theirs.
func (p *people) bareRank(who *person) int {
	rank := len(who.paragraphs)
	if p.genderOf(who) == lexicon.Female {
		rank /= 8 // women are seldom called so
	}
	return rank
}
