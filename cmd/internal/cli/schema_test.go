package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"quotes/internal/record"
)

// TestSchema holds real output against the published schemas, which allow no
// field that they do not know.
func TestSchema(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte("<html><title>A day</title><body><p>“It <b>is</b> open &amp; wide,” Jo Ek said.</p></body></html>"), 0o666); err != nil {
		t.Fatal(err)
	}
	inputs := append(articles(t), page)
	shapes := []struct {
		name string
		args []string
	}{
		{"document", []string{"-f", "jsonl", "--per", "doc", "--with-text"}},
		{"document", []string{"-f", "jsonl", "--per", "doc", "--kinds", "all", "--nested", "--min-confidence", "0", "--offsets", "utf16"}},
		{"quote", []string{"-f", "jsonl", "--kinds", "all", "--nested"}},
		{"quote", []string{"-f", "jsonl", "--min-confidence", "1"}},
		{"quote", []string{"-f", "jsonl", "--genre", "fiction", "--with-narration", "--kinds", "all"}},
	}
	for _, shape := range shapes {
		t.Run(shape.name+" "+strings.Join(shape.args, " "), func(t *testing.T) {
			schema := compiled(t, shape.name)
			out := mustRun(t, append(append([]string{"extract", "-q"}, shape.args...), inputs...)...)
			lines := 0
			for line := range strings.Lines(out) {
				lines++
				validate(t, schema, line)
			}
			if lines < len(inputs) {
				t.Errorf("%d lines for %d texts", lines, len(inputs))
			}
		})
	}
}

// TestSpeakerSchema holds the rows of quotes speakers against their schema.
func TestSpeakerSchema(t *testing.T) {
	for _, args := range [][]string{{}, {"--gender", "text"}, {"--by", "doc,cue", "--unique"}} {
		args = append([]string{"speakers", "-q", "-f", "jsonl"}, args...)
		for line := range strings.Lines(mustRun(t, append(args, articles(t)...)...)) {
			validate(t, compiled(t, "speaker"), line)
		}
	}
}

// TestFailureSchema holds the line of a broken document against its schema.
func TestFailureSchema(t *testing.T) {
	var out, errs bytes.Buffer
	c := Command{Stdin: strings.NewReader("{\"id\": \"a\"}\nno json\n"), Stdout: &out, Stderr: &errs}
	if code := c.Main([]string{"extract", "--input-format", "jsonl", "-f", "jsonl", "--per", "doc", "-"}); code != ExitError {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	for line := range strings.Lines(out.String()) {
		validate(t, compiled(t, "failure"), line)
	}
}

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := record.Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name+".json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, line string) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v in %s", err, line)
	}
}

// mustRun runs the program and returns what it prints; it must succeed.
func mustRun(t testing.TB, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }}
	if code := c.Main(args); code != ExitOK {
		t.Fatalf("quotes %s: exit code %d: %s", strings.Join(args, " "), code, &errs)
	}
	return out.String()
}

// TestVerdictSchema holds the verdicts of every kind against their schema.
func TestVerdictSchema(t *testing.T) {
	schema := compiled(t, "verdict")
	args := []string{"verify", "-f", "jsonl", "--fail-on", "none", "--against", "../../../testdata/articles/ferry.txt"}
	for _, quote := range []string{
		"You can close a tram. You cannot close the sea,", "You can close the sea.", "You can … the sea",
		"[One] can close a tram", "Show me the paper and nobody has gone hungry", "Nothing of the kind",
	} {
		args = append(args, "--quote", quote)
	}
	for line := range strings.Lines(mustRun(t, args...)) {
		validate(t, schema, line)
	}
}
