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

func TestAnUnknownLabelEndsTheTurnBefore(t *testing.T) {
	text := "ANA ROE: We begin. Are you ready?\n\nDr Lena Fort, biologist: I am.\n\nSeveral voices: Shame!\n\nANA ROE: Please."
	if got := len(find(text)); got != 4 {
		t.Errorf("%d turns, not 4", got)
	}
}

// TestShapes holds who says what in further shapes of transcripts, and that lists
// of the same form say nothing. A turn is written LABEL=WORDS.
func TestShapes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"names in paragraphs of their own", "Ada Lindt – chair\n\nShall we begin? I am cold.\n\nOto Vance\n\nWe shall.\n\nAda Lindt – chair\n\nThank you.",
			"Ada Lindt – chair=Shall we begin? I am cold.|Oto Vance=We shall.|Ada Lindt – chair=Thank you."},
		{"a court: who asks stands in a heading", "DIRECT EXAMINATION\nBY MS. ROE:\nQ Where were you?\nA I was at sea.\nQ Alone?\nA Yes, I was.", "MS. ROE=Where were you?|A=I was at sea.|MS. ROE=Alone?|A=Yes, I was."},
		{"numbered lines", "1  Q.  You saw it, did\n2  you?\n3  A.  I did.\n4  Q.  Who else?\n5  A.  My dog.", "Q=You saw it, did you?|A=I did.|Q=Who else?|A=My dog."},
		{"Zoom's chat", "10:03:04\t From  Ada Lindt : Is it on?\n10:03:30\t From  Oto Vance  to  Everyone : I can hear you.", "Ada Lindt=Is it on?|Oto Vance=I can hear you."},
		{"Teams' older text", "00:00:02.410 --> 00:00:05.120\nLindt, Ada\nIs it on?\n\n00:00:06.000 --> 00:00:07.000\nVance, Oto\nI can hear you.", "Lindt, Ada=Is it on?|Vance, Oto=I can hear you."},
		{"a no-break space after the colon", "ADA LINDT:\u00a0Is it on?\n\nOTO VANCE:\u00a0I can hear you.\n\nADA LINDT:\u00a0Good.", "ADA LINDT=Is it on?|OTO VANCE=I can hear you.|ADA LINDT=Good."},
		{"who has which part is no speech", "HOST: Ada Lindt\nGUEST: Oto Vance\n\nHOST: Why did you come?\n\nGUEST: I was asked.\n\nHOST: By whom?", "HOST=Why did you come?|GUEST=I was asked.|HOST=By whom?"},
		{"a song and a notice are nobody's", "ADA: Do you hear it?\n♪ O take me home ♪\n\nOTO: I do.\n\nADA: image omitted\n\nOTO: What was that?", "ADA=Do you hear it?|OTO=I do.|OTO=What was that?"},
		{"a post and who wrote it in one line", "The town wrote about it all night.\n\nForty of us in the rain. — Ada Lindt (@ada_l) May 6, 2024", "Ada Lindt=Forty of us in the rain."},
		{"times of one digit", "0:0:0.0 --> 0:0:3.210\nAda Lindt\nIs it on?\n0:0:3.900 --> 0:0:7.40\nVance, Oto\nI can hear you.", "Ada Lindt=Is it on?|Vance, Oto=I can hear you."},
		{"actions of a role-play before the words", "Kael: *leans on the bar* I heard you want a guide.\nOld Wren: *turns* I heard you lost three.\nKael: Two. *drinks*\nOld Wren: *laughs* Sit down, then.",
			"Kael=*leans on the bar* I heard you want a guide.|Old Wren=*turns* I heard you lost three.|Kael=Two. *drinks*|Old Wren=*laughs* Sit down, then."},
		{"a server's lines", "<moth> is it green\n<kestrel> it was yellow\n--- quit: kestrel (Ping timeout)\n<moth> ah", "moth=is it green|kestrel=it was yellow|moth=ah"},
		{"a glossary of surnames", "Hopper: A dancer, or who sold hops.\nWalker: He walked on cloth.\nHopper: In the north, a man who made hoops.\nTucker: The same as Walker.\nHopper: Also, a moth that we do not like.", ""},
		{"who is who", "Ada Lindt: Ada has run the shop since 2009. She loves bees.\n\nOto Vance: Oto drives the bus. You may know his voice.\n\nJo Ek: Jo came to us from a bank. What a change!", ""},
		{"marks of players", "Lindt: 6. Had nothing to do and did it well.\nVance: 7. We like him more each week.\nEk: 9. What more can you ask?\nVance: 5. Was booked.", ""},
		{"a log", "2025-03-11 10:03:04 INFO Scheduler: Starting job 12.\n2025-03-11 10:03:09 WARN Worker: I am still waiting.\n2025-03-11 10:03:12 INFO Scheduler: Is it done?\n2025-03-11 10:04:00 WARN Worker: It is.", ""},
		{"numbered questions", "Question 1: Which river runs through it?\nAnswer: The Seine.\nQuestion 2: Who painted your ceiling?\nAnswer: We hope that you know.", ""},
		{"a programme", "09:00 Ada Lindt: Who built this?\n09:20 Oto Vance: I was wrong\n10:00 Jo Ek: What you missed\n10:45 All: coffee", ""},
		{"a glossary", "Bight: a slack part of a rope. You will trip over one.\n\nLee: the side out of the wind. Stand here if you are ill.\n\nYaw: what the bow does when you look away.", ""},
		{"a crew", "Ada Lindt: skipper since 2015. Ask her about knots.\n\nOto Vance: cook. You will like him.\n\nJo Ek: engineer. Do not feed him.", ""},
	} {
		var got []string
		for _, turn := range find(c.text) {
			var words []string
			for _, w := range turn.Words {
				words = append(words, c.text[w.Start:w.End])
			}
			got = append(got, c.text[turn.Label.Start:turn.Label.End]+"="+strings.Join(words, " "))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, not %q", c.name, strings.Join(got, "|"), c.want)
		}
	}
}

