package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
)

// A head is what a page's markup says about it, by where it says it.
type head struct {
	title, outlet, url string
	byline             string   // what readability takes for it
	named              []string // authors in <meta>
	linked             []string // authors that links and properties name: rel=author, itemprop=author
	lines              []string // words of elements that are called byline or author
	by                 string   // the first short text that begins with By and goes on with names

	published string // the date of <meta> and of properties
	time      string // the first <time>
	dated     string // the first date in words of an element that is called date or byline
	told      string // the first date that a short line tells: "Published: 6 May 2024", "06.05.2024, 10:14 Uhr"
}

// read notes what an element says about the page.
func (h *head) read(n *html.Node) {
	property := strings.ToLower(attr(n.Attr, "itemprop"))
	switch n.DataAtom {
	case atom.Meta:
		h.say(strings.ToLower(attr(n.Attr, "property")+attr(n.Attr, "name"))+property, attr(n.Attr, "content"))
		return
	case atom.Link:
		if strings.EqualFold(attr(n.Attr, "rel"), "canonical") && h.url == "" {
			h.url = attr(n.Attr, "href")
		}
		return
	case atom.Time:
		date := isoDate(attr(n.Attr, "datetime"))
		if h.time == "" {
			h.time = date
		}
		if attr(n.Attr, "pubdate") != "" && h.published == "" {
			h.published = date
		}
	}
	switch property {
	case "datepublished":
		if date := isoDate(attr(n.Attr, "content") + attr(n.Attr, "datetime")); date != "" && h.published == "" {
			h.published = date
		}
	case "author":
		h.link(shortText(n))
	}
	if strings.Contains(" "+attr(n.Attr, "rel")+" ", " author ") {
		h.link(shortText(n))
	}
	h.names(n)
	h.plainly(n)
}

// plainly takes an element whose words are "By" and names, whatever it is called,
// and the date behind them.
func (h *head) plainly(n *html.Node) {
	if h.told == "" && isLined[n.DataAtom] {
		h.told = toldDate(n)
	}
	if h.by != "" || !isLined[n.DataAtom] || !startsBy(n) {
		return
	}
	text := shortText(n)
	if name := CleanAuthor(text); len(name) < longestAuthor && allNames(name) {
		h.by = name
		if h.dated == "" {
			h.dated, _, _ = document.FindDate(text)
		}
	}
}

// published is what stands before the date in a line that tells it.
var (
	published = lazy.MustCompile(`(?i)\b(?:published|posted|veröffentlicht|publié|publicado)\b`)
	dateLine  = lazy.MustCompile(`(?i)^(?:(?:first |last )?(?:published|posted|updated|modified|date|veröffentlicht|stand|publié|publicado)\b.{0,14}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mo|diens|mitt|donners|frei|sams|sonn)\pL*,? (?:den )?)?$`)
	afterDate = lazy.MustCompile(`^(?i:[\s,|·•-]*(?:at |um )?(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|uhr|h|[a-z]{2,4})?)?[\s.]*)(?:$|\||updated|last|aktualisiert)`)
)

// dateLineBytes is how long a line that tells a date is at most.
const dateLineBytes = 100

// toldDate returns the date of a line that holds nothing else, or that says of
// one that the article was published then.
func toldDate(n *html.Node) string {
	c := n.FirstChild
	if c == nil || c.Type != html.TextNode || len(c.Data) > dateLineBytes || !strings.ContainsAny(c.Data, "0123456789") {
		return ""
	}
	text := document.Fold(withoutSigns(c.Data))
	if at := published.FindStringIndex(text); at != nil {
		if date, start, _ := document.FindDate(text[at[1]:]); date != "" && start < 16 {
			return date
		}
	}
	if date, start, end := document.FindDate(text); date != "" && dateLine.MatchString(text[:start]) && afterDate.MatchString(strings.ToLower(text[end:])) {
		return date
	}
	return ""
}

// isLined holds the elements that bylines stand in.
var isLined = set(atom.P, atom.Div, atom.Span, atom.Strong, atom.B, atom.Em, atom.I, atom.Li, atom.Address, atom.Cite, atom.H4, atom.H5, atom.H6)

// startsBy says that the first words in an element are those that lead to a name: By.
func startsBy(n *html.Node) bool {
	for range 4 {
		c := n.FirstChild
		for c != nil && (c.Type == html.CommentNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) == "") {
			c = c.NextSibling
		}
		if c == nil {
			return false
		}
		if c.Type == html.TextNode {
			return byLead.MatchString(strings.TrimSpace(withoutSigns(c.Data[:min(len(c.Data), 40)])) + " ")
		}
		n = c
	}
	return false
}

