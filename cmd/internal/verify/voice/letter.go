package voice

import (
	"strings"

	"quotes/attribute"
	"quotes/internal/lazy"
)

// WrittenBy says that the text is a letter, and by whom: what stands in no marks
// there is the writer's own speech, but for what the letter repeats of others.
// An empty name is nobody known.
func (v *Voices) WrittenBy(name string) { v.writer = name }

// write returns the writer of a letter as the voice of a place that stands in no
// marks and under no label, or nobody.
func (v *Voices) write(r *reading, at int) Voice {
	if v.writer == "" || r.from != 0 || repeated(r.doc.Text, at) {
		return Voice{}
	}
	return Voice{Name: v.writer, Kind: string(attribute.Person), Confidence: 1, Loose: !isFull(v.writer)}
}

// below is the line under which a letter repeats another.
var below = lazy.MustCompile(`(?im)^(?:[-_ ]*(?:original|forwarded) message\b.*|begin forwarded message:.*|from: .*|(?:on|am|le) .*(?:wrote|schrieb|a écrit) ?:)\s*$`)

// repeated says that a letter repeats what stands at a byte: in a line that begins
// with >, or under a line that says so and is not followed by such lines.
func repeated(text string, at int) bool {
	start := paragraphStart(text, at)
	if strings.HasPrefix(strings.TrimLeft(text[start:], " \t"), ">") {
		return true
	}
	for _, m := range below.FindAllStringIndex(text[:start], -1) {
		if !strings.HasPrefix(strings.TrimLeft(text[m[1]:], " \t\r\n"), ">") {
			return true
		}
	}
	return false
}

// maxHead is how many bytes of a text may tell whose it is.
const maxHead = 800

// byline is what stands before the name of a text's author, with titles between.
var byline = lazy.MustCompile(`(?:^|[\s(])[Bb]y(?:\s+\p{Lu}[\p{L}.'’-]*){0,4}\s+$`)

// Wrote says that a text is by a speaker: by what its file says of its author, or
// by a line at its head, "by Inspector General Helena Brandt".
func Wrote(c Speaker, author, text string) bool {
	if !c.Named() || isNobody(c.Name) {
		return false
	}
	if author != "" && sameName(c.Name, author) {
		return true
	}
	head := text[:min(len(text), maxHead)]
	for from := 0; len(core(c.Name)) > 1; {
		i := strings.Index(head[from:], c.Name)
		if i < 0 {
			break
		}
		if byline.MatchString(head[:from+i]) {
			return true
		}
		from += i + len(c.Name)
	}
	return false
}
