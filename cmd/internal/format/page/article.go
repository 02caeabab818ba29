package page

import (
	"html"
	"html/template"
	"slices"
	"strings"

	"quotes/cmd/internal/format/marking"
)

// markArticle writes the text with its quotes marked, and the words that their
// attributions rest on. With all tags off it is the text that was read, but
// for NUL, which HTML cannot hold. What a mark says of its quote stands in its
// class and in data-q, the ids of the quotes that it belongs to.
func markArticle(text *marking.Text, parts, evidence []marking.Piece, quotes []pageQuote) template.HTML {
	paragraphs := marking.Blocks(text.Text)
	pieces := marking.Nest(append(parts, merged(evidence)...), paragraphs)
	m := &articleMarker{quotes: quotes, source: text.Text, left: make([]int, len(quotes)), opened: make([]bool, len(quotes))}
	for _, p := range pieces {
		if p.Role == marking.RolePart {
			m.left[p.Quote]++
		}
	}
	marking.Walk(text.Text, paragraphs, pieces, m)
	return template.HTML(m.b.String())
}

// merged makes one piece of those for the same words, since one mention can
// stand for many quotes.
func merged(pieces []marking.Piece) []marking.Piece {
	slices.SortFunc(pieces, marking.ComparePieces)
	var out []marking.Piece
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].Stretch == p.Stretch {
			out[n-1].Also = append(out[n-1].Also, p.Quote)
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

func (m *articleMarker) Text(s string)              { m.b.WriteString(htmlText(s)) }
func (m *articleMarker) CloseBlock(marking.Stretch) { m.b.WriteString("</p>") }

func (m *articleMarker) OpenBlock(b marking.Stretch) {
	if isWrapped(m.source[b.Start:b.End]) {
		m.b.WriteString("<p>")
	} else {
		m.b.WriteString(`<p class="v">`)
	}
}

func (m *articleMarker) ClosePiece(p *marking.Piece) {
	if p.Role == marking.RolePart {
		m.b.WriteString("</mark>")
	} else {
		m.b.WriteString("</span>")
	}
}

func (m *articleMarker) OpenPiece(p *marking.Piece) {
	q := &m.quotes[p.Quote]
	if p.Role != marking.RolePart {
		m.b.WriteString(`<span class="e" data-q="` + q.ID)
		for _, other := range p.Also {
			m.b.WriteString(" " + m.quotes[other].ID)
		}
		m.b.WriteString(`">`)
		return
	}
	m.left[p.Quote]--
	last := ""
	if m.left[p.Quote] == 0 {
		last = " last"
	}
	m.b.WriteString(`<mark class="q ` + q.Class + last + `" data-q="` + q.ID + `" data-s="` + q.SpeakerID + `"`)
	if last != "" && q.short != "" {
		m.b.WriteString(` data-n="` + html.EscapeString(q.short) + `"`)
	}
	if !m.opened[p.Quote] {
		m.opened[p.Quote] = true
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
