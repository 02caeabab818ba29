package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

// corpus writes files of JSON Lines with the project's own articles, one of
// them packed, one empty and some with what can be wrong, and returns their names.
func corpus(t *testing.T) []string {
	t.Helper()
	articles, err := filepath.Glob("../testdata/*/*.txt")
	if err != nil || len(articles) < 5 {
		t.Fatal(articles, err)
	}
	var plain, packed bytes.Buffer
	for i, name := range articles {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(map[string]any{"ref": fmt.Sprintf("%03d", i), "text": string(text), "outlet": "The Mail"})
		if err != nil {
			t.Fatal(err)
		}
		to := &plain
		if i >= len(articles)/2 {
			to = &packed
		}
		to.Write(append(line, '\n'))
	}
	zipped := pack(t, packed.Bytes())
	dir := t.TempDir()
	var names []string
	for name, data := range map[string]string{
		"a.jsonl":     "\ufeff" + plain.String(),
		"b.jsonl.gz":  zipped,
		"c.jsonl":     "",
		"d.jsonl":     "{\"ref\": \"poison\", \"text\n\n{\"ref\": \"empty\"}\r\n{\"text\": \"\\\"No id,\\\" said Jo Ek.\"}\n[]\n{\"ref\": 7, \"text\": \"\"}",
		"torn.jsonl":  zipped[:len(zipped)-100],
		"torn2.jsonl": "\x1f\x8bno",
	} {
		name = filepath.Join(dir, name)
		names = append(names, name)
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	return names
}

func pack(t *testing.T, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// newTestJob returns a job by its flags.
func newTestJob(t *testing.T, args ...string) *job {
	t.Helper()
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	j := newJob(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	if err := j.check(); err != nil {
		t.Fatal(err)
	}
	return j
}

// run runs a job on Prism and returns the metrics.
func run(t *testing.T, j *job) map[string]int64 {
	t.Helper()
	p := beam.NewPipeline()
	j.build(p.Root())
	result, err := beam.Run(context.Background(), "prism", p)
	if err != nil {
		t.Fatal(err)
	}
	return counts(result)
}

// read returns the lines of an output, sorted.
func read(t *testing.T, j *job, name string) []string {
	t.Helper()
	var all []byte
	for i := range j.shards {
		data, err := os.ReadFile(filepath.Join(j.output, fmt.Sprintf("%s-%05d-of-%05d.jsonl", name, i, j.shards)))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	return sorted(all)
}

func sorted(lines []byte) []string {
	all := strings.Split(strings.TrimSuffix(string(lines), "\n"), "\n")
	slices.Sort(all)
	return slices.DeleteFunc(all, func(line string) bool { return line == "" })
}

// program builds the command line program.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "quotes")
	cmd := exec.Command("go", "build", "-o", path, "./cmd/quotes")
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// commandLine runs the program and returns its lines, sorted.
func commandLine(program string, args ...string) []string {
	out, _ := exec.Command(program, args...).Output() // some documents fail
	return sorted(out)
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d lines, not %d", what, len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: line %d is\n%s\nnot\n%s", what, i+1, got[i], want[i])
		}
	}
}

// TestSameAsCommandLine holds that the pipeline writes the lines that the
// program writes, whatever the bundles and files, for all that can be wrong with
// a line.
func TestSameAsCommandLine(t *testing.T) {
	files := corpus(t)
	quotes := program(t)
	fields := []string{"--field", "id=ref", "--kinds", "all", "--keep"}
	args := append(append([]string{}, fields...), "--input-format", "jsonl", "-f", "jsonl")
	want := commandLine(quotes, append(append([]string{"extract"}, args...), files...)...)
	perDoc := commandLine(quotes, append(append([]string{"extract", "--per", "doc"}, args...), files...)...)
	failed := slices.DeleteFunc(slices.Clone(perDoc), func(line string) bool { return !strings.Contains(line, `"error":{"code"`) })
	for _, c := range []struct {
		shards, block string
		more          []string
		want          []string
	}{
		{"1", "67108864", nil, want},
		{"3", "1000", nil, want},
		{"2", "20000", []string{"--per-doc"}, perDoc},
	} {
		j := newTestJob(t, append(append([]string{"--input", filepath.Dir(files[0]) + "/[abcd].jsonl*", "--input", filepath.Dir(files[0]) + "/torn*.jsonl",
			"--output", t.TempDir(), "--shards", c.shards}, fields...), c.more...)...)
		fmt.Sscan(c.block, &j.read.BlockBytes)
		counted := run(t, j)
		got, failures := read(t, j, "quotes"), read(t, j, "failures")
		compare(t, "failures", failures, failed)
		if c.more != nil {
			got = append(got, failures...)
			slices.Sort(got)
		}
		compare(t, "quotes", got, c.want)
		if docs, bad := counted["documents"], counted["failed"]; int(docs) != len(perDoc) || int(bad) != len(failed) || bad == 0 || counted["text_bytes"] == 0 {
			t.Errorf("metrics: %v, not %d documents and %d failed", counted, len(perDoc), len(failed))
		}
	}
}

// TestSpeakers holds that the rows are those of quotes speakers where no two
// documents have one id. Its shares are rounded so that they add up, which takes
// all rows at once; ours each by itself. What it lists as it comes is sorted here,
// and the first place is that of the first document in the order of ids, not of
// the input: that one is never later.
func TestSpeakers(t *testing.T) {
	files := slices.DeleteFunc(corpus(t), func(name string) bool { return strings.HasPrefix(filepath.Base(name), "torn") })
	j := newTestJob(t, "--input", filepath.Dir(files[0])+"/[abcd].*", "--output", t.TempDir(), "--field", "id=ref")
	run(t, j)
	args := append([]string{"speakers", "-f", "jsonl", "--field", "id=ref", "--input-format", "jsonl"}, files...)
	got, want := rowsOf(t, read(t, j, "speakers")), rowsOf(t, commandLine(program(t), args...))
	if len(got) != len(want) || len(got) < 20 {
		t.Errorf("%d rows, not %d", len(got), len(want))
	}
	for key, row := range want {
		other := got[key]
		if math.Abs(row.QuoteShare-other.QuoteShare) > 1.5e-4 || math.Abs(row.WordShare-other.WordShare) > 1.5e-4 {
			t.Errorf("%s: shares are %g and %g, not %g and %g", key, other.QuoteShare, other.WordShare, row.QuoteShare, row.WordShare)
		}
		if compareFirst(other.First, row.First) > 0 {
			t.Errorf("%s: first in %v, not in %v", key, other.First, row.First)
		}
		other.First = row.First
		other.QuoteShare, other.WordShare = row.QuoteShare, row.WordShare
		a, _ := json.Marshal(other)
		b, _ := json.Marshal(row)
		if string(a) != string(b) {
			t.Errorf("%s is not\n%s", a, b)
		}
	}
}

// rowsOf reads rows, by their keys, with what they list sorted.
func rowsOf(t *testing.T, lines []string) map[string]record.SpeakerRow {
	t.Helper()
	rows := map[string]record.SpeakerRow{}
	for _, line := range lines {
		var row record.SpeakerRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		slices.Sort(row.Roles)
		slices.Sort(row.Aliases)
		rows[row.Key] = row
	}
	return rows
}

// TestNothing holds that there is an output where there is no document.
func TestNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "none.jsonl")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	j := newTestJob(t, "--input", file, "--output", t.TempDir())
	run(t, j)
	for _, name := range []string{"quotes", "failures", "speakers"} {
		if lines := read(t, j, name); len(lines) > 0 {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

// poisoned is an attributor that some documents are too much for.
type poisoned struct{}

func (poisoned) Attribute(ctx context.Context, doc *extract.Document) (*attribute.Result, error) {
	if doc.Text == "panic" {
		panic("poison")
	}
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestFailures holds that a document that panics, or takes too long, is a
// failure of its own.
func TestFailures(t *testing.T) {
	f := &newTestJob(t, "--input", "a", "--output", "b", "--timeout", "1ms").find
	if err := f.Setup(); err != nil {
		t.Fatal(err)
	}
	f.who = poisoned{}
	for text, want := range map[string]string{
		"panic": `{"doc":"x","error":{"code":"internal","message":"internal error: poison"}}`,
		"wait":  `{"doc":"x","error":{"code":"timeout","message":"took longer than --timeout allows"}}`,
	} {
		line := source.Line{Path: "a", Number: 3, Text: fmt.Appendf(nil, `{"id": "x", "text": %q}`, text)}
		got := ""
		err := f.ProcessElement(context.Background(), line,
			func(int, string) { t.Error("a record") },
			func(_ int, line string) { got = line },
			func(string, record.SpeakerRow) { t.Error("a row") })
		if err != nil || got != want {
			t.Errorf("%s %v, not %s", got, err, want)
		}
	}
}

// TestMergeRows holds that rows add up the same in whatever order they come.
func TestMergeRows(t *testing.T) {
	row := func(doc, id, name string, roles ...string) record.SpeakerRow {
		return record.SpeakerRow{Key: "k", Values: []string{name}, Quotes: 1, Words: 3, Documents: 1, Roles: roles, First: record.First{Doc: doc, Line: 2, ID: id}}
	}
	rows := []record.SpeakerRow{row("b", "q7", "J. Ek", "mayor"), row("a", "q101", "Jo Ek", "Mayor"), row("a", "q99", "J Ek", "mayor", "chair")}
	want := ""
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {1, 0, 2}} {
		all := mergeRows(mergeRows(rows[order[0]], rows[order[1]]), rows[order[2]])
		other := mergeRows(rows[order[0]], mergeRows(rows[order[1]], rows[order[2]]))
		for _, sum := range []record.SpeakerRow{all, other} {
			got := fmt.Sprint(sum.Values, sum.Quotes, sum.Words, sum.Documents, sum.Roles, sum.First)
			if want == "" {
				want = got
			}
			if got != want || sum.First.ID != "q99" || sum.Quotes != 3 {
				t.Errorf("%s, not %s", got, want)
			}
		}
	}
}

// TestFlagsAreChecked holds that words that cannot be meant are refused before
// any work.
func TestFlagsAreChecked(t *testing.T) {
	for _, args := range []string{"", "--input a", "--output b", "--input a --output b --shards 0", "--kinds speech", "--field body=text",
		"--genre poem", "--min-confidence x", "--input a --output b --min-confidence 2"} {
		flags := flag.NewFlagSet("", flag.ContinueOnError)
		flags.SetOutput(&bytes.Buffer{})
		j := newJob(flags)
		if err := flags.Parse(strings.Fields(args)); err == nil && j.check() == nil {
			t.Errorf("%q passes", args)
		}
	}
}
