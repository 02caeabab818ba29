package verify

import (
	"slices"
	"strings"
	"testing"
)

// A promise is a quote, what the source has, the verdicts that a careful reader
// could give, the best first, and what the reason must and must not say.
type promise struct {
	quote, source string
	want          string // verdicts, separated by spaces
	says, not     string
}

// TestNothingFalsePasses holds quotes that turn, cut or join what was said.
func TestNothingFalsePasses(t *testing.T) {
	keep(t, []promise{
		// numbers, signs, units, currencies
		{"The bridge took 25 million in its first summer", "The bridge took 2.5 million in its first summer. Then it closed.", "altered", "2.5 million → 25 million", ""},
		{"It fell to 8 degrees in the yard", "It fell to -8 degrees in the yard. Pipes burst.", "altered", "-8 → 8", ""},
		{"It fell to 8 degrees in the yard", "It fell to minus eight degrees in the yard. Pipes burst.", "altered", "minus eight → 8", ""},
		{"She paid £70 for the old boat", "She paid $70 for the old boat. It sank.", "altered", "$70 → £70", ""},
		{"We need 1015 volunteers on the quay", "We need 10-15 volunteers on the quay. Bring gloves.", "altered", "10-15 → 1015", ""},
		{"We need 10 to 15 volunteers on the quay", "We need 10-15 volunteers on the quay. Bring gloves.", "punctuation", "", ""},
		{"the yard built seven", "In that year the yard built seven hundred boats. All of wood.", "altered", "seven hundred", ""},
		{"four boats were built in this yard", "In all twenty-four boats were built in this yard. All of wood.", "altered", "twenty-four", ""},
		{"The festival drew 60 visitors to the island", "The festival drew 60 million visitors to the island. It was free.", "altered", "60 million → 60", ""},
		{"Prices rose by 5% over the winter here", "Prices rose by 50% over the winter here. Nobody paid.", "altered", "50% → 5%", ""},
		{"The wall is six feet high at the gate", "The wall is six metres high at the gate. It leans.", "altered", "metres → feet", ""},
		// words with hyphens
		{"smoking guests sat by the long window", "On Sundays non-smoking guests sat by the long window. It was cold.", "altered", "non-smoking", ""},
		{"The captain will recover the seats this week", "The captain will re-cover the seats this week. In red.", "altered", "re-cover → recover", ""},
		// what is denied, asked or refused, cut out
		{"the ferry is ready for the winter season", "I cannot honestly say, whatever the owners write, that the ferry is ready for the winter season. Look at it.", "altered", "left out before it", ""},
		{"the ferry is ready for the winter season", "Nobody who has worked a single night on board believes that the ferry is ready for the winter season.", "altered", "Nobody", ""},
		{"the ferry is ready for the winter season", "The owner denied that the ferry is ready for the winter season.", "altered", "denied", ""},
		{"the ferry is ready for the winter season", "I would be lying if I said that the ferry is ready for the winter season.", "altered", "if I said that", ""},
		{"sell the old tug to our rivals", "They would not, under any circumstances, sell the old tug to our rivals.", "altered", "not, under any", ""},
		{"We will lend you the big crane", "We will lend you the big crane only if you pay the driver.", "altered", "only if", ""},
		{"The board was wise … to buy the second tug", "The board was wise to decline to buy the second tug. It leaked.", "altered", "decline", ""},
		{"The crew agreed … to paint the hull in May", "The crew agreed, after a long night, to paint the hull in May.", "elided", "", ""},
		{"The pier was [safe] and all of us walked on it", "The pier was unsafe and all of us walked on it. Once.", "altered", "unsafe", ""},
		{"The chair [must] sell the boats this autumn", "The chair can sell the boats this autumn. She may wait.", "altered", "can", ""},
		{"It was [Ana Reyes] who opened the gate that night", "We all saw it. It was Jo Ek who opened the gate that night.", "altered", "Jo Ek", ""},
		{"He said that [she] opened the gate that night", "He said that Ana Reyes opened the gate that night.", "bracketed", "", ""},
		// two people
		{"The roof can wait. The boiler is brand new.", "“The roof can wait,” Jo Ek said on Friday. Ana Reyes answered: “The boiler is brand new.”", "spliced altered", "Ana Reyes", ""},
		{"That was a fine evening and a shame for the town", "He said “That was a fine evening” and she said “and a shame for the town” at the door.", "spliced altered", "she said", ""},
		{"We will mend the roof. The roof is fine as it is.", "JO EK: We will mend the roof.\n\nANA REYES: The roof is fine as it is.\n", "spliced altered", "Ana Reyes", ""},
		// short sentences of one, joined by a word
		{"Nobody asked me, and I say we stay,", minutes, "spliced", "2 places", "added"},
		{"I say we stay, but nobody asked me.", minutes, "spliced", "another order", "added"},
	})
}

