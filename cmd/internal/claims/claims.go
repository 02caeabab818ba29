// Package claims reads the quotes that are to be verified: what the program
// wrote, any table with a column for the quote, or an article, whose quotes are
// extracted.
package claims

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/sheet"
	"quotes/cmd/internal/userfile"
	"quotes/cmd/internal/verify"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A Claim is a quote to verify, with the record that it came in.
type Claim struct {
	verify.Claim
	Fields []record.Field

	// Cells are the quote's row in a table, where it is another than its record:
	// that of an article's quote.
	Cells []record.Field

	Undefined bool // the quote is given with a mark that stands for nothing
	Linked    bool // it is given with a link of a page

	own   bool   // the record is a row of a table that the program wrote
	named string // the field or column of the speaker; empty: none
}

// Doc returns the document that the quote's record names, or nothing.
func (c *Claim) Doc() string {
	var doc string
	for _, f := range c.Fields {
		if f.Name == "doc" {
			_ = json.Unmarshal(f.Value, &doc) // of another kind: no document
		}
	}
	return doc
}

// Fields are the names of the columns or keys that hold the quote and its speaker.
type Fields struct{ Quote, Speaker string }

// ParseFields reads "quote=Claim,speaker=Who".
func ParseFields(list []string) (Fields, error) {
	var f Fields
	for _, item := range list {
		key, name, ok := strings.Cut(item, "=")
		switch {
		case ok && key == "quote" && name != "":
			f.Quote = name
		case ok && key == "speaker" && name != "":
			f.Speaker = name
		default:
			return f, fmt.Errorf("--field: %q is not of the form quote=NAME or speaker=NAME", item)
		}
	}
	return f, nil
}

// Options are what is asked to be verified.
type Options struct {
	Input   string   // a file, or [source.Stdin]
	Quotes  []string // or the quotes themselves,
	Speaker string   // and who is said to have said them
	Fields  Fields
	Source  source.Options // how articles are read

	// Analyse runs the pipeline on an article.
	Analyse func(context.Context, source.Item) (*analysis.Analysis, error)

	// Mark puts into the record of an article what people wrote beside its quotes
	// before; nil: nothing.
	Mark func(*record.Document)

	// Notice is told what the user should know of an article, and whether it holds no
	// text; nil: nobody asks.
	Notice func(text string, empty bool)
}

