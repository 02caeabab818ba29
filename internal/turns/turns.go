package turns

import (
	"quotes/internal/aside"
	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/naming"
	"quotes/internal/speechtag"
	"strings"
	"unicode"
)

// A turn is what somebody says in a transcript, and the name that stands for it.
type turn struct {
	labelStart, labelEnd int // both zero where nobody is named
	odds                 float32
	words                []extent // one a line, in the order of the text
	directions           []aside.Extent
	form                 form
	line                 int  // that its label, or its first word, stands on
	marked               bool // marks bound its words: what follows is told
}

// A transcript is what the evidence over a document decides.
type transcript struct {
	labels   []lineLabel
	byLine   map[int]*lineLabel
	odds     [forms]float32
	accepted [forms]bool
	known    map[string]bool // what labels of the accepted forms call the speakers
	carries  bool            // turns go on over blank lines
	signed   bool            // it is told to be spoken, and signs say that the speaker changes
	stamped  bool            // times stand before the labels: a line without a label is a notice
}

// any says that labels of some form are those of speakers.
func (t *transcript) any() bool {
	for _, ok := range t.accepted {
		if ok {
			return true
		}
	}
	return false
}

// readLabels reads the label of every line that may have one. In wrapped text
// a line that goes on from the one before has none.
func (s *finder) readLabels() []lineLabel {
	var out []lineLabel
	for i := range s.lines {
		s.hints.check()
		line := s.lines[i]
		if strings.HasPrefix(s.text[line.start:line.end], "INT. ") || strings.HasPrefix(s.text[line.start:line.end], "EXT. ") {
			s.scenes++
		}
		if line.start == line.end || !s.mayBeLabelled(i) {
			continue
		}
		l, head, ok := label{}, heading{}, false
		if s.text[line.start] != '#' {
			l, head, ok = s.labelAt(line.start, line.end)
		}
		if !ok {
			if l, ok = s.aloneAt(i); !ok {
				continue
			}
		}
		if !l.alone && (l.form != bracketForm && s.markedWhole(l.after, line.end) || strings.IndexFunc(s.text[l.after:line.end], unicode.IsLetter) < 0 || s.castLine(&l, line.end)) {
			continue
		}
		if l.name.Capitals && (l.name.Plain || l.name.Barred) && (s.fullyNamed(s.text[l.start:l.end]) || s.initialsOf(s.text[l.start:l.end], l.start)) {
			l.name.Person, l.name.Plain, l.name.Barred = true, false, false
		}
		out = append(out, lineLabel{label: l, line: i, head: head})
	}
	return s.inBold(withoutBareAnswers(out))
}

// titled says that a label is the start of a title at the head of the text:
// "Harbour project: weekly (2024-05-06)".
func (s *finder) titled(l *lineLabel) bool {
	if l.alone || l.form != colonForm || l.name.Person || s.terminalText(s.labelWords(l)) {
		return false
	}
	head := strings.TrimSpace(s.text[:l.start])
	return len(head) < nickBytes && !strings.ContainsRune(head, '\n')
}

// inBold gives the labels with a colon that the markup sets off a form of their
// own, where several are: what else stands before a colon is no speaker then.
func (s *finder) inBold(labels []lineLabel) []lineLabel {
	var bold []*lineLabel
	for i := range labels {
		l := &labels[i]
		if k := s.emphasisAt(l.start); l.form == colonForm && k >= 0 && s.hints.Emphasis[k].End >= l.end && s.hints.Emphasis[k].End <= l.after+1 && !l.alone {
			bold = append(bold, l)
		}
	}
	if len(bold) > 1 {
		for _, l := range bold {
			l.form = boldForm
		}
	}
	return labels
}

// castLine says that a label stands before nothing but a name: it tells who
// has a part, and nobody speaks.
func (s *finder) castLine(l *label, end int) bool {
	words := strings.TrimSpace(s.text[l.after:end])
	if l.form != colonForm || l.stamped || s.terminalText(words) {
		return false
	}
	n, ok := naming.Read(words)
	return ok && 1 < n.Words && n.Words <= naming.NameWords && naming.AllCapitalised(strings.Fields(naming.WithoutBrackets(words)))
}

// withoutBareAnswers leaves out A before words, which is an article too, where
// it does not answer a bare Q.
func withoutBareAnswers(labels []lineLabel) []lineLabel {
	asked := 0
	for i := range labels {
		count(&asked, labels[i].bare && labels[i].asks)
	}
	out := labels[:0]
	for _, l := range labels {
		if !l.bare || l.asks || l.form != colonForm || asked > 1 {
			out = append(out, l)
		}
	}
	return out
}

