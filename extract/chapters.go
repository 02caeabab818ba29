package extract

import (
	"strings"

	"quotes/internal/book"
)

// findChapters finds the chapters of the document by their headings.
func (s *scanner) findChapters() {
	paras := make([]book.Paragraph, len(s.doc.Paragraphs))
	for i, p := range s.doc.Paragraphs {
		paras[i] = book.Paragraph{Start: p.Start, End: p.End}
	}
	part := ""
	for _, h := range book.Chapters(s.text, s.doc.BodyEnd, paras, s.isTitle) {
		c := s.chapter(h.First, h.Body, h.End)
		if h.Part {
			part = c.Title
			if h.Body >= h.End {
				continue // its first chapter follows
			}
		} else {
			c.Part = part
		}
		s.doc.Chapters = append(s.doc.Chapters, c)
	}
}

// chapter makes the chapter of paragraphs from to end, whose heading ends
// before paragraph body.
func (s *scanner) chapter(from, body, end int) Chapter {
	paras := s.doc.Paragraphs
	for p := from; p < body; p++ {
		paras[p].Heading = true
	}
	c := Chapter{
		Start: paras[from].Start, HeadingEnd: paras[body-1].End, End: s.doc.BodyEnd, FirstParagraph: from, EndParagraph: end,
	}
	if end < len(paras) {
		c.End = paras[end].Start
	}
	c.Title = strings.Join(strings.Fields(s.text[c.Start:c.HeadingEnd]), " ")
	return c
}

// isTitle says that a paragraph under a heading without a title is that title:
// it looks like a headline, or is written as titles are (Death on the Moor).
func (s *scanner) isTitle(p int) bool {
	para := &s.doc.Paragraphs[p]
	marked := s.doc.Tokens[para.FirstToken].Kind == Mark
	return para.Heading && !marked || s.inTitleCase(para, marked)
}

// shortWord is the longest word that titles may write small: from, with.
const shortWord = 4

// inTitleCase says that a paragraph of few words has a capital wherever titles
// have one, and ends without a full stop. One in marks may be speech, and is a
// title only where it is of several words that all have one.
func (s *scanner) inTitleCase(para *Paragraph, marked bool) bool {
	words, last := 0, Token{}
	for _, t := range s.doc.Tokens[para.FirstToken:para.EndToken] {
		if t.Kind == Word {
			words++
			last = t
		}
		if t.Kind == Word && !t.Upper && (words == 1 || marked || int(t.End-t.Start) > shortWord) {
			return false
		}
	}
	end := s.doc.Tokens[para.EndToken-1]
	return words > 1 && para.EndToken-para.FirstToken <= headingTokens && last.Upper && s.text[end.Start:end.End] != "." &&
		(!marked || words >= shortWord)
}
