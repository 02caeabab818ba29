package lexicon

import (
	"fmt"
	"strings"
)

// A TitleKind says where a title comes from.
type TitleKind int

// The kinds of titles.
const (
	Courtesy  TitleKind = iota // Mr, Mrs, Madam
	Office                     // President, Senator, Judge
	Military                   // General, Capt.
	Religious                  // Pope, Rev.
	Noble                      // King, Sir, Lady
	Academic                   // Dr., Professor
	Kin                        // Aunt, Cousin
)

var titleKinds = [...]string{"courtesy", "office", "military", "religious", "noble", "academic", "kin"}

// String returns the kind as the data file names it.
func (k TitleKind) String() string {
	if k < 0 || int(k) >= len(titleKinds) {
		return fmt.Sprintf("TitleKind(%d)", int(k))
	}
	return titleKinds[k]
}

// TitleInfo describes a title.
type TitleInfo struct {
	Canonical string // one form for all spellings: Mr., Senator, Aunt
	Gender    string // Female, Male or empty
	Kind      TitleKind
	Attaches  bool // can stand before a name; "Chairwoman" can, "Excellency" cannot
}

// Title looks a title up, whatever its case and with or without a full stop.
// Titles of several words ("Prime Minister") are found with one space between
// them.
func Title(word string) (TitleInfo, bool) {
	return FindFolded(strings.TrimSuffix(word, ".")).Title()
}

// A RoleKind tells a person from a group of people.
type RoleKind uint8

// The kinds of roles.
const (
	Person RoleKind = iota // spokeswoman, clown
	Group                  // police, family, crowd
)

// RoleInfo describes a noun for people.
type RoleInfo struct {
	Gender string // Female, Male or empty
	Plural bool   // the form is a plural; a Group may be singular in form
	Kind   RoleKind
	Speech bool // people who typically speak to the press: spokesman, source, official
}

// Role looks a lower-case noun for people up, singular or plural. A prefix
// with a hyphen is passed over: ex-wife, vice-chairman, co-founders.
func Role(lowerNoun string) (RoleInfo, bool) {
	if r, ok := Find(lowerNoun).Role(); ok {
		return r, true
	}
	if i := strings.LastIndexByte(lowerNoun, '-'); i >= 0 {
		return Find(lowerNoun[i+1:]).Role()
	}
	return RoleInfo{}, false
}

// RoleCovers reports whether a person with a role can be called by a noun, both
// in lower case: a senator is a lawmaker.
func RoleCovers(noun, role string) bool {
	if noun == role {
		return true
	}
	for special := range strings.FieldsSeq(Find(noun).list(rowCovers)) {
		if special == role {
			return true
		}
	}
	return false
}
