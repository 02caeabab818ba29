// Package verdicts writes what sources say of quotes: one file a format where
// it is more than a few lines. The table of formats feeds the flag --format of
// verify, its help, its completion and its error.
package verdicts

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/annotate"
	"quotes/cmd/internal/format"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// A Format is a way to write what sources say of quotes.
type Format struct {
	Name       string
	Extensions []string // of -o, that choose it
	TellsRun   bool     // it has a place to tell how it was made

	write func(io.Writer, []record.Verdict, format.Options) error
}

// Write writes the verdicts.
func (f Format) Write(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	var b bytes.Buffer
	for i := range verdicts {
		verdicts[i].Run = opts.Run.About(verdicts[i].Sources()...)
	}
	if err := f.write(&b, verdicts, opts); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// All returns the formats; the first is the default.
func All() []Format {
	return []Format{
		{"table", []string{".txt"}, false, writeDiffs},
		{"json", []string{".json"}, true, writeJSON},
		{"jsonl", []string{".jsonl", ".ndjson"}, false, writeLines},
		{"csv", []string{".csv"}, false, writeCSV},
		{"tsv", []string{".tsv"}, false, writeTSV},
		{"xlsx", []string{".xlsx"}, true, writeXLSX},
		{"text", nil, false, writeText},
		{"markdown", []string{".md", ".markdown"}, false, writeMarkdown},
		{"html", []string{".html", ".htm"}, true, writeHTML},
		{"jsonld", []string{".jsonld"}, false, writeJSONLD},
		{"sarif", []string{".sarif"}, true, func(w io.Writer, v []record.Verdict, o format.Options) error { return annotate.WriteSARIF(w, v, o.Run) }},
		{"github", nil, false, func(w io.Writer, v []record.Verdict, _ format.Options) error { return annotate.WriteGitHub(w, v) }},
	}
}

// Names returns the formats' names.
func Names() []string {
	var names []string
	for _, f := range All() {
		names = append(names, f.Name)
	}
	return names
}

// Choose takes the format that is named, else the one that the
// output's extension asks for, else, where there is no output, the table.
func Choose(name, output string) (Format, error) {
	lower := strings.ToLower(output)
	for _, f := range All() {
		asked := slices.ContainsFunc(f.Extensions, func(ext string) bool { return strings.HasSuffix(lower, ext) })
		if f.Name == name || name == "" && asked {
			return f, nil
		}
	}
	names := strings.Join(Names(), ", ")
	known, unknown := format.ByName(name)
	byOutput, wanted := format.ByExtension(output)
	switch {
	case name != "" && unknown == nil:
		return Format{}, fmt.Errorf("-f %s: %s; use one of %s", name, refusal(known), names)
	case name != "":
		return Format{}, fmt.Errorf("-f: unknown format %q; use one of %s", name, names)
	case wanted:
		return Format{}, fmt.Errorf("-o %s: %s; name one with -f: %s", output, refusal(byOutput), names)
	case output != "":
		return Format{}, fmt.Errorf("-o %s: no format has this extension; name one with -f: %s", output, names)
	}
	return All()[0], nil
}

// refusal says why verdicts are not written in a format of records.
func refusal(f format.Format) string {
	if f.NeedsText {
		return "it marks quotes in their text, and a verdict is of a quote and a source"
	}
	return "it is a format of extract, and verify has formats of its own"
}

func writeJSON(w io.Writer, verdicts []record.Verdict, _ format.Options) error {
	e := format.Encoder(w)
	e.SetIndent("", "  ")
	if verdicts == nil {
		verdicts = []record.Verdict{}
	}
	return e.Encode(verdicts)
}

func writeLines(w io.Writer, verdicts []record.Verdict, _ format.Options) error {
	e := format.Encoder(w)
	for i := range verdicts {
		if err := e.Encode(verdicts[i]); err != nil {
			return err
		}
	}
	return nil
}

// columns are the cells that a verdict adds to those of the input.
var columns = []struct {
	name string
	cell func(*record.Verdict) string
}{
	{"verdict", func(v *record.Verdict) string { return v.Verdict }},
	{"verdict_why", func(v *record.Verdict) string { return terminal.Clean(record.Value(v.VerdictWhy)) }},
	{"partial", func(v *record.Verdict) string { return strconv.FormatBool(v.Partial) }},
	{"speaker_checked", func(v *record.Verdict) string { return strconv.FormatBool(v.SpeakerChecked) }},
	{"score", func(v *record.Verdict) string { return strconv.FormatFloat(v.Score, 'f', -1, 64) }},
	{"matches", func(v *record.Verdict) string { return strconv.Itoa(v.Matches) }},
	{"passage_source", ofPassage(func(p *record.Passage) string { return p.Source })},
	{"passage_line", ofPassage(func(p *record.Passage) string { return strconv.Itoa(p.Line) })},
	{"passage_time", ofPassage(func(p *record.Passage) string { return record.Value(p.Time) })},
	{"passage_speaker", ofPassage(func(p *record.Passage) string { return record.Value(p.Speaker) })},
	{"passage", ofPassage(func(p *record.Passage) string { return p.Text })},
	{"sentence", ofPassage(func(p *record.Passage) string { return p.Sentence })},
	{"difference", func(v *record.Verdict) string { return plainDiff.words(v) }},
	{"passage_page", ofPassage(pageOf)},
	{"citation_fault", func(v *record.Verdict) string { return v.CitationFault }},
}

func ofPassage(cell func(*record.Passage) string) func(*record.Verdict) string {
	return func(v *record.Verdict) string {
		if v.Passage == nil {
			return ""
		}
		return strings.Join(strings.Fields(cell(v.Passage)), " ")
	}
}

// pageOf writes the page of a passage, if any.
func pageOf(p *record.Passage) string {
	if p.Page == nil {
		return ""
	}
	return strconv.Itoa(*p.Page)
}

// rows returns a header and a row for each verdict: the input's fields
// that fit into a cell, in the order in which they first come, and the
// verdict's own.
func rows(verdicts []record.Verdict, withRun bool) [][]string {
	var header []string
	own := map[string]bool{}
	for _, c := range columns {
		own[c.name] = true
	}
	at := map[string]int{}
	for i := range verdicts {
		for _, f := range verdicts[i].Row() {
			_, known := at[f.Name]
			if _, fits := f.Cell(); fits && !known && !own[f.Name] {
				at[f.Name] = len(header)
				header = append(header, f.Name)
			}
		}
	}
	carried := len(header)
	for _, c := range columns {
		header = append(header, c.name)
	}
	if withRun {
		header = append(header, record.RunColumns()...)
	}
	rows := [][]string{header}
	for i := range verdicts {
		row := make([]string, carried, len(header))
		for _, f := range verdicts[i].Row() {
			if column, known := at[f.Name]; known {
				row[column], _ = f.Cell()
			}
		}
		for _, c := range columns {
			row = append(row, c.cell(&verdicts[i]))
		}
		if withRun {
			row = append(row, verdicts[i].Run.Cells(sourceOf(&verdicts[i]))...)
		}
		rows = append(rows, row)
	}
	return rows
}

// sourceOf returns the source of a verdict's passage; empty where there is none.
func sourceOf(v *record.Verdict) string {
	if v.Passage == nil {
		return ""
	}
	return v.Passage.Source
}

func writeCSV(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	return format.WriteCells(w, rows(verdicts, opts.Run != nil))
}

func writeTSV(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	var b strings.Builder
	for _, row := range rows(verdicts, opts.Run != nil) {
		format.WriteTSVLine(&b, row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeXLSX(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	return format.WriteSheet(w, rows(verdicts, false), opts.Run)
}

func writeMarkdown(w io.Writer, verdicts []record.Verdict, opts format.Options) error {
	var b strings.Builder
	b.WriteString("| Verdict | Who | What | Where |\n|:--|:--|:--|:--|\n")
	for i := range verdicts {
		v := &verdicts[i]
		where := placeOf(v.Passage)
		b.WriteString("| " + strings.Join([]string{v.Verdict, format.MarkdownCell(v.Speaker), format.MarkdownCell(plainDiff.words(v)), format.MarkdownCell(where)}, " | ") + " |\n")
	}
	format.WriteMade(&b, opts.Run)
	_, err := io.WriteString(w, b.String())
	return err
}
