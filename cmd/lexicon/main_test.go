package main

import (
	"bytes"
	"os"
	"testing"
)

// TestTableIsThatOfTheFiles holds that the table was made anew after the last
// change of a data file.
func TestTableIsThatOfTheFiles(t *testing.T) {
	want, err := compile("../../internal/lexicon/data")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../internal/lexicon/table.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the table is not that of the data files: go generate ./internal/lexicon")
	}
}

// TestLemma holds how forms are led back to verbs.
func TestLemma(t *testing.T) {
	v := readVerbs([]string{"tell: told", "die hope quiz panic admit organize analyze cry ring lie", "ring: rang rung"})
	for form, lemma := range map[string]string{
		"told": "tell", "tells": "tell", "telling": "tell", "dying": "die", "died": "die", "hoping": "hope", "panicked": "panic",
		"admitted": "admit", "admited": "", "organised": "organize", "organises": "organize", "organise": "organize", "analysed": "analyze",
		"cries": "cry", "cried": "cry", "ringed": "", "rung": "ring", "lying": "lie", "king": "",
	} {
		if got := v.lemma(form); got != lemma {
			t.Errorf("the lemma of %q is %q, want %q", form, got, lemma)
		}
	}
}