// mayBeLabelled says that a label may stand at the start of line i.
func (s *finder) mayBeLabelled(i int) bool {
	if !s.hints.Wrapped || i == 0 || s.lines[i-1].start == s.lines[i-1].end {
		return true
	}
	if in := s.lineText(i); len(in) < labelBytes && stampAt(in) != "" || headingOf(in).stamped || isStamp(s.lineText(i-1)) {
		return true
	}
	before := s.lineText(i - 1)
	return s.terminalText(before) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ")") || strings.HasSuffix(before, "]")
}

// aloneAt returns the name in capitals that stands alone on line i, before
// words on the next line, or the name that the markup sets off.
func (s *finder) aloneAt(i int) (label, bool) {
	line := s.lines[i]
	text := s.text[line.start:line.end]
	if s.strongLine(i) {
		name, ok := naming.Read(strings.Trim(text, "*_ "))
		return label{start: line.start, end: line.end, after: line.end, form: strongForm, name: name, alone: true}, ok && unicode.IsUpper(char.First(strings.TrimLeft(text, "*_ "))) && len(text) < nickBytes && (name.Person || name.Role || !name.Barred && s.comesAgain(text))
	}
	if i+1 >= len(s.lines) {
		return label{}, false
	}
	if l, ok := s.stampedAlone(i); ok {
		return l, true
	}
	under := i > 0 && s.lines[i-1].start < s.lines[i-1].end && !isStamp(s.lineText(i-1))
	if under && !strings.HasSuffix(text, ".") {
		return label{}, false
	}
	l, ok := label{}, false
	if s.lines[i+1].start < s.lines[i+1].end {
		l, ok = readAlone(text)
	}
	if !ok && !under {
		l, ok = s.readParagraph(i)
	}
	l.start, l.end, l.after = l.start+line.start, l.end+line.start, l.after+line.start
	return l, ok
}

// comesAgain says that several lines that the markup sets off are the same words,
// and that others come again as well: two take turns.
func (s *finder) comesAgain(text string) bool {
	if s.setOffs == nil {
		s.setOffs = map[string]int{}
		for i := range s.lines {
			if l := s.lines[i]; l.end-l.start < nickBytes && s.strongLine(i) {
				s.setOffs[s.text[l.start:l.end]]++
			}
		}
		for _, n := range s.setOffs {
			count(&s.returning, n > 1)
		}
	}
	return s.setOffs[text] > 1 && s.returning > 1
}

// stampedAlone reads the name that stands alone on line i under a time, or behind
// one, or that "sent" the words below.
func (s *finder) stampedAlone(i int) (label, bool) {
	line := s.lines[i]
	if s.lines[i+1].start == s.lines[i+1].end {
		return label{}, false
	}
	text := s.text[line.start:line.end]
	at := 0
	switch h := headingOf(text); {
	case h.stamped && h.size < len(text):
		at = h.size
	case i > 0 && isStamp(s.lineText(i-1)):
	case strings.HasSuffix(text, " sent") && len(text) < nickBytes:
		text = strings.TrimSuffix(text, " sent")
	default:
		return label{}, false
	}
	name, ok := naming.Read(text[at:])
	if nick := strings.Fields(text[at:]); !ok && at > 0 && len(nick) == 1 && len(nick[0]) > 1 {
		name, ok = naming.Nick(nick[0]), true
	}
	return label{start: line.start + at, end: line.start + len(text), after: line.end, form: timeForm, name: name, alone: true, stamped: true},
		ok && (!name.Lower || name.Person) && !s.terminalText(text)
}

// readParagraph reads the name that is a paragraph of its own, before one that
// somebody speaks.
func (s *finder) readParagraph(i int) (label, bool) {
	line := s.lineText(i)
	next := i + 1
	for next < len(s.lines) && (s.lines[next].start == s.lines[next].end || aside.IsDirection(s.lineText(next))) {
		next++
	}
	if len(line) > labelBytes || s.terminalText(line) || next == len(s.lines) || !s.terminalText(s.paragraphFrom(next)) {
		return label{}, false
	}
	name := strings.TrimLeft(line, "# ")
	n, ok := naming.Read(name)
	return label{start: len(line) - len(name), end: len(line), after: len(line), form: paragraphForm, name: n, alone: true},
		ok && unicode.IsUpper(char.First(name)) && !n.Barred && (n.Person || n.Role)
}

// paragraphFrom returns the text from line i to the next blank one, or the
// line alone where each is a paragraph.
func (s *finder) paragraphFrom(i int) string {
	last := i
	for s.hints.Wrapped && last+1 < len(s.lines) && s.lines[last+1].start < s.lines[last+1].end {
		last++
	}
	return s.text[s.lines[i].start:s.lines[last].end]
}

