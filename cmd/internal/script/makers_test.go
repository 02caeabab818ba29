package script

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotes/internal/record"
)

// makers asks for the test that installs two audiobook makers:
// go test ./cmd/internal/script -run TestMakers -makers
var makers = flag.Bool("makers", false, "read scripts with the code of abogen and audiobooker, which pip installs")

// packages are the makers and what their readers import. The makers themselves
// are installed without what they need to speak.
var packages = [][]string{
	{"--no-deps", "abogen==1.3.1", "audiobooker-ai==3.0.0"},
	{"ebooklib", "beautifulsoup4", "markdown", "pymupdf", "chardet", "charset-normalizer", "python-dotenv", "platformdirs", "requests", "numpy"},
}

// madeChapter is a chapter as a maker has read it.
type madeChapter struct {
	Title, Text string
	Rows        [][2]string // speaker and words
}

// TestMakers holds that abogen and audiobooker find the chapters, the words and,
// where they take them, the speakers of scripts: of a story of the project, and of
// the novels where they are there.
func TestMakers(t *testing.T) {
	if !*makers {
		t.Skip("installs packages; ask for it with -makers")
	}
	python := python(t)
	books := map[string]*Book{"lock-house": lockHouseScript(t, Voices{})}
	for _, name := range novels {
		if path := filepath.Join("../../../../shared/corpora/novels", name+".txt"); exists(path) {
			books[name] = New(read(t, path), Options{Kinds: record.DefaultKinds()})
		}
	}
	for name, b := range books {
		t.Run(name, func(t *testing.T) { checkMakers(t, python, b) })
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// checkMakers lets both makers read a book.
func checkMakers(t *testing.T, python string, b *Book) {
	t.Helper()
	dir := t.TempDir()
	for format, names := range map[string]map[string]string{
		"abogen":      {b.slug() + ".txt": "abogen.txt"},
		"audiobooker": {b.slug() + ".md": b.slug() + ".md", b.slug() + "_review.txt": b.slug() + "_review.txt"},
	} {
		files := written(t, format, b)
		for from, to := range names {
			if err := os.WriteFile(filepath.Join(dir, to), []byte(files[from]), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	var made struct {
		Abogen struct {
			Metadata map[string]string
			Chapters []madeChapter
		}
		Audiobooker struct {
			Title     string
			Skipped   []string
			Malformed int
			Chapters  []madeChapter
		}
	}
	if err := json.Unmarshal(run(t, python, "testdata/makers.py", dir, b.slug()), &made); err != nil {
		t.Fatal(err)
	}
	if b.Title != "" && (made.Abogen.Metadata["title"] != b.Title || made.Audiobooker.Title != b.Title) {
		t.Errorf("titles %q and %q, not %q", made.Abogen.Metadata["title"], made.Audiobooker.Title, b.Title)
	}
	if len(made.Audiobooker.Skipped) > 0 || made.Audiobooker.Malformed > 0 {
		t.Errorf("audiobooker passes over %q and %d lines", made.Audiobooker.Skipped, made.Audiobooker.Malformed)
	}
	checkMade(t, "abogen", b, made.Abogen.Chapters, (*Book).heading)
	checkMade(t, "audiobooker", b, made.Audiobooker.Chapters, (*Book).heading)
	for i, c := range made.Audiobooker.Chapters {
		if len(c.Rows) != len(b.Chapters[i].Rows) {
			t.Errorf("audiobooker reads %d rows of %q, not %d", len(c.Rows), c.Title, len(b.Chapters[i].Rows))
			continue
		}
		for j, r := range b.Chapters[i].Rows {
			if c.Rows[j] != [2]string{reviewName(r.Speaker), r.Text} {
				t.Errorf("audiobooker reads %q of row %d, not %q of %s", c.Rows[j], r.Number, r.Text, r.Speaker)
			}
		}
	}
}

// checkMade holds that a maker has the chapters with all their words.
func checkMade(t *testing.T, maker string, b *Book, got []madeChapter, heading func(*Book, *Chapter) string) {
	t.Helper()
	if len(got) != len(b.Chapters) {
		t.Fatalf("%s has %d chapters, not %d", maker, len(got), len(b.Chapters))
	}
	for i := range b.Chapters {
		c := &b.Chapters[i]
		var want strings.Builder
		for _, r := range c.Rows {
			want.WriteString(letters(r.Text))
		}
		if got[i].Title != heading(b, c) || letters(got[i].Text) != want.String() {
			t.Errorf("%s reads chapter %q as %q: %.300s", maker, heading(b, c), got[i].Title, got[i].Text)
		}
	}
}

// python returns the Python of an environment that has the makers.
func python(t *testing.T) string {
	t.Helper()
	env := filepath.Join(t.TempDir(), "env")
	run(t, "python3", "-m", "venv", env)
	path := filepath.Join(env, "bin", "python")
	for _, list := range packages {
		run(t, path, append([]string{"-m", "pip", "install", "-q"}, list...)...)
	}
	return path
}

// run runs a program and returns its standard output.
func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, &errs)
	}
	return out
}
