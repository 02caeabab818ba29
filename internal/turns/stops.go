package turns

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/naming"
)

// Labels that a full stop or a dash parts from the words.

// dashAt returns the length of the dash that rest starts with before a blank, 0 for none.
func dashAt(rest string) int {
	for _, d := range [...]string{"— ", "– ", "-- "} {
		if strings.HasPrefix(rest, d) {
			return len(d)
		}
	}
	return 0
}

// dashes are what stands between a name and the words.
var dashes = [...]string{". – ", ". — ", ". -- ", " — ", " – ", " -- "}

// readDash reads LINDT — words, and Rosa Lindt (PPE). – Words, The President. – Words.
func readDash(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	if !unicode.IsUpper(char.First(near)) {
		return label{}, false
	}
	for _, d := range dashes {
		i := strings.Index(near, d)
		if i < 1 {
			continue
		}
		name, ok := naming.Read(near[:i])
		ok = ok && !name.Barred && (name.Person || name.Role) && (d[0] == '.' || name.Capitals)
		return label{end: i, after: i + len(d), form: dashForm, name: name}, ok && unicode.IsUpper(char.First(strings.TrimLeft(rest[i+len(d):], "“\"… ")))
	}
	return label{}, false
}

// readTitled reads a title and a name, or an office, with a full stop before the
// words of a hearing: Ms. Lindt. Thank you. The Chairman. Thank you.
func readTitled(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	words := strings.Fields(near)
	if len(words) < 3 || !unicode.IsUpper(char.First(near)) {
		return label{}, false
	}
	_, title := lexicon.Title(strings.TrimSuffix(words[0], "."))
	if !title && words[0] != "The" {
		return label{}, false
	}
	n := 1
	for n < len(words) && n < 4 && unicode.IsUpper(char.First(words[n])) && !strings.HasSuffix(words[n], ".") {
		n++
	}
	if n == len(words) || n == 4 || len(words[n]) < 4 || !unicode.IsUpper(char.First(words[n])) || !strings.HasSuffix(words[n], ".") {
		return label{}, false
	}
	end := strings.Index(near, words[n]) + len(words[n]) - 1
	name, ok := naming.Read(near[:end])
	return label{end: end, after: end + 1, form: titledForm, name: name}, ok && (name.Person || name.Role) && unicode.IsUpper(char.First(strings.TrimLeft(rest[end+1:], " \t")))
}

// stopBytes is how long a label with a full stop may be.
const stopBytes = 60

// readStop reads a name in capitals with a full stop: ROSA. Words,
// Mr. LINDT of Ohio. Words, The SPEAKER pro tempore. Words.
func readStop(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	if !unicode.IsUpper(char.First(near)) {
		return label{}, false
	}
	for i := 0; i+1 < len(near); i++ {
		switch near[i] {
		case '!', '?', ':', ';':
			return label{}, false
		case '.':
		default:
			continue
		}
		if !char.SpaceByte(near[i+1]) {
			continue
		}
		last := near[strings.LastIndexByte(near[:i], ' ')+1 : i]
		if lexicon.CapitalAbbreviations.Has(strings.ToLower(last)) && i < 8 {
			continue // MRS. ROE. Come in.
		}
		name, ok := naming.Read(near[:i])
		shouted := shoutedWord(withoutLast(near[:i]))
		ok = ok && shouted && i > 1 && strings.Trim(last, "IVXLC") != "" && name.Words <= stopWords && !isScene(near[:i])
		return label{start: 0, end: i, after: i + 1, form: stopForm, name: name}, ok
	}
	return label{}, false
}

// withoutLast drops the brackets that a label ends in: ROSA (rising).
func withoutLast(name string) string {
	if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
		return strings.TrimRight(name[:open], " ")
	}
	return name
}

// isScene says that a line in capitals is a heading.
func isScene(name string) bool {
	first := firstWord(name)
	return lexicon.SceneWords.Has(strings.ToLower(name)) || first != "the" && lexicon.SceneWords.Has(first)
}

// firstWord returns the letters that a label starts with, in small ones.
func firstWord(name string) string {
	if n := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' }); n >= 0 {
		name = name[:n]
	}
	return strings.ToLower(name)
}

// stopWords is how many words a label with a full stop may have.
const stopWords = 6

// shoutedWord says that a name has a word in capitals, and that the others are
// titles, particles, or come after "of".
func shoutedWord(name string) bool {
	shouted, of := false, false
	for i, w := range strings.Fields(name) {
		lower := strings.ToLower(strings.Trim(w, ".,()"))
		switch {
		case len(lower) > 1 && naming.InCapitals(w):
			shouted = true
		case of || i == 0 && (lexicon.CapitalAbbreviations.Has(lower) || lower == "the" || lower == "a"):
		case lower == "of":
			of = shouted
		case shouted && unicode.IsLower(char.First(w)):
		case lexicon.CapitalAbbreviations.Has(lower) || len(lower) == 1:
		default:
			return false
		}
	}
	return shouted
}
