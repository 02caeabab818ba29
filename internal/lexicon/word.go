package lexicon

import "strings"

// A Word is what the tables tell of one word; each field is what the function
// of its name says.
type Word struct {
	Text, Lower string

	Given GivenNameInfo
	Title TitleInfo

	IsGiven, IsTitle, IsRole, Surname, OrgWord, Place, Nationality, NotName, FunctionWord, CommonWord bool
}

// Words keeps words that were looked up, in less than ten tables each, for the
// next time. It is not safe for concurrent use.
type Words struct{ known map[string]*Word }

// maxWords bounds Words; when it is full it is emptied.
const maxWords = 1 << 13

// Of returns what is known of a word.
func (s *Words) Of(text string) *Word {
	if w := s.known[text]; w != nil {
		return w
	}
	if s.known == nil || len(s.known) >= maxWords {
		s.known = make(map[string]*Word, 256)
	}
	w := newWord(strings.Clone(text)) // what it stands in must not be kept
	s.known[w.Text] = w
	return w
}

func newWord(text string) *Word {
	w := &Word{Text: text, Lower: strings.ToLower(text)}
	w.Given, w.IsGiven = GivenName(text)
	w.Title, w.IsTitle = Title(text)
	_, w.IsRole = Role(w.Lower)
	w.Surname, w.OrgWord, w.Place, w.Nationality = Surname(text), OrgWord(text), Place(text), Nationality(text)
	w.NotName, w.FunctionWord, w.CommonWord = NotName(text), FunctionWord(w.Lower), CommonWord(w.Lower)
	return w
}
