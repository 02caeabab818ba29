package source

import (
	"bytes"
	"path/filepath"
	"strings"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// A signature is how files begin that are no text, and what to do with them.
type signature struct {
	at      int // where it stands in the file
	prefix  string
	code    document.Code
	problem string
	advice  string // FILE stands for the file's name
}

// signatures are looked at in their order.
var signatures = []signature{
	{0, unpack.GzipMagic, document.Compressed, "is a gzip file", "unpack it first: gzip -dc FILE | quotes extract"},
	{0, unpack.ZstdMagic, document.Compressed, "is a zstd file", "unpack it first: zstd -dc FILE | quotes extract"},
	{0, "BZh", document.Compressed, "is a bzip2 file", "unpack it first: bzip2 -dc FILE | quotes extract"},
	{0, "\xfd7zXZ\x00", document.Compressed, "is an xz file", "unpack it first: xz -dc FILE | quotes extract"},
	{0, "7z\xbc\xaf\x27\x1c", document.Compressed, "is a 7z archive", "unpack it first, and name the folder"},
	{0, "Rar!\x1a\x07", document.Compressed, "is a RAR archive", "unpack it first, and name the folder"},
	{0, "\x89PNG\r\n\x1a\n", document.Binary, "is a picture (PNG)", textOfPicture},
	{0, "\xff\xd8\xff", document.Binary, "is a picture (JPEG)", textOfPicture},
	{0, "GIF8", document.Binary, "is a picture (GIF)", textOfPicture},
	{0, "II*\x00", document.Binary, "is a picture (TIFF)", textOfPicture},
	{0, "MM\x00*", document.Binary, "is a picture (TIFF)", textOfPicture},
	{8, "WEBP", document.Binary, "is a picture (WebP)", textOfPicture},
	{4, "ftypheic", document.Binary, "is a picture (HEIC)", textOfPicture},
	{8, "WAVEfmt", document.Binary, "is a recording (WAV)", textOfSound},
	{0, "ID3", document.Binary, "is a recording (MP3)", textOfSound},
	{0, "OggS", document.Binary, "is a recording (Ogg)", textOfSound},
	{0, "fLaC", document.Binary, "is a recording (FLAC)", textOfSound},
	{4, "ftyp", document.Binary, "is a recording (MP4)", textOfSound},
	{0, "\x1aE\xdf\xa3", document.Binary, "is a recording (Matroska, WebM)", textOfSound},
	{0, "SQLite format 3\x00", document.Binary, "is an SQLite database", `write its texts as JSON Lines: sqlite-utils rows FILE TABLE --nl | quotes extract --input-format jsonl`},
	{0, "PAR1", document.Binary, "is a Parquet file", `write it as JSON Lines: duckdb -c "copy 'FILE' to 'texts.jsonl'"`},
	{0, "\x7fELF", document.Binary, "is a program", "give a text"},
	{60, "BOOKMOBI", document.Office, "is a Kindle book (MOBI)", "turn it into EPUB first: ebook-convert FILE book.epub"},
	{0, "AT&TFORM", document.Office, "is a DjVu file", "turn it into text first: djvutxt FILE | quotes extract"},
	{0, "%!PS", document.Office, "is a PostScript file", "turn it into PDF first: ps2pdf FILE out.pdf"},
}

const (
	textOfPicture = "recognise its words first: tesseract FILE - | quotes extract"
	textOfSound   = "have it written down first, and give the captions or the transcript"
)

// notText returns what is wrong with bytes that are no text, or nil.
// It sees the file's raw bytes, before they are decoded.
func notText(name string, data []byte) *document.Error {
	for _, s := range signatures {
		if len(data) >= s.at && bytes.HasPrefix(data[s.at:], []byte(s.prefix)) {
			return &document.Error{Name: name, Code: s.code, Problem: s.problem, Advice: strings.ReplaceAll(s.advice, "FILE", quoteArg(argument(name)))}
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte(compoundMagic)):
		return compound(name, data)
	case bytes.HasPrefix(data, []byte(unpack.ZipMagic)):
		return zipError(name)
	}
	return nil
}

// compoundMagic is how the compound files of Microsoft begin. The names of the
// streams in them stand in UTF-16.
const compoundMagic = "\xd0\xcf\x11\xe0"

// compound tells what a compound file is by the names of its streams.
func compound(name string, data []byte) *document.Error {
	e := &document.Error{Name: name, Code: document.Office}
	for _, kind := range []struct {
		stream, problem, advice string
		code                    document.Code
	}{
		{"EncryptedPackage", "is locked with a password", "save it without one", document.Protected},
		{"__substg1.0_", "is a mail of Outlook (MSG)", "save it as EML or as text first", document.Office},
		{"__nameid_version1.0", "is a mail of Outlook (MSG)", "save it as EML or as text first", document.Office},
		{"WordDocument", "is a file of Word 97 (DOC)", "save it as DOCX first, or: antiword FILE | quotes extract", document.Office},
		{"Workbook", "is a file of Excel 97 (XLS)", "save it as CSV first", document.Office},
		{"PowerPoint Document", "is a file of PowerPoint 97 (PPT)", "save it as text first", document.Office},
	} {
		if bytes.Contains(data, wide(kind.stream)) {
			e.Code, e.Problem, e.Advice = kind.code, kind.problem, strings.ReplaceAll(kind.advice, "FILE", quoteArg(argument(name)))
			return e
		}
	}
	e.Problem, e.Advice = "is a file of an old Office (DOC, XLS, PPT, MSG)", "save it as DOCX, CSV, EML or plain text first"
	return e
}

// wide writes ASCII as UTF-16.
func wide(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

func zipError(name string) *document.Error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".xlsx", ".ods":
		return &document.Error{Name: name, Code: document.Office, Problem: "is a " + ext[1:] + " file", Advice: "save it as CSV first, with a column of texts"}
	case ".pptx", ".odp", ".pages":
		return &document.Error{Name: name, Code: document.Office, Problem: "is a " + ext[1:] + " file", Advice: "save it as plain text first"}
	}
	return &document.Error{Name: name, Code: document.Compressed, Problem: "is a zip archive", Advice: "name it so: --input-format zip, or unpack it"}
}
