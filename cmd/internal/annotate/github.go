package annotate

import (
	"fmt"
	"io"
	"strings"

	"quotes/internal/record"
)

var (
	// Escapes of workflow commands: docs.github.com, "Workflow commands for
	// GitHub Actions".
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub writes a workflow command for each quote that is not borne out,
// which GitHub shows beside its line: ::error file=draft.md,line=3,title=altered::…
func WriteGitHub(w io.Writer, verdicts []record.Verdict) error {
	var b strings.Builder
	for i := range verdicts {
		v := &verdicts[i]
		if passes(v.Verdict) {
			continue
		}
		properties := ""
		if at := placeOf(v); at.file != "" {
			properties = "file=" + escapeProperty.Replace(at.file) + ","
			if at.line > 0 {
				properties += fmt.Sprintf("line=%d,", at.line)
			}
		}
		b.WriteString("::error " + properties + "title=" + escapeProperty.Replace("quote "+v.Verdict) + "::" + escapeData.Replace(message(v)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// sourcePlace names a place in a source: file, line, time.
func sourcePlace(p *record.Passage) string {
	at := fmt.Sprintf("%s:%d", p.Source, p.Line)
	if p.Page != nil {
		at += fmt.Sprintf(", page %d", *p.Page)
	}
	if p.Time != nil {
		at += " at " + *p.Time
	}
	return at
}
