package source

import (
	"bufio"
	"path/filepath"
	"slices"
	"strings"

	"quotes/internal/source/captions"
	"quotes/internal/source/document"
	"quotes/internal/source/export"
	"quotes/internal/source/feed"
	"quotes/internal/source/mail"
	"quotes/internal/source/markdown"
	"quotes/internal/source/newsxml"
	"quotes/internal/source/page"
	"quotes/internal/source/pdf"
	"quotes/internal/source/rtf"
	"quotes/internal/source/screenplay"
	"quotes/internal/source/tei"
	"quotes/internal/source/warc"
	"quotes/internal/source/zipped"
)

// A format says how documents of one kind are known and read. A file is one
// document (read), a few (many: an export, a mailbox, a feed), or any number of
// them that are read one by one (rows: a table, a crawl, an archive).
type format struct {
	name       document.Format
	extensions []string
	is         func(head string) bool // says of decoded first bytes that they are of the format; nil: other things tell
	read       func(in document.Input) (*document.Document, error)
	many       func(in document.Input) ([]*document.Document, error)
	rows       func(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool
	binary     bool // what it is written in is no text
}

// formats lists what is read, in the order in which help names it and in which
// first bytes are looked at.
func formats() []format {
	return []format{
		{name: document.Text, extensions: []string{".txt", ".text"}, read: readText},
		{name: document.HTML, extensions: []string{".html", ".htm", ".xhtml"}, read: page.Read},
		{name: document.Markdown, extensions: []string{".md", ".markdown"}, read: markdown.Read},
		{name: document.DOCX, extensions: []string{".docx"}, binary: true, many: export.Cut(zipped.ReadDOCX)},
		{name: document.ODT, extensions: []string{".odt"}, binary: true, many: export.Cut(zipped.ReadODT)},
		{name: document.RTF, extensions: []string{".rtf"}, is: rtf.Is, binary: true, many: export.Cut(rtf.Read)},
		{name: document.PDF, extensions: []string{".pdf"}, is: pdf.Is, binary: true, read: pdf.Read},
		{name: document.EPUB, extensions: []string{".epub"}, binary: true, read: zipped.ReadEPUB},
		{name: document.TEI, extensions: []string{".tei"}, is: tei.Is, read: tei.Read},
		{name: document.NewsML, is: newsxml.IsNewsML, many: newsxml.ReadNewsML},
		{name: document.NITF, extensions: []string{".nitf"}, is: newsxml.IsNITF, read: newsxml.ReadNITF},
		{name: document.FinalDraft, extensions: []string{".fdx"}, is: screenplay.IsFinalDraft, read: screenplay.ReadFinalDraft},
		{name: document.Transcript, read: readTranscript},
		{name: document.SRT, extensions: []string{".srt", ".sbv"}, is: captions.IsSRT, read: captions.Read(document.SRT)},
		{name: document.WebVTT, extensions: []string{".vtt"}, is: captions.IsWebVTT, read: captions.Read(document.WebVTT)},
		{name: document.TTML, extensions: []string{".ttml", ".dfxp"}, is: captions.IsTTML, read: captions.ReadTTML},
		{name: document.ASS, extensions: []string{".ass", ".ssa"}, is: captions.IsASS, read: captions.ReadASS},
		{name: document.CHAT, extensions: []string{".cha"}, is: captions.IsCHAT, read: captions.ReadCHAT},
		{name: document.Whisper, is: captions.IsWhisper, read: captions.ReadWhisper},
		{name: document.Slack, is: captions.IsSlack, read: captions.ReadSlack},
		{name: document.Export, is: export.Is, many: readExport},
		{name: document.Mail, extensions: []string{".eml", ".mbox"}, is: mail.Is, many: mail.Read},
		{name: document.MHTML, extensions: []string{".mht", ".mhtml"}, is: mail.IsMHTML, many: mail.Read},
		{name: document.Feed, extensions: []string{".rss", ".atom"}, is: feed.Is, many: feed.Read},
		{name: document.WARC, extensions: []string{".warc", ".wet"}, is: warc.Is, rows: warcPages},
		{name: document.JSONLines, extensions: []string{".jsonl", ".ndjson"}, is: isJSONLines, rows: jsonLines},
		{name: document.JSON, extensions: []string{".json"}, is: isJSON, rows: jsonValues},
		{name: document.CSV, extensions: []string{".csv", ".tsv"}, rows: csvRows},
		{name: document.Zip, extensions: []string{".zip"}, binary: true, rows: zipFolder},
		{name: document.Tar, extensions: []string{".tar", ".tgz"}, is: isTar, binary: true, rows: tarFolder},
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

// HoldsMany says that a file can hold more than one document, by the format
// where one is given, else by its name, then by its first bytes.
func HoldsMany(name string, opts Options) bool {
	format := opts.Format
	if format == "" && name != Stdin {
		format, _ = fileFormat(name, opts)
	}
	f, ok := lookup(format)
	return ok && f.read == nil && format != document.DOCX && format != document.ODT && format != document.RTF
}
