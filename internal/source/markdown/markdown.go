// Package markdown reads Markdown with its front matter.
package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensions "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"quotes/internal/lazy"
	"quotes/internal/source/document"
	"quotes/internal/yaml"
)

// The parser's time grows with the square of the signs of block quotes and
// lists that a line starts with, and of the links of a paragraph.
const (
	maxDepth = 200
	maxLinks = 5000
)

// Read reads a text in Markdown: links and emphasis resolved, code,
// pictures and raw HTML left out, block quotes as quotations. What front
// matter says goes into the document's meta.
func Read(in document.Input) (*document.Document, error) {
	raw, encoding, err := document.Decode(in.Data, in.Encoding)
	if err != nil {
		return nil, err
	}
	if tooDeep(raw) {
		return nil, &document.Error{Code: document.Broken, Problem: "is nested too deeply for Markdown", Advice: "read it as it stands: --input-format text"}
	}
	meta, body := frontMatter(raw)
	// Blanks in place of what is no text leave every other byte where it is.
	blanked := append(bytes.Repeat([]byte("\n"), body), raw[body:]...)
	gaps := noMarkdown.FindAllIndex(blanked, -1)
	for _, place := range gaps {
		for i := place[0]; i < place[1]; i++ {
			if blanked[i] != '>' || blanked[place[0]] == '{' {
				blanked[i] = ' '
			}
		}
	}
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
	w := &markdownWriter{Writer: document.Writer{Raw: raw}, gaps: gaps}
	if err := ast.Walk(parser.Parse(text.NewReader(blanked)), w.node); err != nil {
		return nil, &document.Error{Code: document.Broken, Problem: "cannot be read as Markdown", Err: err}
	}
	doc := w.Document(document.Markdown)
	doc.Encoding, doc.Meta = encoding, meta
	if doc.Meta.Title == "" {
		doc.Meta.Title = document.Fold(w.title)
	}
	return doc, nil
}

// noMarkdown is what site builders and GitHub put into a text: shortcodes and
// the signs of notes.
var noMarkdown = lazy.MustCompile(`(?im)(\{\{[<%][^{}\n]*[>%]\}\}|^[> ]*> *` + noteSign + `)`)

// noteSign is the sign of a note, as GitHub and Obsidian have it.
const noteSign = `\[!(?:note|tip|important|warning|caution|info|danger)\]`

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
	document.Writer
	quotes int     // the block quotes that are open
	gaps   [][]int // what is blanked
	note   int     // of them those that are notes
	goesOn bool    // a paragraph of the open block quote was written
	title  string  // the first heading of level one
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
			w.Other(string(n.Value), w.Read, w.Read)
		}
	case *ast.RawHTML:
		if entering && bytes.HasPrefix(bytes.ToLower(n.Segments.Value([]byte(w.Raw))), []byte("<br")) {
			w.LineBreak()
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *ast.Image, *ast.AutoLink, *extensions.FootnoteLink, *extensions.FootnoteBacklink:
		w.LeaveOut()
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
		step := 1
		if !entering {
			step = -1
		}
		w.quotes, w.goesOn = w.quotes+step, false
		if w.isNote(n) {
			w.note += step
		}
		return
	case *ast.Emphasis:
		if _, inner := n.Parent().(*ast.Emphasis); !inner {
			w.SetOff(entering)
		}
	case *ast.Paragraph, *ast.TextBlock:
		w.quotation(n, entering)
	case *ast.Heading:
		w.heading(n, entering)
	}
	if n.Type() == ast.TypeBlock || n.Kind() == extensions.KindTableCell {
		w.Paragraph()
	}
}

// quotation opens or closes the quotation of a paragraph of a block quote. One
// that starts with a dash below another says who spoke.
func (w *markdownWriter) quotation(n ast.Node, entering bool) {
	switch {
	case w.quotes == 0 || w.note > 0:
	case entering:
		w.Quote()
	case w.goesOn && document.IsSigned(w.firstLine(n)):
		w.Attribute(true)
	default:
		w.Unquote(w.goesOn)
		w.goesOn = true
	}
}

// firstLine returns the first line of a block.
func (w *markdownWriter) firstLine(n ast.Node) string {
	if n.Lines().Len() == 0 {
		return ""
	}
	line := n.Lines().At(0)
	return w.Raw[line.Start:line.Stop]
}

