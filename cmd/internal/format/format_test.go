package format

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/format/formattest"
	"quotes/internal/record"
)

// render writes documents in a format.
func render(t testing.TB, f Format, opts Options, docs ...*record.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	w := f.Open(&b, opts)
	for _, doc := range docs {
		if err := w.Write(doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden compares each format with what it gave before: for one document,
// for one that tries to break out, and for both in one output.
func TestGolden(t *testing.T) {
	council, hostile := formattest.Document(t, "council"), formattest.Document(t, "hostile")
	for _, f := range All() {
		sets := map[string][]*record.Document{"council": {council}, "hostile": {hostile}, "both": {council, hostile}, "none": {}}
		if f.OneDocument {
			delete(sets, "both")
		}
		for name, docs := range sets {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				got := render(t, f, Options{Titles: len(docs) > 1}, docs...)
				if f.Name == "xlsx" {
					got = formattest.Unzipped(t, got)
				}
				formattest.Golden(t, filepath.Join("testdata", "golden", name+"."+f.Name), got)
			})
		}
	}
}

// TestDeterministic writes twice and expects the same bytes.
func TestDeterministic(t *testing.T) {
	for _, f := range All() {
		doc := formattest.Document(t, "council")
		if !bytes.Equal(render(t, f, Options{}, doc), render(t, f, Options{}, doc)) {
			t.Errorf("%s: two runs differ", f.Name)
		}
	}
}

func TestByExtension(t *testing.T) {
	tests := map[string]string{
		"a.txt": "table", "a.json": "json", "a.webanno.json": "webanno", "a.JSONL": "jsonl", "a.md": "markdown",
		"x.tei": "tei", "x.xml": "tei", "x.jsonld": "jsonld", "x.ann": "brat", "dir.csv/x": "", "x": "",
	}
	for path, want := range tests {
		if f, _ := ByExtension(path); f.Name != want {
			t.Errorf("%s: got %q, want %q", path, f.Name, want)
		}
	}
}

// TestUnknownFormat expects an error that names the formats there are.
func TestUnknownFormat(t *testing.T) {
	_, err := ByName("word")
	for _, name := range Names() {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v does not name %s", err, name)
		}
	}
}

// TestNeedsText expects an error, not wrong places, from records that lack
// the text or count in other units.
func TestNeedsText(t *testing.T) {
	for _, f := range All() {
		if !f.NeedsText {
			continue
		}
		without, bytewise := formattest.Document(t, "council"), formattest.Document(t, "council")
		without.Text, bytewise.OffsetUnit = nil, record.Bytes
		for _, doc := range []*record.Document{without, bytewise} {
			w := f.Open(&bytes.Buffer{}, Options{})
			if w.Write(doc) == nil {
				t.Errorf("%s: no error", f.Name)
			}
		}
	}
}
