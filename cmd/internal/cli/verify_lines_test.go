package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
)

// TestVerifyLines holds that the line of a passage is that of the file, as grep -n
// counts and as extract has it, in every format whose files have lines: each
// document of the set is verified against itself.
func TestVerifyLines(t *testing.T) {
	const dir = "../../../testdata/sets/files"
	counted := map[string]int{".txt": 0, ".html": 0, ".md": 0, ".xml": 0, ".srt": 0, ".vtt": 0, ".ttml": 0, ".ass": 0, ".cha": 0}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		if _, ok := counted[filepath.Ext(path)]; !ok {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range verdictsOf(t, path, "--against", path) {
			if v.Passage == nil {
				continue
			}
			words := strings.Fields(v.Passage.Text)
			head := strings.Join(words[:min(3, len(words))], " ")
			if on := linesWith(string(raw), head); len(on) > 0 {
				counted[filepath.Ext(path)]++
				if !slices.Contains(on, v.Passage.Line) {
					t.Errorf("%s: %q stands on lines %v, not %d", f.Name(), head, on, v.Passage.Line)
				}
			}
		}
	}
	for ext, n := range counted {
		if n == 0 {
			t.Errorf("no line of a %s was counted", ext)
		}
	}
}

// verdictsOf runs verify and returns its verdicts; none where it refuses its input.
func verdictsOf(t *testing.T, args ...string) []record.Verdict {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	c.Main(append([]string{"verify", "-f", "json"}, args...))
	var verdicts []record.Verdict
	if out.Len() == 0 {
		return nil
	}
	if err := json.Unmarshal(out.Bytes(), &verdicts); err != nil {
		t.Fatalf("%v: %v: %s", args, err, errs.String())
	}
	return verdicts
}
