package extract

import (
	"strings"
	"unicode"
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

// A label is what stands before the colon at the start of a line.
type label struct {
	start, end int // the colon is at end
	capitals   bool
	words      int
}

// The bounds of labels, in bytes and words.
const (
	labelBytes = 120
	labelWords = 12
	nameWords  = 4
	loneWords  = 3
	loneBytes  = 100 // the longest paragraph that a single label makes a turn
)

// findTurns decides by the labels of all paragraphs whether they are turns,
// and makes their stretches. One label alone is no transcript.
func (s *scanner) findTurns() {
	labels := make([]label, len(s.doc.Paragraphs))
	census := [2]census{newCensus(), newCensus()}
	for p, para := range s.doc.Paragraphs {
		l, ok := s.labelAt(para.Start, para.End)
		if !ok || s.markedWhole(l.end+1, para.End) {
			continue
		}
		labels[p] = l
		census[kindOf(l)].add(s.text[l.start:l.end])
		if l.capitals {
			for _, inner := range s.innerLabels(l, para.End) {
				census[1].add(s.text[inner.start:inner.end])
			}
		}
	}
	for p, l := range labels {
		if l.words > 0 && (census[kindOf(l)].isTranscript(len(labels)) || s.standsAlone(l, s.doc.Paragraphs[p])) {
			s.addTurns(p, l)
		}
	}
	if turns := census[0].labelled + census[1].labelled; turns*2 >= len(labels) && len(s.stretches) > 1 {
		s.carryTurns()
	}
}

// kindOf returns 1 for a label in capitals and 0 for another one.
func kindOf(l label) int {
	if l.capitals {
		return 1
	}
	return 0
}

// A census counts the labels of one kind.
type census struct {
	times    map[string]int
	labelled int
	repeated bool
}

// newCensus returns an empty census.
func newCensus() census { return census{times: map[string]int{}} }

// add counts one label.
func (c *census) add(name string) {
	c.labelled++
	c.times[name]++
	c.repeated = c.repeated || c.times[name] > 1
}

// isTranscript says that so many labels, some of them more than once or before
// most paragraphs, are those of speakers.
func (c *census) isTranscript(paragraphs int) bool {
	return c.labelled >= 2 && (c.repeated && c.labelled*20 >= paragraphs || c.labelled*5 >= paragraphs*2)
}

// standsAlone says that a short line after one short name is a turn even
// where no other line is. A headline is none: "Lee: Bridge Will Open in May".
func (s *scanner) standsAlone(l label, para Paragraph) bool {
	if l.capitals || l.words > loneWords || para.End-para.Start > loneBytes || l.end+1 >= para.End {
		return false
	}
	words := strings.Fields(s.text[l.end+1 : para.End])
	upper := 0
	for _, w := range words {
		if unicode.IsUpper(runeAt(w)) {
			upper++
		}
	}
	return upper*2 < len(words) || len(words) == 1
}

// markedWhole says that all between start and end stands in marks: those
// bound the speech, not the label.
func (s *scanner) markedWhole(start, end int) bool {
	start, end = trim(s.text, start, end)
	return start < end && throughAt(s.text[start:end]) > 0 && throughBefore(s.text[start:end]) > 0
}

// labelAt returns the label at byte i of a paragraph that ends at end.
func (s *scanner) labelAt(i, end int) (label, bool) {
	i += throughAt(s.text[i:end]) // a transcript that is quoted opens each turn with a mark
	near := s.text[i:min(end, i+labelBytes)]
	colon := strings.IndexByte(near, ':')
	if colon < 1 || i+colon+1 < end && !isSpaceByte(s.text[i+colon+1]) && throughAt(s.text[i+colon+1:]) == 0 {
		return label{}, false
	}
	l := label{start: i, end: i + colon}
	return l, readLabel(near[:colon], &l)
}

// isSpaceByte says that b is a blank, a tab or a line break.
func isSpaceByte(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// readLabel reads the words of a label and says whether they can be a
// speaker's: all capitals, or a few capitalised words that no list forbids.
func readLabel(name string, l *label) bool {
	if strings.ContainsAny(name, ";!?/\n\r") {
		return false
	}
	name = withoutBrackets(name)
	words := strings.Fields(name)
	l.words = len(words)
	if l.words == 0 || l.words > labelWords {
		return false
	}
	if name == "Q" || name == "A" {
		l.capitals = true
		return true
	}
	l.capitals = inCapitals(name)
	for i, w := range words {
		if !labelWord(w, i, l) {
			return false
		}
	}
	return l.capitals || l.words <= nameWords && !strings.ContainsAny(name, `,"“”`)
}

// labelWord says that a word can stand in a speaker's label.
func labelWord(word string, i int, l *label) bool {
	if strings.HasSuffix(word, ".") && !abbreviated(strings.TrimSuffix(word, ".")) && !capitalAbbreviations[strings.ToLower(strings.TrimSuffix(word, "."))] {
		return false
	}
	plain := strings.ToLower(strings.Trim(word, `.,"“”'’#`))
	if (i == 0 || l.words <= loneWords) && noSpeakers[plain] || l.words == 1 && datelines[plain] || i == 0 && starters[plain] && plain != "all" {
		return false
	}
	if l.capitals {
		return true
	}
	r := runeAt(strings.TrimLeft(word, `"“#`))
	return unicode.IsUpper(r) || i > 0 && (particles[plain] || unicode.IsDigit(r))
}

// withoutBrackets drops (voice-over) and (R-TX) from a label.
func withoutBrackets(name string) string {
	for {
		open := strings.IndexAny(name, "([")
		if open < 0 {
			return name
		}
		shut := strings.IndexAny(name[open:], ")]")
		if shut < 0 {
			return name
		}
		name = name[:open] + name[open+shut+1:]
	}
}

// inCapitals says that the letters of a label are capitals, the small ones of
// McCAIN and "Sen. JOE LEE" apart.
func inCapitals(name string) bool {
	upper, letters, run, longest := 0, 0, 0, 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
			letters++
			run++
			longest = max(longest, run)
		case unicode.IsLetter(r):
			letters++
			run = 0
		default:
			run = 0
		}
	}
	return longest >= 2 && upper*4 >= letters*3
}

// innerLabels returns the labels in capitals that stand inside a paragraph,
// after the end of a sentence.
func (s *scanner) innerLabels(first label, end int) []label {
	var out []label
	for i := first.end + 1; i < end; {
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
		if l, ok := s.labelAt(start, end); ok && l.end == colon && l.capitals {
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
	if l.capitals {
		labels = append(labels, s.innerLabels(l, end)...)
	}
	for i, l := range labels {
		until := end
		if i+1 < len(labels) {
			until = labels[i+1].start
		}
		start, until := trim(s.text, l.end+1, until)
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
// have no label, stage directions and headings apart.
func (s *scanner) carryTurns() {
	for p := 1; p < len(s.doc.Paragraphs); p++ {
		para := s.doc.Paragraphs[p]
		in := s.text[para.Start:para.End]
		if len(s.stretches[p]) > 0 || len(s.stretches[p-1]) == 0 || strings.IndexByte("([<*#", in[0]) >= 0 || !s.terminalText(in) {
			continue
		}
		s.addStretch(p, stretch{start: para.Start, outerStart: para.Start, end: para.End, style: Turn, goesOn: true})
	}
}

// terminalText says that a text ends as a sentence does.
func (s *scanner) terminalText(in string) bool {
	for range lookThrough {
		in = in[:len(in)-throughBefore(in)]
	}
	c, n := lastClassOf(in)
	return c == stop && in[len(in)-n] != ',' || c == dash
}
