package term

import (
	"testing"

	"quotes/internal/scene/scenetest"
)

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
		`A storm called "Berta" by the weather service came.`:    true,
		`The house is listed as "derelict" there.`:               true,
		`She named the boat "Patience" and sold it.`:             true,
		`They lost the "Solid South" in May.`:                    true,
		`They met under the name "Awake" in May.`:                true,
		`It ends what some call "ghost letting" there.`:          true,
		`He has a podcast "Beyond Rain." It is free.`:            true,
		`Jo Ek said they lost "the Solid South" in May.`:         false,
		`The plan was called "a disaster" by Jo Ek.`:             false,
		`They left with the words "Wait for me".`:                false,
		`Critics call it "ghost letting" there.`:                 false,
		`Jo Ek went on to say "Wait for me".`:                    false,
		`Jo Ek took to the radio to say "Wait for me".`:          false,
		`Jo Ek nicknamed him "Crooked Al".`:                      false,
		`Jo Ek called him "Crooked Al".`:                         false,
		`Jo Ek said the plan was "dead on arrival".`:             false,
		`"Long Winter," said Jo Ek.`:                             false,
		`Jo Ek asked if he was "betrayed".`:                      false,
	} {
		if got := UseOf(scenetest.Of(t, text), 0).Label; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
