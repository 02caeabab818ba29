package extract

import (
	"strings"
	"testing"
)

// spoken returns the outermost spans of one style, a line each, with their labels.
func spoken(doc *Document, style Style) string {
	var b strings.Builder
	for _, s := range doc.Spans {
		if s.Style != style || s.Within >= 0 {
			continue
		}
		if s.LabelEnd > 0 {
			b.WriteString(doc.Slice(s.LabelStart, s.LabelEnd) + ": ")
		}
		b.WriteString(doc.Slice(s.Start, s.End) + "\n")
	}
	return b.String()
}

// paragraphs writes a text of paragraphs.
func paragraphs(p ...string) string { return strings.Join(p, "\n\n") }

func TestDashDialogue(t *testing.T) {
	const after = "She closed the gate behind them and went down to the river alone."
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"em dash", paragraphs("— Is it far? asked Marta.", "— Two hours, said the driver, if it is dry. You will be late.", "— Let us go.", after),
			[]string{"Is it far?", "Two hours,", "if it is dry. You will be late.", "Let us go."}},
		{"narration after the tag", paragraphs("— I know, he said, wiping his hands. He sat down.", "— Good.", after), []string{"I know,", "Good."}},
		{"dashes round the tag", paragraphs("—Two hours —said the driver—, if it is dry.", "—Let us go —she said—. It is late.", after),
			[]string{"Two hours", "if it is dry.", "Let us go", "It is late."}},
		{"a tag without a verb of speech", paragraphs("—Far? —asked Marta.", "—Far enough —he sat down—. Too far.", "—Go —came the answer."),
			[]string{"Far?", "Far enough", "Too far.", "Go"}},
		{"who speaks inside", paragraphs("—Far? —asked Marta.", "—No —said Jo.", "—I know. Anna said that it is far, she said, and I thought so."), []string{"Far?", "No", "I know. Anna said that it is far, she said, and I thought so."}},
		{"en dash", paragraphs("– Is it far? Marta asked.", "– Two hours.", after), []string{"Is it far?", "Two hours."}},
		{"horizontal bar", paragraphs("― Is it far? Marta asked.", "― Two hours.", after), []string{"Is it far?", "Two hours."}},
		{"two hyphens", paragraphs("-- Is it far? Marta asked.", "-- Two hours.", after), []string{"Is it far?", "Two hours."}},
		{"hyphen", paragraphs("- Is it far? Marta asked.", "- Two hours.", after), []string{"Is it far?", "Two hours."}},
		{"French", paragraphs("— C’est loin ? demanda Marthe.", "— Deux heures, dit-il en riant, si la route est sèche.", "— Bon."), []string{"C’est loin ?", "Deux heures,", "si la route est sèche.", "Bon."}},
		{"Spanish", paragraphs("—No sé —murmuró, bajando la voz—. Tal vez mañana.", "—¡Mañana es tarde!"), []string{"No sé", "Tal vez mañana.", "¡Mañana es tarde!"}},
		{"Polish", paragraphs("— Cześć — powiedziała Anna. — Jak się masz?", "— Dobrze."), []string{"Cześć", "Jak się masz?", "Dobrze."}},
		{"Russian", paragraphs("— Привет, — сказала Анна. — Как дела?", "— Хорошо."), []string{"Привет,", "Как дела?", "Хорошо."}},
		{"a list", paragraphs("Bring this:", "- two ropes", "- a lamp", "- bread", after), nil},
		{"a list of long dashes", paragraphs("The winners are:", "— Carol Lee of the Post, for an essay.", "— Matt Viser of the Globe, for a map.", after), nil},
		{"datelines", paragraphs("OSLO — The path is shut.", "LIMA — The mine is open.", after), nil},
		{"one dash in a story of marks", paragraphs("“Far,” said Marta. “Too far.”", "“No,” he said.", "— And then nothing."), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := New(test.text)
			checkInvariants(t, doc)
			if got := strings.TrimSuffix(spoken(doc, Dash), "\n"); got != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

func TestTurns(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"names", paragraphs("Rosa Lindt: How long?", "Sam Oduya: Nine years. Or ten.", "Rosa Lindt: And now?"),
			[]string{"Rosa Lindt: How long?", "Sam Oduya: Nine years. Or ten.", "Rosa Lindt: And now?"}},
		{"capitals and roles", paragraphs("SEN. LINDT (D-MA): Why?", "SAM ODUYA, FOX NEWS HOST: Because. LINDT: Of what?"),
			[]string{"SEN. LINDT (D-MA): Why?", "SAM ODUYA, FOX NEWS HOST: Because.", "LINDT: Of what?"}},
		{"going on", paragraphs("LINDT: How long?", "ODUYA: Nine years.", "Or ten.", "(Laughter.)", "LINDT: Good."),
			[]string{"LINDT: How long?", "ODUYA: Nine years.", "Or ten.", "LINDT: Good."}},
		{"questions and answers", "Q: Far?\nA: No.\nQ: Sure?\nA: Yes.", []string{"Q: Far?", "A: No.", "Q: Sure?", "A: Yes."}},
		{"with full stops", "Q. Far?\nA. No.\nQ. Sure?\nA. Yes.", []string{"Q: Far?", "A: No.", "Q: Sure?", "A: Yes."}},
		{"a reporter without a colon", paragraphs("THE PRESIDENT: Sit down.", "Q Will you go?", "THE PRESIDENT: Yes."),
			[]string{"THE PRESIDENT: Sit down.", "Q: Will you go?", "THE PRESIDENT: Yes."}},
		{"times", "[00:01:02] Rosa: How long?\n[00:01:09] Sam: Nine years.\n[00:01:15] Rosa: And now?", []string{"Rosa: How long?", "Sam: Nine years.", "Rosa: And now?"}},
		{"emphasis", paragraphs("**Rosa:** How long?", "**Sam:** Nine years.", "**Rosa:** And now?"), []string{"Rosa: How long?", "Sam: Nine years.", "Rosa: And now?"}},
		{"a play", paragraphs("ROSA. How long?", "SAM. Nine years.", "MRS. LINDT. Ten, dear.", "ROSA. And now?"),
			[]string{"ROSA: How long?", "SAM: Nine years.", "MRS. LINDT: Ten, dear.", "ROSA: And now?"}},
		{"one line alone", "Mayor Hall: The road is shut for good.", []string{"Mayor Hall: The road is shut for good."}},
		{"a headline", paragraphs("Lee: Bridge Will Open In May", "The bridge will open soon."), nil},
		{"a listing", paragraphs("Venue: The Old Mill.", "Tickets: Ten dollars.", "The band plays at nine."), nil},
		{"a recipe", "Ingredients: 2 eggs\nServes: 4\nTime: 20 minutes", nil},
		{"a notice", "WHO: Mayor Hall\nWHAT: A march\nWHEN: Monday\nWHERE: Town Hall", nil},
		{"datelines", paragraphs("PARIS: The road is open.", "LONDON: The road is shut."), nil},
		{"prose", paragraphs("He had one rule: Never lie.", "She had two: Eat well. Sleep."), nil},
		{"a list from A", "A. Rope\nB. Tar\nC. Nails", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := New(test.text)
			checkInvariants(t, doc)
			if got := strings.TrimSuffix(spoken(doc, Turn), "\n"); got != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// TestNoQuotations holds what looks like a quotation and is none.
func TestNoQuotations(t *testing.T) {
	for _, text := range []string{
		"The Joneses' cat sat on the Hendersons' wall. It wasn't theirs.",
		"It was 5 o'clock; the class of '98 met at O'Brien's. Qur'an, Hawai'i, y'all'd've.",
		`She is 5' 6" tall and he is 6'2". The desk is 30" x 60" and cost $40.`,
		"The wreck lies at 40° 26' 46\" N.",
		"'Twas the night before Christmas. 'Tis the season. Rock 'n' roll in the '60s.",
		"'e said 'e'd go. 'ow's that?",
		"Run `ls -l` and then `make test`.",
		"He smiled :'( and left. ;') Then he came back.",
		"The caliph ‘Ali met ‘Umar’s men near the Ka‘ba.",
		"The ferry sank at noon. \" The harbour is closed.",
	} {
		if doc := New(text); len(doc.Spans) > 0 {
			t.Errorf("%q holds %q", text, doc.Slice(doc.Spans[0].Start, doc.Spans[0].End))
		}
	}
}
