package source

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readObject reads a JSON object as json.Unmarshal does into a map, but for that its
// values are no copies: they lie in line. The text of an article is most of a
// line, and would else be read four times.
func readObject(line []byte) (map[string]json.RawMessage, error) {
	start := 0
	for start < len(line) && isBlank(line[start]) {
		start++
	}
	if start == len(line) || line[start] != '{' || !json.Valid(line) {
		var members map[string]json.RawMessage
		err := json.Unmarshal(line, &members)
		return members, err
	}
	members := map[string]json.RawMessage{}
	for at := nextQuote(line, start); at >= 0; {
		end := stringEnd(line, at)
		key, _ := jsonText(line[at:end])
		start := end + bytes.IndexByte(line[end:], ':') + 1
		for isBlank(line[start]) {
			start++
		}
		end = valueEnd(line, start)
		members[key] = line[start:end]
		at = nextQuote(line, end)
	}
	return members, nil
}

// nextQuote returns where the next key of an object begins; -1 where none does.
func nextQuote(line []byte, from int) int {
	if i := bytes.IndexByte(line[from:], '"'); i >= 0 {
		return from + i
	}
	return -1
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// stringEnd returns where the string that begins at a byte of valid JSON ends.
func stringEnd(line []byte, start int) int {
	for at := start + 1; ; at++ {
		at += bytes.IndexByte(line[at:], '"')
		slashes := 0
		for line[at-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at + 1
		}
	}
}

// valueEnd returns where the value that begins at a byte of valid JSON ends.
func valueEnd(line []byte, start int) int {
	depth := 0
	for at := start; ; at++ {
		switch line[at] {
		case '"':
			at = stringEnd(line, at) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return at // the object's own end behind a number
			}
			depth--
		case ',', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return at
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return at + 1
		}
	}
}

// jsonText returns the value of a JSON string; false where raw is something else.
func jsonText(raw []byte) (string, bool) {
	if len(raw) < 2 || raw[0] != '"' {
		return "", false
	}
	if s, ok := unescape(raw[1 : len(raw)-1]); ok {
		return s, true
	}
	var s string
	return s, json.Unmarshal(raw, &s) == nil
}

// escapes are what stands behind a backslash for one character.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape resolves the escapes inside of a valid JSON string. It leaves bytes
// that are no UTF-8, and pairs of surrogates, to others.
func unescape(s []byte) (string, bool) {
	if !utf8.Valid(s) {
		return "", false
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			b.Write(s)
			return b.String(), true
		}
		b.Write(s[:i])
		if s[i+1] != 'u' {
			b.WriteByte(escapes[s[i+1]])
			s = s[i+2:]
			continue
		}
		r, _ := strconv.ParseUint(string(s[i+2:i+6]), 16, 16)
		if 0xD800 <= r && r < 0xE000 {
			return "", false
		}
		b.WriteRune(rune(r))
		s = s[i+6:]
	}
}
