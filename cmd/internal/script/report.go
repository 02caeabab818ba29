package script

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"quotes/cmd/internal/output"
)

// Counted says in a line what a script in a folder holds.
func (b *Book) Counted(folder string) string {
	chapters, speeches, unknown := 0, 0, 0
	for _, c := range b.Chapters {
		if c.Number > 0 {
			chapters++
		}
		for i := range c.Rows {
			if c.Rows[i].Kind == Speech {
				speeches++
			}
			if c.Rows[i].Speaker == Unknown {
				unknown++
			}
		}
	}
	counted := fmt.Sprintf("%d %s, %d voices, %d %s of speech, of which %d without a name; see %s", chapters, output.Plural(chapters, "chapter"), len(b.Cast),
		speeches, output.Plural(speeches, "row"), unknown, filepath.Join(folder, CastFile))
	if b.Headless {
		counted = "no heading of a chapter was found, so that all is one; " + counted
	}
	return counted
}

// Old lists the paths of files in the folder that a script of a book may have, and
// that are not of those which were written.
func (f *Folder) Old(b *Book, written []string) []string {
	entries, err := os.ReadDir(f.Path)
	if err != nil {
		return nil // they are only told
	}
	var old []string
	for _, e := range entries {
		if b.Writes(e.Name()) && !slices.Contains(written, e.Name()) {
			old = append(old, filepath.Join(f.Path, e.Name()))
		}
	}
	return old
}
