package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"quotes/internal/source/document"
)

// A run is one stretch of character data of a page, as the tokenizer cut it:
// bytes of the decoded page, half-open.
type run struct{ start, end int32 }

// Each run that holds more than white space is led by a sign in the copy of
// the page that is parsed: a noncharacter, which no page may hold, and the
// run's number in hexadecimal digits. The tree's texts then tell which runs
// they were made of, wherever the parser moved them.
const (
	sign       = "\ufdd0"
	signDigits = 6
	maxRuns    = 1 << (4 * signDigits)
)

// plant reads the page's tokens once. It returns the runs of character data
// that a reader sees, and the page with a sign before each of them.
func plant(page string) (runs []run, signed []byte) {
	signed = make([]byte, 0, len(page)+len(page)/8)
	z := html.NewTokenizer(strings.NewReader(page))
	at, verbatim := 0, false
	for {
		kind := z.Next()
		raw := z.Raw()
		start := at
		at += len(raw)
		switch {
		case kind == html.ErrorToken:
			return runs, append(signed, page[start:]...)
		case kind == html.TextToken && !verbatim && len(runs) < maxRuns && !blank(raw):
			signed = appendSign(signed, len(runs))
			signed = append(signed, bytes.ReplaceAll(raw, []byte(sign), []byte("\ufffd"))...)
			runs = append(runs, run{int32(start), int32(at)})
		default:
			signed = append(signed, raw...)
		}
		verbatim = kind == html.StartTagToken && isVerbatim(raw)
	}
}

func appendSign(b []byte, n int) []byte {
	b = append(b, sign...)
	for shift := 4 * (signDigits - 1); shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[n>>shift&15])
	}
	return b
}

// readDigits returns the number that the digits of a sign give.
func readDigits(s string) (n int, ok bool) {
	if len(s) < signDigits {
		return 0, false
	}
	for i := range signDigits {
		digit := strings.IndexByte("0123456789abcdef", s[i])
		if digit < 0 {
			return 0, false
		}
		n = n<<4 | digit
	}
	return n, true
}

// blank says that the bytes are white space only, as HTML defines it.
func blank(b []byte) bool {
	for _, c := range b {
		if !document.IsSpace(c) {
			return false
		}
	}
	return true
}

// verbatimTags are the elements whose character data is no text of the page.
var verbatimTags = []string{"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext"}

// isVerbatim says that a start tag opens an element of verbatimTags.
func isVerbatim(tag []byte) bool {
	for _, name := range verbatimTags {
		if len(tag) > len(name)+1 && bytes.EqualFold(tag[1:1+len(name)], []byte(name)) && !document.IsLetter(tag[1+len(name)]) {
			return true
		}
	}
	return false
}
