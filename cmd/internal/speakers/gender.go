package speakers

import (
	"fmt"
	"strings"

	"quotes/internal/record"
)

// genderTitles and genderPronouns tell a gender by themselves. Given names do not: they are
// a guess.
var (
	genderTitles = map[string]string{
		"mr": "male", "sir": "male", "lord": "male",
		"mrs": "female", "ms": "female", "miss": "female", "lady": "female", "dame": "female",
	}
	genderPronouns = map[string]string{"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
)

// gendered notes what a quote's own words say of the gender of its speaker: the
// title, or how the text means the speaker at the quote.
func (t *tally) gendered(e *entry) {
	place := fmt.Sprintf("(%s, line %d)", e.doc.Doc, e.quote.Line)
	t.noteGender(genderTitles, record.Value(e.speaker.Title), place)
	for _, alias := range e.speaker.Aliases {
		t.noteGender(genderTitles, firstWord(alias), place)
	}
	if m := e.quote.Mention; m != nil {
		t.noteGender(genderPronouns, m.Text, place)
		t.noteGender(genderTitles, firstWord(m.Text), place)
	}
}

func (t *tally) noteGender(words map[string]string, word, place string) {
	gender := words[strings.ToLower(strings.TrimSuffix(word, "."))]
	if gender != "" && t.genders[gender] == "" {
		t.genders[gender] = word + " " + place
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// tellGender gives the row the gender that its words say, where they agree.
func (t *tally) tellGender() {
	if len(t.genders) != 1 {
		return
	}
	for gender, source := range t.genders {
		t.Gender, t.GenderSource = &gender, &source
	}
}
