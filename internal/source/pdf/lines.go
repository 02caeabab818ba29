package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotes/internal/lazy"
)

// A line is words on one base line without a wide gap: in a page of columns
// there are several side by side.
type line struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	bold   bool // all of it
}

// A pageText is the rows of a page from above: lines side by side.
type pageText struct {
	number int
	rows   [][]line
}

// leading returns the usual distance between rows, 0 where there are few.
func (p *pageText) leading() float64 {
	var gaps []float64
	for i := 1; i < len(p.rows); i++ {
		gaps = append(gaps, p.rows[i-1][0].y-p.rows[i][0].y)
	}
	if len(gaps) < 4 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// rowsOf joins runs of one base line, cut at gaps that part columns.
func rowsOf(runs []run) [][]line {
	all := baselines(runs)
	gutters := guttersOf(all)
	rows := make([][]line, len(all))
	for i, row := range all {
		rows[i] = joinRow(row, gutters)
	}
	return rows
}

// baselines gathers the runs of each base line, from above, each from the left.
func baselines(runs []run) [][]run {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	lowerNotes(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var rows [][]run
	for i := 0; i < len(runs); {
		n := i + 1
		for n < len(runs) && runs[i].y-runs[n].y < 0.35*max(runs[i].size, runs[n].size, 1) {
			n++
		}
		row := runs[i:n]
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
		rows = append(rows, row)
		i = n
	}
	return rows
}

// upright keeps the runs of the way in which most of the page is written: a page
// may lie on its side, and what runs upwards beside other text is a stamp.
func upright(runs []run) []run {
	var letters [4]int
	for _, r := range runs {
		letters[r.turn] += len(r.text)
	}
	way := 0
	for turn, n := range letters {
		if n > letters[way] {
			way = turn
		}
	}
	return slices.DeleteFunc(runs, func(r run) bool { return r.turn != way })
}

// Gaps between runs, in sizes of their letters.
const (
	gapOfLines = 1.6  // parts lines side by side
	gapOfWords = 0.13 // parts words
	noGap      = 0.02 // what is drawn nearer is one word, whatever spaces lie under it
	twice      = 0.1  // the same words nearer than this are drawn twice, to look bold
)

// joinRow joins the runs of a row to lines.
func joinRow(row []run, gutters []float64) []line {
	var out []line
	for i, r := range row {
		text := strings.ReplaceAll(r.text, "\n", " ")
		if i > 0 && r.text == row[i-1].text && r.x0-row[i-1].x0 < twice*r.size {
			continue
		}
		if n := len(out); n > 0 && !out[n-1].partedFrom(r, gutters) {
			out[n-1].join(r, text)
			continue
		}
		out = append(out, line{text, r.x0, r.x1, r.y, r.size, r.bold})
	}
	return out
}

// partedFrom says that a run begins another line, beside this one.
func (l *line) partedFrom(r run, gutters []float64) bool {
	gap, size := r.x0-l.x1, max(r.size, l.size)
	return gap > gapOfLines*size || gap > gapOfGutter*size && atGutter(r.x0, gutters)
}

// join adds a run to the line before it.
func (l *line) join(r run, text string) {
	if r.note {
		l.x1 = max(l.x1, r.x1)
		return
	}
	gap := r.x0 - l.x1
	spaced := strings.HasSuffix(l.text, " ") || strings.HasPrefix(text, " ")
	switch {
	case spaced && gap < noGap*r.size:
		l.text, text = strings.TrimRight(l.text, " "), strings.TrimLeft(text, " ")
	case !spaced && gap > gapOfWords*r.size:
		text = " " + text
	}
	l.text += text
	l.x1, l.size, l.bold = max(l.x1, r.x1), max(l.size, r.size), l.bold && r.bold
}

// withoutNumbers leaves out the numbers of lines that stand at the left of a
// transcript's pages: in most rows the first line is a number, each one more
// than the one before.
func withoutNumbers(rows [][]line) [][]line {
	count, follow, last := 0, 0, -1
	for _, row := range rows {
		if n, err := strconv.Atoi(strings.TrimSpace(row[0].text)); err == nil && len(row) > 1 || err == nil && n == last+1 {
			count++
			if n == last+1 {
				follow++
			}
			last = n
		}
	}
	if count < 3 || follow*4 < count*3 || count*2 < len(rows) {
		return rows
	}
	var out [][]line
	for _, row := range rows {
		if _, err := strconv.Atoi(strings.TrimSpace(row[0].text)); err == nil {
			row = row[1:]
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

var (
	digits     = lazy.MustCompile(`\d+`)
	pageNumber = lazy.MustCompile(`^(?i:[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s+(?:of|/)\s+\d+)?[-–—\s]*)$`)
)

// edgeLines is how many lines at the top and the bottom of a page may be
// headers and footers.
const edgeLines = 3

// leaveOutEdges leaves out headers and footers: rows at the edges that come
// again on other pages but for numbers, and numbers of pages.
func leaveOutEdges(pages []pageText) {
	seen := map[string]int{}
	for _, p := range pages {
		here := map[string]bool{}
		eachEdge(p.rows, func(k int) bool { here[edgeKey(p.rows[k])] = true; return false })
		for key := range here {
			seen[key]++
		}
	}
	for i := range pages {
		rows := pages[i].rows
		drop := map[int]bool{}
		eachEdge(rows, func(k int) bool {
			key := edgeKey(rows[k])
			again := key != "" && seen[key] > 1 && seen[key]*4 >= min(len(pages), 12)
			drop[k] = again || len(rows[k]) == 1 && pageNumber.MatchString(strings.TrimSpace(rows[k][0].text))
			return !drop[k]
		})
		pages[i].rows = nil
		for k, row := range rows {
			if !drop[k] {
				pages[i].rows = append(pages[i].rows, row)
			}
		}
	}
}

// edgeKey returns the words of a row with numbers made alike; empty of a long one.
func edgeKey(row []line) string {
	var words []string
	for _, l := range row {
		words = append(words, strings.Fields(digits.ReplaceAllString(l.text, "#"))...)
	}
	text := strings.Join(words, " ")
	if utf8.RuneCountInString(text) > 100 {
		return ""
	}
	return text
}

// eachEdge calls f with the rows at the top, from the first, and at the bottom,
// from the last, until it says that the edge ends.
func eachEdge(rows [][]line, f func(k int) bool) {
	for k := range min(edgeLines, len(rows)) {
		if f(k) {
			break
		}
	}
	for k := len(rows) - 1; k >= max(0, len(rows)-edgeLines); k-- {
		if f(k) {
			break
		}
	}
}