// lookBack is how many bytes before a block quote the sign of a note may stand.
const lookBack = 300

// noteBefore is the sign of a note that is set like a block quote, before its words.
var noteBefore = lazy.MustCompile(`(?i)` + noteSign + `[>\s]*$`)

// isNote says that a block quote is a note of the author's own.
func (w *markdownWriter) isNote(n *ast.Blockquote) bool {
	first := n.FirstChild()
	if first == nil || first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
		return false
	}
	start := first.Lines().At(0).Start
	return noteBefore.MatchString(w.Raw[max(0, start-lookBack):start])
}

// heading notes the text of the first heading of level one: the title.
func (w *markdownWriter) heading(n *ast.Heading, entering bool) {
	if n.Level > 1 {
		w.SetOff(entering)
	}
	if n.Level != 1 || w.title != "" {
		return
	}
	if entering {
		w.Quote()
		return
	}
	w.title = w.SinceQuote()
	w.Drop()
}

// inline writes a stretch of text: escapes and character references resolved.
func (w *markdownWriter) inline(n *ast.Text) {
	from := n.Segment.Start
	for i := from; i < n.Segment.Stop; i++ {
		if w.Raw[i] != '\\' || i+1 >= n.Segment.Stop || !isASCIIPunct(w.Raw[i+1]) || n.IsRaw() {
			continue
		}
		w.stretch(from, i)
		w.Other(w.Raw[i+1:i+2], i, i+2)
		i++
		from = i + 1
	}
	if n.IsRaw() {
		w.Words(from, n.Segment.Stop)
	} else {
		w.stretch(from, n.Segment.Stop)
	}
	switch {
	case n.HardLineBreak():
		w.LineBreak()
	case n.SoftLineBreak():
		w.Blank()
	}
}

// stretch writes a stretch of text without what is blanked in it.
func (w *markdownWriter) stretch(from, to int) {
	for len(w.gaps) > 0 && w.gaps[0][1] <= from {
		w.gaps = w.gaps[1:]
	}
	for _, gap := range w.gaps {
		if gap[0] >= to {
			break
		}
		w.Markup(from, max(from, gap[0]), false)
		w.Blank()
		w.LeaveOut()
		from = min(gap[1], to)
	}
	w.Markup(from, to, false)
}

func isASCIIPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !document.IsLetter(c) && (c < '0' || c > '9')
}

// frontMatter returns what YAML (between ---) or TOML (between +++) at the
// start of the text says of it, and where the text itself starts.
func frontMatter(raw string) (document.Meta, int) {
	fence := raw[:min(3, len(raw))]
	rest := raw[len(fence):]
	if fence != "---" && fence != "+++" || !strings.HasPrefix(strings.TrimLeft(rest, " \t\r"), "\n") {
		return document.Meta{}, 0
	}
	at := len(fence)
	for line := range strings.Lines(rest) {
		at += len(line)
		if end := strings.TrimRight(line, " \t\r\n"); end != fence && (end != "..." || fence == "+++") {
			continue
		}
		matter := raw[len(fence) : at-len(line)]
		if fence == "+++" {
			return metaOf(tomlKeys(matter)), at
		}
		var keys map[string]any
		if yaml.Unmarshal([]byte(matter), &keys) != nil {
			return document.Meta{}, 0
		}
		return metaOf(keys), at
	}
	return document.Meta{}, 0
}

// tomlKeys returns the values of the top table that stand on one line: those
// of TOML are YAML's too, but for what nobody needs here.
func tomlKeys(matter string) map[string]any {
	keys := map[string]any{}
	for line := range strings.Lines(matter) {
		if strings.HasPrefix(line, "[") {
			break
		}
		key, value, ok := strings.Cut(line, "=")
		var v any
		if ok && yaml.Unmarshal([]byte(value), &v) == nil {
			keys[strings.Trim(key, " \t\"")] = v
		}
	}
	return keys
}

// metaOf takes the usual names of what front matter says.
func metaOf(keys map[string]any) document.Meta {
	first := func(names ...string) string {
		for _, name := range names {
			if s := document.PlainValue(keys[name]); s != "" {
				return s
			}
		}
		return ""
	}
	return document.Meta{
		Title: first("title", "headline"), Author: first("author", "authors", "byline"), Date: first("date", "published"),
		URL: first("url", "link", "permalink", "canonical_url"), Outlet: first("outlet", "publication", "publisher", "site", "source"),
	}
}
