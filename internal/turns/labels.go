package turns

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lazy"
	"quotes/internal/naming"
)

// A form is a way to write the label of a turn: the forms are weighed apart.
type form uint8

// The forms of labels.
const (
	noForm        form = iota
	colonForm          // Rosa Lindt: words
	bracketForm        // [Rosa] words, (ROSA) words
	angleForm          // <rosa> words
	timeForm           // Rosa Lindt  0:03, the words on the next line
	tabForm            // Rosa Lindt, a tab, words
	initialForm        // RL, two blanks, words
	stopForm           // ROSA. Words, Mr. LINDT of Ohio. Words
	aloneForm          // ROSA, the words on the next line
	strongForm         // the markup sets the name off, the words follow
	paragraphForm      // Rosa Lindt – minister, the words in the next paragraph
	boldForm           // Rosa Lindt: words, the label in bold
	dashForm           // LINDT — words, Rosa Lindt (PPE). – Words
	titledForm         // Ms. Lindt. Words, The Chairman. Words
	forms
)

// A label is the name that stands before the words of a turn.
type label struct {
	start, end int // of the name; the same where a sign only says that the speaker changes
	after      int // where the words start; where the line ends, if they stand on the next one
	form       form
	name       naming.Name
	alone      bool // no words stand on its line
	stamped    bool // a time stands beside it
	bare       bool // Q or A without a full stop: a label only among others
	asks       bool // Q
}

// colon says that a label of the form ends in a colon.
func (f form) colon() bool { return f == colonForm || f == boldForm }

// labelBytes is how far into a line a label may reach.
const labelBytes = 140

// labelReaders is the table of the forms: the first that reads a line wins. A
// reader gets the line without what may stand before any label, and returns
// offsets in it.
var labelReaders = [...]func(rest string) (label, bool){
	readFrom, readAngle, readBracket, readStamped, readTime, readColon, readTab, readInitials, readDash, readStop, readQuestion, readTitled,
}

// A heading of a line is what stands before its label.
type heading struct {
	size    int  // bytes
	stamped bool // a time
	signed  bool // >>, or a dash: the speaker changes
}

// labelAt returns the label of a line, or of a part of one, and what stands before it.
func (s *finder) labelAt(i, end int) (label, heading, bool) {
	h := headingOf(s.text[i:end])
	rest := s.text[i+h.size : end]
	for k := range len(labelReaders) + 1 {
		l, ok := label{}, false
		if k < len(labelReaders) {
			l, ok = labelReaders[k](rest)
		} else {
			l, ok = s.readSetOff(i+h.size, end)
		}
		if !ok {
			continue
		}
		at := i + h.size
		l.start, l.end, l.after = l.start+at, l.end+at, l.after+at
		l.stamped = l.stamped || h.stamped
		for l.after < end && (s.text[l.after] == '*' || s.text[l.after] == '_') && !startsAction(s.text[l.after:end]) {
			l.after++
		}
		l.start, l.end = trim(s.text, l.start, l.end)
		l.alone = strings.TrimSpace(s.text[l.after:end]) == ""
		return l, h, true
	}
	return label{}, h, false
}

// readSetOff reads a name that the markup sets off before the words of its
// line, without a colon.
func (s *finder) readSetOff(at, end int) (label, bool) {
	stop := at
	if k := s.emphasisAt(at); k >= 0 && s.hints.Emphasis[k].Start >= at-2 {
		stop = s.hints.Emphasis[k].End
	} else if before, _, ok := strings.Cut(s.text[at:min(end, at+nickBytes)], "**"); ok && strings.HasSuffix(s.text[:at], "**") {
		stop = at + len(before)
	}
	if stop <= at || stop >= end || stop-at > nickBytes {
		return label{}, false
	}
	name, ok := naming.Read(s.text[at:stop])
	after := strings.TrimLeft(s.text[stop:end], "*_ ")
	ok = ok && !strings.HasSuffix(strings.TrimRight(s.text[at:stop], "*_ "), ":") && (name.Person || name.Role || name.Capitals) && !name.Lower && after != "" && len(after) < end-stop && !unicode.IsLower(char.First(after))
	if ok && dashAt(after) > 0 && !s.terminalText(after) {
		return label{end: end - at, after: end - at, form: strongForm, name: name}, true // Rosa Lindt -- Analyst
	}
	return label{end: stop - at, after: stop - at, form: strongForm, name: name}, ok && strings.IndexByte(".!?,", s.text[stop-1]) < 0
}

