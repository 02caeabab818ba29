package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
)

// A record is what eval reads of the program's JSON Lines: a document line, or
// a quote line, which has the document's name and one quote.
type record struct {
	Doc        string          `json:"doc"`
	OffsetUnit string          `json:"offset_unit"`
	Text       json.RawMessage `json:"text"` // of a document line the document's, of a quote line the quote's
	Speakers   []recordSpeaker `json:"speakers"`
	Others     []recordSpeaker `json:"others"`
	Quotes     []recordQuote   `json:"quotes"`
	Error      json.RawMessage `json:"error"`
	recordQuote
}

type recordSpeaker struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Named   *bool    `json:"named"` // nil where the program does not tell
	Aliases []string `json:"aliases"`
}

type recordQuote struct {
	ID         string         `json:"id"`
	Kind       string         `json:"kind"`
	Parts      []recordPlace  `json:"parts"`
	Within     *string        `json:"within"`
	Status     string         `json:"status"`
	Speaker    *recordSpeaker `json:"speaker"`
	Mention    *recordPlace   `json:"mention"`
	Cue        *recordPlace   `json:"cue"`
	Confidence *float64       `json:"confidence"`
	Rule       *string        `json:"rule"`
}

type recordPlace struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

func (p recordPlace) span() Span { return Span{p.Start, p.End} }

// A recordDocument is the lines of one document put together.
type recordDocument struct {
	id, unit string
	text     *string
	speakers []recordSpeaker
	quotes   []recordQuote
}

// readRecords reads JSON Lines and returns the documents in the order in which
// they first occur.
func readRecords(r io.Reader) ([]*recordDocument, error) {
	var docs []*recordDocument
	byID := map[string]*recordDocument{}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var rec record
			if err := json.Unmarshal(line, &rec); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			if rec.Doc == "" {
				return nil, fmt.Errorf("line %d has no \"doc\"", n)
			}
			d := byID[rec.Doc]
			if d == nil {
				d = &recordDocument{id: rec.Doc, unit: rec.OffsetUnit}
				byID[rec.Doc] = d
				docs = append(docs, d)
			}
			d.add(&rec)
		}
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (d *recordDocument) add(rec *record) {
	d.speakers = append(append(d.speakers, rec.Speakers...), rec.Others...)
	d.quotes = append(d.quotes, rec.Quotes...)
	if len(rec.Parts) > 0 {
		d.quotes = append(d.quotes, rec.recordQuote)
		if rec.Speaker != nil {
			d.speakers = append(d.speakers, *rec.Speaker)
		}
		return
	}
	var text string
	if json.Unmarshal(rec.Text, &text) == nil && text != "" {
		d.text = &text
	}
}

// listed says that a quote counts: terms, narration and what lies within
// another quote do not.
func (q *recordQuote) listed() bool {
	return len(q.Parts) > 0 && (q.Within == nil || *q.Within == "") && slices.Contains([]string{"direct", "mixed", "indirect"}, q.Kind)
}

// speaker returns the full entry of a quote's speaker, nil where there is none.
func (d *recordDocument) speaker(q *recordQuote) *recordSpeaker {
	if q.Speaker == nil || q.Speaker.Name == "" {
		return nil
	}
	for i := range d.speakers {
		if s := &d.speakers[i]; s.ID == q.Speaker.ID && s.Name == q.Speaker.Name {
			return s
		}
	}
	return q.Speaker
}

