package format

import (
	"io"
	"strconv"
	"strings"

	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// markdownWriter writes a table for each document, with what the table on a
// terminal shows.
type markdownWriter struct {
	w      io.Writer
	titles bool
	drawn  int
}

func newMarkdown(w io.Writer, opts Options) Writer {
	return &markdownWriter{w: w, titles: opts.Titles}
}

// Write writes the table of a document.
func (m *markdownWriter) Write(doc *record.Document) error {
	var b strings.Builder
	if m.drawn > 0 {
		b.WriteByte('\n')
	}
	m.drawn++
	if m.titles {
		b.WriteString("## " + MarkdownCell(doc.Doc) + "\n\n")
	}
	timed := hasTimes(doc.Quotes)
	if len(doc.Quotes) == 0 {
		b.WriteString("No quotes.\n")
	} else {
		b.WriteString("| Who | What | Kind | Conf | Line |" + only(timed, " Time |") + "\n|:--|:--|:--|--:|--:|" + only(timed, "--:|") + "\n")
	}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		cells := []string{MarkdownCell(who(q)), MarkdownCell(q.Text), q.Kind, confidence(q.Confidence), strconv.Itoa(q.Line)}
		if timed {
			cells = append(cells, q.SpokenAt().Clock())
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	WriteMade(&b, doc.Run)
	_, err := io.WriteString(m.w, b.String())
	return err
}

// WriteMade writes a paragraph that tells how something was made.
func WriteMade(b *strings.Builder, run *record.Run) {
	if run == nil {
		return
	}
	b.WriteString("\n<sub>" + MarkdownCell(run.Sentence()) + "</sub>\n")
}

// Close does nothing: every table is whole.
func (m *markdownWriter) Close() error { return nil }

// only returns the text where a condition holds, and nothing else.
func only(holds bool, text string) string {
	if holds {
		return text
	}
	return ""
}

// WriteMarkdown writes rows as a table; the first is its head. The columns from
// numbers on are set to the right.
func WriteMarkdown(w io.Writer, rows [][]string, numbers int) error {
	var b strings.Builder
	for i, row := range rows {
		for _, cell := range row {
			b.WriteString("| " + MarkdownCell(cell) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|:--", min(numbers, len(row))) + strings.Repeat("|--:", max(0, len(row)-numbers)) + "|\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// MarkdownCell writes a text of one line so that Markdown shows it as it is: every
// character that could mean something inside a line gets a backslash.
func MarkdownCell(s string) string {
	var b strings.Builder
	for _, r := range terminal.Clean(s) {
		if strings.ContainsRune("\\`*_[]<>#|~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
