package format

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// webAnnotation writes a page of W3C Web Annotations, one a quote. Each part
// is a target that is found by its place or by its words, with the words
// before and after; the bodies tell the speaker, the kind, the reason and, of captions,
// the time as a media fragment has it (t=3.1,6.5). Places
// count code points, as the standard says, or what was asked for: Recogito and
// Hypothesis count as JavaScript does, in UTF-16.
type webAnnotation struct {
	w       io.Writer
	unit    record.Unit // that positions count
	started bool
}

func newWebAnnotation(w io.Writer, o Options) Writer { return &webAnnotation{w: w, unit: o.Unit} }

// annotation is https://www.w3.org/TR/annotation-model/#annotations
type annotation struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Generator  *annoAgent   `json:"generator,omitempty"`
	Motivation string       `json:"motivation"`
	Body       []annoBody   `json:"body"`
	Target     []annoTarget `json:"target"`
}

// annoAgent is what made an annotation.
type annoAgent struct {
	Type     string `json:"type"`
	Name     string `json:"name"`
	Nickname string `json:"nickname"` // the weights and the options
}

type annoBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type annoTarget struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

type textQuoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

type textPositionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

const annotationHead = `{
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "id": "#annotations",
  "type": "AnnotationPage",
  "items": [`

// Write writes the document's quotes.
func (a *webAnnotation) Write(doc *record.Document) error {
	text, err := marking.NewText(doc)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for i := range doc.Quotes {
		if err := a.item(&b, a.annotation(text, doc, &doc.Quotes[i])); err != nil {
			return err
		}
	}
	_, err = a.w.Write(b.Bytes())
	return err
}

func (a *webAnnotation) item(b *bytes.Buffer, item annotation) error {
	b.WriteString(a.head())
	e := Encoder(b)
	e.SetIndent("    ", "  ")
	err := e.Encode(item)
	b.Truncate(b.Len() - 1) // the encoder's line break
	return err
}

// head returns what stands before the next item.
func (a *webAnnotation) head() string {
	if a.started {
		return ",\n    "
	}
	a.started = true
	return annotationHead + "\n    "
}

// Close ends the page.
func (a *webAnnotation) Close() error {
	end := "\n  ]\n}\n"
	if !a.started {
		end = annotationHead + "]\n}\n"
	}
	_, err := io.WriteString(a.w, end)
	return err
}

func (a *webAnnotation) annotation(text *marking.Text, doc *record.Document, q *record.Quote) annotation {
	iri := marking.DocIRI(doc)
	out := annotation{ID: iri + "#" + q.ID, Type: "Annotation", Motivation: "identifying"}
	if run := doc.Run; run != nil {
		cells := run.Cells("")
		out.Generator = &annoAgent{"Software", cells[0], strings.TrimSpace("weights " + cells[1] + " " + cells[2])}
	}
	add := func(purpose, value string) {
		if value != "" {
			out.Body = append(out.Body, annoBody{"TextualBody", purpose, "text/plain", value})
		}
	}
	if q.Speaker != nil {
		add("identifying", q.Speaker.Name)
	}
	add("tagging", q.Kind)
	add("tagging", q.Status)
	add("commenting", record.Value(q.Why))
	if at := q.SpokenAt(); at != nil {
		add("describing", fmt.Sprintf("t=%g,%g", at.Start, at.End))
	}
	for _, p := range q.Parts {
		out.Target = append(out.Target, annoTarget{iri, a.selectors(text, p)})
	}
	return out
}

// around is how many code points before and after a quote help to find it.
const around = 32

func (a *webAnnotation) selectors(text *marking.Text, p record.Place) []any {
	return []any{
		textQuoteSelector{"TextQuoteSelector", text.Slice(p.Start, p.End), text.Slice(p.Start-around, p.Start), text.Slice(p.End, p.End+around)},
		textPositionSelector{"TextPositionSelector", text.Position(p.Start, a.unit), text.Position(p.End, a.unit)},
	}
}
