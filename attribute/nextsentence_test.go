package attribute_test

import (
	"testing"

	"quotes/attribute"
)

// TestGenderOfTheNextSentence expects a pronoun that begins the sentence after a
// name to tell the gender, where nobody else is met between them.
func TestGenderOfTheNextSentence(t *testing.T) {
	for text, want := range map[string]string{
		"“We begin,” said Ada Strand. She then left.":                     "female",
		"“We begin,” said Fire Chief Leonard Brix. He praised his crews.": "male",
		"“We begin,” said Ada Strand.\n\nShe then left.":                  "female",
		"“We begin,” Ada Strand told Tom Ek. He then left.":               "",
		"“We begin,” Ada Strand told a reporter. He then left.":           "",
		"“We begin,” said Ada Strand. “He is late.”":                      "",
		"“We begin,” said Governor Ada Strand.\n\nMrs. Strand then left.": "female",
	} {
		s := read(text, attribute.Options{}).Quotes[0].Speaker
		if s == nil || s.Gender != want {
			t.Errorf("%s: %+v, not %q", text, s, want)
		}
	}
}
