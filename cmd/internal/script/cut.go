package script

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/analysis"
	"quotes/internal/record"
)

// A stretch is bytes of the text, half-open.
type stretch struct{ start, end int }

// A spoken is a stretch of speech.
type spoken struct {
	stretch
	quote *attribute.Quote
	id    string
}

// A cutter cuts a text into rows.
type cutter struct {
	doc     *extract.Document
	title   string
	left    []bool    // paragraphs that are not read
	speech  []spoken  // in the order of the text, none in another
	marks   []stretch // of quotations and notes, in the order of the text
	byteAt  int       // with pointAt: where counting code points stands
	pointAt int
	pause   bool // a line of marks alone stood before
	headEnd int  // byte where the heading of the chapter ends
	rows    []Row
	known   map[string]bool // words of the text, small; nil before one is asked for
}

func newCutter(a *analysis.Analysis, opts *Options) *cutter {
	c := &cutter{doc: a.Doc, left: leftOut(a.Doc), title: cmp.Or(opts.Title, a.In.Meta.Title)}
	c.leave(a.In.Matter)
	ids := record.IDs(a.Doc.Text, a.Res)
	for i, q := range a.Res.Quotes {
		if q.Within != nil || !opts.Kinds[q.Kind] {
			continue
		}
		for _, p := range q.Parts {
			c.speech = append(c.speech, spoken{stretch{p.Start, p.End}, q, ids[i]})
		}
	}
	slices.SortFunc(c.speech, func(a, b spoken) int { return cmp.Compare(a.start, b.start) })
	c.speech = disjoint(c.speech)
	for _, s := range a.Doc.Spans {
		if s.Within < 0 && s.Style != extract.Turn {
			c.marks = append(c.marks, stretch{s.OuterStart, s.Start}, stretch{s.End, s.OuterEnd})
		}
	}
	marks, notes := noteMarks(a.Doc)
	c.marks = append(c.marks, marks...)
	slices.SortStableFunc(c.marks, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	for p := range notes {
		c.left[p] = true
	}
	return c
}

// disjoint drops what begins inside the stretch before.
func disjoint(list []spoken) []spoken {
	end := 0
	return slices.DeleteFunc(list, func(s spoken) bool {
		inside := s.start < end
		end = max(end, s.end)
		return inside
	})
}

// paragraph cuts a paragraph into rows.
func (c *cutter) paragraph(p int) {
	para := &c.doc.Paragraphs[p]
	if c.left[p] {
		return
	}
	before := len(c.rows)
	if para.End <= c.headEnd || para.Heading && c.heads(para) || isEnd(c.doc.Text[para.Start:para.End]) {
		c.row(Heading, Narrator, stretch{para.Start, para.End})
	} else {
		c.body(para)
	}
	if len(c.rows) > before {
		c.rows[before].Paragraph = true
		c.rows[before].Scene, c.pause = c.pause, false
		return
	}
	c.pause = len(c.rows) > 0
}

// heads says that a headline is that of a chapter or a part: it stands in the
// heading of a chapter, or above one. A line of verse may look like one too.
func (c *cutter) heads(para *extract.Paragraph) bool {
	return para.Start < c.headEnd || c.doc.ChapterAt(para.Start) < 0
}

// body cuts a paragraph into narration and speech.
func (c *cutter) body(para *extract.Paragraph) {
	at := para.Start
	for i := sort.Search(len(c.speech), func(i int) bool { return c.speech[i].end > at }); i < len(c.speech) && c.speech[i].start < para.End; i++ {
		s := c.speech[i]
		from, to := max(s.start, para.Start), min(s.end, para.End)
		c.row(Narration, Narrator, stretch{at, from})
		c.speak(s, stretch{from, to})
		at = to
	}
	c.row(Narration, Narrator, stretch{at, para.End})
}

// speak adds the row of a speech.
func (c *cutter) speak(s spoken, at stretch) {
	name, likely := nameOf(s.quote)
	if !c.row(Speech, name, at) {
		return
	}
	r := &c.rows[len(c.rows)-1]
	r.Quote, r.Likely = Optional(s.id), Optional(likely)
	if s.quote.Speaker != nil {
		sure := rounded(s.quote.Confidence)
		r.Gender, r.Confidence = Optional(s.quote.Speaker.Gender), &sure
	}
}

func rounded(p float64) float64 { return math.Round(p*1000) / 1000 }

// row adds a row, unless there is nothing to read in it.
func (c *cutter) row(kind, speaker string, at stretch) bool {
	at = c.trim(at)
	text := c.words(at)
	if !isRead(text) {
		return false
	}
	c.rows = append(c.rows, Row{
		Kind: kind, Speaker: speaker, Text: text, Line: sort.SearchInts(c.doc.LineStarts, at.start+1),
		Start: c.point(at.start), End: c.point(at.end),
	})
	return true
}

// loose are the signs that mean nothing at the start of what is read after a
// speech was cut off before it.
const loose = ",;:.)]}?!—–- "

// trim takes white space off both ends, marks of quotations, and signs that
// belong to the speech before.
func (c *cutter) trim(at stretch) stretch {
	for at.start < at.end {
		r, size := utf8.DecodeRuneInString(c.doc.Text[at.start:at.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(loose, r) && !c.inMark(at.start) {
			break
		}
		at.start += size
	}
	for at.start < at.end {
		r, size := utf8.DecodeLastRuneInString(c.doc.Text[at.start:at.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("([{", r) && !c.inMark(at.end-size) {
			break
		}
		at.end -= size
	}
	return at
}

// inMark says that a mark of a quotation stands at a byte.
func (c *cutter) inMark(at int) bool {
	i := sort.Search(len(c.marks), func(i int) bool { return c.marks[i].end > at })
	return i < len(c.marks) && c.marks[i].start <= at
}

// words returns what is read of a stretch: without marks of quotations and of
// emphasis, in one line.
func (c *cutter) words(at stretch) string {
	var b strings.Builder
	from := at.start
	for i := sort.Search(len(c.marks), func(i int) bool { return c.marks[i].end > at.start }); i < len(c.marks) && c.marks[i].start < at.end; i++ {
		b.WriteString(c.doc.Text[from:max(c.marks[i].start, from)])
		from = max(from, c.marks[i].end)
	}
	if from < at.end {
		b.WriteString(c.doc.Text[from:at.end])
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(c.joined(b.String()), "_", "")), " ")
}

// isRead says that a text has something to read.
func isRead(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}

// point returns the code point of a byte; bytes are asked for in their order.
func (c *cutter) point(at int) int {
	c.pointAt += utf8.RuneCountInString(c.doc.Text[c.byteAt:at])
	c.byteAt = at
	return c.pointAt
}
