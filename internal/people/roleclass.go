package people

import (
	_ "embed"
	"strings"
	"sync"

	"quotes/internal/lexicon"
)

//go:embed roleclasses.txt
var roleClassList string

// roleClasses maps a noun to the class of those who are one.
var roleClasses = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for line := range strings.Lines(roleClassList) {
		class, nouns, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for noun := range strings.SplitSeq(nouns, ", ") {
			classes[noun] = class
		}
	}
	return classes
})

// RoleClass returns the coarse class of a role or a title, which is a noun phrase:
// politician, official, spokesperson, expert, business, worker, athlete, artist,
// witness or citizen; empty where its noun is of none. The longest noun that the
// list has decides, whose last word is the head of the phrase; of one who is
// retired it is citizen.
func RoleClass(role string) string {
	if role == "" {
		return ""
	}
	low := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(role, "’", "'"), ".", ""))
	words := strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) > 0 && (words[0] == "retired" || words[0] == "amateur") {
		return "citizen"
	}
	classes := roleClasses()
	if class := longest(classes, words, len(words)); class != "" && headAt(words) == len(words) {
		return class
	}
	for n := len(words); n > headAt(words); n-- { // member of parliament
		if class := classes[strings.Join(words[:n], " ")]; class != "" {
			return class
		}
	}
	return longest(classes, words, headAt(words))
}

// headAt returns the word at which what follows the head of a noun phrase begins.
func headAt(words []string) int {
	for i, w := range words {
		switch w {
		case "of", "for", "at", "in", "from", "with", "to", "on", "and", "who", "by":
			if i > 0 {
				return i
			}
		}
	}
	return len(words)
}

// longest returns the class of the longest noun that ends before word end.
func longest(classes map[string]string, words []string, end int) string {
	for first := range end {
		if class := classes[strings.Join(words[first:end], " ")]; class != "" {
			return class
		}
	}
	return ""
}

// headNoun returns the head of a role in lower case: spokeswoman of "chief
// spokeswoman for Acme".
func headNoun(role string) string {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return r == ' ' || r == ',' })
	if at := headAt(words); at > 0 {
		return words[at-1]
	}
	return ""
}

// Office returns a role where it is one of office or occupation, and not where it
// only tells whose kin somebody is: wife, daughter, a widow of 80. In its place
// stands the title, where that is an office: Judge, Chief Secretary.
func Office(role, title string) string {
	head := headNoun(role)
	if head == "widow" || head == "widower" || kinship(head) && !strings.Contains(role, " of ") {
		role = ""
	}
	if role == "" && officeTitle(title) {
		return title
	}
	return role
}

// officeTitle says that a title written out is that of an office or a rank.
func officeTitle(title string) bool {
	words := strings.Fields(title)
	if len(words) == 0 || strings.Contains(title, ".") {
		return false
	}
	last := words[len(words)-1]
	if t, ok := lexicon.Title(last); ok {
		return t.Kind != lexicon.Courtesy && t.Kind != lexicon.Noble && t.Kind != lexicon.Kin && len(last) > shortTitle && strings.EqualFold(last, strings.TrimSuffix(t.Canonical, "."))
	}
	r, ok := lexicon.Role(strings.ToLower(last))
	return ok && r.Kind == lexicon.Person && !r.Plural
}

// shortTitle is how many letters a shortened title has at most: Cllr, Rev.
const shortTitle = 4
