package page

import (
	"strings"

	"golang.org/x/net/html/charset"

	"quotes/internal/source/document"
)

// Decode decodes a page. Its encoding is that of the byte order mark, the
// one that is asked for, that of the HTTP header or of a <meta>, or the
// likeliest. A page that is whole and not plain ASCII in UTF-8 is UTF-8
// whatever it says: saved pages keep what their server said of other bytes.
func Decode(data []byte, asked string) (raw, encoding string, err error) {
	return decode(data, asked, "")
}

// decode decodes a page of which the server said what it is.
func decode(data []byte, asked, contentType string) (raw, encoding string, err error) {
	if asked == "" && !document.SaysUTF8(data) {
		asked = declaredEncoding(data, contentType)
	}
	return document.Decode(data, asked)
}

// declaredEncoding returns the encoding that the page's header or markup
// names, or nothing.
func declaredEncoding(data []byte, contentType string) string {
	head := data[:min(len(data), document.CharsetLen)]
	if n := HeaderLen(string(head)); n > 0 {
		for line := range strings.Lines(string(head[:n])) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, "content-type") {
				contentType = strings.TrimSpace(value)
			}
		}
		head = head[n:]
	}
	_, name, certain := charset.DetermineEncoding(head, contentType)
	if !certain || name == document.UTF8 {
		return ""
	}
	if name, err := document.EncodingName(name); err == nil {
		return name
	}
	return ""
}
