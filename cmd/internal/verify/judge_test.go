package verify

import (
	"context"
	"strings"
	"testing"

	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
)

// TestJudge holds single differences against their verdicts. Quotes have four
// words or more, so that no speaker is asked for, but in TestFewWords.
func TestJudge(t *testing.T) {
	const source = "We will not, I think, raise taxes on 40,000 families in Hull. Um, we—we are going to build a well-known bridge, you know, by May. " +
		"It’s a good plan and it's the only plan. I was— I am glad that Ana Reyes stayed. They did well. The ferry does not run on Sundays at all.\n" +
		"“I like the old harbour,” she said, “and I never liked the new one.” Then the mayor said the plan was sound.\n" +
		"“Well ... [W]e ask[ed] for one pier,” Zero Hedge said, “not for two.” It was a “great” not “good” idea. He wants to trump Trump on harbour dues. You may always ask [the mayor and her men] about it.\n" +
		"“The quay is ours and it stays ours,” Jo Ek said. “The lamps go,” he said, “and so will the sheds by the water.”\n" +
		"“The lamps go, and so will the [sic] ships.”\n"
	tests := []struct {
		quote   string
		want    verdict.Verdict
		partial bool
	}{
		// the same words
		{"It’s a good plan and it's the only plan.", verdict.Exact, false},
		{"It’s a good plan", verdict.Exact, true},
		{"it’s a good plan and it’s the only plan", verdict.Punctuation, false},
		{"we are going to build a well known bridge", verdict.Altered, false}, // "you know, by May" is not in it, but the fragment is; see below
		{"I like the old harbour, and I never liked the new one.", verdict.Exact, false},
		{"raise taxes on 40000 families in Hull.", verdict.Altered, true},
		{"a well known bridge, you know, by May", verdict.Punctuation, true},
		{"[W]e ask[ed] for one pier, not for two.", verdict.Exact, false},
		{"Well ... [W]e ask[ed] for one pier, not for two.", verdict.Exact, false},
		{"We asked for one pier, not for two.", verdict.Punctuation, false},
		{"It was a great good idea.", verdict.Altered, false},
		// left out
		{"We are going to build a well-known bridge by May.", verdict.Cleaned, true}, // "Um, we—" stands before it
		{"I am glad that Ana Reyes stayed", verdict.Exact, true},
		{"It’s a good plan … the only plan.", verdict.Elided, false},
		{"It’s a good plan [...] it's the only plan.", verdict.Elided, false},
		{"The ferry … run on Sundays at all", verdict.Altered, false},
		{"I like the old harbour … the new one", verdict.Altered, false}, // of "never liked"
		// put in
		{"[The ferry] does not run on Sundays at all.", verdict.Bracketed, false},
		{"[He] will not, I think, raise taxes on 40,000 families", verdict.Bracketed, true},
		{"The ferry [will] run on Sundays at all.", verdict.Altered, false},
		{"I am glad that [she] stayed", verdict.Bracketed, true},
		{"It’s a good plan and it's [not] the only plan.", verdict.Altered, false},
		{"You may always ask [the mayor and her men] about it.", verdict.Exact, false},
		{"You may always ask the mayor and her men about it.", verdict.Punctuation, false},
		{"that Ana Reyes stayed. They [the people] did well.", verdict.Bracketed, true},
		// negations
		{"We will, I think, raise taxes on 40,000 families in Hull.", verdict.Altered, false},
		{"The ferry does run on Sundays at all.", verdict.Altered, false},
		{"run on Sundays at all", verdict.Altered, false},
		{"and I liked the new one.", verdict.Altered, false},
		{"liked the new one", verdict.Altered, false},
		{"They never did well.", verdict.Altered, false},
		{"The lamps go, and so will the ships.", verdict.Exact, false}, // the source's [sic] is its writer's
		// no repeats, and no tags
		{"He wants to trump on harbour dues.", verdict.Altered, false},
		{"He wants to Trump on harbour dues.", verdict.Altered, false},
		{"The quay is ours and it stays ours, and so will the sheds by the water.", verdict.Altered, false},
		{"It’s not a good plan and it's the only plan.", verdict.Altered, false},
		{"It’s a good plan and it isn't the only plan.", verdict.Altered, false},
		// numbers, names, words
		{"raise taxes on 41,000 families in Hull", verdict.Altered, false},
		{"raise taxes on families in Hull", verdict.Altered, false},
		{"taxes on 40,000 families in York", verdict.Altered, false},
		{"I am glad that Eva Reyes stayed", verdict.Altered, false},
		{"I am glad that Reyes stayed", verdict.Altered, false},
		{"It’s a bad plan and it's the only plan.", verdict.Altered, false},
		// elsewhere
		{"Nobody asked the children about the swings.", verdict.Missing, false},
		{"build a well-known bridge, that Ana Reyes stayed", verdict.Spliced, false},
		{"they ran the old harbour into debt", verdict.Missing, false},
	}
	for _, test := range tests {
		got := verifyOne(Claim{Text: test.quote}, source, nil)
		if test.quote == "we are going to build a well known bridge" {
			test.want = verdict.Punctuation // a hyphen is no word
			test.partial = true
		}
		if got.Verdict != test.want || test.want.Holds() && got.Partial != test.partial {
			t.Errorf("%q: %s, partial %t (%s); want %s, partial %t\n\t%+v", test.quote, got.Verdict, got.Partial, got.Why, test.want, test.partial, got.Words)
		}
	}
}

