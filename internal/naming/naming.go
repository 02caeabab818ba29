// Package naming tells what the words of a label say, which stands before a
// speech: whether they can name somebody, and whether that is a person, a role
// or an everyday word.
package naming

import (
	"slices"
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lazy"
	"quotes/internal/lexicon"
)

// A Name is what the words of a label tell about it.
type Name struct {
	Words    int
	Capitals bool // written in capitals
	Person   bool // a name of a person, or a diariser's number for one
	Role     bool // a noun for people
	Barred   bool // a word that is no speaker's: Photo, Note
	Lower    bool // starts in small letters
	Plain    bool // an everyday word, a place or a language: Advantages
	Heard    bool // SOUND, MUSIC: barred, and a sign of a script
}

// The bounds of a label's words: of any label, of a name, of a name that stands
// in a label of few words.
const (
	MostWords = 12
	NameWords = 5
	LoneWords = 3
)

// phone is the number of a telephone, which stands for somebody in a chat.
var phone = lazy.MustCompile(`^\+\d[\d ()-]{6,20}$`)

// Read reads the words before a colon, or in its place, and says whether
// they can name somebody: capitali, or a noun phrase without a verb.
func Read(name string) (Name, bool) {
	if strings.ContainsAny(name, ";!?\n\r<>=|{}") || strings.Contains(name, "://") {
		return Name{}, false
	}
	if strings.HasPrefix(name, "+") && phone.MatchString(name) {
		return Nick("number"), true
	}
	inner := WithoutBrackets(name)
	words := strings.Fields(inner)
	if len(words) == 0 || len(words) > MostWords || isFigure(words[0]) && (len(words) == 1 || strings.Contains(words[0], ":")) {
		return Name{}, false
	}
	n := Name{Words: len(words), Capitals: InCapitals(inner)}
	first := char.First(strings.TrimLeft(words[0], `"“#@*_`))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return Name{}, false
	}
	n.Lower = unicode.IsLower(first)
	for i, w := range words {
		if !labelWord(w, i, len(words), n.Capitals) {
			return Name{}, false
		}
	}
	if IsQuestion(inner) || IsAnswer(inner) {
		return Name{Words: 1, Capitals: true, Person: true}, true
	}
	if isDate(words) {
		return Name{}, false
	}
	n.Heard = len(words) < LoneWords && lexicon.HeardLabels.Has(strings.ToLower(words[len(words)-1])) && (n.Capitals || len(words) == 1)
	n.Barred = n.Heard || isBarred(words)
	if n.classify(words); !n.Person {
		n.classifyHead(words)
	}
	if unicode.IsDigit(first) && (!n.Person || strings.IndexFunc(words[0], unicode.IsLower) >= 0) {
		return Name{}, false
	}
	return n, true
}

// isFigure says that a word has no letters: the number of a note, a time.
func isFigure(word string) bool { return strings.IndexFunc(word, unicode.IsLetter) < 0 }

// IsQuestion says that a label stands for whoever asks: Q, Question.
func IsQuestion(label string) bool { return label == "Q" || strings.EqualFold(label, "question") }

// IsAnswer says that a label stands for whoever answers: A, Answer.
func IsAnswer(label string) bool { return label == "A" || strings.EqualFold(label, "answer") }

// Nick returns what a name between brackets that only chats have tells.
func Nick(name string) Name { return Name{Words: len(strings.Fields(name)), Person: true} }

// labelWord says that a word can stand in a speaker's label: no verb, no
// pronoun, no end of a sentence.
func labelWord(word string, i, of int, capitals bool) bool {
	if strings.HasSuffix(word, ".") && !isInitials(strings.TrimSuffix(word, ".")) && !lexicon.CapitalAbbreviations.Has(strings.ToLower(strings.TrimSuffix(word, "."))) {
		return false
	}
	plain := strings.ToLower(strings.Trim(word, `.,"“”'’#*_`))
	if plain == "me" || plain == "you" || plain == "us" {
		return of == 1
	}
	given := func() bool { g, ok := lexicon.GivenName(plain); return ok && !g.Common }
	small := unicode.IsLower(char.First(word))
	switch {
	case lexicon.NoLabelWords.Has(plain) && (small || i == 0 && !given() && !(of == 1 && capitals)):
		return false
	case i == 0 && lexicon.Starters.Has(plain) && !lexicon.LabelStarters.Has(plain) && !given() && !(of == 1 && capitals):
		return false
	case small && lexicon.TagVerbs.Has(plain):
		return false
	}
	return true
}

// isDate says that words are a date: May 6, 2024; 6 May.
func isDate(words []string) bool {
	if len(words) < 2 {
		return false
	}
	month := func(w string) bool { return lexicon.Months.Has(strings.ToLower(strings.Trim(w, ".,"))) }
	return month(words[0]) && char.ASCIIDigit(words[1][0]) || char.ASCIIDigit(words[0][0]) && month(words[1]) || lexicon.Weekdays.Has(strings.ToLower(strings.Trim(words[0], ","))) && (month(words[1]) || char.ASCIIDigit(words[1][0]))
}

// classifyHead takes the words before a dash or a comma for the name, those
// after it for its office.
func (n *Name) classifyHead(words []string) {
	for i, w := range words {
		if dash := w == "–" || w == "—" || w == "-"; i > 0 && (dash || strings.HasSuffix(w, ",")) {
			head := words[:i]
			if !dash {
				head = append(append([]string{}, head...), strings.TrimSuffix(w, ","))
			}
			of := Name{Words: len(head), Capitals: n.Capitals}
			if len(head) > 1 || dash {
				of.classify(head)
			}
			if of.Person {
				n.Person, n.Role, n.Plain = true, false, false
			}
			return
		}
	}
}

