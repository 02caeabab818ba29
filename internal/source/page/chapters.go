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

// WriteChapters writes the text of one file of a book and returns its chapters.
func WriteChapters(ctx context.Context, m *document.Writer, raw string) ([]document.Chapter, error) {
	p, _, err := parsePage(ctx, emptyTag.ReplaceAllString(raw, "<$1$2></$1>"), manner{})
	if err != nil {
		return nil, err
	}
	var chapters []document.Chapter
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
		if words := strings.TrimLeft(written, "\n"); words != "" && p.headed(b.element) {
			chapters = append(chapters, document.Chapter{Start: before + len(written) - len(words), End: m.Length()})
		}
	}
	return joinHeadings(chapters), nil
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
