package userfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocumentsByOtherPaths expects a correction to meet its document from whatever
// folder it is read.
func TestDocumentsByOtherPaths(t *testing.T) {
	for doc, reads := range map[string][]string{
		"../news/01-a.md":    {"../news/01-a.md", "news/01-a.md", "01-a.md", "/home/jo/news/01-a.md"},
		"/home/jo/n/01-a.md": {"01-a.md", "n/01-a.md"},
		"news.jsonl:7":       {"../in/news.jsonl:7"},
	} {
		for _, read := range reads {
			f := corrected(t, doc)
			r := result()
			if f.Apply(read, r); r.Quotes[1].Speaker == nil || len(f.Unused(true)) > 0 {
				t.Errorf("%s, read as %s: %v, %q", doc, read, r.Quotes[1].Speaker, f.Unused(true))
			}
			q := f.Pass().Said(read, "No.", false, "")
			if !q.Corrected {
				t.Errorf("%s, written as %s: is not corrected", doc, read)
			}
		}
		f := corrected(t, doc)
		r := result()
		if f.Apply("other/02-a.md", r); r.Quotes[1].Speaker != nil || len(f.Unused(false)) != 1 || len(f.Unused(true)) != 1 {
			t.Errorf("%s: %v, %q", doc, r.Quotes[1].Speaker, f.Unused(true))
		}
	}
}

// corrected returns a file that gives "No" of some documents to Ann.
func corrected(t *testing.T, docs ...string) *File {
	t.Helper()
	text := "corrections:\n"
	for _, doc := range docs {
		text += "  - {quote: \"no\", doc: \"" + doc + "\", speaker: Ann}\n"
	}
	f, err := Read(write(t, "p.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestDocumentsThatDiffer expects no correction where the file has two documents
// that a name could be, none of another file of that name, and a word where one
// name means two documents.
func TestDocumentsThatDiffer(t *testing.T) {
	f, r := corrected(t, "a/01.md", "b/01.md"), result()
	if f.Apply("01.md", r); r.Quotes[1].Speaker != nil {
		t.Errorf("a/01.md or b/01.md: %v", r.Quotes[1].Speaker)
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"01.md", filepath.Join("a", "01.md")} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f, r = corrected(t, "01.md"), result()
	if f.Apply("a/01.md", r); r.Quotes[1].Speaker != nil {
		t.Errorf("another file than 01.md: %v", r.Quotes[1].Speaker)
	}
	f = corrected(t, "02.md")
	f.Apply("a/02.md", result())
	f.Apply("b/02.md", result())
	if got := f.Unused(false); len(got) != 1 || !strings.Contains(got[0], "line 2: 02.md means a/02.md and b/02.md") {
		t.Errorf("%q", got)
	}
}

// TestUnused expects the people who speak nowhere in one line, and the rows of a
// sheet whose quote is gone.
func TestUnused(t *testing.T) {
	f, err := Read(write(t, "p.yaml", "people: [{name: Ek}, {name: A}, {name: B}, {name: C}, {name: D}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	f.Apply("a.txt", result())
	if got := f.Unused(false); len(got) != 1 || !strings.HasSuffix(got[0], "p.yaml: nobody who speaks is A, B, C and 1 more (-v names them)") {
		t.Errorf("%q", got)
	}
	f, err = Read(write(t, "c.csv", "doc,quote,correct_speaker\na.txt,yes,\na.txt,gone,Ann\nb.txt,gone,Ann\n"))
	if err != nil {
		t.Fatal(err)
	}
	f.Apply("../a.txt", result())
	if got := f.Unused(false); len(got) != 2 || !strings.HasSuffix(got[0], `c.csv, row 3: no quote "gone" any more in a.txt; its correction was not used`) ||
		!strings.HasSuffix(got[1], "c.csv: not read: b.txt; corrections that were not used: 1, cells of checked: 0") {
		t.Errorf("%q", got)
	}
}
