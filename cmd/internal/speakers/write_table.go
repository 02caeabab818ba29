package speakers

import (
	"fmt"
	"io"
	"strings"

	"quotes/cmd/internal/terminal"
)

// barWidth is the length of the bar of a share of one.
const barWidth = 20

// writeTable writes rows for people: the names, the counts and a bar.
func writeTable(w io.Writer, result *Result, width int) error {
	rows, by := result.byGroup(), result.By
	if len(rows) == 0 {
		_, err := io.WriteString(w, "no quotes\n")
		return err
	}
	widths := make([]int, len(by))
	room := width - 52
	if result.grouped() {
		room -= len(inKnownHead) + 2
	}
	room = max(room/len(by), 12)
	for i, name := range by {
		widths[i] = len(name)
		for _, r := range rows {
			widths[i] = min(max(widths[i], terminal.Width(terminal.Clean(r.Values[i]))), room)
		}
	}
	var b strings.Builder
	for i, name := range by {
		b.WriteString(pad(strings.ToUpper(name), widths[i]) + "  ")
	}
	b.WriteString("QUOTES  WORDS  DOCS  % WORDS  ")
	if result.grouped() {
		b.WriteString(pad(inKnownHead, len(inKnownHead)) + "  ")
	}
	b.WriteString("\n")
	for _, r := range rows {
		for i := range by {
			b.WriteString(pad(cut(terminal.Clean(r.Values[i]), widths[i]), widths[i]) + "  ")
		}
		fmt.Fprintf(&b, "%6d  %5d  %4d  %7s  ", r.Quotes, r.Words, r.Documents, r.share())
		if result.grouped() {
			b.WriteString(pad(percents(r.InKnown), len(inKnownHead)) + "  ")
		}
		b.WriteString(drawn(r.Words, result.Rows[0].Words) + "\n")
	}
	for line := range strings.Lines(b.String()) {
		if _, err := io.WriteString(w, strings.TrimRight(line, " \n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// inKnownHead is the head of shares with their bounds.
const inKnownHead = "OF KNOWN (95 %)"

// eighths are the blocks that fill one to seven eighths of a column.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// drawn returns a bar to scale: of barWidth columns for the most words.
func drawn(words, most int) string {
	n := (words*barWidth*8 + max(most, 1)/2) / max(most, 1)
	return strings.Repeat("█", n/8) + eighths[n%8]
}

// cut shortens a text to a width.
func cut(s string, width int) string {
	if terminal.Width(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && terminal.Width(string(runes)) > width-1 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-terminal.Width(s)))
}