// decide weighs the labels of each form.
func (s *finder) decide(t *transcript) {
	byForm := [forms][]*lineLabel{}
	t.byLine = map[int]*lineLabel{}
	for i := range t.labels {
		l := &t.labels[i]
		t.byLine[l.line] = l
		if l.name.Heard {
			continue
		}
		byForm[l.form] = append(byForm[l.form], l)
		if !l.form.colon() || !l.name.Capitals {
			continue
		}
		for _, inner := range s.innerLabels(l.label, s.lines[l.line].end) {
			byForm[l.form] = append(byForm[l.form], &lineLabel{label: inner, line: l.line, inner: true})
		}
	}
	for f := range byForm {
		if s.faq(byForm[f]) {
			byForm[f] = nil
		}
	}
	units := s.units()
	t.signed = t.dialogue(s)
	best := 0
	for f := range byForm {
		if len(byForm[f]) < 2 && !(s.hints.Told && len(byForm[f]) > 0) {
			continue
		}
		e := s.weighLabels(byForm[f], units)
		odds := e.odds(form(f), s.hints.Told)
		if s.scenes > 0 && (form(f) == aloneForm || form(f) == paragraphForm) {
			odds += oddsScenes
		}
		if t.signed {
			odds -= oddsSingle
		}
		if t.odds[f] = float32(odds); odds > 0 {
			t.accepted[f] = true
			t.learn(s, byForm[f])
			if e.labels > best {
				best = e.labels
				t.stamped = s.stampedBefore(byForm[f])
				t.carries = s.doubleSpaced(byForm[f]) && s.coversMost(byForm[f], units) && form(f) != aloneForm && form(f) != timeForm
			}
		}
	}
}

// faq says that all labels are those of questions and answers, that the answers
// tell a "you", that nobody answers who says "I", and nobody is named before:
// nobody was asked. Records of courts have full stops.
func (s *finder) faq(labels []*lineLabel) bool {
	told := false
	for _, l := range labels {
		name := strings.TrimRight(s.text[l.start:l.end], " 0123456789")
		if !naming.IsQuestion(name) && !naming.IsAnswer(name) || s.text[l.end] == '.' {
			return false
		}
		if numbered := l.start+len(name) < l.end; numbered {
			told = true // Question 1
			continue
		}
		if words := s.labelWords(l); naming.IsAnswer(name) {
			words = words[:min(len(words), wordsBytes)]
			if speechtag.HasWord(words, lexicon.FirstPersons) {
				return false
			}
			told = told || speechtag.HasWord(words, lexicon.SecondPersons)
		}
	}
	if !told {
		return false
	}
	_, tells := s.interviewers(labels[0].start)
	return tells.end == 0
}

// learn keeps what the labels of an accepted form call the speakers.
func (t *transcript) learn(s *finder, labels []*lineLabel) {
	if t.known == nil {
		t.known = map[string]bool{}
	}
	for _, l := range labels {
		if !l.name.Barred && !l.name.Plain {
			t.known[keyOf(s.text[l.start:l.end])] = true
		}
	}
}

// oddsScenes is what the heading of a scene says of names alone on their lines.
const oddsScenes = 4

// stampedBefore says that a time stands before most of the labels.
func (s *finder) stampedBefore(labels []*lineLabel) bool {
	n := 0
	for _, l := range labels {
		count(&n, l.head.stamped)
	}
	return n*4 > len(labels)*3
}

// doubleSpaced says that most labels stand after a blank line.
func (s *finder) doubleSpaced(labels []*lineLabel) bool {
	n := 0
	for _, l := range labels {
		count(&n, l.line == 0 || s.lines[l.line-1].start == s.lines[l.line-1].end)
	}
	return n*2 > len(labels)
}

// coversMost says that the document is a transcript throughout, and no text
// that holds a few turns: what has no label is speech there.
func (s *finder) coversMost(labels []*lineLabel, units int) bool {
	first, last := labels[0].line, labels[len(labels)-1].line
	return s.hints.Told || len(labels)*5 >= units*2 || len(labels) >= 6 && len(labels)*6 >= units && (last-first)*3 >= len(s.lines)*2
}

// units counts the paragraphs, or the lines where each is one.
func (s *finder) units() int {
	n := 0
	for i := range s.lines {
		if s.lines[i].start < s.lines[i].end && (!s.hints.Wrapped || i == 0 || s.lines[i-1].start == s.lines[i-1].end) {
			n++
		}
	}
	return n
}
