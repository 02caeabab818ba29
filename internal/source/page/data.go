package page

import (
	"context"
	"encoding/json"
	"html"
	"strings"

	"quotes/internal/source/document"
)

// An articleData is what a page's data for search engines, JSON-LD of
// schema.org, says of its article. Empty is what it does not say.
type articleData struct {
	body, title, outlet, date string

	lines int // of the page, up to the one that the text begins on

	people  []string // authors that are people
	authors []string // others, and those of no kind
}

// found says that the data tells of an article.
func (d *articleData) found() bool { return d.body != "" || d.date != "" }

// dataOf reads the data that a page carries: the first article in it. It looks
// for the scripts that hold such data by their type, not at all of the page.
func dataOf(raw string) articleData {
	var d articleData
	for whole := raw; !d.found(); {
		_, rest, ok := strings.Cut(raw, "application/ld+json")
		if !ok {
			break
		}
		_, rest, _ = strings.Cut(rest, ">")
		var script string
		script, raw, _ = strings.Cut(rest, "</script")
		if v, ok := readScript(script); ok {
			d.find(v)
			body := max(0, strings.Index(script, `"articleBody"`))
			d.lines = 1 + strings.Count(whole[:len(whole)-len(rest)+body], "\n")
		}
	}
	return d
}

// readScript reads the data of a script. Pages write raw line ends and other
// control characters into strings, and comments round the whole.
func readScript(script string) (v any, ok bool) {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	clean = strings.TrimSpace(clean)
	for _, cut := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		clean = strings.TrimSpace(strings.TrimPrefix(clean, cut))
	}
	for _, cut := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		clean = strings.TrimSpace(strings.TrimSuffix(clean, cut))
	}
	if json.Unmarshal([]byte(script), &v) == nil {
		return v, true // line ends in strings are paragraphs
	}
	return v, json.Unmarshal([]byte(clean), &v) == nil
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
		if d.found() {
			return
		}
		d.body, _ = v["articleBody"].(string)
		d.date, _ = v["datePublished"].(string)
		if iso := isoDate(d.date); iso != "" {
			d.date = iso
		} else {
			d.date, _, _ = document.FindDate(d.date)
		}
		if d.found() {
			d.title = plainValue(v["headline"])
			d.outlet = plainValue(v["publisher"])
			d.addAuthors(v["author"])
		}
	}
}

// addAuthors takes the authors that the data names.
func (d *articleData) addAuthors(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			d.addAuthors(item)
		}
	case map[string]any:
		if kind, _ := v["@type"].(string); kind == "Person" {
			if names, ok := v["name"].([]any); ok {
				d.addAuthors(names)
				return
			}
			d.people = append(d.people, plainValue(v))
			return
		}
		d.authors = append(d.authors, plainValue(v))
	case string:
		d.authors = append(d.authors, plainValue(v))
	}
}

// plainValue returns a value as a line, with entities resolved.
func plainValue(v any) string { return document.Fold(html.UnescapeString(document.PlainValue(v))) }

// holdsMore says that the data has the article, and the page's own text has
// not: it is empty, or shorter and without the article's first words.
func (d *articleData) holdsMore(text string) bool {
	if d.body == "" {
		return false
	}
	if strings.TrimSpace(text) == "" {
		return true
	}
	start := document.Fold(plainBody(d.body))
	start = start[:min(len(start), 40)]
	return len(text)*3 < len(d.body)*2 && !strings.Contains(document.Fold(text), start)
}

// plainBody returns the text of an article with its entities resolved.
func plainBody(body string) string { return html.UnescapeString(body) }

// document makes a document of the article's text. It is for pages that hold
// no text of their own, since scripts would fetch it.
func (d *articleData) document(ctx context.Context) *document.Document {
	if isMarkup(d.body) {
		if doc, err := Parse(ctx, d.body); err == nil {
			doc.Map, doc.FileLines = nil, make([]int, d.lines) // the map leads into the data's text
			return doc
		}
	}
	m := &document.Writer{}
	for line := range strings.Lines(plainBody(d.body)) {
		m.Plain(strings.TrimSpace(line))
		m.Paragraph()
	}
	doc := m.Unmapped(document.HTML)
	doc.FileLines = make([]int, d.lines)
	return doc
}
