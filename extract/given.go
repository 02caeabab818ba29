package extract

import (
	"sort"

	"quotes/internal/char"
	"quotes/internal/turns"
)

// A Heading is where the heading of a chapter stands: bytes of the text, half-open.
type Heading struct{ Start, End int }

// WithHeadings tells of the headings of a book's chapters, in the order of the
// text. They then take the place of those that New would find.
func WithHeadings(headings []Heading) Option {
	return func(s *scanner) { s.headings = headings }
}

// givenChapters makes the chapters of the headings that New was told of.
func (s *scanner) givenChapters() {
	paras := s.doc.Paragraphs
	paragraphAt := func(pos int) int {
		return sort.Search(len(paras), func(i int) bool { return paras[i].End > pos })
	}
	for i, h := range s.headings {
		from, body := paragraphAt(h.Start), paragraphAt(h.End)
		end := len(paras)
		if i+1 < len(s.headings) {
			end = paragraphAt(s.headings[i+1].Start)
		}
		if from < body && body <= end {
			s.doc.Chapters = append(s.doc.Chapters, s.chapter(from, body, end))
		}
	}
}

// WithLineStarts tells where in the text the lines of the file begin that it
// was read from, in the order of the text, the first at 0; lines that the text
// leaves out begin where the next words do. Without it, lines are the text's
// own, which end in LF or CRLF.
func WithLineStarts(starts []int) Option {
	return func(s *scanner) { s.doc.LineStarts = starts }
}

// lineStarts returns the byte at which every line of a text begins.
func lineStarts(text string) []int {
	out := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// AsTranscript tells that the text is a transcript: a label with a colon opens
// a turn wherever it stands, and what has none goes on from the turn before.
func AsTranscript() Option {
	return func(s *scanner) { s.transcript = true }
}

// AsPublished tells that an outlet published the text on a day, as the page or
// the record that it stands in says.
func AsPublished() Option {
	return func(s *scanner) { s.doc.Published = true }
}

// WithSilences tells at which bytes of a recording's text, in order, nobody
// has spoken for so long that the turn before has ended.
func WithSilences(at []int) Option {
	return func(s *scanner) { s.silences = at }
}

// An Emphasis is a stretch of the text, in bytes, half-open, that the markup
// sets in bold or italics, or as the term that a description follows.
type Emphasis struct{ Start, End int }

// WithEmphasis tells what the markup sets off, in the order of the text, none
// inside another: names and the questions of interviews often are.
func WithEmphasis(emphasis []Emphasis) Option {
	return func(s *scanner) { s.emphasis = emphasis }
}

// A Voice is a stretch of the text, in bytes, half-open, of which the file
// says who speaks there: a voice of WebVTT, a speech or an utterance of TEI.
type Voice struct {
	Start, End int

	// LabelStart and LabelEnd bound the words of the text that name the
	// speaker, both zero where none do.
	LabelStart, LabelEnd int

	// Speaker is the name that the file gives; empty where it gives a label alone.
	Speaker string

	// Directions are the stretches, half-open, in the order of the text, that
	// the file sets off as stage directions of the speech.
	Directions [][2]int
}

// WithVoices tells who speaks, in the order of the text. Nothing is then left
// to find: what is in no Voice is not spoken.
func WithVoices(voices []Voice) Option {
	return func(s *scanner) { s.voices = voices }
}

// voiceOdds is how likely the file is right about who speaks.
const voiceOdds = 6

// givenTurns returns the turns that New was told of.
func (s *scanner) givenTurns() []turn {
	var out []turn
	for _, v := range s.voices {
		if v.Start >= v.End || v.End > len(s.text) || v.LabelEnd > len(s.text) || v.LabelStart > v.LabelEnd || v.Start < 0 {
			continue
		}
		t := turn{speaker: v.Speaker}
		v.LabelStart, v.LabelEnd = char.Trim(s.text, v.LabelStart, v.LabelEnd)
		t.Label, t.Odds, t.Line = turns.Extent{Start: v.LabelStart, End: v.LabelEnd}, voiceOdds, s.lineAt(v.Start)
		if v.LabelEnd > 0 {
			t.Line = min(t.Line, s.lineAt(v.LabelStart))
		}
		for i := s.lineAt(v.Start); i < len(s.lines) && s.lines[i].start < v.End; i++ {
			if start, end := char.Trim(s.text, max(v.Start, s.lines[i].start), min(v.End, s.lines[i].end)); start < end {
				t.Words = append(t.Words, turns.Extent{Start: start, End: end})
			}
		}
		for _, d := range v.Directions {
			if 0 <= d[0] && d[0] < d[1] && d[1] <= len(s.text) {
				t.Directions = append(t.Directions, turns.Extent{Start: d[0], End: d[1]})
			}
		}
		if len(t.Words) > 0 {
			out = append(out, t)
		}
	}
	return out
}
