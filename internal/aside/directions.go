// Package aside tells what nobody speaks in the text of a transcript: stage
// directions and actions, sounds, songs, the notices of programs, the foot.
package aside

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/speechtag"
)

// An Extent is a stretch of a text: bytes, half-open.
type Extent struct{ Start, End int }

// directionBytes is how long a stage direction between brackets may be.
const directionBytes = 200

// Cut parts what stands between two bytes of a text into what is spoken and the
// stage directions and actions, which stand in brackets or between asterisks
// at an edge of a sentence, and what is sung in captions; directions are without
// their brackets. What is put in brackets inside a sentence is spoken.
func Cut(text string, start, end int) (spoken, directions []Extent) {
	keep := func(from, to int) {
		if from, to = char.Trim(text, from, to); from < to && strings.IndexFunc(text[from:to], spokenRune) >= 0 {
			spoken = append(spoken, Extent{from, to})
		}
	}
	from := start
	for i := start; i < end; i++ {
		n := SongAt(text[i:end])
		if n == 0 {
			if n = directionAt(text[i:end]); n == 0 || !standsApart(text, start, i, i+n, end) {
				continue
			}
		}
		keep(from, i)
		if e := Inner(text, i, i+n); e.Start < e.End {
			directions = append(directions, e)
		}
		i += n - 1
		from = i + 1
	}
	keep(from, end)
	return spoken, directions
}

// Inner returns the words of a direction, without the brackets and signs round
// it; an empty extent where it has none.
func Inner(text string, start, end int) Extent {
	in := text[start:end]
	words := strings.TrimLeftFunc(in, func(r rune) bool { return !spokenRune(r) })
	start = end - len(words)
	words = strings.TrimRight(words, "()[]*_<>♪♫ \t\n\r")
	return Extent{start, start + len(words)}
}

// SongAt returns the length of what is sung at the start of rest, as captions
// mark it, 0 where nothing is.
func SongAt(rest string) int {
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
	if len(rest) < 3 || rest[0] == '*' && !char.ASCIILetter(rest[1]) {
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
func standsApart(text string, start, i, after, end int) bool {
	inner := text[i+1 : after-1]
	before := strings.TrimRight(text[start:i], " \n\t")
	rest := strings.TrimLeft(text[after:end], " \n\t")
	atEdge := before == "" || char.SentenceEnds(before) || text[after-1] == '*' && rest == ""
	switch text[i] {
	case '<':
		return before == "" && rest == ""
	case '*':
		return (atEdge || rest == "") && (strings.Contains(inner, " ") || acts(inner)) || char.SentenceEnds(before) && rest == "" && strings.HasSuffix(inner, "s") || before == "" && rest != "" && unicode.IsLower(char.First(inner)) || before == "" && rest == ""
	case '[':
		return atEdge || soundWord(inner)
	}
	return atEdge && (!speechtag.Personal(inner) || before == "" && rest != "") || soundWord(inner)
}

// acts says that a word tells what somebody does: shrugs, nods.
func acts(word string) bool {
	return strings.HasSuffix(word, "s") && word == strings.ToLower(word) && lexicon.BeatVerb(word)
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

// IsDirection says that a line is nothing but a stage direction or a sound.
func IsDirection(in string) bool {
	in = strings.TrimSpace(in)
	if in == "" {
		return false
	}
	if in[0] == '[' && !strings.ContainsRune(in, ']') && len(in) < noticeBytes {
		return true // [Exit ROSA.
	}
	for n := directionAt(in); n > 0; n = directionAt(in) {
		if in = strings.TrimLeft(in[n:], " ."); in == "" {
			return true
		}
	}
	return false
}
