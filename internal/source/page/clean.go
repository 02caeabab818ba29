package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// A passage is a block of the page with what decides whether the article
// holds it.
type passage struct {
	block    block
	text     string
	size     int // bytes of character data
	links    int // of them inside links
	heading  bool
	item     bool // a list's or a table's
	quoted   bool // inside a <blockquote>
	sentence bool // ends as a sentence does
	kept     bool
}

// prose says that the passage reads like an article's paragraph.
func (p *passage) prose() bool {
	return p.sentence && !p.heading && p.size >= proseSize && p.links*2 < p.size
}

// Sizes and shares that tell furniture from text.
const (
	proseSize     = 60  // bytes of a paragraph that is surely no line of furniture
	lineSize      = 300 // longer passages are never taken for a line of furniture
	furniturePart = 25  // an element with more of the text than so many percent is no furniture, whatever its name
	bodyPart      = 70  // the article's body holds so many percent of the prose
)

// clean takes out of what readability chose what is not the article's text:
// captions, bylines, dates, share lines, newsletter boxes, related links.
// A whole text is an article's alone: its ends are its own.
func (p *page) clean(whole bool) []bool {
	passages := make([]passage, len(p.blocks))
	for i, b := range p.blocks {
		passages[i] = p.passage(b)
	}
	p.dropFurniture(passages)
	p.dropRepeated(passages)
	if !whole {
		p.dropOutside(passages)
	}
	for i := range passages {
		if q := &passages[i]; q.kept && (q.isLinks() || isFurnitureLine(q.text)) {
			q.kept = false
		}
	}
	if !whole {
		trimEnds(passages)
	}
	keep := make([]bool, len(passages))
	for i := range passages {
		keep[i] = passages[i].kept
	}
	return keep
}

// passage weighs one block. A block is chosen where readability left most of it in.
func (p *page) passage(b block) passage {
	q := passage{block: b}
	in := 0
	for _, t := range p.texts[b.from:b.to] {
		size := 0
		for _, piece := range p.pieces[t.from:t.to] {
			size += int(p.runs[piece.run].end - p.runs[piece.run].start)
		}
		q.size += size
		if t.chosen {
			in += size
		}
		if p.inside(t.parent, atom.A) {
			q.links += size
		}
	}
	if q.kept = in*2 >= q.size && in > 0; !q.kept {
		return q
	}
	m := &document.Writer{Raw: p.raw}
	p.writeBlock(m, b, 0)
	q.text = m.Written()
	q.sentence = document.EndsSentence(q.text)
	for e := b.element; e > 0; e = p.elements[e].parent {
		switch p.elements[e].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			q.heading = true
		case atom.Li, atom.Td, atom.Dd, atom.Dt:
			q.item = true
		}
	}
	q.quoted = p.quotation(b.element) > 0
	return q
}

// dropFurniture leaves out what stands in elements that are furniture by
// their tag or by their name.
func (p *page) dropFurniture(passages []passage) {
	sizes := make([]int, len(p.elements))
	total := 0
	for i := range passages {
		if !passages[i].kept {
			continue
		}
		total += passages[i].size
		for e := passages[i].block.element; e >= 0; e = p.elements[e].parent {
			sizes[e] += passages[i].size
		}
	}
	verdict := make([]int8, 2*len(p.elements)) // 0: not judged yet, 1: furniture, -1: not
	for i := range passages {
		q := &passages[i]
		for e := q.block.element; q.kept && e > 0; e = p.elements[e].parent {
			v := &verdict[2*e]
			if q.quoted {
				v = &verdict[2*e+1]
			}
			if *v == 0 {
				*v = -1
				if sizes[e]*100 < total*furniturePart && p.elements[e].isFurniture(q.quoted) {
					*v = 1
				}
			}
			q.kept = *v < 0
		}
	}
}

