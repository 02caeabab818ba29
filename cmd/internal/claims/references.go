package claims

import (
	"strings"

	"quotes/internal/analysis"
	"quotes/internal/lazy"
	"quotes/internal/record"
)

var (
	// reference is what may stand after a quote: the target of a link, a footnote, a
	// number in brackets, a named link.
	reference = lazy.MustCompile(`\]\(\s*<?([^)\s>]+)>?[^)]*\)|\[\^([^\]\s]+)\]|\[(\d{1,3})\]|\]\[([^\]]+)\]|<a\b[^>]*\bhref\s*=\s*["']([^"']+)["']`)
	// definition is what a footnote, a number or a named link stands for; a footnote
	// keeps its ^, since [^2] and [2] are two things.
	definition = lazy.MustCompile(`(?m)^\s{0,3}(?:\[(\^?[^\]\n]+)\]:?|(\d{1,3})\.)[ \t]+(\S.*)$`)
)

// maxReference is how many bytes after a quote its reference stands, at most.
const maxReference = 400

// A bibliography is what references of a text stand for, by their marks.
type bibliography map[string]string

func newBibliography(text string) bibliography {
	b := bibliography{}
	for _, m := range definition.FindAllStringSubmatch(text, -1) {
		key := m[1] + m[2]
		if _, taken := b[key]; !taken || m[1] != "" {
			b[key] = m[3]
		}
	}
	return b
}

// cite tells a claim the first reference after a place, in the same paragraph, and
// what it stands for; nothing where there is none.
func (b bibliography) cite(c *Claim, text string, at int) {
	rest := text[at:min(len(text), at+maxReference)]
	if i := strings.Index(rest, "\n\n"); i >= 0 {
		rest = rest[:i]
	}
	m := reference.FindStringSubmatch(rest)
	if m == nil {
		return
	}
	mark := m[2] + m[3] + m[4]
	entry, defined := b["^"+m[2]]
	if m[2] == "" || !defined {
		entry, defined = b[mark]
	}
	switch {
	case m[1]+m[5] != "":
		entry, c.Linked = m[1]+m[5], m[5] != ""
	case !defined:
		entry, c.Undefined = mark, true
	}
	c.References = []string{entry}
}

// addReferences tells the quotes of an article, which are all that its record
// lists, what they are given with in its file.
func addReferences(claims []Claim, a *analysis.Analysis) {
	text := a.In.Text
	if a.In.Marked {
		if a.In.Map == nil {
			return
		}
		text = a.In.Map.Raw()
	}
	entries := newBibliography(text)
	for i, q := range a.Record(record.Options{Kinds: record.DefaultKinds(), Unit: record.Bytes}).Quotes {
		last := q.Parts[len(q.Parts)-1]
		at := last.End
		if last.Source != nil {
			at = last.Source.End
		}
		if i >= len(claims) {
			return
		}
		if at > 0 && at <= len(text) {
			entries.cite(&claims[i], text, at)
		}
		if q.Cite != nil {
			claims[i].References = append(claims[i].References, *q.Cite)
			claims[i].Linked, claims[i].Undefined = true, false
		}
	}
}
