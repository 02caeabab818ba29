package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
)

// Ending tells how the words inside the marks end: 0 bare, 1 comma, 2 full stop, 3 ? or !, 4 dash or dots.
func Ending(text string) float64 {
	switch {
	case text == "":
		return 0
	case strings.HasSuffix(text, ","):
		return 1
	case strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "—") || strings.HasSuffix(text, "--"):
		return 4
	case strings.HasSuffix(text, "."):
		return 2
	case strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!"):
		return 3
	}
	return 0
}

// StartsLower says that the first letter inside the marks is small.
func StartsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "[(…. '‘*"))
	return unicode.IsLower(r)
}

// TitleCase returns the share of words with a capital among the longer ones.
func TitleCase(text string) float64 {
	upper, all := 0, 0
	for w := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 && unicode.IsLower(r) {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(upper) / float64(all)
}

// Foreign says that quote qi is of a text in a language other than English:
// nothing is weighed there, and a quote in marks has a source only where a verb
// of speech and a name stand right beside it.
func (s *Scene) Foreign(qi int) bool {
	return s.Doc.Spans[s.Quotes[qi].Span].Style != extract.Dash && s.Doc.Language != "en" && s.Doc.Language != "und" && s.Doc.Language != ""
}
