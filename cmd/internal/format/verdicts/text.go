package verdicts

import (
	"io"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// writeText writes "verdict: speaker: quote" for reading, a paragraph a
// quote without a width: the passage and what there is to say on lines below.
func writeText(w io.Writer, verdicts []record.Verdict, _ format.Options) error {
	var t diffWriter
	for i := range verdicts {
		v := &verdicts[i]
		t.b.WriteString(page.Joined(": ", v.Verdict, terminal.Clean(v.Speaker), plainDiff.words(v)) + "\n")
		if showsPassage(v) {
			for _, p := range v.Places() {
				t.b.WriteString("  in: " + terminal.Clean(p.Sentence) + "\n")
			}
		}
		if note := t.note(v); note != "" {
			t.b.WriteString("  " + note + "\n")
		}
		if warning := citation(v); warning != "" {
			t.b.WriteString("  " + warning + "\n")
		}
		t.b.WriteByte('\n')
	}
	t.count(verdicts)
	_, err := io.WriteString(w, t.b.String())
	return err
}
