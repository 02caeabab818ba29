// Package userfile reads what the user knows of the people of articles: a file
// in YAML, or the CSV, TSV or XLSX that the program wrote, with the column
// correct_speaker filled in.
package userfile

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"quotes/attribute"
	"quotes/internal/yaml"
)

// A File is what the user knows. It is safe for concurrent use.
type File struct {
	Known  attribute.Known
	Fields map[string]map[string]string // folded name → the user's own fields of that person

	corrections []correction
	checks      []check
	path        string
	mu          sync.Mutex
	used        []bool
	kept        []bool                 // checks that stand beside a quote again
	marks       bool                   // documents were marked with the checks
	quotes      map[string]fingerprint // of the documents of the file
	docs        *documents
	borne       map[string]bool   // names of those who speak in what was read
	forms       map[string]string // folded other forms of those names → the name
}

// A correction is one of a document, or of every document.
type correction struct {
	attribute.Correction
	doc    string // empty: any
	was    string // what was decided before
	by, at string // who decided, and when
	line   int    // of the file, or the row of its table, from 1
}

// Read reads a file by its extension: .yaml, .yml, .csv, .tsv or .xlsx.
func Read(path string) (*File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, err
	}
	f := &File{Fields: map[string]map[string]string{}, path: path, borne: map[string]bool{}, forms: map[string]string{}, quotes: map[string]fingerprint{}}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".yaml", ".yml":
		err = f.readYAML(data)
	case ".csv", ".tsv", ".xlsx":
		err = f.readTable(data)
	default:
		err = fmt.Errorf("is no .yaml, .csv, .tsv or .xlsx")
	}
	f.used, f.kept = make([]bool, len(f.corrections)), make([]bool, len(f.checks))
	for i := range f.corrections {
		f.noteQuote(f.corrections[i].doc, f.corrections[i].Quote)
	}
	f.docs = newDocuments(f)
	return f, err
}

// noteQuote notes that a document of the file has a quote.
func (f *File) noteQuote(doc, quote string) {
	if doc == "" {
		return
	}
	if f.quotes[doc] == nil {
		f.quotes[doc] = fingerprint{}
	}
	f.quotes[doc].add(quote)
}

// yamlFile is the shape of a file in YAML.
type yamlFile struct {
	People      []map[string]yaml.Words `yaml:"people"`
	Narrator    string                  `yaml:"narrator"`
	Never       yaml.Words              `yaml:"never"`
	Closed      bool                    `yaml:"closed"`
	Corrections []struct {
		Quote      yaml.Located `yaml:"quote"`
		Doc        string       `yaml:"doc"`
		Occurrence int          `yaml:"occurrence"`
		Speaker    string       `yaml:"speaker"`
		Was        string       `yaml:"was"`
		By         string       `yaml:"by"`
		At         string       `yaml:"at"`
	} `yaml:"corrections"`
}

func (f *File) readYAML(data []byte) error {
	var y yamlFile
	if err := yaml.Decode(data, &y); err != nil {
		return err
	}
	f.Known.Never, f.Known.Closed = y.Never, y.Closed
	for i, fields := range y.People {
		if err := f.addPerson(fields); err != nil {
			return fmt.Errorf("person %d: %w", i+1, err)
		}
	}
	f.addNarrator(strings.TrimSpace(y.Narrator))
	for i, c := range y.Corrections {
		if err := CheckName(strings.TrimSpace(c.Speaker)); err != nil {
			return fmt.Errorf("correction %d: %w", i+1, err)
		}
		if strings.TrimSpace(c.Quote.Text) == "" || strings.TrimSpace(c.Speaker) == "" {
			return fmt.Errorf("correction %d: give quote and speaker (%q: nobody, %q: no speech)", i+1, attribute.Nobody, attribute.NotSpeech)
		}
		f.corrections = append(f.corrections, correction{
			attribute.Correction{Quote: c.Quote.Text, Occurrence: c.Occurrence, Speaker: strings.TrimSpace(c.Speaker)}, c.Doc, c.Was, c.By, c.At, c.Quote.Line})
	}
	return nil
}

