package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// hostileTexts make texts of a given size for which a careless program takes
// quadratic time.
var hostileTexts = map[string]func(size int) string{
	"news":            func(size int) string { return repeated(article, size) },
	"story":           func(size int) string { return repeated(story, size) },
	"marks":           func(size int) string { return repeated("\"", size) },
	"all marks":       func(size int) string { return repeated("“ ”\"‘’'«»‹›„‚「」『』``''", size) },
	"opening marks":   func(size int) string { return repeated("“", size) },
	"open spans":      func(size int) string { return repeated("“a\n\n", size) },
	"no blanks":       func(size int) string { return repeated("a", size) },
	"stops":           func(size int) string { return repeated(".", size) },
	"dashes":          func(size int) string { return repeated("— a, b. ", size) },
	"dash lines":      func(size int) string { return repeated("— no, he, she, it\n\n", size) },
	"turns":           func(size int) string { return repeated("BOB: yes.\n\n", size) },
	"labels only":     func(size int) string { return repeated("BOB:\n\n", size) },
	"lines":           func(size int) string { return repeated("a\n", size) },
	"bad bytes":       func(size int) string { return repeated("\xe2\x80", size) },
	"one line":        func(size int) string { return repeated(strings.Join(strings.Fields(article), " ")+" ", size) },
	"one sentence":    func(size int) string { return repeated("and “so,” said Jo Ek, who told Al Roe, ", size) },
	"no quotes":       func(size int) string { return repeated("She said that it was. He told Jo Ek so. ", size) },
	"short speeches":  func(size int) string { return repeated("“Yes.” ", size) },
	"tags":            func(size int) string { return repeated("“Yes,” said he. ", size) },
	"one name":        func(size int) string { return repeated("Jo Ek came. “Yes,” she told Ek.\n\n", size) },
	"names":           func(size int) string { return numbered("%s %s came. “Yes,” %[2]s said.\n\n", size, 1) },
	"shared surname":  func(size int) string { return numbered("%s Ek came. “Yes,” Ek said.\n\n", size, 0) },
	"shared given":    func(size int) string { return numbered("Jo %[2]s came. “Yes,” she said.\n\n", size, 1) },
	"words far apart": func(size int) string { return numbered("%s said that %s was there. ", size, 1) },
	"speakers":        func(size int) string { return numbered("%s %s: Yes, it is so.\n\n", size, 1) },
	"organisations": func(size int) string {
		return numbered("%s %s, head of %[2]s Bank, said it was “open”.\n\n", size, 1)
	},
}

// The project's own texts, of some 4 kB each.
var (
	article = readText("testdata/articles/ferry.txt")
	story   = readText("testdata/stories/ferry-dashes.txt")
)

// readText returns a file of the project, as a part of a longer text.
func readText(path string) string {
	data, err := os.ReadFile(root + "/" + path)
	if err != nil {
		panic(err)
	}
	return string(data) + "\n\n"
}

// repeated repeats a text to a size.
func repeated(unit string, size int) string { return strings.Repeat(unit, size/len(unit)+1)[:size] }

// numbered repeats a format with two names that are new each time, from a
// number on; at 0 a name is as short as the names of a text can be.
func numbered(format string, size, first int) string {
	var b strings.Builder
	for i := first; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, madeUp("Ba", i), madeUp("Ro", i))
	}
	return b.String()
}

// madeUp returns a name of its own for every number.
func madeUp(start string, n int) string {
	for n++; n > 0; n /= 26 {
		start += string("aeioubcdfghjklmnpqrstvwxyz"[n%26])
	}
	return start
}

func TestMadeUpNamesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for i := range 100_000 {
		name := madeUp("Ba", i)
		if seen[name] {
			t.Fatalf("%s comes twice", name)
		}
		seen[name] = true
	}
}