// Read reads the quotes of a file or of standard input: JSON and JSON
// Lines as the program writes them, a table, or an article, whose quotes are
// extracted.
func Read(ctx context.Context, opts *Options) ([]Claim, error) {
	if len(opts.Quotes) > 0 {
		return typedClaims(opts), nil
	}
	in, name, err := openClaims(opts)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	head, _ := r.Peek(1 << 12)
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case ext == ".xlsx", ext == ".csv", ext == ".tsv", sheet.OwnHead(head), ext == "" && sheet.IsWorkbook(head):
		return tableClaims(r, name, opts.Fields)
	case ext == ".json", ext == ".jsonl", ext == ".ndjson", bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[{")), bytes.HasPrefix(head, []byte("[\n")):
		return jsonClaims(r, name, opts.Fields)
	case opts.Fields != Fields{}:
		return tableClaims(r, name, opts.Fields) // only a table has columns to name
	}
	return articleClaims(ctx, r, opts)
}

func openClaims(opts *Options) (io.ReadCloser, string, error) {
	if opts.Input == source.Stdin {
		return io.NopCloser(opts.Source.Stdin), "standard input", nil
	}
	file, err := os.Open(opts.Input)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, "", fmt.Errorf("%s: cannot be read (%v); check the name", opts.Input, err)
	}
	return file, opts.Input, nil
}

// typedClaims are those of --quote and --speaker.
func typedClaims(opts *Options) []Claim {
	var out []Claim
	for _, q := range opts.Quotes {
		c := Claim{Claim: verify.Claim{Text: q, Speaker: opts.Speaker}, Fields: []record.Field{textField("quote", q)}}
		if opts.Speaker != "" {
			c.Fields = append(c.Fields, textField("speaker", opts.Speaker))
		}
		out = append(out, c)
	}
	return out
}

func textField(name, text string) record.Field {
	value, _ := json.Marshal(text) // text has no error
	return record.Field{Name: name, Value: value}
}

// articleClaims extracts the quotes of an article.
func articleClaims(ctx context.Context, r io.Reader, opts *Options) ([]Claim, error) {
	in := opts.Source
	names := []string{source.Stdin}
	in.Stdin = r
	if opts.Input != source.Stdin {
		names = []string{opts.Input}
	}
	var out []Claim
	for item := range source.Items(names, in) {
		a, err := opts.Analyse(ctx, item)
		if err != nil {
			return nil, err
		}
		doc := a.Record(record.Options{Kinds: record.DefaultKinds()})
		if opts.Mark != nil {
			opts.Mark(doc)
		}
		if doc.Notice != "" && opts.Notice != nil {
			opts.Notice(source.ShowName(doc.Doc)+": "+doc.Notice, strings.TrimSpace(a.In.Text) == "")
		}
		claims, err := documentClaims(doc, Fields{})
		if err != nil {
			return nil, err
		}
		addCells(claims, doc)
		addReferences(claims, a)
		out = append(out, claims...)
	}
	return out, nil
}

// addCells gives the quotes of a document, which are all that it lists, the cells
// that they have in a sheet.
func addCells(claims []Claim, doc *record.Document) {
	for i, row := range doc.Rows() {
		if i == len(claims) {
			return
		}
		cells := row.Cells()
		for n, name := range record.Columns() {
			claims[i].Cells = append(claims[i].Cells, textField(name, cells[n]))
		}
	}
}

// tableClaims reads a table: a row that names the columns, and a quote a row.
func tableClaims(r io.Reader, name string, fields Fields) ([]Claim, error) {
	table, err := sheet.NewTable(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %v", name, err)
	}
	quote, speaker, err := claimColumns(table, name, fields)
	if err != nil {
		return nil, err
	}
	var out []Claim
	n := 1 // rows, with that of the columns
	for row, err := range table.Rows() {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if n++; sheet.Cell(row, quote) == "" {
			continue
		}
		correct := sheet.Cell(row, table.Column("correct_speaker"))
		if err := userfile.CheckName(strings.TrimSpace(correct)); err != nil {
			return nil, fmt.Errorf("%s: row %d: correct_speaker: %w", name, n, err)
		}
		c := rowClaim(table.Head, row, quote, speaker)
		if c.correct(correct, sheet.Cell(row, table.Column("kind"))) {
			out = append(out, c)
		}
	}
	return out, nil
}

// claimColumns finds the columns of the quote and of its speaker.
func claimColumns(table *sheet.Table, name string, fields Fields) (quote, speaker int, err error) {
	find := func(named string, usual ...string) int {
		if named != "" {
			return table.Column(named)
		}
		return slices.IndexFunc(table.Head, func(h string) bool { return slices.Contains(usual, strings.ToLower(h)) })
	}
	quote, speaker = find(fields.Quote, "quote", "text", "claim"), find(fields.Speaker, "speaker", "who")
	for _, f := range [][2]string{{"quote", fields.Quote}, {"speaker", fields.Speaker}} {
		if f[1] != "" && table.Column(f[1]) < 0 {
			return 0, 0, fmt.Errorf("%s: --field %s=%s: there is no column %q; it has the columns %s", name, f[0], f[1], f[1], strings.Join(table.Head, ", "))
		}
	}
	if quote < 0 || fields.Speaker != "" && speaker < 0 {
		return 0, 0, fmt.Errorf("%s: has the columns %s; name them with --field quote=…,speaker=…", name, strings.Join(table.Head, ", "))
	}
	return quote, speaker, nil
}

func rowClaim(header, row []string, quote, speaker int) Claim {
	c := Claim{own: ownColumns(header)}
	for i, name := range header {
		cell := sheet.Cell(row, i)
		c.Fields = append(c.Fields, textField(name, cell))
		switch i {
		case quote:
			c.Text = cell
		case speaker:
			c.Speaker, c.named = cell, name
		}
	}
	return c
}

// correct takes what somebody wrote into the column correct_speaker, and says
// whether the quote is one still: a term is no speech.
func (c *Claim) correct(name, kind string) bool {
	switch name = strings.TrimSpace(name); name {
	case "":
		return kind != string(attribute.Term)
	case attribute.NotSpeech:
		return false
	case attribute.Nobody:
		name = ""
	}
	c.Correct(name)
	return true
}

// jsonClaims reads objects, lists of them, and documents with their quotes.
func jsonClaims(r io.Reader, name string, fields Fields) ([]Claim, error) {
	var out []Claim
	dec := json.NewDecoder(skipMark(r))
	for {
		var value json.RawMessage
		err := dec.Decode(&value)
		if errors.Is(err, io.EOF) {
			return out, speakerRead(out, name, fields)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: no JSON of quotes: %v; give what quotes extract -f jsonl writes", name, err)
		}
		more, err := claimsOf(value, fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, more...)
	}
}

// speakerRead refuses a key of the speaker that none of the objects has, as a table
// without the column is refused; a single object may go without.
func speakerRead(claims []Claim, name string, fields Fields) error {
	if fields.Speaker == "" || len(claims) == 0 || slices.ContainsFunc(claims, func(c Claim) bool { return c.named != "" }) {
		return nil
	}
	return fmt.Errorf("%s: no object has %q; name the speaker's key with --field speaker=NAME", name, fields.Speaker)
}

// skipMark reads past a byte order mark.
func skipMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(3); bytes.Equal(head, []byte("\ufeff")) {
		_, _ = b.Discard(3)
	}
	return b
}

