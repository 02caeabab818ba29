package people

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed roleclasses.txt
var roleClassList string

// roleClasses maps a noun to the class of those who are one.
var roleClasses = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for line := range strings.Lines(roleClassList) {
		class, nouns, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for noun := range strings.SplitSeq(nouns, ", ") {
			classes[noun] = class
		}
	}
	return classes
})

// RoleClass returns the coarse class of a role or a title, which is a noun phrase:
// politician, official, spokesperson, expert, business, worker, athlete, artist,
// witness or citizen; empty where its noun is of none. The longest noun that the
// list has decides, whose last word is the head of the phrase; of one who is
// retired it is citizen.
func RoleClass(role string) string {
	if role == "" {
		return ""
	}
	low := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(role, "’", "'"), ".", ""))
	words := strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) > 0 && (words[0] == "retired" || words[0] == "amateur") {
		return "citizen"
	}
	classes := roleClasses()
	if class := longest(classes, words, len(words)); class != "" && headAt(words) == len(words) {
		return class
	}
	for n := len(words); n > headAt(words); n-- { // member of parliament
		if class := classes[strings.Join(words[:n], " ")]; class != "" {
			return class
		}
	}
	return longest(classes, words, headAt(words))
}

// headAt returns the word at which what follows the head of a noun phrase begins.
func headAt(words []string) int {
	for i, w := range words {
		switch w {
		case "of", "for", "at", "in", "from", "with", "to", "on", "and", "who", "by":
			if i > 0 {
				return i
			}
		}
	}
	return len(words)
}

// longest returns the class of the longest noun that ends before word end.
func longest(classes map[string]string, words []string, end int) string {
	for first := range end {
		if class := classes[strings.Join(words[first:end], " ")]; class != "" {
			return class
		}
	}
	return ""
}