// isFurniture says that an element's tag, role or name is one of those that
// pages give to what surrounds an article. A quotation is in place in a figure
// and in a box of a social network, but not as a pull quote, which repeats the
// article's words.
func (e *element) isFurniture(quoted bool) bool {
	class, id := attr(e.attrs, "class"), attr(e.attrs, "id")
	switch {
	case e.isUnseen():
		return true
	case e.tag == atom.Nav, e.tag == atom.Aside, e.tag == atom.Form, e.tag == atom.Dialog:
		return true
	case quoted:
		return strings.Contains(class, "pullquote") || strings.Contains(class, "pull-quote")
	}
	switch e.tag {
	case atom.Figure, atom.Figcaption, atom.Footer, atom.Caption, atom.Address:
		return true
	}
	return isFurnitureName(class) || isFurnitureName(id) || attr(e.attrs, "itemprop") == "author"
}

// isUnseen says that the page itself hides the element from its readers.
func (e *element) isUnseen() bool {
	for i := range e.attrs {
		switch a := &e.attrs[i]; a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "layout": // of AMP
			if a.Val == "nodisplay" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// isFurnitureName says that one of the words of a class or an id is a name of
// furniture. Words are cut at signs and at inner capitals: nav-bar, navBar.
func isFurnitureName(name string) bool {
	found := false
	eachWord(name, func(word string) { found = found || furnitureNames[word] })
	return found
}

// eachWord calls f with the words of a class or an id in lower case, but for
// very short and long ones. They are cut at signs and at inner capitals.
func eachWord(name string, f func(word string)) {
	start := 0
	for i := 0; i <= len(name); i++ {
		upper := i < len(name) && name[i] >= 'A' && name[i] <= 'Z' && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z'
		if i < len(name) && document.IsLetter(name[i]) && !upper {
			continue
		}
		if i-start > 1 && i-start < 16 {
			f(strings.ToLower(name[start:i]))
		}
		if start = i; !upper {
			start = i + 1
		}
	}
}

// furnitureNames are the words by which pages name furniture.
var furnitureNames = document.WordSet(`ad ads advert advertisement affiliate author authors bio breadcrumb breadcrumbs byline bylines
	caption captions comment comments consent cookie copyright credit credits cta date dates dateline dek disclaimer disqus footer
	headlines infobox menu meta nav navigation newsletter newsletters overlay pager pagination photo player popular promo
	published pullquote recommended recommendations related share sharing sidebar signup slider slideshow social sponsor sponsored
	subscribe tags teaser timestamp toolbar trending views`)

// dropOutside leaves out the lines that stand outside the element that holds
// most of the prose, and everything in other articles.
func (p *page) dropOutside(passages []passage) {
	body, ok := p.body(passages)
	if !ok {
		return
	}
	for i := range passages {
		if q := &passages[i]; q.kept && !p.within(q.block.element, body) && (!q.prose() || p.otherArticle(q.block.element, body)) {
			q.kept = false
		}
	}
}

// body returns the innermost element that holds most of the prose, and is no
// paragraph itself; it is false where the article is not mostly prose.
func (p *page) body(passages []passage) (int32, bool) {
	sizes, all := make([]int, len(p.elements)), 0
	for i := range passages {
		if !passages[i].kept {
			continue
		}
		all += passages[i].size
		if passages[i].prose() {
			for e := p.holder(passages[i].block.element); e >= 0; e = p.elements[e].parent {
				sizes[e] += passages[i].size
			}
		}
	}
	best := int32(0)
	for e := range sizes {
		if sizes[e] > 0 && sizes[e]*100 >= sizes[0]*bodyPart {
			best = int32(e) // parents stand before their children
		}
	}
	for best > 0 && p.elements[best].tag == atom.P {
		best = p.elements[best].parent // of the only long paragraph: short ones stand beside it
	}
	return best, sizes[0]*2 > all
}

// holder is what holds the paragraph that an element is: a paragraph alone is
// no body of an article, even where it is all of the prose.
func (p *page) holder(e int32) int32 {
	if e > 0 && p.elements[e].tag == atom.P {
		return p.elements[e].parent
	}
	return e
}

// within says that the element is the outer one or stands in it.
func (p *page) within(e, outer int32) bool {
	for ; e > outer; e = p.elements[e].parent {
	}
	return e == outer
}

// otherArticle says that the element stands in an <article> that does not hold
// the body.
func (p *page) otherArticle(e, body int32) bool {
	for ; e > 0; e = p.elements[e].parent {
		if p.elements[e].tag == atom.Article {
			return !p.within(body, e)
		}
	}
	return false
}

// isLinks says that the passage is nothing but links to other pages: in a list,
// or words that end as a headline does.
func (p *passage) isLinks() bool {
	return p.links*100 >= p.size*85 && !p.quoted && (p.item || p.heading || p.size >= proseSize) && !p.sentence
}

// trimEnds leaves out the lines before the first paragraph and after the last.
// Where there are many of them they are what the article is about: results,
// dates, lists.
func trimEnds(passages []passage) {
	var kept []*passage
	for i := range passages {
		if passages[i].kept {
			kept = append(kept, &passages[i])
		}
	}
	first := slices.IndexFunc(kept, (*passage).prose)
	if first < 0 {
		return
	}
	last := len(kept) - 1
	for !kept[last].prose() {
		last--
	}
	asked := 0
	for _, q := range kept {
		if q.asks() {
			asked++
		}
	}
	trim(kept[:first], (*passage).isLine)
	trim(kept[last+1:], func(q *passage) bool { return q.isLine() && !q.item && (asked < 2 || !q.asks()) })
}

// asks says that the passage is a heading that asks: the question of an
// interview, where others do so too.
func (p *passage) asks() bool { return p.heading && strings.HasSuffix(p.text, "?") }

// fewLines is how many lines at an end can be furniture.
const fewLines = 3

func trim(passages []*passage, out func(*passage) bool) {
	if len(passages) > fewLines {
		return
	}
	for _, q := range passages {
		if out(q) {
			q.kept = false
		}
	}
}

// isLine says that the passage is too short for a paragraph and ends as none.
func (p *passage) isLine() bool {
	return !p.quoted && p.size < 2*proseSize && (p.heading || !p.sentence)
}

// isFurnitureLine says that a line's words are those of a caption, a share
// line, a link to another article or a note about the page.
func isFurnitureLine(text string) bool {
	if len(text) > lineSize {
		return false
	}
	line := strings.ToLower(strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '©' && !unicode.IsDigit(r) }))
	for _, prefix := range furniturePrefixes {
		if strings.HasPrefix(line, prefix) {
			return true
		}
	}
	for _, suffix := range furnitureSuffixes {
		if strings.HasSuffix(line, suffix) {
			return true
		}
	}
	return furnitureLines[line]
}

var furniturePrefixes = []string{
	"read more:", "see more:", "see also:", "also read:", "read also:", "related:", "related post", "related coverage", "related stor", "related article", "more:", "more from ", "more on this",
	"you may also like", "you might also like", "don't miss", "don’t miss", "click here", "sign up ", "subscribe to ", "follow us ", "like this story", "want more stories", "share this",
	"image:", "photo:", "picture:", "image copyright", "image caption", "credit:", "photograph by", "©", "copyright", "filed under", "tags:", "skip to ", "listen to this",
	"reporting by ", "additional reporting by ", "write to ", "this post may contain affiliate", "most read", "have you been affected by", "get in touch with us", "posted:", "updated:", "published:",
}

var furnitureSuffixes = []string{
	"contributed to this report", "contributed reporting", "contributed to this story", "contributed to this article", "all rights reserved", "getty images", "getty", "editing by", "click to tweet", "image 1 of",
}

var furnitureLines = map[string]bool{
	"advertisement": true, "advert": true, "comments": true, "read more": true, "subscribe": true, "share": true, "tags": true, "close": true, "caption": true, "trending": true, "related": true,
	"more": true, "video": true, "photos": true, "story continues below": true, "story continues below advertisement": true, "article continues after advertisement": true,
}
