package source

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// readData reads the article from the data that a page carries for search
// engines. It is for pages that hold no text of their own, since scripts would
// fetch it; it returns nil where there is no such data.
func readData(raw string) *Document {
	var d articleData
	z := html.NewTokenizer(strings.NewReader(raw))
	for script := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			if d.Body == "" {
				return nil
			}
			m := &mapped{}
			for line := range strings.Lines(d.Body) {
				m.plain(strings.TrimSpace(line))
				m.paragraph()
			}
			doc := m.unmapped(HTML)
			doc.Meta = Meta{Title: Fold(d.Headline), Date: isoDate(d.Date)}
			return doc
		case html.StartTagToken:
			script = isData(z.Token())
		case html.TextToken:
			if script && d.Body == "" {
				var v any
				if json.Unmarshal(z.Text(), &v) == nil {
					d.find(v)
				}
			}
		}
	}
}

// isData says that a tag opens a script of JSON-LD.
func isData(t html.Token) bool {
	return t.Data == "script" && strings.EqualFold(attr(t.Attr, "type"), "application/ld+json")
}

// articleData is what is taken of schema.org's Article.
type articleData struct{ Body, Headline, Date string }

// find takes the first article of the data, wherever it stands.
func (d *articleData) find(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			d.find(item)
		}
	case map[string]any:
		if body, _ := v["articleBody"].(string); body != "" && d.Body == "" {
			d.Body = body
			d.Headline, _ = v["headline"].(string)
			d.Date, _ = v["datePublished"].(string)
			return
		}
		d.find(v["@graph"])
	}
}
