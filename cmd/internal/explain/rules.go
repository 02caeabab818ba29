package explain

import (
	"fmt"
	"io"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/terminal"
)

// WriteRules lists the rules with what was measured of each.
func WriteRules(w io.Writer, opts Options) error {
	if opts.Width <= 0 {
		opts.Width = terminal.DefaultWidth
	}
	p := &page{opts: opts}
	rules := attribute.Rules()
	name := len("RULE")
	for _, r := range rules {
		name = max(name, len(r.Name))
	}
	var b strings.Builder
	head := fmt.Sprintf("%-*s  %8s  %9s  %s", name, "RULE", "COVERAGE", "PRECISION", "SHAPE")
	fmt.Fprintf(&b, "%s\n", p.style(bold, head))
	left := name + len("  COVERAGE  PRECISION  ")
	for _, r := range rules {
		doc := r.Doc
		if r.MeasuredOn != "" {
			doc += " (measured on " + r.MeasuredOn + ")"
		}
		for i, line := range terminal.Wrap(doc, max(opts.Width-left, 20)) {
			if i > 0 {
				fmt.Fprintf(&b, "%*s%s\n", left, "", line)
				continue
			}
			fmt.Fprintf(&b, "%-*s  %8s  %9s  %s\n", name, r.Name, measured(r.Coverage), measured(r.Precision), line)
		}
	}
	b.WriteString("\nQ is the quote, M the words that name its source, V a verb of speech.\n" +
		"COVERAGE is the share of quotes that a rule links, PRECISION the share of\n" +
		"those links that are right; a dash: not measured. Ranking decides between rules.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func measured(share float64) string {
	if share == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", share)
}
