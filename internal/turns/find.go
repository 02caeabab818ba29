// Package turns finds who speaks in transcripts, interviews, plays, scripts and
// chats, by evidence over the whole document: a list of "Label: text" has the
// form of a transcript, and nobody speaks in it.
//
// It reads lines: the labels of all of them, by a table of forms; then weighs,
// form by form, whether those are names that take turns; then walks over the
// lines and gives each its speaker.
package turns

import "sort"

// An Extent is a stretch of the text: bytes, half-open.
type Extent struct{ Start, End int }

// A Turn is what somebody says.
type Turn struct {
	// Label bounds the words that name the speaker; it is empty where nobody is named.
	Label Extent

	// Words are what is said, each on one line, in the order of the text. Stage
	// directions are still among them.
	Words []Extent

	// Directions are the stage directions that are among no words: on lines of
	// their own, or beside the label; without their brackets, in the order of the text.
	Directions []Extent

	// Line is the line on which the label, or else the first word, stands.
	Line int

	// Odds are the log-odds that the label's bearer says the words.
	Odds float32

	// Verse says that lines that follow one another are one paragraph: the words
	// stand under their label, broken to fit a column.
	Verse bool
}

// Hints are what the markup of a file, or its reader, tells beside the text.
type Hints struct {
	Told     bool     // it is a transcript
	Wrapped  bool     // a single line break is white space
	Emphasis []Extent // in bold or italics, in order
	Quoted   []Extent // set off as quotations, in order
	Silences []int    // bytes at which nobody has spoken for long, in order
	Check    func()   // called in every loop over the text; nil for nothing
}

func (h *Hints) check() {
	if h.Check != nil {
		h.Check()
	}
}

// A finder carries what one step of Find finds to the next one.
type finder struct {
	text      string
	lines     []extent // white space at both ends left out; blank ones are empty
	hints     Hints
	scenes    int             // headings of scenes
	setOffs   map[string]int  // how often lines that the markup sets off come
	returning int             // how many of them come more than once
	initials  map[string]bool // of the people whom the start of the text names
	fully     map[string]bool // surnames in capitals that the text has with a given name or a title
}

// extent is a stretch of bytes.
type extent struct{ start, end int }

// lineText returns the text of line i.
func (s *finder) lineText(i int) string { return s.text[s.lines[i].start:s.lines[i].end] }

// lineAt returns the line that byte pos stands on.
func (s *finder) lineAt(pos int) int {
	return max(0, sort.Search(len(s.lines), func(i int) bool { return s.lines[i].start > pos })-1)
}

// Find returns the turns of a text whose lines are given, in the order of the
// text, and takes time in proportion to its length.
func Find(text string, lines []Extent, hints Hints) []Turn {
	s := &finder{text: text, hints: hints, lines: make([]extent, len(lines))}
	for i, l := range lines {
		s.lines[i] = extent{l.Start, l.End}
	}
	s.cutNumbers()
	t := transcript{}
	t.labels = s.readLabels()
	s.decide(&t)
	var found []turn
	switch {
	case t.any() || t.signed:
		found = s.gatherTurns(&t)
	default:
		found = append(s.interview(), s.posts()...)
	}
	if len(found) == 0 {
		found = s.lone(t.labels)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].line < found[j].line })
	out := make([]Turn, len(found))
	for i := range found {
		out[i] = found[i].public()
	}
	return out
}

// public returns the turn as other packages see it.
func (t *turn) public() Turn {
	out := Turn{Label: Extent{t.labelStart, t.labelEnd}, Line: t.line, Odds: t.odds, Verse: t.form == aloneForm}
	for _, w := range t.words {
		out.Words = append(out.Words, Extent{w.start, w.end})
	}
	for _, d := range t.directions {
		out.Directions = append(out.Directions, Extent(d))
	}
	return out
}
