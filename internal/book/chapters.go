package book

import (
	"strconv"
	"strings"
	"unicode"

	"quotes/internal/char"
	"quotes/internal/marks"
)

// The bounds of headings, and how far apart numbers without a word must stand
// on average to be headings and no list, or no numbers of pages.
const (
	headingBytes  = 240 // a heading of a chapter is no longer, over all its lines
	subtitleBytes = 120
	romanGap      = 1000
	arabicGap     = 4000
	bodyBytes     = 30 // a paragraph under a heading has so many, where others have its number
	runLength     = 3  // so many Roman numbers alone are headings
)

// A rank is how much a heading heads.
type rank uint8

// The ranks of headings.
const (
	noRank      rank = iota
	partRank         // PART, BOOK, VOLUME
	chapterRank      // CHAPTER, LETTER, a number alone
	loneRank         // PROLOGUE: a chapter without a number
)

// headingWords are the words that headings start with. In other languages
// only the word for a chapter and the one for a part are known.
var headingWords = map[string]rank{
	"PART": partRank, "BOOK": partRank, "VOLUME": partRank, "VOL": partRank, "ACT": partRank,
	"TEIL": partRank, "BUCH": partRank, "PARTIE": partRank, "LIVRE": partRank, "PARTE": partRank, "LIBRO": partRank,
	"DEEL": partRank, "DEL": partRank, "ЧАСТЬ": partRank,
	"CHAPTER": chapterRank, "CHAP": chapterRank, "LETTER": chapterRank, "STAVE": chapterRank, "CANTO": chapterRank,
	"SCENE": chapterRank, "KAPITEL": chapterRank, "CHAPITRE": chapterRank, "CAPÍTULO": chapterRank,
	"CAPITULO": chapterRank, "CAPITOLO": chapterRank, "HOOFDSTUK": chapterRank, "ГЛАВА": chapterRank,
	"PROLOGUE": loneRank, "EPILOGUE": loneRank, "PREFACE": loneRank, "INTRODUCTION": loneRank, "FOREWORD": loneRank,
	"AFTERWORD": loneRank, "INTERLUDE": loneRank, "POSTSCRIPT": loneRank, "CONCLUSION": loneRank, "APPENDIX": loneRank,
}

// A headline is a paragraph that may head a chapter or a part.
type headline struct {
	paragraph int
	rank      rank
	number    int  // 0 where it has none
	bare      bool // a number without a word before it
	roman     bool
	titled    bool // words stand after the number
}

// A Paragraph is where a paragraph stands, in bytes.
type Paragraph struct{ Start, End int }

// A Chapter is a heading and what stands under it, by the indices of its
// paragraphs: that of the heading, the first under it, the next heading's.
type Chapter struct {
	First, Body, End int
	Part             bool // it heads a part, a book, a volume
}

// text is a text by its paragraphs; the body ends at byte end.
type text struct {
	text       string
	end        int
	paragraphs []Paragraph
	isTitle    func(p int) bool
}

// Chapters finds the chapters of a book by their headings, in order. The body
// of the text ends at byte end; isTitle says that a paragraph right under a
// heading is written as titles are.
func Chapters(in string, end int, paragraphs []Paragraph, isTitle func(p int) bool) []Chapter {
	b := &text{in, end, paragraphs, isTitle}
	heads := b.withBody(b.inSequence(b.headlines()))
	out := make([]Chapter, len(heads))
	for i, h := range heads {
		next := len(paragraphs)
		if i+1 < len(heads) {
			next = heads[i+1].paragraph
		}
		out[i] = Chapter{First: h.paragraph, Body: b.afterSubtitle(h, next), End: next, Part: h.rank == partRank}
	}
	return out
}

// headlines returns the paragraphs that may be headings.
func (b *text) headlines() []headline {
	var out []headline
	for p, para := range b.paragraphs {
		if para.End-para.Start > headingBytes {
			continue
		}
		if h, ok := headlineOf(b.text[para.Start:para.End]); ok {
			h.paragraph = p
			out = append(out, h)
		}
	}
	return out
}

