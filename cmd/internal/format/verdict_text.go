package format

import (
	"io"

	"quotes/internal/record"
)

// writeVerdictText writes "verdict: speaker: quote" for reading, a paragraph a
// quote without a width: the passage and what there is to say on lines below.
func writeVerdictText(w io.Writer, verdicts []record.Verdict, _ Options) error {
	var t verdictText
	for i := range verdicts {
		v := &verdicts[i]
		t.b.WriteString(joined(": ", v.Verdict, Clean(v.Speaker), plainDiff.words(v)) + "\n")
		if showsPassage(v) {
			t.b.WriteString("  in: " + Clean(v.Passage.Sentence) + "\n")
		}
		if note := t.note(v); note != "" {
			t.b.WriteString("  " + note + "\n")
		}
		t.b.WriteByte('\n')
	}
	t.count(verdicts)
	_, err := io.WriteString(w, t.b.String())
	return err
}
