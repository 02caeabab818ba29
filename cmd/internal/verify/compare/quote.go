package compare

import (
	"strings"
	"unicode/utf8"

	"quotes/cmd/internal/verify/token"
	"quotes/internal/lazy"
)

// A Word is a word of a quote, or a place where its writer marked that
// something was left out.
type Word struct {
	token.Word
	Gap     bool // an ellipsis: any words may have stood here
	Bracket bool // the writer's own word, in brackets
}

// A Quote is the words of a quote, in the order of its text.
type Quote struct {
	Text   string
	Words  []Word
	Spoken int          // words that are neither gaps nor in brackets
	Gaps   bool         // there is an ellipsis
	Own    []token.Span // bytes of the speaker's own words
}

// marked is what writers mark: an ellipsis, in brackets or not, and brackets.
var marked = lazy.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)*|\[[^\[\]]{1,60}\]`)

// NewQuote cuts a quote into words.
func NewQuote(text string) *Quote {
	out := &Quote{Text: text}
	at := 0
	for _, m := range marked.FindAllStringIndex(text, -1) {
		if m[0] < at {
			continue
		}
		out.add(at, m[0], false)
		out.Own = append(out.Own, token.Span{Start: at, End: m[0]})
		inside := strings.Trim(text[m[0]:m[1]], "[]() ")
		switch {
		case strings.Trim(inside, "…. \u00a0") == "":
			out.gap(m[0], m[1])
		case strings.EqualFold(inside, "sic"):
		default:
			m[1] = out.bracket(m[0], m[1])
		}
		at = m[1]
	}
	out.add(at, len(text), false)
	out.Own = append(out.Own, token.Span{Start: at, End: len(text)})
	for _, w := range out.Words {
		if !w.Gap && !w.Bracket && !w.Is(token.KindClipped) {
			out.Spoken++
		}
	}
	return out
}

// add adds the words of a part of the text.
func (q *Quote) add(start, end int, bracket bool) {
	for _, w := range token.Split(q.Text[start:end], false) {
		w.Start, w.End = w.Start+start, w.End+start
		q.Words = append(q.Words, Word{Word: w, Bracket: bracket})
	}
}

// Gap adds an ellipsis; one at an end of the quote leaves nothing out of it.
func (q *Quote) gap(start, end int) {
	if len(q.Words) == 0 || strings.Trim(q.Text[end:], `.,;:!?"'”’ `) == "" {
		return
	}
	q.Gaps = true
	q.Words = append(q.Words, Word{Word: token.Word{Start: start, End: end}, Gap: true})
}

// Bracket adds words in brackets and returns where it ends. Brackets that only
// complete a word, as in "work[ed]", or change its first letter, as in "[W]e",
// make the whole word the writer's.
func (q *Quote) bracket(start, end int) int {
	whole := start
	for len(q.Words) > 0 {
		last := q.Words[len(q.Words)-1]
		if last.Gap || last.End != whole && !(whole < start && last.Start == whole) {
			break
		}
		whole = last.Start
		q.Words = q.Words[:len(q.Words)-1]
	}
	rest := end
	if r, _ := utf8.DecodeRuneInString(q.Text[end:]); token.IsWordRune(r) {
		rest = token.WordEnd(q.Text, end)
	}
	if whole == start && rest == end {
		n := len(q.Words)
		if q.add(start, end, true); len(q.Words) > n { // the brackets show with their words
			q.Words[n].Start, q.Words[len(q.Words)-1].End = start, end
		}
		return end
	}
	bare := strings.NewReplacer("[", "", "]", "").Replace(q.Text[whole:rest])
	q.Words = append(q.Words, Word{Word: token.Word{Key: token.KeyOf(bare), Start: whole, End: rest}, Bracket: true})
	return rest
}

// Raw returns the text between two words of the quote.
func (q *Quote) Raw(from, to int) string {
	if from >= to {
		return ""
	}
	return q.Text[q.Words[from].Start:q.Words[to-1].End]
}

// Telling counts the words of the speaker's that are no function words.
func (q *Quote) Telling(from, to int) int {
	n := 0
	for _, w := range q.Words[from:to] {
		if !w.Gap && !w.Bracket && !token.FunctionWords.Has(w.Key) {
			n++
		}
	}
	return n
}
