package page

import (
	"context"
	"strings"

	"golang.org/x/net/html/atom"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// emptyTag finds the tags that XHTML closes in themselves.
var emptyTag = lazy.MustCompile(`<([A-Za-z][\w:.-]*)((?:[^<>"'/]|"[^"]*"|'[^']*'|/[^>])*)/>`)

// matterTypes are the parts of a book that are not of its text proper, as EPUB's
// structural semantics (epub:type) and DPUB-ARIA (role, with doc- before it) name them.
var matterTypes = document.WordSet(`footnote footnotes endnote endnotes rearnote rearnotes copyright-page imprint colophon toc loi lot lov landmarks page-list`)

// WriteChapters writes the text of one file of a book and returns its chapters, and
// what of it the markup says is not of the text proper.
func WriteChapters(ctx context.Context, m *document.Writer, raw string) ([]document.Chapter, []document.Matter, error) {
	p, _, err := parsePage(ctx, emptyTag.ReplaceAllString(raw, "<$1$2></$1>"), manner{})
	if err != nil {
		return nil, nil, err
	}
	var chapters []document.Chapter
	var matter []document.Matter
	quote := int32(0)
	for _, b := range p.blocks {
		if p.inside(b.element, atom.Nav) {
			continue
		}
		m.Paragraph()
		before := m.Length()
		m.TurnTo(p.raw) // another file may have been read before
		quote = p.writeBlock(m, b, quote)
		written := m.Written()[before:]
		words := strings.TrimLeft(written, "\n")
		if words == "" {
			continue
		}
		start := before + len(written) - len(words)
		if p.headed(b.element) {
			chapters = append(chapters, document.Chapter{Start: start, End: m.Length()})
		}
		if p.isMatter(b.element) {
			matter = append(matter, document.Matter{Start: start, End: m.Length()})
		}
	}
	return joinHeadings(chapters), matter, nil
}

// isMatter says that an element stands in what is not of the text proper.
func (p *page) isMatter(e int32) bool {
	for ; e > 0; e = p.elements[e].parent {
		for _, key := range []string{"epub:type", "role"} {
			for word := range strings.FieldsSeq(attr(p.elements[e].attrs, key)) {
				if matterTypes[strings.TrimPrefix(word, "doc-")] {
					return true
				}
			}
		}
	}
	return false
}

// headed says that the element is the heading of a chapter.
func (p *page) headed(e int32) bool {
	return p.inside(e, atom.H1) || p.inside(e, atom.H2)
}

// joinHeadings makes one heading of two that stand side by side: a number and
// a title.
func joinHeadings(chapters []document.Chapter) []document.Chapter {
	var joined []document.Chapter
	for _, c := range chapters {
		if n := len(joined); n > 0 && c.Start-joined[n-1].End <= len("\n\n") {
			joined[n-1].End = c.End
			continue
		}
		joined = append(joined, c)
	}
	return joined
}
