package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// charsetLen is how much of a page is looked at for its encoding.
const charsetLen = 4096

// decodeHTML decodes a page. Its encoding is that of the byte order mark, the
// one that is asked for, that of the HTTP header or of a <meta>, or the
// likeliest. A page that is whole and not plain ASCII in UTF-8 is UTF-8
// whatever it says: saved pages keep what their server said of other bytes.
func decodeHTML(data []byte, asked string) (raw, encoding string, err error) {
	if asked == "" && !saysUTF8(data) {
		asked = declaredEncoding(data)
	}
	return decode(data, asked)
}

func saysUTF8(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
}

// declaredEncoding returns the encoding that the page's header or markup
// names, or nothing.
func declaredEncoding(data []byte) string {
	head := data[:min(len(data), charsetLen)]
	contentType := ""
	if n := headerLen(string(head)); n > 0 {
		for line := range strings.Lines(string(head[:n])) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, "content-type") {
				contentType = strings.TrimSpace(value)
			}
		}
		head = head[n:]
	}
	_, name, certain := charset.DetermineEncoding(head, contentType)
	if !certain || name == utf8Name {
		return ""
	}
	if name, err := EncodingName(name); err == nil {
		return name
	}
	return ""
}
