package scene

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
)

func sceneOf(t *testing.T, text string) *Scene {
	t.Helper()
	s, err := New(extract.New(text), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Quotes) == 0 {
		t.Fatalf("%q: no quotes", text)
	}
	return s
}

func TestAddressee(t *testing.T) {
	for text, want := range map[string]string{
		`Jo Ek told Al Roe: "Go home."`:              "Al Roe",
		`Jo Ek told reporters: "Go home."`:           "",
		`"Go home," Jo Ek said to Al Roe on Monday.`: "Al Roe",
	} {
		s, got := sceneOf(t, text), ""
		for _, c := range s.MentionsOf(0) {
			if s.MentionText(&s.Mentions[c]) != "Jo Ek" {
				continue
			}
			if a := s.AddresseeOf(0, c); a >= 0 {
				got = s.MentionText(&s.Mentions[a])
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
