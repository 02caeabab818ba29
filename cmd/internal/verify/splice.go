package verify

import (
	"strconv"
	"strings"

	"quotes/cmd/internal/verify/compare"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/cmd/internal/verify/voice"
	"quotes/internal/source"
)

// minPiece is the length, in words, of the shortest piece of a spliced quote.
// Shorter ones are in any text.
const minPiece = 4

// minSentence is the length of the shortest piece that is a whole sentence of a
// source: "Nobody asked me." is no phrase that is in any text.
const minSentence = 3

// A piece is a run of words that a claim and a source share.
type piece struct {
	claim  int32
	at, to int // words of the claim
	place  Passage
	hides  string // a negation beside it that the quote leaves out
	label  string // of the turn that it begins in; empty: none near
	whole  bool   // it is a whole sentence of the source
}

// A run is words that a claim and a window share.
type run struct{ at, to, word int } // words of the claim, first word of the window

// pieces notes the long runs of a claim in a stretch, of those that begin at
// one word of the claim the longest.
func (s *scan) pieces(id int32, c *claim, hits []hit) {
	least := max(minPiece, c.quote.Spoken/5)
	shortest := least
	if least == minPiece {
		shortest = minSentence
	}
	longest := make(map[int]piece)
	for _, w := range fullest(c.diagonals(hits, least), maxPieceParts) {
		words := s.words(s.edges(w))
		for _, r := range runs(c, words.Words, shortest) {
			if !c.piece(words, r, least) || r.to <= longest[r.at].to || !s.owns(words.Words[r.word].Start) {
				continue
			}
			longest[r.at] = s.piece(id, c, words, r)
		}
	}
	for at := range c.quote.Words {
		if p, ok := longest[at]; ok {
			s.found.pieces = append(s.found.pieces, p)
		}
	}
}

// piece says that a run is a piece: long and telling enough, or a whole sentence
// of the source.
func (c *claim) piece(w *compare.Window, r run, least int) bool {
	if r.to-r.at >= least {
		return c.tells(r.at, r.to)
	}
	return c.quote.Telling(r.at, r.to) >= 2 && w.Sentence(r.word, r.word+r.to-r.at)
}

// diagonals returns the windows round hits that follow on each other in the
// claim as they do in the text, so that a run of some words may be there.
func (c *claim) diagonals(hits []hit, least int) []window {
	type line struct {
		last hit
		n    int
	}
	need := max(2, (least-1)/2)
	lines := map[int32]line{}
	var out []window
	for _, h := range hits {
		d := h.word - h.at
		l := lines[d]
		if l.n == 0 || h.at-l.last.at > minPiece {
			l.n = 0
		}
		l.last, l.n = h, l.n+1
		lines[d] = l
		switch n := len(out); {
		case l.n < need:
		case n > 0 && int(h.start) < out[n-1].to:
			out[n-1].seeds++
		default:
			out = append(out, window{int(h.start) - len(c.Text), int(h.start) + len(c.Text), l.n})
		}
	}
	return out
}

// piece makes a piece of a run.
func (s *scan) piece(id int32, c *claim, w *compare.Window, r run) piece {
	last := r.word + r.to - r.at
	place := s.passage(w.Words[r.word].Start, w.Words[last-1].End)
	gap := r.to < len(c.quote.Words) && c.quote.Words[r.to].Gap
	hides, label := strings.Clone(w.Hidden(r.word, last, gap)), strings.Clone(w.Label(r.word))
	return piece{id, r.at, r.to, *place, hides, label, w.Sentence(r.word, last)}
}

// runs returns the runs of a claim and a window that have some words at least.
func runs(c *claim, words []token.Word, least int) []run {
	places := map[uint64][]int{}
	for k := range words {
		places[words[k].Key] = append(places[words[k].Key], k)
	}
	same := func(i, k int) bool {
		return !c.quote.Words[i].Gap && !c.quote.Words[i].Bracket && c.quote.Words[i].Agrees(&words[k])
	}
	var out []run
	for i := range c.quote.Words {
		for _, k := range places[c.quote.Words[i].Key] {
			if i > 0 && k > 0 && same(i-1, k-1) {
				continue
			}
			n := 0
			for i+n < len(c.quote.Words) && k+n < len(words) && same(i+n, k+n) {
				n++
			}
			if n >= least {
				out = append(out, run{i, i + n, k})
			}
		}
	}
	return out
}

// owns says that a passage that begins at a byte belongs to the stretch.
func (s *scan) owns(start int) bool {
	return start >= s.stretch.From && start < s.stretch.To
}

// tells says that words are not only such as stand in any text.
func (c *claim) tells(from, to int) bool {
	n := c.quote.Telling(from, to)
	return n >= 2 || n == 1 && to-from >= 6
}

// maxPieces is how many pieces a spliced quote has at most.
const maxPieces = 4

