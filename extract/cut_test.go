package extract

import (
	"strings"
	"testing"
)

// inNarrow breaks lines as a program does that wraps at a width.
func inNarrow(words string, width int) string {
	var b strings.Builder
	at := 0
	for i, w := range strings.Fields(words) {
		switch {
		case i > 0 && at+1+len(w) > width:
			b.WriteString("\n")
			at = 0
		case i > 0:
			b.WriteString(" ")
			at++
		}
		b.WriteString(w)
		at += len(w)
	}
	return b.String()
}

// TestParagraphs cuts the same three paragraphs out of every layout.
func TestParagraphs(t *testing.T) {
	want := []string{
		"The ferries stayed at sea for three days, and the harbour, which had never been shut before, was shut. Nobody knew why.",
		"On the fourth day the wind fell. The boats came in one by one, and the old men went down to count them, as they always had.",
		"Two were missing. It was a week before anybody said so, and a month before the bell was rung for the men who had been on them.",
	}
	var narrow, indented []string
	for _, p := range want {
		narrow = append(narrow, inNarrow(p, 57))
		indented = append(indented, "    "+inNarrow(p, 56))
	}
	for name, text := range map[string]string{
		"a line each":              strings.Join(want, "\n"),
		"blank lines":              strings.Join(want, "\n\n"),
		"blank lines with blanks":  strings.Join(want, "\n \t\u00a0\n"),
		"carriage returns":         strings.Join(want, "\r\n"),
		"old Mac":                  strings.Join(want, "\r\r"),
		"line separators":          strings.Join(want, "\u2028"),
		"paragraph separators":     strings.Join(want, "\u2029"),
		"form feeds":               strings.Join(want, "\f"),
		"wrapped, blank lines":     strings.Join(narrow, "\n\n"),
		"wrapped, CRLF":            strings.ReplaceAll(strings.Join(narrow, "\n\n"), "\n", "\r\n"),
		"wrapped, nothing between": strings.Join(narrow, "\n"),
		"wrapped, indents":         strings.Join(indented, "\n"),
		"wrapped, all indented":    "   " + strings.ReplaceAll(strings.Join(narrow, "\n\n"), "\n", "\n   "),
	} {
		t.Run(name, func(t *testing.T) {
			doc := New(text)
			var got []string
			for _, p := range doc.Paragraphs {
				got = append(got, strings.Join(strings.Fields(doc.Slice(p.Start, p.End)), " "))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got\n%s", strings.Join(got, "\n"))
			}
		})
	}
}

// TestSentences writes sentences side by side and cuts them again.
func TestSentences(t *testing.T) {
	for _, sentences := range [][]string{
		{"The U.S. economy grew 3.5 percent.", "Mr. Smith of Acme Inc. said so.", "Dr. J. R. Roe agreed."},
		{"He lives in the U.S.", "He left at 5 p.m.", "The end."},
		{"She arrived on Jan. 5.", "It was No. 10 on the list.", "No.", "He refused.", "See fig. 3 below."},
		{"Gov. Hall met Sen. Roe (D-Calif.) on Monday.", "Lt. Col. Kurtz, Jr. came.", "He has a Ph.D. in physics."},
		{"J.K. Rowling wrote it.", "George W. Bush spoke.", "Plan B.", "It failed."},
		{"He looked up… then away.", "Wait...", "She came (late.)", "He went.", "[He sat.]", "She stood."},
		{"“Wait... I think so,” she said.", "“Really?!”", "He ran."},
		{"“We won.”", "The crowd cheered.", "“I’m so happy!” she said.", "“Did you see?” asked Jo.", "He had not."},
		{"“I am. You are,” she said.", "“It’s 5 a.m.,” said Jo.", "He asked, “Why?” and left."},
		{"He said \"we won.\"", "Then he left.", "They sang \"Happy Days\".", "Everyone danced."},
		{"\"Yahoo! is dead,\" he said.", "Visit example.com.", "Version 2.0.1 is out.", "It cost $4.50."},
		{"Robert J. “Bob” Kerr scored.", "“I was lucky,” he said."},
		{"¿Qué?", "¡No!", "Es así."},
	} {
		text := strings.Join(sentences, " ")
		doc := New(text)
		var got []string
		for _, s := range doc.Sentences {
			got = append(got, doc.Slice(s.Start, s.End))
		}
		if strings.Join(got, "\n") != strings.Join(sentences, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(sentences, "\n"))
		}
	}
}

// TestTokens writes tokens, the ones of a word side by side, and cuts them again.
func TestTokens(t *testing.T) {
	for _, words := range [][]string{
		{"mother-in-law", "O'Brien", "U.S.", "J.-L.", "e.g.", "AT&T", "example.com"},
		{"2016", "3.5", "1,000", "1990s", "17-year-old", "10:30", `5'6"`, `12"`},
		{"Jo|’s", "do|n’t", "I|'ll", "they|'re", "the", "boys|’", "o'clock", "rock", "'n'", "roll"},
		{"“|Yes|,|”", "(|no|)", "well|...", "so|--|and", "what|?|!"},
		{"über", "naïve", "Ærø", "東京", "$|5", "50|%"},
	} {
		text := strings.ReplaceAll(strings.Join(words, " "), "|", "")
		doc := New(text)
		var got []string
		for i := range doc.Tokens {
			got = append(got, doc.TokenText(i))
		}
		want := strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "|", " "))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"": "und",
		"“Sí, se puede,” chanted the supporters of Juan de la Cruz.":                           "en",
		"The bridge is safe, and it was never closed, she said.":                               "en",
		"El puente es seguro y no se ha cerrado nunca, dijo la ingeniera.":                     "es",
		"Le pont est sûr et il n’a jamais été fermé, a dit l’ingénieure de la ville.":          "fr",
		"Die Brücke ist sicher und war nie geschlossen, sagte die Ingenieurin der Stadt.":      "de",
		"Il ponte è sicuro e non è mai stato chiuso, ha detto la responsabile della città.":    "it",
		"A ponte é segura e não foi fechada, disse a engenheira, mas o povo não acredita.":     "pt",
		"De brug is veilig en is niet gesloten, zei de ingenieur van de stad, maar het regent": "nl",
		"Bron är säker och har inte varit stängd, sa ingenjören, som är från staden.":          "sv",
		"Broen er trygg og har ikke vært stengt, sa ingeniøren til avisen på mandag av seg":    "no",
		"Most jest bezpieczny i nie był zamknięty, jak się mówi w mieście na rynku.":           "pl",
		"Silta on turvallinen ja se ei ole ollut kiinni, mutta hän ei usko että niin on.":      "fi",
		"橋は安全ですと彼は言った。":                                                                        "ja",
		"桥很安全，他说。":                                        "zh",
		"다리는 안전하다고 말했다.":                                  "ko",
		"Мост безопасен.":                                 "ru",
		"Міст безпечний, і його не закривали.":            "uk",
		"Η γέφυρα είναι ασφαλής.":                         "el",
		"הגשר בטוח.":                                      "he",
		strings.Repeat("lorem ipsum dolor sit amet ", 10): "und",
	} {
		if got := New(text).Language; got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}
