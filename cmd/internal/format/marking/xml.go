package marking

import (
	"strings"
	"unicode/utf8"
)

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

var xmlAttributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")

// XMLText writes a text so that an XML parser gives it back.
func XMLText(s string) string { return xmlEscapes.Replace(XMLCharacters(s)) }

// XMLAttribute does the same inside double quotes.
func XMLAttribute(s string) string { return xmlAttributeEscapes.Replace(XMLCharacters(s)) }

// XMLCharacters puts U+FFFD in the place of what XML 1.0 cannot hold.
func XMLCharacters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF && r != utf8.RuneError {
			return r
		}
		return utf8.RuneError
	}, s)
}