func verifyOne(c Claim, text string, speaker func(int, int) voice.Voice) Result {
	check := NewChecker([]Claim{c})
	check.CountSource("a.txt", "")
	s := &Stretch{Source: "a.txt", Text: text}
	if speaker != nil {
		s.Speakers = func(places []voice.Place) []voice.Voice {
			var out []voice.Voice
			for _, p := range places {
				out = append(out, speaker(p.Start, p.End))
			}
			return out
		}
	}
	for index := check.Next(); index != nil; index = check.Next() {
		check.Merge(index.Scan(s))
	}
	return check.Results(context.Background())[0]
}

// TestHiddenNegation holds ellipses over a long way, and words that are written
// as one, against what they would hide.
func TestHiddenNegation(t *testing.T) {
	long := strings.Repeat("The clerk read another page of the minutes to an empty room. ", 12)
	tests := []struct {
		quote, source string
		want          verdict.Verdict
	}{
		{"I think that our town should … raise the harbour dues next year", "I think that our town should wait. " + long + "And then raise the harbour dues next year.", verdict.Elided},
		{"I think that our town should … raise the harbour dues next year", "I think that our town should not wait. " + long + "And then raise the harbour dues next year.", verdict.Altered},
		{"I think that our town should … raise the harbour dues next year", "I think that our town should wait. " + long + "We must never raise the harbour dues next year.", verdict.Altered},
		{"The new harbour master is notable for it", "The new harbour master is not able for it.", verdict.Altered},
		{"The new harbour master is not able for it", "The new harbour master is notable for it.", verdict.Altered},
		{"The harbour-master can not attend on Mondays", "The harbourmaster can not attend on Mondays.", verdict.Punctuation},
	}
	for _, test := range tests {
		if got := verifyOne(Claim{Text: test.quote}, test.source, nil); got.Verdict != test.want {
			t.Errorf("%q: %s (%s), want %s", test.quote, got.Verdict, got.Why, test.want)
		}
	}
}

// TestFewWords expects that three words or fewer hold only by the same speaker.
func TestFewWords(t *testing.T) {
	speaks := func(name string, confidence float64) func(int, int) voice.Voice {
		return func(int, int) voice.Voice { return voice.Voice{Name: name, Kind: "person", Confidence: confidence} }
	}
	const text = "Reyes called it “dead on arrival.”"
	tests := []struct {
		speaker string
		voice   func(int, int) voice.Voice
		want    verdict.Verdict
		checked bool
	}{
		{"Ana Reyes", speaks("Reyes", 0.5), verdict.Exact, true},
		{"Ana Reyes", speaks("Jo Ek", 0.9), verdict.Misattributed, true},
		{"Ana Reyes", speaks("Jo Ek", 0.5), verdict.Missing, false},
		{"Ana Reyes", nil, verdict.Missing, false},
		{"Ana Reyes", func(int, int) voice.Voice { return voice.Voice{Name: "the mayor", Kind: "unnamed", Confidence: 0.9} }, verdict.Missing, false},
		{"", speaks("Jo Ek", 0.9), verdict.Missing, false},
	}
	for _, test := range tests {
		got := verifyOne(Claim{Text: "dead on arrival", Speaker: test.speaker}, text, test.voice)
		if got.Verdict != test.want || got.SpeakerChecked != test.checked {
			t.Errorf("%+v: got %s, checked %t", test, got.Verdict, got.SpeakerChecked)
		}
	}
}