// TestSignsInCaptions holds that signs alone say that the speaker changes where a
// text is told to be spoken, and nowhere else.
func TestSignsInCaptions(t *testing.T) {
	const text = "- Did you lock it?\n- I never had the key.\n\nROE: Then who did?\n\n- Ask your brother.\n- (sighs) I will."
	var lines []Extent
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Extent{at, at + len(line)})
		at += len(line) + 1
	}
	if got := len(Find(text, lines, Hints{Told: true})); got != 5 {
		t.Errorf("%d turns, not 5", got)
	}
	if got := len(Find(text, lines, Hints{})); got != 0 {
		t.Errorf("%d turns in what nobody said is spoken", got)
	}
}

// FuzzFind holds that the turns of any text lie in it, in order, on lines that are
// its own.
func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"Ada: Why?\n\nOto: I know.\n\nAda: So?", "1  Q.  You?\n2  A.  I.\n3 \n4  Q.  So?\n5  A.  Ha.", "BY MS. ROE:\nQ Why?\nA I, ADA ROE, was sworn.", "a (@b) c — D (@e) f",
		"00:01 --> 00:02\nAda\nHi", "♪ la ♪", "Ada: a_b **\n\nOto: c_d **", "**Ada:** *x* [y] (z)\n>> OTO: <b", "INT. A - B\n\nADA\n(x)\nWhy?\n\nOTO ^\nSo.",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, told bool) {
		var lines []Extent
		at := 0
		for line := range strings.SplitSeq(text, "\n") {
			start, end := trim(text, at, at+len(line))
			lines = append(lines, Extent{start, end})
			at += len(line) + 1
		}
		for _, turn := range Find(text, lines, Hints{Told: told, Wrapped: told}) {
			last := 0
			for _, w := range turn.Words {
				if w.Start < last || w.End <= w.Start || w.End > len(text) {
					t.Fatalf("words %v of %q", turn.Words, text)
				}
				last = w.End
			}
			if len(turn.Words) == 0 || turn.Label.Start > turn.Label.End || turn.Label.End > len(text) || turn.Line < 0 || turn.Line >= len(lines) {
				t.Fatalf("turn %+v of %q", turn, text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Hella Brandt: Where did you find it?\n\nOto Vance: Under my shed, where I had parked.\n\nNobody had looked there.\n\n", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		find(text)
	}
}
