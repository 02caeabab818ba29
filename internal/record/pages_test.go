package record

import (
	"context"
	"encoding/json"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/source"
)

// pagesDir holds real pages with the article's text by hand; the tests that
// use it skip where it is absent.
const pagesDir = "../../../shared/pages"

// recordOf reads a file and makes its record.
func recordOf(t *testing.T, a *attribute.Attributor, path string, opts source.Options) (*source.Document, *Document) {
	t.Helper()
	for item := range source.Items([]string{path}, opts) {
		in, err := item.Load(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var quoted []extract.Quoted
		for _, q := range in.Quotes {
			quoted = append(quoted, extract.Quoted(q))
		}
		doc := extract.New(in.Text, extract.WithQuoted(quoted))
		res, err := a.Attribute(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		return in, New(in, doc, res, Options{Kinds: DefaultKinds()})
	}
	t.Fatal("no document")
	return nil, nil
}

func newAttributor(t *testing.T) *attribute.Attributor {
	t.Helper()
	a, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestPagesQuotes measures on real pages whether the quotes found in the page
// are those found in the article's text by hand, and whether every source span
// holds the words of its place.
func TestPagesQuotes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(pagesDir, "articles.json"))
	if err != nil {
		t.Skip("no pages to measure on")
	}
	var articles map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(data, &articles); err != nil {
		t.Fatal(err)
	}
	a := newAttributor(t)
	var both, page, hand, known, unknown int
	for id, article := range articles {
		in, got := recordOf(t, a, filepath.Join(pagesDir, "html", id+".html.gz"), source.Options{Format: source.HTML})
		_, want := recordOf(t, a, source.Stdin, source.Options{Format: source.Text, Stdin: strings.NewReader(article.Body)})
		b, p, h := common(texts(got), texts(want))
		both, page, hand = both+b, page+p, hand+h
		raw := []rune(in.Map.Raw())
		for _, place := range places(got) {
			if !place.Source.Known {
				unknown++
				t.Logf("%s: no source: %q", id[:8], place.Text)
				continue
			}
			known++
			if words := withoutTags(string(raw[place.Source.Start:place.Source.End])); words != source.Fold(place.Text) {
				t.Errorf("%s: the source says %q, the text %q", id[:8], words, place.Text)
			}
		}
	}
	f1 := 2 * float64(both) / float64(page+hand)
	t.Logf("quotes of %d pages and of their texts by hand agree to F1 %.4f (%d, %d, both %d); %d sources hold their words, %d places have none",
		len(articles), f1, page, hand, both, known, unknown)
	if f1 < 0.95 {
		t.Errorf("F1 %.4f is below 0.95", f1)
	}
	if unknown*100 > known {
		t.Errorf("%d of %d places have no source", unknown, known+unknown)
	}
}

// TestCite holds that a quote carries the address that its element gives.
func TestCite(t *testing.T) {
	a, err := attribute.New(attribute.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const page = `<p>Ann Roe wrote that it was <q cite="https://e.org/a">very cold indeed</q>. “So it is,” said Bo Lee.</p>
<blockquote cite="b.html"><p>Dear all, we go.</p><p>We go now.</p><cite>Ann Roe</cite></blockquote><blockquote>No more.</blockquote>`
	_, doc := recordOf(t, a, source.Stdin, source.Options{Format: source.HTML, Stdin: strings.NewReader(page)})
	got := map[string]string{}
	for _, q := range doc.Quotes {
		got[q.Text] = "-"
		if q.Cite != nil {
			got[q.Text] = *q.Cite
		}
	}
	want := map[string]string{"very cold indeed": "https://e.org/a", "So it is,": "-", "Dear all, we go. We go now.": "b.html", "No more.": "-"}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func texts(d *Document) map[string]int {
	counts := map[string]int{}
	for _, q := range d.Quotes {
		counts[q.Text]++
	}
	return counts
}

func common(a, b map[string]int) (both, na, nb int) {
	for k, n := range a {
		both += min(n, b[k])
		na += n
	}
	for _, n := range b {
		nb += n
	}
	return both, na, nb
}

// places lists every place of a record that has a source.
func places(d *Document) []Place {
	var all []Place
	for _, q := range d.Quotes {
		all = append(all, q.Parts...)
		if q.Mention != nil {
			all = append(all, *q.Mention)
		}
		if q.Cue != nil {
			all = append(all, Place{Text: q.Cue.Text, Source: q.Cue.Source})
		}
	}
	return all
}

// withoutTags takes tags off, as a reader that knows nothing of our own would.
func withoutTags(markup string) string {
	markup = noText.ReplaceAllString(markup, "")
	markup = lineTag.ReplaceAllString(markup, " ")
	return source.Fold(html.UnescapeString(anyTag.ReplaceAllString(markup, "")))
}

var (
	noText  = regexp.MustCompile(`(?s)<!--.*?-->|<(script|style|noscript|svg)\b.*?</(script|style|noscript|svg)>`)
	lineTag = regexp.MustCompile(`(?i)<br\b[^>]*>`)
	anyTag  = regexp.MustCompile(`(?s)<[^>]*>`)
)
