package turns

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
)

// A naming is what the words of a label tell about it.
type naming struct {
	words    int
	capitals bool // written in capitals
	person   bool // a name of a person, or a diariser's number for one
	role     bool // a noun for people
	barred   bool // a word that is no speaker's: Photo, Note
	lower    bool // starts in small letters
	plain    bool // an everyday word, a place or a language: Advantages
}

// The bounds of a label's words.
const (
	labelWords = 12
	nameWords  = 5
	loneWords  = 3
)

// readName reads the words before a colon, or in its place, and says whether
// they can name somebody: capitali, or a noun phrase without a verb.
func readName(name string) (naming, bool) {
	if strings.ContainsAny(name, ";!?\n\r<>=|{}") || strings.Contains(name, "://") {
		return naming{}, false
	}
	inner := WithoutBrackets(name)
	words := strings.Fields(inner)
	if len(words) == 0 || len(words) > labelWords {
		return naming{}, false
	}
	n := naming{words: len(words), capitals: inCapitals(inner)}
	first := runeAt(strings.TrimLeft(words[0], `"“#@*_`))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return naming{}, false
	}
	n.lower = unicode.IsLower(first)
	for i, w := range words {
		if !labelWord(w, i, len(words), n.capitals) {
			return naming{}, false
		}
	}
	if inner == "Q" || inner == "A" {
		return naming{words: 1, capitals: true, person: true}, true
	}
	if isDate(words) {
		return naming{}, false
	}
	n.barred = isBarred(words)
	if n.classify(words); !n.person {
		n.classifyHead(words)
	}
	if unicode.IsDigit(first) && !n.person {
		return naming{}, false
	}
	return n, true
}

// nick returns what a name between brackets that only chats have tells.
func nick(name string) naming { return naming{words: len(strings.Fields(name)), person: true} }

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
	small := unicode.IsLower(runeAt(word))
	switch {
	case lexicon.NoLabelWords.Has(plain) && (small || i == 0 && !given() && !(of == 1 && capitals)):
		return false
	case i == 0 && lexicon.Starters.Has(plain) && !lexicon.LabelStarters.Has(plain) && !given():
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
	return month(words[0]) && asciiDigit(words[1][0]) || asciiDigit(words[0][0]) && month(words[1]) || lexicon.Weekdays.Has(strings.ToLower(strings.Trim(words[0], ","))) && (month(words[1]) || asciiDigit(words[1][0]))
}

// classifyHead takes the words before a dash or a comma for the name, those
// after it for its office.
func (n *naming) classifyHead(words []string) {
	for i, w := range words {
		if dash := w == "–" || w == "—" || w == "-"; i > 0 && (dash || strings.HasSuffix(w, ",")) {
			head := words[:i]
			if !dash {
				head = append(append([]string{}, head...), strings.TrimSuffix(w, ","))
			}
			of := naming{words: len(head), capitals: n.capitals}
			if len(head) > 1 || dash {
				of.classify(head)
			}
			if of.person {
				n.person, n.role, n.plain = true, false, false
			}
			return
		}
	}
}

// isBarred says that a label has a word that is no speaker's.
func isBarred(words []string) bool {
	if len(words) == 1 && lexicon.Datelines.Has(strings.ToLower(words[0])) {
		return true
	}
	for i, w := range words {
		plain := strings.ToLower(strings.Trim(w, `.,"“”'’#*_`))
		if (i == 0 || len(words) <= loneWords) && lexicon.NoSpeakers.Has(plain) && (len(words) == 1 || !nameLike(words)) {
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
func (n *naming) classify(words []string) {
	head := headNoun(words)
	lower := strings.ToLower(head)
	_, role := lexicon.Role(lower)
	last := strings.ToLower(strings.Trim(words[len(words)-1], `.,"“”'’#*_`))
	numbered := last != "" && asciiDigit(last[0]) || strings.HasPrefix(last, "#")
	if numbered && len(words) > 1 {
		before := strings.ToLower(strings.Trim(words[len(words)-2], `.,"“”#`))
		if _, ok := lexicon.Role(before); ok || before == "speaker" {
			n.person = true
			return
		}
	}
	switch {
	case strings.Contains(words[0], "_") && asciiDigit(last[len(last)-1]):
		n.person = true
	case nameLike(words):
		n.person = true
	case role || lexicon.CrowdWords.Has(lower):
		n.role = true
	case len(words) == 1:
		n.classifyOne(head, lower)
	case n.words <= nameWords && !n.capitals && allCapital(words) && !commonIn(words) && !numbered:
		n.person = !lexicon.Place(strings.Join(words, " ")) && !lexicon.OrgWord(words[len(words)-1])
	case n.words <= nameWords && n.capitals && !commonIn(words):
		n.person = true
	}
	n.plain = n.plain || !n.person && !n.role && !n.capitals
}

// classifyOne tells what a single word is.
func (n *naming) classifyOne(word, lower string) {
	given, ok := lexicon.GivenName(lower)
	switch {
	case lexicon.Place(word), strings.IndexFunc(word[1:], unicode.IsUpper) >= 0 && !n.capitals:
	case ok && !given.Word && !given.Place || lexicon.Surname(lower):
		n.person = true
	case n.capitals:
		n.person = !lexicon.CommonWord(lower) && !lexicon.NotName(lower) && !strings.HasSuffix(lower, "ed")
		n.plain = !n.person
	case lexicon.CommonWord(lower) || lexicon.NotName(lower) || lexicon.FunctionWord(lower):
	default:
		n.person = ok || !strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ing") && !strings.HasSuffix(lower, "tion")
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

// allCapital says that words start with capitals, particles apart.
func allCapital(words []string) bool {
	for i, w := range words {
		if !unicode.IsUpper(runeAt(strings.TrimLeft(w, `"“(#`))) && (i == 0 || !lexicon.TagParticles.Has(strings.ToLower(w))) {
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
