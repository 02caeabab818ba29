package lexicon

import (
	"strings"
	"sync"
)

// verbs returns the lemmas of data/verbs.txt with their irregular forms.
var verbs = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string, 3000)
	for line := range entries(table("verbs")) {
		if strings.IndexByte(line, ':') < 0 { // a row of regular verbs
			for w := range strings.FieldsSeq(line) {
				m[w] = nil
			}
			continue
		}
		lemma, forms, _ := strings.Cut(line, ":")
		m[lemma] = strings.Fields(forms)
	}
	return m
})

// irregularForms maps irregular verb forms to their lemmas.
var irregularForms = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 500)
	for lemma, forms := range verbs() {
		for _, f := range forms {
			if old, ok := m[f]; !ok || lemma < old {
				m[f] = lemma
			}
		}
	}
	return m
})

// Lemma returns the lemma of a lower-case verb form: said and saying give say.
// A form of no known verb is cut by rule, and a word that looks like no
// inflected form is returned as it is.
func Lemma(lowerVerbForm string) string {
	if l, ok := knownLemma(lowerVerbForm); ok {
		return l
	}
	if c, ok := Cues().Verb(lowerVerbForm); ok {
		return c.Lemma
	}
	w, n := lowerVerbForm, len(lowerVerbForm)
	switch {
	case strings.HasSuffix(w, "ies") && n > 4, strings.HasSuffix(w, "ied") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && n > 3:
		return w[:n-1]
	case strings.HasSuffix(w, "ing") && n > 5:
		return bareStem(w[:n-3])
	case strings.HasSuffix(w, "ed") && n > 4:
		return bareStem(w[:n-2])
	}
	return w
}

// bareStem restores the lemma of an unknown verb from what stands before -ed
// or -ing.
func bareStem(stem string) string {
	n := len(stem)
	switch {
	case n > 3 && stem[n-1] == stem[n-2] && strings.IndexByte("bdgmnprt", stem[n-1]) >= 0:
		return stem[:n-1]
	case n > 2 && strings.IndexByte("aiouy", stem[n-1]) < 0 && strings.IndexByte("cgsvz", stem[n-1]) >= 0 && stem[n-2] != stem[n-1] && !strings.HasSuffix(stem, "ng"),
		n > 2 && stem[n-1] == 'u':
		return stem + "e"
	case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "bl"), strings.HasSuffix(stem, "ttl"), strings.HasSuffix(stem, "ir"), strings.HasSuffix(stem, "ur"):
		return stem + "e"
	}
	return stem
}

// knownLemma finds the verb of data/verbs.txt that has a form.
func knownLemma(w string) (string, bool) {
	vs := verbs()
	if _, ok := vs[w]; ok {
		return w, true
	}
	if l, ok := irregularForms()[w]; ok {
		return l, true
	}
	var buf [48]byte
	n := len(w)
	if n > 40 || n < 4 {
		return "", false
	}
	// try looks up a stem with an ending, and makes sure that the lemma
	// inflects to the form.
	try := func(stem, ending string) (string, bool) {
		b := append(append(buf[:0], stem...), ending...)
		irregular, ok := vs[string(b)]
		if !ok {
			return "", false
		}
		lemma := string(b)
		for _, f := range inflect(lemma, irregular) {
			if f == w {
				return lemma, true
			}
		}
		return "", false
	}
	var stem string
	switch {
	case strings.HasSuffix(w, "ing"):
		stem = w[:n-3]
	case strings.HasSuffix(w, "ed"):
		stem = w[:n-2]
	case strings.HasSuffix(w, "s"):
		for _, c := range [...][2]string{{"s", ""}, {"es", ""}, {"ies", "y"}, {"ises", "ize"}, {"yses", "yze"}} {
			if s, ok := strings.CutSuffix(w, c[0]); ok {
				if l, ok := try(s, c[1]); ok {
					return l, true
				}
			}
		}
		return "", false
	case strings.HasSuffix(w, "ise"), strings.HasSuffix(w, "yse"):
		return try(w[:n-2], "ze")
	default:
		return "", false
	}
	for _, ending := range [...]string{"", "e", "ie"} {
		s := stem
		if ending == "ie" {
			if !strings.HasSuffix(s, "y") {
				continue
			}
			s = s[:len(s)-1]
		}
		if l, ok := try(s, ending); ok {
			return l, true
		}
	}
	if strings.HasSuffix(stem, "i") {
		if l, ok := try(stem[:len(stem)-1], "y"); ok {
			return l, true
		}
	}
	if m := len(stem); m > 2 && (stem[m-1] == stem[m-2] || stem[m-1] == 'k' && stem[m-2] == 'c') {
		if l, ok := try(stem[:m-1], ""); ok {
			return l, true
		}
	}
	if strings.HasSuffix(stem, "is") || strings.HasSuffix(stem, "ys") {
		return try(stem[:len(stem)-1], "ze")
	}
	return "", false
}
