package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// manyArticles writes JSON Lines of n short articles.
func manyArticles(t *testing.T, n int) string {
	t.Helper()
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	for i := range n {
		text := fmt.Sprintf("Mayor Jo Ek spoke on day %d.\n\n“It is open,” Ek said.\n\nAl Roe called that “a long tale”.\n\n", i)
		if err := lines.Encode(map[string]string{"id": fmt.Sprint(i), "text": strings.Repeat(text, 20)}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// kills is how often TestKilled kills the program.
var kills = flag.Int("kills", 12, "how often the program is killed")

// TestKilled holds that a run that is killed at random places, and goes on each
// time, writes byte for byte what a run in one writes: in every format that can
// go on, into a file and into a folder.
func TestKilled(t *testing.T) {
	many := manyArticles(t, 150)
	folder := manyFiles(t, many, 25)
	single := manyFiles(t, many, 1)
	cases := []struct{ input, output string }{
		{many, "out.jsonl"}, {many, "out.csv"}, {folder, "out.tsv"}, {folder, "out/"}, {single, "out.jsonl"}, {single, "out/"},
	}
	for i, c := range cases {
		dir := t.TempDir()
		inOne, inParts := filepath.Join(dir, "whole", c.output), filepath.Join(dir, "parts", c.output)
		for _, path := range []string{inOne, inParts} {
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		args := []string{"extract", c.input, "-f", formatOf(c.output), "-o"}
		sep := strings.TrimPrefix(c.output, "out")
		if sep == "/" {
			inOne, inParts = inOne+sep, inParts+sep
		}
		runTo(t, append(args, inOne)...)
		resumed := append(args, inParts, "--resume")
		for killed := i; killed < *kills; {
			for killed < *kills && kill(t, resumed...) {
				killed += len(cases)
			}
			runTo(t, resumed...)
			sameTree(t, filepath.Join(dir, "whole"), filepath.Join(dir, "parts"))
			if err := os.RemoveAll(inParts); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// kill runs the program and kills it at random; false where it has ended before.
func kill(t *testing.T, args ...string) bool {
	t.Helper()
	cmd := exec.Command("quotes", args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(rand.IntN(400)) * time.Millisecond)
	_ = cmd.Process.Kill()
	err := cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code > 0 {
		t.Fatalf("%v: %v", args, err)
	}
	return err != nil
}

// formatOf returns the format of an output of TestKilled.
func formatOf(output string) string {
	if ext := filepath.Ext(output); ext != "" {
		return ext[1:]
	}
	return "jsonl"
}

// runTo runs the program to its end.
func runTo(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("quotes", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// manyFiles writes files of so many lines of JSON Lines each into a folder.
func manyFiles(t *testing.T, path string, lines int) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	all := bytes.SplitAfter(data, []byte("\n"))
	for i := 0; i < len(all); i += lines {
		part := bytes.Join(all[i:min(i+lines, len(all))], nil)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.jsonl", i)), part, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sameTree holds that two folders hold the same files.
func sameTree(t *testing.T, a, b string) {
	t.Helper()
	var names [2][]string
	for i, dir := range []string{a, b} {
		if err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				names[i] = append(names[i], strings.TrimPrefix(path, dir))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(names[0], names[1]) || len(names[0]) == 0 {
		t.Errorf("%q and %q", names[0], names[1])
		return
	}
	for _, name := range names[0] {
		same(t, filepath.Join(a, name), filepath.Join(b, name))
	}
}

// same holds that two files say the same.
func same(t *testing.T, a, b string) {
	t.Helper()
	x, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	if y, err := os.ReadFile(b); err != nil || !bytes.Equal(x, y) {
		t.Errorf("%s and %s differ (%v)", a, b, err)
	}
}

// A tripwire cancels a context once so many bytes have been written or read.
type tripwire struct {
	bytes.Buffer
	cancel context.CancelFunc
	left   int
	input  []byte
}

// Read hands out the input a little at a time.
func (w *tripwire) Read(p []byte) (int, error) {
	if w.left--; w.left < 0 {
		w.cancel()
		select {} // as a pipe that nobody writes to
	}
	n := copy(p[:min(len(p), 4096)], w.input)
	w.input = w.input[n:]
	return n, nil
}

// TestInterruptKeepsWhole holds that an interrupted run says what it has kept,
// and that an interrupted -f json is JSON.
func TestInterruptKeepsWhole(t *testing.T) {
	data, err := os.ReadFile(manyArticles(t, 100))
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out.jsonl")
	for _, args := range [][]string{{"-f", "json"}, {"-o", out}} {
		ctx, cancel := context.WithCancel(context.Background())
		in := &tripwire{cancel: cancel, left: 30, input: data}
		var stdout, stderr bytes.Buffer
		c := Command{Stdin: in, Stdout: &stdout, Stderr: &stderr, Context: ctx}
		if code := c.Main(append([]string{"extract", "--input-format", "jsonl"}, args...)); code != ExitInterrupted {
			t.Errorf("%v: exit code %d", args, code)
		}
		if args[0] == "-f" && !json.Valid(stdout.Bytes()) {
			t.Errorf("%v: %.200s", args, stdout.String())
		}
		if args[0] == "-o" && !strings.Contains(stderr.String(), "documents in "+out+".part; go on with --resume") {
			t.Errorf("%v: %s", args, stderr.String())
		}
	}
}
