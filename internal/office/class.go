package office

import (
	_ "embed"
	"strings"
	"sync"

	"quotes/internal/lexicon"
)

//go:embed classes.txt
var classList string

// The lists of classes.txt that are no classes.
const (
	noOffice     = "none"
	withinOffice = "within"
	otherOffice  = "other"
)

// roleLists are what classes.txt tells of nouns for people.
type roleLists struct {
	classes map[string]string          // noun → class
	others  map[string]map[string]bool // list that is no class → its nouns
}

var roleNouns = sync.OnceValue(func() *roleLists {
	lists := &roleLists{classes: map[string]string{}, others: map[string]map[string]bool{noOffice: {}, withinOffice: {}, otherOffice: {}}}
	for line := range strings.Lines(classList) {
		class, nouns, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for noun := range strings.SplitSeq(nouns, ", ") {
			if other, ok := lists.others[class]; ok {
				other[noun] = true
			} else {
				lists.classes[noun] = class
			}
		}
	}
	return lists
})

// Officeholder says that a noun for one person, in small letters, is one of office
// or occupation: mayor, baker; wife, rival and stranger are not. Where within is
// true it is so only where an organisation follows: a partner at Ek and Lund.
func Officeholder(noun string) (ok, within bool) {
	lists := roleNouns()
	bare := noun[strings.LastIndexByte(noun, '-')+1:]
	switch {
	case lists.others[noOffice][noun], lists.others[noOffice][bare], lexicon.KinNouns.Has(strings.TrimSuffix(noun, "-in-law")):
		return false, false
	case lists.others[withinOffice][noun]:
		return true, true
	case lists.classes[noun] != "", lists.others[otherOffice][noun]:
		return true, false
	}
	r, ok := lexicon.Role(noun)
	return ok && r.Kind == lexicon.Person && !r.Plural, false
}

// RoleClass returns the coarse class of a role or a title, which is a noun phrase:
// politician, official, spokesperson, expert, business, worker, athlete, artist,
// witness or citizen; empty where its noun is of none. The longest noun that the
// list has decides, whose last word is the head of the phrase; of one who is
// retired it is citizen. What a president, a director or a captain is tells the
// rest of the phrase. Of two offices the second decides where the first tells none
// or a citizen.
func RoleClass(role string) string {
	if role == "" {
		return ""
	}
	low := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(role, "’", "'"), ".", ""))
	words := strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) > 0 && (words[0] == "retired" || words[0] == "amateur") {
		return "citizen"
	}
	class := classOf(words)
	for i, w := range words {
		if w == "and" && i > 0 && (class == "" || class == "citizen") {
			if next := classOf(words[i+1:]); next != "" {
				return next
			}
		}
	}
	return class
}

// classOf returns the class of a phrase by its first head.
func classOf(words []string) string {
	head := headAt(words)
	if head == 0 {
		return ""
	}
	for n := len(words); n > head; n-- { // member of parliament, deputy secretary of state
		if class := roleNouns().longest(words[:n], head); class != "" {
			return class
		}
	}
	if class := roleNouns().longest(words[:head], head-1); class != "" {
		return class
	}
	if last := len(words); last > head { // University of Leam professor
		if holds, _ := Officeholder(words[head-1]); !holds {
			head = last
		}
	}
	noun := words[head-1]
	return byContext(noun, roleNouns().classes[noun], words[:head-1], words[head:])
}

// headAt returns the word at which what follows the head of a noun phrase begins.
func headAt(words []string) int {
	for i, w := range words {
		switch w {
		case "of", "for", "at", "in", "from", "with", "to", "on", "and", "who", "by", "under":
			if i > 0 {
				return i
			}
		}
	}
	return len(words)
}

// longest returns the class of the longest noun of several words that ends where
// the words do and begins before word head.
func (l *roleLists) longest(words []string, head int) string {
	for first := range min(head, len(words)-1) {
		if class := l.classes[strings.Join(words[first:], " ")]; class != "" {
			return class
		}
	}
	return ""
}

// Head returns the head of a role in lower case: spokeswoman of "chief spokeswoman
// for Acme".
func Head(role string) string {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return r == ' ' || r == ',' })
	if at := headAt(words); at > 0 {
		return words[at-1]
	}
	return ""
}
