package format

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"quotes/attribute"
	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

const (
	columnGap = "  "
	maxWho    = 22 // columns; a quarter of a narrow table
)

// tableWriter draws a table for people, one for each document: who, what,
// kind, confidence, line and, of captions, time. The library only draws; what stands in a cell is
// wrapped and padded here, since it would split words, fold spaces and take
// the width of quotation marks from the environment.
type tableWriter struct {
	w     io.Writer
	opts  Options
	drawn int
}

func newTable(w io.Writer, opts Options) Writer {
	if opts.Width <= 0 {
		opts.Width = terminal.DefaultWidth
	}
	return &tableWriter{w: w, opts: opts}
}

// Write draws the table of a document.
func (t *tableWriter) Write(doc *record.Document) error {
	var b bytes.Buffer
	if t.drawn > 0 {
		b.WriteByte('\n')
	}
	t.drawn++
	if t.opts.Titles || len(doc.Quotes) == 0 {
		title := t.style(terminal.Bold, terminal.Clean(doc.Doc))
		if len(doc.Quotes) == 0 {
			title += ": no quotes"
		}
		b.WriteString(title + "\n")
	}
	if len(doc.Quotes) > 0 {
		if err := t.draw(&b, doc.Quotes); err != nil {
			return err
		}
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

// Close does nothing: every table is whole.
func (t *tableWriter) Close() error { return nil }

// A column is one of the table's.
type column struct {
	title string
	right bool
	width int
	cell  func(*record.Quote) string
}

func (t *tableWriter) columns(quotes []record.Quote) []column {
	columns := []column{
		{title: "WHO", cell: who},
		{title: "WHAT", cell: func(q *record.Quote) string { return q.Text }},
		{title: "KIND", cell: func(q *record.Quote) string { return q.Kind }},
		{title: "CONF", right: true, cell: func(q *record.Quote) string { return confidence(q.Confidence) }},
		{title: "LINE", right: true, cell: func(q *record.Quote) string { return strconv.Itoa(q.Line) }},
	}
	if hasTimes(quotes) {
		columns = append(columns, column{title: "TIME", right: true, cell: func(q *record.Quote) string { return q.SpokenAt().Clock() }})
	}
	rest := t.opts.Width - len(columnGap)*(len(columns)-1)
	for i := range columns {
		c := &columns[i]
		c.width = terminal.Width(c.title)
		for j := range quotes {
			c.width = max(c.width, terminal.Width(terminal.Clean(c.cell(&quotes[j]))))
		}
		if c.title == "WHO" {
			c.width = min(c.width, maxWho, max(t.opts.Width/4, 8))
		}
		if c.title != "WHAT" {
			rest -= c.width
		}
	}
	columns[1].width = max(min(columns[1].width, rest), len("WHAT"))
	return columns
}

// hasTimes says that the input tells when the quotes were spoken.
func hasTimes(quotes []record.Quote) bool {
	return slices.ContainsFunc(quotes, func(q record.Quote) bool { return q.SpokenAt() != nil })
}

// who returns the speaker's name, a dash where the text gives none, and a
// question mark before one that is not likely enough.
func who(q *record.Quote) string {
	switch {
	case q.Speaker != nil:
		return q.Speaker.Name
	case q.Status == string(attribute.Withheld) && len(q.Candidates) > 0:
		return fmt.Sprintf("? %s %s", q.Candidates[0].Name, confidence(&q.Candidates[0].Confidence))
	}
	return "—"
}

// confidence writes a probability in three columns: .97
func confidence(p *float64) string {
	switch {
	case p == nil:
		return ""
	case *p >= 0.995:
		return "1.0"
	}
	return strings.TrimPrefix(strconv.FormatFloat(*p, 'f', 2, 64), "0")
}

// draw lays the quotes out and lets the library draw them.
func (t *tableWriter) draw(b *bytes.Buffer, quotes []record.Quote) error {
	columns := t.columns(quotes)
	var drawn bytes.Buffer
	table := newDrawing(&drawn)
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = t.style(terminal.Bold, c.pad(c.title))
	}
	table.Header(header)
	for i := range quotes {
		if err := table.Append(t.row(columns, &quotes[i])); err != nil {
			return fmt.Errorf("drawing the table: %w", err)
		}
	}
	if err := table.Render(); err != nil {
		return fmt.Errorf("drawing the table: %w", err)
	}
	const rule = "─"
	for line := range strings.Lines(drawn.String()) {
		line = strings.TrimRight(line, " \n")
		if strings.HasPrefix(line, rule) { // the library draws it under the last gap too
			line = strings.TrimSuffix(line, strings.Repeat(rule, len(columnGap)))
		}
		b.WriteString(line + "\n")
	}
	return nil
}

// row returns the cells of a quote, each as many lines as the longest.
func (t *tableWriter) row(columns []column, q *record.Quote) []string {
	wrapped := make([][]string, len(columns))
	height := 0
	for i, c := range columns {
		wrapped[i] = terminal.Wrap(terminal.Clean(c.cell(q)), c.width)
		height = max(height, len(wrapped[i]))
	}
	cells := make([]string, len(columns))
	for i, c := range columns {
		lines := make([]string, height)
		for j := range lines {
			if j < len(wrapped[i]) {
				lines[j] = wrapped[i][j]
			}
			lines[j] = t.style(styleOf(c.title, q), c.pad(lines[j]))
		}
		cells[i] = strings.Join(lines, "\n")
	}
	return cells
}

// pad fills a line of a cell up to the column's width.
func (c column) pad(s string) string {
	space := strings.Repeat(" ", max(0, c.width-terminal.Width(s)))
	if c.right {
		return space + s
	}
	return s + space
}

// newDrawing returns the library's table with everything switched off that
// would change a cell.
func newDrawing(w io.Writer) *tablewriter.Table {
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.Padding{Right: columnGap, Overwrite: true}},
	}
	lines := renderer.NewBlueprint(tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off, ShowHeader: tw.On},
			Lines:      tw.Lines{ShowHeaderLine: tw.On},
		},
	})
	return tablewriter.NewTable(w,
		tablewriter.WithRenderer(lines),
		tablewriter.WithConfig(tablewriter.Config{Header: cell, Row: cell}),
		tablewriter.WithTrimSpace(tw.Off), tablewriter.WithTrimLine(tw.Off), tablewriter.WithTrimTab(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
}

// styleOf returns how a cell of a quote looks in colour.
func styleOf(title string, q *record.Quote) string {
	switch {
	case title == "WHAT":
		return terminal.Plain
	case title != "WHO":
		return terminal.Dim
	case q.Speaker != nil:
		return terminal.Bold
	case q.Status == string(attribute.Withheld):
		return terminal.Yellow
	}
	return terminal.Dim
}

func (t *tableWriter) style(style, s string) string {
	if !t.opts.Color || style == terminal.Plain {
		return s
	}
	return style + s + terminal.Reset
}
