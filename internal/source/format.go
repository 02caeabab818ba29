package source

import (
	"bufio"
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// Format is the way a document is written down.
type Format string

// The formats that are read.
const (
	Text      Format = "text"
	HTML      Format = "html"
	Markdown  Format = "markdown"
	DOCX      Format = "docx"
	EPUB      Format = "epub"
	TEI       Format = "tei"
	JSONLines Format = "jsonl"
	CSV       Format = "csv"

	Transcript Format = "transcript" // text in which NAME: opens a speech
	SRT        Format = "srt"
	WebVTT     Format = "vtt"
)

// A format says how documents of one kind are known and read. Every file is
// one document, or it is a table with one a row.
type format struct {
	name       Format
	extensions []string
	read       func(in input) (*Document, error)
	packed     bool // a zip archive, which is no text
	rows       func(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool
}

// formats lists what is read, in the order in which help names it.
func formats() []format {
	return []format{
		{name: Text, extensions: []string{".txt", ".text"}, read: readText},
		{name: HTML, extensions: []string{".html", ".htm", ".xhtml"}, read: readHTML},
		{name: Markdown, extensions: []string{".md", ".markdown"}, read: readMarkdown},
		{name: DOCX, extensions: []string{".docx"}, packed: true, read: readDOCX},
		{name: EPUB, extensions: []string{".epub"}, packed: true, read: readEPUB},
		{name: TEI, extensions: []string{".tei"}, read: readTEI},
		{name: Transcript, read: readTranscript},
		{name: SRT, extensions: []string{".srt"}, read: readCaptions(SRT)},
		{name: WebVTT, extensions: []string{".vtt"}, read: readCaptions(WebVTT)},
		{name: JSONLines, extensions: []string{".jsonl", ".ndjson"}, rows: jsonLines},
		{name: CSV, extensions: []string{".csv", ".tsv"}, rows: csvRows},
	}
}

// An input is a file that is read as a whole.
type input struct {
	ctx  context.Context // how long it may take to unpack
	data []byte
	name string
	opts Options
}

// Formats lists the formats that are read, for help and for messages.
func Formats() []Format {
	var names []Format
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// lookup returns the format of a name.
func lookup(name Format) (format, bool) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// byExtension returns the format that a file's name tells, or nothing. The
// extension of a compressed file is the one before .gz or .zst.
func byExtension(name string) Format {
	ext := fileExtension(name)
	for _, f := range formats() {
		if slices.Contains(f.extensions, ext) {
			return f.name
		}
	}
	return ""
}

// fileExtension returns a file's extension in lower case, without that of its packing.
func fileExtension(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".gz" || ext == ".zst" {
		return strings.ToLower(filepath.Ext(name[:len(name)-len(ext)]))
	}
	return ext
}

// IsTable says that a file of this name, or of this format where one is given,
// can hold more than one document.
func IsTable(name string, format Format) bool {
	if format == "" {
		format = byExtension(name)
	}
	f, ok := lookup(format)
	return ok && f.rows != nil
}
