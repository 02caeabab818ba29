package record

import (
	"sort"
	"time"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/source"
)

// A finder says where places stand in the file as it was given, and when they
// were spoken. Its zero value knows nothing, as for plain text.
type finder struct {
	marked bool
	places *source.Map
	ruler  *ruler
	times  []source.Time
	pages  []source.Page
}

// newFinder measures the file at every place that a record of the result can show.
func newFinder(in *source.Document, doc *extract.Document, res *attribute.Result, unit Unit) finder {
	f := finder{marked: in.Marked, places: in.Map, times: in.Times, pages: in.Pages}
	if in.Map == nil {
		return f
	}
	var all []int
	add := func(p attribute.Place) {
		if from, to, ok := in.Map.Find(p.Start, p.End); ok {
			all = append(all, from, to)
		}
	}
	for _, q := range res.Quotes {
		for _, p := range q.Parts {
			add(p)
		}
		if q.Mention != nil {
			add(*q.Mention)
		}
		if q.Cue != nil {
			add(q.Cue.Place)
		}
	}
	for _, d := range doc.Directions {
		add(direction(doc, d))
	}
	f.ruler = newRuler(in.Map.Raw(), all, unit)
	return f
}

// source returns where a place stands in the file; nil where there is no markup.
func (f finder) source(p attribute.Place) *Source {
	if !f.marked {
		return nil
	}
	from, to, ok := f.places.Find(p.Start, p.End)
	if !ok {
		return &Source{}
	}
	return &Source{Start: f.ruler.unit(from), End: f.ruler.unit(to), Known: true}
}

// markup returns the file of a TEI document and where the quotes stand in it.
func (b *builder) markup(in *source.Document) *Markup {
	if in.Format != source.TEI || in.Map == nil {
		return nil
	}
	m := &Markup{Raw: in.Map.Raw(), Parts: map[string][][]source.Stretch{}}
	for _, q := range b.res.Quotes {
		parts := make([][]source.Stretch, len(q.Parts))
		for j, p := range q.Parts {
			parts[j] = in.Map.Stretches(p.Start, p.End)
		}
		m.Parts[b.quoteID(q)] = parts
	}
	return m
}

// page returns the page on which a place begins; nil where the file has none.
func (f finder) page(p attribute.Place) *int {
	i := sort.Search(len(f.pages), func(i int) bool { return f.pages[i].End > p.Start })
	if i == len(f.pages) {
		return nil
	}
	return &f.pages[i].Number
}

// time returns when a place was spoken; nil where the file does not say.
func (f finder) time(p attribute.Place) *Time {
	var t *Time
	for _, cue := range f.times {
		if cue.End <= p.Start || cue.Start >= p.End {
			continue
		}
		if t == nil {
			t = &Time{Start: seconds(cue.From)}
		}
		t.End = seconds(cue.To)
	}
	return t
}

// seconds returns a time in seconds, to the thousandth that files give.
func seconds(d time.Duration) float64 { return float64(d.Milliseconds()) / 1000 }
