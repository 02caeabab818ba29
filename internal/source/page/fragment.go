package page

import (
	"context"
	"strings"

	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// ReadFragment reads the text of a document as HTML where it is that: the body
// of an article as a content system or a crawler keeps it. What the record
// round it says of the article wins over what the markup says. A text that HTML
// refuses stays as it is; an error is the context's.
func ReadFragment(ctx context.Context, d *document.Document) error {
	if !isMarkup(d.Text) {
		return nil
	}
	page, err := parse(ctx, d.Text, manner{blankLines: true})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return nil
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

// isMarkup says that a text is HTML, by tags that nobody writes in plain text:
// it begins as a page or with the tag of a block, or holds a line break, a tag
// with an attribute, or one of HTML's tags that a later one closes. An end
// without a start tells nothing, nor does a start without an end, nor what HTML
// does not know.
func isMarkup(text string) bool {
	if Is(text) {
		return true
	}
	begins := true // nothing but white space stands before
	open := map[atom.Atom]bool{}
	for {
		before, rest, ok := strings.Cut(text, "<")
		if !ok {
			return false
		}
		begins = begins && blank(before)
		end := strings.IndexAny(rest, "<>")
		if end < 0 || rest[end] == '<' {
			text, begins = rest, false
			continue
		}
		name, attributes, closes := tagOf(rest[:end])
		switch tag := atom.Lookup([]byte(name)); {
		case !isBlock[tag] && !isLook[tag] && !isInline[tag]:
		case closes && open[tag], tag == atom.Br, attributes, begins && isBlock[tag]:
			return true
		case !closes:
			open[tag] = true
		}
		text, begins = rest[end+1:], false
	}
}

// tagOf returns the name of the tag with these words between < and >, in lower
// case and whether it has attributes and closes an element; an empty name where
// it is no tag.
func tagOf(words string) (name string, attributes, closes bool) {
	words, closes = strings.CutPrefix(words, "/")
	size := strings.IndexFunc(words, func(r rune) bool { return r > '~' || !document.IsLetter(byte(r)) && (r < '0' || r > '9') })
	if size < 0 {
		size = len(words)
	}
	rest := strings.TrimSuffix(words[size:], "/")
	switch {
	case blank(rest):
		return strings.ToLower(words[:size]), false, closes
	case closes || !document.IsSpace(rest[0]):
		return "", false, closes
	}
	return strings.ToLower(words[:size]), strings.Contains(rest, "="), closes
}

// Fragment reads a piece of marked-up text that stands at a byte of a file; its
// places are those of the file.
func Fragment(ctx context.Context, raw, piece string, at int) (*document.Document, error) {
	p, _, err := parsePage(ctx, piece, manner{})
	if err != nil {
		return nil, err
	}
	p.chooseAll()
	d := p.write(p.clean(true))
	d.Map = d.Map.Within(raw, at)
	return d, nil
}
