package lexicon

import "strings"

// GivenNameInfo says whose given name a word is, and what else it may be.
type GivenNameInfo struct {
	Female, Male float64 // shares of its bearers, in [0,1]; together 1
	Common       bool    // also a frequent English word, surname or place: no proof of a person
	Word         bool    // Common because of a word: Grace, Mark, Will
	Surname      bool    // Common because more people have it as a surname: Scott, Taylor
	Place        bool    // Common because of a place: Virginia, Jordan
}

// GivenName looks a given name up, whatever its case.
func GivenName(name string) (g GivenNameInfo, ok bool) { return FindFolded(name).Given() }

// Surname reports whether a word is a frequent surname, whatever its case.
func Surname(word string) bool { return FindFolded(word).Is(Surnames) }

// Nicknames returns the given names that one may stand for: the formal names
// of a short form (Bill: William), the short forms of a formal one (William:
// Bill, Will, Willy …).
func Nicknames(given string) []string {
	return strings.Fields(FindFolded(given).list(rowNick))
}
