package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
)

// GuessEncoding tells the encoding of bytes without a byte order mark, or
// nothing where they are no text.
func GuessEncoding(data []byte) string {
	head := data[:min(len(data), SniffLen)]
	if zeros := bytes.Count(head, []byte{0}); zeros > 0 {
		if name := guessWide(head); name != "" || zeros > len(head)/100+2 {
			return name
		}
	}
	if controls(head) {
		return ""
	}
	if bytes.Contains(head, []byte("\x1b$B")) || bytes.Contains(head, []byte("\x1b$@")) { // what turns to kanji
		return "iso-2022-jp"
	}
	switch good, bad := sequences(data); {
	case bad == 0, good > bad:
		return UTF8
	case isWestern(head):
		return windows1252
	}
	return detect(head)
}

// isWestern says that bytes that are no UTF-8 are English or of a neighbour of
// it in Windows-1252: letters above ASCII are few, and the byte has a meaning there.
func isWestern(head []byte) bool {
	letters, plain := 0, 0
	for _, b := range head {
		switch {
		case strings.IndexByte("\x81\x8d\x8f\x90\x9d", b) >= 0:
			return false
		case b >= 0xC0:
			letters++
		case IsLetter(b):
			plain++
		}
	}
	return letters*50 < plain
}

// detect asks a detector: chardet, the port of ICU's, which is small and
// finished (2021), and tells windows-1250 and -1254 where a newer one
// (wlynxg/chardet 1.0.5) says windows-1252. What it is not sure of is taken for
// UTF-8, so that the bytes that are none are told of.
func detect(head []byte) string {
	all, err := chardet.NewTextDetector().DetectAll(head)
	if err != nil {
		return UTF8
	}
	for _, r := range all {
		name, err := EncodingName(strings.TrimSuffix(r.Charset, "-I"))
		if err == nil && r.Confidence >= sureEnough && isClean(head, name) {
			return name
		}
	}
	return UTF8
}

// sureEnough is the confidence of the detector, in percent, from which it is believed.
const sureEnough = 10

// isClean says that the bytes decode to characters, but for one that the end may cut.
func isClean(head []byte, name string) bool {
	text, _, err := decodeAs(head, name)
	return err == nil && strings.Count(strings.TrimRight(text, "\ufffd"), "\ufffd") <= len(head)/1000 &&
		strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 && r < 0xA0 && r != 0x85 }) < 0
}

// sequences counts the characters above ASCII that are good UTF-8, and the
// bytes that are none.
func sequences(data []byte) (good, bad int) {
	if utf8.Valid(data) {
		return 0, 0
	}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good, bad
}

// BadBytes counts the bytes that are no UTF-8.
func BadBytes(data []byte) int {
	_, bad := sequences(data)
	return bad
}

// guessWide tells UTF-16 and UTF-32 without a mark: of the ways to read the
// bytes, the one that gives characters of living scripts and most white space
// between them. In another order letters come out as signs of other scripts.
func guessWide(head []byte) string {
	best, most := "", 0
	for _, name := range []string{utf16LE, utf16BE, utf32LE, utf32BE} {
		unit := 2
		if strings.HasPrefix(name, "utf-32") {
			unit = 4
		}
		text, _, err := decodeAs(head[:len(head)/unit*unit], name)
		if err != nil {
			continue
		}
		usual, spaces, all := 0, 0, 0
		for _, r := range text {
			all++
			if isUsual(r) {
				usual++
			}
			if r == ' ' || r == '\n' || r == '\u3000' {
				spaces++
			}
		}
		if usual*100 >= all*97 && spaces > most {
			best, most = name, spaces
		}
	}
	return best
}

// isUsual says that texts in living languages hold the character.
func isUsual(r rune) bool {
	switch {
	case r < 0x20:
		return strings.ContainsRune("\t\n\v\f\r", r)
	case r < 0x80, r >= 0x2000 && r < 0x2070, r >= 0x3000 && r < 0x3040, r >= 0xFF00 && r < 0xFFF0:
		return true
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Hiragana, unicode.Katakana, unicode.Han,
		unicode.Hangul, unicode.Devanagari, unicode.Thai, unicode.Armenian, unicode.Georgian) || r >= 0xA0 && r < 0x100
}

// controls says that more than one byte in a hundred is a control character
// that no text has.
func controls(head []byte) bool {
	n := 0
	for _, b := range head {
		if b < 0x20 && !strings.ContainsRune("\t\n\v\f\r\b\x1b\x1a", rune(b)) {
			n++
		}
	}
	return n > len(head)/100+1
}
