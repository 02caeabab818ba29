package script

import (
	"cmp"
	"io"
	"slices"
	"strconv"

	"quotes/attribute"
	"quotes/cmd/internal/format"
	"quotes/internal/analysis"
	"quotes/internal/record"
)

// DoubtfulFile is the name of the list of speeches, the most doubtful first. It is a
// sheet to correct as extract writes it, with its columns doc, quote, kind, status,
// speaker, start and correct_speaker.
const DoubtfulFile = "doubtful.csv"

// A doubt is a speech of the list.
type doubt struct {
	quote   *attribute.Quote
	chapter int
	row     *Row // its first
}

// doubtsOf lists the speeches of a book in the order of their doubt: those that nobody is
// likely to have said, then by how likely it is that the name is right.
func doubtsOf(b *Book, speech []spoken) []doubt {
	rows := map[Optional]*Row{}
	for i := range b.Chapters {
		for j := range b.Chapters[i].Rows {
			if r := &b.Chapters[i].Rows[j]; r.Quote != "" && rows[r.Quote] == nil {
				rows[r.Quote] = r
			}
		}
	}
	var out []doubt
	met := map[string]bool{}
	for _, s := range speech {
		if r := rows[Optional(s.id)]; r != nil && !met[s.id] {
			met[s.id] = true
			out = append(out, doubt{s.quote, r.Chapter, r})
		}
	}
	slices.SortStableFunc(out, func(a, b doubt) int { return cmp.Compare(a.sure(), b.sure()) })
	return out
}

// sure returns how sure the speaker is: below all others, where none is named, and of
// these how likely the likeliest is.
func (d *doubt) sure() float64 {
	switch {
	case d.quote.Status == attribute.Corrected:
		return 1
	case d.quote.Speaker == nil:
		return d.quote.Confidence - 1
	}
	return d.quote.Confidence
}

// DoubtfulColumns are the columns of the list of speeches.
func DoubtfulColumns() []string {
	return []string{"rank", "chapter", "line", "doc", "quote", "kind", "status", "speaker", "likely", "confidence", "start", "correct_speaker"}
}

func writeDoubtful(w io.Writer, b *Book) error {
	rows := [][]string{DoubtfulColumns()}
	for i, d := range b.doubts {
		name, likely := nameOf(d.quote)
		sure := ""
		if d.quote.Speaker != nil {
			sure = decimal(rounded(d.quote.Confidence))
		}
		rows = append(rows, []string{strconv.Itoa(i + 1), strconv.Itoa(d.chapter), strconv.Itoa(d.row.Line), b.doc, record.Fold(d.quote.Parts), string(d.quote.Kind),
			string(d.quote.Status), sheetName(name), likely, sure, strconv.Itoa(d.row.Start), ""})
	}
	return format.WriteCells(w, rows)
}

// sheetName returns a name as a sheet of extract has it: none of nobody.
func sheetName(name string) string {
	switch name {
	case Unknown:
		return ""
	case Speaking:
		return Narrator
	}
	return name
}

// Speeches returns the ids of the quotes in some chapters of a book.
func Speeches(a *analysis.Analysis, chapters Numbers) map[string]bool {
	ids := map[string]bool{}
	for _, c := range New(a, Options{Kinds: record.DefaultKinds()}).Only(chapters).Chapters {
		for i := range c.Rows {
			if c.Rows[i].Quote != "" {
				ids[string(c.Rows[i].Quote)] = true
			}
		}
	}
	return ids
}