// startsAction says that rest starts with an action between asterisks.
func startsAction(rest string) bool {
	return strings.HasPrefix(rest, "*") && len(rest) > 1 && char.ASCIILetter(rest[1]) && strings.IndexByte(rest[1:], '*') > 0
}

// headingOf reads what may stand before a label: a sign of change, a bullet, a
// time, emphasis, and the mark of a transcript that is quoted as a whole.
func headingOf(line string) heading {
	var h heading
	for h.size < len(line) {
		rest := line[h.size:]
		n := 0
		switch {
		case char.SpaceByte(rest[0]):
			n = 1
		case strings.HasPrefix(rest, ">>"):
			n, h.signed = len(rest)-len(strings.TrimLeft(rest, ">")), true
		case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "– "), strings.HasPrefix(rest, "— "):
			n, h.signed = strings.IndexByte(rest, ' '), true
		case strings.HasPrefix(rest, "• "), strings.HasPrefix(rest, "* "):
			n = strings.IndexByte(rest, ' ')
		case strings.HasPrefix(rest, "[–]"), strings.HasPrefix(rest, "[-]"), strings.HasPrefix(rest, "[+]"):
			n = strings.IndexByte(rest, ']') + 1
		case !h.stamped && (char.ASCIIDigit(rest[0]) || rest[0] == '[' || rest[0] == '('):
			n = len(stampStart.FindString(rest[:min(len(rest), labelBytes)]))
			h.stamped = n > 0
		default:
			n = char.SignAt(rest)
		}
		if n == 0 {
			break
		}
		h.size += n
	}
	return h
}

// from is how Zoom keeps its chats: From  Rosa Lindt  to  Everyone : words.
var from = lazy.MustCompile(`^[Ff]rom\s+(\S.*?)(?:\s+(?:to|To)\s+\S.*?)?\s*:(?:\s|$)`)

// readFrom reads a label of such a chat.
func readFrom(rest string) (label, bool) {
	if !strings.HasPrefix(rest, "From") && !strings.HasPrefix(rest, "from") {
		return label{}, false
	}
	m := from.FindStringSubmatchIndex(rest[:min(len(rest), labelBytes)])
	if m == nil {
		return label{}, false
	}
	name, ok := naming.Read(rest[m[2]:m[3]])
	if !ok {
		name = naming.Nick(rest[m[2]:m[3]])
	}
	return label{start: m[2], end: m[3], after: m[1], form: angleForm, name: name}, true
}

// readAngle reads <rosa> words.
func readAngle(rest string) (label, bool) {
	if !strings.HasPrefix(rest, "<") {
		return label{}, false
	}
	shut := strings.IndexByte(rest[:min(len(rest), nickBytes)], '>')
	if shut < 2 || strings.ContainsAny(rest[:shut], "/=\"") || shut+1 >= len(rest) || rest[shut+1] != ' ' {
		return label{}, false
	}
	return label{start: 1, end: shut, after: shut + 1, form: angleForm, name: naming.Nick(rest[1:shut])}, true
}

// nickBytes bounds names in brackets and nicks.
const nickBytes = 60

// readBracket reads [Rosa] words, [SPEAKER_00]: words, [Rosa] 10:03:04 and (ROSA) words.
func readBracket(rest string) (label, bool) {
	if rest == "" || rest[0] != '[' && rest[0] != '(' {
		return label{}, false
	}
	shut := strings.IndexAny(rest[:min(len(rest), nickBytes)], "])")
	if shut < 2 {
		return label{}, false
	}
	name, ok := naming.Read(rest[1:shut])
	if !ok || name.Lower || rest[0] == '(' && !name.Capitals {
		return label{}, false
	}
	l := label{start: 1, end: shut, after: shut + 1, form: bracketForm, name: name}
	if strings.HasPrefix(rest[l.after:], ":") {
		l.after++
	}
	if stamp := strings.TrimSpace(rest[l.after:]); stamp != "" && stampAt(stamp) == stamp {
		l.after, l.stamped = len(rest), true
	}
	return l, l.after == len(rest) && l.stamped || l.after < len(rest) && rest[l.after] == ' '
}

