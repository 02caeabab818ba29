package turns

import (
	"quotes/internal/aside"
	"quotes/internal/char"
	"quotes/internal/naming"
	"quotes/internal/speechtag"
	"strings"
	"unicode"
)

// gatherTurns walks over the lines and gives each its speaker.
func (s *finder) gatherTurns(t *transcript) []turn {
	g := gatherer{finder: s, transcript: t, silences: s.hints.Silences}
	g.examination.introduce(s, t.labels)
	for i := range s.lines {
		s.hints.check()
		if s.lines[i].start == s.lines[i].end {
			g.gap = true
			continue
		}
		g.line(i)
		g.gap = false
	}
	g.shut()
	return g.turns
}

// A gatherer walks over the lines of a transcript.
type gatherer struct {
	*finder
	*transcript
	turns    []turn
	cur      *turn
	gap      bool // a blank line was pas
	held     bool // a time alone, or a label alone, says that the next paragraph is of cur
	carried  bool // a speech has gone on over a blank line
	silences []int
	examination
}

// shut ends the turn; one without words is none.
func (g *gatherer) shut() {
	if g.cur != nil && len(g.cur.words) > 0 {
		g.turns = append(g.turns, *g.cur)
	}
	g.cur, g.held = nil, false
}

// line takes one line.
func (g *gatherer) line(i int) {
	line := g.lines[i]
	for len(g.silences) > 0 && line.start >= g.silences[0] {
		g.shut()
		g.silences = g.silences[1:]
	}
	l := g.byLine[i]
	switch {
	case g.examination.read(g.finder, i):
		g.shut()
		return
	case l != nil && g.opens(l):
		g.shut()
		if l.alone || !aside.IsNotice(g.text[l.after:line.end]) && !g.tellsOfItself(l, line.end) {
			g.open(l)
		}
		return
	case g.cur == nil:
		if sign := changeAt(g.text[line.start:line.end]); sign > 0 && (g.carries && len(g.turns) > 0 || g.hints.Told && g.takes(g.finder, i)) {
			g.unnamed(i, sign)
		}
		return
	}
	g.unlabelled(i, l != nil)
}

// takes says that line i starts with a sign that the speaker changes, and that
// the line after it or before it, blank ones left out, does so as well or has a label.
func (t *transcript) takes(s *finder, i int) bool {
	if s.lines[i].start == s.lines[i].end || changeAt(s.lineText(i)) == 0 {
		return false
	}
	for _, step := range [...]int{-1, 1} {
		k := i + step
		for k >= 0 && k < len(s.lines) && s.lines[k].start == s.lines[k].end {
			k += step
		}
		if k >= 0 && k < len(s.lines) && (changeAt(s.lineText(k)) > 0 || t.byLine[k] != nil) {
			return true
		}
	}
	return false
}

// dialogue says that lines of what is known to be spoken take turns by signs.
func (t *transcript) dialogue(s *finder) bool {
	for i := 0; s.hints.Told && i < len(s.lines); i++ {
		if t.takes(s, i) {
			return true
		}
	}
	return false
}

// tellsOfItself says that what stands behind a time and a label begins with the
// label's own name and is no sentence: [9:14] Pia: Pia added Grandad.
func (g *gatherer) tellsOfItself(l *lineLabel, end int) bool {
	words, ok := strings.CutPrefix(strings.TrimSpace(g.text[l.after:end]), g.text[l.start:l.end]+" ")
	return ok && l.head.stamped && unicode.IsLower(char.First(words)) && !g.terminalText(words)
}

// opens says that a label starts a turn.
func (g *gatherer) opens(l *lineLabel) bool {
	if l.name.Barred && !l.stamped || len(g.turns) == 0 && g.titled(l) {
		return false
	}
	return g.accepted[l.form] || g.known[keyOf(g.text[l.start:l.end])]
}

// oddsOf returns how likely a label is a speaker's.
func (g *gatherer) oddsOf(l *lineLabel) float32 {
	if g.accepted[l.form] {
		return g.odds[l.form]
	}
	return g.best()
}

// best returns the odds of the likeliest form.
func (g *gatherer) best() float32 {
	best := float32(0)
	for f, ok := range g.accepted {
		if ok {
			best = max(best, g.odds[f])
		}
	}
	return best
}

// open starts the turn of a label.
func (g *gatherer) open(l *lineLabel) {
	at := g.named(g.finder, &l.label)
	g.cur = &turn{labelStart: at.start, labelEnd: at.end, odds: g.oddsOf(l), form: l.form, line: l.line}
	end := g.lines[l.line].end
	g.manner(l.start, l.after)
	if l.alone {
		g.held = true
		return
	}
	if g.cur.marked = g.markedWhole(l.after, end); g.cur.marked {
		start, end := trim(g.text, l.after, end)
		g.add(start+char.SignAt(g.text[start:end]), end-char.SignBefore(g.text[start:end]))
		return
	}
	g.inner(l, end)
}

// manner notes what brackets in a label say of how it is spoken, in small
// letters; in capitals stand offices, places and (O.S.).
func (g *gatherer) manner(start, end int) {
	open := strings.IndexByte(g.text[start:end], '(')
	if open < 0 {
		return
	}
	shut := strings.IndexByte(g.text[start+open:end], ')')
	if shut > 1 && unicode.IsLower(char.First(strings.TrimLeft(g.text[start+open+1:end], "_* "))) {
		g.direct(start+open, start+open+shut+1)
	}
}

