package turns

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lazy"
	"quotes/internal/lexicon"
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
	ok = ok && (name.Person || name.Role || name.Capitals) && !name.Lower && after != "" && len(after) < end-stop && !unicode.IsLower(runeAt(after))
	if ok && dashAt(after) > 0 && !s.terminalText(after) {
		return label{end: end - at, after: end - at, form: strongForm, name: name}, true // Rosa Lindt -- Analyst
	}
	return label{end: stop - at, after: stop - at, form: strongForm, name: name}, ok && strings.IndexByte(".!?,", s.text[stop-1]) < 0
}

// dashAt returns the length of the dash that rest starts with before a blank, 0 for none.
func dashAt(rest string) int {
	for _, d := range [...]string{"— ", "– ", "-- "} {
		if strings.HasPrefix(rest, d) {
			return len(d)
		}
	}
	return 0
}

// startsAction says that rest starts with an action between asterisks.
func startsAction(rest string) bool {
	return strings.HasPrefix(rest, "*") && len(rest) > 1 && asciiLetter(rest[1]) && strings.IndexByte(rest[1:], '*') > 0
}

// What times look like: (00:03), 1:02:40, [06/05/2024, 10:03], 9:04 PM.
const clock = `(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:[\s\x{202f}\x{a0}]?[AaPp]\.?[Mm]\b\.?)?`

// How long ago a post of a forum was written: 3 hr. ago.
const ago = `(?:an?|\d{1,3}) ?(?:s|m|h|d|w|y|mo|sec|min|hr|hour|minute|day|week|month|year)s?\.? ago`

var (
	stampStart = lazy.MustCompile(`^[\[(]?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?[\s\x{202f}]+)?` + clock + `(?:\s*(?:-->|-|–)\s*` + clock + `)?[\])]?(?:$|[\s\]):–-]+)`)
	stampEnd   = lazy.MustCompile(`(?:^|[\s|·•—–-]+)(?:` + ago + `|(?:[Tt]oday at |[Yy]esterday at |\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:at )?)?[\[(]?` + clock + `[\])]?:?)$`)
)

// stampAt returns the time at the end of a text with the marks round it, "" for
// none. Most texts have no time anywhere, and are not searched by the pattern.
func stampAt(text string) string {
	if strings.HasSuffix(text, " ago") {
		return stampEnd.FindString(text)
	}
	for i := 1; i+2 < len(text); i++ {
		if text[i] == ':' && asciiDigit(text[i-1]) && asciiDigit(text[i+1]) && asciiDigit(text[i+2]) {
			return stampEnd.FindString(text)
		}
	}
	return ""
}

