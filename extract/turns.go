package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stretch is a part of a paragraph that is speech without quotation marks:
// a turn after its label, or what stands after a dash.
type stretch struct {
	start, end           int
	outerStart           int // of the dash; the same as start for a turn
	labelStart, labelEnd int
	style                Style
	goesOn               bool // a turn that the paragraph before started
}

// What makes labels a transcript: so many, before one paragraph in so many.
const (
	fewLabels    = 2
	repeatedRare = 20 // where a label comes twice
	loneWords    = 3  // a single label of so many words at most may be a turn,
	loneBytes    = 100
	sceneLabels  = 4 // a play has more labels than that
)

// findTurns decides by the labels of all paragraphs whether they are turns,
// and makes their stretches. One label alone is no transcript.
func (s *scanner) findTurns() {
	labels := make([]label, len(s.doc.Paragraphs))
	census := [labelKinds]census{newCensus(), newCensus(), newCensus()}
	for p, para := range s.doc.Paragraphs {
		s.watch.Check()
		l, ok := s.labelAt(para.Start, para.End)
		if !ok || s.markedWhole(l.after, para.End) || strings.IndexFunc(s.text[l.after:para.End], unicode.IsLetter) < 0 {
			continue
		}
		labels[p] = l
		if l.bare {
			continue
		}
		census[l.kind].add(s.labelText(l), s.soundsSpoken(l, para.End))
		if l.kind == capitalLabel {
			for _, inner := range s.innerLabels(l, para.End) {
				census[capitalLabel].add(s.labelText(inner), true)
			}
		}
	}
	turns := 0
	for p, l := range labels {
		if l.words == 0 {
			continue
		}
		told := s.transcript && l.kind != sceneLabel
		if told || census[l.kind].isTranscript(l.kind, len(labels)) || s.standsAlone(l, s.doc.Paragraphs[p]) {
			s.addTurns(p, l)
			turns++
		}
	}
	if (turns*2 >= len(labels) || s.transcript) && turns > 1 {
		s.carryTurns()
	}
}

// soundsSpoken says that what stands after a label is a sentence, and, after a
// single word in small letters, one that somebody speaks: "Venue: The mill." is
// none.
func (s *scanner) soundsSpoken(l label, end int) bool {
	words := s.text[l.after:end]
	return s.terminalText(words) &&
		(l.kind != nameLabel || l.words > 1 || strings.ContainsAny(words, "?!") || personal(words[:min(len(words), clauseBytes)]))
}

// labelText returns the name that a label has.
func (s *scanner) labelText(l label) string { return s.text[l.start:l.end] }

// A census counts the labels of one kind.
type census struct {
	times    map[string]int
	labelled int
	spoken   int // before what sounds spoken
	repeated bool
}

// newCensus returns an empty census.
func newCensus() census { return census{times: map[string]int{}} }

// add counts one label.
func (c *census) add(name string, spoken bool) {
	c.labelled++
	c.times[name]++
	c.repeated = c.repeated || c.times[name] > 1
	if spoken {
		c.spoken++
	}
}

// isTranscript says that so many labels are those of speakers: some come more
// than once, or they stand before two paragraphs in five and most of them
// before what sounds spoken. Those of a play have to do both.
func (c *census) isTranscript(kind labelKind, paragraphs int) bool {
	often := c.labelled*5 >= paragraphs*2
	if kind == sceneLabel {
		return c.labelled >= sceneLabels && c.repeated && len(c.times) > 1 && often
	}
	if c.times["A"] > 0 && c.times["Q"] == 0 && len(c.times) == 1 {
		return false // a list from A to Z
	}
	return c.labelled >= fewLabels && (c.repeated && c.labelled*repeatedRare >= paragraphs || often && c.spoken*2 >= c.labelled)
}

// standsAlone says that a short line after one short name is a turn even
// where no other line is: somebody speaks in it, or it goes on in small letters.
// A headline is none, and no entry of a list: "Lee: Bridge Will Open in May",
// "Serves: 4".
func (s *scanner) standsAlone(l label, para Paragraph) bool {
	if l.kind != nameLabel || l.words > loneWords || para.End-para.Start > loneBytes || l.after >= para.End {
		return false
	}
	text := s.text[l.after:para.End]
	words := strings.Fields(text)
	upper := 0
	for _, w := range words {
		if unicode.IsUpper(runeAt(w)) {
			upper++
		}
	}
	if len(words) < 2 || upper*2 >= len(words) {
		return false
	}
	return unicode.IsLower(runeAt(words[0])) || strings.ContainsAny(text, "?!") || personal(text) ||
		l.words > 1 && len(s.doc.Paragraphs) == 1 && s.terminalText(text)
}

