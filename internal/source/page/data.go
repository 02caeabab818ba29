package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"quotes/internal/source/document"
)

// An articleData is what a page's data for search engines, JSON-LD of
// schema.org, says of its article. Empty is what it does not say.
type articleData struct{ body, title, author, date string }

// dataOf reads the data that a page carries: the first article in it. It looks
// for the scripts that hold such data by their type, not at all of the page.
func dataOf(raw string) articleData {
	var d articleData
	for d == (articleData{}) {
		_, rest, ok := strings.Cut(raw, "application/ld+json")
		if !ok {
			break
		}
		_, rest, _ = strings.Cut(rest, ">")
		var script string
		script, raw, _ = strings.Cut(rest, "</script")
		var v any
		if json.Unmarshal([]byte(script), &v) == nil {
			d.find(v)
		}
	}
	return d
}

// find takes the first article of the data, wherever it stands: what has a
// text or a date of publication.
func (d *articleData) find(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			d.find(item)
		}
	case map[string]any:
		d.find(v["@graph"])
		if d.body != "" || d.date != "" {
			return
		}
		d.body, _ = v["articleBody"].(string)
		d.date, _ = v["datePublished"].(string)
		d.date = isoDate(d.date)
		if d.body != "" || d.date != "" {
			d.title, _ = v["headline"].(string)
			if d.author = document.PlainValue(v["author"]); strings.Contains(d.author, "://") {
				d.author = "" // the address of a page
			}
		}
	}
}

// fill puts what the data says where the page's head says nothing.
func (d articleData) fill(m *document.Meta) {
	for _, f := range []struct {
		ours *string
		data string
	}{{&m.Title, d.title}, {&m.Author, d.author}, {&m.Date, d.date}} {
		if *f.ours == "" {
			*f.ours = document.Fold(html.UnescapeString(f.data))
		}
	}
}

// document makes a document of the article's text. It is for pages that hold
// no text of their own, since scripts would fetch it.
func (d articleData) document() *document.Document {
	m := &document.Writer{}
	for line := range strings.Lines(d.body) {
		m.Plain(strings.TrimSpace(line))
		m.Paragraph()
	}
	return m.Unmapped(document.HTML)
}