// TestReasonsAreTrue holds what is said of words at the ends, moved words, and
// several changes at once.
func TestReasonsAreTrue(t *testing.T) {
	keep(t, []promise{
		{"It can be mended in a week.", "How long? It can be mended in a, in a week. Not more.", "cleaned", "", "added"},
		{"The new pier will be opened in 2031", "I promise it. The new pier will be opened in 2030. Perhaps.", "altered", "2030 → 2031", "added"},
		{"Sixty people were on the pier at noon", "Sixteen people were on the pier at noon. It held.", "altered", "Sixteen → Sixty", "added"},
		{"The store burned in the night. We have told the police.", "The store burned in the night. Nobody knows why yet. We have told the police.", "altered spliced", "Nobody knows why yet", "added"},
		{"Nobody has to move. The wall is sound.", "I was there. The wall is sound. Nobody has to move. We ring if it leaks.", "altered spliced", "order", "added"},
		{"It is a hard road and they are tired of it", "It's a hard road and they're tired of it. So am I.", "cleaned punctuation", "It's → It is", "added"},
		{"I believe we cannot reach the island by night", "I believe, and I have sailed it often, we can reach the island by night.", "altered", "can → cannot", ""},
		{"I told him only that the gate was open", "I only told him that the gate was open. No more.", "altered", "only", "not in the source"},
		{"It was a long, long walk to the ferry", "It was a long walk to the ferry. We sang.", "altered", "long", "not in the source"},
		{"The ferry will sail again on Monday and it may be full", "The ferry may sail again on Monday, she thinks, and it will be full.", "altered", "may → will", ""},
		{"and the crews were paid in full", "The boats came home and the crews were paid in full at the quay.", "exact", "The boats came home", "left out"},
	})
	got := verifyOne(Claim{Text: "I think that the boats cannot sail before May"}, "I think, and I said it to Jo, that the three boats can sail before May.", nil)
	if at := strings.Index(got.Why, "can → cannot"); at < 0 || strings.Index(got.Why, "left out") < at {
		t.Errorf("the worst is not named first: %s", got.Why)
	}
}

// TestNothingRightIsAccused holds other ways to write the same.
func TestNothingRightIsAccused(t *testing.T) {
	same := "exact punctuation cleaned"
	keep(t, []promise{
		{"The neighbors painted the theater gray", "The neighbours painted the theatre grey. It took a week.", same, "", "added"},
		{"They recognized the traveler at the center of town", "They recognised the traveller at the centre of town.", same, "", ""},
		{"Fares rose by 15 percent in one year here", "Fares rose by fifteen per cent in one year here.", same, "", ""},
		{"We found 1,250 bottles below the old pier", "We found one thousand two hundred and fifty bottles below the old pier.", same, "", ""},
		{"The tug cost us $3 million and a year", "the tug cost us three million dollars and a year of work", same, "", ""},
		{"It opened on May 4th in heavy rain", "It opened on May 4 in heavy rain. The band played.", same, "", ""},
		{"It opened on 4 May in heavy rain", "It opened on May 4th in heavy rain. The band played.", same, "", ""},
		{"We close the line in 2034 at the latest", "we close the line in twenty thirty-four at the latest", same, "", ""},
		{"Zoë Åberg baked a crème for the whole crew", "Zoë Åberg baked a crème for the whole crew. Good.", same, "", "added"},
		{"The first office was flooded in five minutes", "The ﬁrst oﬃce was ﬂooded in ﬁve minutes. All wet.", same, "", ""},
		{"The committee recommended a new lighthouse", "The com\u00admit\u00adtee recom-\nmended a new light-\nhouse. In vain.", same, "", ""},
		{"We will not let the old harbour silt up again", "We will not let the old\n\fHarbour Board            Minutes            Page 12\n\nharbour silt up again. I said so.", same, "", ""},
		{"The fee is due in June and not before", "As agreed, the fee2 is due in June and not before.3 The rest is late.\n\n2 See above.\n", same, "", ""},
		{"we went down to the pier and the boat was gone", "[00:01:10] we went down to the pier\n[00:01:14] and the boat was gone so we walked", same, "", ""},
		{"I will remember this day for a very long time", "I will remember [applause] this day (laughter) for a very long time. Thanks.", same, "", ""},
		{"the tide came over the wall and we ran", "so um the tide came you know over the wall and and we ran home", same, "", ""},
		{"It was never a secret that the roof leaks", "It is not— it was never a secret that the roof leaks. Ask anybody.", same, "", ""},
		{"and it was never a secret in this town", "We knew, and it is not— it was never a secret in this town. Ask.", same, "", ""},
		{"We saw the light above the old mill at night", "we stood outside\nwe stood outside\nwe saw the light\nwe saw the light\nabove the old mill at night\n", same, "", ""},
		{"[The last tram] leaves at one and it is never empty", "Everybody knows the last tram. It leaves at one and it is never empty.", "bracketed", "", ""},
		{"The net weighs 70 kilograms and is 20 feet long", "The net weighs 70 kg and is 20 ft long. We cut it.", same, "", ""},
		{"We do not sell the land for a car park", "We don't sell the land for a car park. Ever.", "cleaned punctuation", "contraction", ""},
		{"Any of us would have stayed with the ship", "Any of us would've stayed with the ship. I did.", "cleaned punctuation", "", ""},
	})
}

// minutes is a transcript in which one says two short things apart.
const minutes = `Dana Whitlow: We have to decide about the mill tonight.

Tom Brannigan: Nobody asked me. The letter came on a Friday.

Dana Whitlow: The letter was sent to everyone on the list, and it was sent twice.

Tom Brannigan: I say we stay. My father built half of that wall.
`

// keep verifies promises, each against its source.
func keep(t *testing.T, promises []promise) {
	t.Helper()
	for _, p := range promises {
		got := verifyOne(Claim{Text: p.quote}, p.source, nil)
		why := strings.ToLower(got.Why)
		switch {
		case !slices.Contains(strings.Fields(p.want), string(got.Verdict)):
			t.Errorf("%q: %s, want %s (%s)\n\t%+v", p.quote, got.Verdict, p.want, got.Why, got.Words)
		case p.says != "" && !strings.Contains(why, strings.ToLower(p.says)):
			t.Errorf("%q: %s: does not say %q: %s", p.quote, got.Verdict, p.says, got.Why)
		case p.not != "" && strings.Contains(why, p.not):
			t.Errorf("%q: %s: says %q: %s", p.quote, got.Verdict, p.not, got.Why)
		}
	}
}
