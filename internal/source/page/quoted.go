package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// quotation returns the <blockquote> that an element stands in or, as the
// <figcaption> of its <figure>, signs; 0 for none.
func (p *page) quotation(e int32) int32 {
	if quote := p.ancestor(e, atom.Blockquote); quote > 0 {
		return quote
	}
	caption := p.ancestor(e, atom.Figcaption)
	if caption == 0 {
		return 0
	}
	if p.figures == nil {
		p.figures = map[int32]int32{0: 0}
		for i := range p.elements {
			if figure := p.ancestor(int32(i), atom.Figure); p.elements[i].tag == atom.Blockquote && figure > 0 {
				p.figures[figure] = int32(i)
			}
		}
	}
	return p.figures[p.ancestor(caption, atom.Figure)]
}

// repeatBytes is the least length of a quotation that is held against the rest
// of the page, and repeatMost how many are.
const (
	repeatBytes = 24
	repeatMost  = 40
)

// dropRepeated leaves out pull quotes, whatever they are called: block quotes
// whose words stand in the article's own text too, and who signs them.
func (p *page) dropRepeated(passages []passage) {
	var own strings.Builder
	for i := range passages {
		if q := &passages[i]; q.kept && !q.quoted {
			own.WriteString(bare(q.text))
			own.WriteByte('\n')
		}
	}
	repeated := map[int32]bool{}
	for i := range passages {
		q := &passages[i]
		quote := p.quotation(q.block.element)
		if !q.kept || quote == 0 || len(repeated) > repeatMost || p.isSignature(q.block) {
			continue
		}
		if words := bare(q.text); len(words) >= repeatBytes && strings.Contains(own.String(), words) {
			repeated[quote] = true
		}
	}
	for i := range passages {
		if q := &passages[i]; repeated[p.quotation(q.block.element)] {
			q.kept = false
		}
	}
}

// bare returns the letters, digits and single blanks of a text.
func bare(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// A row of a table with two cells, a name and what its bearer says, is written
// as one paragraph, with the sign between the cells that other texts have
// there: "Ada Mills: “...”", "“...” — Ada Mills".
const (
	nameFirst = ":"
	nameLast  = " —"
)

// cellWords is how many words the name in a row has at most.
const cellWords = 8

// rowSign returns the sign to write between block i and the next one, "" where
// they are no row of a name and a quotation.
func (p *page) rowSign(i int, keep []bool) string {
	if i+1 >= len(p.blocks) || !keep[i+1] {
		return ""
	}
	row := p.ancestor(p.blocks[i].element, atom.Tr)
	if row == 0 || p.ancestor(p.blocks[i+1].element, atom.Tr) != row || p.cell(i) == p.cell(i+1) || i > 0 && p.ancestor(p.blocks[i-1].element, atom.Tr) == row ||
		i+2 < len(p.blocks) && p.ancestor(p.blocks[i+2].element, atom.Tr) == row {
		return ""
	}
	left, right := p.blockText(i), p.blockText(i+1)
	switch {
	case isCellName(left) && isInMarks(right):
		return nameFirst
	case isInMarks(left) && isCellName(right):
		return nameLast
	}
	return ""
}

// cell returns the cell that block i stands in.
func (p *page) cell(i int) int32 {
	return max(p.ancestor(p.blocks[i].element, atom.Td), p.ancestor(p.blocks[i].element, atom.Th))
}

// blockText returns the words of block i.
func (p *page) blockText(i int) string {
	m := &document.Writer{Raw: p.raw}
	p.writeBlock(m, p.blocks[i], 0)
	return m.Written()
}

// isCellName says that a cell can hold who says what stands beside it.
func isCellName(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) && !document.EndsSentence(text) && len(strings.Fields(text)) <= cellWords && !strings.ContainsAny(text, "0123456789\n“”\"")
}

// isInMarks says that a cell holds nothing but words in double marks.
func isInMarks(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("“\"«„", first) && strings.ContainsRune("”\"»“", last) && len(text) > 4
}
