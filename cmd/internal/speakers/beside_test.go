package speakers

import (
	"strings"
	"testing"

	"quotes/internal/record"
)

// TestBeside holds which words beside a name are told as the source of its gender:
// the name is between stars, the quote is what stands in marks. Of somebody of the
// other gender, and where no words tell, the whole text is the source.
func TestBeside(t *testing.T) {
	for text, want := range map[string]string{
		"“Yes,” said *Sasha Ek*, wiping her brow.":                      "female by her",
		"“Yes,” said *Sasha Ek*, who had slept in his car.":             "male by his",
		"“Yes,” *Sasha Ek* said of his idea.":                           "male by his",
		"“Yes,” said *Sasha Ek*, her lawyer.":                           "",
		"“Yes,” said *Sasha Ek*, who met her in Hull.":                  "",
		"“Yes,” *Sasha Ek* told a man who lost his hat.":                "",
		"“Yes,” *Sasha Ek* told Mary Lund about her hat.":               "",
		"“Yes,” said *Sasha Ek*. He left.":                              "",
		"“Yes,” said *Sasha Ek*, and “he is here,” too.":                "",
		"“Yes,” said *Sasha Ek*, whose brother lost his hat.":           "",
		"“Yes,” said his wife, *Sasha Ek*.":                             "female by wife",
		"“Yes,” said *the actress Sasha Ek*.":                           "female by actress",
		"“Yes,” said *Sasha Ek*, the harbour master.":                   "",
		"“Yes,” said *Sasha Ek*, of Fishermen United, at his own desk.": "male by his",
	} {
		start, end := strings.Index(text, "*"), strings.LastIndex(text, "*")-1
		text = strings.ReplaceAll(text, "*", "")
		at := func(i int) int { return len([]rune(text[:i])) }
		q := record.Quote{ID: "q1", Text: "Yes,", Line: 1, Speaker: &record.Ref{ID: "s1"}, Parts: []record.Place{{Text: "Yes,", Start: 1, End: 5}},
			Mention: &record.Place{Text: text[start:end], Start: at(start), End: at(end)}, Context: record.Place{Text: text, End: at(len(text))}}
		got := ""
		for _, gender := range []string{"female", "male"} {
			c := New(Options{Gender: Gender{Text: true}})
			c.Add(&record.Document{Doc: "a", Speakers: []record.Speaker{{ID: "s1", Name: "Sasha Ek", Kind: "person", Gender: &gender}}, Quotes: []record.Quote{q}})
			row := c.Rows(0)[0]
			if source, _, _ := strings.Cut(*row.GenderSource, " ("); source != "the text" {
				got += *row.Gender + " by " + source
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
