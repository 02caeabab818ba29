package voice

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/spelling"
	"quotes/internal/lazy"
	"quotes/internal/lexicon"
)

// SameVoice says that the speaker of a claim may be the voice of a passage: one
// name is a form of the other, with the aliases that both are known by.
func SameVoice(c Speaker, v Voice) bool {
	named := func(name string, aliases []string, kind string) *corpus.Entry {
		return &corpus.Entry{Name: name, Aliases: aliases, Kind: kind, Named: true}
	}
	if corpus.SameSpeaker(c.Name, named(v.Name, v.Aliases, v.Kind), nil) || corpus.SameSpeaker(v.Name, named(c.Name, c.Aliases, c.Kind), nil) {
		return true
	}
	for _, a := range append([]string{c.Name}, c.Aliases...) {
		if sameName(a, v.Name) || slices.Contains(v.Aliases, a) {
			return true
		}
	}
	return slices.Contains(c.Aliases, v.Name)
}

// labelForm are labels that count speakers and name nobody.
var labelForm = lazy.MustCompile(`(?i)^(?:(?:speaker|participant|caller|respondent|interviewee|interviewer|informant|witness|member|delegate|guest|panel(?:l)?ist|patient|student|voice|person|user|agent|subject|man|woman|male|female|unidentified|unknown|audience|question(?:er)?|moderator|host|chair(?:man|woman|person)?|anchor|reporter|narrator|operator|attendee|p|q|a|s|r|i)(?:[\s_\-.#]*(?:\d+|[a-z]))?|(?:unidentified|unknown)\b.*|the\s.*|\W*\d+\W*)$`)

// countForm are those that tell one speaker from another and nothing else: Speaker 1
// may be anybody of the others.
var countForm = lazy.MustCompile(`(?i)^(?:(?:speaker|participant|caller|respondent|interviewee|informant|witness|member|delegate|guest|panel(?:l)?ist|patient|student|voice|person|user|agent|subject|man|woman|male|female|audience|attendee)?[\s_\-.#]*(?:\d+|[a-z])|(?:unidentified|unknown)\b.*)$`)

// isNobody says that a name is nobody's: a label that counts, an office, some
// initials.
func isNobody(name string) bool {
	name = strings.TrimSpace(name)
	if labelForm.MatchString(name) {
		return true
	}
	core := corpus.Core(name)
	if len(core) != 1 {
		return len(core) == 0
	}
	return isInitials(name) || lexicon.OrgNoun(core[0]) || isRole(core[0])
}

func isRole(word string) bool {
	_, role := lexicon.Role(word)
	_, title := lexicon.Title(word)
	return role || title
}

// isFirstName says that a name is a given name alone.
func isFirstName(name string) bool {
	_, given := lexicon.GivenName(name)
	return given && !lexicon.Surname(name)
}

// isInitials says that a name is capitals only, as few as initials are.
func isInitials(name string) bool {
	n := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.' && r != ' ' && r != '-':
			return false
		}
	}
	return n >= 1 && n <= 3
}

// sameName says that two names may be one person's: the surname is the same, or
// but for a letter, and the given names do not contradict each other; or one
// name is the given name, the surname or the initials of the other. A surname may
// stand first before a comma, or be half of another: Amsel, Ruth; Ruth Amsel-Brandt.
func sameName(a, b string) bool {
	for _, p := range forms(a) {
		for _, q := range forms(b) {
			if sameWords(a, b, p, q) {
				return true
			}
		}
	}
	return false
}

// forms returns the words of a name, and those that it has with half a surname.
func forms(name string) [][]string {
	if last, first, ok := strings.Cut(name, ","); ok && len(strings.Fields(last)) == 1 && len(strings.Fields(first)) == 1 {
		name = strings.TrimSpace(first) + " " + last
	}
	out := [][]string{core(name)}
	words := strings.Fields(name)
	if len(words) < 2 {
		return out
	}
	if half, _, ok := strings.Cut(words[len(words)-1], "-"); ok {
		out = append(out, core(strings.Join(append(words[:len(words)-1:len(words)-1], half), " ")))
	}
	return out
}

// sameWords is sameName of the words p of a name a, and q of b.
func sameWords(a, b string, p, q []string) bool {
	if len(p) == 0 || len(q) == 0 {
		return false
	}
	if len(p) < len(q) {
		p, q, a, b = q, p, b, a
	}
	if len(q) == 1 {
		one := q[0]
		if len(p) > 1 && isInitials(b) && one == initials(p) {
			return true
		}
		return nearlySame(one, p[len(p)-1]) || len(p) > 1 && sameGiven(one, p[0]) && len(one) > 1
	}
	if p[0] == q[0] && nearly(p[len(p)-1], q[len(q)-1], minNear-1) { // Eva Lund, Eva Lundt
		return true
	}
	return nearlySame(p[len(p)-1], q[len(q)-1]) && (sameGiven(p[0], q[0]) || len(p) > 2 && p[0]+p[1] == q[0]) // Karl Heinz, Karlheinz
}

// core returns the words of a name without the titles and offices before it:
// Cllr Liz Weller, Councilwoman Weller. A hyphen parts words as a space does.
func core(name string) []string {
	words := corpus.Core(strings.NewReplacer("-", " ", "‐", " ", "‑", " ").Replace(name))
	for len(words) > 1 && isRole(words[0]) && !isRole(words[len(words)-1]) {
		words = words[1:]
	}
	return words
}

func initials(name []string) string {
	var b strings.Builder
	for _, n := range name {
		b.WriteRune([]rune(n)[0])
	}
	return b.String()
}

// sameGiven says that two given names may be one: equal, an initial, a short
// form, or one letter wrong.
func sameGiven(a, b string) bool {
	if a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b) || nearlySame(a, b) {
		return true
	}
	short := lexicon.Nicknames(a)
	one := func(a, b string) bool { return strings.EqualFold(a, b) }
	return slices.ContainsFunc(short, func(n string) bool { return one(n, b) }) || slices.ContainsFunc(lexicon.Nicknames(b), func(n string) bool {
		return slices.ContainsFunc(short, func(m string) bool { return one(m, n) })
	})
}

// minNear is the length of the shortest name in which a letter may be wrong.
const minNear = 5

// nearlySame says that two words are equal but for one letter: put in, left
// out, or another.
func nearlySame(a, b string) bool { return nearly(a, b, minNear) }

// nearly is nearlySame of words whose shorter one has so many letters at least.
func nearly(a, b string, least int) bool {
	return a == b || min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) >= least && spelling.OneLetter(a, b)
}
