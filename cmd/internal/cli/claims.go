package cli

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
	"quotes/cmd/internal/verify"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A claimed is a quote to verify, with the record that it came in.
type claimed struct {
	verify.Claim
	fields []record.Field
}

// claimFields are the names of the fields that hold the quote and its speaker.
type claimFields struct{ quote, speaker string }

// parseClaimFields reads "quote=Claim,speaker=Who".
func parseClaimFields(list []string) (claimFields, error) {
	var f claimFields
	for _, item := range list {
		key, name, ok := strings.Cut(item, "=")
		switch {
		case ok && key == "quote" && name != "":
			f.quote = name
		case ok && key == "speaker" && name != "":
			f.speaker = name
		default:
			return f, usagef("--field: %q is not of the form quote=NAME or speaker=NAME", item)
		}
	}
	return f, nil
}

// readClaims reads the quotes of a file or of standard input: JSON and JSON
// Lines as the program writes them, a table, or an article, whose quotes are
// extracted.
func readClaims(ctx context.Context, opts *verifyOptions) ([]claimed, error) {
	if len(opts.quotes) > 0 {
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
		return tableClaims(r, name, opts.fields)
	case ext == ".json", ext == ".jsonl", ext == ".ndjson", bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[{")), bytes.HasPrefix(head, []byte("[\n")):
		return jsonClaims(r, name, opts.fields)
	case opts.fields != claimFields{}:
		return tableClaims(r, name, opts.fields) // only a table has columns to name
	}
	return articleClaims(ctx, r, opts)
}

func openClaims(opts *verifyOptions) (io.ReadCloser, string, error) {
	if opts.input == source.Stdin {
		return io.NopCloser(opts.streams.in), "standard input", nil
	}
	file, err := os.Open(opts.input)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, "", &usageError{problem: fmt.Sprintf("%s: cannot be read (%v)", opts.input, err), advice: "check the name"}
	}
	return file, opts.input, nil
}

// typedClaims are those of --quote and --speaker.
func typedClaims(opts *verifyOptions) []claimed {
	var out []claimed
	for _, q := range opts.quotes {
		c := claimed{Claim: verify.Claim{Text: q, Speaker: opts.speaker}, fields: []record.Field{textField("quote", q)}}
		if opts.speaker != "" {
			c.fields = append(c.fields, textField("speaker", opts.speaker))
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
func articleClaims(ctx context.Context, r io.Reader, opts *verifyOptions) ([]claimed, error) {
	in := opts.source
	names := []string{source.Stdin}
	in.Stdin = r
	if opts.input != source.Stdin {
		names = []string{opts.input}
	}
	var out []claimed
	for item := range source.Items(names, in) {
		a, err := analyse(ctx, item, opts.who)
		if err != nil {
			return nil, err
		}
		claims, err := documentClaims(a.Record(record.Options{Kinds: record.DefaultKinds()}))
		if err != nil {
			return nil, err
		}
		out = append(out, claims...)
	}
	return out, nil
}

// tableClaims reads a table: a row that names the columns, and a quote a row.
func tableClaims(r io.Reader, name string, fields claimFields) ([]claimed, error) {
	table, err := sheet.NewTable(r)
	if err != nil {
		return nil, usagef("%s: %v", name, err)
	}
	quote, speaker, err := claimColumns(table, name, fields)
	if err != nil {
		return nil, err
	}
	var out []claimed
	for {
		row, err := table.Next()
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case sheet.Cell(row, quote) != "":
			out = append(out, rowClaim(table.Head, row, quote, speaker))
		}
	}
}

// claimColumns finds the columns of the quote and of its speaker.
func claimColumns(table *sheet.Table, name string, fields claimFields) (quote, speaker int, err error) {
	find := func(named string, usual ...string) int {
		if named != "" {
			return table.Column(named)
		}
		return slices.IndexFunc(table.Head, func(h string) bool { return slices.Contains(usual, strings.ToLower(h)) })
	}
	quote, speaker = find(fields.quote, "quote", "text", "claim"), find(fields.speaker, "speaker", "who")
	if quote < 0 || fields.speaker != "" && speaker < 0 {
		return 0, 0, usagef("%s: has the columns %s; name them with --field quote=…,speaker=…", name, strings.Join(table.Head, ", "))
	}
	return quote, speaker, nil
}

func rowClaim(header, row []string, quote, speaker int) claimed {
	var c claimed
	for i, name := range header {
		cell := sheet.Cell(row, i)
		c.fields = append(c.fields, textField(name, cell))
		switch i {
		case quote:
			c.Text = cell
		case speaker:
			c.Speaker = cell
		}
	}
	return c
}

// jsonClaims reads objects, lists of them, and documents with their quotes.
func jsonClaims(r io.Reader, name string, fields claimFields) ([]claimed, error) {
	var out []claimed
	dec := json.NewDecoder(skipMark(r))
	for {
		var value json.RawMessage
		err := dec.Decode(&value)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, &usageError{problem: fmt.Sprintf("%s: no JSON of quotes: %v", name, err), advice: "give what quotes extract -f jsonl writes"}
		}
		more, err := claimsOf(value, fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, more...)
	}
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
func claimsOf(value json.RawMessage, fields claimFields) ([]claimed, error) {
	if bytes.HasPrefix(value, []byte("[")) {
		var list []json.RawMessage
		if err := json.Unmarshal(value, &list); err != nil {
			return nil, err
		}
		var out []claimed
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
		return documentClaims(&doc)
	}
	c, err := jsonClaim(value, fields)
	if c == nil {
		return nil, err
	}
	return []claimed{*c}, err
}

// documentClaims returns the quotes of a document, as quote lines.
func documentClaims(doc *record.Document) ([]claimed, error) {
	var out []claimed
	for _, line := range doc.QuoteLines() {
		data, err := json.Marshal(line)
		if err != nil {
			return nil, err
		}
		c, err := jsonClaim(data, claimFields{})
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
func jsonClaim(value json.RawMessage, fields claimFields) (*claimed, error) {
	list, err := orderedFields(value)
	if err != nil {
		return nil, err
	}
	c := &claimed{fields: list}
	found := false
	for _, f := range list {
		switch {
		case f.Name == fields.quote || fields.quote == "" && (f.Name == "text" || f.Name == "quote"):
			found = json.Unmarshal(f.Value, &c.Text) == nil
		case f.Name == fields.speaker || fields.speaker == "" && f.Name == "speaker":
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
func (c *claimed) setSpeaker(value json.RawMessage) {
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
