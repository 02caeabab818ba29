package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// ReadFragment reads the text of a document as HTML where it is that: the body
// of an article as a content system or a crawler keeps it. What the record
// round it says of the article wins over what the markup says.
func ReadFragment(d *document.Document) error {
	if !isMarkup(d.Text) {
		return nil
	}
	page, err := Parse(d.Text)
	if err != nil {
		return document.WithName(err, d.Name)
	}
	d.Text, d.Marked, d.Map, d.Quotes, d.Cites, d.Emphasis = page.Text, true, page.Map, page.Quotes, page.Cites, page.Emphasis
	for _, m := range []struct{ ours, theirs *string }{
		{&d.Meta.Title, &page.Meta.Title}, {&d.Meta.Author, &page.Meta.Author}, {&d.Meta.Date, &page.Meta.Date},
		{&d.Meta.URL, &page.Meta.URL}, {&d.Meta.Outlet, &page.Meta.Outlet},
	} {
		if *m.ours == "" {
			*m.ours = *m.theirs
		}
	}
	return nil
}

// isMarkup says that a text is HTML: it begins with a tag, or holds a tag that
// nobody writes in plain text.
func isMarkup(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	if Is(text) {
		return true
	}
	if rest, ok := strings.CutPrefix(text, "<"); ok {
		end := strings.IndexFunc(rest, func(r rune) bool { return r == '>' || r == '/' || document.IsSpace(byte(r)) })
		if end > 0 && atom.Lookup([]byte(strings.ToLower(rest[:end]))) != 0 && strings.Contains(rest, ">") {
			return true
		}
	}
	for i := strings.IndexByte(text, '<'); i >= 0; {
		for _, tag := range surelyTags {
			if len(text)-i >= len(tag) && strings.EqualFold(text[i:i+len(tag)], tag) {
				return true
			}
		}
		next := strings.IndexByte(text[i+1:], '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// surelyTags are the tags that tell a text with markup from one that speaks of it.
var surelyTags = []string{"</p>", "<br>", "<br/>", "<br />", "</div>", "</a>", "</em>", "</strong>", "</blockquote>", "</q>"}

// Fragment reads a piece of marked-up text that stands at a byte of a file; its
// places are those of the file.
func Fragment(raw, piece string, at int) (*document.Document, error) {
	p, _, err := parsePage(piece)
	if err != nil {
		return nil, err
	}
	p.chooseAll()
	d := p.write(p.clean(true)).Document(document.HTML)
	d.Map = d.Map.Within(raw, at)
	return d, nil
}
