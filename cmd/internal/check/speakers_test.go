package check

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/record"
	"quotes/internal/source"
)

// verified returns what a source of a name says of one quote.
func verified(t *testing.T, name, text, quote, speaker string) *record.Verdict {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return &held(t, claims.Options{Quotes: []string{quote}, Speaker: speaker}, path)[0]
}

// held returns what a source, or a folder of them, says of claims.
func held(t *testing.T, c claims.Options, against string) []record.Verdict {
	t.Helper()
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := Run(context.Background(), &Options{
		Claims: c, Against: []string{against}, Who: who, Jobs: 1,
		Source: source.Options{MaxBytes: 1 << 20}, Report: func(err error) { t.Error(err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return res.Verdicts
}

func reason(v *record.Verdict) string {
	if v.VerdictWhy == nil {
		return ""
	}
	return *v.VerdictWhy
}

const (
	panel = `Panel, 1 May 2026

KARL-HEINZ MAURER: I signed the letter on the same day.

COUNCILLOR RUTH AMSEL: I never saw the letter before June.

DR. MIRIAM HALDANE: Nobody asked the engineers about the letter.

DANIEL ACHTERBERG: The measurements were sent to the wrong office.

JAN VOGEL: The cows stood in the water for two nights.

OSKAR LINDGREN: Those cows are safe now, I hope.
`
	single = "Panel, 1 May 2026\n\nJAN VOGEL: The cows stood in the water for two nights.\n\nThere was silence then.\n"
	mixed  = `Meeting of 12 March

Speaker 1 (00:02): Good evening, I am the mayor of this town.

Ruth Amsel (00:15): Thank you, Mayor. I have a question of my own.

Oskar Lindgren (00:31): You may ask it after the vote.

Ruth Amsel (00:36): Then I will wait for the vote.

Oskar Lindgren (00:41): Thank you very much.
`
	told = `Interview, 3 May 2026

LENA FROST: If the council agrees, we will close the road.

HOST: Thank you.

LENA FROST: It was hard. The mayor said, “You are fired and will never work here again,” and I laughed. I told him, “You will hear from my lawyers by Friday.” Tom Kerr wrote to me: “Nobody should be treated in this way.”

HOST: Is it true that you left the hall?
`
	letter = `From: Ruth Amsel <ruth.amsel@brenholt.example>
To: Peter Noll <noll@kestrel.example>
Subject: Your questions
Date: Tue, 17 Mar 2026 09:12:00 +0100

Dear Mr. Noll,

the contract came on Wednesday and four pages were blacked out. The mayor said to me: “You will have the rest of it on Monday.”

On Mon, 16 Mar 2026 at 10:00, Peter Noll <noll@kestrel.example> wrote:
> Is it true that nobody showed you the contract?

I have seen it once, in the hall of the school.

-----Original Message-----
From: Oskar Lindgren
Nobody in this room will profit from the dam in any way.
`
	report = `Report on the Events at Brenholt

Submitted to the ministry on 20 February 2026 by Inspector General Helena Brandt

Two pumps had not been serviced. The inspector considers this a grave omission.
`
)

// TestSpeakersOfPassages holds that a passage whose speaker is known by name never
// bears out a quote of somebody else in silence, and that no form of a name is
// accused.
func TestSpeakersOfPassages(t *testing.T) {
	for _, c := range []struct {
		name, text, quote, speaker string
		want                       verdict.Verdict
		checked                    bool
		why                        string
	}{
		{"t.txt", panel, "The cows stood in the water for two nights.", "Oskar Lindgren", verdict.Misattributed, true, "Jan Vogel says it"},
		{"t.txt", panel, "The cows stood in the water for two nights.", "Peter Vogel", verdict.Misattributed, true, "aliases in --people"},
		{"t.txt", panel, "The cows stood in the water for two nights.", "Farmer Jan Vogel", verdict.Exact, true, ""},
		{"t.txt", panel, "The cows stood in the water for two nights.", "Vogel, Jan", verdict.Exact, true, ""},
		{"t.txt", panel, "I never saw the letter before June.", "Frida Amsel", verdict.Misattributed, true, "Ruth Amsel says it"},
		{"t.txt", panel, "I never saw the letter before June.", "Councilwoman Amsel", verdict.Exact, true, ""},
		{"t.txt", panel, "I never saw the letter before June.", "Councilman Amsel", verdict.Exact, true, ""},
		{"t.txt", panel, "I never saw the letter before June.", "Ruth Amsel-Brandt", verdict.Exact, true, ""},
		{"t.txt", panel, "I signed the letter on the same day.", "Karl Heinz Maurer", verdict.Exact, true, ""},
		{"t.txt", panel, "I signed the letter on the same day.", "Karlheinz Maurer", verdict.Exact, true, ""},
		{"t.txt", panel, "I signed the letter on the same day.", "K.-H. Maurer", verdict.Exact, true, ""},
		{"t.txt", panel, "I signed the letter on the same day.", "Speaker 2", verdict.Exact, false, ""},
		{"t.txt", single, "The cows stood in the water for two nights.", "Peter Vogel", verdict.Exact, false, "it seems to be Jan Vogel who says it"},
		{"t.txt", single, "The cows stood in the water for two nights.", "Jan Vogel", verdict.Exact, true, ""},
		{"t.txt", mixed, "I am the mayor of this town", "Oskar Lindgren", verdict.Exact, false, "cut"},
		{"t.txt", mixed, "Then I will wait for the vote.", "Oskar Lindgren", verdict.Misattributed, true, "Ruth Amsel says it"},
		{"t.txt", told, "You are fired and will never work here again", "Lena Frost", verdict.Misattributed, true, "Lena Frost gives it to another, “The mayor”"},
		{"t.txt", told, "You are fired and will never work here again", "Oskar Lindgren", verdict.Exact, false, "“The mayor”"},
		{"t.txt", told, "You will hear from my lawyers by Friday.", "Lena Frost", verdict.Exact, true, ""},
		{"t.txt", told, "Nobody should be treated in this way.", "Lena Frost", verdict.Misattributed, true, "Tom Kerr says it"},
		{"t.txt", told, "Nobody should be treated in this way.", "Tom Kerr", verdict.Exact, true, ""},
		{"t.txt", told, "you left the hall", "Lena Frost", verdict.Altered, true, "HOST"},
		{"m.eml", letter, "the contract came on Wednesday and four pages were blacked out", "Ruth Amsel", verdict.Exact, true, ""},
		{"m.eml", letter, "the contract came on Wednesday and four pages were blacked out", "Oskar Lindgren", verdict.Misattributed, true, "Ruth Amsel says it"},
		{"m.eml", letter, "I have seen it once, in the hall of the school.", "Ruth Amsel", verdict.Exact, true, ""},
		{"m.eml", letter, "Is it true that nobody showed you the contract?", "Peter Noll", verdict.Exact, false, ""},
		{"m.eml", letter, "Nobody in this room will profit from the dam in any way.", "Ruth Amsel", verdict.Exact, false, ""},
		{"m.eml", letter, "four pages were", "Ruth Amsel", verdict.Exact, true, "cut"},
		{"r.txt", report, "a grave omission", "Helena Brandt", verdict.Exact, true, "cut"},
		{"r.txt", report, "a grave omission", "Jan Vogel", verdict.Missing, false, "the words are there"},
	} {
		got := verified(t, c.name, c.text, c.quote, c.speaker)
		if got.Verdict != string(c.want) || got.SpeakerChecked != c.checked {
			t.Errorf("%q by %s: %s, checked %t: %s", c.quote, c.speaker, got.Verdict, got.SpeakerChecked, reason(got))
		}
		if why := reason(got); !strings.Contains(why, c.why) || c.why == "" && strings.Contains(why, "source") {
			t.Errorf("%q by %s: the reason is %q", c.quote, c.speaker, why)
		}
	}
}
