package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
	"quotes/internal/source/warc"
)

// warcPages yields the pages of a crawl's archive. The walk reads a record,
// whoever takes the item reads the page, so that many share that part.
func warcPages(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	if head, _ := br.Peek(64); !warc.Is(string(head)) {
		if e := notText(name, head); e != nil {
			return yield(failed(e))
		}
		return yield(failed(&document.Error{Name: name, Code: document.Broken, Problem: "is no WARC archive", Advice: "read it as it stands: --input-format text"}))
	}
	r := warc.NewReader(br, opts.maxBytes())
	for n := 1; ; n++ {
		p, err := r.Next()
		at := fmt.Sprintf("%s#%d", name, n)
		var item Item
		switch {
		case errors.Is(err, io.EOF):
			return n > 1 || yield(failed(&document.Error{Name: name, Code: document.NoArticle, Problem: "holds no page", Advice: "name an archive with answers, or with texts (WET)"}))
		case errors.Is(err, warc.ErrLong):
			item = failed(tooLarge(at, opts.maxBytes()))
		case err != nil:
			return yield(failed(fileError(name, err)))
		default:
			item = Item{Name: at, read: bytesRead(p.Data), load: func(ctx context.Context) (*document.Document, error) { return crawled(ctx, p, at, name, opts) }}
		}
		item.Path = name
		if !yield(item) {
			return false
		}
	}
}

// crawled reads the page of a record.
func crawled(ctx context.Context, p *warc.Page, at, path string, opts Options) (doc *document.Document, err error) {
	if p.Text {
		text, encoding, err := document.Decode(p.Data, opts.Encoding)
		if err != nil {
			return nil, document.WithName(err, at)
		}
		doc = &document.Document{Text: text, Encoding: encoding}
	} else if doc, err = page.Read(document.Input{Ctx: ctx, Data: p.Data, Name: at, Encoding: opts.Encoding, ContentType: p.ContentType}); err != nil {
		return nil, document.WithName(err, at)
	}
	doc.Name, doc.Path, doc.Format = at, path, document.WARC
	doc.Map, doc.Marked = nil, true // places would lead into the record's page, not into the archive
	doc.Meta.URL = p.URL
	return doc, nil
}
