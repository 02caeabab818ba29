package scene

import (
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
)

// Denies says that what a verb or noun of such a lemma governs was not said:
// she declined to say.
func Denies(lemma string) bool { return lexicon.DeniedWords.Has(lemma) }

// Said sees from a verb group and from what governs it whether it was said at
// all: negated is that it was not, hypothetical that it is still to be said, or
// only may be.
func Said(s *nlp.Sentence, verb int) (negated, hypothetical bool) {
	v := &s.Verbs[verb]
	negated, hypothetical = v.Negated, v.Modal
	for _, w := range s.Words[v.First:v.End] {
		if w.Tag == nlp.MD {
			hypothetical = true // will say
		}
	}
	if v.Form != nlp.Infinitive || v.First < 2 {
		return negated, hypothetical
	}
	before := &s.Words[v.First-2]
	lemma := before.Lower
	if before.Tag.Verb() {
		lemma = before.Lemma()
	}
	denies, open := lexicon.DeniedWords.Has(lemma), lexicon.OpenWords.Has(lemma) || lexicon.OpenWords.Has(before.Lower)
	if k := s.VerbAt(v.First - 2); k >= 0 && (denies || lexicon.OpenWords.Has(lemma)) {
		negated = negated || s.Verbs[k].Negated
	}
	return negated || denies, hypothetical || open && !denies
}

// Governs says that verb group k leaves open or denies that what verb group v
// names was done: declined to say.
func Governs(s *nlp.Sentence, k, v int) bool {
	inf := &s.Verbs[v]
	if inf.Form != nlp.Infinitive || inf.First < 2 || s.VerbAt(inf.First-2) != k {
		return false
	}
	lemma := s.Words[inf.First-2].Lemma()
	return lexicon.DeniedWords.Has(lemma) || lexicon.OpenWords.Has(lemma)
}