// spliced puts a claim together from pieces that stand far apart, or returns
// nothing. Pieces are the longest that begin at each word.
func (c *claim) spliced(pieces []piece) *Result {
	var used []piece
	at, missed, joined := 0, 0, 0
	for at < len(c.quote.Words) {
		if c.quote.Words[at].Gap || c.quote.Words[at].Bracket {
			at++
			continue
		}
		p := furthest(pieces, at)
		if p == nil || p.to-at < minPiece && p.to < len(c.quote.Words) && (!p.whole || p.at < at) {
			if missed++; joins(c, used, at) {
				joined++
			}
			if missed-joined > len(c.quote.Words)/12 {
				return nil
			}
			at++
			continue
		}
		cut := *p
		cut.at = at
		used = append(used, cut)
		at = p.to
	}
	if len(used) < 2 || len(used) > maxPieces || !c.far(used) {
		return nil
	}
	return c.together(used, missed)
}

// joins says that a word of the claim is an "and" or the like right after a piece,
// by which whoever put the pieces together joined them.
func joins(c *claim, used []piece, at int) bool {
	return len(used) > 0 && used[len(used)-1].to == at && at+1 < len(c.quote.Words) && token.Conjunctions.Has(c.quote.Words[at].Key)
}

// furthest returns the piece that holds a word and goes furthest.
func furthest(pieces []piece, at int) *piece {
	var best *piece
	for i := range pieces {
		if p := &pieces[i]; p.at <= at && at < p.to && (best == nil || p.to > best.to) {
			best = p
		}
	}
	return best
}

// farApart is how many code points lie between two pieces that are no passage.
const farApart = 60

// far says that two neighbouring pieces are of two sources, stand far apart, or
// in another order than in the quote.
func (c *claim) far(used []piece) bool {
	for i := 1; i < len(used); i++ {
		a, b := &used[i-1].place, &used[i].place
		if a.Source != b.Source || b.Start-a.End > farApart || b.Start < a.Start {
			return true
		}
	}
	return false
}

// twisted says what else is wrong with pieces that follow on each other in the
// quote: they are of two speakers, or in another order than in their source.
func twisted(used []piece) string {
	for i := 1; i < len(used); i++ {
		a, b := &used[i-1], &used[i]
		switch {
		case a.place.Source != b.place.Source:
		case a.label != "" && b.label != "" && a.label != b.label:
			return ", the words of two speakers: " + a.label + " and " + b.label
		case b.place.Start < a.place.Start:
			return ", in another order than in the source"
		}
	}
	return ""
}

// speakers tells of each piece who speaks it, by the label of its turn, and returns
// the passage of all: the first, which one speaks only where that one speaks all.
func speakers(r *Result, used []piece) *Passage {
	one := used[0].label
	for i, p := range used {
		r.Pieces[i].Speaker = voice.LabelName(p.label)
		if p.label != one {
			one = ""
		}
	}
	first := used[0].place
	first.Speaker = voice.LabelName(one)
	return &first
}

// between returns the words of the claim between two pieces, which are in none.
func (c *claim) between(from, to int) []verdict.Op {
	for _, w := range c.quote.Words[from:to] {
		if w.Gap || w.Bracket {
			return nil
		}
	}
	if from >= to {
		return nil
	}
	return []verdict.Op{{Op: verdict.OpAdded, Quote: source.Fold(c.quote.Raw(from, to))}}
}

// together makes the result of pieces that some words of the claim are in none
// of: elided where an ellipsis stands between any two, in the order of one
// source, and spliced else.
func (c *claim) together(used []piece, missed int) *Result {
	r := &Result{Verdict: verdict.Elided, Score: float64(c.quote.Spoken-missed) / float64(c.quote.Spoken), Why: "an ellipsis marks what is left out"}
	for i, p := range used {
		r.Pieces = append(r.Pieces, p.place)
		if i > 0 {
			r.Words = append(r.Words, c.between(used[i-1].to, p.at)...)
		}
		r.Words = append(r.Words, verdict.Op{Op: verdict.OpEqual, Quote: source.Fold(c.quote.Raw(p.at, p.to)), Source: source.Fold(p.place.Text)})
		if i == 0 {
			continue
		}
		last := used[i-1]
		marked := false
		for _, w := range c.quote.Words[last.to:p.at] {
			marked = marked || w.Gap
		}
		if !marked || last.place.Source != p.place.Source || p.place.Start < last.place.End {
			r.Verdict = verdict.Spliced
		}
	}
	for _, p := range used {
		if r.Verdict == verdict.Elided && p.hides != "" {
			r.Verdict, r.Why = verdict.Altered, "left out beside the ellipsis: "+p.hides
		}
	}
	if r.Verdict == verdict.Elided && missed > 0 {
		r.Verdict, r.Why = verdict.Altered, "some of its words are not in the source"
	}
	if r.Verdict == verdict.Spliced {
		r.Why = "put together from " + strconv.Itoa(len(used)) + " places" + twisted(used)
	}
	r.Passage = speakers(r, used)
	return r
}
