package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quotes/cmd/internal/disk"
	"quotes/cmd/internal/format"
	"quotes/internal/record"
	"quotes/internal/source"
)

// cutRun is a run over a few files, which can be broken off anywhere.
type cutRun struct {
	input string // the folder
	out   string // where the output is, below a folder
}

// options returns the options of an output in a folder.
func (r cutRun) options(t *testing.T, dir string) Options {
	t.Helper()
	f, err := format.ByName("jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return Options{Path: filepath.Join(dir, r.out) + r.out[len(strings.TrimRight(r.out, "/")):], Inputs: []string{r.input}, Format: f, Run: Run{Version: "1", Inputs: []string{r.input}}}
}

// write hands documents to a sink as the command does. Where it stops after most
// of them, each is marked. It does not close the sink.
func (r cutRun) write(t *testing.T, sink Sink, most int) {
	t.Helper()
	g := sink.(Resumer)
	n, begun := 0, g.Begun().Documents
	for item := range source.Items([]string{r.input}, source.Options{}) {
		if n++; n > most {
			return
		}
		if n <= begun {
			if err := g.Pass(item); err != nil {
				t.Fatal(err)
			}
			continue
		}
		doc := &record.Document{Doc: item.Name, Quotes: []record.Quote{{ID: fmt.Sprint("q", n), Text: strings.Repeat("It is open. ", n)}}}
		if most < 100 {
			hurry(sink)
		}
		if err := sink.Write(item, doc); err != nil {
			t.Fatal(err)
		}
		if err := g.Done(item, n%2 == 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Passed(); err != nil {
		t.Fatal(err)
	}
}

// hurry has a sink write its next mark at once.
func hurry(sink Sink) {
	switch s := sink.(type) {
	case *fileSink:
		s.journal.when, s.journal.took = time.Time{}, 0
	case *folderSink:
		s.journal.when, s.journal.took = time.Time{}, 0
	}
}

// finish goes on with what stands in a folder, and returns what then is there.
func (r cutRun) finish(t *testing.T, dir string) map[string]string {
	t.Helper()
	opts := r.options(t, dir)
	opts.Resume = true
	sink, err := Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	r.write(t, sink, 100)
	if err := sink.Close(Whole); err != nil {
		t.Fatal(err)
	}
	return tree(t, dir)
}

// tree returns the files of a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[rel] = string(data)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// put writes files into a new folder.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestEveryCut holds that a run goes on to the same bytes wherever it was broken
// off: between the output and its mark, in the middle of a mark, and, as after a
// machine fell, with less of the output than its marks tell of.
func TestEveryCut(t *testing.T) {
	input := put(t, map[string]string{"a.txt": "a", "b.txt": "b", "c/d.txt": "d", "e.txt": "e", "f.txt": "f"})
	for _, out := range []string{"out.jsonl", "out/"} {
		r := cutRun{input, out}
		want := r.finish(t, t.TempDir())
		if len(want) == 0 {
			t.Fatal("nothing is written")
		}
		dir := t.TempDir()
		sink, err := Open(r.options(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		r.write(t, sink, 4)
		broken := tree(t, dir)
		if err := sink.Close(Broken); err != nil {
			t.Fatal(err)
		}
		journal, part := "out.jsonl"+journalSuffix, "out.jsonl"+disk.PartSuffix
		if out == "out/" {
			journal, part = filepath.Join("out", folderJournal), ""
		}
		marks := broken[journal]
		if strings.Count(marks, "\n") < 4 {
			t.Fatalf("%s: few marks: %s", out, marks)
		}
		for n := 0; n <= len(marks); n += 1 + n%67 {
			for _, bytes := range cuts(broken[part]) {
				files := map[string]string{}
				for name, text := range broken {
					files[name] = text
				}
				files[journal] = marks[:n]
				if part != "" {
					files[part] = bytes
				}
				got := r.finish(t, put(t, files))
				delete(got, part+".1") // of which no mark tells
				if !same(got, want) {
					t.Fatalf("%s: %d bytes of marks and %d of output: %q, not %q", out, n, len(bytes), got, want)
				}
			}
		}
	}
}

// cuts returns what may be left of an output.
func cuts(text string) []string {
	if text == "" {
		return []string{""}
	}
	return []string{text + `{"doc":"to`, text, text[:len(text)-1], text[:len(text)/2], ""}
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			return false
		}
	}
	return true
}

// TestInterruptedWhilePassing holds that a run which is stopped before it has
// passed over what is done keeps all of that.
func TestInterruptedWhilePassing(t *testing.T) {
	input := put(t, map[string]string{"a.txt": "a", "b.txt": "b", "c.txt": "c", "d.txt": "d"})
	for _, out := range []string{"out.jsonl", "out/"} {
		r := cutRun{input, out}
		want := r.finish(t, t.TempDir())
		dir := t.TempDir()
		opts := r.options(t, dir)
		for _, most := range []int{3, 1, 2, 0} {
			sink, err := Open(opts)
			if err != nil {
				t.Fatal(err)
			}
			r.write(t, sink, most)
			if err := sink.Close(Interrupted); err != nil {
				t.Fatal(err)
			}
			opts.Resume = true
		}
		if sink, err := Open(opts); err != nil || sink.(Resumer).Begun().Documents < 2 {
			t.Errorf("%s: %v, %v", out, sink, err)
		} else if err := sink.Close(Interrupted); err != nil {
			t.Fatal(err)
		}
		if got := r.finish(t, dir); !same(got, want) {
			t.Errorf("%s: %q, not %q", out, got, want)
		}
	}
}

// TestMarksTellOfWhatIsThere holds that a journal never says more than the
// output holds, also where the output cannot grow.
func TestMarksTellOfWhatIsThere(t *testing.T) {
	input := put(t, map[string]string{"a.txt": "a", "b.txt": "b"})
	r := cutRun{input, "out.jsonl"}
	dir := t.TempDir()
	sink, err := Open(r.options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	s := sink.(*fileSink)
	r.write(t, sink, 1)
	done := s.Begun()
	s.journal.add(slices.Collect(source.Items([]string{input}, source.Options{}))[1])
	s.journal.note(1000, false)
	if err := s.journal.write(func() error { return os.ErrInvalid }); err == nil {
		t.Fatal("written before the output is")
	}
	if s.Begun() != done {
		t.Errorf("%v, not %v", s.Begun(), done)
	}
	if err := sink.Close(Broken); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "out.jsonl"+journalSuffix)); err != nil || bytes.Contains(data, []byte("1000")) {
		t.Errorf("%s (%v)", data, err)
	}
}
