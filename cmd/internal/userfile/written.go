package userfile

import (
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/internal/office"
	"quotes/internal/record"
)

// A key is what quotes are found by: their document and their words, and whether
// they are speech.
type key struct {
	doc, words string
	term       bool
}

// A place is one quote of several with the same words in a document.
type place struct {
	key
	occurrence int // 1-based
}

// A check is what somebody wrote into the column checked.
type check struct {
	place
	text string
}

// A Pass goes once over quotes that were written before, in the order in which
// they were, and puts right who said them.
type Pass struct {
	file *File
	seen map[key]int
}

// Pass returns a pass over written quotes; nil of no file.
func (f *File) Pass() *Pass {
	if f == nil {
		return nil
	}
	return &Pass{f, map[key]int{}}
}

// Said is who said a written quote.
type Said struct {
	Corrected bool   // the file says it of this very quote
	Term      bool   // it is no speech
	Name      string // empty: nobody known
	Aliases   []string
	Person    *attribute.KnownPerson // nil: none of the file's
}

// Said returns who said the next quote: by a correction, and by the names that
// the file has for who was said to.
func (p *Pass) Said(doc, quote string, term bool, speaker string) Said {
	k := key{doc, wordsOf(quote), term}
	p.seen[k]++
	names := p.file.Meaning(doc)
	said := Said{Name: speaker, Term: term}
	for i := range p.file.corrections {
		c := &p.file.corrections[i]
		if c.doc != "" && !names[c.doc] || wordsOf(c.Quote) != k.words || c.Occurrence > 0 && c.Occurrence != p.seen[k] {
			continue
		}
		p.file.found(i)
		said.Corrected, said.Term, said.Name = true, c.Speaker == attribute.NotSpeech, c.Speaker
		if c.Speaker == attribute.NotSpeech || c.Speaker == attribute.Nobody {
			said.Name = ""
		}
	}
	if said.Person = p.file.person(said.Name, said.Corrected); said.Person != nil {
		said.Aliases = append([]string{said.Name}, said.Person.Aliases...)
		said.Name = said.Person.Name
		p.file.bear(said.Name)
	}
	return said
}

// found notes that correction i was used.
func (f *File) found(i int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.used[i] = true
}

// bear notes that somebody of a name speaks.
func (f *File) bear(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.borne[name] = true
}

// person returns whom a name means, nil for nobody of the file: who is written so,
// else, where it need not be to the letter, who differs in case alone.
func (f *File) person(name string, letter bool) *attribute.KnownPerson {
	var inAnyCase *attribute.KnownPerson
	for i := range f.Known.People {
		p := &f.Known.People[i]
		for _, other := range append([]string{p.Name}, p.Aliases...) {
			switch {
			case name == "":
			case other == name:
				return p
			case !letter && inAnyCase == nil && strings.EqualFold(other, name):
				inAnyCase = p
			}
		}
	}
	return inAnyCase
}

// Knows says that a name is that of somebody of the file; of no file it is none.
func (f *File) Knows(name string) bool { return f != nil && f.person(name, true) != nil }

// Correct puts the speakers of a written document right.
func (p *Pass) Correct(doc *record.Document) {
	p.file.recognize(doc)
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		before := ""
		if q.Speaker != nil {
			before = q.Speaker.Name
		}
		said := p.Said(doc.Doc, q.Text, q.Kind == string(attribute.Term), before)
		switch {
		case said.Term:
			q.Kind, q.Speaker = string(attribute.Term), nil
		case said.Name == "":
			q.Speaker = nil
		case said.Name != before:
			q.Speaker = speakerOf(doc, before, &said)
		}
		if said.Corrected {
			q.Status = string(attribute.Corrected)
		}
	}
}

// speakerOf returns the speaker of a name, a new one where the document has none.
// Of somebody whom the file knows by another name the speaker gets this one.
func speakerOf(doc *record.Document, before string, said *Said) *record.Ref {
	for i := range doc.Speakers {
		s := &doc.Speakers[i]
		if s.Name == said.Name || said.Person != nil && !said.Corrected && s.Name == before {
			s.Name = said.Name
			know(s, said.Person)
			return &record.Ref{ID: s.ID, Name: s.Name}
		}
	}
	if i := slices.IndexFunc(doc.Others, func(s record.Speaker) bool { return s.Name == said.Name }); i >= 0 {
		s := doc.Others[i] // is a speaker now
		doc.Speakers, doc.Others = append(doc.Speakers, s), slices.Delete(doc.Others, i, i+1)
		return &record.Ref{ID: s.ID, Name: s.Name}
	}
	s := record.Speaker{ID: "u-" + said.Name, Name: said.Name, Kind: string(attribute.Person), Named: true, Aliases: []string{}}
	know(&s, said.Person)
	doc.Speakers = append(doc.Speakers, s)
	return &record.Ref{ID: s.ID, Name: s.Name}
}

// know gives a speaker what the file says of the person, if it knows one.
func know(s *record.Speaker, p *attribute.KnownPerson) {
	if p == nil {
		return
	}
	if p.Role != "" {
		s.Role, s.RoleClass = &p.Role, filled(office.RoleClass(p.Role))
	}
	if p.Organization != "" {
		s.Organization = &p.Organization
	}
	if p.Gender != "" || p.NoGender {
		s.Gender = filled(p.Gender)
	}
}

func filled(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Mark puts what people wrote into the column checked beside the quotes of a
// document again.
func (f *File) Mark(doc *record.Document) {
	if len(f.checks) == 0 {
		return
	}
	f.recognize(doc)
	texts := map[place]int{}
	names := f.Meaning(doc.Doc)
	for i, c := range f.checks {
		if names[c.doc] {
			c.doc = doc.Doc
			texts[c.place] = i + 1
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.marks = true
	seen := map[key]int{}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		k := key{doc.Doc, wordsOf(q.Text), q.Kind == string(attribute.Term) && q.Status != string(attribute.Corrected)}
		seen[k]++
		if i := texts[place{k, seen[k]}] - 1; i >= 0 {
			q.Checked, f.kept[i] = &f.checks[i].text, true
		}
	}
}

// recognize is Recognize of a written document.
func (f *File) recognize(doc *record.Document) {
	quotes := make([]string, len(doc.Quotes))
	for i := range doc.Quotes {
		quotes[i] = doc.Quotes[i].Text
	}
	f.Recognize(doc.Doc, quotes)
}
