package reportfit

import (
	"quotes/cmd/internal/eval/corpus"
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/report"
	"quotes/internal/scene"
)

// A reportDoc is an article with its attributions, in bytes, and the labels of
// its words.
type reportDoc struct {
	id    string
	doc   *extract.Document
	scene *scene.Scene
	gold  []goldReport
	pars  []labelled
	count counts
}

// A goldReport is an attribution as the annotators marked it; offsets are bytes.
type goldReport struct{ source, cue, content []corpus.Span }

// labelled is a paragraph with its right labels.
type labelled struct {
	paragraph int
	labels    []uint8
}

// readReportDocs reads a split of PolNeAR and labels its words.
func readReportDocs(dir string) ([]*reportDoc, error) {
	docs, err := corpus.Corpus{Path: dir}.Read()
	if err != nil {
		return nil, err
	}
	out := make([]*reportDoc, 0, len(docs))
	for _, d := range docs {
		rd, err := newReportDoc(d)
		if err != nil {
			return nil, err
		}
		out = append(out, rd)
	}
	return out, nil
}

func newReportDoc(d *corpus.Document) (*reportDoc, error) {
	text := string(d.Text)
	rd := &reportDoc{id: d.ID, doc: extract.New(text), count: counts{}}
	at := byteOffsets(d.Text)
	for _, q := range d.Quotes {
		if !q.Aside {
			rd.gold = append(rd.gold, goldReport{inBytes(q.Source, at), inBytes(q.Cue, at), inBytes(q.Content, at)})
		}
	}
	var err error
	if rd.scene, err = scene.New(rd.doc, lexicon.Cues(), nil); err != nil {
		return nil, err
	}
	rd.label()
	return rd, nil
}

// byteOffsets returns the byte at which every code point begins, and the length.
func byteOffsets(text []rune) []int {
	at, n := make([]int, 0, len(text)+1), 0
	for _, r := range text {
		at = append(at, n)
		n += len(string(r))
	}
	return append(at, n)
}

func inBytes(spans []corpus.Span, at []int) []corpus.Span {
	out := make([]corpus.Span, 0, len(spans))
	for _, s := range spans {
		if s.End < len(at) && s.Start < s.End {
			out = append(out, corpus.Span{Start: at[s.Start], End: at[s.End]})
		}
	}
	return out
}

// Every byte of a text is of a part of an attribution; the number tells apart
// which stretch.
type paint struct {
	part   []report.Part
	number []int32
}

// painted returns the parts of the text's bytes: sources before cues before
// contents where annotations overlap.
func (d *reportDoc) painted() paint {
	p := paint{make([]report.Part, len(d.doc.Text)), make([]int32, len(d.doc.Text))}
	n := int32(0)
	for _, layer := range []struct {
		part  report.Part
		spans func(*goldReport) []corpus.Span
	}{
		{report.Content, func(g *goldReport) []corpus.Span { return g.content }},
		{report.Cue, func(g *goldReport) []corpus.Span { return g.cue }},
		{report.Source, func(g *goldReport) []corpus.Span { return g.source }},
	} {
		for i := range d.gold {
			for _, s := range layer.spans(&d.gold[i]) {
				n++
				for b := s.Start; b < s.End; b++ {
					p.part[b], p.number[b] = layer.part, n
				}
			}
		}
	}
	return p
}

// label gives every word of every paragraph its label, and counts words.
func (d *reportDoc) label() {
	p := d.painted()
	r := report.NewReader(d.scene, nil)
	for i := range d.doc.Paragraphs {
		w := r.Paragraph(i)
		if w.Len() == 0 {
			continue
		}
		labels := make([]uint8, w.Len())
		last := int32(-1)
		for k := range labels {
			start, end := w.Span(k, k)
			part, number := p.of(start, end)
			switch {
			case part == report.None:
			case number == last:
				labels[k] = uint8(part) * 2
			default:
				labels[k] = uint8(part)*2 - 1
			}
			last = number
		}
		d.count.add(w, labels)
		d.pars = append(d.pars, labelled{i, labels})
	}
}

// of returns the part that most bytes of a word have.
func (p paint) of(start, end int) (report.Part, int32) {
	var count [4]int
	var number [4]int32
	for b := start; b < end; b++ {
		count[p.part[b]]++
		number[p.part[b]] = p.number[b]
	}
	best := report.None
	for part := report.None; part <= report.Content; part++ {
		if count[part] > count[best] {
			best = part
		}
	}
	if best == report.None {
		return best, 0
	}
	return best, number[best]
}
