package refer

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/people"
)

// A Label is who the label of a transcript's turn stands for.
type Label struct {
	Entity      int    // index in People.Entities of the person of the text, -1 for none
	Name        string // in the case that names have; fuller than the label, where another label is
	Title, Role string
	IsRole      bool // Name describes somebody: interviewer
	Addressed   bool // Name is an office as it is addressed, in its own case: Mr Speaker
}

// A cast is who the labels of a transcript stand for.
type cast struct {
	names  []labelName
	byLast map[string][]int  // last word in small letters → names of two words or more
	known  map[string]*Label // label → who; nil for nobody
	sexes  map[string]string // surname in small letters → the sexes of the titles before it alone
	turned bool              // some label is written Surname, Given
	people map[string][]int  // first and last words of names → entities; nil before it is asked for

	initials map[string][]int  // initials of names of two words or more → entities
	written  map[string]string // last word in small letters, or initials → the one full name of the text; nil before it is asked for
}

// Label returns who the text of a turn's label stands for, nil for nobody: Q, or a
// surname that two labels have.
func (s *Reader) Label(text string) *Label {
	if s.cast.known == nil {
		s.cast = castOf(s.Doc)
	}
	l, ok := s.cast.known[text]
	if !ok {
		l = s.readLabel(text)
		s.cast.known[text] = l
	}
	return l
}

// readLabel finds out who a label stands for.
func (s *Reader) readLabel(text string) *Label {
	l := readLabel(text, s.cast.turned)
	if l.nobody || len(l.words) == 0 {
		return nil
	}
	if s.cast.couple(l) {
		l.title = l.title[:1] + strings.ToLower(l.title[1:])
		l.words, l.whole = append([]string{l.title}, l.words...), true
		return &Label{Entity: s.entityNamed(l.name()), Name: l.name(), Title: l.title}
	}
	if e := s.entityOfInitials(l); e >= 0 {
		return &Label{Entity: e, Name: s.People.Entities[e].Name}
	}
	if full, ok := s.cast.full(l); !ok {
		return nil // two people of that surname
	} else if full != nil {
		l = *full
	}
	e := -1
	if !l.whole {
		e = s.entityOf(l)
	}
	if full := s.introduced(&l); full != "" && (e < 0 || !strings.Contains(s.People.Entities[e].Name, " ")) {
		return &Label{Entity: -1, Name: full, Title: l.title, Role: l.role}
	}
	if l.initials != "" && e < 0 {
		l.words = []string{l.initials}
	}
	return &Label{Entity: e, Name: l.name(), Title: l.title, Role: l.role, IsRole: l.isRole(), Addressed: l.ofOffice}
}

// Voice returns who a name stands for that the file gives for a speaker: as it
// stands, but for the order of surname and given name and what is in brackets.
func (s *Reader) Voice(name string) *Label {
	l := readVoice(name)
	if len(l.words) == 0 {
		return nil
	}
	e := s.entityOf(l)
	if e >= 0 && !strings.EqualFold(s.People.Entities[e].Name, l.name()) {
		e = -1
	}
	return &Label{Entity: e, Name: l.name()}
}

// castOf reads every label of a document once.
func castOf(doc *extract.Document) cast {
	c := cast{known: map[string]*Label{}, byLast: map[string][]int{}, sexes: map[string]string{}}
	seen := map[string]bool{}
	for i := range doc.Spans {
		c.turned = c.turned || isTurned(doc.Slice(doc.Spans[i].LabelStart, doc.Spans[i].LabelEnd))
	}
	for i := range doc.Spans {
		text := doc.Slice(doc.Spans[i].LabelStart, doc.Spans[i].LabelEnd)
		if text != "" && !seen[text] {
			seen[text] = true
			l := readLabel(text, c.turned)
			if len(l.words) > 1 && !l.isRole() {
				last := strings.ToLower(l.words[len(l.words)-1])
				c.byLast[last] = append(c.byLast[last], len(c.names))
			}
			if sex := l.sex(); sex != "" && !strings.Contains(c.sexes[strings.ToLower(l.words[0])], sex+";") {
				c.sexes[strings.ToLower(l.words[0])] += sex + ";"
			}
			c.names = append(c.names, l)
		}
	}
	return c
}

// couple says that labels set a man and a woman of one surname apart by their
// titles, of whom this is one: MR HALE, MRS HALE.
func (c *cast) couple(l labelName) bool {
	return l.sex() != "" && strings.Count(c.sexes[strings.ToLower(l.words[0])], ";") > 1
}

// sex returns the sex that the title before a bare surname tells, "" for none.
func (l *labelName) sex() string {
	if len(l.words) != 1 || l.title == "" {
		return ""
	}
	t, _ := lexicon.Title(l.title)
	return t.Gender
}

// entityNamed returns the person of exactly that name, full stops aside, -1 for none.
func (s *Reader) entityNamed(name string) int {
	for e, ent := range s.People.Entities {
		if strings.EqualFold(strings.ReplaceAll(ent.Name, ".", ""), strings.ReplaceAll(name, ".", "")) && ent.Name != strings.ToUpper(ent.Name) {
			return e
		}
	}
	return -1
}

// full returns the one label with a given name that a bare surname stands
// for, nil where there is none, and false where there are several.
func (c *cast) full(l labelName) (*labelName, bool) {
	if len(l.words) > 1 || l.whole {
		return nil, true
	}
	var found *labelName
	for _, i := range c.byLast[strings.ToLower(l.words[0])] {
		n := &c.names[i]
		if found != nil && !strings.EqualFold(found.name(), n.name()) {
			return nil, false
		}
		found = n
	}
	return found, true
}

// entityOf returns the one person of the narration, or of a label that is not
// in capitals, whom a label names, -1 where there is none or several.
func (s *Reader) entityOf(l labelName) int {
	if s.cast.people == nil {
		s.cast.people, s.cast.initials = peopleByWord(s.People.Entities)
	}
	found := -1
	for _, e := range s.cast.people[strings.ToLower(l.words[len(l.words)-1])] {
		words := strings.Fields(s.People.Entities[e].Name)
		last := strings.EqualFold(words[len(words)-1], l.words[len(l.words)-1])
		if len(l.words) > 1 && !(last && strings.EqualFold(words[0], l.words[0])) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// entityOfInitials returns the one person whose initials a label has, -1 where
// it has more letters than that, or nobody or several have them.
func (s *Reader) entityOfInitials(l labelName) int {
	if len(l.words) != 1 || len(l.initials) < 2 {
		return -1
	}
	s.entityOf(l)
	if found := s.cast.initials[l.initials]; len(found) == 1 {
		return found[0]
	}
	return -1
}

// peopleByWord lists the people, none whose name is in capitals, by the first
// and by the last words of their names, and by their initials.
func peopleByWord(entities []*people.Entity) (byWord, byInitials map[string][]int) {
	byWord, byInitials = map[string][]int{}, map[string][]int{}
	for e, ent := range entities {
		words := strings.Fields(ent.Name)
		if ent.Class != mention.Person && ent.Class != mention.Unknown || len(words) == 0 || ent.Name == strings.ToUpper(ent.Name) {
			continue
		}
		first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
		byWord[last] = append(byWord[last], e)
		if first != last {
			byWord[first] = append(byWord[first], e)
		}
		initials := ""
		for _, w := range words {
			initials += w[:1]
		}
		byInitials[initials] = append(byInitials[initials], e)
	}
	return byWord, byInitials
}
