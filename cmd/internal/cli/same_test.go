package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"quotes/internal/record"
	"quotes/internal/texttest"
)

// written are the ways in which paragraphs of one line each are written in a
// format of the input.
var written = map[string]func(paragraphs []string) []byte{
	"text": func(paragraphs []string) []byte { return []byte(strings.Join(paragraphs, "\n\n") + "\n") },
	"jsonl": func(paragraphs []string) []byte {
		line, err := json.Marshal(map[string]string{"text": strings.Join(paragraphs, "\n\n")})
		if err != nil {
			panic(err)
		}
		return append(line, '\n')
	},
	"markdown": func(paragraphs []string) []byte {
		return []byte(strings.NewReplacer("*", "\\*", "_", "\\_", "[", "\\[", "<", "\\<", "`", "\\`", "#", "\\#", "~", "\\~", "&", "\\&").Replace(strings.Join(paragraphs, "\n\n") + "\n"))
	},
	// A fragment: of a whole page, what is no part of the article would be left out.
	"html": func(paragraphs []string) []byte {
		var b strings.Builder
		for _, p := range paragraphs {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		}
		return []byte(b.String())
	},
}

// told lists what a document says in a format: its quotes and who said them.
func told(t *testing.T, format string, paragraphs []string) (text string, quotes []string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := Command{Stdin: bytes.NewReader(written[format](paragraphs)), Stdout: &out, Stderr: &errs}
	if code := c.Main([]string{"extract", "-q", "--input-format", format, "-f", "jsonl", "--per", "doc", "--with-text", "--kinds", "all", "--nested", "-"}); code != ExitOK {
		t.Fatalf("%s: exit code %d: %s", format, code, &errs)
	}
	var doc record.Document
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatalf("%s: %v in %s", format, err, &out)
	}
	for _, q := range doc.Quotes {
		name, confidence := "—", 0.
		if q.Speaker != nil {
			name = q.Speaker.Name
		}
		if q.Confidence != nil {
			confidence = *q.Confidence
		}
		quotes = append(quotes, fmt.Sprintf("%s %s %s %.3f: %s", q.Kind, q.Status, name, confidence, q.Text))
	}
	return strings.TrimSpace(*doc.Text), quotes
}

// checkSame holds that paragraphs give the same text and the same answers in other
// formats as in plain text.
func checkSame(t *testing.T, paragraphs []string, formats ...string) {
	t.Helper()
	text, quotes := told(t, "text", paragraphs)
	for _, format := range formats {
		otherText, others := told(t, format, paragraphs)
		if otherText != text {
			t.Errorf("%s: the text %q is read as %q", format, text, otherText)
		} else if !slices.Equal(others, quotes) {
			t.Errorf("text\n%s\nis in %s\n%s", strings.Join(quotes, "\n"), format, strings.Join(others, "\n"))
		}
	}
}

// TestSameText holds that the project's texts give the same answers as plain
// text, JSON Lines, Markdown and HTML.
func TestSameText(t *testing.T) {
	for _, text := range textFiles(t, 1<<20, "../../../testdata/articles/*.txt", "../../../testdata/sets/news*.jsonl", "../../../testdata/sets/modern.jsonl", "../../../testdata/sets/fiction.jsonl") {
		var paragraphs []string
		for p := range strings.SplitSeq(text, "\n\n") {
			if p = strings.Join(strings.Fields(p), " "); p != "" {
				paragraphs = append(paragraphs, p)
			}
		}
		checkSame(t, paragraphs, "jsonl", "markdown", "html")
	}
}

// FuzzSameText holds the same of composed articles.
func FuzzSameText(f *testing.F) {
	for _, seed := range []string{"a", "\x01\x00\x01\x02\x03\x04", "the quick brown fox jumps over the lazy dog", strings.Repeat("\x05\x01\x03", 20)} {
		for which := range byte(3) {
			f.Add([]byte(seed), which)
		}
	}
	others := []string{"jsonl", "markdown", "html"}
	f.Fuzz(func(t *testing.T, choices []byte, which byte) {
		if paragraphs := texttest.Compose(choices); len(paragraphs) > 0 {
			checkSame(t, paragraphs, others[int(which)%len(others)])
		}
	})
}
