package lexicon

import (
	_ "embed" // of data/doubling.txt
	"strings"
	"sync"
)

// The forms of a verb that a user adds are made while the program runs, so this
// file is read as it is.
//
//go:embed data/doubling.txt
var doubling string

// doubled are the verbs of several syllables that double their last consonant.
var doubled = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(doubling) {
		if line[0] != '#' {
			for w := range strings.FieldsSeq(line) {
				m[w] = true
			}
		}
	}
	return m
})

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubles reports whether a verb doubles its last consonant before -ed and
// -ing, and whether the form without doubling is in use beside it (quarrelled,
// quarreled).
func doubles(lemma string) (double, both bool) {
	n := len(lemma)
	if doubled()[lemma] {
		return true, false
	}
	if n < 2 || vowel(lemma[n-1]) || strings.IndexByte("wxyh", lemma[n-1]) >= 0 {
		return false, false
	}
	v := n - 2
	if !vowel(lemma[v]) && !(lemma[v] == 'y' && n > 2) {
		return false, false
	}
	if v > 0 && vowel(lemma[v-1]) && !(lemma[v-1] == 'u' && v > 1 && lemma[v-2] == 'q') {
		return false, false
	}
	// One syllable: no vowel before the last one, the u of qu aside.
	for i := 0; i < v; i++ {
		if (vowel(lemma[i]) || lemma[i] == 'y' && i > 0) && !(lemma[i] == 'u' && i > 0 && lemma[i-1] == 'q') {
			if lemma[n-1] == 'l' {
				return true, true
			}
			return false, false
		}
	}
	return true, false
}

// plainS returns the form with -s of a verb or noun: says, wishes, replies.
func plainS(w string) string {
	n := len(w)
	switch {
	case n > 1 && w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"),
		strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	case n > 1 && w[n-1] == 'o' && !vowel(w[n-2]):
		return w + "es"
	}
	return w + "s"
}

// Plural returns the regular plural of a noun, with -men for -man and -people
// for -person.
func Plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man") && !strings.HasSuffix(w, "human") && !strings.HasSuffix(w, "shaman"):
		return w[:len(w)-2] + "en"
	case strings.HasSuffix(w, "person") && w != "person":
		return w[:len(w)-len("person")] + "people"
	case strings.HasSuffix(w, "-in-law"):
		return Plural(strings.TrimSuffix(w, "-in-law")) + "-in-law"
	case strings.HasSuffix(w, "child"):
		return w + "ren"
	case strings.HasSuffix(w, "wife"):
		return w[:len(w)-2] + "ves"
	}
	return plainS(w)
}

// Inflect returns the forms of a verb, the lemma first. Irregular past forms
// replace those on -ed; one that ends in -s or -ing replaces that form. A
// first form that begins with "=" says that the listed forms are all there
// are.
func Inflect(lemma string, irregular []string) []string {
	if len(irregular) > 0 && strings.HasPrefix(irregular[0], "=") {
		forms := append([]string{}, irregular...)
		forms[0] = forms[0][1:]
		return forms
	}
	forms := regular(make([]string, 0, 8), lemma, irregular)
	if british, ok := isePartner(lemma); ok {
		forms = regular(forms, british, irregular)
	}
	return forms
}

// isePartner returns the British spelling of a verb on -ize or -yze.
func isePartner(lemma string) (string, bool) {
	n := len(lemma)
	if n > 5 && (strings.HasSuffix(lemma, "ize") || strings.HasSuffix(lemma, "yze")) && lemma != "capsize" && lemma != "downsize" {
		return lemma[:n-2] + "se", true
	}
	return "", false
}

func regular(forms []string, lemma string, irregular []string) []string {
	n := len(lemma)
	forms = append(forms, lemma)
	var s, ing, past bool
	for _, f := range irregular {
		switch {
		case strings.HasSuffix(f, "ing") && len(f) > n:
			ing = true
		case strings.HasSuffix(f, "s") && f != lemma:
			s = true
		default:
			past = true
		}
	}
	if !s {
		forms = append(forms, plainS(lemma))
	}
	double, both := doubles(lemma)
	last := lemma[n-1:]
	for i := 0; i < 2; i++ {
		stem := lemma
		switch {
		case double && i == 0:
			stem += last
		case strings.HasSuffix(lemma, "ic"):
			stem += "k"
		}
		if !ing {
			switch {
			case strings.HasSuffix(stem, "ie"):
				forms = append(forms, stem[:n-2]+"ying")
			case strings.HasSuffix(stem, "e") && !strings.HasSuffix(stem, "ee") && !strings.HasSuffix(stem, "oe") &&
				!strings.HasSuffix(stem, "ye") && n > 2:
				forms = append(forms, stem[:n-1]+"ing")
			default:
				forms = append(forms, stem+"ing")
			}
		}
		if !past {
			switch {
			case strings.HasSuffix(stem, "e"):
				forms = append(forms, stem+"d")
			case n > 1 && last == "y" && !vowel(lemma[n-2]):
				forms = append(forms, stem[:n-1]+"ied")
			default:
				forms = append(forms, stem+"ed")
			}
		}
		if !both {
			break
		}
	}
	return append(forms, irregular...)
}
