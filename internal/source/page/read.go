// Package page reads the article of a web page: readability chooses, and the
// text is read from our own tree of the page, so that every word has its place.
// It is the door of x/net/html and of readability.
package page

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// Read reads the article of a web page.
func Read(in document.Input) (*document.Document, error) {
	raw, encoding, err := decode(in.Data, in.Encoding, in.ContentType)
	if err != nil {
		return nil, err
	}
	doc, err := Parse(in.Ctx, raw)
	if err != nil {
		return nil, err
	}
	doc.Encoding = encoding
	return doc, nil
}

// Parse reads the article of a decoded page, or the text of a fragment of one.
//
// The page's tokens are read once, to learn where its texts stand. Readability
// then chooses among the texts of a tree that it spoils; what is chosen is read
// from the page itself, so that every word has its place. Where the context ends
// first, the error is its own.
func Parse(ctx context.Context, raw string) (*document.Document, error) {
	return parse(ctx, raw, manner{})
}

func parse(ctx context.Context, raw string, m manner) (*document.Document, error) {
	whole := !isPage(raw)
	m.blankLines = m.blankLines && whole
	p, tree, err := parsePage(ctx, raw, m)
	if err != nil {
		return nil, err
	}
	if whole {
		p.chooseAll()
	} else {
		p.readability(tree)
	}
	doc := p.write(p.clean(whole))
	if whole {
		doc.Meta = p.head.meta(articleData{})
		return doc, nil
	}
	data := dataOf(raw)
	if data.holdsMore(doc.Text) {
		doc = data.document(ctx)
		p.head.title = cmp.Or(data.title, p.head.title)
	}
	if strings.TrimSpace(doc.Text) == "" {
		doc.Notice = "holds no text"
		if strings.Contains(raw, "<script") {
			doc.Notice += "; if a script fills the page, save it from a browser"
		}
	}
	doc.Meta = p.head.meta(data)
	return doc, nil
}

// pageTags are the tags of a page that a fragment of one lacks.
var pageTags = []string{"<!doctype", "<html", "<head", "<body", "<title"}

// isPage says that the text is a whole page, wherever its first tag stands.
func isPage(raw string) bool {
	head := raw[:min(len(raw), document.SniffLen)]
	for i := strings.IndexByte(head, '<'); i >= 0; {
		for _, tag := range pageTags {
			if len(head)-i > len(tag) && strings.EqualFold(head[i:i+len(tag)], tag) && !document.IsLetter(head[i+len(tag)]) {
				return true
			}
		}
		next := strings.IndexByte(head[i+1:], '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// parsePage makes our tree of a page, and the parser's. Where tags are nested too
// deeply, those that HTML does not know are no tags: <foo> or <name>, which
// nobody closes.
func parsePage(ctx context.Context, raw string, m manner) (*page, *html.Node, error) {
	for {
		planted, err := plant(ctx, raw, m)
		if err != nil {
			return nil, nil, err
		}
		tree, err := html.Parse(unpack.While(ctx, bytes.NewReader(planted.signed))) // it reads as it goes
		switch {
		case err == nil:
			return newPage(raw, planted.runs, tree), tree, ctx.Err()
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case m.knownTags:
			return nil, nil, &document.Error{Code: document.Broken, Problem: "is nested too deeply for a web page", Advice: "save it as plain text first", Err: err}
		}
		m.knownTags = true
	}
}

// chooseAll chooses every text: a fragment holds nothing but the article.
func (p *page) chooseAll() {
	for i := range p.texts {
		p.texts[i].chosen = true
	}
}

// readability lets the library choose the article's texts, and takes what it
// found in the page's head.
func (p *page) readability(tree *html.Node) {
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(tree, nil)
	if err != nil || article.Node == nil {
		p.chooseAll()
		return
	}
	if p.isShort() {
		p.chooseAll()
	} else {
		p.choose(article.Node)
		p.chooseQuotations()
	}
	p.head.title, p.head.byline = withoutSigns(article.Title()), withoutSigns(article.Byline())
	if name := withoutSigns(article.SiteName()); name != "" {
		p.head.outlet = name
	}
	if p.head.published == "" {
		if t, err := article.PublishedTime(); err == nil && t.Year() > 1 {
			p.head.published = t.Format("2006-01-02T15:04:05Z07:00")
		}
	}
}

// choose notes the texts that readability left in.
func (p *page) choose(n *html.Node) {
	if n.Type == html.TextNode && len(n.Attr) > 0 {
		if i, err := strconv.Atoi(attr(n.Attr, textKey)); err == nil && i >= 0 && i < len(p.texts) {
			p.texts[i].chosen = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.choose(c)
	}
}

// shortPage is how many bytes of text a page has that holds too little to
// choose from: there readability drops paragraphs of a short article.
const shortPage = 2000

// isShort says that all texts of the page are those of a short article.
func (p *page) isShort() bool {
	size := 0
	for _, piece := range p.pieces {
		size += int(p.runs[piece.run].end - p.runs[piece.run].start)
	}
	return size < shortPage
}

// chooseQuotations chooses the whole of each quotation of which readability
// left a part in: it takes out the lines that say who spoke.
func (p *page) chooseQuotations() {
	chosen := map[int32]bool{}
	for _, t := range p.texts {
		if t.chosen {
			chosen[p.quotation(t.parent)] = true
		}
	}
	delete(chosen, 0)
	if len(chosen) == 0 {
		return
	}
	for i := range p.texts {
		t := &p.texts[i]
		t.chosen = t.chosen || chosen[p.quotation(t.parent)]
	}
}

// HeaderLen returns the length of the HTTP header that a saved answer starts
// with, 0 where there is none.
func HeaderLen(raw string) int {
	if !strings.HasPrefix(raw, "HTTP/") {
		return 0
	}
	head := raw[:min(len(raw), document.SniffLen)]
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if i := strings.Index(head, end); i >= 0 {
			return i + len(end)
		}
	}
	return 0
}

// Is says that the text begins as a web page does, after an XML
// declaration and comments.
func Is(s string) bool {
	for {
		s = strings.TrimLeft(s, " \t\r\n")
		end := ""
		switch {
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		default:
			tag, _, _ := strings.Cut(strings.ToLower(s[:min(len(s), 16)]), ">")
			name, _, _ := strings.Cut(tag, " ")
			return slices.Contains([]string{"<!doctype", "<html", "<head", "<body"}, name)
		}
		_, rest, ok := strings.Cut(s, end)
		if !ok {
			return false
		}
		s = rest
	}
}