// allNames says that a text is one name or some: words with capitals, and what
// joins them.
func allNames(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case w != "and" && w != "&" && w != "de" && w != "van" && w != "von" && w != "der" && w != "la":
			return false
		}
	}
	return capitals >= 2 && len(words) <= 12
}

// mostAuthors is how many authors an article has at most; more links to authors
// are those of other articles.
const mostAuthors = 4

func (h *head) link(name string) {
	if name = CleanAuthor(name); name != "" && len(h.linked) <= mostAuthors && !contains(h.linked, name) {
		h.linked = append(h.linked, name)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// byNames are the words by which pages name the line of the author and the date.
var byNames = document.WordSet(`byline bylines author authors autor autoren auteur writer dateline date datetime published pubdate timestamp publish posted postdate`)

// names takes an element by the words of its class and its id.
func (h *head) names(n *html.Node) {
	if h.dated != "" && len(h.lines) > 2 {
		return
	}
	author, date := false, false
	eachWord(attr(n.Attr, "class")+" "+attr(n.Attr, "id"), func(word string) {
		if byNames[word] {
			date = true
			author = author || word == "byline" || word == "author" || word == "bylines" || word == "authors" || word == "writer" || word == "autor" || word == "autoren" || word == "auteur"
		}
	})
	if !author && !date {
		return
	}
	text := shortText(n)
	if text == "" {
		return
	}
	if h.dated == "" {
		h.dated, _, _ = document.FindDate(text)
	}
	if author && len(h.lines) <= 2 {
		h.lines = append(h.lines, text)
	}
}

// say takes one <meta>.
func (h *head) say(name, content string) {
	switch name {
	case "og:url":
		if h.url == "" {
			h.url = content
		}
	case "og:site_name", "application-name":
		if h.outlet == "" {
			h.outlet = content
		}
	case "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author":
		if a := CleanAuthor(content); a != "" && !contains(h.named, a) {
			h.named = append(h.named, a)
		}
	case "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate",
		"publish-date", "published_time", "parsely-pub-date", "sailthru.date", "article.published", "date.created", "citation_publication_date":
		if date := isoDate(content); date != "" {
			h.published = date
		} else if h.published == "" {
			h.published, _, _ = document.FindDate(content)
		}
	}
}

// meta joins what the page says of the article with what its data for search
// engines says: that wins over what only stands in its words.
func (h *head) meta(d articleData) document.Meta {
	m := document.Meta{Title: document.Fold(h.title), URL: h.url, Outlet: document.Fold(h.outlet)}
	if m.Title == "" || d.title != "" && strings.HasPrefix(m.Title, d.title) {
		m.Title = d.title
	}
	if m.Outlet == "" {
		m.Outlet = d.outlet
	}
	m.Author = h.author(d, m.Outlet)
	for _, date := range []string{h.published, d.date, h.time, h.dated, h.told} {
		if m.Date == "" {
			m.Date = date
		}
	}
	if m.Date == "" {
		m.Date, _, _ = document.FindDate(strings.ReplaceAll(datedPath.FindString(h.url), "/", "-"))
	}
	return m
}

// datedPath is the date in an address: /2024/05/06/.
var datedPath = lazy.MustCompile(`(?:19|20)\d\d/\d\d/\d\d`)

// author chooses who wrote the article: people of the data, of links, of
// <meta>, of the byline, the first that are not the outlet itself.
func (h *head) author(d articleData, outlet string) string {
	linked := h.linked
	if len(linked) > mostAuthors {
		linked = linked[:1]
	}
	var lines []string // that are called so and hold names alone
	for _, line := range h.lines {
		if name := CleanAuthor(line); len(lines) == 0 && allNames(name) {
			lines = append(lines, name)
		}
	}
	for _, names := range [][]string{d.people, h.named, {h.spaced(h.byline)}, linked, d.authors, {h.by}, lines} {
		var kept []string
		for _, name := range names {
			name = CleanAuthor(name)
			if name != "" && !strings.EqualFold(name, outlet) && !contains(kept, name) {
				kept = append(kept, name)
			}
		}
		if len(kept) > 0 {
			return strings.Join(kept, ", ")
		}
	}
	return ""
}

// Of a byline: what leads to the name, and what ends it.
var (
	byLead = lazy.MustCompile(`(?i)^(?:(?:posted|written|reported|published|story|words|text|article|analysis|review|opinion)\s+)?(?:by|von|par|por|di|door|av|af)\b[:\s]\s*|^(?:author|authors|autor|auteur|words|text)\s*:\s*`)
	byEnd  = lazy.MustCompile(`(?i)\S*@\S+|https?://|[|•·]|\b(?:photos?|photographs?|photography|pictures?|images?|illustrations?|video) by\b|\b(?:updated|published|posted|last modified|modified|created|am \d|le \d)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}:\d\d\b`)
)

// spaced returns a byline as an element has it, where only spaces differ:
// readability joins what stands in elements side by side.
func (h *head) spaced(byline string) string {
	for _, line := range h.lines {
		if strings.ReplaceAll(line, " ", "") == strings.Join(strings.Fields(byline), "") {
			return line
		}
	}
	return byline
}

// withoutOffice leaves out what a byline says of people after a comma: their
// office or their agency.
func withoutOffice(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	if len(parts) == 0 {
		return s
	}
	kept := parts[:1]
	for _, part := range parts[1:] {
		words := strings.Fields(part)
		office := slices.IndexFunc(words, func(word string) bool { return officeWords[strings.ToLower(word)] })
		switch {
		case office < 0:
			kept = append(kept, part)
		case slices.Contains(words[:office], "and"):
			kept = append(kept, " "+strings.Join(words[:office], " "))
		}
	}
	return strings.Join(kept, ",")
}

// withoutTrailingOffice leaves out an office behind a name without a comma.
func withoutTrailingOffice(s string) string {
	words := strings.Fields(s)
	n := len(words)
	for n > 2 && officeWords[strings.ToLower(words[n-1])] {
		n--
	}
	if n == len(words) {
		return s
	}
	return strings.Join(words[:n], " ")
}

// officeWords are words of offices and agencies as bylines name them.
var officeWords = document.WordSet(`writer writers reporter reporters editor editors correspondent columnist contributor contributing staff press news newspaper bureau
	chief associated reuters ap afp upi tcn ap's producer analyst critic photographer intern fellow specialist senior`)

// longestAuthor is how many bytes the names of an article's authors take at most.
const longestAuthor = 120

// CleanAuthor returns the names of a byline, without what stands round them:
// "By", addresses, dates, buttons. It is empty where no name is left.
func CleanAuthor(s string) string {
	s = document.Fold(withoutSigns(s))
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return ""
	}
	for lead := byLead.FindString(s); lead != ""; lead = byLead.FindString(s) {
		s = s[len(lead):]
	}
	if at := byEnd.FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	if date, start, _ := document.FindDate(s); date != "" {
		s = s[:start]
	}
	s = withoutTrailingOffice(withoutOffice(s))
	s = strings.TrimSpace(strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:/-–—|(<", r)
	}))
	for _, tail := range []string{" on", " am", " le", " at", " in"} {
		s = strings.TrimSuffix(s, tail)
	}
	if len(s) > longestAuthor || strings.IndexFunc(s, unicode.IsUpper) < 0 && strings.IndexFunc(s, func(r rune) bool { return r > 0x2E80 }) < 0 && !strings.Contains(s, " ") {
		return ""
	}
	return s
}

