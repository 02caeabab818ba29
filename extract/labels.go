package extract

import (
	"strings"
	"unicode"
)

// A labelKind is how a label is written: the kinds are counted apart.
type labelKind uint8

// The kinds of labels.
const (
	nameLabel    labelKind = iota // Rosa Lindt: words
	capitalLabel                  // ROSA LINDT, HOST: words
	sceneLabel                    // ROSA. Words
	labelKinds
)

// A label is the name that stands before the words of a turn.
type label struct {
	start, end int // of the name
	after      int // the byte after the colon, where the words start
	kind       labelKind
	bare       bool // Q without a colon: a label only among others
	words      int  // 0 where there is no label
}

// The bounds of labels, in bytes and words.
const (
	labelBytes = 120
	labelWords = 12
	nameWords  = 4
	sceneBytes = 40
	stampBytes = 32
)

// labelAt returns the label at byte i of a paragraph that ends at end. A time
// and signs of emphasis may stand before it, and the mark of a transcript that
// is quoted as a whole.
func (s *scanner) labelAt(i, end int) (label, bool) {
	i += stampAt(s.text[i:end])
	for range lookThrough {
		i += throughAt(s.text[i:end])
	}
	near := s.text[i:min(end, i+labelBytes)]
	if l, ok := questionAt(near, i); ok {
		return l, true
	}
	colon := colonOf(near)
	if colon < 1 {
		return sceneLabelAt(near, i)
	}
	after := i + colon + 1
	if after < end && !isSpaceByte(s.text[after]) && throughAt(s.text[after:]) == 0 {
		return sceneLabelAt(near, i)
	}
	for after < end && (s.text[after] == '*' || s.text[after] == '_') {
		after++
	}
	l := label{start: i, end: i + len(strings.TrimRight(near[:colon], "*_")), after: after}
	if readLabel(s.text[l.start:l.end], &l) {
		return l, true
	}
	return sceneLabelAt(near, i)
}

// colonOf returns the first colon that stands outside of brackets, which hold
// times: "Rosa Lindt (01:45):"; -1 for none.
func colonOf(near string) int {
	open := strings.IndexByte(near, '(')
	colon := strings.IndexByte(near, ':')
	if open < 0 || colon < open {
		return colon
	}
	shut := strings.IndexByte(near[open:], ')')
	if shut < 0 {
		return colon
	}
	rest := strings.IndexByte(near[open+shut:], ':')
	if rest < 0 {
		return -1
	}
	return open + shut + rest
}

// stampAt returns the length of the time that rest starts with, and what
// sets it off: [00:01:02], (1:02), 00:01 -.
func stampAt(rest string) int {
	rest = rest[:min(len(rest), stampBytes)]
	n := 0
	for n < len(rest) && (asciiDigit(rest[n]) || strings.IndexByte("[(:.,", rest[n]) >= 0) {
		n++
	}
	if strings.IndexByte(rest[:n], ':') < 1 {
		return 0
	}
	return len(rest) - len(strings.TrimLeft(rest[n:], "]) -\t"))
}

// questionAt returns the label Q or A of an interview: "Q. Why?", "A. Because",
// and "Q Why?" as the bare label that it is in transcripts of the White House.
func questionAt(near string, at int) (label, bool) {
	if len(near) < 3 || near[0] != 'Q' && near[0] != 'A' || !isSpaceByte(near[2]) && near[1] == '.' {
		return label{}, false
	}
	l := label{start: at, end: at + 1, after: at + 2, kind: capitalLabel, words: 1, bare: near[1] == ' '}
	return l, near[1] == '.' || near[0] == 'Q' && near[1] == ' ' && unicode.IsUpper(runeAt(strings.TrimLeft(near[1:], " ")))
}

// sceneLabelAt returns the label of a play: a name in capitals with a full
// stop, alone on the line or not.
func sceneLabelAt(near string, at int) (label, bool) {
	if !unicode.IsUpper(runeAt(near)) {
		return label{}, false
	}
	near = near[:min(len(near), sceneBytes)]
	for i := 0; i+1 < len(near); i++ {
		b := near[i]
		if 'a' <= b && b <= 'z' {
			return label{}, false
		}
		if b != '.' || !isSpaceByte(near[i+1]) {
			continue
		}
		last := near[strings.LastIndexByte(near[:i], ' ')+1 : i]
		if capitalAbbreviations[strings.ToLower(last)] {
			continue // MRS. ROE. Come in.
		}
		l := label{start: at, end: at + i, after: at + i + 1}
		ok := i > 1 && romanNumber(last) == 0 && readLabel(near[:i], &l) && l.kind == capitalLabel && l.words <= nameWords
		l.kind = sceneLabel
		return l, ok
	}
	return label{}, false
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
		l.kind = capitalLabel
		return true
	}
	if inCapitals(name) {
		l.kind = capitalLabel
	}
	for i, w := range words {
		if !labelWord(w, i, l) {
			return false
		}
	}
	return l.kind == capitalLabel || l.words <= nameWords && !strings.ContainsAny(name, `,"“”`)
}

// labelWord says that a word can stand in a speaker's label.
func labelWord(word string, i int, l *label) bool {
	if strings.HasSuffix(word, ".") && !abbreviated(strings.TrimSuffix(word, ".")) && !capitalAbbreviations[strings.ToLower(strings.TrimSuffix(word, "."))] {
		return false
	}
	plain := strings.ToLower(strings.Trim(word, `.,"“”'’#`))
	if (i == 0 || l.words <= loneWords) && noSpeakers[plain] || l.words == 1 && datelines[plain] || i == 0 && starters[plain] && plain != "all" && plain != "the" {
		return false
	}
	if l.kind == capitalLabel {
		return true
	}
	if i == 0 && plain == "the" {
		return false
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
