package page

import (
	"html"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// write writes the blocks that are kept, with the map back to the page, and who
// speaks where the page is a script.
func (p *page) write(keep []bool) *document.Document {
	m, script, dialogue := &document.Writer{Raw: p.raw}, p.isScript(), document.Dialogue{}
	quote := int32(0) // the <blockquote> that the block before stood in
	for i := 0; i < len(p.blocks); i++ {
		if !keep[i] {
			m.LeaveOut()
			continue
		}
		if p.isJoined(p.blocks[i].element) {
			m.LineBreak()
		} else {
			m.Paragraph()
		}
		from := m.Length()
		quote = p.writeBlock(m, p.blocks[i], quote)
		if script {
			p.noteScript(&dialogue, m, p.blocks[i], from)
		}
		if between := p.rowSign(i, keep); between != "" {
			m.Other(between, m.Read, m.Read)
			m.Blank()
			i++
			quote = p.writeBlock(m, p.blocks[i], quote)
		}
	}
	doc := m.Document(document.HTML)
	doc.Voices = dialogue.Voices()
	return doc
}

// writeBlock writes one block. A block of a <blockquote> is quoted as a
// whole, unless it says who spoke; else what stands in a <q> is. It returns the
// <blockquote>; before is that of the block before.
func (p *page) writeBlock(m *document.Writer, b block, before int32) int32 {
	w := blockWriter{page: p, Writer: m, pre: p.inside(b.element, atom.Pre)}
	quote := p.quotation(b.element)
	if quote > 0 {
		texts, cite := p.texts[b.from:b.to], p.citeIn(b)
		m.Quote()
		w.texts(texts[:cite])
		if p.isSignature(b) { // a <cite> in it is the work
			m.Attribute(quote == before)
			if cite < len(texts) {
				m.LineBreak()
				w.texts(texts[cite:])
			}
			return quote
		}
		m.Cite(attr(p.elements[quote].attrs, "cite"))
		m.Unquote(quote == before)
		m.Quote()
		w.texts(texts[cite:])
		m.Attribute(true)
		return quote
	}
	for from := b.from; from < b.to; {
		q := p.outermost(p.texts[from].parent, atom.Q)
		to := from + 1
		for to < b.to && p.outermost(p.texts[to].parent, atom.Q) == q {
			to++
		}
		if q > 0 {
			m.Quote()
		}
		w.texts(p.texts[from:to])
		if q > 0 {
			m.Cite(attr(p.elements[q].attrs, "cite"))
		}
		m.Unquote(false)
		from = to
	}
	return 0
}

// isJoined says that an element is a message of a chat that goes on with the one
// before, without the name of who writes, as Telegram exports them.
func (p *page) isJoined(e int32) bool {
	for ; e > 0; e = p.elements[e].parent {
		if class := " " + attr(p.elements[e].attrs, "class") + " "; strings.Contains(class, " message ") {
			return strings.Contains(class, " joined ")
		}
	}
	return false
}

// citeIn returns from which of the block's texts on it is a <cite> at its end,
// behind other words: the number of its texts where there is none.
func (p *page) citeIn(b block) int {
	texts, cite := p.texts[b.from:b.to], int(b.to-b.from)
	for cite > 0 && (texts[cite-1].from == texts[cite-1].to || p.inside(texts[cite-1].parent, atom.Cite)) {
		cite--
	}
	if !slices.ContainsFunc(texts[:cite], func(t pageText) bool { return t.from < t.to }) || !slices.ContainsFunc(texts[cite:], func(t pageText) bool { return t.from < t.to }) {
		return len(texts)
	}
	return cite
}

// isSignature says that the block of a quotation is the line under it that
// says who spoke: in a <cite> or a <footer>, or after a dash.
func (p *page) isSignature(b block) bool {
	for _, t := range p.texts[b.from:b.to] {
		if t.from == t.to {
			continue
		}
		if p.inside(t.parent, atom.Cite) || p.inside(t.parent, atom.Footer) || p.inside(t.parent, atom.Figcaption) {
			return true
		}
		r := p.runs[p.pieces[t.from].run]
		start := html.UnescapeString(strings.TrimLeft(p.raw[r.start:min(r.end, r.start+2*proseSize)], " \n\t\r\f"))
		return document.IsSigned(start)
	}
	return false
}

// A blockWriter writes the texts of one block.
type blockWriter struct {
	*document.Writer
	page *page
	pre  bool  // line breaks stand as they are
	brs  int32 // the <br> that were written
}

func (w *blockWriter) texts(texts []pageText) {
	defer w.SetOff(false)
	for _, t := range texts {
		if t.from < t.to {
			w.SetOff(w.page.isSetOff(t.parent))
		}
		for ; w.brs < t.lines; w.brs++ {
			w.LineBreak()
		}
		if t.from == t.to {
			w.Blank()
		}
		for _, piece := range w.page.pieces[t.from:t.to] {
			r := w.page.runs[piece.run]
			w.Markup(int(r.start), int(r.end), w.pre)
			if piece.space {
				w.Blank()
			}
		}
	}
}

// isSetOff says that the element stands in bold or italics, in a heading or in
// a term of a list.
func (p *page) isSetOff(e int32) bool {
	for ; e > 0; e = p.elements[e].parent {
		if setsOff[p.elements[e].tag] {
			return true
		}
		if isBlock[p.elements[e].tag] {
			return false
		}
	}
	return false
}

// inside says that the element or one round it has the tag.
func (p *page) inside(e int32, tag atom.Atom) bool { return p.ancestor(e, tag) > 0 }

// outermost returns the outermost element with the tag, of the element and
// those round it, or 0.
func (p *page) outermost(e int32, tag atom.Atom) int32 {
	found := int32(0)
	for e = p.ancestor(e, tag); e > 0; e = p.ancestor(p.elements[e].parent, tag) {
		found = e
	}
	return found
}

// ancestor returns the innermost element with the tag, of the element and
// those round it, or 0.
func (p *page) ancestor(e int32, tag atom.Atom) int32 {
	for e > 0 && p.elements[e].tag != tag {
		e = p.elements[e].parent
	}
	return max(e, 0)
}
