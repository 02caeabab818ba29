// Package extract finds the quoted spans of a text: it reads the text once,
// cuts it into paragraphs, sentences and tokens, and pairs the quotation marks.
//
// # Positions
//
// Every position is a byte offset into [Document.Text], half-open, and the
// text is never rewritten: doc.Text[x.Start:x.End] is what the author wrote.
// TestSpansLieInTheText and FuzzNew hold this over any bytes. Positions are
// carried from the first read on, never searched for; a text of more than
// 2 GiB - 1 bytes has more of them than a [Token] can hold.
package extract

import (
	"sort"

	"quotes/internal/language"
)

// A Document is a text and what one scan found in it.
type Document struct {
	// Text is what was scanned. Invalid UTF-8 is kept as it is; readers
	// that decode files replace it before.
	Text string

	// BodyStart and BodyEnd bound the body, in bytes: all of the text, but for
	// the header and the licence of a book from Project Gutenberg. What stands
	// outside is in no paragraph, sentence, token or span.
	BodyStart, BodyEnd int

	// LineStarts are the bytes at which the lines of the file begin, in the
	// order of the text, the first 0. The line of a byte, from 1, is the number
	// of starts up to it; see [WithLineStarts].
	LineStarts []int

	// Chapters are those of a book, in order; a text without headings has none.
	Chapters []Chapter

	// Paragraphs, Sentences and Tokens are in the order of the text. Every
	// sentence lies in a paragraph and every token in a sentence.
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token

	// Vocabulary are the texts of the tokens, each once, in the order in which
	// they are first met; see Token.Word.
	Vocabulary []string

	// Spans are the quoted stretches in order of Start; a nested span
	// follows the one it lies in.
	Spans []Span

	// Directions are what the turns of a transcript hold that nobody speaks:
	// stage directions, actions, sounds; in the order of their spans.
	Directions []Direction

	// Style is the style that most of the document's spans have.
	Style Style

	// Language is the two-letter code of the language: "en" for English and
	// for a text too short to tell, "und" where it is none of those told apart.
	Language string

	// Published says that an outlet published the text on a day, where
	// [AsPublished] told so.
	Published bool
}

// A Chapter is a heading and what stands under it, up to the next heading.
type Chapter struct {
	// Start and End bound the chapter in bytes, HeadingEnd its heading:
	// "CHAPTER IV.", "Chapter 4: The Loft", "IV", and the line under it that
	// names it.
	Start, HeadingEnd, End int

	// FirstParagraph and EndParagraph bound Document.Paragraphs, half-open,
	// the heading's included.
	FirstParagraph, EndParagraph int

	// Title is the heading on one line.
	Title string

	// Part is the heading of the part, book or volume that the chapter
	// belongs to, on one line; empty where there is none.
	Part string
}

// A Paragraph is a stretch between line breaks that end a paragraph.
type Paragraph struct {
	Start, End int // bytes, white space at both ends left out

	// FirstSentence and EndSentence bound Document.Sentences, FirstToken
	// and EndToken Document.Tokens, half-open.
	FirstSentence, EndSentence int
	FirstToken, EndToken       int

	// Heading says that the paragraph looks like a headline: short, without
	// a full stop, mostly capitals or standing alone.
	Heading bool
}

// A Sentence is a sentence of the narration. A top-level quoted span counts as
// one opaque word of it: `"I am. You are," she said.` is one sentence. A
// quote that ends its sentence ends the sentence of the narration too.
type Sentence struct {
	Start, End           int // bytes
	FirstToken, EndToken int // bounds in Document.Tokens, half-open
	Paragraph            int // index in Document.Paragraphs
}

// TokenKind tells what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters, with inner hyphens, apostrophes and full stops: mother-in-law, O'Brien, U.S., Mr.
	Clitic                  // 's, 're, n't after a word
	Number                  // starts with a digit: 2016, 3.5, 1990s, 17-year-old
	Punct                   // one punctuation character, or a run of the same: ... --
	Mark                    // a quotation mark that bounds a span
	Symbol                  // anything else
)