// claimsOf returns the quotes of a JSON value: a list, a document, or a quote.
func claimsOf(value json.RawMessage, fields Fields) ([]Claim, error) {
	if bytes.HasPrefix(value, []byte("[")) {
		var list []json.RawMessage
		if err := json.Unmarshal(value, &list); err != nil {
			return nil, err
		}
		var out []Claim
		for _, v := range list {
			more, err := claimsOf(v, fields)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
		return out, nil
	}
	var doc record.Document
	if err := json.Unmarshal(value, &doc); err == nil && doc.Quotes != nil {
		return documentClaims(&doc, fields)
	}
	c, err := jsonClaim(value, fields)
	if c == nil {
		return nil, err
	}
	return []Claim{*c}, err
}

// documentClaims returns the quotes of a document, as quote lines.
func documentClaims(doc *record.Document, fields Fields) ([]Claim, error) {
	var out []Claim
	for _, line := range doc.QuoteLines() {
		data, err := json.Marshal(line)
		if err != nil {
			return nil, err
		}
		c, err := jsonClaim(data, fields)
		if err != nil {
			return nil, err
		}
		if c != nil {
			out = append(out, *c)
		}
	}
	return out, nil
}

// jsonClaim reads one object. That of a failed document, or of what is no
// speech, is no claim.
func jsonClaim(value json.RawMessage, fields Fields) (*Claim, error) {
	list, err := orderedFields(value)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(f record.Field) bool {
		return slices.Contains([]string{"run", "citation_fault", "citation_why"}, f.Name)
	}) // of the record, or of a verdict before
	c := &Claim{Fields: list}
	found := false
	for _, f := range list {
		switch {
		case f.Name == fields.Quote || fields.Quote == "" && (f.Name == "text" || f.Name == "quote"):
			found = json.Unmarshal(f.Value, &c.Text) == nil
		case f.Name == fields.Speaker || fields.Speaker == "" && f.Name == "speaker":
			c.named = f.Name
			c.setSpeaker(f.Value)
		case f.Name == "kind" && string(f.Value) == `"`+string(attribute.Term)+`"`, f.Name == "error":
			return nil, nil
		}
	}
	if !found {
		return nil, errors.New(`an object has no "text" or "quote"; name the field with --field quote=NAME`)
	}
	return c, nil
}

// setSpeaker reads a speaker: a name, or an object with name, aliases and kind.
func (c *Claim) setSpeaker(value json.RawMessage) {
	var speaker struct {
		Name, Kind string
		Aliases    []string
	}
	if json.Unmarshal(value, &c.Speaker) != nil && json.Unmarshal(value, &speaker) == nil {
		c.Speaker, c.Kind, c.Aliases = speaker.Name, speaker.Kind, speaker.Aliases
	}
}

// orderedFields returns the fields of an object in their order.
func orderedFields(value json.RawMessage) ([]record.Field, error) {
	dec := json.NewDecoder(bytes.NewReader(value))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("a line is no JSON object")
	}
	var out []record.Field
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var f record.Field
		if err := dec.Decode(&f.Value); err != nil {
			return nil, err
		}
		f.Name, _ = name.(string)
		out = append(out, f)
	}
	return out, nil
}
