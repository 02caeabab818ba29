package extract

import (
	"context"

	"quotes/internal/language"
	"quotes/internal/marks"
	"quotes/internal/watch"
)

// New scans the text once and returns what it holds. It takes any bytes and
// time in proportion to their number, which FuzzNew and BenchmarkNew hold.
func New(text string, options ...Option) *Document {
	doc, _ := Scan(context.Background(), text, options...)
	return doc
}

// Scan is New for a text that may take too long: it stops with ctx's error
// where ctx ends first. That is its only error.
func Scan(ctx context.Context, text string, options ...Option) (doc *Document, err error) {
	defer watch.Catch(&err)
	s := &scanner{text: text, doc: &Document{Text: text}, watch: watch.New(ctx)}
	for _, option := range options {
		option(s)
	}
	if s.doc.LineStarts == nil {
		s.doc.LineStarts = lineStarts(text)
	}
	s.scan()
	return s.doc, ctx.Err()
}

// scan runs the stages.
func (s *scanner) scan() {
	s.Finder = marks.New(s.text, s.watch)
	s.Read(s.addLine)
	s.findBody()
	layout := s.layout()
	s.findTurns(layout.wrapped)
	s.doc.Paragraphs = s.paragraphs(layout)
	s.WeighStyles(s.extents())
	s.placeTurns()
	s.findDashes()
	s.findMarkup()
	s.pairMarks()
	s.cutTokens()
	s.cutSentences()
	s.markHeadings()
	if s.headings != nil {
		s.givenChapters()
	} else {
		s.findChapters()
	}
	s.doc.Style = mainStyle(s.doc.Spans)
	s.doc.Language = language.Of(s.doc.words)
}

// A scanner carries what one stage of New finds to the next one.
type scanner struct {
	text   string
	doc    *Document
	watch  *watch.Watch
	lines  []line
	bounds []bound // the marks that became bounds of spans, in order

	marks.Finder // the candidates for marks, in order

	outerFamily marks.Family // of the last mark that opened a span inside of no other

	quoted     []Quoted  // what the markup sets off
	headings   []Heading // nil where nobody told of any
	emphasis   []Emphasis
	voices     []Voice
	silences   []int
	transcript bool // somebody told that it is one

	turns     []turn
	lineFlags []lineFlag // nil where there are no turns
	lastTurn  int        // the span of the turn before

	stretches map[int][]*stretch // by paragraph; few documents have any
}

// A bound is a mark that opens or closes a span.
type bound struct {
	at   int32
	size int32
	span int32
}

// mainStyle returns the style that most spans have, Double where there is none.
func mainStyle(spans []Span) Style {
	count := map[Style]int{}
	best := Double
	for i := range spans {
		style := spans[i].Style
		count[style]++
		if count[style] > count[best] {
			best = style
		}
	}
	return best
}

// extents returns where the paragraphs stand.
func (s *scanner) extents() []marks.Extent {
	out := make([]marks.Extent, len(s.doc.Paragraphs))
	for i, p := range s.doc.Paragraphs {
		out[i] = marks.Extent{Start: p.Start, End: p.End}
	}
	return out
}
