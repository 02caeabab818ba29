package speakers

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/format"
	"quotes/internal/record"
)

// A Format is a way to write rows.
type Format struct {
	Name       string
	Extensions []string // of -o, that choose it
	Lists      bool     // it lists the quotes of each row: see Options.Keep
	TellsRun   bool     // it has a place to tell how it was made

	write func(io.Writer, *Result, int) error
}

// AllFormats returns the formats; the first is the default.
func AllFormats() []Format {
	return []Format{
		{"table", []string{".txt"}, false, false, writeTable},
		{"json", []string{".json"}, false, true, writeJSON},
		{"jsonl", []string{".jsonl", ".ndjson"}, false, false, writeLines},
		{"csv", []string{".csv"}, false, false, writeCSV},
		{"tsv", []string{".tsv"}, false, false, writeTSV},
		{"xlsx", []string{".xlsx"}, false, true, writeXLSX},
		{"markdown", []string{".md", ".markdown"}, false, false, writeMarkdown},
		{"html", []string{".html", ".htm"}, true, true, writeHTML},
		{"yaml", []string{".yaml", ".yml"}, false, false, writePeople},
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

	Title, Date string // of pages and Markdown; empty for none of the user's own

	Run *record.Run // how it was made; nil where nobody asks

	withRun bool // in columns: the format has no other place for it
}

// Write writes a result. Of the formats only the table depends on the width,
// in columns.
func (f Format) Write(w io.Writer, r *Result, width int) error {
	r.withRun = !f.TellsRun
	for i := range r.Rows {
		r.Rows[i].Run = r.Run.About(r.Rows[i].First.Doc)
	}
	return f.write(w, r, width)
}

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
		"first_doc", "first_line", "first_id", "roles", "aliases", "key", "gender", "gender_source", "people",
		"in_group", "in_group_low", "in_group_high", "in_known", "in_known_low", "in_known_high", "people_in_known", "people_in_known_low", "people_in_known_high", "organizations")
	if r.Run != nil && r.withRun {
		head = append(head, record.RunColumns()...)
	}
	out := [][]string{head}
	for _, row := range r.Rows {
		line := append(append([]string{}, row.Values...), record.Value(row.Kind), strconv.Itoa(row.Quotes), strconv.Itoa(row.Words), strconv.Itoa(row.Documents),
			number(row.QuoteShare), number(row.WordShare), number(row.DocShare), strconv.Itoa(row.Repeats),
			row.First.Doc, strconv.Itoa(row.First.Line), row.First.ID, strings.Join(row.Roles, "; "), strings.Join(row.Aliases, "; "), row.Key,
			record.Value(row.Gender), record.Value(row.GenderSource), count(row.People))
		for _, share := range []*record.Interval{row.InGroup, row.InKnown, row.PeopleInKnown} {
			line = append(line, interval(share)...)
		}
		line = append(line, strings.Join(row.Organizations, "; "))
		if r.Run != nil && r.withRun {
			line = append(line, row.Run.Cells(row.First.Doc)...)
		}
		out = append(out, line)
	}
	return out
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// count writes a number; empty for none.
func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// interval writes a share with its bounds in cells.
func interval(i *record.Interval) []string {
	if i == nil {
		return []string{"", "", ""}
	}
	return []string{number(i.Share), number(i.Low), number(i.High)}
}

// percents writes a share with its bounds for people: 42% (31–54).
func percents(i *record.Interval) string {
	if i == nil {
		return "–"
	}
	return fmt.Sprintf("%.0f%% (%.0f–%.0f)", 100*i.Share, 100*i.Low, 100*i.High)
}

// grouped says that rows are parts of groups.
func (r *Result) grouped() bool { return len(r.Rows) > 0 && r.Rows[0].InGroup != nil }

func writeCSV(w io.Writer, r *Result, _ int) error { return format.WriteCells(w, r.cells()) }

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

func writeXLSX(w io.Writer, r *Result, _ int) error { return format.WriteSheet(w, r.cells(), r.Run) }

func writeMarkdown(w io.Writer, r *Result, _ int) error {
	if r.Title != "" || r.Date != "" {
		if _, err := fmt.Fprintf(w, "# %s\n\n%s\n\n", r.title(), r.summary()); err != nil {
			return err
		}
	}
	if len(r.Rows) == 0 {
		_, err := io.WriteString(w, "No quotes.\n")
		return err
	}
	head := append(titles(r.By), "Quotes", "Words", "Documents", "Share of words")
	if r.grouped() {
		head = append(head, "Of known in group (95 %)", "People", "Of people in group (95 %)")
	}
	rows := [][]string{head}
	for i := range r.Rows {
		row := &r.Rows[i]
		line := append(append([]string{}, row.Values...), strconv.Itoa(row.Quotes), strconv.Itoa(row.Words), strconv.Itoa(row.Documents), row.share())
		if r.grouped() {
			line = append(line, percents(row.InKnown), count(row.People), percents(row.PeopleInKnown))
		}
		rows = append(rows, line)
	}
	if err := format.WriteMarkdown(w, rows, len(r.By)); err != nil {
		return err
	}
	var foot strings.Builder
	format.WriteMade(&foot, r.Run)
	_, err := io.WriteString(w, foot.String())
	return err
}

// titles writes the names of fields as heads of columns.
func titles(by []string) []string {
	out := make([]string, len(by))
	for i, name := range by {
		out[i] = strings.ToUpper(name[:1]) + name[1:]
	}
	return out
}

// share writes the row's share of all words in tenths of a hundredth, so that
// those of all rows add up to 100 %.
func (r *Row) share() string { return fmt.Sprintf("%d.%d%%", r.tenths/10, r.tenths%10) }
