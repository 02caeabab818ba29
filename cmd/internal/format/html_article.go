package format

import (
	"html"
	"html/template"
	"slices"
	"strings"
)

// markArticle writes the text with its quotes marked, and the words that their
// attributions rest on. With all tags off it is the text that was read, but
// for NUL, which HTML cannot hold. What a mark says of its quote stands in its
// class and in data-q, the ids of the quotes that it belongs to.
func markArticle(text *fullText, parts, evidence []piece, quotes []pageQuote) template.HTML {
	paragraphs := blocks(text.text)
	pieces := nest(append(parts, merged(evidence)...), paragraphs)
	m := &articleMarker{quotes: quotes, source: text.text, left: make([]int, len(quotes)), opened: make([]bool, len(quotes))}
	for _, p := range pieces {
		if p.role == rolePart {
			m.left[p.quote]++
		}
	}
	walk(text.text, paragraphs, pieces, m)
	return template.HTML(m.b.String())
}

// merged makes one piece of those for the same words, since one mention can
// stand for many quotes.
func merged(pieces []piece) []piece {
	slices.SortFunc(pieces, comparePieces)
	var out []piece
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].stretch == p.stretch {
			out[n-1].also = append(out[n-1].also, p.quote)
			continue
		}
		out = append(out, p)
	}
	return out
}

// An articleMarker writes the text in HTML.
type articleMarker struct {
	b      strings.Builder
	quotes []pageQuote
	source string
	left   []int  // of each quote, the pieces that have not been opened
	opened []bool // of each quote
}

func (m *articleMarker) text(s string)      { m.b.WriteString(htmlText(s)) }
func (m *articleMarker) closeBlock(stretch) { m.b.WriteString("</p>") }

func (m *articleMarker) openBlock(b stretch) {
	if isWrapped(m.source[b.start:b.end]) {
		m.b.WriteString("<p>")
	} else {
		m.b.WriteString(`<p class="v">`)
	}
}

func (m *articleMarker) closePiece(p *piece) {
	if p.role == rolePart {
		m.b.WriteString("</mark>")
	} else {
		m.b.WriteString("</span>")
	}
}

func (m *articleMarker) openPiece(p *piece) {
	q := &m.quotes[p.quote]
	if p.role != rolePart {
		m.b.WriteString(`<span class="e" data-q="` + q.ID)
		for _, other := range p.also {
			m.b.WriteString(" " + m.quotes[other].ID)
		}
		m.b.WriteString(`">`)
		return
	}
	m.left[p.quote]--
	last := ""
	if m.left[p.quote] == 0 {
		last = " last"
	}
	m.b.WriteString(`<mark class="q ` + q.Class + last + `" data-q="` + q.ID + `" data-s="` + q.SpeakerID + `"`)
	if last != "" && q.short != "" {
		m.b.WriteString(` data-n="` + html.EscapeString(q.short) + `"`)
	}
	if !m.opened[p.quote] {
		m.opened[p.quote] = true
		m.b.WriteString(` id="` + q.ID + `" tabindex="0" role="button"`)
	}
	m.b.WriteString(">")
}

// htmlText writes a text so that a browser gives it back: a browser would take
// a line break of two characters for one.
func htmlText(s string) string {
	s = strings.ReplaceAll(html.EscapeString(s), "\r", "&#13;")
	return strings.ReplaceAll(s, "\x00", "\uFFFD")
}

// Programs and people break lines at some column from wrapFrom to wrapTo.
const wrapFrom, wrapTo = 45, 90

// isWrapped says that the line breaks of a paragraph are only where its lines
// were full, and mean nothing. Lines of verse, of lists and of transcripts are
// of many lengths.
func isWrapped(paragraph string) bool {
	lines := strings.Split(strings.TrimRight(paragraph, "\r\n"), "\n")
	for _, line := range lines[:len(lines)-1] {
		if n := len([]rune(strings.TrimSpace(line))); n < wrapFrom || n > wrapTo {
			return false
		}
	}
	return true
}