// headlineOf reads a paragraph as a heading.
func headlineOf(in string) (headline, bool) {
	r := char.First(in)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return headline{}, false
	}
	word, rest := headWord(in)
	if strings.EqualFold(word, "the") {
		word, rest = headWord(rest) // THE PREFACE, THE FIRST BOOK
	}
	h := headline{rank: headingWords[strings.ToUpper(word)]}
	switch h.rank {
	case loneRank:
		return h, strings.Trim(rest, ". ") == ""
	case noRank:
		second, after := headWord(rest)
		if n := ordinals[strings.ToUpper(word)]; n > 0 && headingWords[strings.ToUpper(second)]%loneRank != noRank {
			h.rank, h.number = headingWords[strings.ToUpper(second)], n // FIRST PART
			return h, h.readTitle(after, second)
		}
		h.rank, h.bare = chapterRank, true
		rest = in
	default:
		rest = strings.TrimPrefix(rest, ".")
		if first, after := headWord(rest); strings.EqualFold(first, "the") {
			rest = after // BOOK THE FIRST
		}
	}
	number, after := headWord(rest)
	h.number, h.roman = numberOf(number, h.bare)
	return h, h.number > 0 && h.readTitle(after, word)
}

// headWord cuts the first word off: letters, digits and hyphens.
func headWord(in string) (word, rest string) {
	in = strings.TrimLeft(in, " ")
	end := strings.IndexFunc(in, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	if end < 0 {
		end = len(in)
	}
	return in[:end], in[end:]
}

// readTitle reads what stands after the number and says whether it can: the
// end of the line, or a title that starts with a capital. After a number
// without a word before it, or a word in small letters, the title ends
// without a full stop.
func (h *headline) readTitle(rest, word string) bool {
	line, _, _ := strings.Cut(rest, "\n")
	title := strings.TrimLeft(line, " .:)]—–-\r")
	h.titled = strings.TrimSpace(strings.TrimLeft(rest, " .:)]—–-\r\n")) != ""
	if title == "" {
		return true
	}
	if len(line) == len(title) || len(title) > subtitleBytes || unicode.IsLower(char.First(title)) {
		return false
	}
	return !h.bare && word == strings.ToUpper(word) || strings.IndexByte(".,;", title[len(title)-1]) < 0
}

// ordinals and cardinals are the numbers that are written out in headings, up
// to where books use figures.
var ordinals = numbered(`FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH THIRTEENTH
	FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH TWENTIETH TWENTY-FIRST TWENTY-SECOND TWENTY-THIRD
	TWENTY-FOURTH TWENTY-FIFTH TWENTY-SIXTH TWENTY-SEVENTH TWENTY-EIGHTH TWENTY-NINTH THIRTIETH`)

var cardinals = numbered(`ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN
	SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY TWENTY-ONE TWENTY-TWO TWENTY-THREE TWENTY-FOUR TWENTY-FIVE TWENTY-SIX
	TWENTY-SEVEN TWENTY-EIGHT TWENTY-NINE THIRTY THIRTY-ONE THIRTY-TWO THIRTY-THREE THIRTY-FOUR THIRTY-FIVE THIRTY-SIX
	THIRTY-SEVEN THIRTY-EIGHT THIRTY-NINE FORTY FORTY-ONE FORTY-TWO FORTY-THREE FORTY-FOUR FORTY-FIVE`)

// numbered maps each word of a list to its place in it, from 1 on.
func numbered(list string) map[string]int {
	out := map[string]int{}
	for i, w := range strings.Fields(list) {
		out[w] = i + 1
	}
	return out
}

// numberOf returns the number that a word of a heading stands for, 0 where it
// is none, and whether it is Roman. A number written out needs a word like
// CHAPTER before it.
func numberOf(word string, bare bool) (n int, roman bool) {
	if n := romanNumber(word); n > 0 {
		return n, true
	}
	if len(word) <= 3 {
		if n, err := strconv.Atoi(word); err == nil && n > 0 {
			return n, false
		}
	}
	if bare {
		return 0, false
	}
	word = strings.ToUpper(word)
	return max(ordinals[word], cardinals[word]), false
}

// romanNumber returns the value of a Roman numeral in capitals, 0 where the
// word is none in its one right form.
func romanNumber(word string) int {
	value := 0
	for i := 0; i < len(word) && len(word) < 12; i++ {
		v := romanDigit(word[i])
		if v == 0 {
			return 0
		}
		if i+1 < len(word) && romanDigit(word[i+1]) > v {
			v = -v
		}
		value += v
	}
	if value <= 0 || roman(value) != word {
		return 0
	}
	return value
}

// romanDigit returns the value of one digit; no book has a chapter D.
func romanDigit(b byte) int {
	switch b {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	case 'L':
		return 50
	case 'C':
		return 100
	}
	return 0
}

// roman writes a number below 400 in Roman numerals.
func roman(n int) string {
	const units, tens = " I II III IV V VI VII VIII IX", " X XX XXX XL L LX LXX LXXX XC"
	if n >= 400 {
		return ""
	}
	return strings.Repeat("C", n/100) + strings.Split(tens, " ")[n/10%10] + strings.Split(units, " ")[n%10]
}

// inSequence drops the numbers without a word that are no headings: those
// that do not count up from one, stand too close together, or stand inside
// chapters that have a word; and lone words where nothing is numbered.
func (b *text) inSequence(heads []headline) []headline {
	worded, first := 0, -1
	for _, h := range heads {
		if h.rank == chapterRank && !h.bare {
			worded++
		}
	}
	last, count, roman := 0, 0, false
	kept := heads[:0]
	for _, h := range heads {
		switch {
		case h.bare && count > 0 && isTitleOf(kept, h):
			continue // I Go to Bristol
		case h.bare && (worded > 1 || count > 0 && h.roman != roman || h.number != 1 && !h.follows(last)):
			continue
		case h.bare:
			if count++; count == 1 {
				first, roman = h.paragraph, h.roman
			}
			last = h.number
		}
		kept = append(kept, h)
	}
	if !b.farApart(first, count, roman) && !isRun(kept) {
		kept = without(kept, func(h headline) bool { return h.bare })
		count = 0
	}
	if worded+count == 0 {
		return without(kept, func(h headline) bool { return h.rank == loneRank })
	}
	return kept
}

// follows says that a number goes on from the last: it is the next, or, of Roman
// ones, the one after it, where a number is lost or misprinted.
func (h *headline) follows(last int) bool { return h.number == last+1 || h.roman && h.number == last+2 }

// isTitleOf says that a headline is the title of the last of the headings, which
// stands right before it and has none of its own.
func isTitleOf(heads []headline, h headline) bool {
	if len(heads) == 0 {
		return false
	}
	before := heads[len(heads)-1]
	return !before.titled && h.titled && before.paragraph == h.paragraph-1 && before.rank != partRank
}

// farApart says that so many numbers from paragraph first on stand as far
// apart as headings do.
func (b *text) farApart(first, count int, roman bool) bool {
	if count < 2 {
		return false
	}
	gap := arabicGap
	if roman {
		gap = romanGap
	}
	return (b.end-b.paragraphs[first].Start)/count >= gap
}

// isRun says that the numbers without a word are three or more, Roman, each on
// a line of its own, none twice and none right under another: such head chapters,
// however short.
func isRun(heads []headline) bool {
	count, before := 0, -2
	for _, h := range heads {
		if !h.bare {
			continue
		}
		if count++; !h.roman || h.titled || h.number != count || h.paragraph == before+1 {
			return false
		}
		before = h.paragraph
	}
	return count >= runLength
}

// without returns the headlines that are not dropped.
func without(heads []headline, drop func(headline) bool) []headline {
	kept := heads[:0]
	for _, h := range heads {
		if !drop(h) {
			kept = append(kept, h)
		}
	}
	return kept
}

// withBody drops the entries of a table of contents: chapters without a
// paragraph of text under them, and parts whose first chapter is such a one. A
// short paragraph is text where no other heading has the same number.
func (b *text) withBody(heads []headline) []headline {
	keep, times := make([]bool, len(heads)), map[headline]int{}
	for _, h := range heads {
		times[h.kind()]++
	}
	for i := len(heads) - 1; i >= 0; i-- {
		end := len(b.paragraphs)
		if i+1 < len(heads) {
			end = heads[i+1].paragraph
		}
		keep[i] = b.hasBody(heads[i].paragraph+1, end, times[heads[i].kind()] == 1) ||
			heads[i].rank == partRank && i+1 < len(heads) && heads[i+1].rank != partRank && keep[i+1]
	}
	kept := heads[:0]
	for i, h := range heads {
		if keep[i] {
			kept = append(kept, h)
		}
	}
	return kept
}

// kind returns what the headline has in common with its entry in a table of contents.
func (h *headline) kind() headline { return headline{rank: h.rank, number: h.number} }

// hasBody says that one of the paragraphs is text and no title, and short says
// that it may be a short one.
func (b *text) hasBody(from, to int, short bool) bool {
	for ; from < to; from++ {
		para := b.paragraphs[from]
		if (para.End-para.Start >= bodyBytes || short && !b.isTitle(from)) && marks.EndsSentence(b.text[para.Start:para.End]) {
			return true
		}
	}
	return false
}

// afterSubtitle returns the first paragraph under the heading: the one after
// the title that stands by itself under a number, where there is one. The next
// heading stands at paragraph end.
func (b *text) afterSubtitle(h headline, end int) int {
	next := h.paragraph + 1
	if h.titled || next >= end {
		return next
	}
	para := &b.paragraphs[next]
	if para.End-para.Start > subtitleBytes || !b.isTitle(next) {
		return next
	}
	return next + 1
}