// shortText returns the words of an element that has few; empty of others.
func shortText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil && b.Len() <= 4*longestAuthor; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(withoutSigns(c.Data))
			case c.Type == html.ElementNode && !isHidden[c.DataAtom]:
				if isBlock[c.DataAtom] || c.DataAtom == atom.Span || c.DataAtom == atom.Br {
					b.WriteByte(' ')
				}
				walk(c)
				b.WriteByte(' ')
			}
		}
	}
	walk(n)
	if b.Len() > 4*longestAuthor {
		return ""
	}
	return document.Fold(b.String())
}

// withoutSigns takes out the signs that plant put before texts.
func withoutSigns(s string) string {
	before, rest, ok := strings.Cut(s, sign)
	for ok {
		if _, is := readDigits(rest); is {
			rest = rest[signDigits:]
		}
		var more string
		more, rest, ok = strings.Cut(rest, sign)
		before += more
	}
	return before
}

// isoDate returns the text where it starts as a date of ISO 8601 does.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	for i, c := range "0000-00-00" {
		if i >= len(s) || (c == '-') != (s[i] == '-') || c == '0' && (s[i] < '0' || s[i] > '9') {
			return ""
		}
	}
	if strings.HasPrefix(s, "000") {
		return "" // what programs write that know no date
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
