package document

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// UTF8 is the usual name of the encoding that a text has unless something says otherwise.
const UTF8 = "utf-8"

const (
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	utf32LE     = "utf-32le"
	utf32BE     = "utf-32be"
	windows1252 = "windows-1252"
)

// MarkUTF8 is the byte order mark of UTF-8.
const MarkUTF8 = "\xef\xbb\xbf"

// boms are the byte order marks. They win over what the user says of the
// encoding, since no other encoding begins with them.
var boms = []struct{ bytes, name string }{
	{MarkUTF8, UTF8},
	{"\xff\xfe\x00\x00", utf32LE}, // before that of UTF-16, which it begins with
	{"\x00\x00\xfe\xff", utf32BE},
	{"\xff\xfe", utf16LE},
	{"\xfe\xff", utf16BE},
}

// Decode turns bytes into text and names the encoding: that of the byte order
// mark, else the one that is asked for, else the likeliest. A byte that cannot
// be decoded becomes one U+FFFD. Bytes that are no text in any encoding are a
// Binary error.
func Decode(data []byte, asked string) (text, name string, err error) {
	if asked != "" {
		if asked, err = EncodingName(asked); err != nil {
			return "", "", err
		}
	}
	for _, bom := range boms {
		if bytes.HasPrefix(data, []byte(bom.bytes)) {
			return decodeAs(data[len(bom.bytes):], bom.name)
		}
	}
	if asked == "" {
		if asked = GuessEncoding(data); asked == "" {
			return "", "", binaryError("")
		}
	}
	return decodeAs(data, asked)
}

func decodeAs(data []byte, name string) (string, string, error) {
	if name == UTF8 {
		return ValidUTF8(data), name, nil
	}
	text, err := encodingOf(name).NewDecoder().Bytes(data)
	if err != nil {
		return "", "", &Error{Code: BadEncoding, Problem: "cannot be decoded as " + name, Advice: "name its encoding with --encoding", Err: err}
	}
	return string(text), name, nil
}

// EncodingName returns the usual name of an encoding, by any of the names that
// web pages use for it. The error lists examples.
func EncodingName(name string) (string, error) {
	switch lower := strings.ToLower(strings.TrimSpace(name)); lower {
	case "utf-8", "utf8":
		return UTF8, nil
	case utf16LE, utf16BE, utf32LE, utf32BE:
		return lower, nil
	case "utf-32", "utf32":
		return utf32LE, nil
	case "utf-16", "utf16":
		return utf16LE, nil
	}
	e, err := htmlindex.Get(name)
	if err == nil {
		if canonical, err := htmlindex.Name(e); err == nil && canonical != "replacement" {
			return canonical, nil
		}
	}
	return "", &Error{Code: BadEncoding, Problem: "unknown encoding " + quoteWord(name),
		Advice: "use utf-8, utf-16le, utf-16be, windows-1252, iso-8859-2, shift_jis, gbk or another name that web pages use"}
}

func quoteWord(s string) string { return `"` + s + `"` }

// encodingOf returns the decoder of a name that EncodingName gave.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case UTF8:
		return encoding.Nop
	case utf16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case utf16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf32LE:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case utf32BE:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case windows1252:
		return charmap.Windows1252
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return encoding.Nop
	}
	return e
}

// DecodingReader decodes a stream as it is read. Invalid UTF-8 is left to the
// reader of the lines.
func DecodingReader(r io.Reader, head []byte, asked string) (io.Reader, string, error) {
	name := UTF8
	if asked != "" {
		var err error
		if name, err = EncodingName(asked); err != nil {
			return nil, "", err
		}
	}
	for _, bom := range boms {
		if bytes.HasPrefix(head, []byte(bom.bytes)) {
			if _, err := io.CopyN(io.Discard, r, int64(len(bom.bytes))); err != nil {
				return nil, "", err
			}
			name = bom.name
			break
		}
	}
	if name == UTF8 {
		return r, name, nil
	}
	return transform.NewReader(r, encodingOf(name).NewDecoder()), name, nil
}

// ValidUTF8 returns the text with each bad byte as one U+FFFD.
func ValidUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data) + 16)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String()
}

// SniffLen is how much of a file is looked at to tell what it is.
const SniffLen = 64 << 10

// CharsetLen is how much of a file is looked at for the encoding that it names.
const CharsetLen = 4096

// SaysUTF8 says that the bytes are UTF-8, and not ASCII alone.
func SaysUTF8(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
}

// DecodeHead decodes the first bytes of a file after a byte order mark, and
// leaves others as they are.
func DecodeHead(head []byte) []byte {
	for _, bom := range boms {
		if rest, ok := bytes.CutPrefix(head, []byte(bom.bytes)); ok {
			if text, _, err := decodeAs(rest, bom.name); err == nil {
				return []byte(text)
			}
		}
	}
	return head
}
