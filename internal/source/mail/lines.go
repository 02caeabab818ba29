package mail

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-message"

	"quotes/internal/source/document"
)

// A stretch is lines of a message as it stands in the file, and how many lines
// of the file stand before it. The library that decodes parts does not tell
// where they stood; they are cut here once more by the same boundaries.
type stretch struct {
	raw    []byte
	before int
	known  bool // false where the parts could not be cut alike
}

// from returns the stretch that begins behind its first n bytes.
func (s stretch) from(n int) stretch {
	return stretch{s.raw[n:], s.before + bytes.Count(s.raw[:n], []byte("\n")), s.known}
}

// body returns what stands behind the header: behind the first blank line.
func (s stretch) body() stretch {
	at := 0
	for line := range bytes.Lines(s.raw) {
		at += len(line)
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return s.from(at)
		}
	}
	return stretch{}
}

// parts cuts a body of several parts at the lines of their boundary.
func (s stretch) parts(h message.Header) []stretch {
	_, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || params["boundary"] == "" || !s.known {
		return nil
	}
	sep := []byte("--" + params["boundary"])
	var out []stretch
	at, open := 0, -1
	for line := range bytes.Lines(s.raw) {
		if bytes.HasPrefix(line, sep) {
			if open >= 0 {
				part := s.from(open)
				part.raw = s.raw[open:at]
				out = append(out, part)
			}
			open = at + len(line)
		}
		at += len(line)
	}
	return out
}

// lines returns where in the decoded text of a part the lines of the file begin,
// from the second on; nil of a part in base64, which has no lines of its own.
func (s stretch) lines(h message.Header, text string) []int {
	encoding := strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding")))
	if !s.known || encoding == "base64" {
		return nil
	}
	if encoding != "quoted-printable" {
		return append(make([]int, s.before), document.LinesOf(text)[1:]...)
	}
	_, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
	wide := strings.EqualFold(params["charset"], document.UTF8)
	out, at := make([]int, s.before), 0
	for line := range bytes.Lines(s.raw) {
		line = bytes.TrimRight(line, " \t\r\n")
		if soft := bytes.HasSuffix(line, []byte("=")); soft {
			at += width(text[at:], len(line)-1-2*bytes.Count(line[:len(line)-1], []byte("=")), wide)
		} else if end := strings.IndexByte(text[at:], '\n'); end >= 0 {
			at += end + 1
		} else {
			return out
		}
		out = append(out, at)
	}
	return out
}

// width returns how many bytes of a text were n bytes in their own encoding: so
// many in UTF-8, so many characters elsewhere; to the line's end at most.
func width(text string, n int, wide bool) int {
	line, _, _ := strings.Cut(text, "\n")
	if wide {
		return min(max(n, 0), len(line))
	}
	at := 0
	for ; n > 0 && at < len(line); n-- {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return at
}
