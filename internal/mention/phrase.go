package mention

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// A Phrase is a mention as the words alone tell it, without a tagger: whole
// books are read for them.
type Phrase struct {
	Mention
	Paragraph  int
	Female     float32 // probability that it is a woman; .5 where the words do not tell
	Plural     bool
	Quoted     bool // inside a speech
	Vocative   bool // an address inside a speech
	Object     bool // a pronoun that cannot be a subject: him
	Possessor  bool // his, Jane's
	Related    bool // a noun after a possessive: her mother
	Capital    bool // a noun with a capital: the Professor
	Indefinite bool // somebody of whom the text has not spoken before: a voice, someone
	Unlisted   bool // no noun for people is in it: the android, the voice
	Noun       int  // which noun phrase it repeats, counted from 1; 0 for none
}

// Phrases are the mentions of a document in the order of the text, with the
// groups of nouns that are nobody's and of one person, in the order of the text.
type Phrases struct {
	List  []Phrase
	Nouns []NounGroup
}

// FindPhrases lists the mentions of a document: the names that are somebody's,
// pronouns in the narration, and noun phrases there with a noun for people.
func FindPhrases(r *Reader, names []Name) *Phrases {
	f := &phraser{Reader: r, names: names, out: new(Phrases), groups: map[string]int{}, numbers: map[string]int{}}
	for p := range r.Doc.Paragraphs {
		para := &r.Doc.Paragraphs[p]
		for i := para.FirstToken; i < para.EndToken; {
			r.Watch.Check()
			i = f.read(p, i, para.EndToken)
		}
	}
	return f.out
}

// A phraser lists phrases.
type phraser struct {
	*Reader
	names []Name
	next  int // in names
	out   *Phrases

	groups  map[string]int // words → index in out.Nouns
	numbers map[string]int // noun with "her" for a related one → Phrase.Noun
}

// read notes the mention that starts at token i, if one does, and returns the
// token to go on from.
func (f *phraser) read(p, i, stop int) int {
	for f.next < len(f.names) && f.names[f.next].TitleToken < i {
		f.next++
	}
	t := &f.Doc.Tokens[i]
	if f.next < len(f.names) && f.names[f.next].TitleToken == i {
		return f.name(p, f.next, stop)
	}
	if t.Span >= 0 || t.Kind != extract.Word {
		return i + 1
	}
	w := f.word(i)
	if end := f.somebody(i, stop); end > i {
		f.out.List = append(f.out.List, Phrase{
			Mention:   Mention{Kind: Noun, FirstToken: i, EndToken: end, Name: -1, Entity: -1},
			Paragraph: p, Female: .5, Indefinite: true, Plural: several(w.Lower),
		})
		return end
	}
	if pro, ok := w.Pronoun(); ok && !f.quantifies(i) {
		f.pronoun(p, i, pro)
		if pro.Case != lexicon.Possessive && !Determiner(w.Lower) {
			return i + 1
		}
	}
	if Determiner(w.Lower) {
		return f.noun(p, i, stop)
	}
	return i + 1
}

// quantifies says that the word at token i belongs to the noun behind it and is
// nobody by itself: all attempt, many boats.
func (f *phraser) quantifies(i int) bool {
	switch f.word(i).Lower {
	case "all", "both", "many", "some", "several", "few", "most", "each":
		w := f.word(i + 1)
		if f.Kind(i+1) != extract.Word || w.Is(lexicon.FunctionWords) || strings.HasSuffix(w.Lower, "ly") || strings.HasSuffix(w.Lower, "ed") {
			return false
		}
		return strings.HasSuffix(w.Lower, "s") || !f.strong(i+1) && !f.Acts(i+1) // no verb of several ends in -s
	}
	return false
}

// somebody returns the end of the words from token i on where they speak of
// somebody new and are the subject of a verb of speech beside a quote: someone,
// another, one of the boys. It is i where they do not.
func (f *phraser) somebody(i, stop int) int {
	w := f.word(i)
	one := w.Lower == "one" || w.Lower == "another"
	if !one && !w.Is(lexicon.Somebodies) || !f.tagged(i) && !(one && f.Lower(i+1) == "of" && f.strong(i-1) && f.quoteAt(i-2)) {
		return i
	}
	if one && f.Lower(i+1) == "of" {
		for k := i + 2; k < min(stop, i+2+nounReach) && f.Kind(k) == extract.Word; k++ {
			if role, ok := f.word(k).Role(); ok && role.Plural || f.Lower(k) == "them" {
				return k + 1
			}
		}
		return i + 1
	}
	if w.Lower == "another" && f.Kind(i+1) == extract.Word && !f.strong(i+1) && !f.word(i+1).Is(lexicon.FunctionWords) {
		return i // another private
	}
	return f.all(i, stop)
}

