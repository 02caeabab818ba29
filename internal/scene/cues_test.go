package scene

import (
	"os"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
)

// TestEveryCueReachesTheScene holds that a verb of speech of data/cues.txt is one
// to the words, the tagger and the scene, by the file alone: "...," Jo Ek said.
func TestEveryCueReachesTheScene(t *testing.T) {
	data, err := os.ReadFile("../lexicon/data/cues.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	cues, err := lexicon.ReadCues(lines)
	if err != nil {
		t.Fatal(err)
	}
	var missed []string
	asked := 0
	for _, c := range cues {
		past := c.Forms[len(c.Forms)-1]
		if c.Class != lexicon.Say || strings.HasSuffix(past, "ing") || strings.HasSuffix(past, "s") {
			continue
		}
		asked++
		s, err := New(extract.New("“It is done,” Jo Ek "+past+"."), lexicon.Cues(), nil)
		if err != nil {
			t.Fatal(err)
		}
		k := len(s.Doc.Tokens) - 2
		if got, ok := s.words.At(k).Verb(s.Cues); !ok || s.Doc.TokenText(k) != past {
			t.Errorf("the word %q is %v %q, not a form of %q", s.Doc.TokenText(k), ok, got.Lemma, c.Lemma)
		}
		if !s.hasCue(past) {
			missed = append(missed, past)
		}
		s.Close()
	}
	if asked < 100 || 20*len(missed) > asked {
		t.Errorf("of %d verbs the scene has no cue in %d: %v", asked, len(missed), missed)
	}
}

// hasCue says that a verb group of the first sentence is the cue of a form.
func (s *Scene) hasCue(form string) bool {
	sent := s.Text.Sentence(0)
	for v := range sent.Verbs {
		if _, ok := s.CueOf(0, v); ok && sent.Words[sent.Verbs[v].Head].Lower == form {
			return true
		}
	}
	return false
}
