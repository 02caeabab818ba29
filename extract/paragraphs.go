package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/marks"
	"quotes/internal/speechtag"
)

// The widths, in bytes, that tell wrapped text from a paragraph a line.
const (
	longLine    = 140 // no program wraps wider
	wrapPercent = 30  // of the single breaks, so many go on in lower case in wrapped text
	longPercent = 5   // of the lines, so many may be long in wrapped text
	blankRare   = 50  // one blank line in so many is none
)

// A layout is how a document sets paragraphs apart.
type layout struct {
	wrapped  bool // a single line break is white space
	indented bool // an indent starts a paragraph
	width    int  // where neither blank lines nor indents do: the longest line, in characters
}

// layout looks at all line breaks at once: in wrapped text the next line
// mostly goes on in lower case, in a text of one paragraph a line never.
func (s *scanner) layout() layout {
	var filled, single, lower, long, indents, blank int
	for i, l := range s.lines {
		if l.start == l.end {
			blank++
			continue
		}
		filled++
		if l.end-l.start > longLine {
			long++
		}
		if i == 0 || s.lines[i-1].start == s.lines[i-1].end {
			continue
		}
		single++
		if l.indent > 0 {
			indents++
		}
		if s.goesOn(l) {
			lower++
		}
	}
	out := layout{wrapped: lower > 0 && lower*100 >= single*wrapPercent && long*100 <= filled*longPercent}
	if !out.wrapped && long == 0 && s.filledLines(single) {
		return layout{wrapped: true}
	}
	if out.wrapped && blank*blankRare < filled {
		if out.indented = indents*2 < single && indents > 0; !out.indented {
			out.width = s.longestLine()
		}
	}
	return out
}

// The width, in characters, between which short texts are wrapped.
const (
	narrowest = 55
	widest    = 100
)

// filledLines says that a text of so many single breaks is wrapped although no
// line happens to go on in lower case: no line could have held the first word
// of the next, and some sentence goes on over a break.
func (s *scanner) filledLines(single int) bool {
	width := s.longestLine()
	if single < 2 || width < narrowest || width > widest {
		return false
	}
	goOn := 0
	for i := 0; i+1 < len(s.lines); i++ {
		if s.lines[i].start == s.lines[i].end || s.lines[i+1].start == s.lines[i+1].end {
			continue
		}
		if s.roomFor(i, width) {
			return false
		}
		if text := s.lineText(i); !marks.EndsSentence(text) && (char.ASCIILetter(text[len(text)-1]) || text[len(text)-1] == ',') {
			goOn++
		}
	}
	return goOn > 0
}

// longestLine returns the number of characters of the longest line.
func (s *scanner) longestLine() int {
	longest := 0
	for i := range s.lines {
		longest = max(longest, utf8.RuneCountInString(s.lineText(i)))
	}
	return longest
}

// breaksEarly says that line i ends a paragraph in text of the given width:
// the first word of the next line would have stood on it.
func (s *scanner) breaksEarly(i, width int) bool {
	return s.roomFor(i, width) && marks.EndsSentence(s.lineText(i))
}

// roomFor says that the first word of the next line would have stood on line i.
func (s *scanner) roomFor(i, width int) bool {
	text, next := s.lineText(i), s.lineText(i+1)
	word := strings.IndexByte(next, ' ')
	if word < 0 {
		word = len(next)
	}
	return utf8.RuneCountInString(text)+1+utf8.RuneCountInString(next[:word]) <= width
}

// goesOn says that a line starts in lower case.
func (s *scanner) goesOn(l line) bool {
	rest := marks.AfterMarks(s.text[l.start:l.end])
	return rest != "" && unicode.IsLower(char.First(rest))
}

// paragraphs joins the lines into paragraphs.
func (s *scanner) paragraphs(layout layout) []Paragraph {
	var out []Paragraph
	apart := true
	for i, l := range s.lines {
		s.watch.Check()
		if l.start == l.end {
			apart = true
			continue
		}
		if layout.width > 0 && i > 0 && !apart && s.breaksEarly(i-1, layout.width) {
			apart = true
		}
		if apart || s.flag(i, breakBefore) || isBulleted(s.text[l.start:l.end]) || !layout.wrapped && !s.flag(i, joinBefore) && !s.breaksTag(i-1) || layout.indented && l.indent > 0 {
			out = append(out, Paragraph{Start: l.start, End: l.end})
		} else {
			out[len(out)-1].End = l.end
		}
		apart = false
	}
	return out
}

// isBulleted says that a line is an item of a list: a sign that nothing else starts with.
func isBulleted(line string) bool {
	for _, sign := range [...]string{"• ", "▪ ", "‣ ", "◦ ", "● "} {
		if strings.HasPrefix(line, sign) {
			return true
		}
	}
	return false
}

// breaksTag says that line i ends in a verb of speech, or in a word that
// another must follow, behind a mark, or in a name that the next line goes on
// with: a break inside a tag ends no paragraph.
func (s *scanner) breaksTag(i int) bool {
	text := s.lineText(i)
	word := text[strings.LastIndexByte(text, ' ')+1:]
	if len(word) == len(text) || !strings.ContainsAny(text, "”\"’'»") {
		return false
	}
	return lexicon.TagVerbs.Has(word) || word == "by" || speechtag.Determiner(word) || unicode.IsUpper(char.First(word)) && s.endsInTag(text) && s.goesOnWithName(i+1)
}

// endsInTag says that a verb of speech stands behind the last mark of a line
// that no sentence ends in.
func (s *scanner) endsInTag(text string) bool {
	tag := text[max(0, strings.LastIndexAny(text, "”\"»")):]
	return !strings.ContainsAny(tag, ".!?:;") && slices.ContainsFunc(strings.Fields(tag), lexicon.TagVerbs.Has)
}

// goesOnWithName says that a line begins with a word that ends a name: one with
// a capital, behind which the sentence ends or a comma stands.
func (s *scanner) goesOnWithName(i int) bool {
	if i >= len(s.lines) {
		return false
	}
	word, rest, _ := strings.Cut(s.lineText(i), " ")
	return unicode.IsUpper(char.First(word)) && (strings.HasSuffix(word, ",") || strings.HasSuffix(word, ".") && (rest == "" || !unicode.IsLower(char.First(rest))))
}