// all returns the end of the words from token i on that tell of how many or of whom
// "all" or "both" is: all three, all the others, both of them.
func (f *phraser) all(i, stop int) int {
	if low := f.Lower(i); low != "all" && low != "both" {
		return i + 1
	}
	k := i + 1
	if f.Lower(k) == "of" {
		k++
	}
	if f.Lower(k) == "the" {
		k++
	}
	if k < stop && (number(f.Lower(k)) || pointing(f.Lower(k)) || k > i+1 && f.Lower(k) == "them") {
		return k + 1
	}
	return i + 1
}

// number says that a lower-case word tells how many.
func number(low string) bool {
	switch low {
	case "two", "three", "four", "five", "six", "seven":
		return true
	}
	return false
}

// several says that a word for somebody new may speak of more than one.
func several(low string) bool {
	switch low {
	case "someone", "somebody", "one", "another":
		return false
	}
	return true
}

// tagged says that the word at token i alone is the subject of a verb of speech
// beside a quote.
func (f *phraser) tagged(i int) bool {
	return f.strong(i-1) && f.quoteAt(i-2) || f.strong(i+1) && (f.quoteAt(i-1) || f.quoteAfter(i+1))
}

// name notes the name of somebody, and whose kin or what he is where it is a
// possessive in the narration: Laszlo's sister.
func (f *phraser) name(p, at, stop int) int {
	n := &f.names[at]
	if n.Entity >= 0 {
		f.out.List = append(f.out.List, Phrase{
			Mention:   Mention{Kind: Named, FirstToken: n.TitleToken, EndToken: n.EndToken, Name: at, Entity: n.Entity},
			Paragraph: p, Female: .5, Quoted: n.Span >= 0, Vocative: n.Vocative, Possessor: f.Possessive(n.EndToken),
		})
		if n.Span < 0 && f.Possessive(n.EndToken) {
			return f.nounOf(p, n.TitleToken, n.EndToken, stop)
		}
	}
	return n.EndToken
}

func (f *phraser) pronoun(p, i int, pro lexicon.PronounInfo) {
	kind := Pronoun
	switch {
	case pro.Person == 1 && !pro.Plural:
		kind = First
	case pro.Person != 3 || pro.Gender == "" && !pro.Plural:
		return
	}
	f.out.List = append(f.out.List, Phrase{
		Mention:   Mention{Kind: kind, FirstToken: i, EndToken: i + 1, Name: -1, Entity: -1},
		Paragraph: p, Female: chance(pro.Gender), Plural: pro.Plural,
		Object: pro.Case != lexicon.Subject, Possessor: pro.Case == lexicon.Possessive,
	})
}

// chance makes a probability of a woman of a gender.
func chance(gender string) float32 {
	switch gender {
	case lexicon.Female:
		return .99
	case lexicon.Male:
		return .01
	}
	return .5
}

// Determiner says that a lower-case word begins a noun phrase for one somebody.
func Determiner(low string) bool {
	switch low {
	case "the", "a", "an", "this", "that", "another":
		return true
	}
	return ownsNoun(low)
}

func ownsNoun(low string) bool {
	switch low {
	case "his", "her", "their", "my", "our":
		return true
	}
	return false
}

// nounReach is how many words after a determiner the noun may stand.
const nounReach = 4

// noun notes the noun phrase whose determiner is token i.
func (f *phraser) noun(p, i, stop int) int { return f.nounOf(p, i, i, stop) }

// nounOf notes the noun phrase from token first on whose determiner is token i: the
// possessive ending where a name is that.
func (f *phraser) nounOf(p, first, i, stop int) int {
	head, role := f.head(i, stop)
	unlisted := head < 0
	if unlisted {
		head = f.speaking(p, i, stop)
		unlisted = head >= 0 && !pointing(f.Lower(head))
	}
	if head < 0 || first < i && unlisted || f.named(i+1, head+2) { // her cousin Basil
		return i + 1
	}
	out := Phrase{
		Mention:   Mention{Kind: Noun, FirstToken: first, EndToken: head + 1, Name: -1, Entity: -1},
		Paragraph: p, Female: chance(role.Gender), Plural: role.Plural || role.Kind == lexicon.Group,
		Possessor: f.Possessive(head + 1), Related: first < i || ownsNoun(f.Lower(i)), Capital: f.Doc.Tokens[head].Upper,
	}
	if !out.Plural {
		out.Noun = f.number(head, out.Related)
	}
	out.Indefinite, out.Unlisted = indefinite(f.Lower(i)), unlisted
	if !out.Plural && !(out.Indefinite && f.Speaks(first, head+1)) {
		f.group(&out, head)
	}
	f.out.List = append(f.out.List, out)
	return head + 1
}

