// Package lexicon holds what the pipeline knows about English words before it
// reads a text: which verbs and nouns report speech, which words are given
// names, titles, occupations, places, and which capitalised words are no
// names at all.
//
// # Data
//
// Every table is one text file under data/, embedded in the binary. A file
// opens with comments (#) that say what it holds, where that comes from, its
// licence, and the form of a line; people edit the files by hand. TestData
// holds that every line parses and that none stands twice.
//
// # Cost
//
// A table is parsed when it is first asked, once, so a program pays for what
// it uses only. BenchmarkLoad measures all tables. A look-up of ASCII words
// allocates nothing.
package lexicon

import (
	"embed"
	"fmt"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/*.txt
var files embed.FS

// Genders, as [TitleInfo], [RoleInfo] and [PronounInfo] give them. The empty
// string is a word that does not tell.
const (
	Female = "female"
	Male   = "male"
)

// table returns the text of one data file.
func table(name string) string {
	b, err := files.ReadFile("data/" + name + ".txt")
	if err != nil {
		panic("lexicon: " + err.Error()) // the file is embedded: its name is wrong here
	}
	return string(b)
}

// entries yields the lines of a data file without comments, blank lines and
// space at either end.
func entries(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			line, rest, _ := strings.Cut(text, "\n")
			text = rest
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			if !yield(line) {
				return
			}
		}
	}
}

// must stops the program on a data line that does not parse; TestData sees it
// first.
func must(table, line string, err error) {
	if err != nil {
		panic(fmt.Sprintf("lexicon: %s: %q: %v", table, line, err))
	}
}

// A wordSet is a set of lower-case words or phrases.
type wordSet map[string]struct{}

// loadSet returns a function that reads a file of words, several to a line,
// when it is first called.
func loadSet(name string, size int) func() wordSet {
	return sync.OnceValue(func() wordSet {
		set := make(wordSet, size)
		for line := range entries(table(name)) {
			for w := range strings.FieldsSeq(line) {
				set[w] = struct{}{}
			}
		}
		return set
	})
}

// loadPhrases is loadSet for a file with phrases, separated by commas.
func loadPhrases(name string, size int) func() wordSet {
	return sync.OnceValue(func() wordSet {
		set := make(wordSet, size)
		for line := range entries(table(name)) {
			for w := range strings.SplitSeq(line, ",") {
				if w = strings.TrimSpace(w); w != "" {
					set[strings.ToLower(w)] = struct{}{}
				}
			}
		}
		return set
	})
}

func (s wordSet) has(lower string) bool {
	_, ok := s[lower]
	return ok
}

// find looks a word up in lower case, and allocates only where the word is
// long or not ASCII.
func find[V any](m map[string]V, word string) (v V, ok bool) {
	var buf [48]byte
	if len(word) > len(buf) {
		v, ok = m[strings.ToLower(word)]
		return v, ok
	}
	n := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			v, ok = m[strings.ToLower(word)]
			return v, ok
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	v, ok = m[string(buf[:n])]
	return v, ok
}

// capital reports whether a word begins with a capital letter.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
