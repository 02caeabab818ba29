package record

import (
	"strings"

	"quotes/attribute"
	"quotes/internal/source"
)

// A finder says where places stand in the file as it was given, and when they
// were spoken. Its zero value knows nothing, as for plain text.
type finder struct {
	marked bool
	places *source.Map
	ruler  *ruler
	times  []source.Time
}

// newFinder measures the file at every place that a record of the result can show.
func newFinder(in *source.Document, res *attribute.Result, unit Unit) finder {
	f := finder{marked: in.Marked, places: in.Map, times: in.Times}
	if in.Map == nil {
		return f
	}
	var all []int
	add := func(p attribute.Place) {
		if from, to, ok := in.Map.Find(p.Start, p.End); ok {
			all = append(all, from, to)
		}
	}
	for i := range res.Quotes {
		q := &res.Quotes[i]
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
	m := &Markup{Raw: in.Map.Raw(), Parts: map[string][][][2]int{}}
	for i := range b.res.Quotes {
		id := b.id(i)
		for _, p := range b.res.Quotes[i].Parts {
			m.Parts[id] = append(m.Parts[id], spans(in.Map, b.doc.Text, p))
		}
	}
	return m
}

// spans returns the stretches of the file that hold the words of a place: one,
// or more where the file has other words in between.
func spans(places *source.Map, text string, p attribute.Place) [][2]int {
	if from, to, ok := places.Find(p.Start, p.End); ok {
		return [][2]int{{from, to}}
	}
	var out [][2]int
	first := -1 // the first word of the last stretch
	at := p.Start
	for word := range strings.FieldsSeq(text[p.Start:p.End]) {
		start := at + strings.Index(text[at:p.End], word)
		at = start + len(word)
		if first >= 0 {
			if from, to, ok := places.Find(first, at); ok {
				out[len(out)-1] = [2]int{from, to}
				continue
			}
		}
		if from, to, ok := places.Find(start, at); ok {
			first, out = start, append(out, [2]int{from, to})
		}
	}
	return out
}

// time returns when a place was spoken; nil where the file does not say.
func (f finder) time(p attribute.Place) *Time {
	var t *Time
	for _, cue := range f.times {
		if cue.End <= p.Start || cue.Start >= p.End {
			continue
		}
		if t == nil {
			t = &Time{Start: cue.From.Seconds()}
		}
		t.End = cue.To.Seconds()
	}
	return t
}
