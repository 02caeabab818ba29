package verify

import (
	"cmp"
	"slices"
	"strings"

	"quotes/cmd/internal/verify/compare"
	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/voice"
)

// A look is what a stretch has for one claim.
type look struct {
	id     int32
	claim  *claim
	hits   []hit
	exact  bool     // only what bears the claim out counts
	places []window // that may hold it
	found  []candidate
	starts []int // of found, in bytes
}

// look finds the places that may hold a claim, by its hits.
func (s *scan) look(hits []hit) *look {
	l := &look{id: hits[0].claim, claim: s.index.claims[hits[0].claim], hits: hits}
	c := l.claim
	l.exact = s.index.quick || c.held
	need := c.bag.near()
	if s.index.quick {
		need = mostOf(c.bag.tells)
	}
	if s.index.quick && c.few() {
		hits = s.spoken(c, hits) // a few words that nobody speaks bear nothing out
	}
	for _, w := range c.promising(c.windows(hits), s.index.least[l.id]) {
		w.from, w.to = max(0, w.from), min(len(s.stretch.Text), w.to)
		if c.bag.partOf(s.stretch.Text[w.from:w.to], need) {
			l.places = append(l.places, w)
		}
	}
	return l
}

// spoken returns the hits of a claim that stand in a line in which speech may have
// begun before them, near the name of the claim's speaker.
func (s *scan) spoken(c *claim, hits []hit) []hit {
	var out []hit
	text := s.stretch.Text
	for _, h := range hits {
		at := int(h.start)
		if voice.Opened(text, at) && voice.NamedNear(text, c.Speaker, at, min(len(text), at+len(c.Text))) {
			out = append(out, h)
		}
	}
	return out
}

// solved says that a passage bears the claim out.
func (l *look) solved() bool {
	return slices.ContainsFunc(l.found, func(n candidate) bool { return n.result.Verdict.Holds() })
}

// margin is how many bytes before and after a window are read as well: the
// line that it begins in, with who speaks, and the sentence.
const margin = 400

// A visit is one place to look at for one claim: its window with the margins.
type visit struct {
	from, to int
	look     *look
}

// maxRegion is how many bytes are cut into words at once, about.
const maxRegion = 32 << 10

// visit looks at the places of all claims in the order of the text, so that what
// several have in common is cut into words once.
func (s *scan) visit(looks []*look) {
	var all []visit
	for _, l := range looks {
		for _, w := range l.places {
			from, to := s.edges(w)
			all = append(all, visit{from, to, l})
		}
	}
	slices.SortStableFunc(all, func(a, b visit) int { return cmp.Compare(a.from, b.from) })
	for len(all) > 0 {
		n, end := 1, all[0].to
		for n < len(all) && all[n].from < end && end-all[0].from < maxRegion {
			end = max(end, all[n].to)
			n++
		}
		words := s.words(all[0].from, end)
		for _, v := range all[:n] {
			s.lookAt(v.look, words.Between(v.from, v.to))
		}
		all = all[n:]
	}
}

// lookAt looks at one place for a claim. Of a few words that nobody speaks one
// place is enough.
func (s *scan) lookAt(l *look, w *compare.Window) {
	n := len(w.Words)
	if n == 0 || l.claim.few() && l.solved() && !s.mayTell(l.claim, w.Words[0].Start, w.Words[n-1].End) {
		return
	}
	s.window(l, w, 0, n)
}

// edges returns where the words of a window begin and end, with what stands
// round it: from the beginning of a line, where one begins in the margin.
func (s *scan) edges(w window) (from, to int) {
	text := s.stretch.Text
	from, to = max(0, w.from-margin), min(len(text), w.to+margin)
	if i := strings.IndexByte(text[from:max(from, min(w.from, len(text)))], '\n'); i >= 0 && from > 0 {
		from += i + 1
	}
	for from > 0 && from < len(text) && text[from-1] > ' ' {
		from++ // to the next word
	}
	for to < len(text) && text[to] > ' ' {
		to++
	}
	return from, to
}

// words cuts a part of the text into words.
func (s *scan) words(from, to int) *compare.Window {
	words := token.Split(s.stretch.Text[from:to], true)
	for i := range words {
		words[i].Start, words[i].End = words[i].Start+from, words[i].End+from
	}
	return compare.NewWindow(s.stretch.Text, words)
}

// window aligns a claim with words of a window, from lo to hi, keeps what is
// near, then goes on with what is left on either side. Windows may share words,
// and a passage is kept once.
func (s *scan) window(l *look, w *compare.Window, lo, hi int) {
	if lo >= hi {
		return
	}
	j := s.aligner.Compare(l.claim.quote, w, lo, hi)
	if !j.Near(l.claim.quote) && !(j.NearGiven() && l.claim.cites(s.stretch.Source, s.stretch.Address)) {
		if o, ok := compare.InOrder(l.claim.quote, w, lo, hi); ok && !l.exact && s.owns(o.Start) {
			s.keep(l, &o)
		}
		return
	}
	if s.owns(j.Start) && (!l.exact || j.Verdict.Holds()) && !slices.Contains(l.starts, j.Start) {
		s.keep(l, &j)
	}
	seeds := l.within(w.Words[lo:hi])
	for _, rest := range [][2]int{{lo, j.From}, {j.To, hi}} {
		if rest[0] >= rest[1] {
			continue
		}
		if n := l.within(w.Words[rest[0]:rest[1]]); n >= s.index.least[l.id] && 2*n >= seeds {
			s.window(l, w, rest[0], rest[1])
		}
	}
}

// within returns how many seeds of the claim stand in some words.
func (l *look) within(words []token.Word) int {
	return l.claim.within(l.hits, words[0].Start, words[len(words)-1].End)
}

// conclude takes what was found for a claim, and looks for its pieces where
// nothing bears it out.
func (s *scan) conclude(l *look) {
	solved := l.solved()
	first := len(s.found.candidates)
	s.found.candidates = append(s.found.candidates, l.found...)
	s.ask(l.claim, first, solved)
	if !solved && !l.exact && l.claim.quote.Spoken >= 2*minPiece {
		s.pieces(l.id, l.claim, l.hits)
	}
}
