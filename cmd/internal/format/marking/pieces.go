package marking

import (
	"cmp"
	"slices"

	"quotes/internal/record"
)

// A Piece is a stretch of the text that marked-up output puts into an element
// of its own: a part of a quote, or as much of it as one element can hold.
// Markup nests and stays inside paragraphs, quotes need not.
type Piece struct {
	Stretch
	Role  Role
	Quote int   // index of the quote
	Part  int   // index of its part
	Also  []int // indexes of other quotes with the same words as mention or cue
	rank  int   // the outer of two equal stretches has the lower
}

// A Role is what the words of a piece are.
type Role int

// The roles.
const (
	RolePart Role = iota
	RoleMention
	RoleCue
)

// PartPieces returns the parts of all quotes.
func PartPieces(t *Text, quotes []record.Quote) []Piece {
	var out []Piece
	for i := range quotes {
		for j, p := range quotes[i].Parts {
			out = append(out, Piece{Stretch: Stretch{t.byteAt(p.Start), t.byteAt(p.End)}, Quote: i, Part: j})
		}
	}
	return out
}

// EvidencePieces returns the mentions and cues of all quotes.
func EvidencePieces(t *Text, quotes []record.Quote) []Piece {
	var out []Piece
	for i := range quotes {
		if m := quotes[i].Mention; m != nil {
			out = append(out, Piece{Stretch: Stretch{t.byteAt(m.Start), t.byteAt(m.End)}, Role: RoleMention, Quote: i, rank: 1})
		}
		if c := quotes[i].Cue; c != nil {
			out = append(out, Piece{Stretch: Stretch{t.byteAt(c.Start), t.byteAt(c.End)}, Role: RoleCue, Quote: i, rank: 1})
		}
	}
	return out
}

// Nest cuts pieces at the ends of the paragraphs and wherever they cross, so
// that any two of the result nest or lie apart. They come in the order in
// which elements open.
func Nest(pieces []Piece, paragraphs []Stretch) []Piece {
	queue := cut(pieces, paragraphs)
	slices.SortFunc(queue, ComparePieces)
	var out, open []Piece
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		for len(open) > 0 && open[len(open)-1].End <= p.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1].End < p.End {
			rest := p
			p.End = open[len(open)-1].End
			rest.Start = p.End
			at, _ := slices.BinarySearchFunc(queue, rest, ComparePieces)
			queue = slices.Insert(queue, at, rest)
		}
		open = append(open, p)
		out = append(out, p)
	}
	return out
}

// ComparePieces sorts by start; of two that start together the longer is outside.
func ComparePieces(a, b Piece) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.rank, b.rank),
		cmp.Compare(a.Quote, b.Quote), cmp.Compare(a.Part, b.Part), cmp.Compare(a.Role, b.Role))
}

// cut returns what lies of each piece in each paragraph.
func cut(pieces []Piece, paragraphs []Stretch) []Piece {
	var out []Piece
	for _, p := range pieces {
		first, _ := slices.BinarySearchFunc(paragraphs, p.Start, func(s Stretch, at int) int { return cmp.Compare(s.End, at+1) })
		for _, s := range paragraphs[first:] {
			if s.Start >= p.End {
				break
			}
			q := p
			q.Start, q.End = max(p.Start, s.Start), min(p.End, s.End)
			if q.Start < q.End {
				out = append(out, q)
			}
		}
	}
	return out
}

// A marker writes a text with elements in it.
type marker interface {
	Text(s string)
	OpenPiece(p *Piece)
	ClosePiece(p *Piece)
	OpenBlock(b Stretch)
	CloseBlock(b Stretch)
}

// Walk hands text, paragraphs and nested pieces to a marker, in order. All
// text goes through, so that what was read stands unchanged in the output.
func Walk(text string, paragraphs []Stretch, pieces []Piece, m marker) {
	at := 0
	upTo := func(end int) {
		if end > at {
			m.Text(text[at:end])
			at = end
		}
	}
	for _, b := range paragraphs {
		upTo(b.Start)
		m.OpenBlock(b)
		var open []*Piece
		closeUntil := func(start int) {
			for len(open) > 0 && open[len(open)-1].End <= start {
				last := open[len(open)-1]
				upTo(last.End)
				m.ClosePiece(last)
				open = open[:len(open)-1]
			}
		}
		for len(pieces) > 0 && pieces[0].Start < b.End {
			p := &pieces[0]
			pieces = pieces[1:]
			closeUntil(p.Start)
			upTo(p.Start)
			m.OpenPiece(p)
			open = append(open, p)
		}
		closeUntil(b.End)
		upTo(b.End)
		m.CloseBlock(b)
	}
	upTo(len(text))
}
