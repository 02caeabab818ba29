package export

import (
	"context"
	"html"
	"strings"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// row is one field of an article on a page of Factiva: its code of two letters
// and the cell beside it.
var (
	row   = lazy.MustCompile(`(?is)<b>\s*([A-Z]{2})\s*</b>(?:&nbsp;|\s)*</td>\s*<td[^>]*>(.*?)</td>\s*</tr>`)
	cells = lazy.MustCompile(`(?is)</td>\s*</tr>\s*<tr[^>]*>\s*<td[^>]*>\s*<b>\s*TD\s*</b>.*?</td>\s*<td[^>]*>`)
	tags  = lazy.MustCompile(`<[^>]*>`)
)

// pages reads the articles of a page of Factiva. Their text is the lead (LP)
// and what follows it (TD).
func pages(ctx context.Context, raw string) ([]*document.Document, error) {
	var docs []*document.Document
	starts := factiva.FindAllStringIndex(raw, -1)
	for i, at := range starts {
		end := len(raw)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		d, err := factivaArticle(ctx, raw, at[0], end)
		if err != nil {
			return nil, err
		}
		if d != nil {
			docs = append(docs, d)
		}
	}
	return docs, nil
}

// factivaArticle reads the article that stands in the page's bytes [from, to);
// nil where it has no text.
func factivaArticle(ctx context.Context, raw string, from, to int) (*document.Document, error) {
	var m document.Meta
	start, end := -1, -1
	for _, f := range row.FindAllStringSubmatchIndex(raw[from:to], -1) {
		code, cell := raw[from+f[2]:from+f[3]], plain(raw[from+f[4]:from+f[5]])
		switch code {
		case "HD":
			m.Title = cell
		case "BY":
			m.Author = strings.TrimPrefix(strings.TrimPrefix(cell, "By "), "by ")
		case "PD":
			m.Date, _, _ = document.FindDate(cell)
		case "SN":
			m.Outlet = cell
		case "LP", "TD":
			if start < 0 {
				start = from + f[4]
			}
			end = from + f[5]
		}
	}
	if start < 0 {
		return nil, nil
	}
	piece := cells.ReplaceAllStringFunc(raw[start:end], func(s string) string { return "<p>" + strings.Repeat(" ", len(s)-3) })
	d, err := page.Fragment(ctx, raw, piece, start)
	if err != nil {
		return nil, err
	}
	d.Format, d.Meta = document.Export, m
	return d, nil
}

// plain returns the words of a cell.
func plain(cell string) string {
	return document.Fold(html.UnescapeString(tags.ReplaceAllString(cell, " ")))
}
