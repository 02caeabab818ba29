package verify

import (
	"path/filepath"
	"strings"
	"unicode"
)

// minCited is how many letters and digits the name of a source has at least to be
// looked for in a reference.
const minCited = 4

// cites says that a claim is given with a reference to a source: the reference
// has the name of its file, with or without its extension, or a number alone,
// with which that name begins.
func (c *claim) cites(source string) bool {
	if len(c.References) == 0 {
		return false
	}
	base := filepath.Base(source)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	name := bare(stem)
	for _, r := range c.References {
		ref := bare(r)
		if isCount(ref) {
			digits := strings.TrimLeft(stem, "0[(")
			if rest, ok := strings.CutPrefix(digits, ref); ok && (rest == "" || !unicode.IsDigit(rune(rest[0]))) {
				return true
			}
			continue
		}
		if len(name) >= minCited && strings.Contains(ref, name) {
			return true
		}
	}
	return false
}

// bare returns the letters and digits of a text in lower case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// isCount says that a text is digits only.
func isCount(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
