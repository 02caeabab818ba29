package source

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"quotes/internal/source/captions"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
	"quotes/internal/source/tei"
	"quotes/internal/source/zipped"
)

// sniffFormat tells a format by a file's first bytes.
func sniffFormat(head []byte) document.Format {
	head = bytes.TrimLeft(document.DecodeHead(head), "\r\n")
	line, _, whole := bytes.Cut(head, []byte("\n"))
	switch {
	case captions.IsWhisper(string(head)):
		return document.Whisper
	case startsWith(string(line), "{", `"`) && (json.Valid(line) || !whole && len(head) >= document.SniffLen/2):
		return document.JSONLines
	case tei.Is(string(head)):
		return document.TEI
	case bytes.HasPrefix(head, []byte("WEBVTT")):
		return document.WebVTT
	case captions.IsSRT(string(head)):
		return document.SRT
	case page.Is(string(head[page.HeaderLen(string(head)):])):
		return document.HTML
	}
	return document.Text
}

// sniffWhole tells the format of a whole file that is one document.
func sniffWhole(data []byte) document.Format {
	if bytes.HasPrefix(data, []byte(zipMagic)) {
		return sniffArchive(data)
	}
	if format := sniffFormat(data[:min(len(data), document.SniffLen)]); format != document.JSONLines {
		return format
	}
	return document.Text
}

// zipMagic is how an archive starts.
const zipMagic = "PK\x03\x04"

// sniffArchive tells what document an archive is by the files in it.
func sniffArchive(data []byte) document.Format {
	a, err := zipped.OpenArchive(document.Input{Ctx: context.Background(), Data: data, MaxBytes: DefaultMaxBytes})
	switch {
	case err != nil:
		return document.Text
	case a.Has("word/document.xml"):
		return document.DOCX
	case a.Has("META-INF/container.xml"):
		return document.EPUB
	}
	return document.Text
}

// startsWith says that the text begins with the pieces, with white space or
// nothing before each.
func startsWith(s string, pieces ...string) bool {
	for _, piece := range pieces {
		var ok bool
		if s, ok = strings.CutPrefix(strings.TrimLeft(s, " \t\r\n"), piece); !ok {
			return false
		}
	}
	return true
}

// magic lists the first bytes of what is no text, and what to do with it.
var magic = []struct {
	prefix  string
	code    document.Code
	problem string
	advice  func(name string) string
}{
	{"%PDF-", document.PDF, "is a PDF file", func(name string) string {
		return "turn it into text first: pdftotext " + quoteArg(name) + " - | quotes extract"
	}},
	{"\xd0\xcf\x11\xe0", document.Office, "is a word processor's file", func(string) string { return "save it as plain text first" }},
	{`{\rtf`, document.Office, "is an RTF file", func(string) string { return "save it as plain text first" }},
	{"\x1f\x8b", document.Compressed, "is a gzip file", func(name string) string {
		return "unpack it first: gzip -dc " + quoteArg(name) + " | quotes extract"
	}},
	{"\x28\xb5\x2f\xfd", document.Compressed, "is a zstd file", func(name string) string {
		return "unpack it first: zstd -dc " + quoteArg(name) + " | quotes extract"
	}},
}

// notText returns what is wrong with bytes that are no plain text, or nil.
// It sees the file's raw bytes, before they are decoded.
func notText(name string, data []byte) *document.Error {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return &document.Error{Name: name, Code: m.code, Problem: m.problem, Advice: m.advice(argument(name))}
		}
	}
	if bytes.HasPrefix(data, []byte(zipMagic)) {
		return zipError(name)
	}
	return nil
}

// argument is the name as a command takes it: standard input is "-".
func argument(name string) string {
	if name == "" {
		return Stdin
	}
	return name
}

func zipError(name string) *document.Error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".odt":
		return &document.Error{Name: name, Code: document.Office, Problem: "is a " + ext[1:] + " file",
			Advice: "turn it into text first: pandoc -t plain --wrap=none " + quoteArg(name) + " | quotes extract"}
	case ".xlsx", ".ods", ".pptx":
		return &document.Error{Name: name, Code: document.Office, Problem: "is a " + ext[1:] + " file", Advice: "save it as plain text first"}
	}
	return &document.Error{Name: name, Code: document.Compressed, Problem: "is a zip archive or a word processor's file", Advice: "unpack it, or save it as plain text first"}
}

// notPlain returns what is wrong with decoded text that is written in a
// markup that is not read, or nil.
func notPlain(name, text string) *document.Error {
	head := text[:min(len(text), document.SniffLen)]
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<rss") || strings.HasPrefix(head, "<feed") {
		return &document.Error{Name: name, Code: document.NoArticle, Problem: "is an XML file that is no TEI",
			Advice: "turn it into text or HTML first, or read it as it stands: --input-format text"}
	}
	if (startsWith(head, "{", `"`) || startsWith(head, "[", "{", `"`)) && json.Valid([]byte(text)) {
		return &document.Error{Name: name, Code: document.BadJSON, Problem: "is one JSON value over several lines",
			Advice: "give one object a line: jq -c '.[]' " + quoteArg(argument(name)) + " | quotes extract --input-format jsonl"}
	}
	return nil
}

// isArticleName says that a file of a folder has a name that articles have. A
// word processor's lock has not.
func isArticleName(name string) bool {
	ext := fileExtension(name)
	return (ext == "" || ext == ".xml" || byExtension(name) != "") && !strings.HasPrefix(filepath.Base(name), "~$")
}
