package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotes/internal/char"
	"quotes/internal/intern"
)

// cutTokens cuts every paragraph into tokens, the marks of spans first.
func (s *scanner) cutTokens() {
	s.doc.Tokens = make([]Token, 0, len(s.text)/5+8)
	words := tables.Get().(*intern.Table)
	c := cutter{scanner: s, words: words}
	for p := range s.doc.Paragraphs {
		para := &s.doc.Paragraphs[p]
		para.FirstToken = len(s.doc.Tokens)
		c.cut(para.Start, para.End)
		para.EndToken = len(s.doc.Tokens)
	}
	s.doc.Vocabulary = slices.Clone(words.Texts)
	if words.Slots() <= keptSlots {
		words.Reset() // the text is not to be kept
		tables.Put(words)
	}
	s.placeSpans()
}

// tables are kept from one document to the next, but for those of long texts.
var tables = sync.Pool{New: func() any { return intern.New(0) }}

const keptSlots = 1 << 13

// A cutter is the state of the cut: which mark comes next and which is the
// outermost span that the next token lies in.
type cutter struct {
	*scanner
	nextBound int
	outer     int32
	outerEnd  int
	nextOuter int
	end       int // of the paragraph
	words     *intern.Table
}

// cut cuts the paragraph between i and end.
func (c *cutter) cut(i, end int) {
	c.end = end
	for i < end {
		if c.nextBound < len(c.bounds) && int(c.bounds[c.nextBound].at) == i {
			i = c.cutMark(i)
			continue
		}
		kind, n := char.Of(c.text[i:end])
		if kind == char.Space {
			i += n
			continue
		}
		stop := c.end
		if c.nextBound < len(c.bounds) {
			stop = min(stop, int(c.bounds[c.nextBound].at))
		}
		i = c.cutOne(kind, i, stop)
	}
}

// cutMark adds the token of the bound at byte i and returns its end.
func (c *cutter) cutMark(i int) int {
	b := c.bounds[c.nextBound]
	c.nextBound++
	c.add(i, i+int(b.size), Mark)
	c.doc.Tokens[len(c.doc.Tokens)-1].Span = b.span
	return i + int(b.size)
}

// cutOne adds the token, or the word with its clitic, that starts at byte i
// and ends at stop or before, and returns its end.
func (c *cutter) cutOne(kind char.Class, i, stop int) int {
	switch kind {
	case char.Letter:
		return c.cutWord(i, i, stop)
	case char.Digit:
		return c.cutNumber(i, i, stop)
	}
	if n := apostropheAt(c.text[i:stop]); n > 0 {
		switch next, _ := char.Of(c.text[i+n : stop]); next {
		case char.Letter:
			return c.cutWord(i, i+n, stop)
		case char.Digit:
			return c.cutNumber(i, i+n, stop)
		}
	}
	return c.cutRun(i, stop)
}

// cutRun adds a punctuation mark, or a run of the same one.
func (c *cutter) cutRun(i, stop int) int {
	r, n := utf8.DecodeRuneInString(c.text[i:stop])
	kind := Symbol
	if unicode.IsPunct(r) || r == '`' {
		kind = Punct
	}
	one := c.text[i : i+n]
	end := i + n
	for kind == Punct && end+n <= stop && c.text[end:end+n] == one {
		end += n
	}
	c.add(i, end, kind)
	return end
}

// add adds one token.
func (c *cutter) add(start, end int, kind TokenKind) {
	c.watch.Check()
	text := c.text[start:end]
	c.doc.Tokens = append(c.doc.Tokens, Token{Start: int32(start), End: int32(end), Kind: kind, Word: c.words.Number(text), Span: c.spanAt(start)})
	if kind == Word {
		t := &c.doc.Tokens[len(c.doc.Tokens)-1]
		t.Upper, t.AllUpper = capitals(text)
	}
}

// spanAt returns the outermost span that byte i lies in, or -1. It is asked
// for rising bytes only.
func (c *cutter) spanAt(i int) int32 {
	spans := c.doc.Spans
	for c.nextOuter < len(spans) && spans[c.nextOuter].Start <= i {
		if spans[c.nextOuter].Within < 0 {
			c.outer, c.outerEnd = int32(c.nextOuter), spans[c.nextOuter].End
		}
		c.nextOuter++
	}
	if i < c.outerEnd {
		return c.outer
	}
	return -1
}

// capitals says whether the first letter of a word is a capital, and whether
// there are two letters or more and all are.
func capitals(word string) (upper, all bool) {
	letters, small := 0, 0
	for i := 0; i < len(word); i++ {
		b := word[i]
		if b >= utf8.RuneSelf {
			return wideCapitals(word)
		}
		if !char.ASCIILetter(b) {
			continue
		}
		if b >= 'a' {
			if letters == 0 {
				return false, false
			}
			return true, false
		}
		letters++
	}
	return letters > 0, letters > 1 && small == 0
}

// wideCapitals is capitals for words beyond ASCII.
func wideCapitals(word string) (upper, all bool) {
	letters := 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.IsUpper(r) {
			return letters > 0, false
		}
		letters++
	}
	return letters > 0, letters > 1
}

// apostropheAt returns the length of the apostrophe that rest starts with, or 0.
func apostropheAt(rest string) int {
	switch {
	case rest == "":
		return 0
	case rest[0] == '\'':
		return 1
	case strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "‘") || strings.HasPrefix(rest, "ʼ"):
		return len("’")
	}
	return 0
}

// placeSpans gives every span the bounds of the tokens inside its marks.
func (s *scanner) placeSpans() {
	tokens := s.doc.Tokens
	for i := range s.doc.Spans {
		span := &s.doc.Spans[i]
		para := s.doc.Paragraphs[span.Paragraph]
		span.FirstToken = tokenFrom(tokens, para.FirstToken, para.EndToken, span.Start)
		span.EndToken = tokenFrom(tokens, span.FirstToken, para.EndToken, span.End)
	}
}

// tokenFrom returns the first token of tokens[from:to] that starts at byte at
// or later, to where there is none.
func tokenFrom(tokens []Token, from, to, at int) int {
	for from < to {
		mid := (from + to) / 2
		if int(tokens[mid].Start) < at {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}
