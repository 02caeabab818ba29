package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// repeatWords is from how many words on the same words are a repeat: "Yes." and
// "Thank you." are said again, longer speech is printed again.
const repeatWords = 3

// Repeats finds quotes whose words a document has twice, as a headline and a
// pull quote have them. Its zero value is ready for the quotes of one document,
// in their order.
type Repeats struct {
	first map[string]*Quote  // words → the quote that has them first
	by    map[wordsBy]*Quote // the first of each speaker
}

// A wordsBy is words of a speaker.
type wordsBy struct{ words, speaker string }

// Of returns the id of the quote that has the same words before, but for case
// and marks; nil where none has, or where somebody else said them.
func (r *Repeats) Of(q *Quote) *string {
	if r.first == nil {
		r.first, r.by = map[string]*Quote{}, map[wordsBy]*Quote{}
	}
	key, words := letterWords(q.Text)
	if words < repeatWords || q.Kind == NarrationKind {
		return nil
	}
	first := r.first[key]
	if first == nil {
		r.first[key] = q
	} else if q.Speaker == nil || first.Speaker == nil {
		return &first.ID
	}
	if q.Speaker == nil {
		return nil
	}
	of := wordsBy{key, q.Speaker.Name}
	if before := r.by[of]; before != nil {
		return &before.ID
	}
	r.by[of] = q
	return nil
}

// letterWords returns the words of a text in lower case, without marks, and how
// many they are.
func letterWords(s string) (key string, words int) {
	b, inside := make([]byte, 0, len(s)), false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		default:
			if r = unicode.ToLower(r); r < utf8.RuneSelf && (r < 'a' || r > 'z') || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				inside = false
				continue
			}
		}
		if !inside {
			if words++; words > 1 {
				b = append(b, ' ')
			}
			inside = true
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b), words
}

// markRepeats fills in what the quotes repeat.
func markRepeats(quotes []Quote) {
	var r Repeats
	for i := range quotes {
		quotes[i].RepeatOf = r.Of(&quotes[i])
	}
}

// Key returns a key of a speaker that is the same in every document where it
// is the same somebody: people with a full name and organizations, of all but
// fiction. All others belong to their document, which the key then names.
func Key(doc, genre, kind, name string) string {
	full := kind == "organization" || kind == "person" && len(strings.Fields(name)) > 1
	if genre != "fiction" && full {
		return Slug(name)
	}
	return Slug(name) + "@" + doc
}

// pointless takes out what stands inside of words: U.S., O'Neil.
var pointless = strings.NewReplacer(".", "", "'", "", "’", "")

// Slug makes a key of a name: letters and digits in lower case, joined by dashes.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '\'' && r != '’'
	})
	for i := range words {
		words[i] = pointless.Replace(words[i])
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "-")
}
