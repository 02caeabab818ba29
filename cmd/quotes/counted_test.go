package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A counter runs the program with a counter in every block of code: of its own
// packages, of all others that it is made of, and of those of Go's own packages
// in which loops lie. A count says how often a block ran. It is the same on
// every machine and at every time, which a clock is not.
type counter struct{ program string }

// counted are packages of the standard library in which the program's loops run.
var counted = []string{"bufio", "bytes", "encoding/csv", "encoding/json", "encoding/xml", "regexp", "regexp/syntax", "slices", "sort", "strings", "unicode/utf8"}

// newCounter builds the program with counters.
var newCounter = sync.OnceValues(func() (*counter, error) {
	dir, err := os.MkdirTemp("", "quotes-counted")
	if err != nil {
		return nil, err
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".")
	deps, err := list.Output()
	if err != nil {
		return nil, err
	}
	packages := append(strings.Fields(string(deps)), counted...)
	c := &counter{program: filepath.Join(dir, "quotes.exe")}
	out, err := exec.Command("go", "build", "-cover", "-covermode=count", "-coverpkg="+strings.Join(packages, ","), "-o", c.program, ".").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	return c, nil
})

// A block is a stretch of code without branches, named by its place.
type block struct {
	place      string
	statements int
}

// A tally says how often each block ran.
type tally map[block]int

// run runs the program and counts. Exit codes 0 and 1 are answers; others fail
// the test.
func (c *counter) run(t *testing.T, stdin string, args ...string) tally {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command(c.program, args...)
	cmd.Env = append(os.Environ(), "GOCOVERDIR="+dir)
	cmd.Stdin = strings.NewReader(stdin)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("quotes %s: %v\n%s", strings.Join(args, " "), err, &errs)
	}
	profile := filepath.Join(dir, "profile")
	if out, err := exec.Command("go", "tool", "covdata", "textfmt", "-i", dir, "-o", profile).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return readTally(t, profile)
}

// readTally reads lines of "file.go:1.2,3.4 STATEMENTS TIMES".
func readTally(t *testing.T, profile string) tally {
	t.Helper()
	file, err := os.Open(profile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	counts := tally{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 {
			continue // the mode
		}
		statements, err := strconv.Atoi(fields[1])
		if err != nil {
			t.Fatal(err)
		}
		times, err := strconv.Atoi(fields[2])
		if err != nil {
			t.Fatal(err)
		}
		if times > 0 {
			counts[block{fields[0], statements}] += times
		}
	}
	if len(counts) == 0 {
		t.Fatal("nothing was counted")
	}
	return counts
}
