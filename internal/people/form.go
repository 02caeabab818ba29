package people

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// A form is one way in which a story names somebody: "Mr. Darcy", "Lizzy".
type form struct {
	title  lexicon.TitleInfo // of no form where there is none
	spelt  string            // the title as the book first writes it
	words  []string
	plain  []string
	names  []int // its occurrences, indices in People.Names
	entity int   // -1 while nobody has it

	speech, vocative, place, subject int     // how often it speaks, is called, stands after "in", acts
	tagged, moves, the               int     // how often it says a quote, does what people do beside one, follows "the"
	paragraphs                       []int32 // where the narration has it, ascending
}

func (f *form) given() string { return bare(f.plain[0]) }

// family returns the surname: of Henry II, who has none, his number.
func (f *form) family() string {
	if len(f.words) > 1 && coreLen(f.words, f.plain) == 1 {
		return f.plain[len(f.plain)-1]
	}
	return bare(family(f.words, f.plain))
}

// honoured says that an honorific stands behind the name: Sato-san.
func (f *form) honoured() bool { return len(f.words) == 1 && bare(f.words[0]) != f.words[0] }

// common says that the form is rather a word with a capital, or mostly stands
// before or behind others: Government, the Mingott house.
func (f *form) common() bool {
	if len(f.words) > 1 || f.titled() {
		return false
	}
	if f.the*2 > len(f.names) {
		return true
	}
	_, given := lexicon.GivenName(f.words[0])
	return !given && lexicon.CommonWord(strings.ToLower(f.words[0]))
}

// bare returns a name without the honorific behind its hyphen:
// Sato of Sato-san.
func bare(name string) string {
	i := strings.LastIndexByte(name, '-')
	if i <= 0 {
		return name
	}
	switch name[i+1:] {
	case "san", "kun", "chan", "sama", "senpai", "sensei", "dono", "nim", "ssi", "ji":
		return name[:i]
	}
	return name
}

// kin says that the title is a kinship: Aunt.
func (f *form) kin() bool { return f.title.Kind == lexicon.Kin && f.titled() }

func (f *form) titled() bool { return f.title.Canonical != "" }

// husbands says that the given name is not of the title's sex: Mrs. John Knightley.
func (f *form) husbands() bool {
	g, ok := lexicon.GivenName(f.words[0])
	return ok && (f.title.Gender == lexicon.Female && g.Male > .85 || f.title.Gender == lexicon.Male && g.Female > .85)
}

// text returns the form as it is written.
func (f *form) text() string {
	if !f.titled() {
		return strings.Join(f.words, " ")
	}
	return f.spelt + " " + strings.Join(f.words, " ")
}

// forms are the ways in which a story names people, and others.
type forms struct {
	*mention.Reader
	list  []form
	index map[string]int
	of    []int         // name → its form, -1 for none
	same  map[int][]int // form → those that the text says are of the same person
	apart map[pair]bool // forms that the text says are of two people
}

// formKey is what the occurrences of a form share, whatever their case.
func formKey(title string, words []string) string {
	return title + "|" + strings.ToLower(strings.Join(words, " "))
}

// newForms lists the forms of the names that stand in no heading.
func newForms(r *mention.Reader, names []mention.Name) *forms {
	f := &forms{Reader: r, index: map[string]int{}, of: make([]int, len(names))}
	for i := range names {
		r.Watch.Check()
		names[i].Entity, f.of[i] = -1, -1
		if n := &names[i]; !n.Heading && !r.Doc.Paragraphs[r.Doc.Sentences[n.Sentence].Paragraph].Heading {
			f.add(i, n)
		}
	}
	f.relate(names)
	return f
}

// add notes a name and what its surroundings say of it.
func (f *forms) add(i int, n *mention.Name) {
	title := f.titleOf(n)
	if title.Canonical == "" && len(n.Words) == 1 && f.noName(n.TitleToken, n.Words[0]) {
		return
	}
	key := formKey(title.Canonical, n.Words)
	at, ok := f.index[key]
	if !ok {
		at = len(f.list)
		f.index[key] = at
		f.list = append(f.list, form{title: title, spelt: f.spelling(n, title), words: n.Words, plain: n.Plain, entity: -1})
	}
	to := &f.list[at]
	if shouted(to.words) && !shouted(n.Words) {
		to.words = n.Words
	}
	to.names = append(to.names, i)
	f.of[i] = at
	f.weigh(to, n)
}