// readColon reads Rosa Lindt: words, Rosa Lindt (01:45): words, ROSA LINDT, HOST: words.
func readColon(rest string) (label, bool) {
	near := rest[:min(len(rest), labelBytes)]
	colon := colonOf(near)
	if colon < 1 {
		return label{}, false
	}
	l := label{start: 0, end: len(strings.TrimRight(near[:colon], "*_ ")), after: colon + 1, form: colonForm}
	if stamp := stampAt(near[:l.end]); stamp != "" && len(stamp) < l.end && !isVerse(stamp) {
		l.end, l.stamped = l.end-len(stamp), true
	}
	if stamp := strings.Trim(rest[l.after:], " *_"); stamp != "" && stampAt(stamp) == stamp {
		l.after, l.stamped = len(rest), true
	}
	name, ok := naming.Read(near[:l.end])
	l.name = name
	return l, ok && !name.Lower
}

// colonOf returns the first colon that stands outside of brackets, which hold
// times, and before white space, a mark or nothing; -1 for none.
func colonOf(near string) int {
	if strings.IndexByte(near, ':') < 0 {
		return -1
	}
	open := 0
	for i := 0; i < len(near); i++ {
		switch near[i] {
		case '(', '[':
			open++
		case ')', ']':
			open--
		case ':':
			after := near[i+1:]
			if open <= 0 && (after == "" || char.SpaceAt(after) > 0 || char.SignAt(after) > 0) {
				return i
			}
		}
	}
	return -1
}

// readQuestion reads Q or A of an interview: "Q. Why?", "A: Because", and
// "Q Why?" as the bare label that it is in transcripts of the White House and
// of courts.
func readQuestion(rest string) (label, bool) {
	if len(rest) < 3 || rest[0] != 'Q' && rest[0] != 'A' || rest[1] == '.' && !char.SpaceByte(rest[2]) {
		return label{}, false
	}
	l := label{start: 0, end: 1, after: 2, form: colonForm, bare: rest[1] != '.', asks: rest[0] == 'Q', name: naming.Name{Words: 1, Capitals: true, Person: true}}
	return l, rest[1] == '.' || char.SpaceByte(rest[1]) && unicode.IsUpper(char.First(strings.TrimLeft(rest[1:], " \t")))
}

// readTab reads a name, a tab and words.
func readTab(rest string) (label, bool) {
	tab := strings.IndexByte(rest[:min(len(rest), nickBytes)], '\t')
	if tab < 2 || strings.Contains(rest[tab+1:], "\t") {
		return label{}, false
	}
	name, ok := naming.Read(rest[:tab])
	return label{start: 0, end: tab, after: tab + 1, form: tabForm, name: name}, ok && !name.Lower
}

// readInitials reads RL, two blanks and words.
func readInitials(rest string) (label, bool) {
	n := 0
	for n < len(rest) && n < 4 && 'A' <= rest[n] && rest[n] <= 'Z' {
		n++
	}
	if n < 2 || n > 3 || !strings.HasPrefix(rest[n:], "  ") && !strings.HasPrefix(rest[n:], "\t") {
		return label{}, false
	}
	return label{start: 0, end: n, after: n, form: initialForm, name: naming.Name{Words: 1, Capitals: true}}, true
}

// readAlone reads a name in capitals that stands alone on its line, as
// screenplays have it: ROSA, ROSA (O.S.), @Rosa.
func readAlone(line string) (label, bool) {
	name, forced := strings.CutPrefix(line, "@")
	name = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(name, " "), "^"), " ")
	name = strings.TrimSuffix(name, ".")
	if len(name) > nickBytes || strings.HasSuffix(name, ":") || strings.HasSuffix(name, ".") {
		return label{}, false
	}
	n, ok := naming.Read(name)
	start := len(line) - len(strings.TrimPrefix(line, "@"))
	plain := strings.TrimSpace(naming.WithoutBrackets(name))
	if !ok || plain == "" || !forced && !naming.InCapitals(plain) || n.Words > 4 || isScene(plain) {
		return label{}, false
	}
	return label{start: start, end: start + len(name), after: len(line), form: aloneForm, name: n, alone: true}, true
}
