package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Class says in what way a cue speaks.
type Class uint8

// The classes of cues.
const (
	Say     Class = iota // say, tell, add: plain speech
	Ask                  // ask, inquire, demand
	Manner               // whisper, grumble, sob: speech and its sound
	Write                // write, tweet, post
	Think                // think, wonder, hope
	Report               // claim, describe, accuse: speech and its aim
	Gesture              // smile, nod, sigh: an act that stands beside speech
	Noun                 // statement, claim, words
)

var classNames = [...]string{"say", "ask", "manner", "write", "think", "report", "gesture", "noun"}

// String returns the class as the data file names it.
func (c Class) String() string {
	if int(c) >= len(classNames) {
		return fmt.Sprintf("Class(%d)", int(c))
	}
	return classNames[c]
}

// A Cue is a speech verb or noun and how strongly it means that somebody
// speaks.
type Cue struct {
	Lemma    string
	Strength float64 // share of its occurrences beside quotation marks that carry an attribution, in news
	Fiction  float64 // the same in novels
	Class    Class
}

// A CueSet is a set of cues, looked up by any of their forms. It does not
// change once made, so goroutines may share it.
type CueSet struct {
	list  []cueEntry       // of a set that a user changed; the built-in one is in the table
	verbs map[string]int32 // form → index in list; nil in the built-in set
	nouns map[string]int32
}

type cueEntry struct {
	Cue
	irregular []string
}

// userStrength is the strength of a cue that a user adds without one.
const userStrength = 0.9

var builtin CueSet

// Cues returns the built-in set.
func Cues() *CueSet { return &builtin }

// entries returns the cues of the set with their irregular forms.
func (s *CueSet) entries() []cueEntry {
	if s.verbs != nil {
		return slices.Clone(s.list)
	}
	return builtinCues(lines(cueLines))
}

// builtinCues reads the lines of the data files.
func builtinCues(text string) []cueEntry {
	list := make([]cueEntry, 0, 1000)
	for line := range strings.Lines(text) {
		if e, err := parseCue(line); err == nil {
			list = append(list, e)
		}
	}
	return list
}

func newCueSet(list []cueEntry) *CueSet {
	s := &CueSet{list: list, verbs: make(map[string]int32, 6*len(list)), nouns: make(map[string]int32, 256)}
	for i := range list {
		m := s.verbs
		if list[i].Class == Noun {
			m = s.nouns
		}
		s.index(m, int32(i), list[i].forms())
	}
	return s
}

// forms returns the forms of a cue.
func (e *cueEntry) forms() []string {
	switch {
	case e.Class != Noun:
		return Inflect(e.Lemma, e.irregular)
	case len(e.irregular) > 0:
		return []string{e.Lemma, strings.TrimPrefix(e.irregular[0], "=")}
	}
	return []string{e.Lemma, Plural(e.Lemma)}
}

// index maps forms to entry i; a form that two cues share goes to the
// stronger one.
func (s *CueSet) index(m map[string]int32, i int32, forms []string) {
	for _, f := range forms {
		if j, ok := m[f]; !ok || s.list[j].Strength < s.list[i].Strength {
			m[f] = i
		}
	}
}

// parseCue reads "lemma [class [strength [fiction [forms…]]]]".
func parseCue(line string) (cueEntry, error) {
	f := strings.Fields(line)
	if len(f) == 0 {
		return cueEntry{}, errors.New("no lemma")
	}
	e := cueEntry{Cue: Cue{Lemma: f[0], Strength: userStrength, Fiction: userStrength}}
	if len(f) > 1 {
		c := slices.Index(classNames[:], f[1])
		if c < 0 {
			return e, fmt.Errorf("give one word a line; after it may stand its class, and %q is none of %s", f[1], strings.Join(classNames[:], ", "))
		}
		e.Class = Class(c)
	}
	rest := f[min(2, len(f)):]
	for i, to := range []*float64{&e.Strength, &e.Fiction} {
		if len(rest) == 0 {
			break
		}
		v, err := strconv.ParseFloat(rest[0], 64)
		if err != nil && i == 0 {
			return e, fmt.Errorf("strength %q is no number", rest[0])
		}
		if err != nil {
			break // no figure for fiction: forms follow
		}
		if !(v >= 0 && v <= 1) {
			return e, fmt.Errorf("strength %q is not between 0 and 1", rest[0])
		}
		e.Fiction = v
		*to, rest = v, rest[1:]
	}
	if len(rest) > 0 {
		e.irregular = rest
	}
	return e, nil
}

