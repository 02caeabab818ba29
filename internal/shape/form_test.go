package shape

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/scene"
	"testing"
)

func sceneOf(t *testing.T, text string) *scene.Scene {
	t.Helper()
	s, err := scene.New(extract.New(text), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Quotes) == 0 {
		t.Fatalf("%q: no quotes", text)
	}
	return s
}

func TestSure(t *testing.T) {
	for text, want := range map[string]string{
		"“We will appeal.”\n— Priya Nand":       "Priya Nand",
		"“We will appeal.”\n\n-- Priya Nand":    "Priya Nand",
		"“We will appeal,” Priya Nand said.":    "",
		"“We will appeal.” Priya Nand left.":    "",
		"“We will appeal.”\n\n— he left. Soon.": "",
	} {
		s, got := sceneOf(t, text), ""
		if _, c := Of(s, 0, scene.NewHistory()).Form(); c >= 0 {
			got = s.MentionText(&s.Mentions[c])
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
