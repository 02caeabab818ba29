package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
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

// TestKilled holds that a run that is killed at random places, and goes on each
// time, writes byte for byte what a run in one writes.
func TestKilled(t *testing.T) {
	input := manyArticles(t, 250)
	for _, format := range []string{"jsonl", "csv"} {
		dir := t.TempDir()
		inOne, inParts := filepath.Join(dir, "whole."+format), filepath.Join(dir, "parts."+format)
		if out, err := exec.Command("quotes", "extract", input, "-o", inOne).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for range 5 {
			cmd := exec.Command("quotes", "extract", input, "-o", inParts, "--resume")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.IntN(400)) * time.Millisecond)
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
		if out, err := exec.Command("quotes", "extract", input, "-o", inParts, "--resume").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		same(t, inOne, inParts)
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
