package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotes/internal/source/document"
)

// A head is what a page's markup says about it.
type head struct {
	title, author, outlet, date, url string
}

// meta returns what the page says about the article.
func (h *head) meta() document.Meta {
	author := document.Fold(h.author)
	if len(author) > 3 && strings.EqualFold(author[:3], "by ") {
		author = document.Fold(author[3:])
	}
	return document.Meta{Title: document.Fold(h.title), Author: author, Date: h.date, URL: h.url, Outlet: document.Fold(h.outlet)}
}

// read notes what an element says about the page; the first word counts.
func (h *head) read(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		h.say(strings.ToLower(attr(n.Attr, "property")+attr(n.Attr, "name")+attr(n.Attr, "itemprop")), attr(n.Attr, "content"))
	case atom.Link:
		if strings.EqualFold(attr(n.Attr, "rel"), "canonical") && h.url == "" {
			h.url = attr(n.Attr, "href")
		}
	case atom.Time:
		if h.date == "" {
			h.date = isoDate(attr(n.Attr, "datetime"))
		}
	}
}

// say takes one <meta>; the date that it gives wins over that of a <time>.
func (h *head) say(name, content string) {
	switch name {
	case "og:url":
		if h.url == "" {
			h.url = content
		}
	case "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate", "parsely-pub-date":
		if date := isoDate(content); date != "" {
			h.date = date
		}
	}
}

// isoDate returns the text where it starts as a date of ISO 8601 does.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	for i, c := range "0000-00-00" {
		if i >= len(s) || (c == '-') != (s[i] == '-') || c == '0' && (s[i] < '0' || s[i] > '9') {
			return ""
		}
	}
	return s
}

// attr returns the value of an attribute, or nothing.
func attr(attrs []html.Attribute, key string) string {
	for i := range attrs {
		if attrs[i].Key == key {
			return attrs[i].Val
		}
	}
	return ""
}
