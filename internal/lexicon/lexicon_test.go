package lexicon

import "testing"

func TestVerb(t *testing.T) {
	for form, lemma := range map[string]string{
		"said": "say", "says": "say", "saying": "say", "told": "tell", "criticised": "criticize", "quipped": "quip",
		"replies": "reply", "wrote": "write", "according": "accord", "admitted": "admit", "offered": "offer",
	} {
		c, ok := Cues().Verb(form)
		if !ok || c.Lemma != lemma {
			t.Errorf("Verb(%q) = %q, %v; want %q", form, c.Lemma, ok, lemma)
		}
	}
}
