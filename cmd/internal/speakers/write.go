package speakers

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// A Format is a way to write rows.
type Format struct {
	Name       string
	Extensions []string // of -o, that choose it

	write func(io.Writer, *Result, int) error
}

// AllFormats returns the formats; the first is the default.
func AllFormats() []Format {
	return []Format{
		{"table", []string{".txt"}, writeTable},
		{"json", []string{".json"}, writeJSON},
		{"jsonl", []string{".jsonl", ".ndjson"}, writeLines},
		{"csv", []string{".csv"}, writeCSV},
		{"tsv", []string{".tsv"}, writeTSV},
		{"xlsx", []string{".xlsx"}, writeXLSX},
		{"markdown", []string{".md", ".markdown"}, writeMarkdown},
		{"html", []string{".html", ".htm"}, writeHTML},
		{"yaml", []string{".yaml", ".yml"}, writePeople},
	}
}

// Formats lists the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range AllFormats() {
		names = append(names, f.Name)
	}
	return names
}

// ChooseFormat takes the format that is named, else the one that the output's
// extension asks for, else the table where there is no output.
func ChooseFormat(name, output string) (Format, error) {
	if name == "" && output == "" {
		name = AllFormats()[0].Name
	}
	for _, f := range AllFormats() {
		if f.Name == name {
			return f, nil
		}
		for _, ext := range f.Extensions {
			if name == "" && strings.HasSuffix(strings.ToLower(output), ext) {
				return f, nil
			}
		}
	}
	return Format{}, fmt.Errorf("-o %s: no format has this extension; name one with -f: %s", output, strings.Join(Formats(), ", "))
}

// A Result is what was counted, and how it is shown.
type Result struct {
	Rows      []Row
	By        []string // what the rows are grouped by
	Documents int      // of all, with quotes or without
	Quotes    int      // of all rows, shown or not
}

// Write writes a result. Of the formats only the table depends on the width,
// in columns.
func (f Format) Write(w io.Writer, r *Result, width int) error { return f.write(w, r, width) }

func writeJSON(w io.Writer, r *Result, _ int) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r.Rows)
}

func writeLines(w io.Writer, r *Result, _ int) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range r.Rows {
		if err := e.Encode(&r.Rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// cells returns a head line and the cells of every row.
func (r *Result) cells() [][]string {
	head := append(append([]string{}, r.By...), "kind", "quotes", "words", "documents", "quote_share", "word_share", "document_share", "repeats",
		"first_doc", "first_line", "first_id", "roles", "aliases", "key", "gender", "gender_source")
	out := [][]string{head}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	for _, row := range r.Rows {
		out = append(out, append(append([]string{}, row.Values...), record.Value(row.Kind), strconv.Itoa(row.Quotes), strconv.Itoa(row.Words), strconv.Itoa(row.Documents),
			number(row.QuoteShare), number(row.WordShare), number(row.DocShare), strconv.Itoa(row.Repeats),
			row.First.Doc, strconv.Itoa(row.First.Line), row.First.ID, strings.Join(row.Roles, "; "), strings.Join(row.Aliases, "; "), row.Key,
			record.Value(row.Gender), record.Value(row.GenderSource)))
	}
	return out
}

func writeCSV(w io.Writer, r *Result, _ int) error {
	out := csv.NewWriter(w)
	for _, row := range r.cells() {
		for i := range row {
			row[i] = record.Harmless(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeTSV writes lines that cut and awk read: no quoting, no tabs in cells.
func writeTSV(w io.Writer, r *Result, _ int) error {
	for _, row := range r.cells() {
		for i := range row {
			row[i] = record.Harmless(strings.Join(strings.Fields(row[i]), " "))
		}
		if _, err := io.WriteString(w, strings.Join(row, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func writeXLSX(w io.Writer, r *Result, _ int) error { return format.WriteSheet(w, r.cells()) }

func writeMarkdown(w io.Writer, r *Result, _ int) error {
	if len(r.Rows) == 0 {
		_, err := io.WriteString(w, "No quotes.\n")
		return err
	}
	head := append(titles(r.By), "Quotes", "Words", "Documents", "Share of words")
	rows := [][]string{head}
	for _, row := range r.Rows {
		rows = append(rows, append(append([]string{}, row.Values...), strconv.Itoa(row.Quotes), strconv.Itoa(row.Words), strconv.Itoa(row.Documents), row.share()))
	}
	return format.WriteMarkdown(w, rows, len(r.By))
}

// titles writes the names of fields as heads of columns.
func titles(by []string) []string {
	out := make([]string, len(by))
	for i, name := range by {
		out[i] = strings.ToUpper(name[:1]) + name[1:]
	}
	return out
}

func writeHTML(w io.Writer, r *Result, _ int) error {
	c := page.Chart{Title: "Who is quoted", Heads: titles(r.By), Summary: fmt.Sprintf("%d documents · %d quotes", r.Documents, r.Quotes)}
	for _, row := range r.Rows {
		bar := page.Bar{
			Names: row.Values, Nobody: row.Kind == nil, Quotes: row.Quotes, Words: row.Words, Docs: row.Documents, Share: row.share(),
			First: fmt.Sprintf("%s, line %d", row.First.Doc, row.First.Line), Percent: 100 * row.WordShare / max(r.Rows[0].WordShare, 1e-9),
		}
		if len(row.Roles) > 0 {
			bar.Role = row.Roles[len(row.Roles)-1]
		}
		c.Bars = append(c.Bars, bar)
	}
	return page.WriteChart(w, c)
}

// share writes the row's share of all words in tenths of a hundredth, so that
// those of all rows add up to 100 %.
func (r *Row) share() string { return fmt.Sprintf("%d.%d%%", r.tenths/10, r.tenths%10) }

// barWidth is the length of the bar of a share of one.
const barWidth = 20

// writeTable writes rows for people: the names, the counts and a bar.
func writeTable(w io.Writer, result *Result, width int) error {
	rows, by := result.Rows, result.By
	if len(rows) == 0 {
		_, err := io.WriteString(w, "no quotes\n")
		return err
	}
	widths := make([]int, len(by))
	room := max((width-50)/len(by), 12)
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
	b.WriteString("QUOTES  WORDS  DOCS  SHARE\n")
	longest := rows[0].WordShare
	for _, r := range rows {
		for i := range by {
			b.WriteString(pad(cut(terminal.Clean(r.Values[i]), widths[i]), widths[i]) + "  ")
		}
		bar := strings.Repeat("█", int(r.WordShare/max(longest, 1e-9)*barWidth+.5))
		fmt.Fprintf(&b, "%6d  %5d  %4d  %5s  %s\n", r.Quotes, r.Words, r.Documents, r.share(), bar)
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
