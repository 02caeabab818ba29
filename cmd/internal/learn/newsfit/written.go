package newsfit

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"unicode"

	"quotes/cmd/internal/eval/corpus"
)

// A writtenLine is one text of the file that readWritten reads.
type writtenLine struct {
	ID, Text string
	Cast     map[string]struct{ Aliases []string }
	Quotes   []writtenQuote
}

// A writtenQuote is one stretch in marks: quoted with its source and speaker,
// skip where nobody can tell, or a term, which is no speech.
type writtenQuote struct {
	Type          string
	Spans, Source [][2]int
	Who           string
}

// readWritten reads the texts that the project wrote to learn from, a text a
// line:
//
//	{"id", "text", "cast": {name: {"aliases"}}, "quotes": [{"type", "spans": [[start, end]], "source": [[start, end]], "who"}]}
//
// Positions are code points, half-open. A file that is not there has none.
func readWritten(file string) ([]*corpus.Document, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*corpus.Document
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line writtenLine
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, err
		}
		out = append(out, line.document())
	}
	return out, lines.Err()
}

// document returns the text with its annotations.
func (l *writtenLine) document() *corpus.Document {
	d := &corpus.Document{ID: "written/" + l.ID, Text: []rune(l.Text)}
	for _, name := range slices.Sorted(maps.Keys(l.Cast)) {
		if properName(name) {
			d.Named = append(d.Named, name)
		}
	}
	for i, q := range l.Quotes {
		if q.Type == "term" {
			continue
		}
		quote := corpus.Quote{ID: strconv.Itoa(i), Content: spansOf(q.Spans), Aside: q.Type == "skip"}
		if !quote.Aside {
			quote.Source = spansOf(q.Source)
			quote.Speaker = &corpus.Entry{Name: q.Who, Aliases: l.Cast[q.Who].Aliases, Named: properName(q.Who)}
		}
		d.Quotes = append(d.Quotes, quote)
	}
	return d
}

// spansOf returns positions in order.
func spansOf(places [][2]int) []corpus.Span {
	var out []corpus.Span
	for _, p := range places {
		out = append(out, corpus.Span{Start: p[0], End: p[1]})
	}
	slices.SortFunc(out, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// properName says that a speaker has a name, and is not only described.
func properName(who string) bool { return who != "" && unicode.IsUpper([]rune(who)[0]) }
