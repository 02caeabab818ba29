package fiction

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// A name is one place where somebody is named.
type name struct {
	first, end int // tokens
	form       int // index in forms.list
	vocative   bool
}

// A form is one way to name somebody: "Mr. Darcy", "Lizzy".
type form struct {
	title  string // canonical, empty for none
	spelt  string // the title as the book first writes it
	gender string // that the title tells
	kin    bool   // the title is a kinship: Aunt
	words  []string

	n, speech, vocative, place, subject int
	paragraphs                          []int32 // where the narration has it, ascending
	person                              int     // index in people, -1 while none
}

func (f *form) first() string { return f.words[0] }
func (f *form) last() string  { return f.words[len(f.words)-1] }

// husbands says that the given name is not of the title's sex: Mrs. John Knightley.
func (f *form) husbands() bool {
	g, ok := lexicon.GivenName(f.first())
	return ok && (f.gender == lexicon.Female && g.Male > .85 || f.gender == lexicon.Male && g.Female > .85)
}

// text returns the form as it is written.
func (f *form) text() string {
	if f.title == "" {
		return strings.Join(f.words, " ")
	}
	return f.spelt + " " + strings.Join(f.words, " ")
}

// forms are the ways in which a book names people, and where.
type forms struct {
	*words
	cues  *lexicon.CueSet
	list  []form
	index map[string]int
	names []name
}

// findNames reads all names of a document, of people or not.
func findNames(w *words, cues *lexicon.CueSet) *forms {
	f := &forms{words: w, cues: cues, index: map[string]int{}}
	for p := range w.doc.Paragraphs {
		para := &w.doc.Paragraphs[p]
		if para.Heading {
			continue
		}
		for i := para.FirstToken; i < para.EndToken; {
			w.watch.Check()
			end := f.read(p, i, para.EndToken)
			i = max(end, i+1)
		}
	}
	return f
}

// read notes the name that starts at token i and returns its end, i for none.
func (f *forms) read(p, i, stop int) int {
	if !f.doc.Tokens[i].Upper {
		return i
	}
	var title lexicon.TitleInfo
	start, named := i, i
	if t, ok := f.titleAt(i); ok {
		title, named = t, i+1
		if t, ok := f.titleAt(named); ok && t.Canonical != title.Canonical {
			title, named = t, named+1 // Lady Dowager, Mr. Justice
		}
	}
	end := f.nameEnd(named, stop, title.Canonical != "")
	if end == named {
		return i
	}
	var parts []string
	for k := named; k < end; k++ {
		parts = append(parts, f.text(k))
	}
	if title.Canonical == "" && len(parts) == 1 && f.noName(i, parts[0]) {
		return i
	}
	f.add(p, name{first: start, end: end}, title, parts)
	return end
}

// noName says that a word alone at token i is no name: a people, a title after
// "the", a family.
func (f *forms) noName(i int, word string) bool {
	if lexicon.Nationality(word) {
		return true
	}
	before := f.lower(i - 1)
	_, title := lexicon.Title(word)
	return title && (determiner(before) || before == "old" || before == "young") || before == "the" && strings.HasSuffix(word, "s")
}

// titleAt returns the title at token i that a name follows.
func (f *forms) titleAt(i int) (lexicon.TitleInfo, bool) {
	if i+1 >= len(f.doc.Tokens) || !f.doc.Tokens[i].Upper || f.kind(i) != extract.Word || !f.adjacent(i+1) {
		return lexicon.TitleInfo{}, false
	}
	t, ok := lexicon.Title(f.text(i))
	return t, ok && t.Attaches
}

// adjacent says that only a space or a line break lies before token i.
func (f *forms) adjacent(i int) bool {
	gap := int(f.doc.Tokens[i].Start - f.doc.Tokens[i-1].End)
	return gap > 0 && gap < 4
}

// nameEnd returns where the words of a name that start at token i end.
func (f *forms) nameEnd(i, stop int, titled bool) int {
	end := i
	for k := i; k < stop && (k == i && !titled || k > 0 && f.adjacent(k)); k++ {
		switch {
		case f.nameWord(k):
			if _, ok := f.titleAt(k); ok && k > i && k+1 < stop && f.nameWord(k+1) {
				return end
			}
			end = k + 1
		case f.initialLetter(k) && (k > i || titled || k+1 < stop && f.nameWord(k+1)):
			end = k + 1
		case (k > i || titled) && f.particle(k) && k+1 < stop && (f.particle(k+1) || f.nameWord(k+1)):
		case titled && k == i && f.text(k) == "of" && k+1 < stop && f.nameWord(k+1):
		default:
			return end
		}
	}
	return end
}

