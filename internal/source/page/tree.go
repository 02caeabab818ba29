package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// A page is our own tree of a web page: what a reader of its text needs, in
// flat slices in the order of the document. Readability chooses from the
// parser's tree and spoils it; this one stays.
type page struct {
	raw      string // the decoded page
	runs     []run
	elements []element // 0 stands for the page
	texts    []pageText
	pieces   []piece
	blocks   []block
	figures  map[int32]int32 // <figure> → the <blockquote> in it; nil before it is asked for
	head     head
}

// An element is one element of the page.
type element struct {
	parent int32 // index in page.elements; that of element 0 is -1
	tag    atom.Atom
	attrs  []html.Attribute
}

// A pageText is one text node. Without pieces it is white space.
type pageText struct {
	parent   int32 // index in page.elements
	from, to int32 // bounds in page.pieces, half-open
	lines    int32 // how many <br> stand before it in its block
	chosen   bool  // readability left it in
}

// A piece is a run of a text node, and whether white space that has no run of
// its own follows it.
type piece struct {
	run   int32
	space bool
}

// A block is a paragraph of the page: texts with no bound of a block element
// between them.
type block struct {
	from, to int32 // bounds in page.texts, half-open
	element  int32 // the block element that they stand in
}

// textKey is the attribute by which a text node of the parser's tree, and
// every copy that readability makes of it, tells its place in page.texts.
const textKey = "text"

// newPage makes our tree of the parser's, takes the signs out of the latter,
// and gives its texts their numbers.
func newPage(raw string, runs []run, doc *html.Node) *page {
	p := &page{raw: raw, runs: runs, elements: []element{{parent: -1}}}
	p.texts = make([]pageText, 0, len(runs))
	p.pieces = make([]piece, 0, len(runs))
	w := &walker{page: p, used: make([]bool, len(runs))}
	w.children(doc, 0)
	w.endBlock()
	return p
}

// A walker is one walk over the parser's tree.
type walker struct {
	page  *page
	used  []bool // a run belongs to one text, whatever signs a page forges
	block int32  // the block element that the walk is in
	first int32  // the first text of the open block
	lines int32
}

func (w *walker) children(n *html.Node, parent int32) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.ElementNode:
			w.element(c, parent)
		case html.TextNode:
			w.text(c, parent)
		}
	}
}

func (w *walker) element(n *html.Node, parent int32) {
	p := w.page
	p.head.read(n)
	switch {
	case n.DataAtom == atom.Br:
		w.lines++
		return
	case isHidden[n.DataAtom], isNoteSign(n):
		return
	}
	dropScript(n)
	index := int32(len(p.elements))
	p.elements = append(p.elements, element{parent: parent, tag: n.DataAtom, attrs: n.Attr})
	if !isBlock[n.DataAtom] {
		w.children(n, index)
		return
	}
	outer := w.block
	w.startBlock(index)
	w.children(n, index)
	w.startBlock(outer)
}

// isNoteSign says that a link is the number of a note, as books mark it.
func isNoteSign(n *html.Node) bool {
	return n.DataAtom == atom.A && (attr(n.Attr, "epub:type") == "noteref" || attr(n.Attr, "role") == "doc-noteref")
}

// startBlock ends the open block; what follows stands in the element.
func (w *walker) startBlock(element int32) {
	w.endBlock()
	w.block = element
}

func (w *walker) endBlock() {
	p := w.page
	for i := w.first; i < int32(len(p.texts)); i++ {
		if p.texts[i].from < p.texts[i].to {
			p.blocks = append(p.blocks, block{from: w.first, to: int32(len(p.texts)), element: w.block})
			break
		}
	}
	w.first, w.lines = int32(len(p.texts)), 0
}

func (w *walker) text(n *html.Node, parent int32) {
	p := w.page
	t := pageText{parent: parent, from: int32(len(p.pieces)), lines: w.lines}
	blank := n.Data != "" && document.IsSpace(n.Data[0])
	n.Data = w.unsign(n.Data)
	t.to = int32(len(p.pieces))
	if t.from < t.to || blank {
		n.Attr = append(n.Attr, html.Attribute{Key: textKey, Val: strconv.Itoa(len(p.texts))})
		p.texts = append(p.texts, t)
	}
}

// unsign notes the runs that the signs in a text tell of, and returns the text
// without the signs.
func (w *walker) unsign(data string) string {
	before, rest, ok := strings.Cut(data, sign)
	if !ok {
		return data
	}
	clean := before
	for ok {
		digits := rest
		rest, digits, ok = "", rest, false
		if i := strings.Index(digits, sign); i >= 0 {
			digits, rest, ok = digits[:i], digits[i+len(sign):], true
		}
		clean = joined(clean, w.piece(digits))
	}
	return clean
}

// piece notes the run of the digits that the text starts with, and returns the
// text after them. A sign that the page forged tells of no run.
func (w *walker) piece(text string) string {
	n, ok := readDigits(text)
	if !ok || n >= len(w.used) || w.used[n] {
		return text
	}
	w.used[n] = true
	text = text[signDigits:]
	space := text != "" && document.IsSpace(text[len(text)-1])
	w.page.pieces = append(w.page.pieces, piece{int32(n), space})
	return text
}

// joined joins two texts without copying where one is empty.
func joined(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + b
}

// dropScript takes out a link's address that is a script: readability would
// put a text without a number in such a link's place.
func dropScript(n *html.Node) {
	if n.DataAtom != atom.A {
		return
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "href" && strings.HasPrefix(n.Attr[i].Val, "javascript:") {
			n.Attr[i].Val = ""
		}
	}
}
