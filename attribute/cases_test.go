package attribute_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
)

// casesDir holds one file a topic; its README.md explains the form.
const casesDir = "../testdata/cases"

var update = flag.Bool("update", false, "write the quotes of cases that have none, and mark what is not right yet as todo")

// A caseFile is the cases of one topic.
type caseFile struct {
	path, head string // head is what stands before the first case
	cases      []*testCase
}

// A testCase is a text and the quotes that it should give.
type testCase struct {
	name   string
	flags  []string // fiction, news, indirect
	input  string
	quotes string // the lines of the section of quotes
	filled bool   // there is such a section
	todo   string // what does not come out right yet; empty where all does
}

// TestCases runs every case through extract and attribute. A case that is
// marked todo is skipped while it fails, and fails once it passes.
func TestCases(t *testing.T) {
	readers := readers{}
	paths, err := filepath.Glob(filepath.Join(casesDir, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s: %v", casesDir, err)
	}
	for _, path := range paths {
		file, err := readCases(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			for _, c := range file.cases {
				t.Run(c.name, func(t *testing.T) { runCase(t, readers.reader(t, c), c) })
			}
		})
		if *update {
			if err := file.write(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// readers are the attributors by what they are asked for, made when first needed.
type readers map[asked]*attribute.Attributor

// asked is what a case asks for.
type asked struct {
	genre    attribute.Genre
	indirect bool
}

// reader returns the attributor that a case asks for.
func (r readers) reader(t *testing.T, c *testCase) *attribute.Attributor {
	key := asked{attribute.Auto, slices.Contains(c.flags, "indirect")}
	for _, g := range [...]attribute.Genre{attribute.News, attribute.Fiction} {
		if slices.Contains(c.flags, string(g)) {
			key.genre = g
		}
	}
	if a := r[key]; a != nil {
		return a
	}
	a, err := attribute.New(attribute.Options{Genre: key.genre, Indirect: key.indirect})
	if err != nil {
		t.Fatal(err)
	}
	r[key] = a
	return a
}

// runCase compares the quotes of one case.
func runCase(t *testing.T, a *attribute.Attributor, c *testCase) {
	got, err := quotesOf(a, c)
	if err != nil {
		t.Fatal(err)
	}
	want := lines(c.quotes)
	wrong := difference(want, got)
	if *update {
		if !c.filled {
			c.quotes, c.filled, wrong = strings.Join(got, "\n")+"\n\n", true, ""
		}
		c.todo = wrong
		return
	}
	switch {
	case !c.filled:
		t.Error("the case has no quotes: go test ./attribute -run TestCases -update writes them")
	case wrong != "" && c.todo == "":
		t.Errorf("%s\ngot:\n%s\nwant:\n%s", wrong, strings.Join(got, "\n"), strings.Join(want, "\n"))
	case wrong == "" && c.todo != "":
		t.Error("right now: go test ./attribute -run TestCases -update takes the todo off")
	case c.todo != "":
		t.Skipf("todo: %s", wrong)
	}
}

// quotesOf returns the quotes of a case as the files write them.
func quotesOf(a *attribute.Attributor, c *testCase) ([]string, error) {
	res, err := a.Attribute(context.Background(), extract.New(c.input))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, q := range res.Quotes {
		if q.Kind == attribute.Indirect && !slices.Contains(c.flags, "indirect") {
			continue
		}
		out = append(out, quoteLine(res, q))
	}
	return out, nil
}

// quoteLine writes a quote as KIND | SPEAKER | TEXT | MENTION.
func quoteLine(res *attribute.Result, q *attribute.Quote) string {
	kind, speaker, mention := string(q.Kind), "-", "-"
	if q.Within != nil {
		kind = "nested"
	}
	if q.Speaker != nil && (q.Status == attribute.Attributed || q.Status == attribute.Corrected) {
		speaker = q.Speaker.Name
	}
	if q.Mention != nil {
		mention = fold(q.Mention.Text)
	}
	var parts []string
	for _, p := range q.Parts {
		parts = append(parts, fold(p.Text))
	}
	return strings.Join([]string{kind, speaker, strings.Join(parts, " / "), mention}, " | ")
}

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// difference tells in a word or two what of the quotes is wrong, the worst
// first; it is empty where nothing is.
func difference(want, got []string) string {
	if len(want) != len(got) {
		return "spans"
	}
	worst := ""
	for i := range want {
		w, g := columns(want[i]), columns(got[i])
		switch {
		case w[2] != g[2]:
			return "spans"
		case w[1] != g[1] && g[1] != "-":
			worst = "wrong name"
		case worst == "wrong name":
		case w[1] != g[1]:
			worst = "no name"
		case worst == "no name":
		case w[0] != g[0]:
			worst = "kind"
		case worst == "" && w[3] != "" && w[3] != g[3]:
			worst = "mention"
		}
	}
	return worst
}

// columns returns the four columns of a line of quotes. An empty mention is
// not compared.
func columns(line string) [4]string {
	var out [4]string
	for i, c := range strings.SplitN(line, "|", len(out)) {
		out[i] = strings.TrimSpace(c)
	}
	return out
}

// readCases reads the cases of one file.
func readCases(path string) (*caseFile, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	file := &caseFile{path: path}
	into := &file.head
	for _, line := range strings.SplitAfter(string(data), "\n") {
		name, ok := header(line)
		expects := name == "quotes" || strings.HasPrefix(name, todoHeader)
		switch {
		case !ok:
			*into += line
		case !expects:
			fields := strings.Split(name, ", ")
			file.cases = append(file.cases, &testCase{name: fields[0], flags: fields[1:]})
			into = &file.cases[len(file.cases)-1].input
		case len(file.cases) == 0:
			return nil, fmt.Errorf("%s: quotes before the first case", path)
		default:
			c := file.cases[len(file.cases)-1]
			c.filled, c.todo = true, strings.TrimPrefix(strings.TrimPrefix(name, "quotes"), ", todo: ")
			into = &c.quotes
		}
	}
	return file, nil
}

// todoHeader starts the header of quotes that do not come out right yet.
const todoHeader = "quotes, todo: "

// header returns what stands between the dashes of a line "-- NAME --".
func header(line string) (string, bool) {
	line = strings.TrimSpace(line)
	rest, ok := strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, " --")
}

// write writes the file back.
func (f *caseFile) write() error {
	var b strings.Builder
	b.WriteString(f.head)
	for _, c := range f.cases {
		fmt.Fprintf(&b, "-- %s --\n%s", strings.Join(append([]string{c.name}, c.flags...), ", "), c.input)
		switch {
		case c.todo != "":
			fmt.Fprintf(&b, "-- %s%s --\n", todoHeader, c.todo)
		case c.filled:
			b.WriteString("-- quotes --\n")
		}
		b.WriteString(c.quotes)
	}
	return os.WriteFile(f.path, []byte(b.String()), 0o644)
}

// lines returns the lines of a section that are not blank.
func lines(section string) []string {
	var out []string
	for _, l := range strings.Split(section, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
