package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/speakers"
)

// obeyedText is an article that tries to give orders to a terminal.
const obeyedText = "“\x1b[31mIt is open\u009b31m\u202e,” Jo\x1b]0;x Ek said.\n\n“=1+1 is bad,” said Al Roe.\n"

// onTerminal runs a command as on a terminal, without colours.
func onTerminal(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "dumb" }}
	c.Terminal = func(stream any) (int, bool) { return 100, stream == io.Writer(&out) }
	if code := c.Main(args); code == ExitInterrupted {
		t.Errorf("%v: exit code %d", args, code)
	}
	return out.String(), errs.String()
}

// checkObeyed fails where a terminal would obey something.
func checkObeyed(t *testing.T, what any, text string) {
	t.Helper()
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "")) {
		if output.Visible(line) != line {
			t.Errorf("%v: a terminal obeys %q", what, line)
		}
	}
}

// TestTerminalsObeyNothing holds that no format shows a terminal what it would
// obey, and that JSON stays JSON.
func TestTerminalsObeyNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte(obeyedText), 0o666); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "b.txt")
	if err := os.WriteFile(other, []byte(strings.ReplaceAll(obeyedText, "open", "shut")), 0o666); err != nil {
		t.Fatal(err)
	}
	quotes := filepath.Join(t.TempDir(), "q.jsonl")
	onTerminal(t, "extract", "--kinds", "all", file, "-o", quotes)
	runs := [][]string{{"extract", "-v", file}, {"explain", file}}
	for _, f := range format.Names() {
		if f != "xlsx" {
			runs = append(runs, []string{"extract", "--kinds", "all", "-f", f, file})
		}
	}
	for _, f := range []string{"table", "jsonl", "csv", "tsv", "markdown"} {
		runs = append(runs, []string{"verify", "-f", f, quotes, "--against", other})
	}
	for _, f := range speakers.Formats() {
		if f != "xlsx" {
			runs = append(runs, []string{"speakers", "-f", f, file})
		}
	}
	for _, args := range runs {
		out, errs := onTerminal(t, args...)
		if out == "" {
			t.Errorf("%v: nothing is shown: %s", args, errs)
		}
		checkObeyed(t, args, out)
		checkObeyed(t, args, errs)
		if args[len(args)-2] == "json" && !json.Valid([]byte(out)) {
			t.Errorf("%v: no JSON: %s", args, out)
		}
	}
}

// TestNamesInMessages holds that a message shows the name of a file as it is,
// in quotation marks where that could deceive.
func TestNamesInMessages(t *testing.T) {
	for name, want := range map[string]string{
		"missing file.txt":      "quotes: missing file.txt: no such file; check the path\n",
		"mis\x1b[31m\nsing.txt": `quotes: "mis\x1b[31m\nsing.txt": no such file; check the path` + "\n",
		" missing.txt":          `quotes: " missing.txt": no such file; check the path` + "\n",
		"missing\u202etxt":      `quotes: "missing\u202etxt": no such file; check the path` + "\n",
	} {
		if _, errs := onTerminal(t, "extract", name); errs != want {
			t.Errorf("%q: %s", name, errs)
		}
	}
	_, errs := onTerminal(t, "extract", "testdata", "-o", "no\x1b/a.csv")
	checkObeyed(t, "-o", errs)
	_, errs = onTerminal(t, "extract", "--field", "a=\x1b[31m", "-f", "\x1b[31m")
	checkObeyed(t, "flags", errs)
}
