package link

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
)

func sceneOf(t *testing.T, text string) *Scene {
	t.Helper()
	s, err := NewScene(extract.New(text), lexicon.Cues())
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Quotes) == 0 {
		t.Fatalf("%q: no quotes", text)
	}
	return s
}

func TestLabel(t *testing.T) {
	for text, want := range map[string]bool{
		`Her novel "Salt Roads" won the prize.`:                  true,
		`Jo Ek starred in "Long Winter" in May.`:                 true,
		`The band closed with "Sweet Rain" and left.`:            true,
		`A sign that said "Exit" hung there.`:                    true,
		`Asked if he was "betrayed", Jo Ek shook his head.`:      true,
		`It stands for a term like "woke".`:                      true,
		`He added that the word "crisis" should be used rarely.`: true,
		`Jo Ek spoke on the BBC's "Late Hour," and left.`:        true,
		`Jo Ek said it on "Late Hour."`:                          true,
		`Jo Ek has a podcast, "Late Hour."`:                      true,
		`They march under the slogan "Bread for all".`:           true,
		`"Bread for all" is their motto.`:                        true,
		`The thief, known to us as "the Baker", fled.`:           true,
		`It was easy to say "Wait for me" there.`:                true,
		`They love the "quick win" of it all.`:                   true,
		`Jo Ek went on to say "Wait for me".`:                    false,
		`Jo Ek took to the radio to say "Wait for me".`:          false,
		`Jo Ek nicknamed him "Crooked Al".`:                      false,
		`Jo Ek called him "Crooked Al".`:                         false,
		`Jo Ek said the plan was "dead on arrival".`:             false,
		`"Long Winter," said Jo Ek.`:                             false,
		`Jo Ek asked if he was "betrayed".`:                      false,
	} {
		if got := sceneOf(t, text).ShapeOf(0).Label; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
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
		if c := s.Sure(0); c >= 0 {
			got = s.MentionText(&s.Mentions[c])
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestAddressee(t *testing.T) {
	for text, want := range map[string]string{
		`Jo Ek told Al Roe: "Go home."`:              "Al Roe",
		`Jo Ek told reporters: "Go home."`:           "",
		`"Go home," Jo Ek said to Al Roe on Monday.`: "Al Roe",
	} {
		s, got := sceneOf(t, text), ""
		for _, c := range s.Candidates(0) {
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