// A Token is a word, a number or a punctuation mark. White space is none.
type Token struct {
	Start, End int32 // bytes

	// Word is the index of the token's text in Document.Vocabulary.
	Word int32

	// Span is the index in Document.Spans of the outermost span whose
	// inside the token lies in, -1 in narration. A Mark has the span it bounds.
	Span int32

	Kind TokenKind

	// Upper says that the first letter is a capital; AllUpper that there are
	// two letters or more and all are capitals.
	Upper, AllUpper bool
}

// Style is the way a span is marked.
type Style string

// The styles of spans.
const (
	Double     Style = "double"     // “ ” and " "
	Single     Style = "single"     // ‘ ’ and ' '
	Guillemets Style = "guillemets" // « », » « and ‹ ›
	LowHigh    Style = "low-high"   // „ “ and ‚ ‘
	Corner     Style = "corner"     // 「 」 and 『 』
	Backtick   Style = "backtick"   // `` ''
	Dash       Style = "dash"       // — Hello, she said.
	Turn       Style = "turn"       // NAME: words
	Markup     Style = "markup"     // no marks: the markup of the file sets it off
)

// A Span is one stretch between marks.
type Span struct {
	Start, End           int // bytes inside the marks
	OuterStart, OuterEnd int // bytes with the marks; the same as inside where a mark is missing
	Style                Style
	Paragraph            int // index in Document.Paragraphs

	// FirstToken and EndToken bound the tokens inside the marks, half-open.
	FirstToken, EndToken int

	// Within is the index of the span that this one is nested in, or -1.
	Within int

	// Closed is false where the closing mark is missing, and the span ends with
	// its paragraph, and where a turn goes on in a later span.
	Closed bool

	// Reopens is the index of the span that this one goes on from, or -1: of the
	// paragraph before, where it was left open, or of the same paragraph, where a
	// stage direction or an action between dashes parts them; turns go on over
	// paragraphs of directions. Mostly the mark is opened again; where it is not,
	// the span starts with its paragraph, if a later mark shows that it went on.
	Reopens int

	// LabelStart and LabelEnd bound the words that name the speaker of a Turn,
	// mostly before its colon, and those after a span of style Markup by which
	// the markup says who spoke; both are zero in the other styles and where
	// there are none.
	LabelStart, LabelEnd int

	// Speaker is the name that the file gives for the speaker of a Turn; empty
	// where it gives none beside the label.
	Speaker string

	// Odds are the log-odds, by the evidence of the whole document, that a Turn
	// is what its label's bearer says; zero in the other styles.
	Odds float32
}

// A Direction is a stretch of the text, in bytes, half-open, that tells with what
// act or how a turn is spoken, without its brackets: "laughing".
type Direction struct {
	Start, End int
	Span       int // index in Document.Spans of the part of the turn that it follows, or else that it opens
}

// Slice returns the bytes of the text from start to end, half-open. It panics
// where they do not lie in the text.
func (d *Document) Slice(start, end int) string { return d.Text[start:end] }

// ChapterAt returns the index of the chapter that byte pos lies in, -1 where
// it lies in none.
func (d *Document) ChapterAt(pos int) int {
	return sort.Search(len(d.Chapters), func(i int) bool { return d.Chapters[i].Start > pos }) - 1
}

// TokenText returns the text of token i, an index in d.Tokens.
func (d *Document) TokenText(i int) string { return d.Vocabulary[d.Tokens[i].Word] }

// TokenAt returns the index of the first token that ends after byte pos,
// len(d.Tokens) where none does.
func (d *Document) TokenAt(pos int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > pos })
}

// words yields the distinct words of the first part of the text, and how often each
// stands there.
func (d *Document) words(yield func(string, int) bool) {
	counts := make([]int, len(d.Vocabulary))
	for i, n := 0, 0; i < len(d.Tokens) && n < language.Words; i++ {
		if t := &d.Tokens[i]; t.Kind == Word {
			counts[t.Word]++
			n++
		}
	}
	for i, n := range counts {
		if n > 0 && !yield(d.Vocabulary[i], n) {
			return
		}
	}
}
