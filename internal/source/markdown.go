package source

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensions "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"
)

// The parser's time grows with the square of the signs of block quotes and
// lists that a line starts with, and of the links of a paragraph.
const (
	maxDepth = 200
	maxLinks = 5000
)

// readMarkdown reads a text in Markdown: links and emphasis resolved, code,
// pictures and raw HTML left out, block quotes as quotations. What front
// matter says goes into the document's meta.
func readMarkdown(in input) (*Document, error) {
	raw, encoding, err := decode(in.data, in.opts.Encoding)
	if err != nil {
		return nil, err
	}
	if tooDeep(raw) {
		return nil, &Error{Code: Broken, Problem: "is nested too deeply for Markdown", Advice: "read it as it stands: --input-format text"}
	}
	meta, body := frontMatter(raw)
	// Blanks in place of the front matter leave every other byte where it is.
	blanked := append(bytes.Repeat([]byte("\n"), body), raw[body:]...)
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
	w := &markdownWriter{mapped: mapped{raw: raw}}
	if err := ast.Walk(parser.Parse(text.NewReader(blanked)), w.node); err != nil {
		return nil, &Error{Code: Broken, Problem: "cannot be read as Markdown", Err: err}
	}
	doc := w.document(Markdown)
	doc.Encoding, doc.Meta = encoding, meta
	if doc.Meta.Title == "" {
		doc.Meta.Title = fold(w.title)
	}
	return doc, nil
}

// tooDeep says that a line starts with too many signs of block quotes and
// lists, or that a paragraph holds too many links.
func tooDeep(raw string) bool {
	links := 0
	for line := range strings.Lines(raw) {
		text := strings.TrimLeft(line, "> \t-+*0123456789.)")
		signs := line[:len(line)-len(text)]
		if len(signs) > maxDepth && strings.Count(signs, " ")+strings.Count(signs, ">") > maxDepth && strings.Trim(signs, " \t") != "" {
			return true
		}
		if links += strings.Count(line, "]("); strings.TrimSpace(text) == "" {
			links = 0
		}
		if links > maxLinks {
			return true
		}
	}
	return false
}

// A markdownWriter writes the text of a parsed document.
type markdownWriter struct {
	mapped
	quotes int    // the block quotes that are open
	goesOn bool   // a paragraph of the open block quote was written
	title  string // the first heading of level one
}

// node enters or leaves a node of the tree.
func (w *markdownWriter) node(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.Text:
		if entering {
			w.inline(n)
		}
	case *ast.String:
		if entering {
			w.other(string(n.Value), w.read, w.read)
		}
	case *ast.RawHTML:
		if entering && bytes.HasPrefix(bytes.ToLower(n.Segments.Value([]byte(w.raw))), []byte("<br")) {
			w.lineBreak()
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *ast.Image, *ast.AutoLink, *extensions.FootnoteLink, *extensions.FootnoteBacklink:
		w.leaveOut()
		return ast.WalkSkipChildren, nil
	default:
		w.block(n, entering)
	}
	return ast.WalkContinue, nil
}

// block enters or leaves a node that is none of the text's own.
func (w *markdownWriter) block(n ast.Node, entering bool) {
	switch n := n.(type) {
	case *ast.Blockquote:
		w.quotes, w.goesOn = w.quotes+1, false
		if !entering {
			w.quotes -= 2
		}
		return
	case *ast.Paragraph, *ast.TextBlock:
		w.quotation(entering)
	case *ast.Heading:
		w.heading(n, entering)
	}
	if n.Type() == ast.TypeBlock || n.Kind() == extensions.KindTableCell {
		w.paragraph()
	}
}

// quotation opens or closes the quotation of a paragraph of a block quote.
func (w *markdownWriter) quotation(entering bool) {
	switch {
	case w.quotes == 0:
	case entering:
		w.quote()
	default:
		w.unquote(w.goesOn)
		w.goesOn = true
	}
}

// heading notes the text of the first heading of level one: the title.
func (w *markdownWriter) heading(n *ast.Heading, entering bool) {
	if n.Level != 1 || w.title != "" {
		return
	}
	if entering {
		w.opened, w.start = true, -1
		return
	}
	if w.start >= 0 {
		w.title = w.mapped.text.String()[w.start:]
	}
	w.opened = false
}

// inline writes a stretch of text: escapes and character references resolved.
func (w *markdownWriter) inline(n *ast.Text) {
	from := n.Segment.Start
	for i := from; i < n.Segment.Stop; i++ {
		if w.raw[i] != '\\' || i+1 >= n.Segment.Stop || !isASCIIPunct(w.raw[i+1]) || n.IsRaw() {
			continue
		}
		w.markup(from, i, false)
		w.other(w.raw[i+1:i+2], i, i+2)
		i++
		from = i + 1
	}
	if n.IsRaw() {
		w.words(from, n.Segment.Stop)
	} else {
		w.markup(from, n.Segment.Stop, false)
	}
	switch {
	case n.HardLineBreak():
		w.lineBreak()
	case n.SoftLineBreak():
		w.blank()
	}
}

func isASCIIPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isLetter(c) && (c < '0' || c > '9')
}

// frontMatter returns what YAML at the start of the text says of it, and where
// the text itself starts.
func frontMatter(raw string) (Meta, int) {
	rest, ok := strings.CutPrefix(raw, "---")
	if !ok || strings.TrimLeft(rest, " \t\r") == "" || strings.TrimLeft(rest, " \t\r")[0] != '\n' {
		return Meta{}, 0
	}
	at := len(raw) - len(rest)
	for line := range strings.Lines(rest) {
		at += len(line)
		if end := strings.TrimRight(line, " \t\r\n"); end != "---" && end != "..." {
			continue
		}
		var keys map[string]any
		if yaml.Unmarshal([]byte(raw[3:at-len(line)]), &keys) != nil {
			return Meta{}, 0
		}
		return metaOf(keys), at
	}
	return Meta{}, 0
}

// metaOf takes the usual names of what front matter says.
func metaOf(keys map[string]any) Meta {
	first := func(names ...string) string {
		for _, name := range names {
			if s := plainValue(keys[name]); s != "" {
				return s
			}
		}
		return ""
	}
	return Meta{
		Title: first("title", "headline"), Author: first("author", "authors", "byline"), Date: first("date", "published"),
		URL: first("url", "link", "permalink", "canonical_url"), Outlet: first("outlet", "publication", "publisher", "site", "source"),
	}
}

// plainValue returns a value of YAML as a line: a list joined, a person by name.
func plainValue(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var parts []string
		for _, item := range v {
			parts = append(parts, plainValue(item))
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		return plainValue(v["name"])
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	}
	return fold(fmt.Sprint(v))
}
