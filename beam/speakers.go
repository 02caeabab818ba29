package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"quotes/internal/record"
)

func init() {
	register.Function2x1(mergeRows)
	register.Function3x0(emitTotal)
	register.Emitter1[record.SpeakerRow]()
	register.DoFn4x1[string, record.SpeakerRow, record.SpeakerRow, func(int, string), error](&shareFn{})
}

// totalKey is the key of the row that counts all quotes of all documents. No
// speaker has it.
const totalKey = ""

// countSpeakers turns the rows of documents into the lines of speakers over all
// documents. What is shuffled is one row a speaker and bundle.
func countSpeakers(s beam.Scope, rows beam.PCollection, shards int) beam.PCollection {
	merged := beam.CombinePerKey(s, mergeRows, rows)
	total := beam.ParDo(s, emitTotal, merged)
	return beam.ParDo(s, &shareFn{Shards: shards}, merged, beam.SideInput{Input: total})
}

// speakerRows returns a document's rows: one a speaker, and the total.
func speakerRows(doc *record.Document) []record.SpeakerRow {
	listed := make(map[string]bool, len(doc.Quotes))
	for i := range doc.Quotes {
		listed[doc.Quotes[i].ID] = true
	}
	speakers := make(map[string]*record.Speaker, len(doc.Speakers))
	for i := range doc.Speakers {
		speakers[doc.Speakers[i].ID] = &doc.Speakers[i]
	}
	var seen record.Repeats
	rows := []record.SpeakerRow{{Key: totalKey, First: record.First{Doc: doc.Doc}}}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if !q.Counts(listed) {
			continue
		}
		row := record.SpeakerRow{Quotes: 1, Words: len(strings.Fields(q.Text)), First: record.First{Doc: doc.Doc, Line: q.Line, ID: q.ID}}
		if seen.Of(q) != nil {
			row.Repeats = 1
		}
		rows[0] = mergeRows(rows[0], row)
		if q.Speaker == nil {
			identify(&row, nil)
		} else {
			identify(&row, speakers[q.Speaker.ID])
		}
		at := slices.IndexFunc(rows, func(r record.SpeakerRow) bool { return r.Key == row.Key })
		if at < 0 {
			rows = append(rows, row)
		} else {
			rows[at] = mergeRows(rows[at], row)
		}
	}
	for i := range rows {
		rows[i].Documents = 1
	}
	return rows
}

// identify says whose row it is; nil is nobody.
func identify(row *record.SpeakerRow, s *record.Speaker) {
	switch {
	case s == nil:
		row.Key, row.Values = record.Nobody, []string{record.Nobody}
		return
	case s.Kind == "unnamed":
		row.Key, row.Values = record.Unnamed, []string{record.Unnamed}
		return
	}
	row.Key, row.Values, row.Kind = s.Key, []string{s.Name}, &s.Kind
	row.Roles = union(s.Roles(), nil)
	if s.Organization != nil {
		row.Organizations = []string{*s.Organization}
	}
	row.Aliases = slices.DeleteFunc(union(s.Aliases, nil), func(alias string) bool { return strings.EqualFold(alias, s.Name) })
}

// mergeRows adds up two rows of one key, in whatever order they come: what the
// speaker is called is what the first document, by its id, calls him.
func mergeRows(a, b record.SpeakerRow) record.SpeakerRow {
	if compareFirst(b.First, a.First) < 0 {
		a, b = b, a
	}
	a.Quotes += b.Quotes
	a.Words += b.Words
	a.Documents += b.Documents
	a.Repeats += b.Repeats
	a.Roles, a.Aliases, a.Organizations = union(a.Roles, b.Roles), union(a.Aliases, b.Aliases), union(a.Organizations, b.Organizations)
	return a
}

// compareFirst orders places by document, then by where in it they stand: ids
// are a letter and a number.
func compareFirst(a, b record.First) int {
	return cmp.Or(strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Line, b.Line),
		cmp.Compare(len(a.ID), len(b.ID)), strings.Compare(a.ID[min(1, len(a.ID)):], b.ID[min(1, len(b.ID)):]), strings.Compare(a.ID, b.ID))
}

// union returns what two lists hold, sorted, each once. Of ways to write that
// differ in case alone it keeps the one that does not shout.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y string) int {
		return cmp.Or(strings.Compare(strings.ToLower(x), strings.ToLower(y)), cmp.Compare(shouting(x), shouting(y)), strings.Compare(x, y))
	})
	all = slices.CompactFunc(all, strings.EqualFold)
	slices.Sort(all)
	return all
}

func shouting(s string) int {
	if s == strings.ToUpper(s) {
		return 1
	}
	return 0
}

func emitTotal(key string, row record.SpeakerRow, emit func(record.SpeakerRow)) {
	if key == totalKey {
		emit(row)
	}
}

// shareFn writes a speaker's row with its shares of all.
type shareFn struct {
	Shards int // files that they are written to
}

// ProcessElement emits the row as a line, under the number of its file.
func (f *shareFn) ProcessElement(key string, row, total record.SpeakerRow, emit func(int, string)) error {
	if key == totalKey {
		return nil
	}
	row.QuoteShare = record.Share(row.Quotes, total.Quotes)
	row.WordShare = record.Share(row.Words, total.Words)
	row.DocShare = record.Share(row.Documents, total.Documents)
	row.Roles, row.Aliases = append([]string{}, row.Roles...), append([]string{}, row.Aliases...) // [] in JSON, not null
	row.Organizations = append([]string{}, row.Organizations...)
	text, err := jsonLine(row)
	emit(shard(key, f.Shards), text)
	return err
}