// headingOf reads what may stand before a label: a sign of change, a bullet, a
// time, emphasis, and the mark of a transcript that is quoted as a whole.
func headingOf(line string) heading {
	var h heading
	for h.size < len(line) {
		rest := line[h.size:]
		n := 0
		switch {
		case isSpaceByte(rest[0]):
			n = 1
		case strings.HasPrefix(rest, ">>"):
			n, h.signed = len(rest)-len(strings.TrimLeft(rest, ">")), true
		case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "– "), strings.HasPrefix(rest, "— "):
			n, h.signed = strings.IndexByte(rest, ' '), true
		case strings.HasPrefix(rest, "• "), strings.HasPrefix(rest, "* "):
			n = strings.IndexByte(rest, ' ')
		case strings.HasPrefix(rest, "[–]"), strings.HasPrefix(rest, "[-]"), strings.HasPrefix(rest, "[+]"):
			n = strings.IndexByte(rest, ']') + 1
		case !h.stamped && (asciiDigit(rest[0]) || rest[0] == '[' || rest[0] == '('):
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

// points is what a forum writes behind a name: that it began the thread, and how
// often its post was liked.
var points = lazy.MustCompile(`(?:\[[SMA]\])?(?:\s+-?\d+[.\dk]* points?)?\s*$`)

// readTime reads a name with a time behind it, alone on the line.
func readTime(rest string) (label, bool) {
	if len(rest) > labelBytes {
		return label{}, false
	}
	stamp := stampAt(rest)
	if stamp == "" || len(stamp) == len(rest) {
		return label{}, false
	}
	end := len(strings.TrimRight(points.ReplaceAllString(rest[:len(rest)-len(stamp)], ""), ": *_"))
	name, ok := naming.Read(rest[:end])
	if !ok {
		name = naming.Nick(rest[:end])
	}
	colon := strings.ContainsAny(rest[end:len(rest)-len(stamp)]+stamp[:1]+stamp[len(stamp)-1:], ":")
	isNick := len(strings.Fields(rest[:end])) == 1 && !asciiDigit(rest[0])
	return label{start: 0, end: end, after: len(rest), form: timeForm, name: name, stamped: true, bare: !colon && !ok}, (ok || isNick) && end > 0
}

// stampInside is a time in brackets after a name, before the words.
var stampInside = lazy.MustCompile(`^[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]\s`)

// readStamped reads Rosa Lindt [00:00:03] words.
func readStamped(rest string) (label, bool) {
	near := rest[:min(len(rest), nickBytes)]
	open := strings.IndexAny(near, "[(")
	if open < 2 || near[open-1] != ' ' {
		return label{}, false
	}
	n := len(stampInside.FindString(rest[open:min(len(rest), open+labelBytes)]))
	name, ok := naming.Read(strings.TrimRight(near[:open], " :"))
	return label{end: len(strings.TrimRight(near[:open], " :")), after: open + n, form: timeForm, name: name, stamped: true}, ok && n > 0 && !name.Lower
}

// dashes are what stands between a name and the words.
var dashes = [...]string{". – ", ". — ", ". -- ", " — ", " – ", " -- "}

// readDash reads LINDT — words, and Rosa Lindt (PPE). – Words, The President. – Words.
func readDash(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	if !unicode.IsUpper(char.First(near)) {
		return label{}, false
	}
	for _, d := range dashes {
		i := strings.Index(near, d)
		if i < 1 {
			continue
		}
		name, ok := naming.Read(near[:i])
		ok = ok && !name.Barred && (name.Person || name.Role) && (d[0] == '.' || name.Capitals)
		return label{end: i, after: i + len(d), form: dashForm, name: name}, ok && unicode.IsUpper(char.First(strings.TrimLeft(rest[i+len(d):], "“\"… ")))
	}
	return label{}, false
}

// readTitled reads a title and a name, or an office, with a full stop before the
// words of a hearing: Ms. Lindt. Thank you. The Chairman. Thank you.
func readTitled(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	words := strings.Fields(near)
	if len(words) < 3 || !unicode.IsUpper(char.First(near)) {
		return label{}, false
	}
	_, title := lexicon.Title(strings.TrimSuffix(words[0], "."))
	if !title && words[0] != "The" {
		return label{}, false
	}
	n := 1
	for n < len(words) && n < 4 && unicode.IsUpper(char.First(words[n])) && !strings.HasSuffix(words[n], ".") {
		n++
	}
	if n == len(words) || n == 4 || len(words[n]) < 4 || !unicode.IsUpper(char.First(words[n])) || !strings.HasSuffix(words[n], ".") {
		return label{}, false
	}
	end := strings.Index(near, words[n]) + len(words[n]) - 1
	name, ok := naming.Read(near[:end])
	return label{end: end, after: end + 1, form: titledForm, name: name}, ok && (name.Person || name.Role) && unicode.IsUpper(char.First(strings.TrimLeft(rest[end+1:], " \t")))
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

// isVerse says that what may be a time is a chapter and a verse: Ruth 1:16.
func isVerse(stamp string) bool {
	stamp = strings.TrimSpace(stamp)
	return len(stamp) > 1 && asciiDigit(stamp[0]) && stamp[1] == ':' && strings.Count(stamp, ":") == 1
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
	if len(rest) < 3 || rest[0] != 'Q' && rest[0] != 'A' || rest[1] == '.' && !isSpaceByte(rest[2]) {
		return label{}, false
	}
	l := label{start: 0, end: 1, after: 2, form: colonForm, bare: rest[1] != '.', asks: rest[0] == 'Q', name: naming.Name{Words: 1, Capitals: true, Person: true}}
	return l, rest[1] == '.' || isSpaceByte(rest[1]) && unicode.IsUpper(runeAt(strings.TrimLeft(rest[1:], " \t")))
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

// stopBytes is how long a label with a full stop may be.
const stopBytes = 60

// readStop reads a name in capitals with a full stop: ROSA. Words,
// Mr. LINDT of Ohio. Words, The SPEAKER pro tempore. Words.
func readStop(rest string) (label, bool) {
	near := rest[:min(len(rest), stopBytes)]
	if !unicode.IsUpper(runeAt(near)) {
		return label{}, false
	}
	for i := 0; i+1 < len(near); i++ {
		switch near[i] {
		case '!', '?', ':', ';':
			return label{}, false
		case '.':
		default:
			continue
		}
		if !isSpaceByte(near[i+1]) {
			continue
		}
		last := near[strings.LastIndexByte(near[:i], ' ')+1 : i]
		if lexicon.CapitalAbbreviations.Has(strings.ToLower(last)) && i < 8 {
			continue // MRS. ROE. Come in.
		}
		name, ok := naming.Read(near[:i])
		shouted := shoutedWord(withoutLast(near[:i]))
		ok = ok && shouted && i > 1 && strings.Trim(last, "IVXLC") != "" && name.Words <= stopWords && !isScene(near[:i])
		return label{start: 0, end: i, after: i + 1, form: stopForm, name: name}, ok
	}
	return label{}, false
}

// withoutLast drops the brackets that a label ends in: ROSA (rising).
func withoutLast(name string) string {
	if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
		return strings.TrimRight(name[:open], " ")
	}
	return name
}

// isScene says that a line in capitals is a heading.
func isScene(name string) bool {
	first := firstWord(name)
	return lexicon.SceneWords.Has(strings.ToLower(name)) || first != "the" && lexicon.SceneWords.Has(first)
}

// firstWord returns the letters that a label starts with, in small ones.
func firstWord(name string) string {
	if n := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' }); n >= 0 {
		name = name[:n]
	}
	return strings.ToLower(name)
}

// stopWords is how many words a label with a full stop may have.
const stopWords = 6

// shoutedWord says that a name has a word in capitals, and that the others are
// titles, particles, or come after "of".
func shoutedWord(name string) bool {
	shouted, of := false, false
	for i, w := range strings.Fields(name) {
		lower := strings.ToLower(strings.Trim(w, ".,()"))
		switch {
		case len(lower) > 1 && naming.InCapitals(w):
			shouted = true
		case of || i == 0 && (lexicon.CapitalAbbreviations.Has(lower) || lower == "the" || lower == "a"):
		case lower == "of":
			of = shouted
		case shouted && unicode.IsLower(runeAt(w)):
		case lexicon.CapitalAbbreviations.Has(lower) || len(lower) == 1:
		default:
			return false
		}
	}
	return shouted
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

// isStamp says that a line is a time alone.
func isStamp(in string) bool {
	in = strings.TrimRight(in, " :")
	return len(in) < nickBytes && in != "" && (asciiDigit(in[0]) || in[0] == '[' || in[0] == '(') && stampStart.FindString(in) == in
}
