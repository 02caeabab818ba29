// Package format writes records: one file a format, behind one small interface.
// The table of formats feeds the flag --format, its help, its completion and
// its error.
package format

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

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
}

// A Format is a way to write records.
type Format struct {
	Name       string
	Help       string   // a few words
	Extensions []string // of -o, that choose it
	Texts      bool     // with Options.PerDoc or by itself it can hold the text that was read

	open func(io.Writer, Options) Writer
}

// Open returns a writer of the format. What it writes is whole after Close.
func (f Format) Open(w io.Writer, opts Options) Writer { return f.open(w, opts) }

// All returns the formats; the first is the default.
func All() []Format {
	return []Format{
		{Name: "table", Help: "for people", Extensions: []string{".txt"}, open: newTable},
		{Name: "json", Help: "an indented array of documents", Extensions: []string{".json"}, open: newJSON},
		{Name: "jsonl", Help: "a quote a line, or a document a line with --per doc", Extensions: []string{".jsonl", ".ndjson"}, open: newJSONLines},
		{Name: "csv", Help: "a quote a row, for spreadsheets", Extensions: []string{".csv"}, open: newCSV},
		{Name: "tsv", Help: "a quote a row, no quoting, for cut and awk", Extensions: []string{".tsv"}, open: newTSV},
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

// ByExtension returns the format that a file's name asks for.
func ByExtension(path string) (Format, bool) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range All() {
		if slices.Contains(f.Extensions, ext) {
			return f, true
		}
	}
	return Format{}, false
}

// encoder returns an encoder of JSON that leaves <, > and & as they are.
func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}
