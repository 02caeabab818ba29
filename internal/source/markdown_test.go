package source

import (
	"context"
	"strings"
	"testing"

	"quotes/internal/source/document"
	"quotes/internal/source/markdown"
)

const markdownPage = "---\ntitle: The *Lantern*\nauthor:\n  - Ida Kroll\n  - Tom Ash\ndate: 2024-03-05\nurl: https://example.org/l\n---\n" + `# The Lantern

“It is [very *late*](https://example.org)," said
**Jo Ek**, who \*never* sleeps &amp; ` + "`rarely`" + ` eats.  
He left.

` + "```\n“Not this,” said the code.\n```" + `

> I shall not come back.
>
> You need not wait.

- One thing
- Another thing ![a picture](p.png)[^1]

[^1]: A note.
`

const markdownText = `The Lantern

“It is very late," said Jo Ek, who *never* sleeps & rarely eats.
He left.

I shall not come back.

You need not wait.

One thing

Another thing

A note.`

func TestMarkdown(t *testing.T) {
	doc := readAs(t, "page.md", markdownPage, Options{})
	if doc.Text != markdownText {
		t.Errorf("text:\n%s\nwant:\n%s", doc.Text, markdownText)
	}
	if want := (document.Meta{Title: "The *Lantern*", Author: "Ida Kroll, Tom Ash", Date: "2024-03-05", URL: "https://example.org/l"}); doc.Meta != want {
		t.Errorf("meta %+v, want %+v", doc.Meta, want)
	}
	if len(doc.Quotes) != 2 || !doc.Quotes[1].GoesOn || doc.Text[doc.Quotes[0].Start:doc.Quotes[0].End] != "I shall not come back." {
		t.Errorf("quotations %+v", doc.Quotes)
	}
	start := strings.Index(doc.Text, "very late")
	if from, to, ok := doc.Map.Find(start, start+len("very late")); !ok || doc.Map.Raw()[from:to] != "very *late" {
		t.Errorf("the words stand in the file as %q", doc.Map.Raw()[from:to])
	}
}

func TestMarkdownWithoutFrontMatter(t *testing.T) {
	for text, title := range map[string]string{
		"---\n\nA rule, and no front matter.\n": "",
		"---\na: [\n---\nBroken.\n":             "",
		"# A *title*\n\nText.":                  "A title",
	} {
		if doc := readAs(t, "page.md", text, Options{}); doc.Meta.Title != title || doc.Text == "" {
			t.Errorf("%q: title %q, text %q", text, doc.Meta.Title, doc.Text)
		}
	}
	if _, err := tryRead("page.md", strings.Repeat(">", 1e5), Options{}); err == nil || err.(*document.Error).Code != document.Broken {
		t.Errorf("error %v, want one that says that the text is nested too deeply", err)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add(markdownPage)
	f.Add("> a\n\t> b\n| c | d |\n|--|--|\n| e\\|f | <br> |\n---\n~~x~~ &#10; \\")
	f.Fuzz(func(t *testing.T, text string) {
		if doc, err := markdown.Read(document.Input{Ctx: context.Background(), Data: []byte(text)}); err == nil {
			checkDocument(t, doc)
		}
	})
}

// TestMarkdownOfSites holds that front matter in TOML, shortcodes and notes are
// no text, and that a line with a dash under a block quote says who spoke.
func TestMarkdownOfSites(t *testing.T) {
	const page = "+++\ntitle = \"Bees\"\nauthors = [\"Mina Holt\", 'Jo Lens']\ndate = 2024-05-06\n[params]\ntitle = \"x\"\n+++\n" +
		"Before {{< figure src=\"x\" caption=\"No.\" >}} after.\n\n{{% note %}}\n\n> [!NOTE]\n> A note.\n\n> We love bees.\n>\n> They love us.\n>\n> — Abel Strand\n"
	doc := readAs(t, "a.md", page, Options{})
	if want := "Before after.\n\nA note.\n\nWe love bees.\n\nThey love us.\n\n— Abel Strand"; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	if want := (document.Meta{Title: "Bees", Author: "Mina Holt, Jo Lens", Date: "2024-05-06"}); doc.Meta != want {
		t.Errorf("meta %+v, want %+v", doc.Meta, want)
	}
	got := ""
	for _, q := range doc.Quotes {
		got += doc.Text[q.Start:q.End] + "|" + doc.Text[q.ByStart:q.ByEnd] + "|"
	}
	if want := "We love bees.|— Abel Strand|They love us.|— Abel Strand|"; got != want {
		t.Errorf("quotations %s, want %s", got, want)
	}
}