// addPerson takes the fields that have a meaning and keeps the others.
func (f *File) addPerson(fields map[string]yaml.Words) error {
	p := attribute.KnownPerson{Aliases: fields["aliases"], Role: fields["role"].String(), Organization: fields["organization"].String(), Not: fields["not"]}
	pronouns := strings.Join(fields["pronouns"], "/")
	p.Gender = genderOf(pronouns)
	p.NoGender = p.Gender == "" && pronouns != ""
	switch name := fields["name"]; len(name) {
	case 0:
		return errors.New("has no name")
	case 1:
		p.Name = name[0]
	default:
		return fmt.Errorf("has %d names (%s); give one, and the others as aliases", len(name), name)
	}
	own := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if err := checkKey(key); err != nil {
			return err
		}
		words := fields[key]
		if len(words) > 0 { // a key without a value says nothing
			own[key] = words.String()
		}
	}
	f.Known.People = append(f.Known.People, p)
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		f.Fields[strings.ToLower(name)] = own
	}
	return nil
}

// narrator is what a narrator is called whom the book does not name.
const narrator = "Narrator"

// addNarrator gives the narrator a name: that of a person of the file, or another.
func (f *File) addNarrator(name string) {
	if name == "" {
		return
	}
	for i := range f.Known.People {
		if p := &f.Known.People[i]; strings.EqualFold(p.Name, name) {
			p.Aliases = append(p.Aliases, narrator)
			f.Known.Narrator = p.Name
			return
		}
	}
	f.Known.People = append(f.Known.People, attribute.KnownPerson{Name: name, Aliases: []string{narrator}})
	f.Known.Narrator = name
}

// CheckName says what is wrong with what stands in the place of a name: signs
// that look like one of those that mean something.
func CheckName(name string) error {
	if name == attribute.Nobody || name == attribute.NotSpeech || !strings.HasPrefix(name, "!") && strings.Trim(name, "?-–— ") != "" || name == "" {
		return nil
	}
	return fmt.Errorf("%q is no name; give a name, %s for nobody, or %s for no speech", name, attribute.Nobody, attribute.NotSpeech)
}

// genderOf reads "she", "she/her", "he/him"; others tell no gender.
func genderOf(pronouns string) string {
	first, _, _ := strings.Cut(strings.ToLower(pronouns), "/")
	switch strings.TrimSpace(first) {
	case "she":
		return "female"
	case "he":
		return "male"
	}
	return ""
}

// Field returns the user's own field of a person, empty where there is none.
func (f *File) Field(person, field string) string { return f.Fields[strings.ToLower(person)][field] }

// Has says that somebody has a field of the user's own.
func (f *File) Has(field string) bool {
	for _, own := range f.Fields {
		if _, ok := own[field]; ok {
			return true
		}
	}
	return false
}

// Apply corrects the result of a document.
func (f *File) Apply(doc string, res *attribute.Result) {
	res.Know(&f.Known)
	if len(f.docs.quotes) > 0 {
		quotes := make([]string, len(res.Quotes))
		for i, q := range res.Quotes {
			quotes[i] = partsText(q)
		}
		f.Recognize(doc, quotes)
	}
	names := f.Meaning(doc)
	var here []attribute.Correction
	var index []int
	for i, c := range f.corrections {
		if c.doc == "" || names[c.doc] {
			here = append(here, c.Correction)
			index = append(index, i)
		}
	}
	respell(here, res)
	unused := res.Correct(here, &f.Known)
	f.mu.Lock()
	defer f.mu.Unlock()
	for n, i := range index {
		if !slices.Contains(unused, n) {
			f.used[i] = true
		}
	}
	for _, q := range res.Quotes {
		if q.Speaker != nil {
			f.borne[q.Speaker.Name] = true
			for _, form := range q.Speaker.Aliases {
				f.forms[strings.ToLower(form)] = q.Speaker.Name
			}
			for _, m := range q.Speaker.Members {
				f.borne[m.Name] = true
			}
		}
	}
}

// Meaning returns the names in the file that mean a document that is read, and
// notes that it was; see Unused.
func (f *File) Meaning(doc string) map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.docs.of(doc)
}