// inner adds the words of a labelled line, and the turns whose labels in
// capitals stand inside it.
func (g *gatherer) inner(l *lineLabel, end int) {
	from := l.after
	if l.form.colon() && l.name.Capitals {
		for _, next := range g.innerLabels(l.label, end) {
			g.add(from, next.start)
			g.shut()
			g.cur = &turn{labelStart: next.start, labelEnd: next.end, odds: g.odds[l.form], form: l.form, line: l.line}
			from = next.after
		}
	}
	g.add(from, end)
}

// direct notes a stage direction of the turn.
func (g *gatherer) direct(start, end int) {
	if len(g.cur.words) == 0 && unicode.IsUpper(char.First(strings.TrimLeft(g.text[start:end], "([_* "))) {
		return // (Hull East) (Lab) under a name
	}
	if e := aside.Inner(g.text, start, end); e.Start < e.End {
		g.cur.directions = append(g.cur.directions, e)
	}
}

// add adds words to the turn.
func (g *gatherer) add(start, end int) {
	start, end = trim(g.text, start, end)
	if len(g.cur.words) == 0 {
		start += changeAt(g.text[start:end]) // Ada: — I am not sure.
	}
	if start < end {
		g.cur.words = append(g.cur.words, extent{start, end})
	}
}

// unnamed starts a turn of nobody's by name.
func (g *gatherer) unnamed(i, sign int) {
	g.shut()
	g.cur = &turn{odds: g.best(), line: i}
	g.add(g.lines[i].start+sign, g.lines[i].end)
}

// unlabelled takes a line without a label of a speaker.
func (g *gatherer) unlabelled(i int, labelled bool) {
	line := g.lines[i]
	in := g.text[line.start:line.end]
	held := g.held || !g.gap
	switch {
	case g.cur.marked:
		g.shut()
		return
	case aside.IsDirection(in), aside.SongAt(in) > 0:
		g.direct(line.start, line.end)
		return
	case aside.IsNotice(in):
		return
	case g.setOff(i):
		g.direct(line.start, line.end)
		return
	case isStamp(in):
		g.held = true
		return
	case aside.IsFooter(in), aside.IsProcedure(in), g.stamped && headingOf(in).stamped, labelled && g.barredLine(i), strings.HasSuffix(in, ":") && naming.InCapitals(in), g.heads(in):
		g.shut()
		return
	}
	if sign := changeAt(in); sign > 0 {
		if g.carries || g.hints.Told || !g.gap {
			g.unnamed(i, sign)
		}
		return
	}
	switch {
	case held && (g.held || g.follows(in)):
	case !held && g.carries && g.speechBlock(i) && !g.closes(i):
		g.carried = true
	default:
		g.shut()
		return
	}
	g.held = false
	g.add(line.start, line.end)
}

// closes says that the paragraph at line i is of the text round a talk: it stands
// behind the last label of a text that began without labels, no speech went on
// over a blank line before, and nobody speaks in it.
func (g *gatherer) closes(i int) bool {
	first, last := g.labels[0].line, g.labels[len(g.labels)-1].line
	return !g.hints.Told && !g.carried && i > last && g.proseBefore(first) && !speechtag.Personal(g.paragraphFrom(i))
}

// proseBefore says that two paragraphs or more stand before line i.
func (g *gatherer) proseBefore(i int) bool {
	n := 0
	for k := range i {
		count(&n, g.lines[k].start < g.lines[k].end && g.terminalText(g.lineText(k)))
	}
	return n > 1
}

// setOff says that all of line i is in italics or the like: what happens in a
// play, or a note at the foot.
func (g *gatherer) setOff(i int) bool {
	in := g.lineText(i)
	return len(g.cur.words) > 0 && (g.strongLine(i) || len(in) > 2 && in[0] == '_' && strings.IndexByte(in[1:], '_') == len(in)-2)
}

// heads says that a line is a heading in capitals between words that are not.
func (g *gatherer) heads(in string) bool {
	if len(g.cur.words) == 0 || !naming.InCapitals(in) || g.terminalText(in) || strings.IndexByte(strings.TrimSpace(in), ' ') < 0 {
		return false
	}
	last := g.cur.words[len(g.cur.words)-1]
	return !naming.InCapitals(g.text[last.start:last.end])
}

// barredLine says that a line has a label that is none of a speaker's.
func (g *gatherer) barredLine(i int) bool {
	l := g.byLine[i]
	return l.form.colon() && !l.alone
}

// follows says that a line right under words of the turn goes on with them.
func (g *gatherer) follows(in string) bool {
	return g.hints.Wrapped || g.hints.Told || !g.cur.form.colon() && g.cur.form != stopForm || g.stamped || g.terminalText(in) || len(g.cur.words) > 1
}

// speechBlock says that the paragraph that starts at line i can go on a turn:
// it ends as a sentence does, and is no heading.
func (g *gatherer) speechBlock(i int) bool {
	in := g.lineText(i)
	if strings.IndexByte("#<*", in[0]) >= 0 {
		return false
	}
	if g.hints.Told {
		return true
	}
	return g.terminalText(g.paragraphFrom(i)) && !naming.InCapitals(in)
}
