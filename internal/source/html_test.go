package source

import (
	"context"
	"slices"
	"strings"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// An article's page with what surrounds an article: the text below says what is left.
const webPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Bridge opens after nine years | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-05T08:30:00Z">
<meta name="author" content="By Ida Kroll">
<link rel="canonical" href="https://example.org/bridge">
<script>var quote = "“Not this,” said the script.";</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article>
<h1>Bridge opens after nine years</h1>
<p class="byline">By Ida Kroll</p>
<p class="date">Published: March 5, 2024</p>
<figure><img src="b.jpg"><figcaption>“A fine bridge,” said nobody, under the picture.</figcaption></figure>
<p>The new bridge over the Orle opened on Tuesday, nine years after work on it began and
four years after it should have been ready, to the sound of a brass band&nbsp;and some jeers.</p>
<p>&ldquo;We have waited long enough,&rdquo; said <b>May</b>or Ruth&#32;Amsel, who cut the ribbon.<br>
She did not say who would pay for the delay, which has cost the town some &pound;4&nbsp;million so far.</p>
<div class="newsletter-signup"><p>Sign up for our newsletter, and read all the news of the harbour first.</p></div>
<p>The builder, Olaf Brandt, told reporters that he was <q>very sorry indeed</q> about the time it took.</p>
<p>In a letter to the council, he wrote:</p>
<blockquote cite="https://example.org/letter"><p>The ground was softer than the drawings showed, and nobody had told us.</p>
<p>We shall not ask for more money.</p><footer>— Olaf Brandt</footer></blockquote>
<p><a href="/old">Read more: The bridge that never came</a></p>
<p>The old ferry, which carried 300 people a day, will stop at the end of the month, the council said.</p>
<div class="related-links"><h3>More stories</h3><ul><li><a href="/1">Ferry to be sold</a></li></ul></div>
</article>
<section id="comments"><p>“Shame on them all,” wrote a reader who was not at the opening of the bridge.</p></section>
<footer>© Harbour Post</footer>
</body></html>`

const webText = `The new bridge over the Orle opened on Tuesday, nine years after work on it began and four years after it should have been ready, to the sound of a brass band` + "\u00a0" + `and some jeers.

“We have waited long enough,” said Mayor Ruth Amsel, who cut the ribbon.
She did not say who would pay for the delay, which has cost the town some £4` + "\u00a0" + `million so far.

The builder, Olaf Brandt, told reporters that he was very sorry indeed about the time it took.

In a letter to the council, he wrote:

The ground was softer than the drawings showed, and nobody had told us.

We shall not ask for more money.

— Olaf Brandt

The old ferry, which carried 300 people a day, will stop at the end of the month, the council said.`

func TestHTML(t *testing.T) {
	doc := readAs(t, "page.html", webPage, Options{})
	if doc.Text != webText {
		t.Errorf("text:\n%s\nwant:\n%s", doc.Text, webText)
	}
	want := document.Meta{Title: "Bridge opens after nine years", Author: "Ida Kroll", Date: "2024-03-05T08:30:00Z", URL: "https://example.org/bridge", Outlet: "Harbour Post"}
	if strings.HasPrefix(doc.Meta.Title, want.Title) {
		want.Title = doc.Meta.Title // readability decides whether the outlet belongs to it
	}
	if doc.Meta != want {
		t.Errorf("meta %+v, want %+v", doc.Meta, want)
	}
	if doc.Format != document.HTML || doc.Encoding != "utf-8" || !doc.Marked {
		t.Errorf("format %s, encoding %s, marked %v", doc.Format, doc.Encoding, doc.Marked)
	}
	var quotes []string
	for _, q := range doc.Quotes {
		quotes = append(quotes, doc.Text[q.Start:q.End])
	}
	if want := []string{"very sorry indeed", "The ground was softer than the drawings showed, and nobody had told us.", "We shall not ask for more money."}; !slices.Equal(quotes, want) {
		t.Errorf("quotations %q, want %q", quotes, want)
	}
	if !doc.Quotes[2].GoesOn || doc.Quotes[1].GoesOn {
		t.Errorf("the second paragraph of the letter goes on from the first: %+v", doc.Quotes)
	}
}

func TestHTMLPlaces(t *testing.T) {
	doc := readAs(t, "page.html", webPage, Options{})
	for words, want := range map[string]string{
		"We have waited long enough,": "We have waited long enough,",
		"said Mayor Ruth Amsel":       "said <b>May</b>or Ruth&#32;Amsel",
		"£4":                          "&pound;4",
		"very sorry indeed":           "very sorry indeed",
		"ribbon.\nShe":                "ribbon.<br>\nShe",
	} {
		start := strings.Index(doc.Text, words)
		from, to, ok := doc.Map.Find(start, start+len(words))
		if !ok || doc.Map.Raw()[from:to] != want {
			t.Errorf("%q stands in the file as %q, want %q", words, doc.Map.Raw()[from:to], want)
		}
	}
	start := strings.Index(doc.Text, "the time it took.")
	if _, _, ok := doc.Map.Find(start-200, start+10); ok {
		t.Error("a stretch over words that were left out has no one place in the file")
	}
}

func TestHTMLEncodings(t *testing.T) {
	const body = "<p>\x93Caf\xe9,\x94 she said, and she said it again a little louder, so that all could hear.</p>"
	const text = "“Café,” she said, and she said it again a little louder, so that all could hear."
	for name, page := range map[string]string{
		"meta":       `<html><head><meta charset="windows-1252"></head><body>` + body,
		"http-equiv": `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body>` + body,
		"header":     "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<html><body>" + body,
		"likeliest":  `<html><body>` + body,
		"BOM":        "\xef\xbb\xbf<html><head><meta charset=windows-1252></head><body><p>" + text,
		"stale meta": "<html><head><meta charset=windows-1252></head><body><p>" + text,
	} {
		if doc := readAs(t, Stdin, page, Options{}); doc.Text != text || doc.Format != document.HTML {
			t.Errorf("%s: %s %q, want %q", name, doc.Format, doc.Text, text)
		}
	}
}

func TestHTMLInJSONLines(t *testing.T) {
	line := `{"id": "a1", "body": "<p>First <em>one</em>.</p><p>&#8220;Yes,&#8221; said Jo.</p>", "title": "T"}`
	doc := readAs(t, "a.jsonl", line, Options{Fields: Fields{"text": "body"}})
	if want := "First one.\n\n“Yes,” said Jo."; doc.Text != want || doc.Meta.Title != "T" || doc.Format != document.JSONLines {
		t.Errorf("%s %q %q, want %q", doc.Format, doc.Text, doc.Meta.Title, want)
	}
	plain := `{"id": "a2", "text": "If a < b and c > d, <b> is the tag, said Jo."}`
	if doc := readAs(t, "a.jsonl", plain, Options{}); doc.Marked || !strings.Contains(doc.Text, "<b>") {
		t.Errorf("plain text was read as markup: %q", doc.Text)
	}
}

func TestHTMLTooDeep(t *testing.T) {
	_, err := tryRead("page.html", "<html>"+strings.Repeat("<div>", 5000), Options{})
	if err == nil || err.(*document.Error).Code != document.Broken {
		t.Errorf("error %v, want one that says that the page is nested too deeply", err)
	}
}

// TestHTMLUnseen holds that what a page hides, and where a word may be broken,
// is no text.
func TestHTMLUnseen(t *testing.T) {
	const page = `<html><body><article><p>“We will not pay,” said Dana Whit&shy;lock, who keeps two boats<a epub:type="noteref" href="#n">1</a> in the har&#173;bour all the year.</p>
<p style="color: red; display : none">“Unseen,” said one ghost.</p><div hidden><p>“Unseen,” said another.</p></div><p aria-hidden="true">“Unseen.”</p>
<template><p>“Unseen,” said a template.</p></template><noscript><p>“Unseen,” said a noscript.</p></noscript>
<p style="display: block" aria-hidden="false">“It is only fair,” said the leader of the council, Abel Strand, who owns no boat.</p></article></body></html>`
	const want = `“We will not pay,” said Dana Whitlock, who keeps two boats in the harbour all the year.

“It is only fair,” said the leader of the council, Abel Strand, who owns no boat.`
	doc := readAs(t, "page.html", page, Options{})
	if doc.Text != want {
		t.Errorf("text %q", doc.Text)
	}
	start := strings.Index(doc.Text, "Whitlock")
	if from, to, ok := doc.Map.Find(start, start+len("Whitlock")); !ok || doc.Map.Raw()[from:to] != "Whit&shy;lock" {
		t.Errorf("the name stands at %d-%d", from, to)
	}
}

// TestHTMLDataOnly reads a page whose text scripts would fetch from the data
// that it carries for search engines.
func TestHTMLDataOnly(t *testing.T) {
	const page = `<!DOCTYPE html><html><head><title>Bees</title><script type="application/ld+json">{"@context": "x", "@graph": [{"@type": "Person"},
{"@type": "NewsArticle", "headline": "Bees", "author": [{"name": "Jo Lens"}, {"name": "Ida Kroll"}], "datePublished": "2024-01-01", "articleBody": "“Bees &amp; I,” said Lena Fort.\n\nShe keeps  forty."}]}</script></head>
<body><div id="root"></div><noscript>Enable scripts.</noscript></body></html>`
	doc := readAs(t, "page.html", page, Options{})
	if doc.Text != "“Bees & I,” said Lena Fort.\n\nShe keeps forty." || doc.Meta.Title != "Bees" || doc.Meta.Author != "Jo Lens, Ida Kroll" || doc.Meta.Date != "2024-01-01" || doc.Map != nil {
		t.Errorf("%q %+v", doc.Text, doc.Meta)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(webPage)
	f.Add("<table>a<td>b</table>c<q>d &amp <q>e</q>&notit;</q><br><pre>\nx\n</pre>")
	f.Add(`<html><script type="application/ld+json">{"articleBody":"a\n\u00ad b"}</script>`)
	f.Add("<p>\ufdd0000000a</p>&#xfdd0;000001<a href=javascript:x>y</a>")
	f.Fuzz(func(t *testing.T, text string) {
		for _, prefix := range []string{"", "<html><body>"} {
			if doc, err := page.Read(document.Input{Ctx: context.Background(), Data: []byte(prefix + text)}); err == nil {
				checkDocument(t, doc)
			}
		}
	})
}

// TestHTMLCite holds that a <cite> or a signature under a block quote says who
// spoke all of its paragraphs, and that a short page is read as a whole.
func TestHTMLCite(t *testing.T) {
	const page = `<html><body><article><p>The mayor spoke.</p><blockquote><p>We are done.</p><p>We will not come back.</p><cite>Ruth Amsel, mayor</cite></blockquote>
<blockquote><p>Nobody asked us.</p><p>— Olaf Brandt</p></blockquote><blockquote><p>No name here.</p></blockquote></article></body></html>`
	doc := readAs(t, "page.html", page, Options{})
	var got []string
	for _, q := range doc.Quotes {
		got = append(got, doc.Text[q.Start:q.End]+"|"+doc.Text[q.ByStart:q.ByEnd])
	}
	want := []string{"We are done.|Ruth Amsel, mayor", "We will not come back.|Ruth Amsel, mayor", "Nobody asked us.|— Olaf Brandt", "No name here.|"}
	if !slices.Equal(got, want) {
		t.Errorf("quotations %q, want %q", got, want)
	}
}

// TestStreamTimed holds that a page from a stream is laid out in the time of its
// document.
func TestStreamTimed(t *testing.T) {
	const page = "<html><body><article><p>It was so.</p></article></body></html>"
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for item := range Items([]string{Stdin}, Options{Stdin: strings.NewReader(page), Format: document.HTML}) {
		if _, err := item.Load(ctx); err != context.Canceled {
			t.Errorf("error %v, want the context's", err)
		}
	}
}
