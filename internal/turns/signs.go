package turns

import (
	"quotes/internal/char"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markedWhole says that all between start and end stands in marks: those
// bound the speech, not the label.
func (s *finder) markedWhole(start, end int) bool {
	start, end = trim(s.text, start, end)
	if start >= end {
		return false
	}
	in := s.text[start:end]
	return marksAt(in) && char.SignBefore(in) > 0
}

// marksAt says that rest starts with a quotation mark, emphasis apart.
func marksAt(rest string) bool { return char.SignAt(rest) > 0 && rest[0] != '*' && rest[0] != '_' }

// innerLabels returns the labels in capitals that stand inside a line, after
// the end of a sentence.
func (s *finder) innerLabels(first label, end int) []label {
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
func (s *finder) labelBefore(low, colon, end int) (label, bool) {
	for i := low; i < colon; i++ {
		if s.text[i] != ' ' || !char.SentenceEnds(s.text[low:i]) {
			continue
		}
		start, _ := trim(s.text, i, colon)
		if l, _, ok := s.labelAt(start, end); ok && l.end == colon && l.form == colonForm && l.name.Capitals && !l.name.Barred {
			return l, true
		}
	}
	return label{}, false
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
	said := words
	if k := strings.IndexAny(words, ")]"); k > 0 && (words[0] == '(' || words[0] == '[') {
		said = strings.TrimLeft(words[k+1:], " ")
	}
	if words == rest || !unicode.IsUpper(char.First(said)) {
		return 0
	}
	return len(in) - len(words)
}

// terminalText says that a text ends as a sentence does.
func (s *finder) terminalText(in string) bool {
	in = strings.TrimRight(in, "\"'”’»*_ \t)]")
	r, _ := utf8.DecodeLastRuneInString(in)
	return strings.ContainsRune(".!?…:;-–—。！？", r)
}

// trim moves start and end to the first and past the last byte that is no white space.
func trim(text string, start, end int) (int, int) {
	in := text[start:max(start, end)]
	start += len(in) - len(strings.TrimLeftFunc(in, unicode.IsSpace))
	return start, start + len(strings.TrimSpace(in))
}