// CheckCue says what is wrong with a line for [CueSet.With], nil where nothing
// is: with its words, or with what it asks of the built-in cues, to take out
// what is none of them, or to add as a lemma what is a form of one.
func CheckCue(line string) error {
	line = cleanCueLine(line)
	if line == "" {
		return nil
	}
	verb, isVerb := builtin.Verb(cutMinus(line))
	noun, isNoun := builtin.Noun(cutMinus(line))
	if strings.HasPrefix(line, "-") {
		switch words := strings.Fields(line[1:]); {
		case len(words) == 0 || !isCueWord(words[0]):
			return errNoWord
		case len(words) > 1:
			return errors.New("a minus takes one word, and its forms go with it")
		case !isVerb && !isNoun:
			return fmt.Errorf("%s is no cue of the program's, so it cannot be taken out", words[0])
		}
		return nil
	}
	if e, err := parseCue(line); err != nil || !isCueWord(e.Lemma) || !allCueWords(e.irregular) {
		return cmp.Or(err, errNoWord)
	}
	switch {
	case isVerb && line != verb.Lemma && (!isNoun || line != noun.Lemma):
		return fmt.Errorf("is a form of %s; give the lemma, or the class with it", verb.Lemma)
	case isNoun && line != noun.Lemma && !isVerb:
		return fmt.Errorf("is a form of %s; give the lemma, or the class with it", noun.Lemma)
	}
	return nil
}

// errNoWord is the fault of a line that holds something else than words.
var errNoWord = errors.New("no word of speech; give a lemma a line, and -lemma to take one out")

// cutMinus returns the word of a line that adds or takes out one.
func cutMinus(line string) string { return strings.TrimSpace(strings.TrimPrefix(line, "-")) }

// isCueWord says that a word can stand in a text: letters, with hyphens and
// apostrophes between them.
func isCueWord(s string) bool {
	bad := func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !strings.ContainsRune("'’-", r)
	}
	return s != "" && strings.IndexFunc(s, bad) < 0 && strings.IndexFunc(s, unicode.IsLetter) == 0
}

// allCueWords says so of irregular forms, the first of which may begin with "=".
func allCueWords(forms []string) bool {
	for i, f := range forms {
		if i == 0 {
			f = strings.TrimPrefix(f, "=")
		}
		if !isCueWord(f) {
			return false
		}
	}
	return true
}

func cleanCueLine(line string) string {
	line, _, _ = strings.Cut(line, "#")
	return strings.ToLower(strings.TrimSpace(line))
}

// With returns a copy of the set with lemmas added ("bellow") or taken out
// ("-claim", verb and noun alike). Forms are generated; a line may say more,
// as lines of data/cues.txt do ("bespeak say 0.9 bespoke bespoken"). A lemma
// that is there already is replaced; blank lines and comments (#) are
// skipped, and so are lines that [CheckCue] refuses.
func (s *CueSet) With(lines []string) *CueSet {
	list := s.entries()
	for _, line := range lines {
		line = cleanCueLine(line)
		if line == "" || CheckCue(line) != nil {
			continue
		}
		if word, out := strings.CutPrefix(line, "-"); out {
			word = strings.TrimSpace(word)
			verb, isVerb := s.Verb(word)
			noun, isNoun := s.Noun(word)
			list = slices.DeleteFunc(list, func(e cueEntry) bool {
				return e.Lemma == word || isVerb && e.Class != Noun && e.Lemma == verb.Lemma ||
					isNoun && e.Class == Noun && e.Lemma == noun.Lemma
			})
			continue
		}
		e, _ := parseCue(line)
		if len(e.irregular) == 0 && e.Class != Noun {
			e.irregular = irregularForms(e.Lemma)
		}
		list = slices.DeleteFunc(list, func(old cueEntry) bool {
			return old.Lemma == e.Lemma && (old.Class == Noun) == (e.Class == Noun)
		})
		list = append(list, e)
	}
	return newCueSet(list)
}

// irregularForms returns those of a verb.
func irregularForms(lemma string) []string {
	for line := range strings.Lines(lines(irregularVerbs)) {
		if verb, forms, _ := strings.Cut(line, ":"); verb == lemma {
			return strings.Fields(forms)
		}
	}
	return nil
}

// Verb returns the cue that a lower-case verb form belongs to.
func (s *CueSet) Verb(lowerForm string) (Cue, bool) { return s.VerbOf(Find(lowerForm), lowerForm) }

// Noun returns the cue that a lower-case noun, singular or plural, belongs to.
func (s *CueSet) Noun(lowerForm string) (Cue, bool) { return s.NounOf(Find(lowerForm), lowerForm) }

// VerbOf is Verb for a form whose entry is known.
func (s *CueSet) VerbOf(e Entry, lowerForm string) (Cue, bool) {
	if s.verbs == nil {
		return e.Verb()
	}
	return s.look(s.verbs, lowerForm)
}

// NounOf is Noun for a noun whose entry is known.
func (s *CueSet) NounOf(e Entry, lowerForm string) (Cue, bool) {
	if s.nouns == nil {
		return e.Noun()
	}
	return s.look(s.nouns, lowerForm)
}

func (s *CueSet) look(m map[string]int32, form string) (Cue, bool) {
	i, ok := m[form]
	if !ok {
		return Cue{}, false
	}
	return s.list[i].Cue, true
}

// A Forms is a cue with every form that it is known by; the compiler of the
// table asks.
type Forms struct {
	Cue
	Forms []string
}

// ReadCues returns the cues of lines as data/cues.txt has them. It fails at the
// first that does not parse.
func ReadCues(text []string) ([]Forms, error) {
	var out []Forms
	for _, line := range text {
		e, err := parseCue(line)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		out = append(out, Forms{Cue: e.Cue, Forms: e.forms()})
	}
	return out, nil
}
