package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAddedVerbReachesEveryStage puts a verb that nobody has into cues.txt,
// builds the program with the table of that, and holds that every stage knows
// the verb: what is speech after a dash, where a sentence ends, who said it in
// news and in a story, and what is reported without marks.
func TestAddedVerbReachesEveryStage(t *testing.T) {
	program := buildWith(t, "bellowate say 0.80 0.80")
	const article = "The bridge over the Humber was opened on Monday.\n\n"
	for name, c := range map[string]struct {
		text string
		args []string
		want quote
	}{
		"dashes":   {"— We go to the harbour, bellowated Anna Falk.\n\n— Why do I go with you? said Tom Hale.\n\n— You know it well, bellowated Anna.", nil, quote{Text: "We go to the harbour,", Cue: "bellowated", Lemma: "bellowate", Speaker: "Anna Falk"}},
		"sentence": {article + "“Will it hold?” Jo Ek bellowated. The crowd went home.", nil, quote{Text: "Will it hold?", Cue: "bellowated", Lemma: "bellowate", Speaker: "Jo Ek", Context: "“Will it hold?” Jo Ek bellowated."}},
		"news":     {article + "“It will hold,” bellowated the engineer, Jo Ek.", nil, quote{Text: "It will hold,", Cue: "bellowated", Lemma: "bellowate", Speaker: "Jo Ek"}},
		"story":    {"Ann came home to Ben.\n\n“It will hold,” bellowated Ann.\n\n“It will not,” said Ben.", []string{"--genre", "fiction"}, quote{Text: "It will hold,", Cue: "bellowated", Lemma: "bellowate", Speaker: "Ann"}},
		"report":   {article + "Jo Ek bellowated that the bridge would hold for a hundred years.", []string{"--kinds", "indirect", "--min-confidence", "0"}, quote{Cue: "bellowated", Lemma: "bellowate", Speaker: "Jo Ek"}},
	} {
		got := firstQuote(t, program, c.text, c.args)
		if c.want.Context == "" {
			got.Context = ""
		}
		if c.want.Text == "" {
			got.Text = ""
		}
		if got != c.want {
			t.Errorf("%s: %+v, not %+v", name, got, c.want)
		}
	}
}

// buildWith builds the program with one more line in cues.txt.
func buildWith(t *testing.T, cue string) string {
	t.Helper()
	data, table := t.TempDir(), filepath.Join(t.TempDir(), "table.bin")
	if err := os.CopyFS(data, os.DirFS("../../internal/lexicon/data")); err != nil {
		t.Fatal(err)
	}
	cues := filepath.Join(data, "cues.txt")
	old, err := os.ReadFile(cues)
	if err != nil {
		t.Fatal(err)
	}
	write(t, cues, append(old, "\n"+cue+"\n"...))
	compiled, err := compile(data)
	if err != nil {
		t.Fatal(err)
	}
	write(t, table, compiled)
	place, err := filepath.Abs("../../internal/lexicon/table.bin")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {place: table}})
	if err != nil {
		t.Fatal(err)
	}
	file, program := filepath.Join(t.TempDir(), "overlay.json"), filepath.Join(t.TempDir(), "quotes")
	write(t, file, overlay)
	if out, err := exec.Command("go", "build", "-overlay", file, "-o", program, "../quotes").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// A quote is what a stage has to find.
type quote struct{ Text, Context, Cue, Lemma, Speaker string }

// firstQuote returns the first quote that the program finds in a text.
func firstQuote(t *testing.T, program, text string, args []string) quote {
	t.Helper()
	cmd := exec.Command(program, append([]string{"extract", "-q", "-f", "jsonl", "--input-format", "text", "-"}, args...)...)
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var line struct {
		Text         string
		Context, Cue struct{ Text, Lemma string }
		Speaker      struct{ Name string }
	}
	if err := json.NewDecoder(strings.NewReader(string(out))).Decode(&line); err != nil {
		t.Fatalf("%v: %q", err, out)
	}
	return quote{line.Text, line.Context.Text, line.Cue.Text, line.Cue.Lemma, line.Speaker.Name}
}
