package userfile

import (
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// documents tells which documents the file speaks of are one that was read. Its
// names are those of the run that wrote them, which may have stood in another
// folder. It is not safe for concurrent use.
type documents struct {
	byBase map[string][]string        // base name → names in the file
	meant  map[string]map[string]bool // document that was read → names in the file that mean it
	read   map[string]map[string]bool // name in the file → documents that it means
}

// newDocuments returns the documents of some corrections and checks.
func newDocuments(f *File) *documents {
	d := &documents{byBase: map[string][]string{}, meant: map[string]map[string]bool{}, read: map[string]map[string]bool{}}
	add := func(name string) {
		if name != "" && d.read[name] == nil {
			d.read[name] = map[string]bool{}
			base := path.Base(slashed(name))
			d.byBase[base] = append(d.byBase[base], name)
		}
	}
	for i := range f.corrections {
		add(f.corrections[i].doc)
	}
	for i := range f.checks {
		add(f.checks[i].doc)
	}
	return d
}

// of returns the names in the file that mean a document, and notes that it was
// read: its very name, else names of the same file, else those whose path ends as
// its does, the longest; of several that differ none does.
func (d *documents) of(doc string) map[string]bool {
	if names, ok := d.meant[doc]; ok {
		return names
	}
	names := map[string]bool{}
	d.meant[doc] = names
	for _, name := range alike(doc, d.byBase[path.Base(slashed(doc))]) {
		names[name] = true
	}
	for name := range names {
		d.read[name][doc] = true
	}
	return names
}

// alike returns those of some names that mean a document.
func alike(doc string, names []string) []string {
	var best []string
	most := 0
	for _, name := range names {
		same, known := sameFile(name, doc)
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
		if same, _ := sameFile(name, doc); !same && rooted(name) != rooted(best[0]) {
			return nil
		}
	}
	return best
}

// sameFile says that two names are one, or those of one file; known is false where one of
// them is none from here.
func sameFile(a, b string) (same, known bool) {
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
