package turns

import (
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/naming"
	"quotes/internal/speechtag"
)

// The bounds of a turn that stands alone in its document, and how likely it is one.
const (
	loneBytes = 100
	loneOdds  = 1
)

// lone returns the turn of a short line after one short name where no other
// line has a label: somebody speaks in it, or it goes on in small letters. A
// headline is none, and no entry of a list: "Lee: Bridge Will Open in May",
// "Serves: 4".
func (s *finder) lone(labels []lineLabel) []turn {
	at := -1
	for i := range labels {
		if labels[i].form != colonForm || labels[i].name.Barred || labels[i].head.signed && !labels[i].name.Capitals {
			continue
		}
		if at >= 0 {
			return nil
		}
		at = i
	}
	if at < 0 || !s.standsAlone(&labels[at]) || s.listed(labels[at].line) {
		return nil
	}
	l := &labels[at]
	start, end := trim(s.text, l.after, s.lines[l.line].end)
	return []turn{{labelStart: l.start, labelEnd: l.end, odds: loneOdds, line: l.line, words: []extent{{start, end}}}}
}

// listed says that line i is one of several that start with a few words and a
// colon, whatever they are, or the heading of what follows.
func (s *finder) listed(i int) bool {
	others := 0
	for k, l := range s.lines {
		if k != i {
			count(&others, colonOf(s.text[l.start:min(l.end, l.start+leadBytes)]) > 0)
		}
	}
	return others > 1 || i == 0 && s.units() > 2
}

// leadBytes is how long the words are before the colon of an entry of a list.
const leadBytes = 40

// standsAlone says that a line with a label is a turn by itself.
func (s *finder) standsAlone(l *lineLabel) bool {
	line := s.lines[l.line]
	if l.name.Capitals || l.name.Words > naming.LoneWords || l.name.Plain && (l.name.Words == 1 || s.units() > 1) || line.end-line.start > loneBytes || l.after >= line.end {
		return false
	}
	text := s.text[l.after:line.end]
	if tagged(s.text[l.start:l.end], text) {
		return false
	}
	words := strings.Fields(text)
	upper := 0
	for _, w := range words {
		if unicode.IsUpper(char.First(w)) {
			upper++
		}
	}
	if len(words) < 2 || upper*2 >= len(words) {
		return false
	}
	return unicode.IsLower(char.First(words[0])) || strings.ContainsAny(text, "?!") || speechtag.Personal(text) ||
		l.name.Words > 1 && s.units() == 1 && s.terminalText(text)
}

// tagged says that what stands before the colon is no label but tells who says the
// words in marks behind it, in whatever language: Renn dit : «Les portes pleurent».
func tagged(before, words string) bool {
	before = strings.TrimRight(before, " :\u00a0\u202f")
	last := before[strings.LastIndexByte(before, ' ')+1:]
	return len(last) < len(before) && unicode.IsLower(char.First(last)) && strings.ContainsRune("«„“\"»『「", char.First(strings.TrimLeft(words, " \u00a0")))
}
