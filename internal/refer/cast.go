package refer

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
}

// A cast is who the labels of a transcript stand for.
type cast struct {
	names  []labelName
	byLast map[string][]int  // last word in small letters → names of two words or more
	known  map[string]*Label // label → who; nil for nobody
	people map[string][]int  // first and last words of names → entities; nil before it is asked for
}

// A labelName is a label taken apart: "SEN. JO EK (R-TX), HOST".
type labelName struct {
	title, role string
	words       []string // of the name, in the case that names have
	nobody      bool     // Q or A
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
	l := readLabel(text)
	if l.nobody || len(l.words) == 0 {
		return nil
	}
	if full, ok := s.cast.full(l); !ok {
		return nil // two people of that surname
	} else if full != nil {
		l = *full
	}
	return &Label{Entity: s.entityOf(l), Name: strings.Join(l.words, " "), Title: l.title, Role: l.role, IsRole: l.isRole()}
}

// castOf reads every label of a document once.
func castOf(doc *extract.Document) cast {
	c := cast{known: map[string]*Label{}, byLast: map[string][]int{}}
	seen := map[string]bool{}
	for i := range doc.Spans {
		text := doc.Slice(doc.Spans[i].LabelStart, doc.Spans[i].LabelEnd)
		if text != "" && !seen[text] {
			seen[text] = true
			l := readLabel(text)
			if len(l.words) > 1 {
				last := strings.ToLower(l.words[len(l.words)-1])
				c.byLast[last] = append(c.byLast[last], len(c.names))
			}
			c.names = append(c.names, l)
		}
	}
	return c
}

// full returns the one label with a given name that a bare surname stands
// for, nil where there is none, and false where there are several.
func (c *cast) full(l labelName) (*labelName, bool) {
	if len(l.words) > 1 {
		return nil, true
	}
	var found *labelName
	for _, i := range c.byLast[strings.ToLower(l.words[0])] {
		n := &c.names[i]
		if found != nil && !strings.EqualFold(strings.Join(found.words, " "), strings.Join(n.words, " ")) {
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
		s.cast.people = peopleByWord(s.People.Entities)
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

// peopleByWord lists the people, none whose name is in capitals, by the first
// and by the last words of their names.
func peopleByWord(entities []*people.Entity) map[string][]int {
	out := map[string][]int{}
	for e, ent := range entities {
		words := strings.Fields(ent.Name)
		if ent.Class != mention.Person && ent.Class != mention.Unknown || len(words) == 0 || ent.Name == strings.ToUpper(ent.Name) {
			continue
		}
		first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
		out[last] = append(out[last], e)
		if first != last {
			out[first] = append(out[first], e)
		}
	}
	return out
}

// readLabel takes a label apart.
func readLabel(text string) labelName {
	text = withoutBrackets(text)
	name, role, _ := strings.Cut(text, ",")
	l := labelName{role: strings.TrimSpace(role)}
	l.words = strings.Fields(name)
	for len(l.words) > 1 {
		if _, ok := lexicon.Title(l.words[0]); !ok {
			break
		}
		l.title = strings.TrimSpace(l.title + " " + inTitleCase(l.words[0]))
		l.words = l.words[1:]
	}
	l.nobody = len(l.words) == 1 && (l.words[0] == "Q" || l.words[0] == "A")
	for i, w := range l.words {
		l.words[i] = inTitleCase(w)
	}
	return l
}

// isRole says that the label describes somebody: INTERVIEWER, THE PRESIDENT.
func (l *labelName) isRole() bool {
	_, ok := lexicon.Role(strings.ToLower(l.words[len(l.words)-1]))
	return ok || strings.EqualFold(l.words[0], "the") || strings.EqualFold(l.words[0], "speaker")
}

// inTitleCase writes a word in capitals as names are written. A word that has
// small letters, or no vowel (CNN), stays.
func inTitleCase(word string) string {
	if word != strings.ToUpper(word) || utf8.RuneCountInString(word) < 2 || !strings.ContainsAny(word, "AEIOUYÄÖÜÁÉÍÓÚ") && !strings.HasSuffix(word, ".") {
		return word
	}
	up := true
	return strings.Map(func(r rune) rune {
		out := unicode.ToLower(r)
		if up {
			out = unicode.ToUpper(r)
		}
		up = !unicode.IsLetter(r)
		return out
	}, word)
}

// withoutBrackets drops what stands in brackets: (voice-over), (R-TX).
func withoutBrackets(text string) string {
	for {
		open := strings.IndexAny(text, "([")
		if open < 0 {
			return text
		}
		shut := strings.IndexAny(text[open:], ")]")
		if shut < 0 {
			return text[:open]
		}
		text = text[:open] + text[open+shut+1:]
	}
}
