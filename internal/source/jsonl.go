package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"quotes/internal/source/document"
	"quotes/internal/source/page"
)

// jsonLines yields one document a line. A line that is broken is one failed
// document; the next line is read all the same.
func jsonLines(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	lines, err := newLineReader(br, name, opts)
	if err != nil {
		return yield(failed(asError(document.WithName(err, name), name)))
	}
	for {
		line, err := lines.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(failed(fileError(name, err)))
		case !yield(line.Item(opts)):
			return false
		}
	}
}

func asError(err error, name string) *document.Error {
	var e *document.Error
	if errors.As(err, &e) {
		return e
	}
	return fileError(name, err)
}

// isOutput says that an object is the program's own: a quote, or a document
// without its text.
func isOutput(object map[string]json.RawMessage) bool {
	if object["schema"] == nil || object["doc"] == nil {
		return false
	}
	return object["parts"] != nil || object["quotes"] != nil && object["text"] == nil
}

// parseLine reads one JSON object as a document.
func parseLine(ctx context.Context, line []byte, at, path string, opts Options) (*document.Document, error) {
	object, err := readObject(line)
	if err != nil || object == nil {
		return nil, badLine(at, line, err)
	}
	doc := &document.Document{Name: at, Path: path, Format: document.JSONLines, Encoding: document.UTF8}
	id, ok := scalar(member(object, opts.Fields.key("id")))
	if ok {
		doc.Name = id
		opts.Found.note("id")
	}
	key := opts.Fields.key("text")
	if isOutput(object) {
		return nil, &document.Error{Name: at, Code: document.NoArticle, Problem: "is what quotes extract wrote, not an article", Advice: "name the article; quotes speakers counts quotes"}
	}
	if doc.Text, ok = jsonText(member(object, key)); !ok {
		e := &document.Error{Name: at, Code: document.BadField, Problem: fmt.Sprintf("has no text in %q", key), Advice: "name the field that holds it: --field text=KEY"}
		if doc.Name != at {
			e.Doc = doc.Name
		}
		return nil, e
	}
	opts.Found.note("text")
	meta := []struct {
		ours string
		to   *string
	}{{"title", &doc.Meta.Title}, {"author", &doc.Meta.Author}, {"date", &doc.Meta.Date}, {"url", &doc.Meta.URL}, {"outlet", &doc.Meta.Outlet}}
	read := []string{opts.Fields.key("id"), key}
	for _, m := range meta {
		if s, ok := scalar(member(object, opts.Fields.key(m.ours))); ok {
			*m.to = s
			opts.Found.note(m.ours)
			read = append(read, opts.Fields.key(m.ours))
		}
	}
	if opts.Keep {
		doc.Extra = others(object, read)
	}
	return doc, page.ReadFragment(ctx, doc)
}

// others returns the members of the object that were not read.
func others(object map[string]json.RawMessage, read []string) map[string]json.RawMessage {
	extra := map[string]json.RawMessage{}
	for k, v := range object {
		if !slices.Contains(read, k) {
			extra[k] = bytes.Clone(v) // the line is not kept
		}
	}
	return extra
}

// scalar returns a JSON string or number as text. An empty string says nothing.
func scalar(raw json.RawMessage) (string, bool) {
	if s, ok := jsonText(raw); ok {
		return s, s != ""
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil && n != "" {
		return n.String(), true
	}
	return "", false
}

// badLine says why a line is no JSON object.
func badLine(at string, line []byte, err error) *document.Error {
	e := &document.Error{Name: at, Code: document.BadJSON, Problem: "is no JSON object", Advice: "give one object a line"}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		e.Problem, e.Err = "is broken JSON", err
	}
	switch string(bytes.TrimSpace(line)) {
	case "[", "{", "[{":
		e.Advice = "give one object a line: jq -c '.[]' FILE | quotes extract --input-format jsonl"
	}
	return e
}
