package format

import (
	"cmp"
	"slices"

	"quotes/internal/record"
)

// A piece is a stretch of the text that marked-up output puts into an element
// of its own: a part of a quote, or as much of it as one element can hold.
// Markup nests and stays inside paragraphs, quotes need not.
type piece struct {
	stretch
	role  role
	quote int   // index of the quote
	part  int   // index of its part
	also  []int // indexes of other quotes with the same words as mention or cue
	rank  int   // the outer of two equal stretches has the lower
}

// A role is what the words of a piece are.
type role int

const (
	rolePart role = iota
	roleMention
	roleCue
)

// partPieces returns the parts of all quotes.
func partPieces(t *fullText, quotes []record.Quote) []piece {
	var out []piece
	for i := range quotes {
		for j, p := range quotes[i].Parts {
			out = append(out, piece{stretch: stretch{t.byteAt(p.Start), t.byteAt(p.End)}, quote: i, part: j})
		}
	}
	return out
}

// evidencePieces returns the mentions and cues of all quotes.
func evidencePieces(t *fullText, quotes []record.Quote) []piece {
	var out []piece
	for i := range quotes {
		if m := quotes[i].Mention; m != nil {
			out = append(out, piece{stretch: stretch{t.byteAt(m.Start), t.byteAt(m.End)}, role: roleMention, quote: i, rank: 1})
		}
		if c := quotes[i].Cue; c != nil {
			out = append(out, piece{stretch: stretch{t.byteAt(c.Start), t.byteAt(c.End)}, role: roleCue, quote: i, rank: 1})
		}
	}
	return out
}

// nest cuts pieces at the ends of the paragraphs and wherever they cross, so
// that any two of the result nest or lie apart. They come in the order in
// which elements open.
func nest(pieces []piece, paragraphs []stretch) []piece {
	queue := cut(pieces, paragraphs)
	slices.SortFunc(queue, comparePieces)
	var out, open []piece
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		for len(open) > 0 && open[len(open)-1].end <= p.start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1].end < p.end {
			rest := p
			p.end = open[len(open)-1].end
			rest.start = p.end
			at, _ := slices.BinarySearchFunc(queue, rest, comparePieces)
			queue = slices.Insert(queue, at, rest)
		}
		open = append(open, p)
		out = append(out, p)
	}
	return out
}

// comparePieces sorts by start; of two that start together the longer is outside.
func comparePieces(a, b piece) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.rank, b.rank),
		cmp.Compare(a.quote, b.quote), cmp.Compare(a.part, b.part), cmp.Compare(a.role, b.role))
}

// cut returns what lies of each piece in each paragraph.
func cut(pieces []piece, paragraphs []stretch) []piece {
	var out []piece
	for _, p := range pieces {
		first, _ := slices.BinarySearchFunc(paragraphs, p.start, func(s stretch, at int) int { return cmp.Compare(s.end, at+1) })
		for _, s := range paragraphs[first:] {
			if s.start >= p.end {
				break
			}
			q := p
			q.start, q.end = max(p.start, s.start), min(p.end, s.end)
			if q.start < q.end {
				out = append(out, q)
			}
		}
	}
	return out
}

// A marker writes a text with elements in it.
type marker interface {
	text(s string)
	openPiece(p *piece)
	closePiece(p *piece)
	openBlock(b stretch)
	closeBlock(b stretch)
}

// walk hands text, paragraphs and nested pieces to a marker, in order. All
// text goes through, so that what was read stands unchanged in the output.
func walk(text string, paragraphs []stretch, pieces []piece, m marker) {
	at := 0
	upTo := func(end int) {
		if end > at {
			m.text(text[at:end])
			at = end
		}
	}
	for _, b := range paragraphs {
		upTo(b.start)
		m.openBlock(b)
		var open []*piece
		closeUntil := func(start int) {
			for len(open) > 0 && open[len(open)-1].end <= start {
				last := open[len(open)-1]
				upTo(last.end)
				m.closePiece(last)
				open = open[:len(open)-1]
			}
		}
		for len(pieces) > 0 && pieces[0].start < b.end {
			p := &pieces[0]
			pieces = pieces[1:]
			closeUntil(p.start)
			upTo(p.start)
			m.openPiece(p)
			open = append(open, p)
		}
		closeUntil(b.end)
		upTo(b.end)
		m.closeBlock(b)
	}
	upTo(len(text))
}
