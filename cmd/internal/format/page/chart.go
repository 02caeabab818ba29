package page

import "io"

// A Chart is a page of bars: who is quoted, and how much.
type Chart struct {
	Title, Summary string
	Heads          []string // of the columns of names
	Scale          string   // what a full bar is: 12.3%; empty where there is no bar
	Grouped        bool     // rows are parts of groups: InKnown is shown
	Bars           []Bar
	Made           [][]string // how it was made: see [Made]
}

// A Bar is a row of a chart.
type Bar struct {
	Names   []Name // as many as there are heads
	Color   int    // the number of its colour, from 0; those of one value have one
	Again   bool   // it is of the group of the bar above it, by its first name
	Unknown bool   // it stands for what is not known: drawn apart
	Quotes  int
	Words   int
	Docs    int
	Share   string // as it is shown
	InKnown string // share of those of its group that are known, with its bounds

	People, OfPeople string // how many, and their share in the group, with its bounds

	Percent float64 // of the longest bar
	List    []Said  // its quotes
}

// A Name is a value of a row.
type Name struct {
	Text string
	Role string // of a speaker, may be empty
	Link bool   // it leads to the quotes
}

// A Said is a quote with its place.
type Said struct {
	Text  string
	Place string
	Link  string // address of the document; empty for none
}

// Hue returns the colour of the style that the bar has.
func (b Bar) Hue() int { return b.Color%Colors + 1 }

// shownBars is how many rows of a chart show; the others unfold.
const shownBars = 40

// Folds says that the rows from i on, the number of a bar, are folded.
func (c Chart) Folds(i int) bool { return i == shownBars && len(c.Bars) > shownBars+5 }

// Folded returns how many rows are folded.
func (c Chart) Folded() int { return len(c.Bars) - shownBars }

// Long says that rows are folded.
func (c Chart) Long() bool { return c.Folds(shownBars) }

// WriteChart writes a chart as one page that asks nothing of the network.
func WriteChart(w io.Writer, c Chart) error {
	head := NewHead(nil)
	head.Title, head.Summary = c.Title, c.Summary
	return Execute(w, "", "chart", struct {
		Head
		Chart Chart
		Made  [][]string
	}{head, c, c.Made})
}
