// Package feed reads news feeds, RSS and Atom: an article for each item, with
// its full text where the feed has it. It is a reader of its own, since the
// libraries for feeds lose the places of the words in the file.
package feed

import (
	"context"
	"encoding/xml"
	"html"
	"net/mail"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// root is the first element of a feed, behind declarations and comments.
var root = lazy.MustCompile(document.XMLProlog + `(rss|feed|rdf:RDF)[\s>/]`)

// Is says that the first bytes of a file are those of a feed.
func Is(head string) bool { return document.Opens(head, "<") && root.MatchString(head) }

// Read reads the items of a feed.
func Read(in document.Input) ([]*document.Document, error) {
	raw, encoding, err := document.DecodeXML(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	f := &reader{ctx: in.Ctx, raw: raw, r: document.NewXMLReader(in.Name, []byte(raw))}
	if err := f.read(); err != nil {
		return nil, err
	}
	if len(f.items) == 0 {
		return nil, &document.Error{Code: document.NoArticle, Problem: "is a feed without items", Advice: "fetch it again"}
	}
	var docs []*document.Document
	for _, i := range f.items {
		d, err := i.document(f)
		if err != nil {
			return nil, err
		}
		d.Encoding = encoding
		docs = append(docs, d)
	}
	return docs, nil
}

// A region is the inside of an element: bytes of the file, half-open.
type region struct {
	from, to int
	rank     int    // the fuller texts first
	kind     string // the type that Atom names
}

// An item is one article of a feed.
type item struct {
	meta document.Meta
	text region
}

// A reader reads a feed once.
type reader struct {
	ctx    context.Context
	raw    string
	r      *document.XMLReader
	outlet string
	author string // of the whole feed
	items  []*item
	open   *item // nil outside of items
	depth  int   // of the open item
}

func (f *reader) read() error {
	for {
		t, err := f.r.Next()
		if err != nil || t == nil {
			return err
		}
		if f.open != nil && f.r.Depth < f.depth {
			f.open = nil
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if name := e.Name.Local; name == "item" || name == "entry" {
			f.open, f.depth = &item{}, f.r.Depth
			f.items = append(f.items, f.open)
			continue
		}
		if err := f.element(e); err != nil {
			return err
		}
	}
}

// ranks say which elements hold an item's text, the fullest last.
var ranks = map[string]int{"summary": 1, "description": 2, "content": 3, "encoded": 4}

// element takes an element of an item or of the feed.
func (f *reader) element(e xml.StartElement) error {
	if f.open == nil {
		return f.head(e)
	}
	if f.r.Depth != f.depth+1 {
		return nil
	}
	name := e.Name.Local
	if strings.Contains(e.Name.Space, "mrss") || e.Name.Space == "media" {
		return f.r.Skip() // pictures and films
	}
	if rank := ranks[name]; rank > 0 {
		from, to, err := f.r.Inner()
		if rank > f.open.text.rank && strings.TrimSpace(f.raw[from:to]) != "" {
			f.open.text = region{from, to, rank, document.XMLAttr(e, "type")}
		}
		return err
	}
	m := &f.open.meta
	switch name {
	case "link":
		if href := document.XMLAttr(e, "href"); href != "" {
			if rel := document.XMLAttr(e, "rel"); m.URL == "" && (rel == "" || rel == "alternate") {
				m.URL = href
			}
			return f.r.Skip()
		}
		return f.words(&m.URL)
	case "title":
		return f.words(&m.Title)
	case "creator", "author":
		var who string
		if err := f.person(&who); err != nil || who == "" {
			return err
		}
		if m.Author != "" && m.Author != who {
			who = m.Author + ", " + who
		}
		m.Author = who
	case "published", "pubDate", "date", "issued":
		m.Date = ""
		return f.date(&m.Date)
	case "updated", "modified":
		if m.Date == "" {
			return f.date(&m.Date)
		}
	}
	return nil
}

// head takes an element of the feed itself.
func (f *reader) head(e xml.StartElement) error {
	switch e.Name.Local {
	case "image", "textInput", "textinput":
		return f.r.Skip()
	case "title":
		return f.words(&f.outlet)
	case "author":
		return f.person(&f.author)
	}
	return nil
}

// words reads the words of an element, unescaped once more where they hold markup.
func (f *reader) words(to *string) error {
	words, err := f.r.Words()
	if *to == "" {
		*to = plain(words)
	}
	return err
}

// person reads a name: that of Atom's <name>, or the words; of "address (Name)" the name.
func (f *reader) person(to *string) error {
	all := ""
	for depth := f.r.Depth; f.r.Depth >= depth; {
		t, err := f.r.Next()
		if err != nil || t == nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			words, err := f.r.Words()
			if err != nil {
				return err
			}
			if e.Name.Local == "name" {
				all = words
			}
		} else if data, ok := t.(xml.CharData); ok && strings.TrimSpace(all) == "" {
			all += string(data)
		}
	}
	if address, name, ok := strings.Cut(all, "("); ok && strings.Contains(address, "@") {
		all = strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	*to = plain(all)
	return nil
}

func (f *reader) date(to *string) error {
	words, err := f.r.Words()
	*to = ISO(words)
	return err
}

// ISO returns a date as ISO 8601 writes it, from that or the form of mail.
func ISO(words string) string {
	if t, err := mail.ParseDate(words); err == nil {
		return t.Format("2006-01-02T15:04:05Z07:00")
	}
	if date, start, _ := document.FindDate(words); date != "" {
		if start == 0 && strings.HasPrefix(words, date) {
			return words
		}
		return date
	}
	return ""
}

var tags = lazy.MustCompile(`<[^<>]*>`)

func plain(s string) string {
	return document.Fold(html.UnescapeString(tags.ReplaceAllString(s, "")))
}

// document reads the text of an item.
func (i *item) document(f *reader) (*document.Document, error) {
	d := &document.Document{Marked: true}
	var err error
	from, to := i.text.from, i.text.to
	inner, end, cased := document.Uncased(f.raw, from, to)
	if cased {
		from, to = inner, end
	}
	if piece := f.raw[from:to]; cased || strings.Contains(piece, "<") || !strings.Contains(piece, "&") {
		d, err = page.Fragment(f.ctx, f.raw, piece, from)
	} else if words := html.UnescapeString(piece); words != "" {
		if d, err = page.Parse(f.ctx, words); err == nil { // the words stand in the file in escapes
			d.FileLines, d.Map = d.Map.LineStarts(d.Text, document.BreaksBehind(f.raw[:from], words)), nil
		}
	}
	switch {
	case f.ctx.Err() != nil:
		return nil, f.ctx.Err()
	case err != nil: // markup that HTML refuses spoils no other item
		d = &document.Document{Marked: true, Text: plain(f.raw[from:to])}
	}
	d.Format, d.Meta = document.Feed, i.meta
	d.Meta.Outlet = f.outlet
	if d.Meta.Author == "" {
		d.Meta.Author = f.author
	}
	return d, nil
}
