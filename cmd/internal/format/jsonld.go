package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"quotes/attribute"
	"quotes/cmd/internal/format/marking"
	"quotes/internal/record"
)

// linkedData writes schema.org Quotations as JSON-LD, one graph for all
// documents. Each part has an address of its own in the text, as RFC 5147
// writes places in plain text: #char=10,20. Speakers are nodes of the graph,
// so that their quotes lead to one.
type linkedData struct {
	w       io.Writer
	started bool
}

func newJSONLD(w io.Writer, _ Options) Writer { return &linkedData{w: w} }

// node is a thing of https://schema.org/
type node struct {
	ID        string `json:"@id,omitempty"`
	Type      string `json:"@type,omitempty"`
	Name      string `json:"name,omitempty"`
	Honorific string `json:"honorificPrefix,omitempty"`
	JobTitle  string `json:"jobTitle,omitempty"`
	Member    []node `json:"member,omitempty"`
	MemberOf  *node  `json:"memberOf,omitempty"`

	AlternateName []string `json:"alternateName,omitempty"`

	SoftwareVersion string `json:"softwareVersion,omitempty"`
	Description     string `json:"description,omitempty"`
	SHA256          string `json:"sha256,omitempty"` // of the file that was read
	Object          *node  `json:"object,omitempty"`
	Instrument      *node  `json:"instrument,omitempty"`

	Author        *node  `json:"author,omitempty"`
	Publisher     *node  `json:"publisher,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
	URL           string `json:"url,omitempty"`

	Text       string `json:"text,omitempty"`
	InLanguage string `json:"inLanguage,omitempty"`
	SpokenBy   *node  `json:"spokenByCharacter,omitempty"`
	IsBasedOn  *node  `json:"isBasedOn,omitempty"`
	IsPartOf   *node  `json:"isPartOf,omitempty"`
	HasPart    []node `json:"hasPart,omitempty"`

	StartOffset *float64 `json:"startOffset,omitempty"` // of a Clip, in seconds
	EndOffset   *float64 `json:"endOffset,omitempty"`
}

const linkedDataHead = `{
  "@context": "https://schema.org/",
  "@graph": [`

// Write writes the document, its speakers and its quotes.
func (l *linkedData) Write(doc *record.Document) error {
	if err := marking.CheckText(doc); err != nil {
		return err
	}
	var b bytes.Buffer
	iri := marking.DocIRI(doc)
	nodes := append([]node{documentNode(doc, iri)}, madeNodes(doc, iri)...)
	kinds := map[string]string{}
	for _, s := range doc.Everybody() {
		nodes = append(nodes, speakerNode(&s, iri))
		kinds[s.ID] = s.Kind
	}
	for i := range doc.Quotes {
		nodes = append(nodes, quotationNode(doc, &doc.Quotes[i], iri, kinds))
	}
	for _, n := range nodes {
		if err := l.node(&b, n); err != nil {
			return err
		}
	}
	_, err := l.w.Write(b.Bytes())
	return err
}

func (l *linkedData) node(b *bytes.Buffer, n node) error {
	if l.started {
		b.WriteString(",\n    ")
	} else {
		b.WriteString(linkedDataHead + "\n    ")
	}
	l.started = true
	e := json.NewEncoder(b) // escapes what would end a script element
	e.SetIndent("    ", "  ")
	err := e.Encode(n)
	b.Truncate(b.Len() - 1) // the encoder's line break
	return err
}

// Close ends the graph.
func (l *linkedData) Close() error {
	end := "\n  ]\n}\n"
	if !l.started {
		end = linkedDataHead + "]\n}\n"
	}
	_, err := io.WriteString(l.w, end)
	return err
}

// madeNodes are those that tell of the run: what read which file.
func madeNodes(doc *record.Document, iri string) []node {
	run := doc.Run
	if run == nil {
		return nil
	}
	cells := run.Cells(doc.Doc)
	file := node{ID: iri + "#file", Type: "MediaObject", SHA256: cells[3], IsPartOf: &node{ID: iri}}
	by := &node{Type: "SoftwareApplication", Name: run.Program, SoftwareVersion: run.Version, Description: run.Sentence()}
	return []node{file, {ID: iri + "#run", Type: "CreateAction", Instrument: by, Object: &node{ID: iri + "#file"}}}
}

func documentNode(doc *record.Document, iri string) node {
	n := node{ID: iri, Type: "CreativeWork", Name: record.Value(doc.Meta.Title), URL: marking.WebAddress(doc), DatePublished: record.Value(doc.Meta.Date), InLanguage: doc.Language}
	if author := record.Value(doc.Meta.Author); author != "" {
		n.Author = &node{Type: "Person", Name: author}
	}
	if outlet := record.Value(doc.Meta.Outlet); outlet != "" {
		n.Publisher = &node{Type: "Organization", Name: outlet}
	}
	return n
}

// SpeakerTypes are the types of schema.org for kinds of speakers; the others
// are persons, whom the text may leave without a name.
var SpeakerTypes = map[string]string{
	string(attribute.Organization): "Organization",
	string(attribute.Group):        "Organization",
	string(attribute.Written):      "CreativeWork",
}

func speakerNode(s *record.Speaker, iri string) node {
	n := node{ID: iri + "#" + s.ID, Type: SpeakerTypes[s.Kind], Name: s.Name, AlternateName: s.Aliases}
	if n.Type == "" {
		n.Type = "Person"
		n.Honorific, n.JobTitle = record.Value(s.Title), record.Value(s.Role)
		if s.Organization != nil {
			n.MemberOf = &node{Type: "Organization", Name: *s.Organization}
		}
	}
	for _, m := range s.Members {
		n.Member = append(n.Member, node{ID: iri + "#" + m})
	}
	return n
}

func quotationNode(doc *record.Document, q *record.Quote, iri string, kinds map[string]string) node {
	n := node{ID: iri + "#" + q.ID, Type: "Quotation", Text: q.Text, InLanguage: doc.Language, IsPartOf: &node{ID: iri}}
	if q.Speaker != nil {
		by := &node{ID: iri + "#" + q.Speaker.ID}
		if SpeakerTypes[kinds[q.Speaker.ID]] == "CreativeWork" { // schema.org lets no document speak
			n.IsBasedOn = by
		} else {
			n.SpokenBy = by
		}
	}
	if at := q.SpokenAt(); at != nil && n.IsBasedOn == nil {
		n.IsBasedOn = &node{Type: "Clip", StartOffset: &at.Start, EndOffset: &at.End}
	}
	if len(q.Parts) == 1 {
		n.URL = charIRI(iri, q.Parts[0])
		return n
	}
	for _, p := range q.Parts {
		n.HasPart = append(n.HasPart, node{Type: "Quotation", Text: p.Text, URL: charIRI(iri, p)})
	}
	return n
}

func charIRI(iri string, p record.Place) string {
	return fmt.Sprintf("%s#char=%d,%d", iri, p.Start, p.End)
}
