package main

import (
	"slices"
	"strings"

	"quotes/internal/lexicon"
)

// verbs are the lemmas of data/verbs.txt with their irregular forms.
type verbs struct {
	irregular map[string][]string // by lemma
	lemmaOf   map[string]string   // of an irregular form
}

// readVerbs reads "lemma: irregular forms", and rows of regular verbs.
func readVerbs(lines []string) *verbs {
	v := &verbs{irregular: map[string][]string{}, lemmaOf: map[string]string{}}
	for _, line := range lines {
		if strings.IndexByte(line, ':') < 0 {
			for w := range strings.FieldsSeq(line) {
				v.irregular[w] = nil
			}
			continue
		}
		lemma, forms, _ := strings.Cut(line, ":")
		v.irregular[lemma] = strings.Fields(forms)
	}
	for lemma, forms := range v.irregular {
		for _, f := range forms {
			if old, ok := v.lemmaOf[f]; !ok || lemma < old {
				v.lemmaOf[f] = lemma
			}
		}
	}
	return v
}

// lemma returns the verb that has a form, "" where none has.
func (v *verbs) lemma(form string) string {
	if _, ok := v.irregular[form]; ok {
		return form
	}
	if l := v.lemmaOf[form]; l != "" {
		return l
	}
	for _, candidate := range candidates(form) {
		irregular, ok := v.irregular[candidate]
		if ok && slices.Contains(lexicon.Inflect(candidate, irregular), form) {
			return candidate
		}
	}
	return ""
}

// candidates returns what the lemma of a form can be by its ending, in the
// order in which they are tried.
func candidates(form string) (out []string) {
	if len(form) < 4 {
		return nil
	}
	swap := func(stem, ending, other string) {
		if s, ok := strings.CutSuffix(stem, ending); ok {
			out = append(out, s+other)
		}
	}
	stem, ok := strings.CutSuffix(form, "ing")
	if !ok {
		stem, ok = strings.CutSuffix(form, "ed")
	}
	if !ok {
		for _, c := range [][2]string{{"s", ""}, {"es", ""}, {"ies", "y"}, {"ises", "ize"}, {"yses", "yze"}, {"ise", "ize"}, {"yse", "yze"}} {
			swap(form, c[0], c[1])
		}
		return out
	}
	for _, c := range [][2]string{{"", ""}, {"", "e"}, {"y", "ie"}, {"i", "y"}} {
		swap(stem, c[0], c[1])
	}
	if m := len(stem); m > 2 && (stem[m-1] == stem[m-2] || strings.HasSuffix(stem, "ck")) {
		out = append(out, stem[:m-1])
	}
	swap(stem, "is", "ize")
	swap(stem, "ys", "yze")
	return out
}
