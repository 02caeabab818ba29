// Command lexicon makes of the data files of package lexicon the table that the
// program holds. It is run by "go generate ./internal/lexicon", in that folder.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	table, err := compile("data")
	if err == nil {
		err = os.WriteFile("table.bin", table, 0o666)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

// compile returns the table of the files of a folder. It fails where a line does
// not parse.
func compile(folder string) ([]byte, error) {
	b := newBuilder(folder)
	for _, read := range []func(*builder) error{
		readSets, readNouns, readGiven, readTitles, readRoles, readPronouns, readMarkWords, readForeign, readNamed, readLanguages, readLists, readCues, readForms,
	} {
		if err := read(b); err != nil {
			return nil, err
		}
	}
	return b.layOut()
}

// lines returns the lines of a data file without comments, blank lines and
// space at either end.
func (b *builder) lines(name string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(b.folder, name+".txt"))
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out, nil
}
