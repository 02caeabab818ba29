package refer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/naming"
)

// A labelName is a label taken apart: "SEN. JO EK (R-TX), HOST".
type labelName struct {
	title, role string
	words       []string // of the name, in the case that names have
	initials    string   // the whole label, where it is two or three capitals
	nobody      bool     // Q or A
	whole       bool     // it stays as it stands: Mr Speaker, SPEAKER_00, Unit 7
	ofOffice    bool     // what stays is an office
}

// name returns the words of the name.
func (l *labelName) name() string { return strings.Join(l.words, " ") }

// readVoice takes a name apart that a file gives: only Surname, Given is
// turned round, an office before a name left out, and what stands in brackets
// dropped.
func readVoice(name string) labelName {
	name = strings.Join(strings.Fields(naming.WithoutBrackets(name)), " ")
	if last, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(first, ",") && capitalised(first) && !isOffice(first) {
		if name = first; !isOffice(last) || lexicon.Surname(strings.ToLower(last)) { // but: The Chair, Omar Haddad
			name += " " + last
		}
	}
	return labelName{words: strings.Fields(name)}
}

// readLabel takes a label apart. Where other labels are, it is turned round if
// it can be.
func readLabel(text string, others bool) labelName {
	text = strings.Trim(text, "*_@^ ")
	outer, inner := naming.WithoutBrackets(text), bracketed(text)
	if capitalised(inner) && strings.Contains(inner, " ") && isOffice(outer) && !isOffice(inner) {
		l := readLabel(inner, others)
		l.role = strings.TrimSpace(outer)
		return l
	}
	name, role, _ := strings.Cut(outer, ",")
	if role = strings.TrimSpace(role); turnedRound(name, role) || others && canTurn(name, role) {
		name, role = role+" "+name, ""
	}
	for _, dash := range [...]string{" – ", " — ", " -- ", " - "} {
		if before, after, ok := strings.Cut(name, dash); ok {
			name, role = before, strings.TrimSpace(after)
		}
	}
	l := labelName{role: role, words: strings.Fields(strings.Trim(name, `"“” `))}
	if l.stays() {
		return l
	}
	if l.ofPeerage() {
		return l
	}
	l.cutTitles()
	l.cutRole()
	l.cutPlace()
	for i, w := range l.words {
		l.words[i] = inTitleCase(w)
	}
	return l
}

// stays says that the words of a label stay as they stand, and how far.
func (l *labelName) stays() bool {
	if len(l.words) == 0 {
		return true
	}
	first, last := l.words[0], l.words[len(l.words)-1]
	if len(l.words) == 1 && len(first) < 4 && strings.IndexFunc(first, func(r rune) bool { return !unicode.IsUpper(r) }) < 0 {
		l.nobody = first == "Q" || first == "A"
		if _, given := lexicon.GivenName(first); !given {
			l.initials = first
		}
		return l.initials != ""
	}
	digit := last[len(last)-1] >= '0' && last[len(last)-1] <= '9'
	if digit || strings.Contains(first, "_") {
		l.whole = true
		if len(l.words) > 1 {
			for i, w := range l.words[:len(l.words)-1] {
				l.words[i] = inTitleCase(w)
			}
		}
		return true
	}
	if _, ok := lexicon.Title(first); ok && len(l.words) > 1 {
		if _, office := lexicon.Title(last); office && !isSurnameOf(l.words) || isOffice(last) && strings.EqualFold(last, "speaker") {
			l.whole, l.ofOffice = true, true
			for i, w := range l.words {
				l.words[i] = inTitleCase(w)
			}
			return true
		}
	}
	return false
}

// isSurnameOf says that the last word of a label is written in capitals where
// the others are not: a surname, as records of parliaments set them.
func isSurnameOf(words []string) bool {
	last := words[len(words)-1]
	return last == strings.ToUpper(last) && words[0] != strings.ToUpper(words[0])
}

// ofPeerage says that a label has a title that stays with the name, and of
// where: Baroness Lindt of Skerry. Its words are put into the case of names.
func (l *labelName) ofPeerage() bool {
	if len(l.words) < 4 || !peers[strings.ToLower(l.words[0])] || l.words[len(l.words)-2] != "of" && l.words[len(l.words)-2] != "OF" {
		return false
	}
	for i, w := range l.words {
		l.words[i] = inTitleCase(w)
	}
	l.whole = true
	return true
}

// peers are titles that stay with the name.
var peers = map[string]bool{"baroness": true, "lord": true, "lady": true, "viscount": true, "viscountess": true, "earl": true, "baron": true, "countess": true, "duke": true}

// cutRole takes the office off that stands before a full name: Moderator Rosa Lindt.
func (l *labelName) cutRole() {
	if len(l.words) < 3 {
		return
	}
	if _, ok := lexicon.GivenName(l.words[1]); ok && isOffice(l.words[0]) && capitalised(strings.Join(l.words[1:], " ")) {
		l.role, l.words = inTitleCase(l.words[0]), l.words[1:]
	}
}

