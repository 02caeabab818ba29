package page

import "io"

// A Chart is a page of bars: who is quoted, and how much.
type Chart struct {
	Title, Summary string
	Heads          []string // of the columns of names
	Bars           []Bar
}

// A Bar is a row of a chart.
type Bar struct {
	Names   []string // as many as there are heads
	Role    string   // of the speaker, may be empty
	Nobody  bool     // no speaker with a name: drawn apart
	Quotes  int
	Words   int
	Docs    int
	Share   string  // as it is shown
	Percent float64 // of the longest bar
	First   string  // the place of the first quote
}

// Color returns the number of the bar's colour.
func (b Bar) Color(i int) int { return i%pageColors + 1 }

// WriteChart writes a chart as one page that asks nothing of the network.
func WriteChart(w io.Writer, c Chart) error {
	head := NewHead(nil)
	head.Title, head.Summary = c.Title, c.Summary
	return Execute(w, "", "chart", struct {
		Head
		Chart Chart
	}{head, c})
}
