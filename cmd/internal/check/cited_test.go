package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotes/cmd/internal/claims"
)

// TestGivenSourceFirst holds that a wrong quote is held against the source that it is
// given with, though another has nearer words, which are named; and that [2] and
// [^2] are two things.
func TestGivenSourceFirst(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"sources/2-april.txt": "Minutes\n\nTERESA OKAFOR: We have a reserve of five million francs in the bank.\n\nJAN VOGEL: Good.\n",
		"sources/3-march.txt": "Minutes\n\nTERESA OKAFOR: We have a reserve of six million crowns.\n\nJAN VOGEL: Good.\n",
		"sources/4-may.txt":   "Minutes\n\nTERESA OKAFOR: The winter was mild, and nobody spoke of money.\n\nJAN VOGEL: Good.\n",
		"draft.md": `# Draft

“We have a reserve of four million crowns,” Teresa Okafor said [2].

“We have a reserve of four million crowns,” Teresa Okafor told us.[^2]

“We have a reserve of four million crowns,” Teresa Okafor added [4].

“We have a reserve of six million crowns,” Teresa Okafor wrote [2].

[^2]: Minutes of March, 3-march.txt
`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	verdicts := held(t, claims.Options{Input: filepath.Join(dir, "draft.md")}, filepath.Join(dir, "sources"))
	want := []struct{ source, verdict, why, fault string }{
		{"2-april.txt", "altered", "five million francs → four million crowns", ""},
		{"3-march.txt", "altered", "six million → four million", ""},
		{"3-march.txt", "altered", "nothing like it in the source that it is given with, but in ", ""},
		{"3-march.txt", "exact", "not in the source that it is given with, but in ", citesOther},
	}
	if len(verdicts) != len(want) {
		t.Fatalf("%d verdicts", len(verdicts))
	}
	for i, w := range want {
		v := &verdicts[i]
		if v.Passage == nil || filepath.Base(v.Passage.Source) != w.source || v.Verdict != w.verdict || !strings.Contains(reason(v), w.why) || v.CitationFault != w.fault {
			t.Errorf("%d: %s of %+v: %s (%s)", i, v.Verdict, v.Passage, reason(v), v.CitationFault)
		}
	}
	if why := reason(&verdicts[0]); !strings.Contains(why, "nearer in another source") || !strings.Contains(why, "3-march.txt:3") {
		t.Errorf("the nearer passage is not named: %s", why)
	}
}
