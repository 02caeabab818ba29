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
// which GitHub shows beside its line: ::error file=draft.md,line=3,title=altered::…,
// and a warning for each that is given with a wrong source.
func WriteGitHub(w io.Writer, verdicts []record.Verdict) error {
	var b strings.Builder
	for i := range verdicts {
		v := &verdicts[i]
		if !passes(v.Verdict) {
			b.WriteString(command("error", "quote "+v.Verdict, message(v), placeOf(v)))
		}
		if v.CitationFault != "" {
			b.WriteString(command("warning", "citation "+v.CitationFault, citation(v), placeOf(v)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// command writes a workflow command as a line.
func command(level, title, text string, at place) string {
	properties := ""
	if at.file != "" {
		properties = "file=" + escapeProperty.Replace(at.file) + ","
		if at.line > 0 {
			properties += fmt.Sprintf("line=%d,", at.line)
		}
	}
	return "::" + level + " " + properties + "title=" + escapeProperty.Replace(title) + "::" + escapeData.Replace(text) + "\n"
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
