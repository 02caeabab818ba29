// Package format writes records: one file a format, behind one small interface.
// The table of formats feeds the flag --format, its help, its completion and
// its error.
package format

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"quotes/cmd/internal/format/marking"
	"quotes/cmd/internal/format/page"
	"quotes/cmd/internal/format/tei"
	"quotes/internal/record"
)

// A Writer writes the records of documents.
type Writer interface {
	Write(*record.Document) error
	Close() error
}

// A FailureWriter is a Writer whose format has a place for documents that failed.
type FailureWriter interface {
	WriteFailure(record.Failure) error
}

// Options are what a caller may choose about the looks of a format.
type Options struct {
	PerDoc bool // jsonl: a line a document, not a line a quote
	Width  int  // table: columns; 0 is DefaultWidth
	Color  bool // table: use colours
	Titles bool // table: a line with the document's name above each table
	GoesOn bool // csv, tsv: the output goes on, and has its header

	WithRun bool        // csv, tsv: columns that tell how each row was made
	Run     *record.Run // of verdicts: how they were made; nil where nobody asks

	Unit record.Unit // webanno: what positions count; empty is code points
}

// A Format is a way to write records.
type Format struct {
	Name       string
	Help       string   // a few words
	Extensions []string // of -o, that choose it; the first is that of files in a folder

	// Documents says that it writes whole documents, and can so hold the text.
	// It depends on Options.PerDoc for JSON Lines.
	Documents bool

	// NeedsText says that it writes the text itself or measures in it: records
	// must hold it, and count code points.
	NeedsText bool

	// Counts says that it counts positions as Options.Unit says.
	Counts bool

	// TellsRun says that it has a place to tell how it was made, beside its records.
	TellsRun bool

	// OneDocument says that a file holds one document; others need a folder.
	OneDocument bool

	// Beside is written beside each file of a folder, Overview once for the folder.
	Beside   *Beside
	Overview *Overview

	open func(io.Writer, Options) Writer
}

// Beside is a second file for a document.
type Beside struct {
	Extension string
	Write     func(io.Writer, *record.Document) error
}

// Overview is a file for all documents of a folder.
type Overview struct {
	Name  string
	Write func(io.Writer, []page.Entry) error
}

// Open returns a writer of the format. What it writes is whole after Close.
func (f Format) Open(w io.Writer, opts Options) Writer { return f.open(w, opts) }

// All returns the formats; the first is the default. Of two that share an
// extension the first is chosen by it.
func All() []Format {
	return []Format{
		{Name: "table", Help: "for people", Extensions: []string{".txt"}, open: newTable},
		{Name: "json", Help: "an indented array of documents", Extensions: []string{".json"}, Documents: true, TellsRun: true, open: newJSON},
		{Name: "jsonl", Help: "a quote a line, or a document a line with --per doc", Extensions: []string{".jsonl", ".ndjson"}, open: newJSONLines},
		{Name: "csv", Help: "a quote a row, for spreadsheets", Extensions: []string{".csv"}, open: newCSV},
		{Name: "tsv", Help: "a quote a row, no quoting, for cut and awk", Extensions: []string{".tsv"}, open: newTSV},
		{Name: "xlsx", Help: "a quote a row, with columns to correct it", Extensions: []string{".xlsx"}, TellsRun: true, open: newXLSX},
		{Name: "text", Help: "speaker: quote, for reading", Extensions: []string{".txt"}, open: newText},
		{Name: "markdown", Help: "a table for each document", Extensions: []string{".md", ".markdown"}, open: newMarkdown},
		{Name: "html", Help: "a page to look at", Extensions: []string{".html", ".htm"}, NeedsText: true, TellsRun: true,
			Overview: &Overview{"index.html", page.WriteOverview}, open: func(w io.Writer, _ Options) Writer { return page.New(w) }},
		{Name: "brat", Help: "standoff", Extensions: []string{".ann"}, NeedsText: true, OneDocument: true,
			Beside: &Beside{".txt", marking.WriteText}, Overview: &Overview{"annotation.conf", writeBratConfig}, open: newBrat},
		{Name: "tei", Help: "the text as TEI with said elements", Extensions: []string{".tei", ".xml"}, NeedsText: true, open: func(w io.Writer, _ Options) Writer { return tei.New(w) }},
		{Name: "webanno", Help: "W3C Web Annotation", Extensions: []string{".webanno.json"}, NeedsText: true, Counts: true, open: newWebAnnotation},
		{Name: "jsonld", Help: "schema.org Quotation", Extensions: []string{".jsonld"}, NeedsText: true, open: newJSONLD},
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

// ByName returns the format with a name.
func ByName(name string) (Format, error) {
	for _, f := range All() {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("unknown format %q; use one of %s", name, strings.Join(Names(), ", "))
}

// ByExtension returns the format that a file's name asks for: the one with the
// longest extension that the name ends with.
func ByExtension(path string) (Format, bool) {
	name := strings.ToLower(filepath.Base(path))
	var found Format
	longest := 0
	for _, f := range All() {
		for _, ext := range f.Extensions {
			if len(ext) > longest && strings.HasSuffix(name, ext) {
				found, longest = f, len(ext)
			}
		}
	}
	return found, longest > 0
}

// Encoder returns an encoder of JSON that leaves <, > and & as they are.
func Encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}
