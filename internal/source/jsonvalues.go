package source

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quotes/internal/source/document"
)

// jsonValues yields the documents of a file of JSON: an object, an array of
// them, or one object after the other, over as many lines as they take. They
// are read one by one.
func jsonValues(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	head, _ := br.Peek(4)
	r, _, err := document.DecodingReader(br, head, opts.Encoding)
	if err != nil {
		return yield(failed(asError(document.WithName(err, name), name)))
	}
	v := &values{meter: &meter{r: r, limit: opts.maxBytes()}, name: name, opts: opts}
	v.decoder = json.NewDecoder(v.meter)
	more, err := v.each(yield)
	switch {
	case err == nil:
		return more
	case errors.Is(err, errLong):
		return yield(failed(tooLarge(name, opts.maxBytes())))
	}
	return yield(failed(&document.Error{Name: name, Code: document.BadJSON, Problem: "is broken JSON", Advice: "check it: jq . " + quoteArg(argument(name)), Err: err}))
}

// values are the objects of a file of JSON.
type values struct {
	meter   *meter
	decoder *json.Decoder
	name    string
	opts    Options
	count   int
}

// each yields the objects in their order.
func (v *values) each(yield func(Item) bool) (more bool, err error) {
	for {
		v.meter.read = 0
		var raw json.RawMessage
		switch err := v.decoder.Decode(&raw); {
		case err == io.EOF:
			return true, nil
		case err != nil:
			return false, err
		}
		for _, object := range v.objects(raw) {
			if !yield(v.item(object)) {
				return false, nil
			}
		}
	}
}

// objects returns the records of a value: those of an array, those of an
// object's one array of records (as programs answer: {"articles": [...]}), or
// the object itself.
func (v *values) objects(raw json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	members, err := readObject(raw)
	if err != nil || isNinJS(members) {
		return []json.RawMessage{raw}
	}
	if _, ok := jsonText(member(members, v.opts.Fields.key("text"))); ok {
		return []json.RawMessage{raw}
	}
	for _, value := range members {
		var records []json.RawMessage
		if json.Unmarshal(value, &records) != nil || len(records) == 0 {
			continue
		}
		first, err := readObject(records[0])
		if _, ok := jsonText(member(first, v.opts.Fields.key("text"))); err == nil && (ok || isNinJS(first)) {
			return records
		}
	}
	return []json.RawMessage{raw}
}

// item returns the document of a record.
func (v *values) item(raw json.RawMessage) Item {
	v.count++
	at := v.name
	if v.count > 1 || v.decoder.More() {
		at = fmt.Sprintf("%s#%d", v.name, v.count)
	}
	return Item{Name: at, Path: v.name, read: bytesRead(raw), load: func(ctx context.Context) (*document.Document, error) {
		if members, err := readObject(raw); err == nil && isNinJS(members) && v.opts.Fields["text"] == "" {
			return ninJS(ctx, members, at, v.name)
		}
		doc, err := parseLine(ctx, raw, at, v.name, v.opts)
		if doc != nil {
			doc.Format = document.JSON
		}
		return doc, err
	}}
}

// member returns a member of an object, by its key or by the keys on the way
// to it with dots between them: article.body, articles.0.body.
func member(object map[string]json.RawMessage, key string) json.RawMessage {
	if raw, ok := object[key]; ok {
		return raw
	}
	first, rest, dotted := strings.Cut(key, ".")
	raw, ok := object[first]
	if !dotted || !ok {
		return nil
	}
	if i, after, ok := strings.Cut(rest, "."); ok || isNumber(i) {
		var list []json.RawMessage
		if n, err := strconv.Atoi(i); err == nil && json.Unmarshal(raw, &list) == nil && n >= 0 && n < len(list) {
			if raw, rest = list[n], after; rest == "" {
				return raw
			}
		}
	}
	inner, err := readObject(raw)
	if err != nil {
		return nil
	}
	return member(inner, rest)
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}
