package check

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/source"
)

// A labelled is a case of testdata/sets/verify.jsonl.
type labelled struct {
	ID, Quote, Speaker string
	Sources            []struct{ Name, Text string }
	Verdict            string
	Accept             []string
	WhyMust            []string `json:"why_must"`
}

// TestVerifySet holds the verdicts of testdata/sets/verify.jsonl against those of a
// careful reader. The words that a reason must have are looked for here; whether it
// says the right thing of them, the scorer beside the repository asks.
func TestVerifySet(t *testing.T) {
	f, err := os.Open("../../../testdata/sets/verify.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	who, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var c labelled
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		res, err := Run(context.Background(), &Options{
			Claims: claims.Options{Quotes: []string{c.Quote}, Speaker: c.Speaker}, Against: c.files(t), Who: who, Jobs: 1,
			Source: source.Options{MaxBytes: 1 << 20}, Report: func(err error) { t.Error(err) },
		})
		if err != nil {
			t.Fatal(err)
		}
		got := res.Verdicts[0]
		why := ""
		if got.VerdictWhy != nil {
			why = *got.VerdictWhy
		}
		if got.Verdict != c.Verdict && !slices.Contains(c.Accept, got.Verdict) {
			t.Errorf("%s: %s, want %s: %s\n\t%q by %s", c.ID, got.Verdict, c.Verdict, why, c.Quote, c.Speaker)
		}
		for _, must := range c.WhyMust {
			if got.Verdict != string(verdict.Missing) && !tells(why, must) {
				t.Errorf("%s: %s: the reason does not name %q: %s", c.ID, got.Verdict, must, why)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// files writes the sources of a case.
func (c *labelled) files(t *testing.T) []string {
	dir := t.TempDir()
	var out []string
	for _, s := range c.Sources {
		out = append(out, filepath.Join(dir, s.Name))
		if err := os.WriteFile(out[len(out)-1], []byte(s.Text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// tells says that a reason has all words of a condition, or of one of its
// alternatives: "a → b || left out: c".
func tells(why, condition string) bool {
	why = strings.ToLower(why)
	for _, one := range strings.Split(strings.ToLower(condition), " || ") {
		for _, kind := range []string{"left out: ", "not in the source: ", "="} {
			one = strings.TrimPrefix(one, kind)
		}
		all := true
		for _, part := range strings.Split(one, "→") {
			all = all && strings.Contains(why, strings.TrimSpace(part))
		}
		if all {
			return true
		}
	}
	return false
}
