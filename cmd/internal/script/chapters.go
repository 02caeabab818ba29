package script

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/extract"
	"quotes/internal/source/document"
)

// leave leaves out the paragraphs that the markup says are not of the text proper.
func (c *cutter) leave(matter []document.Matter) {
	for p := range c.doc.Paragraphs {
		at := c.doc.Paragraphs[p].Start
		if i := sort.Search(len(matter), func(i int) bool { return matter[i].End > at }); i < len(matter) && matter[i].Start <= at {
			c.left[p] = true
		}
	}
}

// chapters returns the chapters of the book; what stands before the first heading,
// and a page with the title alone, is one without a number, and a text without
// headings is one.
func (c *cutter) chapters() []Chapter {
	b := &binder{cutter: c}
	if len(c.doc.Chapters) == 0 {
		b.open(1, "", 0, len(c.doc.Paragraphs))
		return b.out
	}
	from, number := 0, 0
	for i := range c.doc.Chapters {
		ch := &c.doc.Chapters[i]
		begin, end := ch.FirstParagraph, ch.EndParagraph
		if !isMatter(ch.Title) {
			begin = c.partStart(ch, from, number == 0)
		}
		if begin > from {
			b.between(from, begin)
			from = begin
		}
		if i+1 < len(c.doc.Chapters) && !isMatter(ch.Title) && !isMatter(c.doc.Chapters[i+1].Title) {
			end = c.partStart(&c.doc.Chapters[i+1], ch.FirstParagraph+1, false)
		}
		switch {
		case c.left[ch.FirstParagraph] || isMatter(ch.Title):
			end = c.matterEnd(ch)
		case number == 0 && i+1 < len(c.doc.Chapters) && c.isTitlePage(ch, end):
			c.headEnd = ch.HeadingEnd
			b.between(from, end)
		default:
			number++
			title := ""
			title, c.headEnd = c.headingOf(ch)
			b.open(number, title, from, end)
		}
		from = end
	}
	b.between(from, c.doc.Chapters[len(c.doc.Chapters)-1].EndParagraph)
	return b.out
}

// A binder puts chapters together.
type binder struct {
	*cutter
	out []Chapter
}

// open adds a chapter, where anything of it is read.
func (b *binder) open(number int, title string, from, to int) {
	if rows := b.read(from, to); len(rows) > 0 {
		b.out = append(b.out, Chapter{Number: number, Title: title, Rows: rows})
	}
}

// between adds what belongs to no chapter: to the one before it, or in front of the first.
func (b *binder) between(from, to int) {
	rows := b.read(from, to)
	switch last := len(b.out) - 1; {
	case len(rows) == 0:
	case last < 0:
		b.out = append(b.out, Chapter{Rows: rows})
	default:
		b.out[last].Rows = append(b.out[last].Rows, rows...)
	}
}

// read returns the rows of some paragraphs.
func (b *binder) read(from, to int) []Row {
	b.rows, b.pause = nil, false
	for p := from; p < to; p++ {
		b.paragraph(p)
	}
	return b.rows
}

// titleWords is how many words a page has at most that holds the title and no chapter.
const titleWords = 40

// isTitlePage says that a chapter up to paragraph end is a page with the title of
// the book, and who wrote it.
func (c *cutter) isTitlePage(ch *extract.Chapter, end int) bool {
	title := plain(c.title)
	return title != "" && strings.HasPrefix(plain(ch.Title), title) &&
		len(strings.Fields(c.doc.Text[ch.Start:c.doc.Paragraphs[end-1].End])) <= titleWords
}

// matterEnd returns where the part of a chapter ends that is not of the text proper:
// where the markup tells, behind the last paragraph that it says is not.
func (c *cutter) matterEnd(ch *extract.Chapter) int {
	if !c.left[ch.FirstParagraph] {
		return ch.EndParagraph
	}
	p := ch.FirstParagraph
	for p < ch.EndParagraph && c.left[p] {
		p++
	}
	return p
}

// partStart returns where the headings begin that stand right above a chapter, not
// before paragraph low: those of its part, which are read with it. What else stands
// above the first of a book is its title, and who wrote it.
func (c *cutter) partStart(ch *extract.Chapter, low int, first bool) int {
	p, part := ch.FirstParagraph, plain(ch.Part)
	for p > low && c.doc.Paragraphs[p-1].Heading && !c.left[p-1] {
		above := &c.doc.Paragraphs[p-1]
		if first && !strings.Contains(part, plain(c.doc.Text[above.Start:above.End])) {
			break
		}
		p--
	}
	return p
}

// headingOf returns the title of a chapter and where its heading ends. Where the
// heading is a number alone, as markup has it, the headline under it is its title.
func (c *cutter) headingOf(ch *extract.Chapter) (title string, end int) {
	words := strings.Fields(plain(ch.Title))
	p := ch.FirstParagraph
	for p < ch.EndParagraph && c.doc.Paragraphs[p].Start < ch.HeadingEnd {
		p++
	}
	if len(words) == 0 || len(words) > 2 || !isNumber(words[len(words)-1]) || p+1 >= ch.EndParagraph || !c.doc.Paragraphs[p].Heading && !c.isTitle(p) {
		return ch.Title, ch.HeadingEnd
	}
	under := &c.doc.Paragraphs[p]
	return ch.Title + " " + c.words(stretch{under.Start, under.End}), under.End
}

// The bounds of a title under a number that its line does not show to be one: words at
// least, in marks and without, and at most.
const (
	leastMarked = 3
	leastTitle  = 2
	mostTitle   = 10
)

// isTitle says that a paragraph under a number is a title, in marks or not (“Come Away,
// Come Away!”), and neither speech nor narration: its long words begin with a capital.
func (c *cutter) isTitle(p int) bool {
	para := &c.doc.Paragraphs[p]
	words := strings.Fields(c.doc.Text[para.Start:para.End])
	least := leastTitle
	if c.inMark(para.Start) && c.inMark(para.End-1) {
		least = leastMarked
	}
	if len(words) < least || len(words) > mostTitle {
		return false
	}
	for i, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if first, _ := utf8.DecodeRuneInString(w); (i == 0 || len(w) > 3) && !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}
