package speakers

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
)

// Formats lists the formats of rows; the first is the default.
func Formats() []string { return []string{"table", "json", "jsonl", "csv", "tsv", "yaml"} }

// Write writes rows in one of the formats. by is what they are grouped by.
func Write(w io.Writer, rows []Row, by []string, name string, width int) error {
	switch name {
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(rows)
	case "jsonl":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		for i := range rows {
			if err := e.Encode(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	case "csv", "tsv":
		return writeCells(w, rows, by, name == "tsv")
	case "yaml":
		return writePeople(w, rows, by)
	}
	return writeTable(w, rows, by, width)
}

func writeCells(w io.Writer, rows []Row, by []string, tabs bool) error {
	out := csv.NewWriter(w)
	if tabs {
		out.Comma = '\t'
	}
	head := append(append([]string{}, by...), "kind", "quotes", "words", "documents", "quote_share", "word_share", "document_share", "repeats",
		"first_doc", "first_line", "first_id", "roles", "aliases", "key")
	if err := out.Write(head); err != nil {
		return err
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	for _, r := range rows {
		kind := ""
		if r.Kind != nil {
			kind = *r.Kind
		}
		cells := append(append([]string{}, r.Values...), kind, strconv.Itoa(r.Quotes), strconv.Itoa(r.Words), strconv.Itoa(r.Documents),
			number(r.QuoteShare), number(r.WordShare), number(r.DocShare), strconv.Itoa(r.Repeats),
			r.First.Doc, strconv.Itoa(r.First.Line), r.First.ID, strings.Join(r.Roles, "; "), strings.Join(r.Aliases, "; "), r.Key)
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// barWidth is the length of the bar of a share of one.
const barWidth = 20

// writeTable writes rows for people: the names, the counts and a bar.
func writeTable(w io.Writer, rows []Row, by []string, width int) error {
	if len(rows) == 0 {
		_, err := io.WriteString(w, "no quotes\n")
		return err
	}
	widths := make([]int, len(by))
	room := max((width-50)/len(by), 12)
	for i, name := range by {
		widths[i] = len(name)
		for _, r := range rows {
			widths[i] = min(max(widths[i], format.Width(format.Clean(r.Values[i]))), room)
		}
	}
	var b strings.Builder
	for i, name := range by {
		b.WriteString(pad(strings.ToUpper(name), widths[i]) + "  ")
	}
	b.WriteString("QUOTES  WORDS  DOCS  SHARE\n")
	longest := rows[0].WordShare
	for _, r := range rows {
		for i := range by {
			b.WriteString(pad(cut(format.Clean(r.Values[i]), widths[i]), widths[i]) + "  ")
		}
		bar := strings.Repeat("█", int(r.WordShare/max(longest, 1e-9)*barWidth+.5))
		fmt.Fprintf(&b, "%6d  %5d  %4d  %4.1f%%  %s\n", r.Quotes, r.Words, r.Documents, 100*r.WordShare, bar)
	}
	for line := range strings.Lines(b.String()) {
		if _, err := io.WriteString(w, strings.TrimRight(line, " \n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// cut shortens a text to a width.
func cut(s string, width int) string {
	if format.Width(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && format.Width(string(runes)) > width-1 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-format.Width(s)))
}
