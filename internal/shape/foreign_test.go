package shape

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/scene"
)

// TestForeign holds whom a tag names in other languages: the name right beside
// the verb of speech, and nobody else.
func TestForeign(t *testing.T) {
	cases := []struct{ text, want string }{
		{"„Das ist falsch und war es immer“, sagte Horst Lindner am Montag in der Stadt. Das ist nicht neu.", "Horst Lindner"},
		{"„Das ist falsch“, sagte der Minister am Montag. Horst Lindner war nicht da und wollte auch nicht kommen.", ""},
		{"„Das ist falsch“, sagte Horst Lindner der Zeitung am Montag. Das ist nicht neu und war es nie.", ""},
		{"« Nous allons gagner », a déclaré Marie Dupont lundi soir. Le ministre n’a pas répondu aux questions de la presse.", "Marie Dupont"},
		{"\"No vamos a ceder\", dijo Ana Ruiz a la prensa. Según el gobierno, la ley es buena para todos.", "Ana Ruiz"},
		{"\"Het is niet waar\", zei Peter Jansen in de krant. De minister wilde er niet over praten.", "Peter Jansen"},
	}
	for _, c := range cases {
		s, err := scene.New(extract.New(c.text), lexicon.Cues(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Foreign(0) {
			t.Errorf("%q is read as %q", c.text, s.Doc.Language)
			continue
		}
		got := ""
		if _, m := Of(s, 0, scene.NewHistory()).Form(); m >= 0 {
			got = s.MentionText(&s.Mentions[m])
		}
		if got != c.want {
			t.Errorf("%q: source %q, want %q", c.text, got, c.want)
		}
	}
}
