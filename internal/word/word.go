// Package word says what the data files tell of the words of a document, once a
// word: every stage asks here, by token, and looks nothing up by its letters.
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/lexicon"
)

// A Word is a spelling and what the data files say of it. It does not change,
// but for ID and Tagging.
type Word struct {
	Text, Lower string
	Plain       string // see [Plain]
	ID          int32  // its number in the document: those are dense, from 0
	Fold        *Word  // the word of Lower; itself where there is nothing to fold

	IsGiven    bool // a given name
	OnlyGiven  bool // one that is no common word, surname or place besides
	IsTitle    bool // a title
	Attaches   bool // one that stands before names
	IsRole     bool // a noun for people
	IsBeatVerb bool // a form of a verb of data/beatverbs.txt

	Tagging  Tagging
	document int32 // of its table, that ID is of

	entry   lexicon.Entry // of Lower
	pronoun lexicon.Entry // of Lower, and of the small letters of a Cased word
	cased   *Word
	bare    lexicon.Entry // of Lower without a full stop behind it: Mr.
	role    lexicon.Entry // of Lower or, where that is no role, of what follows its last hyphen: ex-wife
	sets    [2]uint64
	lemma   string
}

// Tagging is what the tagger keeps of a word.
type Tagging struct {
	Asked bool // the rest is known
	Sure  bool // the word has one tag, Tag
	Tag   uint8

	Word uint32    // hash of its spelling
	Rows [11]int32 // of its features, 0 for none
}

// None is the word of what has no letters: a quoted span.
var None = func() *Word { w := &Word{}; w.Fold = w; return w }()

// bareSets are the sets that hold words without a full stop behind them,
// capitalSets those that only a word with a capital can be in.
var (
	bareSets    = [...]lexicon.Set{lexicon.OrgWords, lexicon.NotNames, lexicon.CompanyWords}
	capitalSets = [...]lexicon.Set{lexicon.OrgWords, lexicon.Places, lexicon.Nationalities}
)

func newWord(text, lower string) *Word {
	w := &Word{Text: text, Lower: lower, Plain: withoutStops(lower), entry: lexicon.Find(lower)}
	w.bare, w.role, w.pronoun, w.sets = w.entry, w.entry, w.entry, w.entry.Sets()
	if bare, ok := strings.CutSuffix(lower, "."); ok {
		w.bare = lexicon.Find(bare)
		for _, s := range bareSets {
			w.set(s, w.bare.Is(s))
		}
	}
	if !capital(text) {
		for _, s := range capitalSets {
			w.set(s, false)
		}
	}
	if _, w.IsRole = w.entry.Role(); !w.IsRole {
		if i := strings.LastIndexByte(lower, '-'); i >= 0 {
			w.role = lexicon.Find(lower[i+1:])
			_, w.IsRole = w.role.Role()
		}
	}
	given, ok := w.entry.Given()
	w.IsGiven, w.OnlyGiven = ok, ok && !given.Common
	title, ok := w.bare.Title()
	w.IsTitle, w.Attaches = ok, title.Attaches
	lemma := w.entry.LemmaEntry()
	if w.lemma = lemma.Text(); lemma == 0 {
		w.lemma, lemma = lexicon.CutLemma(lower), w.entry
		if w.lemma != lower {
			lemma = lexicon.Find(w.lemma)
		}
	}
	w.IsBeatVerb = lemma.Is(lexicon.BeatVerbs)
	return w
}

// Plain returns a word in lower case without its full stops: us of U.S., jr of Jr.
func Plain(text string) string { return withoutStops(strings.ToLower(text)) }

func withoutStops(lower string) string {
	if strings.IndexByte(lower, '.') < 0 {
		return lower
	}
	return strings.ReplaceAll(lower, ".", "")
}

// Cased returns the word as one whose capitals are its own: US is no "us".
func (w *Word) Cased() *Word {
	if w.Lower == w.Text {
		return w
	}
	if w.cased == nil {
		w.cased = newWord(w.Text, w.Text)
		w.cased.Fold, w.cased.pronoun = w.cased, w.entry
	}
	return w.cased
}

// set puts the word into a set, or takes it out.
func (w *Word) set(s lexicon.Set, in bool) {
	w.sets[s/64] &^= 1 << (s % 64)
	if in {
		w.sets[s/64] |= 1 << (s % 64)
	}
}

// capital says that a word begins with a capital letter.
func capital(word string) bool {
	if word != "" && word[0] < utf8.RuneSelf {
		return 'A' <= word[0] && word[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// Is says that the word is in a set of the lexicon. A word without a capital is
// no word of an organisation's name, place or nationality.
func (w *Word) Is(s lexicon.Set) bool { return w.sets[s/64]>>(s%64)&1 != 0 }

// Verb returns the cue that the word is a form of in a set of cues.
func (w *Word) Verb(cues *lexicon.CueSet) (lexicon.Cue, bool) { return cues.VerbOf(w.entry, w.Lower) }

// Noun returns the cue that the word is as a noun in a set of cues.
func (w *Word) Noun(cues *lexicon.CueSet) (lexicon.Cue, bool) { return cues.NounOf(w.entry, w.Lower) }

// Lemma returns the lemma of the word as a form of a verb, of no known one by
// its ending.
func (w *Word) Lemma() string { return w.lemma }

// Finite says that the word is a form of a verb that needs a subject, as far as
// its letters tell: says and went, not go or going.
func (w *Word) Finite() bool {
	if strings.HasSuffix(w.Lower, "ing") {
		return false
	}
	if lemma := w.entry.LemmaEntry(); lemma != 0 {
		return lemma.Text() != w.Lower
	}
	return len(w.Lower) > 4 && strings.HasSuffix(w.Lower, "ed")
}

// Given returns what the word is as a given name.
func (w *Word) Given() (lexicon.GivenNameInfo, bool) { return w.entry.Given() }

// Title returns the title that the word is.
func (w *Word) Title() (lexicon.TitleInfo, bool) { return w.bare.Title() }

// Role returns what the word is as a noun for people.
func (w *Word) Role() (lexicon.RoleInfo, bool) { return w.role.Role() }

// Pronoun returns what the word is as a pronoun.
func (w *Word) Pronoun() (lexicon.PronounInfo, bool) { return w.pronoun.Pronoun() }

// MarkWord returns what the word tells of quotation marks beside it.
func (w *Word) MarkWord() lexicon.MarkWord { return w.entry.MarkWord() }