// readGoldRecords reads a file of JSON Lines as gold.
func readGoldRecords(file string) ([]*Document, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	recs, err := readRecords(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var docs []*Document
	for _, rec := range recs {
		docs = append(docs, rec.gold(filepath.Dir(file)))
	}
	return docs, nil
}

// gold returns the document as gold. Its text is that of the line, or that of
// the file of its name beside the gold, or what the quotes tell of it.
func (d *recordDocument) gold(dir string) *Document {
	doc := &Document{ID: d.id, Marks: ByKind}
	if d.text == nil {
		if body, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(d.id))); err == nil {
			text := strings.TrimPrefix(string(body), "\ufeff")
			d.text = &text
		}
	}
	if d.text != nil {
		doc.Text = []rune(*d.text)
		d.toCodePoints(doc.Text)
	} else {
		doc.Partial = true
		doc.Text = d.patchwork()
	}
	for i := range d.quotes {
		q := &d.quotes[i]
		if q.listed() {
			doc.Quotes = append(doc.Quotes, d.goldQuote(q))
		}
	}
	for _, q := range doc.Quotes {
		if q.Speaker != nil && q.Speaker.Named && !slices.Contains(doc.Named, q.Speaker.Name) {
			doc.Named = append(doc.Named, q.Speaker.Name)
		}
	}
	return doc
}

func (d *recordDocument) goldQuote(q *recordQuote) Quote {
	out := Quote{ID: q.ID, Kind: q.Kind, Nobody: q.Status == "open" && q.Mention == nil}
	for _, p := range q.Parts {
		out.Content = append(out.Content, p.span())
	}
	if q.Mention != nil {
		out.Source = []Span{q.Mention.span()}
	}
	if q.Cue != nil {
		out.Cue = []Span{q.Cue.span()}
	}
	if s := d.speaker(q); s != nil {
		out.Speaker = &Entry{Name: s.Name, Aliases: s.Aliases, Kind: s.Kind, Named: s.Kind != "unnamed"}
	}
	return out
}

// predictions returns the listed quotes, in code points of the text.
func (d *recordDocument) predictions(text []rune) []Prediction {
	d.toCodePoints(text)
	var out []Prediction
	for i := range d.quotes {
		q := &d.quotes[i]
		if !q.listed() {
			continue
		}
		p := Prediction{Kind: q.Kind, Confidence: -1}
		for _, part := range q.Parts {
			p.Spans = append(p.Spans, part.span())
		}
		if s := d.speaker(q); s != nil {
			p.Speaker, p.Aliases = s.Name, s.Aliases
			p.Described = s.Named != nil && !*s.Named
		}
		p.Mention, p.Cue = spanOf(q.Mention), spanOf(q.Cue)
		if q.Confidence != nil {
			p.Confidence = *q.Confidence
		}
		if q.Rule != nil {
			p.Rule = *q.Rule
		}
		out = append(out, p)
	}
	return out
}

func spanOf(p *recordPlace) *Span {
	if p == nil {
		return nil
	}
	s := p.span()
	return &s
}

// places calls use with each place of the quotes.
func (d *recordDocument) places(use func(*recordPlace)) {
	for i := range d.quotes {
		q := &d.quotes[i]
		for j := range q.Parts {
			use(&q.Parts[j])
		}
		for _, p := range []*recordPlace{q.Mention, q.Cue} {
			if p != nil {
				use(p)
			}
		}
	}
}

// patchwork returns a text that holds the words of the quotes, their mentions
// and cues where they stand, and spaces elsewhere.
func (d *recordDocument) patchwork() []rune {
	end := 0
	d.places(func(p *recordPlace) { end = max(end, p.End) })
	text := []rune(strings.Repeat(" ", end))
	d.places(func(p *recordPlace) {
		if p.Start >= 0 && p.Start < p.End {
			copy(text[p.Start:p.End], []rune(p.Text))
		}
	})
	return text
}

// toCodePoints turns offsets of another unit into code points, once.
func (d *recordDocument) toCodePoints(text []rune) {
	var width func(r rune) int
	switch d.unit {
	case "byte":
		width = func(r rune) int { return len(string(r)) }
	case "utf16":
		width = func(r rune) int { return utf16.RuneLen(r) }
	default:
		return
	}
	at := map[int]int{}
	units := 0
	for i, r := range text {
		at[units] = i
		units += width(r)
	}
	at[units] = len(text)
	d.places(func(p *recordPlace) { p.Start, p.End = at[p.Start], at[p.End] })
	d.unit = "codepoint"
}
