// Package texttest reads the project's own texts for benchmarks.
package texttest

import (
	"os"
	"path/filepath"
	"testing"

	"quotes/extract"
)

// Articles returns the project's own articles, and how many bytes they have. The
// folder is that of the project.
func Articles(b testing.TB, folder string) (docs []*extract.Document, size int64) {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "testdata/articles/*.txt"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, extract.New(string(text)))
		size += int64(len(text))
	}
	return docs, size
}
