package document

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// PlainValue returns a value of YAML or JSON as a line: a list joined, a person by name.
func PlainValue(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var parts []string
		for _, item := range v {
			parts = append(parts, PlainValue(item))
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		return PlainValue(v["name"])
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	}
	return Fold(fmt.Sprint(v))
}

// EndsSentence says that the text ends as a sentence does, after marks and
// brackets.
func EndsSentence(s string) bool {
	s = strings.TrimRight(s, " \n\u00a0\"'”’»)]*")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？", r)
}

// IsSigned says that a line under a quotation starts as one that says who spoke.
func IsSigned(line string) bool {
	return strings.HasPrefix(line, "—") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "--")
}
