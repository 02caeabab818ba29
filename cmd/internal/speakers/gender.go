package speakers

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"quotes/cmd/internal/sheet"
	"quotes/internal/lexicon"
	"quotes/internal/record"
)

// A Gender says where the gender of people comes from: what the user says wins,
// then what the text says, then a guess.
type Gender struct {
	Text  bool              // the text's own words: titles, nouns and pronouns
	Guess bool              // the given name, where nearly all who have it are of one gender
	Table map[string]string // the user's: folded name → female, male, or another word
	Name  string            // of the file of the table, for the source

	written map[string]string // folded name → as the table writes it
}

// on says that anybody asks.
func (g *Gender) on() bool { return g.Text || g.Guess || g.Table != nil }

// GenderOf reads the words of --gender; asked says that rows are of genders, of which
// the text tells where no word is given. A file adds to what the text tells.
func GenderOf(words []string, asked bool) (Gender, error) {
	g := Gender{Text: asked && len(words) == 0}
	for _, word := range words {
		switch word {
		case "none":
		case "text":
			g.Text = true
		case "guess":
			g.Text, g.Guess = true, true
		default:
			if g.Table != nil {
				return g, fmt.Errorf("%s and %s are both files; put them into one", g.Name, word)
			}
			file, err := os.Open(word)
			if err != nil {
				return g, fmt.Errorf("%q is no file that can be read; give text, guess or none, or a table with the columns name and gender", word)
			}
			defer file.Close()
			if err := g.read(file); err != nil {
				return g, fmt.Errorf("%s: %w", word, err)
			}
			g.Name, g.Text = word, g.Text || !slices.Contains(words, "none")
		}
	}
	return g, nil
}

// read reads a table with the columns name (or speaker) and gender.
func (g *Gender) read(r io.Reader) error {
	in, err := sheet.NewTable(r)
	if err != nil {
		return err
	}
	name, gender := in.Column("name"), in.Column("gender")
	if name < 0 {
		name = in.Column("speaker")
	}
	if name < 0 || gender < 0 {
		return errors.New("has no columns name and gender")
	}
	g.Table, g.written = map[string]string{}, map[string]string{}
	for cells, err := range in.Rows() {
		if err != nil {
			return err
		}
		if word, who := genderWord(sheet.Cell(cells, gender)), sheet.Cell(cells, name); word != "" {
			g.Table[folded(who)], g.written[folded(who)] = word, who
		}
	}
	return nil
}

// genderWord reads the ways to write a gender; other words stay as they are.
func genderWord(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "f", "w", "woman", "she":
		return lexicon.Female
	case "m", "man", "he":
		return lexicon.Male
	}
	return s
}

func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// genderWords holds words that tell a gender by themselves: titles, pronouns, nouns
// of family (kin), and the ends of nouns whose form shows it (form): spokeswoman,
// actress; a steward or a harbour master may be anybody. Given names do not: they
// are a guess. A line is the sort, the gender and the words.
//
//go:embed gender.txt
var genderWords string

var (
	genderTitles   = wordsThatTell("title")
	genderPronouns = wordsThatTell("pronoun")
	kin            = wordsThatTell("kin")
	genderForms    = wordsThatTell("form")
)

// wordsThatTell returns the words of one sort with their genders.
func wordsThatTell(sort string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(genderWords) {
		words := strings.Fields(line)
		if words[0] != sort {
			continue
		}
		for _, w := range words[2:] {
			out[w] = words[1]
		}
	}
	return out
}

// A told is what documents tell of the gender of somebody: gender → what says so
// first.
type told map[string]string

// note takes what a quote's document says of its speaker. The record tells the
// gender, so that whatever form it comes in says the same; the words at the quote
// say why, where they are those that tell it.
func (t told) note(e *entry) {
	gender := record.Value(e.speaker.Gender)
	if source := t[gender]; gender == "" || source != "" && !strings.HasPrefix(source, wholeText) {
		return
	}
	words := told{}
	words.read(e)
	t[gender] = cmp.Or(words[gender], t[gender], wholeText+e.doc.Doc+")")
}

// read takes the title, how the text means the speaker at the quote, and what
// stands beside the name there.
func (t told) read(e *entry) {
	place := fmt.Sprintf("(%s, line %d)", e.doc.Doc, e.quote.Line)
	if g := record.Value(e.speaker.Gender); e.speaker.Kind == "unnamed" && g != "" { // a spokeswoman
		t.add(map[string]string{strings.ToLower(e.speaker.Name): g}, e.speaker.Name, place)
	}
	t.add(genderTitles, record.Value(e.speaker.Title), place)
	for _, alias := range e.speaker.Aliases {
		t.add(genderTitles, firstWord(alias), place)
	}
	m := e.quote.Mention
	if m == nil {
		return
	}
	t.add(genderPronouns, m.Text, place)
	t.add(genderTitles, firstWord(m.Text), place)
	if genderPronouns[strings.ToLower(firstWord(m.Text))] != "" {
		return // she; her father, who may be anybody's
	}
	after, before := beside(e.quote)
	t.add(genderPronouns, pronounBeside(after), place)
	nouns := append(strings.Fields(m.Text), before, lastWord(record.Value(e.speaker.Role)))
	for _, noun := range nouns {
		t.add(map[string]string{strings.ToLower(noun): nounGender(noun)}, noun, place)
	}
}

// wholeText begins the source of a gender that no words at a quote tell.
const wholeText = "the text ("

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func (t told) add(words map[string]string, word, place string) {
	gender := words[strings.ToLower(strings.TrimSuffix(word, "."))]
	if gender != "" && t[gender] == "" {
		t[gender] = word + " " + place
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// The values of the field gender that are no gender.
const (
	NoPerson = "(no person)" // organisations, groups, documents
	guessed  = " (guess)"    // follows a gender that only the given name suggests
)

// guessSource is the source of a gender that only the given name suggests.
const guessSource = "guess by the given name"

// sureName is the share of those with a given name who are of one gender, from
// which on the name suggests it.
const sureName = .98

// of returns the gender of somebody and what says so; empty where nothing does, or
// where documents contradict each other.
func (g *Gender) of(name string, t told) (gender, source string) {
	if gender := g.Table[folded(name)]; gender != "" {
		return gender, g.Name
	}
	if g.Text && len(t) == 1 {
		for gender, source := range t {
			return gender, source
		}
	}
	if !g.Guess || g.Text && len(t) > 1 {
		return "", ""
	}
	info, ok := lexicon.GivenName(firstWord(name))
	switch {
	case !ok || !strings.Contains(name, " "):
		return "", ""
	case info.Female >= sureName:
		return lexicon.Female, guessSource
	case info.Male >= sureName:
		return lexicon.Male, guessSource
	}
	return "", ""
}

// ofPronouns returns the gender of the pronouns by which the user says somebody
// goes: of others than she and he none, whatever the text says.
func ofPronouns(pronouns string) string {
	first, _, _ := strings.Cut(pronouns, "/")
	if g := genderWord(first); g == lexicon.Female || g == lexicon.Male {
		return g
	}
	return ""
}

// isPerson says that a speaker is one that can have a gender.
func isPerson(s *record.Speaker) bool {
	return s.Kind == "person" || s.Kind == "narrator" || s.Kind == "unnamed"
}
