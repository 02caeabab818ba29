package source

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// pagesDir holds real pages with the article's text by hand; tests that use
// it skip where it is absent.
const pagesDir = "../../../shared/pages"

// A goldPage is a real page with the text of its article.
type goldPage struct {
	id, raw, text string
}

func goldPages(t testing.TB) []goldPage {
	t.Helper()
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
	var pages []goldPage
	for id, a := range articles {
		pages = append(pages, goldPage{id: id, raw: unzipped(t, filepath.Join(pagesDir, "html", id+".html.gz")), text: a.Body})
	}
	sort.Slice(pages, func(i, j int) bool { return pages[i].id < pages[j].id })
	return pages
}

func unzipped(t testing.TB, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// shingles counts the text's runs of four words.
func shingles(text string) map[string]int {
	words := wordPattern.FindAllString(text, -1)
	counts := map[string]int{}
	for i := 0; i < max(1, len(words)-3); i++ {
		counts[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return counts
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// overlap returns how many things two bags share, and how many each holds.
func overlap(a, b map[string]int) (both, na, nb int) {
	for k, n := range a {
		both += min(n, b[k])
		na += n
	}
	for _, n := range b {
		nb += n
	}
	return both, na, nb
}

// TestPagesText measures the article's text on real pages: F1 over runs of
// four words, mean over the pages.
func TestPagesText(t *testing.T) {
	pages := goldPages(t)
	var f, precision, recall float64
	for _, p := range pages {
		doc, err := page.Parse(t.Context(), p.raw)
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, doc)
		both, got, want := overlap(shingles(doc.Text), shingles(p.text))
		f += 2 * float64(both) / float64(got+want)
		precision += float64(both) / float64(got)
		recall += float64(both) / float64(want)
	}
	n := float64(len(pages))
	t.Logf("F1 of four-word shingles, mean over %d pages: %.4f (precision %.4f, recall %.4f)", len(pages), f/n, precision/n, recall/n)
	if f/n < 0.965 {
		t.Errorf("F1 %.4f is below 0.965", f/n)
	}
}

// BenchmarkHTML compares our reader with parsing and readability alone, on
// real pages: the second may take 1.7 times the first.
func BenchmarkHTML(b *testing.B) {
	pages := goldPages(b)
	b.Run("parsing+readability", func(b *testing.B) {
		for b.Loop() {
			for _, p := range pages {
				tree, err := html.Parse(strings.NewReader(p.raw))
				if err != nil {
					b.Fatal(err)
				}
				parser := readability.NewParser()
				if _, err := parser.ParseAndMutate(tree, nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("reader", func(b *testing.B) {
		for b.Loop() {
			for _, p := range pages {
				if _, err := page.Read(document.Input{Ctx: context.Background(), Data: []byte(p.raw)}); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
