package format

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"quotes/internal/record"
)

// readHTML takes the tags off the article, which must give the text, and puts
// the marks of each quote together; the speaker stands in the list below.
func readHTML(t *testing.T, out []byte, doc *record.Document) []found {
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	r := htmlReader{quotes: map[string]*found{}}
	r.read(root)
	if want := strings.ReplaceAll(*doc.Text, "\x00", "\uFFFD"); r.article.String() != want {
		t.Errorf("%s: the article is not the text: got %q", doc.Doc, r.article.String())
	}
	if r.scripts != 1 || r.images != 0 {
		t.Errorf("%s: %d scripts and %d images", doc.Doc, r.scripts, r.images)
	}
	var all []found
	for _, q := range doc.Quotes {
		f := r.quotes[q.ID]
		if f == nil {
			t.Fatalf("%s: no mark for %s", doc.Doc, q.ID)
		}
		var words []string
		for _, p := range f.places {
			words = append(words, strings.Fields(p.Text)...)
		}
		f.text = strings.Join(words, " ")
		if q.Speaker == nil && (f.speaker == "Not named" || f.speaker == "Not speech") {
			f.speaker = ""
		}
		all = append(all, *f)
	}
	return all
}

type htmlReader struct {
	inArticle bool
	article   strings.Builder
	quotes    map[string]*found
	scripts   int
	images    int
}

func (r *htmlReader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode && r.inArticle:
		r.article.WriteString(n.Data)
	case n.Data == "article" && n.Type == html.ElementNode:
		r.inArticle = true
		defer func() { r.inArticle = false }()
	case n.Data == "mark" && r.inArticle:
		defer r.mark(attr(n, "data-q"), r.article.Len())
	case n.Data == "script":
		r.scripts++
	case n.Data == "img":
		r.images++
	case n.Data == "li" && strings.HasSuffix(attr(n, "id"), "-why"):
		if f := r.quotes[strings.TrimSuffix(attr(n, "id"), "-why")]; f != nil {
			f.speaker = firstBold(n)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c)
	}
}

// mark notes what was read of a quote since a byte of the article.
func (r *htmlReader) mark(id string, start int) {
	if r.quotes[id] == nil {
		r.quotes[id] = &found{}
	}
	read := r.article.String()
	r.quotes[id].places = append(r.quotes[id].places, record.Place{
		Text: read[start:], Start: utf8.RuneCountInString(read[:start]), End: utf8.RuneCountInString(read),
	})
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func firstBold(n *html.Node) string {
	for c := range n.Descendants() {
		if c.Data == "b" && c.FirstChild != nil {
			return c.FirstChild.Data
		}
	}
	return ""
}
