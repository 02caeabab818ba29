package turns

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/speechtag"
)

// directionBytes is how long a stage direction between brackets may be.
const directionBytes = 200

// cutDirections returns what is spoken between start and end: stage directions
// and actions are left out, which stand in brackets or between asterisks at an
// edge of a sentence. What is put in brackets inside a sentence is spoken.
func (s *finder) cutDirections(start, end int) []extent {
	var out []extent
	keep := func(from, to int) {
		if from, to = trim(s.text, from, to); from < to && strings.IndexFunc(s.text[from:to], spokenRune) >= 0 {
			out = append(out, extent{from, to})
		}
	}
	from := start
	for i := start; i < end; i++ {
		n := songAt(s.text[i:end])
		if n > 0 {
			keep(from, i)
			i += n - 1
			from = i + 1
			continue
		}
		n = directionAt(s.text[i:end])
		if n == 0 || !s.standsApart(start, i, i+n, end) {
			continue
		}
		keep(from, i)
		i += n - 1
		from = i + 1
	}
	keep(from, end)
	return out
}

// songAt returns the length of what is sung at the start of rest, as captions
// mark it, 0 where nothing is.
func songAt(rest string) int {
	for _, note := range [...]string{"♪", "♫"} {
		if !strings.HasPrefix(rest, note) {
			continue
		}
		if n := strings.Index(rest[len(note):], note); n >= 0 {
			return 2*len(note) + n
		}
		return len(rest)
	}
	return 0
}

// spokenRune says that a character can be spoken.
func spokenRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// directionAt returns the length of what stands between brackets or asterisks
// at the start of rest, 0 where nothing does.
func directionAt(rest string) int {
	var shut string
	switch rest[0] {
	case '(':
		shut = ")"
	case '[':
		shut = "]"
	case '*':
		shut = "*"
	case '<':
		shut = ">"
	default:
		return 0
	}
	if len(rest) < 3 || rest[0] == '*' && !asciiLetter(rest[1]) {
		return 0
	}
	n := strings.Index(rest[1:min(len(rest), directionBytes)], shut)
	if n < 1 {
		return 0
	}
	n += 1 + len(shut)
	for strings.HasPrefix(rest[n:], shut) && shut != "*" {
		n++ // [[a note]]
	}
	return n
}

// standsApart says that what stands between i and end of a turn is a
// direction: it stands at an edge of a sentence, and nobody speaks in it.
func (s *finder) standsApart(start, i, after, end int) bool {
	inner := s.text[i+1 : after-1]
	before := strings.TrimRight(s.text[start:i], " \n\t")
	rest := strings.TrimLeft(s.text[after:end], " \n\t")
	atEdge := before == "" || sentenceEndsAt(before) || s.text[after-1] == '*' && rest == ""
	switch s.text[i] {
	case '<':
		return before == "" && rest == ""
	case '*':
		return (atEdge || rest == "") && strings.Contains(inner, " ") || before == "" && rest != "" && unicode.IsLower(runeAt(inner)) || before == "" && rest == ""
	case '[':
		return atEdge || soundWord(inner)
	}
	return atEdge && (!speechtag.Personal(inner) || before == "" && rest != "") || soundWord(inner)
}

// soundWord says that brackets hold the sign of a sound or of what cannot be heard.
func soundWord(inner string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(inner), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if lexicon.Sounds.Has(word) {
			return true
		}
	}
	return false
}

// isDirection says that a line is nothing but a stage direction or a sound.
func isDirection(in string) bool {
	in = strings.TrimSpace(in)
	if in == "" {
		return false
	}
	n := directionAt(in)
	return n > 0 && (n == len(in) || strings.Trim(in[n:], " .") == "")
}

// isStamp says that a line is a time alone.
func isStamp(in string) bool {
	in = strings.TrimRight(in, " :")
	return len(in) < nickBytes && in != "" && (asciiDigit(in[0]) || in[0] == '[' || in[0] == '(') && stampStart.FindString(in) == in
}

// footers start the lines under a transcript that nobody speaks.
var footers = [...]string{"copyright ", "© ", "(c) ", "transcribed by", "transcript by", "all rights reserved", "this transcript", "end of transcript",
	"this interview", "this conversation", "interview by", "edited by", "produced by", "source:", "#"}

// isFooter says that a line is the foot of a transcript.
func isFooter(in string) bool {
	lower := strings.ToLower(strings.TrimLeft(in, "*_([ "))
	for _, head := range footers {
		if strings.HasPrefix(lower, head) {
			return true
		}
	}
	return strings.Contains(lower, "://") && len(strings.Fields(in)) < labelWords || strings.Trim(in, "-–—*_=~. ") == ""
}
