package verify

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// minCited is how many letters and digits the name of a source has at least to be
// looked for in a reference.
const minCited = 4

// cites says that a claim is given with a reference to a source: the reference
// has the name of its file, with or without its extension, or a number alone,
// with which that name begins; or it has the address that the source says it has,
// which may be empty.
func (c *claim) cites(source, address string) bool {
	if len(c.References) == 0 {
		return false
	}
	if slices.ContainsFunc(c.References, func(r string) bool { return hasAddress(r, address) }) {
		return true
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

// hasAddress says that a reference has an address of the web, whatever its scheme,
// case, www, last slash, and the query and fragment that follow it in the reference.
func hasAddress(reference, address string) bool {
	address, reference = plainAddress(address), strings.ToLower(reference)
	for from := 0; address != ""; {
		i := strings.Index(reference[from:], address)
		if i < 0 {
			return false
		}
		start := from + i
		from = start + len(address)
		before := strings.TrimSuffix(reference[:start], "www.")
		after := strings.TrimLeft(reference[from:], "/.-_=&")
		goesOn := after != "" && isLetter([]rune(after)[0])
		if !goesOn && (before == "" || !strings.ContainsRune("./-_@", rune(before[len(before)-1])) && !isLetter(rune(before[len(before)-1])) || strings.HasSuffix(before, "//")) {
			return true
		}
	}
	return false
}

// plainAddress returns an address without its scheme, www, fragment and last slash,
// in lower case.
func plainAddress(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(strings.TrimPrefix(address, "www."), "#")
	return strings.TrimRight(address, "/")
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
