package speechtag

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
)

// A clause is what the words of a clause of English tell about who says it: a
// narrator, who tells what was done, or somebody in the story, who tells what
// is, or will be.
type clause struct {
	first   string
	past    bool // a verb has the form of the past
	present bool // a verb has that of the present, or an auxiliary stands in it
	third   bool // he, his, she and their kin
}

// readClause reads the words of a clause.
func readClause(in string) clause {
	var c clause
	for word := range strings.FieldsFuncSeq(in, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		lower := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		if c.first == "" {
			c.first = lower
		}
		switch {
		case lexicon.PresentForms.Has(lower), strings.HasSuffix(lower, "n't") && !strings.HasPrefix(lower, "did") && !strings.HasPrefix(lower, "was") && !strings.HasPrefix(lower, "were") && !strings.HasPrefix(lower, "had"),
			strings.HasSuffix(lower, "'ll"), strings.HasSuffix(lower, "'re"):
			c.present = true
		case lexicon.PastForms.Has(lower), len(lower) > 4 && strings.HasSuffix(lower, "ed"):
			c.past = true
		case lexicon.ThirdPersons.Has(lower):
			c.third = true
		}
	}
	return c
}

// Acts says that a clause tells what somebody does beside his words: "she looked
// at the clock", "Anna Roe took off her hat". Its subject is a name or a third
// person, its verb has the form of the past and is one of the body, or has a
// particle behind it, and nobody is spoken to.
func Acts(clause string) bool {
	if Personal(clause) {
		return false
	}
	words := FirstWords(clause)
	verb := 1
	switch roleOf(words[0]) {
	case pronounRole:
	case nameRole:
		if roleOf(words[1]) == nameRole {
			verb = 2
		}
	case determinerRole:
		verb = 2
	default:
		return false
	}
	lower := strings.ToLower(words[verb])
	if !lexicon.PastForms.Has(lower) && !strings.HasSuffix(lower, "ed") {
		return false
	}
	return lexicon.BeatVerb(lower) || verb+1 < len(words) && lexicon.VerbParticles.Has(strings.ToLower(words[verb+1]))
}

// GoesOn says that the clause behind a tag and a comma goes on with the speech
// before: "I am a servant, he said, an Italian." Narration has a participle
// there, a verb in the past, or a word for whom it tells of.
func GoesOn(in string) bool {
	c := readClause(in)
	return lexicon.Resuming.Has(c.first) && !c.past && !c.third
}

// IsTold says that a sentence behind a tag is somebody's words and not the
// narrator's: it tells what is or will be.
func IsTold(in string) bool {
	c := readClause(in)
	return c.present && !c.past && !c.third
}
