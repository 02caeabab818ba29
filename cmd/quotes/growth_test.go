package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/speakers"
)

// growth asks for TestGrowth, which takes minutes; .ci/run sets it, with -short:
// then texts are a fifth as long, and allocations are compared of some only.
var growth = flag.Bool("growth", false, "hold that the work grows with the text and no faster")

// A job is a run of the program on a text of any size: standard input and
// arguments. Files of its own lie in dir.
type job struct {
	name  string
	bytes int // size whose allocations are compared with those of times the size
	make  func(t *testing.T, dir string, size int) (stdin string, args []string)
}

// Four times the text: what a block of code may run more often, and what may be
// allocated more. Linear is 4, n log n some 4.5, quadratic 16; what begins only
// once it pays, or has a bound that short texts do not reach, lies between.
const (
	times     = 4
	mostRuns  = 12
	mostBytes = 5
)

// TestGrowth holds for every command, format and hostile text that four times
// the text takes four times the work: that each single block of code runs so
// much more often, which is counted, and that so much more is allocated, for
// most up to 4 MB. A block that runs seldom is not looked at: less than once in 32 bytes.
func TestGrowth(t *testing.T) {
	if !*growth {
		t.Skip("asked for by -growth")
	}
	c, err := newCounter()
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs() {
		t.Run(j.name, func(t *testing.T) {
			t.Parallel()
			j.countRuns(t, c)
			if !testing.Short() || j.bytes == large {
				j.countBytes(t)
			}
		})
	}
}

// scaled returns the size of a text: with -short a fifth.
func scaled(size int) int {
	if testing.Short() {
		return size / 5
	}
	return size
}

// listed is how many blocks of code a failure lists.
const listed = 12

// countRuns compares how often each block ran. Much that is bounded grows too
// fast at first, as a look back over the last 500 names does while there are
// fewer; so what is found is looked for again in a longer text.
func (j job) countRuns(t *testing.T, c *counter) {
	size := scaled(100_000)
	run := func(size int) tally {
		stdin, args := j.make(t, t.TempDir(), size)
		return c.run(t, stdin, args...)
	}
	short, long := run(size), run(times*size)
	found := steep(short, long, size/32)
	if len(found) == 0 {
		return
	}
	longest := run(times * times * size)
	found = slices.DeleteFunc(steep(long, longest, times*size/32), func(b block) bool { return !slices.Contains(found, b) })
	for _, b := range found[:min(len(found), listed)] {
		t.Errorf("%s: runs %d, %d, %d times for %d times the text", b.place, short[b], long[b], longest[b], times)
	}
	if len(found) > listed {
		t.Errorf("and %d more", len(found)-listed)
	}
}

// steep returns the blocks that run more often than they may, the program's own
// before those it calls, those that take most first. Blocks that run less than
// few times count as if they ran so often.
func steep(short, long tally, few int) []block {
	var found []block
	for b, n := range long {
		if n > mostRuns*max(short[b], few) {
			found = append(found, b)
		}
	}
	called := func(b block) int {
		if strings.HasPrefix(b.place, "quotes/") {
			return 0
		}
		return 1
	}
	slices.SortFunc(found, func(a, b block) int {
		return cmp.Or(cmp.Compare(called(a), called(b)), cmp.Compare(long[b]*b.statements, long[a]*a.statements), cmp.Compare(a.place, b.place))
	})
	return found
}

// countBytes compares what is allocated.
func (j job) countBytes(t *testing.T) {
	run := func(size int) account {
		stdin, args := j.make(t, t.TempDir(), size)
		return accountOf(t, stdin, args...)
	}
	short, long := run(scaled(j.bytes)), run(times*scaled(j.bytes))
	for what, pair := range map[string][2]uint64{"bytes": {short.Bytes, long.Bytes}, "objects": {short.Objects, long.Objects}} {
		if pair[1] > mostBytes*pair[0] {
			t.Errorf("%s: %d times the text takes %d, not %d", what, times, pair[1], pair[0])
		}
	}
}

// TestSteep holds that the check finds what it looks for.
func TestSteep(t *testing.T) {
	linear, quadratic, seldom := block{"linear", 2}, block{"quadratic", 1}, block{"seldom", 1}
	short := tally{linear: 1000, quadratic: 1000, seldom: 0}
	long := tally{linear: 4500, quadratic: 16000, seldom: 700}
	if got := steep(short, long, 100); !slices.Equal(got, []block{quadratic}) {
		t.Errorf("%v", got)
	}
}

// jobs are all commands and formats on a usual text, and the hostile texts.
func jobs() []job {
	all := commandJobs()
	for name, text := range hostileTexts {
		bytes := usual
		if slices.Contains(largest, name) {
			bytes = large
		}
		for _, genre := range []string{"news", "fiction"} {
			all = append(all, piped(genre+"/"+name, bytes, text, "extract", "-q", "-j", "1", "-f", "jsonl", "--kinds", "all", "--input-format", "text", "--genre", genre))
		}
	}
	for _, f := range format.Names() {
		all = append(all, piped("format/"+f, usual, hostileTexts["news"], "extract", "-q", "-j", "1", "-f", f))
	}
	for _, f := range speakers.Formats() {
		all = append(all, piped("speakers/"+f, usual, hostileTexts["names"], "speakers", "-q", "-j", "1", "-f", f))
	}
	for kind, text := range inputs {
		format := kind
		if kind == "attributes" {
			format = "html"
		}
		all = append(all, piped("input/"+kind, usual, text, "extract", "-q", "-j", "1", "-f", "jsonl", "--input-format", format))
	}
	slices.SortFunc(all, func(a, b job) int { return cmp.Compare(a.name, b.name) })
	return all
}

