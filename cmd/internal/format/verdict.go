package format

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/annotate"
	"quotes/internal/record"
)

// A VerdictFormat is a way to write what sources say of quotes.
type VerdictFormat struct {
	Name       string
	Extensions []string // of -o, that choose it

	write func(io.Writer, []record.Verdict, Options) error
}

// Write writes the verdicts.
func (f VerdictFormat) Write(w io.Writer, verdicts []record.Verdict, opts Options) error {
	var b bytes.Buffer
	if err := f.write(&b, verdicts, opts); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// VerdictFormats returns the formats; the first is the default.
func VerdictFormats() []VerdictFormat {
	return []VerdictFormat{
		{"table", []string{".txt"}, writeVerdictDiffs},
		{"json", []string{".json"}, writeVerdictJSON},
		{"jsonl", []string{".jsonl", ".ndjson"}, writeVerdictLines},
		{"csv", []string{".csv"}, writeVerdictCSV},
		{"tsv", []string{".tsv"}, writeVerdictTSV},
		{"xlsx", []string{".xlsx"}, writeVerdictXLSX},
		{"text", nil, writeVerdictText},
		{"markdown", []string{".md", ".markdown"}, writeVerdictMarkdown},
		{"html", []string{".html", ".htm"}, writeVerdictHTML},
		{"jsonld", []string{".jsonld"}, writeVerdictJSONLD},
		{"sarif", []string{".sarif"}, func(w io.Writer, v []record.Verdict, _ Options) error { return annotate.WriteSARIF(w, v) }},
		{"github", nil, func(w io.Writer, v []record.Verdict, _ Options) error { return annotate.WriteGitHub(w, v) }},
	}
}

// VerdictNames returns the formats' names.
func VerdictNames() []string {
	var names []string
	for _, f := range VerdictFormats() {
		names = append(names, f.Name)
	}
	return names
}

// ChooseVerdictFormat takes the format that is named, else the one that the
// output's extension asks for, else, where there is no output, the table.
func ChooseVerdictFormat(name, output string) (VerdictFormat, error) {
	lower := strings.ToLower(output)
	for _, f := range VerdictFormats() {
		asked := slices.ContainsFunc(f.Extensions, func(ext string) bool { return strings.HasSuffix(lower, ext) })
		if f.Name == name || name == "" && asked {
			return f, nil
		}
	}
	names := strings.Join(VerdictNames(), ", ")
	_, marks := ByName(name)
	_, wanted := ByExtension(output)
	switch {
	case name != "" && marks == nil:
		return VerdictFormat{}, fmt.Errorf("-f %s: it marks quotes in their text, and a verdict is of a quote and a source; use one of %s", name, names)
	case name != "":
		return VerdictFormat{}, fmt.Errorf("-f: unknown format %q; use one of %s", name, names)
	case wanted:
		return VerdictFormat{}, fmt.Errorf("-o %s: that format marks quotes in their text, and a verdict is of a quote and a source; name one with -f: %s", output, names)
	case output != "":
		return VerdictFormat{}, fmt.Errorf("-o %s: no format has this extension; name one with -f: %s", output, names)
	}
	return VerdictFormats()[0], nil
}

func writeVerdictJSON(w io.Writer, verdicts []record.Verdict, _ Options) error {
	e := encoder(w)
	e.SetIndent("", "  ")
	if verdicts == nil {
		verdicts = []record.Verdict{}
	}
	return e.Encode(verdicts)
}

func writeVerdictLines(w io.Writer, verdicts []record.Verdict, _ Options) error {
	e := encoder(w)
	for i := range verdicts {
		if err := e.Encode(verdicts[i]); err != nil {
			return err
		}
	}
	return nil
}

// verdictColumns are the cells that a verdict adds to those of the input.
var verdictColumns = []struct {
	name string
	cell func(*record.Verdict) string
}{
	{"verdict", func(v *record.Verdict) string { return v.Verdict }},
	{"verdict_why", func(v *record.Verdict) string { return Clean(value(v.VerdictWhy)) }},
	{"partial", func(v *record.Verdict) string { return strconv.FormatBool(v.Partial) }},
	{"speaker_checked", func(v *record.Verdict) string { return strconv.FormatBool(v.SpeakerChecked) }},
	{"score", func(v *record.Verdict) string { return strconv.FormatFloat(v.Score, 'f', -1, 64) }},
	{"matches", func(v *record.Verdict) string { return strconv.Itoa(v.Matches) }},
	{"passage_source", ofPassage(func(p *record.Passage) string { return p.Source })},
	{"passage_line", ofPassage(func(p *record.Passage) string { return strconv.Itoa(p.Line) })},
	{"passage_time", ofPassage(func(p *record.Passage) string { return value(p.Time) })},
	{"passage_speaker", ofPassage(func(p *record.Passage) string { return value(p.Speaker) })},
	{"passage", ofPassage(func(p *record.Passage) string { return p.Text })},
	{"sentence", ofPassage(func(p *record.Passage) string { return p.Sentence })},
	{"difference", func(v *record.Verdict) string { return plainDiff.words(v) }},
}

func ofPassage(cell func(*record.Passage) string) func(*record.Verdict) string {
	return func(v *record.Verdict) string {
		if v.Passage == nil {
			return ""
		}
		return strings.Join(strings.Fields(cell(v.Passage)), " ")
	}
}

// verdictRows returns a header and a row for each verdict: the input's fields
// that fit into a cell, in the order in which they first come, and the
// verdict's own.
func verdictRows(verdicts []record.Verdict) [][]string {
	var header []string
	own := map[string]bool{}
	for _, c := range verdictColumns {
		own[c.name] = true
	}
	at := map[string]int{}
	for i := range verdicts {
		for _, f := range verdicts[i].Fields {
			_, known := at[f.Name]
			if _, fits := f.Cell(); fits && !known && !own[f.Name] {
				at[f.Name] = len(header)
				header = append(header, f.Name)
			}
		}
	}
	carried := len(header)
	for _, c := range verdictColumns {
		header = append(header, c.name)
	}
	rows := [][]string{header}
	for i := range verdicts {
		row := make([]string, carried, len(header))
		for _, f := range verdicts[i].Fields {
			if column, known := at[f.Name]; known {
				row[column], _ = f.Cell()
			}
		}
		for _, c := range verdictColumns {
			row = append(row, c.cell(&verdicts[i]))
		}
		rows = append(rows, row)
	}
	return rows
}

func writeVerdictCSV(w io.Writer, verdicts []record.Verdict, _ Options) error {
	c := csv.NewWriter(w)
	for _, row := range verdictRows(verdicts) {
		for i := range row {
			row[i] = record.Harmless(row[i])
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func writeVerdictTSV(w io.Writer, verdicts []record.Verdict, _ Options) error {
	var b strings.Builder
	for _, row := range verdictRows(verdicts) {
		tsvLine(&b, row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeVerdictXLSX(w io.Writer, verdicts []record.Verdict, _ Options) error {
	return WriteSheet(w, verdictRows(verdicts))
}

func writeVerdictMarkdown(w io.Writer, verdicts []record.Verdict, _ Options) error {
	var b strings.Builder
	b.WriteString("| Verdict | Who | What | Where |\n|:--|:--|:--|:--|\n")
	for i := range verdicts {
		v := &verdicts[i]
		where := placeOf(v.Passage)
		b.WriteString("| " + strings.Join([]string{v.Verdict, markdown(v.Speaker), markdown(plainDiff.words(v)), markdown(where)}, " | ") + " |\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
