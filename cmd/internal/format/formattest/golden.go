// Package formattest is what the tests of the formats share: documents, what
// the formats gave before, and a browser.
package formattest

import (
	"bytes"
	"embed"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"quotes/internal/record"
)

var update = flag.Bool("update", false, "write what the formats give into testdata")

//go:embed testdata/*.json
var documents embed.FS

// Document reads a document of testdata: council.json has a quote of every
// kind and status, hostile.json what could break an output.
func Document(t testing.TB, name string) *record.Document {
	t.Helper()
	data, err := documents.ReadFile("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var docs []*record.Document
	if err := json.Unmarshal(data, &docs); err != nil {
		t.Fatal(err)
	}
	return docs[0]
}

// Golden compares with a file, or writes it with -update.
func Golden(t testing.TB, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what was written; got:\n%s", file, got)
	}
}
