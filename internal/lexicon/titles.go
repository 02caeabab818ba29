package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"sync"
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

var titles = sync.OnceValue(func() map[string]TitleInfo {
	m := make(map[string]TitleInfo, 600)
	for line := range entries(table("titles")) {
		t, forms, err := parseTitle(line)
		must("titles", line, err)
		for _, f := range forms {
			m[f] = t
		}
	}
	return m
})

// parseTitle reads "Canonical | kind | gender | before or alone | forms, …".
func parseTitle(line string) (TitleInfo, []string, error) {
	f := strings.Split(line, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) < 4 {
		return TitleInfo{}, nil, fmt.Errorf("%d fields, not 4 or 5", len(f))
	}
	t := TitleInfo{Canonical: f[0]}
	k := slices.Index(titleKinds[:], f[1])
	if k < 0 {
		return t, nil, fmt.Errorf("kind %q is none of %s", f[1], strings.Join(titleKinds[:], ", "))
	}
	t.Kind = TitleKind(k)
	switch f[2] {
	case Female, Male:
		t.Gender = f[2]
	case "-":
	default:
		return t, nil, fmt.Errorf("gender %q", f[2])
	}
	switch f[3] {
	case "before":
		t.Attaches = true
	case "alone":
	default:
		return t, nil, fmt.Errorf("%q is neither before nor alone", f[3])
	}
	forms := []string{titleKey(f[0])}
	if len(f) > 4 {
		for w := range strings.SplitSeq(f[4], ",") {
			if w = strings.TrimSpace(w); w != "" {
				forms = append(forms, titleKey(w))
			}
		}
	}
	return t, forms, nil
}

func titleKey(w string) string { return strings.ToLower(strings.TrimSuffix(w, ".")) }

// Title looks a title up, whatever its case and with or without a full stop.
// Titles of several words ("Prime Minister") are found with one space between
// them.
func Title(word string) (TitleInfo, bool) {
	return find(titles(), strings.TrimSuffix(word, "."))
}

// A RoleKind tells a person from a group of people.
type RoleKind int

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

var roles = sync.OnceValue(func() map[string]RoleInfo {
	m := make(map[string]RoleInfo, 2000)
	for line := range entries(table("roles")) {
		noun, many, r, err := parseRole(line)
		must("roles", line, err)
		m[noun] = r
		if many != "" {
			if _, ok := m[many]; !ok {
				r.Plural = true
				m[many] = r
			}
		}
	}
	return m
})

// parseRole reads "noun [female|male] [group] [speech] [plural] [pl:form]";
// plural says that the noun is one already.
func parseRole(line string) (noun, many string, r RoleInfo, err error) {
	f := strings.Fields(line)
	noun, many = f[0], plural(f[0])
	for _, flag := range f[1:] {
		switch flag {
		case Female, Male:
			r.Gender = flag
		case "group":
			r.Kind = Group
		case "speech":
			r.Speech = true
		case "plural":
			r.Plural, many = true, ""
		default:
			form, ok := strings.CutPrefix(flag, "pl:")
			if !ok {
				return noun, many, r, fmt.Errorf("unknown flag %q", flag)
			}
			many = form
		}
	}
	return noun, many, r, nil
}

// Role looks a lower-case noun for people up, singular or plural. A prefix
// with a hyphen is passed over: ex-wife, vice-chairman, co-founders.
func Role(lowerNoun string) (RoleInfo, bool) {
	if r, ok := roles()[lowerNoun]; ok {
		return r, true
	}
	if i := strings.LastIndexByte(lowerNoun, '-'); i >= 0 && i+1 < len(lowerNoun) {
		r, ok := roles()[lowerNoun[i+1:]]
		return r, ok
	}
	return RoleInfo{}, false
}

// generalRoles maps a general noun for a person to the more special ones.
var generalRoles = sync.OnceValue(func() map[string]wordSet {
	m := make(map[string]wordSet, 100)
	for line := range entries(table("generalroles")) {
		noun, rest, _ := strings.Cut(line, ":")
		set := wordSet{}
		for w := range strings.FieldsSeq(rest) {
			set[w] = struct{}{}
		}
		m[noun] = set
	}
	return m
})

// RoleCovers reports whether a person with a role can be called by a noun, both
// in lower case: a senator is a lawmaker.
func RoleCovers(noun, role string) bool {
	return noun == role || generalRoles()[noun].has(role)
}
