package source

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"quotes/internal/source/document"
	"quotes/internal/source/export"
	"quotes/internal/source/page"
	"quotes/internal/source/zipped"
	"quotes/internal/unpack"
)

// sniffFormat tells a format by a file's first bytes.
func sniffFormat(head []byte) document.Format {
	if bytes.HasPrefix(head, []byte(unpack.ZipMagic)) {
		return document.Zip
	}
	text := strings.TrimLeft(string(document.DecodeHead(head)), "\r\n")
	for _, f := range formats() {
		if f.is != nil && f.is(text) {
			return f.name
		}
	}
	if page.Is(text[page.HeaderLen(text):]) {
		return document.HTML
	}
	return document.Text
}

// sniffWhole tells the format of a whole file that is one document, whatever
// its name says of it.
func sniffWhole(data []byte) document.Format {
	format := sniffFormat(data[:min(len(data), document.SniffLen)])
	if f, _ := lookup(format); f.rows != nil && format != document.Zip {
		return document.Text // its lines are told of by notPlain
	}
	if format == document.Zip {
		return sniffArchive(data)
	}
	return format
}

// isJSONLines says that a file begins with a line that is a JSON object.
func isJSONLines(head string) bool {
	line, _, whole := strings.Cut(head, "\n")
	return startsWith(line, "{", `"`) && (json.Valid([]byte(line)) || !whole && len(head) >= document.SniffLen/2)
}

// isJSON says that a file begins as JSON over several lines does: an object, or
// an array of them. Where the head holds all of it, it must be whole.
func isJSON(head string) bool {
	if !startsWith(head, "{", `"`) && !startsWith(head, "[", "{", `"`) {
		return false
	}
	return len(head) >= document.SniffLen/2 || json.Valid([]byte(head))
}

// isTar says that a file begins as a tar archive does.
func isTar(head string) bool {
	const at, magic = 257, "ustar"
	return len(head) > at+len(magic) && head[at:at+len(magic)] == magic
}

// sniffArchive tells what an archive is by the files in it: a document, or a
// folder of them.
func sniffArchive(data []byte) document.Format {
	a, err := zipped.OpenArchive(document.Input{Ctx: context.Background(), Data: data, MaxBytes: DefaultMaxBytes})
	if err != nil {
		return document.Zip
	}
	return archiveFormat(a.Has)
}

// archiveFormat tells what an archive is by the names of its files.
func archiveFormat(has func(name string) bool) document.Format {
	switch {
	case has("META-INF/container.xml"):
		return document.EPUB
	case has("word/document.xml"), has("[Content_Types].xml") && has("_rels/.rels") && !has("xl/workbook.xml") && !has("ppt/presentation.xml"):
		return document.DOCX
	case has("content.xml") && has("META-INF/manifest.xml"):
		return document.ODT
	}
	return document.Zip
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

// argument is the name as a command takes it: standard input is "-".
func argument(name string) string {
	if name == "" {
		return Stdin
	}
	return name
}

// notPlain returns what is wrong with decoded text that is written in a
// markup that is not read, or nil.
func notPlain(name, text string) *document.Error {
	head := text[:min(len(text), document.SniffLen)]
	if strings.HasPrefix(head, "<?xml") {
		return &document.Error{Name: name, Code: document.NoArticle, Problem: "is an XML file of a kind that is not read",
			Advice: "turn it into text or HTML first, or read it as it stands: --input-format text"}
	}
	if (startsWith(head, "{", `"`) || startsWith(head, "[", "{", `"`)) && json.Valid([]byte(text)) {
		return &document.Error{Name: name, Code: document.BadJSON, Problem: "is JSON",
			Advice: "name it so: --input-format json, or jsonl where each line is an object"}
	}
	return nil
}

// isArticleName says that a file of a folder has a name that articles have. A
// word processor's lock has not.
func isArticleName(name string) bool {
	ext := fileExtension(name)
	return (ext == "" || ext == ".xml" || byExtension(name) != "") && !strings.HasPrefix(filepath.Base(name), "~$")
}

// readExport reads an export of a database by the kind of its file.
func readExport(in document.Input) ([]*document.Document, error) {
	format := sniffWhole(in.Data)
	if f, ok := lookup(format); ok && f.binary && f.many != nil {
		return f.many(in)
	}
	return export.Read(in)
}
