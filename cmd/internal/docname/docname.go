// Package docname tells which documents a user's file speaks of: the names in it
// are those of the run that wrote them, which may have stood in another folder, or
// what somebody has typed.
package docname

import (
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Base returns the last part of the path of a document.
func Base(name string) string { return path.Base(slashed(name)) }

// Meant returns those of some names that mean a document: its very name, else names
// of the same file, else those whose path ends as its does, the longest; of several
// that differ none.
func Meant(doc string, names []string) []string {
	var best []string
	most := 0
	for _, name := range names {
		same, known := SameFile(name, doc)
		n := sharedEnd(name, doc)
		if same {
			n = math.MaxInt
		} else if known {
			continue
		}
		if n > most {
			best, most = nil, n
		}
		if n > 0 && n == most {
			best = append(best, name)
		}
	}
	for _, name := range best {
		if same, _ := SameFile(name, doc); !same && rooted(name) != rooted(best[0]) {
			return nil
		}
	}
	return best
}

// SameFile says that two names are one, or those of one file; known is false where one of
// them is none from here.
func SameFile(a, b string) (same, known bool) {
	if a == b {
		return true, true
	}
	one, err := os.Stat(a)
	if err != nil {
		return false, false
	}
	other, err := os.Stat(b)
	if err != nil {
		return false, false
	}
	return os.SameFile(one, other), true
}

// sharedEnd returns how many names of the paths of two documents are the same from
// the end, where the shorter path ends the longer; 0 where it does not.
func sharedEnd(a, b string) int {
	x, y := strings.Split(rooted(a), "/"), strings.Split(rooted(b), "/")
	n := min(len(x), len(y))
	for i := 1; i <= n; i++ {
		if x[len(x)-i] != y[len(y)-i] {
			return 0
		}
	}
	return n
}

// rooted returns a path without what leads to another folder at its beginning.
func rooted(name string) string {
	name = path.Clean(slashed(name))
	for strings.HasPrefix(name, "../") {
		name = name[3:]
	}
	return strings.TrimPrefix(name, "/")
}

func slashed(name string) string { return filepath.ToSlash(name) }
