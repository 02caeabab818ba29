package speakers

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/record"
)

// nounGender returns the gender that a noun shows by itself; empty for none.
func nounGender(word string) string {
	word = strings.ToLower(word)
	if g := kin[word]; g != "" {
		return g
	}
	for end := range genderForms {
		if strings.HasSuffix(word, end) {
			if r, ok := lexicon.Role(word); ok {
				return r.Gender
			}
		}
	}
	return ""
}

// A word is one of the text beside a mention.
type word struct {
	text   string
	comma  bool // a comma stands before it
	first  bool // nothing stands before it
	joined bool // no other sign than white space stands before it
}

// beside returns the words round the name at a quote, in its sentence and outside
// of speech: those behind it, and the last before it. There are none where the
// source is not named.
func beside(q *record.Quote) (after []word, before string) {
	m := q.Mention
	if m == nil || m.Start < q.Context.Start || m.End > q.Context.End {
		return nil, ""
	}
	text := []rune(q.Context.Text)
	if q.Context.End-q.Context.Start != len(text) {
		return nil, "" // counts otherwise
	}
	for _, p := range q.Parts {
		for i := max(p.Start, q.Context.Start); i < min(p.End, q.Context.End); i++ {
			text[i-q.Context.Start] = '"'
		}
	}
	ahead := strings.FieldsFunc(string(text[:m.Start-q.Context.Start]), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if len(ahead) > 0 {
		before = ahead[len(ahead)-1]
	}
	return wordsOf(text[m.End-q.Context.Start:]), before
}

// wordsOf cuts a text into words, up to the end of its sentence or the first mark.
func wordsOf(text []rune) (out []word) {
	w, start := word{first: true, joined: true}, -1
	for i, r := range append(text, '.') {
		switch {
		case unicode.IsLetter(r) || (r == '’' || r == '\'' || r == '-') && start >= 0:
			if start < 0 {
				start = i
			}
			continue
		case start >= 0:
			w.text = string(text[start:i])
			out = append(out, w)
			w, start = word{joined: true}, -1
		}
		switch {
		case strings.ContainsRune(".!?;:“”\"«»„", r):
			return out
		case !unicode.IsSpace(r):
			w.comma, w.joined = w.comma || r == ',', false
		}
	}
	return out
}

// pronounBeside returns the first pronoun behind the name of a source, in the same
// sentence, that goes with a subject: said Ek, wiping her brow. It is empty where
// another person stands between.
func pronounBeside(after []word) string {
	for i, w := range after {
		low := strings.ToLower(w.text)
		_, role := lexicon.Role(low)
		switch {
		case i == 0 && w.comma && (low == "his" || low == "her"): // Ek, her lawyer, said
			return ""
		case low == "she", low == "herself", low == "he", low == "his", low == "himself":
			return low
		case low == "her":
			if i+1 < len(after) && after[i+1].joined && !lexicon.FunctionWord(strings.ToLower(after[i+1].text)) {
				return low
			}
			return ""
		case low == "him", low == "they", low == "their", low == "them", low == "and" && i == 0:
			return ""
		case unicode.IsUpper([]rune(w.text)[0]) && i > 0 && !after[i-1].comma && strings.ToLower(after[i-1].text) != "of" && named(low):
			return ""
		case role && i > 0 && !after[i-1].comma && isArticle(after[i-1].text) || kin[low] != "":
			return ""
		}
	}
	return ""
}

// named says that a word can be part of somebody's name.
func named(low string) bool {
	_, given := lexicon.GivenName(low)
	return given || lexicon.Surname(low)
}

func isArticle(s string) bool {
	low := strings.ToLower(s)
	return low == "a" || low == "an" || low == "the" || low == "another"
}
