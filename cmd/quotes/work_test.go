package main

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// updateWork writes down what TestWork counts.
var updateWork = flag.Bool("update-work", false, "write what the texts of testdata take into testdata/work.tsv")

// The work that may be counted, as a share of what is written down: more is
// speed lost without notice; so much less is a bound that no longer holds
// anything, and is to be written down anew.
const (
	mostWork  = 1.10
	leastWork = .50
	fewWork   = 20 // thousands of statements, or kB: less is not looked at by itself
)

// workTexts are texts that the project wrote, and how they are read.
var workTexts = map[string][]string{
	"start":      {"version"},
	"news":       {"extract", "-f", "jsonl", "articles"},
	"reports":    {"extract", "-f", "jsonl", "--kinds", "all", "articles"},
	"story":      {"extract", "-f", "jsonl", "--genre", "fiction", "stories"},
	"transcript": {"extract", "-f", "jsonl", "turns.jsonl"},
}

// TestWork holds that fixed texts take no more work than is written down in
// testdata/work.tsv: statements that run, of each package, and what is
// allocated. Neither depends on the machine. Pairs are weighed in internal/link,
// trees are scored in internal/model, words are tagged in internal/nlp and prose.
func TestWork(t *testing.T) {
	if !*growth && !*updateWork {
		t.Skip("asked for by -growth")
	}
	c, err := newCounter()
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]int{}
	for name, args := range workTexts {
		args = slices.Clone(args)
		if last := len(args) - 1; last > 0 {
			args[last] = filepath.Join(root, "testdata", args[last])
			args = append(args, "-q", "-j", "1")
		}
		for pkg, n := range perPackage(c.run(t, "", args...)) {
			counted[name+"\t"+pkg] = n
		}
		a := accountOf(t, "", args...)
		counted[name+"\tkB allocated"], counted[name+"\tobjects allocated"] = int(a.Bytes/1000), int(a.Objects/1000)
	}
	file := filepath.Join(root, "testdata", "work.tsv")
	if *updateWork {
		writeWork(t, file, counted)
		return
	}
	compareWork(t, readWork(t, file), counted)
}

// perPackage returns the thousands of statements that ran in each package, and in
// all of them.
func perPackage(counts tally) map[string]int {
	out := map[string]int{}
	for b, times := range counts {
		pkg := path.Dir(b.place[:strings.LastIndexByte(b.place, ':')])
		out[pkg] += times * b.statements
		out["all"] += times * b.statements
	}
	for pkg := range out {
		out[pkg] /= 1000
	}
	maps.DeleteFunc(out, func(_ string, n int) bool { return n == 0 })
	return out
}

// compareWork holds what was counted against what is written down.
func compareWork(t *testing.T, want, got map[string]int) {
	t.Helper()
	for what, n := range got {
		most := float64(max(want[what], fewWork)) * mostWork
		if float64(n) > most {
			t.Errorf("%q takes %d thousand, and %d are written down; if it must, go test ./cmd/quotes -run TestWork -update-work", what, n, want[what])
		}
	}
	for what, n := range want {
		if strings.HasSuffix(what, "\tall") && float64(got[what]) < leastWork*float64(n) {
			t.Errorf("%q takes %d thousand, less than half of what is written down: go test ./cmd/quotes -run TestWork -update-work", what, got[what])
		}
	}
}

// readWork reads lines of "text, what, thousands".
func readWork(t *testing.T, file string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for line := range strings.Lines(string(data)) {
		cut := strings.LastIndexByte(line, '\t')
		n, err := strconv.Atoi(strings.TrimSpace(line[cut+1:]))
		if err != nil {
			t.Fatalf("%s: %q: %v", file, line, err)
		}
		out[line[:cut]] = n
	}
	return out
}

func writeWork(t *testing.T, file string, counted map[string]int) {
	t.Helper()
	var b bytes.Buffer
	for _, what := range slices.Sorted(maps.Keys(counted)) {
		if n := counted[what]; n >= fewWork {
			fmt.Fprintf(&b, "%s\t%d\n", what, n)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestCompareWork holds that the check finds what it looks for.
func TestCompareWork(t *testing.T) {
	counts := tally{block{"quotes/internal/link/pair.go:1.2,3.4", 3}: 50_000, block{"quotes/internal/model/score.go:1.2,3.4", 1}: 900}
	if got := perPackage(counts); got["quotes/internal/link"] != 150 || got["all"] != 150 || len(got) != 2 {
		t.Errorf("%v", got)
	}
	for what, got := range map[string]int{"as before": 108, "more": 115, "less": 45} {
		inner := &testing.T{}
		compareWork(inner, map[string]int{"news\tall": 100}, map[string]int{"news\tall": got})
		if inner.Failed() != (what != "as before") {
			t.Errorf("%s: failed is %v", what, inner.Failed())
		}
	}
}
