package check

import (
	"strings"
	"testing"

	"quotes/cmd/internal/verify/verdict"
)

// TestCutsThatTurnTheSense holds that a quote which is cut out of a condition, of
// what is given to others or of what is taken back does not pass, and that a cut
// which leaves the sense as it was does.
func TestCutsThatTurnTheSense(t *testing.T) {
	for _, c := range []struct {
		turn, quote string
		want        verdict.Verdict
		why         string
	}{
		{"If the repair fails again, then yes, it should be pulled down.", "It should be pulled down.", verdict.Altered, "a condition: left out before it: If the repair fails again"},
		{"If the repair fails again, it should be pulled down.", "It should be pulled down.", verdict.Altered, "If the repair fails again"},
		{"Unless it rains, the harvest will be good this year.", "the harvest will be good this year", verdict.Altered, "Unless it rains"},
		{"As long as the pumps run, nobody has to leave the house.", "nobody has to leave the house", verdict.Altered, "As long as the pumps run"},
		{"The council may fill it again, provided that the sensors are read.", "The council may fill it again", verdict.Altered, "provided that the sensors are read"},
		{"We shall close the upper road if the council agrees.", "We shall close the upper road", verdict.Altered, "if the council agrees"},
		{"Critics claim that we are thieves and fools.", "we are thieves and fools", verdict.Altered, "Critics claim that"},
		{"They say the wall is safe for good.", "the wall is safe for good", verdict.Altered, "They say"},
		{"The wall is safe for good, they say.", "The wall is safe for good", verdict.Altered, "they say"},
		{"The minister told us that the wall is safe.", "the wall is safe", verdict.Altered, "The minister told us that"},
		{"I used to think the mayor was an honest man.", "the mayor was an honest man", verdict.Altered, "I used to think"},
		{"The mayor was an honest man, or so I thought.", "The mayor was an honest man", verdict.Altered, "or so I thought"},
		{"I regret nothing that I signed.", "I regret nothing.", verdict.Altered, "that I signed"},
		{"Everybody came to the meeting, except the mayor.", "Everybody came to the meeting", verdict.Altered, "except the mayor"},
		{"I signed what was put in front of me, and I did not read all of it.", "I signed what was put in front of me", verdict.Altered, "and I did not read all of it"},
		{"It is a very good plan, but it will not work.", "It is a very good plan", verdict.Altered, "but it will not work"},
		{"Not one of the pickers, and I asked all of them, told me the orchard was sprayed twice.", "the orchard was sprayed twice", verdict.Altered, "hides “Not”"},
		{"Nobody on the council told us the wall is safe for good.", "the wall is safe for good", verdict.Altered, ""},
		{"Please do not write that I am against the repair.", "I am against the repair", verdict.Altered, "hides “not”"},

		{"I asked him three times for the contract, and three times I got a brochure.", "I asked him three times for the contract", verdict.Exact, "cut from"},
		{"If you ask me, the wall is safe for a long time.", "the wall is safe for a long time", verdict.Exact, "cut from"},
		{"Even if it rains, the harvest will be good this year.", "the harvest will be good this year", verdict.Exact, "cut from"},
		{"I think the wall is safe for a long time.", "the wall is safe for a long time", verdict.Exact, "cut from"},
		{"I told them that the wall is safe for good.", "the wall is safe for good", verdict.Exact, "cut from"},
		{"Nobody came, and later, she told us the wall is safe for good.", "she told us the wall is safe for good", verdict.Exact, "cut from"},
		{"Let me say that the wall is safe for good.", "the wall is safe for good", verdict.Exact, "cut from"},
		{"When I was six, my father bought the house on the hill.", "my father bought the house on the hill", verdict.Exact, "cut from"},
		{"I love this town, and I will not leave it.", "I love this town", verdict.Exact, "cut from"},
		{"If it rains we stay, and the council has paid for the hall.", "the council has paid for the hall", verdict.Exact, "cut from"},
		{"They lost nothing, but we lost the whole harvest.", "we lost the whole harvest", verdict.Exact, "cut from"},
		{"The wall can wait, but the pumps cannot.", "The wall can wait", verdict.Exact, "cut from"},
		{"I want to know if the council has read the report.", "I want to know", verdict.Exact, "cut from"},
	} {
		text := "TOM KERR: Good evening.\n\nDANA WHITFIELD: " + c.turn + "\n\nTOM KERR: Thank you.\n\nDANA WHITFIELD: Good night.\n"
		got := verified(t, "t.txt", text, c.quote, "Dana Whitfield")
		why := reason(got)
		if got.Verdict != string(c.want) || !strings.Contains(why, c.why) {
			t.Errorf("%q of %q: %s: %s", c.quote, c.turn, got.Verdict, why)
		}
		if got.Verdict == string(verdict.Altered) && strings.Contains(why, "the same words") {
			t.Errorf("%q of %q: altered, and %s", c.quote, c.turn, why)
		}
	}
}
