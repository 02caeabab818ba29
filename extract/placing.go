package extract

import (
	"slices"
	"sort"
	"strings"

	"quotes/internal/aside"
	"quotes/internal/turns"
)

// A stretch is a part of a paragraph that is speech without quotation marks:
// a turn after its label, or what stands after a dash.
type stretch struct {
	start, end           int
	outerStart           int // of the dash; the same as start for a turn
	labelStart, labelEnd int
	style                Style
	goesOn               bool // a turn that the stretch before started
	broken               bool // an act parts it from the stretch before
	speaker              string
	odds                 float32
	directions           []turns.Extent // that it holds or that stand behind it
}

// A turn is what somebody says in a transcript.
type turn struct {
	turns.Turn
	speaker string // the name that the file gives
}

// findTurns finds the turns of the text, unless the file tells them, and sets
// their paragraphs apart.
func (s *scanner) findTurns(wrapped bool) {
	if s.turns = s.givenTurns(); len(s.turns) == 0 {
		hints := turns.Hints{Told: s.transcript, Wrapped: wrapped, Silences: s.silences, Check: s.watch.Check}
		for _, e := range s.emphasis {
			hints.Emphasis = append(hints.Emphasis, turns.Extent(e))
		}
		for _, q := range s.quoted {
			hints.Quoted = append(hints.Quoted, turns.Extent{Start: q.Start, End: q.End})
		}
		lines := make([]turns.Extent, len(s.lines))
		for i, l := range s.lines {
			lines[i] = turns.Extent{Start: l.start, End: l.end}
		}
		for _, t := range turns.Find(s.text, lines, hints) {
			s.turns = append(s.turns, turn{Turn: t})
		}
	}
	s.breakLines()
}

// A lineFlag says where paragraphs end in a transcript.
type lineFlag uint8

// The flags of lines.
const (
	breakBefore lineFlag = 1 << iota // a paragraph starts with the line
	joinBefore                       // the line goes on with the paragraph before
)

// lineAt returns the line that byte pos stands on.
func (s *scanner) lineAt(pos int) int {
	return max(0, sort.Search(len(s.lines), func(i int) bool { return s.lines[i].start > pos })-1)
}

// breakLines sets the paragraphs of the turns apart from what stands round them.
func (s *scanner) breakLines() {
	if len(s.turns) == 0 {
		return
	}
	s.lineFlags = make([]lineFlag, len(s.lines)+1)
	for i := range s.turns {
		t := &s.turns[i]
		first, last := s.lineAt(t.Words[0].Start), s.lineAt(t.Words[len(t.Words)-1].Start)
		s.lineFlags[first] |= breakBefore
		s.lineFlags[last+1] |= breakBefore
		if t.Label.End > 0 && t.Line <= first {
			s.lineFlags[t.Line] |= breakBefore
			if t.Line == first {
				continue
			}
		}
		for k := 1; t.Verse && k < len(t.Words); k++ {
			if at := s.lineAt(t.Words[k].Start); at == s.lineAt(t.Words[k-1].Start)+1 {
				s.lineFlags[at] |= joinBefore
			}
		}
	}
}

// flag returns the flag of line i.
func (s *scanner) flag(i int, f lineFlag) bool { return s.lineFlags != nil && s.lineFlags[i]&f != 0 }

// placeTurns makes the stretches of the turns in their paragraphs.
func (s *scanner) placeTurns() {
	for i := range s.turns {
		s.watch.Check()
		s.placeTurn(&s.turns[i])
	}
}

// placeTurn makes the stretches of one turn: the lines of a paragraph are one,
// stage directions part it.
func (s *scanner) placeTurn(t *turn) {
	var placed []*stretch
	directions := t.Directions
	for k := 0; k < len(t.Words); {
		p := s.paragraphAt(t.Words[k].Start)
		end := t.Words[k].End
		from := t.Words[k].Start
		for k++; k < len(t.Words) && t.Words[k].Start < s.doc.Paragraphs[p].End && strings.TrimSpace(s.text[end:t.Words[k].Start]) == ""; k++ {
			end = t.Words[k].End
		}
		end = min(end, s.doc.Paragraphs[p].End)
		spoken, set := aside.Cut(s.text, from, end)
		for _, e := range set {
			directions = append(directions, turns.Extent(e))
		}
		for _, e := range spoken {
			st := &stretch{start: e.Start, outerStart: e.Start, end: e.End, style: Turn, goesOn: len(placed) > 0, odds: t.Odds}
			if !st.goesOn {
				st.labelStart, st.labelEnd, st.speaker = t.Label.Start, t.Label.End, t.speaker
			}
			s.addStretch(p, st)
			placed = append(placed, st)
		}
	}
	direct(placed, directions)
}

// direct gives each stage direction to the stretch of its turn that stands
// before it, or to the first.
func direct(placed []*stretch, directions []turns.Extent) {
	if len(placed) == 0 || len(directions) == 0 {
		return
	}
	slices.SortFunc(directions, func(a, b turns.Extent) int { return a.Start - b.Start })
	k := 0
	for _, d := range directions {
		for k+1 < len(placed) && placed[k+1].start < d.Start {
			k++
		}
		placed[k].directions = append(placed[k].directions, d)
	}
}

// paragraphAt returns the paragraph that byte pos stands in, or the next one.
func (s *scanner) paragraphAt(pos int) int {
	paras := s.doc.Paragraphs
	return sort.Search(len(paras), func(i int) bool { return paras[i].End > pos })
}

// addStretch adds a stretch of paragraph p.
func (s *scanner) addStretch(p int, st *stretch) {
	if s.stretches == nil {
		s.stretches = map[int][]*stretch{}
	}
	s.stretches[p] = append(s.stretches[p], st)
}