// titleOf returns the title right before the name, of two the second: Mr. Justice.
func (f *forms) titleOf(n *mention.Name) lexicon.TitleInfo {
	if n.Title != "" {
		if t, ok := lexicon.Title(f.Text(n.FirstToken - 1)); ok && t.Attaches {
			return t
		}
	}
	return lexicon.TitleInfo{}
}

// shouted says that words are in capitals.
func shouted(words []string) bool {
	s := strings.Join(words, " ")
	return s == strings.ToUpper(s)
}

// spelling returns the title as the name has it, in the canonical form where
// that only adds a full stop.
func (f *forms) spelling(n *mention.Name, title lexicon.TitleInfo) string {
	if title.Canonical == "" {
		return ""
	}
	if text := f.Text(n.FirstToken - 1); text+"." != title.Canonical {
		return text
	}
	return title.Canonical
}

// noName says that a word alone at token i is no name: a people, a title after
// "the", a family.
func (f *forms) noName(i int, word string) bool {
	before := f.Lower(i - 1)
	if lexicon.Nationality(word) {
		return mention.Determiner(before)
	}
	_, title := lexicon.Title(word)
	return title && (mention.Determiner(before) || before == "old" || before == "young") || before == "the" && strings.HasSuffix(word, "s")
}

// weigh counts the signs that a name is a person's, or a place's.
func (f *forms) weigh(to *form, n *mention.Name) {
	first := n.TitleToken
	if f.Called(first, n.EndToken) && !f.answers(n) {
		n.Vocative = true
		if !f.whole(n) {
			to.vocative++
		}
	}
	if n.AfterThe {
		to.the++
	}
	governed := false
	switch f.Lower(first - 1) {
	case "in", "at", "into", "near", "through", "across", "throughout":
		to.place++
		governed = true
	case "of", "from", "to", "with", "on", "upon", "by", "towards", "toward", "over", "behind", "beside", "against":
		governed = true // the king of Israel called
	}
	if n.Span >= 0 {
		return
	}
	p := int32(f.Doc.Sentences[n.Sentence].Paragraph)
	if k := len(to.paragraphs); k == 0 || to.paragraphs[k-1] != p {
		to.paragraphs = append(to.paragraphs, p)
	}
	if governed {
		return
	}
	if f.Role(first-1) && mention.Determiner(f.Lower(first-2)) && !f.Doc.Tokens[first-1].Upper {
		first -= 2 // said her cousin Basil
	}
	first = f.apposedTo(first)
	if f.Speaks(first, n.EndToken) {
		to.speech++
	}
	if f.Tagged(first, n.EndToken) {
		to.tagged++
	}
	if f.Acts(n.EndToken) {
		to.subject++
	}
	if f.Moves(n.EndToken) || f.ActsBeside(int(p), first, n.EndToken) {
		to.moves++
	}
}

// apposedReach is how many words stand before a noun for people at most with its
// determiner.
const apposedReach = 4

// apposedTo returns the first token of the noun phrase that the name at token i is
// in apposition to: said the new owner, Casimir Dole. It is i where there is none.
func (f *forms) apposedTo(i int) int {
	if f.Text(i-1) != "," || !f.Role(i-2) {
		return i
	}
	for k := i - 3; k >= i-2-apposedReach && f.Kind(k) == extract.Word; k-- {
		if mention.Determiner(f.Lower(k)) {
			return k
		}
	}
	return i
}

// whole says that a name is all of a sentence that is no cry: “Forty-five.” So are
// answers of every kind, and it tells of nobody that somebody is called so.
func (f *forms) whole(n *mention.Name) bool {
	if f.Text(n.EndToken) != "." {
		return false
	}
	before := n.TitleToken - 1
	return f.Kind(before) == extract.Mark || f.Ends(before)
}

// answers says that a name is all that answers who or what it is: “Who told you?”
// “Captain Loder.”
func (f *forms) answers(n *mention.Name) bool {
	if n.Span < 1 || !f.whole(n) || f.Doc.Spans[n.Span].FirstToken != n.TitleToken {
		return false
	}
	asked := &f.Doc.Spans[n.Span-1]
	k := asked.EndToken - 1
	if f.Text(k) != "?" || asked.Paragraph == f.Doc.Spans[n.Span].Paragraph {
		return false
	}
	for k--; k >= asked.FirstToken && !f.Ends(k); k-- {
		switch f.Lower(k) {
		case "who", "who's", "who’s", "whose", "whom", "what", "where", "which", "name":
			return true
		}
	}
	return false
}
