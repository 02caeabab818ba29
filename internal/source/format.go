package source

import (
	"bufio"
	"path/filepath"
	"slices"
	"strings"

	"quotes/internal/source/captions"
	"quotes/internal/source/document"
	"quotes/internal/source/markdown"
	"quotes/internal/source/page"
	"quotes/internal/source/tei"
	"quotes/internal/source/zipped"
)

// A format says how documents of one kind are known and read. Every file is
// one document, or it is a table with one a row.
type format struct {
	name       document.Format
	extensions []string
	read       func(in document.Input) (*document.Document, error)
	packed     bool // a zip archive, which is no text
	rows       func(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool
}

// formats lists what is read, in the order in which help names it.
func formats() []format {
	return []format{
		{name: document.Text, extensions: []string{".txt", ".text"}, read: readText},
		{name: document.HTML, extensions: []string{".html", ".htm", ".xhtml"}, read: page.Read},
		{name: document.Markdown, extensions: []string{".md", ".markdown"}, read: markdown.Read},
		{name: document.DOCX, extensions: []string{".docx"}, packed: true, read: zipped.ReadDOCX},
		{name: document.EPUB, extensions: []string{".epub"}, packed: true, read: zipped.ReadEPUB},
		{name: document.TEI, extensions: []string{".tei"}, read: tei.Read},
		{name: document.Transcript, read: readTranscript},
		{name: document.SRT, extensions: []string{".srt"}, read: captions.Read(document.SRT)},
		{name: document.WebVTT, extensions: []string{".vtt"}, read: captions.Read(document.WebVTT)},
		{name: document.Whisper, read: captions.ReadWhisper},
		{name: document.JSONLines, extensions: []string{".jsonl", ".ndjson"}, rows: jsonLines},
		{name: document.CSV, extensions: []string{".csv", ".tsv"}, rows: csvRows},
	}
}

// Formats lists the formats that are read, for help and for messages.
func Formats() []document.Format {
	var names []document.Format
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// lookup returns the format of a name.
func lookup(name document.Format) (format, bool) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// byExtension returns the format that a file's name tells, or nothing. The
// extension of a compressed file is the one before .gz or .zst.
func byExtension(name string) document.Format {
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
func IsTable(name string, format document.Format) bool {
	if format == "" {
		format = byExtension(name)
	}
	f, ok := lookup(format)
	return ok && f.rows != nil
}
