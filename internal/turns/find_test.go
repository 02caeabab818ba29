package turns

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// find runs Find on a text that is read line by line.
func find(text string) []Turn {
	var lines []Extent
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		start, end := trim(text, at, at+len(line))
		lines = append(lines, Extent{start, end})
		at += len(line) + 1
	}
	return Find(text, lines, Hints{})
}

// TestTranscriptsAndLists holds that what is said in the transcripts of
// testdata/turns.jsonl is found, and that few of its lists speak.
func TestTranscriptsAndLists(t *testing.T) {
	file, err := os.Open("../../testdata/turns.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lists := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var text struct {
			Style, Text string
			Expect      []struct{ Quote string }
		}
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		found := find(text.Text)
		if text.Style == "list" {
			lists += min(len(found), 1)
			continue
		}
		said := map[string]bool{}
		for _, turn := range found {
			words := turn.Words
			said[text.Text[words[0].Start:words[len(words)-1].End]] = true
		}
		for _, want := range text.Expect {
			if !said[want.Quote] {
				t.Errorf("%s: %q is not found", text.Style, want.Quote)
			}
		}
	}
	if lists > 1 {
		t.Errorf("%d lists have turns", lists)
	}
}

func TestSpokenLeavesDirectionsOut(t *testing.T) {
	for text, want := range map[string]string{
		"(laughing) You kept it? [She holds it up.] All these years?": "You kept it?|All these years?",
		"*lowers the lamp* You came alone?":                           "You came alone?",
		"We told [the mayor] to wait.":                                "We told [the mayor] to wait.",
		"It was *never* mine (I think).":                              "It was *never* mine (I think).",
		"Thank you. (Applause.)":                                      "Thank you.",
	} {
		var got []string
		for _, e := range Spoken(text, 0, len(text)) {
			got = append(got, text[e.Start:e.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func TestAnUnknownLabelEndsTheTurnBefore(t *testing.T) {
	text := "ANA ROE: We begin. Are you ready?\n\nDr Lena Fort, biologist: I am.\n\nSeveral voices: Shame!\n\nANA ROE: Please."
	if got := len(find(text)); got != 4 {
		t.Errorf("%d turns, not 4", got)
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Hella Brandt: Where did you find it?\n\nOto Vance: Under my shed, where I had parked.\n\nNobody had looked there.\n\n", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		find(text)
	}
}