// isBarred says that a label has a word that is no speaker's. What stands behind
// a name of two words and a comma is the office: DOV LASKER, BYLINE.
func isBarred(words []string) bool {
	if i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, ",") }); i > 0 && i+1 < len(words) {
		words = words[:i+1]
	}
	if len(words) == 1 && lexicon.Datelines.Has(strings.ToLower(words[0])) {
		return true
	}
	for i, w := range words {
		plain := strings.ToLower(strings.Trim(w, `.,"“”'’#*_`))
		if (i == 0 || len(words) <= LoneWords) && lexicon.NoSpeakers.Has(plain) && (len(words) == 1 || !nameLike(words)) {
			return true
		}
	}
	return false
}

// nameLike says that words start with a given name or a title of a person.
func nameLike(words []string) bool {
	plain := strings.Trim(words[0], `.,"“”'’#*_`)
	if g, ok := lexicon.GivenName(plain); ok && len(words) > 1 && !g.Place && (!g.Common || !lexicon.NoSpeakers.Has(strings.ToLower(plain))) {
		return true
	}
	_, title := lexicon.Title(plain)
	return title && len(words) > 1
}

// classify tells a name from a role, and both from an everyday word.
func (n *Name) classify(words []string) {
	head := headNoun(words)
	lower := strings.ToLower(head)
	_, role := lexicon.Role(lower)
	last := strings.ToLower(strings.Trim(words[len(words)-1], `.,"“”'’#*_`))
	numbered := last != "" && char.ASCIIDigit(last[0]) || strings.HasPrefix(last, "#")
	if numbered && len(words) > 1 {
		before := strings.ToLower(strings.Trim(words[len(words)-2], `.,"“”#`))
		if _, ok := lexicon.Role(before); ok || before == "speaker" {
			n.Person = true
			return
		}
	}
	switch {
	case strings.Contains(words[0], "_") && last != "" && char.ASCIIDigit(last[len(last)-1]):
		n.Person = true
	case nameLike(words):
		n.Person = true
	case role || lexicon.CrowdWords.Has(lower):
		n.Role = true
	case len(words) == 1:
		n.classifyOne(head, lower)
	case n.Words <= NameWords && !n.Capitals && AllCapitalised(words) && !commonIn(words) && !numbered:
		n.Person = !lexicon.Place(strings.Join(words, " ")) && !lexicon.OrgWord(words[len(words)-1])
	case n.Words <= NameWords && n.Capitals && !commonIn(words):
		n.Person = true
	}
	n.Plain = n.Plain || !n.Person && !n.Role && !n.Capitals
}

// classifyOne tells what a single word is.
func (n *Name) classifyOne(word, lower string) {
	given, ok := lexicon.GivenName(lower)
	switch {
	case lexicon.Place(word), strings.IndexFunc(word[1:], unicode.IsUpper) >= 0 && !n.Capitals:
	case ok && !given.Word && !given.Place || lexicon.Surname(lower):
		n.Person = true
	case n.Capitals:
		n.Person = !lexicon.CommonWord(lower) && !lexicon.NotName(lower) && !strings.HasSuffix(lower, "ed")
		n.Plain = !n.Person
	case lexicon.CommonWord(lower) || lexicon.NotName(lower) || lexicon.FunctionWord(lower):
	default:
		n.Person = ok || !strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ing") && !strings.HasSuffix(lower, "tion")
	}
}

// headNoun returns the head of a noun phrase: the word before a comma, a dash,
// or a preposition.
func headNoun(words []string) string {
	head := words[0]
	for i, w := range words {
		switch lower := strings.ToLower(w); lower {
		case "of", "for", "at", "in", "from", "on", "with", "-", "–", "—", "by", "to":
			if i > 0 {
				return strings.Trim(head, `.,"“”'’#*_`)
			}
		}
		head = w
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	return strings.Trim(head, `.,"“”'’#*_`)
}

// AllCapitalised says that words start with capitals, particles apart.
func AllCapitalised(words []string) bool {
	for i, w := range words {
		if !unicode.IsUpper(char.First(strings.TrimLeft(w, `"“(#`))) && (i == 0 || !lexicon.TagParticles.Has(strings.ToLower(w))) {
			return false
		}
	}
	return true
}

// commonIn says that one of the words is an everyday one.
func commonIn(words []string) bool {
	for _, w := range words {
		plain := strings.ToLower(strings.Trim(w, `.,"“”'’#*_`))
		if lexicon.CommonWord(plain) || lexicon.FunctionWord(plain) && !lexicon.TagParticles.Has(plain) {
			return true
		}
	}
	return false
}

// isInitials says that a word before a full stop is an initial or several: J, J.R.
func isInitials(word string) bool {
	return len(word) == 1 && word != "I" || len(word) >= 3 && word[len(word)-2] == '.'
}

// InCapitals says that the letters of a label are capitals, the small ones of
// McCAIN and "Sen. JOE LEE" apart.
func InCapitals(name string) bool {
	upper, letters, run, longest := 0, 0, 0, 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
			letters++
			run++
			longest = max(longest, run)
		case unicode.IsLetter(r):
			letters++
			run = 0
		default:
			run = 0
		}
	}
	return longest >= 2 && upper*4 >= letters*3
}

// WithoutBrackets drops (voice-over) and (R-TX) from a label.
func WithoutBrackets(name string) string {
	for {
		open := strings.IndexAny(name, "([")
		if open < 0 {
			return name
		}
		shut := strings.IndexAny(name[open:], ")]")
		if shut < 0 {
			return name[:open]
		}
		name = name[:open] + name[open+shut+1:]
	}
}
