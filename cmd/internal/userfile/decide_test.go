package userfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestDecide holds that decisions are written one by one, win over those before
// on the same quote, are taken back, and leave all else in the file as it is.
func TestDecide(t *testing.T) {
	path := write(t, "p.yaml", `# mine
people:
  - {name: Jo Ek, party: Blue} # the mayor
corrections: [] # by hand
never: [Al Roe]
`)
	steps := []func() error{
		func() error {
			return Decide(path, Decision{Quote: "Yes,", Doc: "a.txt", Speaker: "Bo", By: "me", At: "2026-01-02T03:04:05Z"})
		},
		func() error {
			return Decide(path, Decision{Quote: "no: “well”", Doc: "a.txt", Occurrence: 2, Speaker: "-"})
		},
		func() error { return Decide(path, Decision{Quote: "yes", Doc: "a.txt", Speaker: "Jo Ek"}) },
		func() error { return Decide(path, Decision{Quote: "gone", Doc: "a.txt", Speaker: "!term"}) },
		func() error { return Retract(path, Decision{Quote: "Gone!", Doc: "a.txt"}) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	got := f.Decisions()
	if len(got) != 2 || got[0].Speaker != "Jo Ek" || got[0].By != "" || got[1] != (Decision{Quote: "no: “well”", Doc: "a.txt", Occurrence: 2, Speaker: "-"}) {
		t.Errorf("%+v", got)
	}
	if !got[1].On("No well.", 2) || got[1].On("no well", 1) {
		t.Error("a decision is on another quote")
	}
	if len(f.Known.People) != 1 || f.Field("Jo Ek", "party") != "Blue" || len(f.Known.Never) != 1 {
		t.Errorf("%+v", f.Known)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, kept := range []string{"# mine", "# the mayor", "# by hand"} {
		if !strings.Contains(string(data), kept) {
			t.Errorf("%s is lost:\n%s", kept, data)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("more than the file is there: %v", entries)
	}
	r := result()
	f.Apply("a.txt", r)
	if got := shown(r); !strings.HasPrefix(got, "Yes, Jo Ek corrected") {
		t.Error(got)
	}
}

// TestDecideNew holds that a file is made, and that one of another shape is left alone.
func TestDecideNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.yml")
	d := Decision{Quote: "Yes", Speaker: "Jo: Ek #1", By: "me", At: "2026-01-02T03:04:05Z"}
	if err := Decide(path, d); err != nil {
		t.Fatal(err)
	}
	f, err := Read(path)
	if err != nil || len(f.Decisions()) != 1 || f.Decisions()[0] != d {
		t.Errorf("%v %+v", err, f.Decisions())
	}
	for _, text := range []string{"- a\n", "corrections: {a: b}\n", "people: [\n"} {
		path := write(t, "p.yaml", text)
		if err := Decide(path, d); err == nil {
			t.Errorf("%q: no error", text)
		}
		if data, _ := os.ReadFile(path); string(data) != text {
			t.Errorf("%q became %q", text, data)
		}
	}
}

// TestDecideAtOneTime holds that no decision is lost where many decide at one time.
func TestDecideAtOneTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "people.yaml")
	var all sync.WaitGroup
	errs := make([]error, 16)
	for i := range errs {
		all.Go(func() { errs[i] = Decide(path, Decision{Quote: fmt.Sprint("It is ", i), Speaker: "Jo Ek"}) })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	file, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(file.Decisions()); n != len(errs) {
		t.Errorf("%d decisions, not %d", n, len(errs))
	}
}
