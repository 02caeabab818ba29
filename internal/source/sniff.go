package source

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
)

// sniffLen is how much of a file is looked at to tell what it is.
const sniffLen = 64 << 10

// sniffFormat tells a format by a file's first bytes.
func sniffFormat(head []byte) Format {
	for _, bom := range boms[1:] {
		if bytes.HasPrefix(head, []byte(bom.bytes)) {
			if text, _, err := decodeAs(head[len(bom.bytes):], bom.name); err == nil {
				head = []byte(text)
			}
		}
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\r\n")
	line, _, whole := bytes.Cut(head, []byte("\n"))
	switch {
	case startsWith(string(line), "{", `"`) && (json.Valid(line) || !whole && len(head) >= sniffLen/2):
		return JSONLines
	case isTEI(string(head)):
		return TEI
	case bytes.HasPrefix(head, []byte("WEBVTT")):
		return WebVTT
	case isSRT(string(head)):
		return SRT
	case isHTML(string(head[headerLen(string(head)):])):
		return HTML
	}
	return Text
}

// isSRT says that a text begins with the number of a caption and its times.
func isSRT(s string) bool {
	number, rest, ok := strings.Cut(s, "\n")
	if number = strings.TrimSpace(number); !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	times, _, _ := strings.Cut(rest, "\n")
	return timing.MatchString(times)
}

// sniffWhole tells the format of a whole file that is one document.
func sniffWhole(data []byte) Format {
	if bytes.HasPrefix(data, []byte(zipMagic)) {
		return sniffArchive(data)
	}
	if format := sniffFormat(data[:min(len(data), sniffLen)]); format != JSONLines {
		return format
	}
	return Text
}

// zipMagic is how an archive starts.
const zipMagic = "PK\x03\x04"

// sniffArchive tells what document an archive is by the files in it.
func sniffArchive(data []byte) Format {
	a, err := openArchive(input{ctx: context.Background(), data: data})
	switch {
	case err != nil:
		return Text
	case a.Has("word/document.xml"):
		return DOCX
	case a.Has("META-INF/container.xml"):
		return EPUB
	}
	return Text
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

// isHTML says that the text begins as a web page does, after an XML
// declaration and comments.
func isHTML(s string) bool {
	for {
		s = strings.TrimLeft(s, " \t\r\n")
		end := ""
		switch {
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		default:
			tag, _, _ := strings.Cut(strings.ToLower(s[:min(len(s), 16)]), ">")
			name, _, _ := strings.Cut(tag, " ")
			return slices.Contains([]string{"<!doctype", "<html", "<head", "<body"}, name)
		}
		_, rest, ok := strings.Cut(s, end)
		if !ok {
			return false
		}
		s = rest
	}
}

// magic lists the first bytes of what is no text, and what to do with it.
var magic = []struct {
	prefix  string
	code    Code
	problem string
	advice  func(name string) string
}{
	{"%PDF-", PDF, "is a PDF file", func(name string) string {
		return "turn it into text first: pdftotext " + quoteArg(name) + " - | quotes extract"
	}},
	{"\xd0\xcf\x11\xe0", Office, "is a word processor's file", func(string) string { return "save it as plain text first" }},
	{`{\rtf`, Office, "is an RTF file", func(string) string { return "save it as plain text first" }},
	{"\x1f\x8b", Compressed, "is a gzip file", func(name string) string {
		return "unpack it first: gzip -dc " + quoteArg(name) + " | quotes extract"
	}},
	{"\x28\xb5\x2f\xfd", Compressed, "is a zstd file", func(name string) string {
		return "unpack it first: zstd -dc " + quoteArg(name) + " | quotes extract"
	}},
}

// notText returns what is wrong with bytes that are no plain text, or nil.
// It sees the file's raw bytes, before they are decoded.
func notText(name string, data []byte) *Error {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return &Error{Name: name, Code: m.code, Problem: m.problem, Advice: m.advice(argument(name))}
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

func zipError(name string) *Error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".odt":
		return &Error{Name: name, Code: Office, Problem: "is a " + ext[1:] + " file",
			Advice: "turn it into text first: pandoc -t plain --wrap=none " + quoteArg(name) + " | quotes extract"}
	case ".xlsx", ".ods", ".pptx":
		return &Error{Name: name, Code: Office, Problem: "is a " + ext[1:] + " file", Advice: "save it as plain text first"}
	}
	return &Error{Name: name, Code: Compressed, Problem: "is a zip archive or a word processor's file", Advice: "unpack it, or save it as plain text first"}
}

func binaryError(name string) *Error {
	return &Error{Name: name, Code: Binary, Problem: "is a binary file", Advice: "give plain text"}
}

// notPlain returns what is wrong with decoded text that is written in a
// markup that is not read, or nil.
func notPlain(name, text string) *Error {
	head := text[:min(len(text), sniffLen)]
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<rss") || strings.HasPrefix(head, "<feed") {
		return &Error{Name: name, Code: NoArticle, Problem: "is an XML file that is no TEI",
			Advice: "turn it into text or HTML first, or read it as it stands: --input-format text"}
	}
	if (startsWith(head, "{", `"`) || startsWith(head, "[", "{", `"`)) && json.Valid([]byte(text)) {
		return &Error{Name: name, Code: BadJSON, Problem: "is one JSON value over several lines",
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
