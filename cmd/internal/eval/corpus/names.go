package corpus

import (
	"slices"
	"strings"
	"unicode"
)

// The rules by which two names are one, as the reference scorers have them.

var (
	titles = WordsOf(`mr mrs ms miss dr doctor prof professor sir lady lord dame madam madame mme mlle m monsieur
president vice senator sen rep representative gov governor mayor judge justice secretary general gen colonel col
captain capt major maj lieutenant lt sergeant sgt king queen prince princess pope father rev reverend st saint
aunt uncle cousin brother sister the a an old young little dear poor us u.s former then`)
	// FunctionWords are the words of a name that name nobody.
	FunctionWords = WordsOf("the a an of for and to in on at by his her their its who that this these those")
	suffixes      = WordsOf("jr sr ii iii iv")
)

// WordsOf returns the set of the words of a list with white space between them.
func WordsOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// NameTokens returns the words of a name in lower case, without possessive 's.
// A word may have an apostrophe, a full stop or a hyphen inside.
func NameTokens(name string) []string {
	name = strings.ToLower(strings.ReplaceAll(name, "İ", "i̇"))
	name = strings.ReplaceAll(strings.ReplaceAll(name, "’s", ""), "'s", "")
	var tokens []string
	runes := []rune(name)
	for i := 0; i < len(runes); {
		if !IsAlnum(runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && (IsAlnum(runes[end]) || end+1 < len(runes) && strings.ContainsRune("'’.-", runes[end]) && IsAlnum(runes[end+1])) {
			end++
		}
		tokens = append(tokens, string(runes[i:end]))
		i = end
	}
	return tokens
}

// IsAlnum says that a character is a letter or a number.
func IsAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// Core returns the tokens of a name without titles; all of them where nothing
// else is left.
func Core(name string) []string {
	all := NameTokens(name)
	var kept []string
	for _, t := range all {
		if !titles[t] {
			kept = append(kept, t)
		}
	}
	if kept == nil {
		return all
	}
	return kept
}

// SameName says that one name, titles aside, is the other or a part of it that
// keeps its last word.
func SameName(a, b string) bool {
	p, g := Core(a), Core(b)
	if len(p) == 0 || len(g) == 0 {
		return false
	}
	if slices.Equal(p, g) {
		return true
	}
	if !subset(p, g) && !subset(g, p) {
		return false
	}
	return p[len(p)-1] == g[len(g)-1] || shared(p, g) >= 2 || len(p) == 1 || len(g) == 1
}

// subset says that all of a are in b.
func subset(a, b []string) bool {
	for _, t := range a {
		if !slices.Contains(b, t) {
			return false
		}
	}
	return true
}

// proper says that a, as a set, is a true part of b.
func proper(a, b []string) bool { return subset(a, b) && !subset(b, a) }

// shared counts the different words that both have.
func shared(a, b []string) int {
	n := 0
	for i, t := range a {
		if slices.Contains(b, t) && !slices.Contains(a[:i], t) {
			n++
		}
	}
	return n
}

// surname returns the last word that is no Jr. or III.
func surname(core []string) string {
	for i := len(core) - 1; i >= 0; i-- {
		if !suffixes[core[i]] {
			return core[i]
		}
	}
	return core[len(core)-1]
}

// SameSpeaker says that a predicted name is an annotated speaker's. A shorter
// form must keep the surname or, of what is no person, two words; a longer one
// must end in the same word; the name of one of the others, and a description,
// is wrong.
func SameSpeaker(name string, e *Entry, others []string) bool {
	p := Core(name)
	if len(p) == 0 {
		return false
	}
	forms := [][]string{Core(e.Name)}
	for _, a := range e.Aliases {
		forms = append(forms, Core(a))
	}
	var parts [][]string
	if joint := strings.Split(e.Name, " and "); len(joint) > 1 {
		for _, part := range joint {
			parts = append(parts, Core(part))
		}
	}
	if contains(forms, p) || contains(parts, p) {
		return true
	}
	if !hasCapital(name) || slices.ContainsFunc(others, func(o string) bool { return slices.Equal(Core(o), p) }) {
		return false
	}
	return slices.ContainsFunc(forms, func(f []string) bool { return shorter(p, f, e.Kind) || longer(p, f) }) ||
		slices.ContainsFunc(parts, func(f []string) bool { return proper(p, f) && p[len(p)-1] == f[len(f)-1] })
}

func contains(forms [][]string, p []string) bool {
	return slices.ContainsFunc(forms, func(f []string) bool { return slices.Equal(f, p) })
}

func shorter(p, form []string, kind string) bool {
	return len(form) > 0 && proper(p, form) && (surname(p) == surname(form) || kind != "person" && len(p) >= 2)
}

func longer(p, form []string) bool {
	return len(form) >= 2 && proper(form, p) && surname(p) == surname(form)
}

// hasCapital says that a name has a letter beyond a to z: a capital, or one of
// another alphabet.
func hasCapital(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		return IsAlnum(r) && !unicode.IsDigit(r) && (r < 'a' || r > 'z')
	})
}
