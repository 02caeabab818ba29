package speakers

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"quotes/cmd/internal/terminal"
	"quotes/internal/record"
)

// The length of the bar of a share of one, in columns: the longest, and the shortest
// that is worth drawing.
const (
	barWidth = 20
	shortBar = 6
)

// minName is the least width of a value, so that "female (guess)" is never cut.
const minName = len("female" + guessed)

// A figure is a column of numbers.
type figure struct {
	head string
	of   func(*Row) string
	drop int // the higher, the sooner it is left out where there is no room; 0: never
}

// figures returns the columns of numbers, and those with the bounds of shares where
// there is room for them.
func (r *Result) figures(bounds bool) []figure {
	out := []figure{
		{"QUOTES", func(r *Row) string { return strconv.Itoa(r.Quotes) }, 0},
		{"WORDS", func(r *Row) string { return strconv.Itoa(r.Words) }, 0},
		{"DOCS", func(r *Row) string { return strconv.Itoa(r.Documents) }, 3},
		{"% WORDS", (*Row).share, 2},
	}
	if !r.grouped() {
		return out
	}
	share := func(head string, of func(*Row) *record.Interval) figure {
		if !bounds {
			return figure{head, func(r *Row) string { return percent(of(r)) }, 0}
		}
		return figure{head + " (95 %)", func(r *Row) string { return percents(of(r)) }, 0}
	}
	out = append(out, share("OF KNOWN", func(r *Row) *record.Interval { return r.InKnown }))
	if r.By[len(r.By)-1] != "speaker" {
		out = append(out, figure{"PEOPLE", func(r *Row) string { return count(r.People) }, 0},
			share("OF PEOPLE", func(r *Row) *record.Interval { return r.PeopleInKnown }))
	}
	return out
}

// percent writes a share for people, without its bounds.
func percent(i *record.Interval) string {
	short, _, _ := strings.Cut(percents(i), " ")
	return short
}

func widthOf(figures []figure) (n int) {
	for _, f := range figures {
		n += 2 + len(f.head)
	}
	return n
}

// fitting returns the columns of numbers for which there is room beside names: what is
// less asked for goes first, then the bounds of shares, then the rest of it.
func (r *Result) fitting(room int) []figure {
	for _, try := range []struct {
		bounds bool
		from   int // what is dropped
	}{{true, 4}, {true, 3}, {false, 4}, {false, 3}} {
		if figures := without(r.figures(try.bounds), try.from); !r.grouped() || widthOf(figures) <= room {
			return figures
		}
	}
	return without(r.figures(false), 2)
}

// without leaves out the columns that are to be dropped from a number on.
func without(figures []figure, from int) []figure {
	return slices.DeleteFunc(figures, func(f figure) bool { return f.drop >= from })
}

// writeTable writes rows for people: the names, the counts and a bar.
func writeTable(w io.Writer, result *Result, width int) error {
	rows, by := result.Rows, result.By
	if len(rows) == 0 {
		_, err := io.WriteString(w, "no quotes\n")
		return err
	}
	widths := result.nameWidths(width)
	used := 0
	for _, n := range widths {
		used += n + 2
	}
	figures := result.fitting(width - used)
	bar := min(width-used-widthOf(figures), barWidth)
	var b strings.Builder
	result.line(&b, widths, figures, func(i int) string { return strings.ToUpper(by[i]) }, func(f *figure) string { return strings.TrimSpace(f.head) })
	b.WriteString("\n")
	scale := most(rows).Words
	for i := range rows {
		row := &rows[i]
		result.line(&b, widths, figures, func(i int) string { return cut(terminal.Clean(row.Values[i]), widths[i]) }, func(f *figure) string { return f.of(row) })
		if bar >= shortBar {
			b.WriteString(drawn(min(row.Words, scale), scale, bar))
		}
		b.WriteString("\n")
	}
	for line := range strings.Lines(b.String()) {
		if _, err := io.WriteString(w, strings.TrimRight(line, " \n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// nameWidths returns how wide the columns of names are.
func (r *Result) nameWidths(width int) []int {
	room := max((width-widthOf(r.figures(false))-2)/len(r.By)-2, minName)
	widths := make([]int, len(r.By))
	for i, name := range r.By {
		widths[i] = len(name)
		for j := range r.Rows {
			widths[i] = min(max(widths[i], terminal.Width(terminal.Clean(r.Rows[j].Values[i]))), max(room, len(name)))
		}
	}
	return widths
}

// line writes the names of a line and its numbers, which end below each other.
func (r *Result) line(b *strings.Builder, widths []int, figures []figure, name func(int) string, number func(*figure) string) {
	for i, n := range widths {
		b.WriteString(pad(name(i), n) + "  ")
	}
	for i := range figures {
		text := number(&figures[i])
		fmt.Fprintf(b, "%s%s  ", strings.Repeat(" ", max(0, len(figures[i].head)-terminal.Width(text))), text)
	}
}

// eighths are the blocks that fill one to seven eighths of a column.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// drawn returns a bar to scale: of a width in columns for the most words.
func drawn(words, most, width int) string {
	n := (words*width*8 + max(most, 1)/2) / max(most, 1)
	return strings.Repeat("█", n/8) + eighths[n%8]
}

// cut shortens a text to a width.
func cut(s string, width int) string {
	if terminal.Width(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && terminal.Width(string(runes)) > width-1 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-terminal.Width(s)))
}
