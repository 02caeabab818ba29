package lexicon

import "strings"

// Lemma returns the lemma of a lower-case verb form: said and saying give say.
// A form of no known verb is cut by rule, and a word that looks like no
// inflected form is returned as it is.
func Lemma(lowerVerbForm string) string {
	if l := Find(lowerVerbForm).Lemma(); l != "" {
		return l
	}
	return CutLemma(lowerVerbForm)
}

// CutLemma returns the lemma of a form of no known verb.
func CutLemma(w string) string {
	n := len(w)
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
