package shape

import (
	"testing"

	"quotes/internal/scene"
	"quotes/internal/scene/scenetest"
)

func TestSure(t *testing.T) {
	for text, want := range map[string]string{
		"“We will appeal.”\n— Priya Nand":       "Priya Nand",
		"“We will appeal.”\n\n-- Priya Nand":    "Priya Nand",
		"“We will appeal,” Priya Nand said.":    "",
		"“We will appeal.” Priya Nand left.":    "",
		"“We will appeal.”\n\n— he left. Soon.": "",
	} {
		s, got := scenetest.Of(t, text), ""
		if _, c := Of(s, 0, scene.NewHistory()).Form(); c >= 0 {
			got = s.MentionText(&s.Mentions[c])
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
