package lexicon

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// GivenNameInfo says whose given name a word is, and what else it may be.
type GivenNameInfo struct {
	Female, Male float64 // shares of its bearers, in [0,1]; together 1
	Common       bool    // also a frequent English word, surname or place: no proof of a person
	Word         bool    // Common because of a word: Grace, Mark, Will
	Surname      bool    // Common because more people have it as a surname: Scott, Taylor
	Place        bool    // Common because of a place: Virginia, Jordan
}

var givenNames = sync.OnceValue(func() map[string]GivenNameInfo {
	m := make(map[string]GivenNameInfo, 6000)
	for line := range entries(table("given")) {
		name, g, err := parseGiven(line)
		must("given", line, err)
		m[name] = g
	}
	return m
})

// parseGiven reads "name female-share [word] [surname] [place]".
func parseGiven(line string) (string, GivenNameInfo, error) {
	name, rest, _ := strings.Cut(line, " ")
	share, flags, _ := strings.Cut(rest, " ")
	f, err := strconv.ParseFloat(share, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		return name, GivenNameInfo{}, fmt.Errorf("share %q is not between 0 and 1", share)
	}
	g := GivenNameInfo{Female: f, Male: 1 - f}
	for flag := range strings.FieldsSeq(flags) {
		switch flag {
		case "word":
			g.Word = true
		case "surname":
			g.Surname = true
		case "place":
			g.Place = true
		default:
			return name, g, fmt.Errorf("unknown flag %q", flag)
		}
		g.Common = true
	}
	return name, g, nil
}

// GivenName looks a given name up, whatever its case.
func GivenName(name string) (g GivenNameInfo, ok bool) { return find(givenNames(), name) }

// Surname reports whether a word is a frequent surname, whatever its case.
func Surname(word string) bool {
	_, ok := find(surnames(), word)
	return ok
}

var surnames = loadSet("surnames", 6000)

var nicknames = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string, 800)
	for line := range entries(table("nicknames")) {
		formal, rest, _ := strings.Cut(line, ":")
		for nick := range strings.FieldsSeq(rest) {
			m[strings.ToLower(formal)] = append(m[strings.ToLower(formal)], nick)
			m[strings.ToLower(nick)] = append(m[strings.ToLower(nick)], formal)
		}
	}
	return m
})

// Nicknames returns the given names that one may stand for: the formal names
// of a short form (Bill: William), the short forms of a formal one (William:
// Bill, Will, Willy …). The caller must not change the slice.
func Nicknames(given string) []string {
	l, _ := find(nicknames(), given)
	return l
}