// cutTitles takes the titles off.
func (l *labelName) cutTitles() {
	for len(l.words) > 1 {
		t, ok := lexicon.Title(l.words[0])
		if !ok || t.Kind == lexicon.Kin || isCrowd(l.words[1:]) || l.title != "" && strings.EqualFold(l.words[1], "of") {
			break // Uncle Stig stays, and so does Mr. KING of Iowa
		}
		l.title = strings.TrimSpace(l.title + " " + inTitleCase(l.words[0]))
		l.words = l.words[1:]
	}
}

// isCrowd says that a title stands before a word for several people: Hon. Members.
func isCrowd(words []string) bool {
	if len(words) != 1 {
		return false
	}
	word := strings.ToLower(words[0])
	one := strings.TrimSuffix(word, "s")
	_, title := lexicon.Title(one)
	_, role := lexicon.Role(one)
	return one != word && (title || role || lexicon.CommonWord(word)) && !lexicon.Surname(word)
}

// cutPlace takes off where somebody is from: PELHAM of Ohio.
func (l *labelName) cutPlace() {
	if _, ok := lexicon.Role(strings.ToLower(l.words[0])); ok && !l.addressed() || strings.EqualFold(l.words[0], "the") || strings.EqualFold(l.words[0], "a") {
		return
	}
	for i, w := range l.words {
		if i > 0 && w == "of" {
			l.words = l.words[:i]
			return
		}
	}
}

// head returns the head of a label: the word before "of", "for" and the like.
func (l *labelName) head() string {
	for i, w := range l.words {
		switch strings.ToLower(w) {
		case "of", "for", "at", "in", "from", "on", "with":
			if i > 0 {
				return l.words[i-1]
			}
		}
	}
	return l.words[len(l.words)-1]
}

// turnedRound says that a label is written Surname, Given.
func turnedRound(name, rest string) bool {
	words, before := strings.Fields(rest), strings.Fields(name)
	if len(words) == 0 || len(words) > 2 || len(before) == 0 || len(before) > 3 || !capitalised(rest) || isOffice(rest) || strings.Contains(rest, ",") {
		return false
	}
	g, ok := lexicon.GivenName(words[0])
	if rest == strings.ToUpper(rest) {
		return ok && !g.Common && name == strings.ToUpper(name)
	}
	if _, first := lexicon.GivenName(before[0]); first && len(before) > 1 {
		return false // Rosa Lindt, Labour
	}
	plain := lexicon.CommonWord(strings.ToLower(words[0])) || lexicon.OrgWord(words[len(words)-1]) || lexicon.Place(rest) || lexicon.Nationality(words[0])
	return ok && !g.Word || len(words) == 1 && !plain
}

// isTurned says that a label is surely written Surname, Given.
func isTurned(text string) bool {
	name, rest, _ := strings.Cut(naming.WithoutBrackets(text), ",")
	return turnedRound(name, strings.TrimSpace(rest))
}

// canTurn says that what stands after a comma can be a given name, and is no
// office and no house.
func canTurn(name, rest string) bool {
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 2 || len(strings.Fields(name)) > 2 || !capitalised(rest) {
		return false
	}
	_, given := lexicon.GivenName(words[0])
	return given || len(words) == 1 && !isOffice(rest) && !lexicon.OrgWord(rest)
}

// isOffice says that words are an office or an occupation.
func isOffice(text string) bool {
	l := labelName{words: strings.Fields(text)}
	if len(l.words) == 0 {
		return false
	}
	head := strings.ToLower(l.head())
	_, role := lexicon.Role(head)
	return role || strings.EqualFold(l.words[0], "the") || head == "speaker" || head == "host" || head == "byline"
}

// capitalised says that all words start with a capital, particles apart.
func capitalised(text string) bool {
	for i, w := range strings.Fields(text) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || len(w) > 3) {
			return false
		}
	}
	return text != ""
}

// inTitleCase writes a word in capitals as names are written. A word that has
// small letters, or no vowel (CNN), stays.
func inTitleCase(word string) string {
	if word != strings.ToUpper(word) || unicode.IsDigit(char.First(word)) || utf8.RuneCountInString(word) < 2 || !strings.ContainsAny(word, "AEIOUYÄÖÜÁÉÍÓÚ") && !strings.HasSuffix(word, ".") {
		return word
	}
	up := true
	return strings.Map(func(r rune) rune {
		out := unicode.ToLower(r)
		if up {
			out = unicode.ToUpper(r)
		}
		up = !unicode.IsLetter(r) && r != '’' && r != '\''
		return out
	}, word)
}

// bracketed returns what stands in the first brackets of a label.
func bracketed(text string) string {
	_, rest, ok := strings.Cut(text, "(")
	inner, _, shut := strings.Cut(rest, ")")
	if !ok || !shut {
		return ""
	}
	return strings.TrimSpace(inner)
}

// addressed says that the title is one of anybody's, before a surname: Mr. COOK.
func (l *labelName) addressed() bool {
	t, ok := lexicon.Title(l.title)
	return ok && t.Gender != ""
}

// isRole says that the label describes somebody: INTERVIEWER, THE PRESIDENT.
func (l *labelName) isRole() bool {
	if l.whole {
		return l.ofOffice
	}
	if len(l.words) == 1 && l.addressed() {
		return false
	}
	_, ok := lexicon.Role(strings.ToLower(l.head()))
	return ok || strings.EqualFold(l.words[0], "the") || strings.EqualFold(l.words[0], "a")
}