// head returns the noun for people that the determiner at token i belongs to,
// -1 for none.
func (f *phraser) head(i, stop int) (head int, role lexicon.RoleInfo) {
	head = -1
	for k := i + 1; k < min(stop, i+1+nounReach) && f.Kind(k) == extract.Word && f.Doc.Tokens[k].Span < 0; k++ {
		w := f.word(k)
		r, ok := w.Role()
		if !ok {
			r, ok = f.titleRole(k)
		}
		if !ok && w.Is(lexicon.Nationalities) && !f.goesOn(k+1) {
			ok = true // the Jew
		}
		if ok {
			head, role = k, r
			continue
		}
		if head >= 0 || w.Is(lexicon.FunctionWords) {
			break
		}
	}
	return head, role
}

// speaking returns the last word of the noun phrase whose determiner is token i
// where that is the subject of a verb of speech beside a quote, whatever the
// noun: “...,” the android said; “...,” said a voice. It is -1 for none.
func (f *phraser) speaking(p, i, stop int) int {
	before := f.strong(i-1) && f.quoteAt(i-2)
	behind := f.quoteAt(i-1) && i > f.Doc.Paragraphs[p].FirstToken
	joins := f.joins(i - 1)
	if !before && !behind && !f.starts(i) && !joins {
		return -1
	}
	k := i + 1
	for ; k < min(stop, i+1+nounReach) && f.Kind(k) == extract.Word && f.Doc.Tokens[k].Span < 0; k++ {
		if w := f.word(k); w.Is(lexicon.FunctionWords) && !(k == i+1 && pointing(w.Lower)) || !before && f.says(k) && k > i+1 || before && k > i+1 && strings.HasSuffix(w.Lower, "ly") {
			break
		}
	}
	switch {
	case k == i+1:
		return -1
	case before:
		return k - 1
	case f.says(k) && (behind || f.quoteAfter(k) && (!joins || !f.Ends(k+1))):
		return k - 1
	}
	return -1
}

// says says that token i is a verb of speech that has a subject: said, and not the
// open of a door that flew open, nor the voice of a new voice.
func (f *phraser) says(i int) bool {
	return f.strong(i) && f.Acts(i) && !(f.Lower(i) == "voice" && f.Acts(i+1))
}

// joins says that a clause with a subject of its own may begin behind token i.
func (f *phraser) joins(i int) bool {
	switch f.Lower(i) {
	case "and", "but", "then", "when", ",", ";", ":":
		return true
	}
	return false
}

// pointing says that a word after "the" points at one of those who were named
// before.
func pointing(low string) bool {
	switch low {
	case "other", "others", "latter", "former":
		return true
	}
	return false
}

// strong says that token i is a verb of speech.
func (f *phraser) strong(i int) bool { return f.SpeechVerb(i) >= minCue }

// quoteAt says that token i is a quotation mark.
func (f *phraser) quoteAt(i int) bool { return f.Kind(i) == extract.Mark }

// starts says that token i begins a sentence.
func (f *phraser) starts(i int) bool { return i == 0 || f.Ends(i-1) || f.Doc.Tokens[i].Upper }

// quoteAfter says that a quote follows the verb at token i behind a comma or a colon.
func (f *phraser) quoteAfter(i int) bool {
	return f.Kind(i+1) == extract.Punct && f.quoteAt(i+2)
}

// indefinite says that a lower-case word begins a phrase for somebody new.
func indefinite(low string) bool {
	switch low {
	case "a", "an", "another":
		return true
	}
	return false
}

// named says that the name of a person starts among the tokens.
func (f *phraser) named(from, to int) bool {
	for k := f.next; k < len(f.names) && f.names[k].TitleToken < to; k++ {
		if f.names[k].TitleToken >= from && f.names[k].Entity >= 0 {
			return true
		}
	}
	return false
}

// titleRole takes a title that stands alone with a capital for a noun: the General.
func (f *phraser) titleRole(k int) (lexicon.RoleInfo, bool) {
	if !f.Doc.Tokens[k].Upper {
		return lexicon.RoleInfo{}, false
	}
	t, ok := f.word(k).Title()
	return lexicon.RoleInfo{Gender: t.Gender}, ok
}

// goesOn says that token i is a word that can have an adjective before it.
func (f *phraser) goesOn(i int) bool {
	return f.Kind(i) == extract.Word && f.SpeechVerb(i) == 0 && !f.word(i).Is(lexicon.FunctionWords) && !f.Acts(i)
}