// piped is a job whose text comes by standard input.
func piped(name string, bytes int, text func(size int) string, args ...string) job {
	return job{name, bytes, func(_ *testing.T, _ string, size int) (string, []string) { return text(size), args }}
}

// Sizes of texts whose allocations are compared.
const (
	usual = 250_000
	large = 1_000_000
)

// bytesAFile is for how many bytes of a text a folder has one file.
const bytesAFile = 200

// largest are the hostile texts that are looked at up to 4 MB.
var largest = []string{"news", "story", "marks", "one line", "short speeches", "shared surname", "labels only"}

// inputs are texts in the formats that are read.
var inputs = map[string]func(size int) string{
	"html": func(size int) string {
		return "<html><body><article><p>" + strings.ReplaceAll(html.EscapeString(repeated(article, size)), "\n\n", "</p>\n<p>") + "</p></article></body></html>"
	},
	"markdown":   func(size int) string { return repeated("# Ferries\n\n"+article, size) },
	"transcript": func(size int) string { return numbered("%s %s: Yes, it is so.\n\n", size, 1) },
	"srt":        func(size int) string { return repeated("1\n00:00:01,000 --> 00:00:02,000\nJO: It is open.\n\n", size) },
	"csv": func(size int) string {
		return "id,text\n1,\"" + strings.ReplaceAll(repeated(article, size), "\"", "“") + "\"\n"
	},
	"attributes": func(size int) string {
		return "<html><body><p " + numbered("%s%s ", size, 1) + ">“Yes,” said Jo Ek.</p></body></html>"
	},
	"jsonl": func(size int) string { return repeatedDocuments(size, "text", strings.ToValidUTF8(article, "")) },
}

// repeatedDocuments are lines of JSON, each with an id and a text.
func repeatedDocuments(size int, key, text string) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), key: text})
		if err != nil {
			panic(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// commandJobs are the commands that read more than standard input.
func commandJobs() []job {
	return []job{
		{"explain", large, func(t *testing.T, dir string, size int) (string, []string) {
			return "", []string{"explain", "--find", "bell myself", written(t, dir, "a.txt", repeated(article, size))}
		}},
		{"verify/found", large, func(t *testing.T, dir string, size int) (string, []string) {
			return "", []string{"verify", "-q", "-j", "1", "-f", "jsonl", written(t, dir, "a.txt", claims(size)), "--against", written(t, dir, "source.txt", claims(size))}
		}},
		{"verify/missing", large, func(t *testing.T, dir string, size int) (string, []string) {
			return "", []string{"verify", "-q", "-j", "1", "-f", "jsonl", written(t, dir, "a.txt", claims(size)), "--against", written(t, dir, "source.txt", repeated(article, size))}
		}},
		{"files/no articles", usual, func(t *testing.T, dir string, size int) (string, []string) {
			folder := filepath.Join(dir, "found")
			if err := os.Mkdir(folder, 0o777); err != nil {
				t.Fatal(err)
			}
			for i := range size / bytesAFile {
				written(t, folder, fmt.Sprintf("%d.bin", i), "\x00\x01")
			}
			return "", []string{"extract", "-j", "1", "-f", "jsonl", folder}
		}},
		{"eval", large, func(t *testing.T, dir string, size int) (string, []string) {
			return "", []string{"eval", "-q", "-j", "1", written(t, dir, "gold.jsonl", repeatedGold(t, size))}
		}},
		{"people", usual, func(t *testing.T, dir string, size int) (string, []string) {
			known := strings.Builder{}
			known.WriteString("people:\n")
			for i := range size / 100 {
				fmt.Fprintf(&known, "  - name: %s %s\n", madeUp("Ba", i+1), madeUp("Ro", i+1))
			}
			return hostileTexts["names"](size), []string{"extract", "-q", "-j", "1", "-f", "jsonl", "--people", written(t, dir, "people.yaml", known.String())}
		}},
	}
}

// claims is an article in which every quote is another.
func claims(size int) string {
	return numbered("“We saw %s on the way to %s, and it was late,” Jo Ek said.\n\n", size, 1)
}

// repeatedGold is the annotated corpus of the project, its documents named anew.
func repeatedGold(t *testing.T, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		for line := range strings.Lines(readText("testdata/gold.jsonl")) {
			var doc map[string]any
			if strings.TrimSpace(line) == "" {
				continue
			}
			if err := json.Unmarshal([]byte(line), &doc); err != nil {
				t.Fatal(err)
			}
			doc["text"] = strings.TrimSuffix(readText(fmt.Sprint("testdata/", doc["doc"])), "\n\n")
			doc["doc"] = fmt.Sprint(i, doc["doc"])
			again, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(append(again, '\n'))
		}
	}
	return b.String()
}

// written writes a file and returns its path.
func written(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