// initialLetter says that token i is the first letter of a name: E.
func (f *forms) initialLetter(i int) bool {
	t := &f.doc.Tokens[i]
	return t.Kind == extract.Word && t.Upper && t.End-t.Start == 2 && f.doc.Text[t.End-1] == '.'
}

// particle says that token i may stand between the words of a name.
func (f *forms) particle(i int) bool {
	switch f.text(i) {
	case "de", "du", "des", "della", "di", "von", "van", "der", "la", "le", "d'":
		return true
	}
	return false
}

// add notes a name and what its surroundings say of it.
func (f *forms) add(p int, n name, title lexicon.TitleInfo, parts []string) {
	key := title.Canonical + "|" + strings.Join(parts, " ")
	at, ok := f.index[key]
	if !ok {
		at = len(f.list)
		f.index[key] = at
		f.list = append(f.list, form{
			title: title.Canonical, spelt: f.titleText(n.first, title.Canonical), gender: title.Gender, kin: title.Kind == lexicon.Kin && title.Canonical != "", words: parts, person: -1,
		})
	}
	n.form = at
	n.vocative = f.isVocative(n)
	f.weigh(&f.list[at], p, n)
	f.names = append(f.names, n)
}

// titleText returns the title at token i, in the canonical form where that only
// adds a full stop.
func (f *forms) titleText(i int, canonical string) string {
	if text := f.text(i); canonical != "" && text+"." != canonical {
		return text
	}
	return canonical
}

// weigh counts the signs that a name is a person's, or a place's.
func (f *forms) weigh(to *form, p int, n name) {
	to.n++
	if n.vocative {
		to.vocative++
	}
	switch f.lower(n.first - 1) {
	case "in", "at", "into", "near", "through", "across", "throughout":
		to.place++
	}
	if f.doc.Tokens[n.first].Span >= 0 {
		return
	}
	if k := len(to.paragraphs); k == 0 || to.paragraphs[k-1] != int32(p) {
		to.paragraphs = append(to.paragraphs, int32(p))
	}
	if f.speaks(n) {
		to.speech++
	}
	if f.acts(n.end) {
		to.subject++
	}
}

// isVocative says that a name inside a speech is set off as an address.
func (f *forms) isVocative(n name) bool {
	span := f.doc.Tokens[n.first].Span
	if span < 0 || f.kind(n.first) == extract.Mark {
		return false
	}
	first := n.first
	for first > 0 && endearment(f.lower(first-1)) {
		first--
	}
	return f.setOff(first-1) && f.setOff(n.end)
}

// endearment says that a word goes with an address: my dear Jane.
func endearment(lower string) bool {
	switch lower {
	case "my", "dear", "dearest", "poor", "old", "sweet", "good", "oh", "o", "no", "yes", "ah", "well", "why", "thank", "you", "and":
		return true
	}
	return false
}

// minCue is the strength from which on a verb beside a quote is taken as one of speech.
const minCue = .2

// speechVerb returns the strength in fiction of token i as a verb of speech, 0 for none.
func (f *forms) speechVerb(i int) float64 {
	if f.kind(i) != extract.Word || f.doc.Tokens[i].Span >= 0 {
		return 0
	}
	if c, ok := f.cues.Verb(f.lower(i)); ok {
		return c.Fiction
	}
	return 0
}

// speaks says that a verb of speech stands beside a name, and a quote beside that.
func (f *forms) speaks(n name) bool {
	if f.speechVerb(n.end) >= minCue || f.speechVerb(n.end+1) >= minCue && strings.HasSuffix(f.text(n.end), "ly") {
		return true
	}
	return f.speechVerb(n.first-1) >= minCue && f.kind(n.first-2) == extract.Mark
}

// acts says that a finite verb starts at token i.
func (f *forms) acts(i int) bool {
	w := f.text(i)
	switch w {
	case "was", "had", "is", "has", "would", "could", "did", "will", "might", "should", "went", "came", "took", "looked", "saw", "felt", "thought", "knew":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed")
}
