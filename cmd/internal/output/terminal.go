package output

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible writes what a terminal would obey as it is written in JSON: control
// characters but tabs and line breaks, and marks that turn the direction of
// writing.
func Visible(s string) string {
	if strings.IndexFunc(s, obeyed) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if obeyed(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// obeyed says that a terminal takes a character for an order.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// Terminal returns a writer that makes visible what a terminal would obey, and
// writes the rest to w as it is.
func Terminal(w io.Writer) io.Writer { return &terminalWriter{w: w} }

// A terminalWriter makes visible what a terminal would obey.
type terminalWriter struct {
	w    io.Writer
	half []byte // the start of a character
}

// Write writes p but for the start of a character at its end, which waits.
func (t *terminalWriter) Write(p []byte) (int, error) {
	text := append(t.half, p...)
	end := len(text)
	for k := 1; k < utf8.UTFMax && k <= len(text); k++ {
		if start := len(text) - k; utf8.RuneStart(text[start]) {
			if !utf8.FullRune(text[start:]) {
				end = start
			}
			break
		}
	}
	t.half = append([]byte(nil), text[end:]...)
	if _, err := io.WriteString(t.w, Visible(string(text[:end]))); err != nil {
		return 0, err
	}
	return len(p), nil
}