// markedWhole says that all between start and end stands in marks: those
// bound the speech, not the label.
func (s *scanner) markedWhole(start, end int) bool {
	start, end = trim(s.text, start, end)
	return start < end && throughAt(s.text[start:end]) > 0 && throughBefore(s.text[start:end]) > 0
}

// innerLabels returns the labels in capitals that stand inside a paragraph,
// after the end of a sentence.
func (s *scanner) innerLabels(first label, end int) []label {
	var out []label
	for i := first.after; i < end; {
		colon := strings.IndexByte(s.text[i:end], ':')
		if colon < 0 {
			break
		}
		colon += i
		if l, ok := s.labelBefore(max(i, colon-labelBytes), colon, end); ok {
			out = append(out, l)
		}
		i = colon + 1
	}
	return out
}

// labelBefore returns the label in capitals that ends at colon and starts
// after the first end of a sentence, from byte low on, that lets it be one.
func (s *scanner) labelBefore(low, colon, end int) (label, bool) {
	for i := low; i < colon; i++ {
		if s.text[i] != ' ' || !sentenceEndsAt(s.text[low:i]) {
			continue
		}
		start, _ := trim(s.text, i, colon)
		if l, ok := s.labelAt(start, end); ok && l.end == colon && l.kind == capitalLabel {
			return l, true
		}
	}
	return label{}, false
}

// sentenceEndsAt says that head ends in a full stop, ! or ?, or a mark or
// bracket after it.
func sentenceEndsAt(head string) bool {
	for range lookThrough {
		head = head[:len(head)-throughBefore(head)]
	}
	head = strings.TrimRight(head, ")]")
	return head != "" && strings.IndexByte(".!?-", head[len(head)-1]) >= 0
}

// addTurns adds the turns of paragraph p, whose first label is l.
func (s *scanner) addTurns(p int, l label) {
	end := s.doc.Paragraphs[p].End
	labels := []label{l}
	if l.kind == capitalLabel {
		labels = append(labels, s.innerLabels(l, end)...)
	}
	for i, l := range labels {
		until := end
		if i+1 < len(labels) {
			until = labels[i+1].start
		}
		start, until := trim(s.text, l.after, until)
		if start < until {
			s.addStretch(p, stretch{start: start, outerStart: start, end: until, labelStart: l.start, labelEnd: l.end, style: Turn})
		}
	}
}

// addStretch adds a stretch of paragraph p.
func (s *scanner) addStretch(p int, st stretch) {
	if s.stretches == nil {
		s.stretches = map[int][]stretch{}
	}
	s.stretches[p] = append(s.stretches[p], st)
}

// carryTurns lets a turn of a transcript go on in the paragraphs after it that
// have no label, stage directions and headings apart. Where a sign says that
// somebody else speaks, a turn of nobody's starts.
func (s *scanner) carryTurns() {
	for p := 1; p < len(s.doc.Paragraphs); p++ {
		para := s.doc.Paragraphs[p]
		in := s.text[para.Start:para.End]
		if len(s.stretches[p]) > 0 || len(s.stretches[p-1]) == 0 || strings.IndexByte("([<*#", in[0]) >= 0 || !s.terminalText(in) || s.isLabelled(para) {
			continue
		}
		change := changeAt(in)
		start := para.Start + change
		s.addStretch(p, stretch{start: start, outerStart: start, end: para.End, style: Turn, goesOn: change == 0})
	}
}

// changeAt returns the length of the sign at the start of a paragraph that
// says that the speaker changes: >> or a dash before a sentence, as captions
// have them; 0 for none.
func changeAt(in string) int {
	rest := strings.TrimLeft(in, ">")
	if sign := len(in) - len(rest); sign == 0 {
		_, size := utf8.DecodeRuneInString(in)
		if !strings.Contains("-–—", in[:size]) {
			return 0
		}
		rest = in[size:]
	} else if sign == 1 {
		return 0
	}
	words := strings.TrimLeft(rest, " ")
	if words == rest || !unicode.IsUpper(runeAt(words)) {
		return 0
	}
	return len(in) - len(words)
}

// isLabelled says that a paragraph has a label that makes no turn, or is a
// line that announces who speaks next ("BY MR. ROE:"): what follows may be
// anybody's.
func (s *scanner) isLabelled(para Paragraph) bool {
	l, ok := s.labelAt(para.Start, para.End)
	in := s.text[para.Start:para.End]
	return ok && !l.bare && l.kind != sceneLabel || strings.HasSuffix(in, ":") && inCapitals(in)
}

// terminalText says that a text ends as a sentence does.
func (s *scanner) terminalText(in string) bool {
	for range lookThrough {
		in = in[:len(in)-throughBefore(in)]
	}
	c, n := lastClassOf(in)
	return c == stop && in[len(in)-n] != ',' || c == dash
}
