package main

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/fnv"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"quotes/attribute"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

func init() {
	register.DoFn5x1[context.Context, source.Line, func(int, string), func(int, string), func(string, record.SpeakerRow), error](&extractFn{})
	register.Emitter2[int, string]()
	register.Emitter2[string, record.SpeakerRow]()
}

// The metrics, in the order of a document's way.
var (
	documentsRead   = beam.NewCounter("quotes", "documents")
	textBytes       = beam.NewCounter("quotes", "text_bytes")
	quotesFound     = beam.NewCounter("quotes", "quotes")
	documentsFailed = beam.NewCounter("quotes", "failed")
)

// extractFn finds the quotes of documents and their speakers. The exported
// fields travel to the workers.
type extractFn struct {
	Fields        map[string]string // as source.Fields
	Keep          bool              // the other fields of a line
	MaxBytes      int64             // the longest line
	Kinds         []string          // what is listed
	PerDoc        bool              // a line is a document, not a quote
	Genre         string            // empty: auto
	MinConfidence *float64          // nil: calibrated
	Timeout       time.Duration     // for one document; zero is none
	Shards        int               // files that each output is written to

	who    analysis.Attributor
	source source.Options
	record record.Options
}

// Setup makes the attributor, once for a worker.
func (f *extractFn) Setup() error {
	f.source = source.Options{Fields: f.Fields, Keep: f.Keep, MaxBytes: f.MaxBytes}
	f.record = record.Options{Kinds: f.kinds()}
	var err error
	f.who, err = f.attributor()
	return err
}

func (f *extractFn) attributor() (*attribute.Attributor, error) {
	opts := attribute.Options{Genre: attribute.Genre(f.Genre), MinConfidence: f.MinConfidence, Indirect: f.kinds()[attribute.Indirect]}
	return attribute.New(opts)
}

func (f *extractFn) kinds() record.Kinds {
	kinds := record.Kinds{}
	for _, k := range f.Kinds {
		kinds[attribute.Kind(k)] = true
	}
	return kinds
}

// ProcessElement emits the lines that are written of one document, together
// and under the number of their file: its records, or its failure. It also emits
// the document's row of each speaker, under the speaker's key.
func (f *extractFn) ProcessElement(ctx context.Context, line source.Line, records, failures func(int, string), rows func(string, record.SpeakerRow)) error {
	documentsRead.Inc(ctx, 1)
	item := line.Item(f.source)
	doc, failure := f.find(ctx, item)
	if failure != nil {
		documentsFailed.Inc(ctx, 1)
		text, err := jsonLine(failure)
		failures(shard(failure.Doc, f.Shards), text)
		return err
	}
	quotesFound.Inc(ctx, int64(len(doc.Quotes)))
	text, err := f.lines(doc)
	if text != "" {
		records(shard(doc.Doc, f.Shards), text)
	}
	for _, row := range speakerRows(doc) {
		rows(row.Key, row)
	}
	return err
}

// find returns the record of a document, or that of its failure.
func (f *extractFn) find(ctx context.Context, item source.Item) (doc *record.Document, failure *record.Failure) {
	defer func() {
		if v := recover(); v != nil {
			failed := analysis.Failure(item, &analysis.PanicError{Value: v})
			doc, failure = nil, &failed
		}
	}()
	if f.Timeout > 0 {
		limited, cancel := context.WithTimeout(ctx, f.Timeout)
		defer cancel()
		ctx = limited
	}
	a, err := analysis.Of(ctx, item, f.who)
	if err != nil {
		failed := analysis.Failure(item, err)
		return nil, &failed
	}
	textBytes.Inc(ctx, int64(len(a.In.Text)))
	return a.Record(f.record), nil
}

// lines returns what is written of a document, without the end of the last line.
func (f *extractFn) lines(doc *record.Document) (string, error) {
	if f.PerDoc {
		return jsonLine(doc)
	}
	return jsonLine(doc.QuoteLines()...)
}

// jsonLine writes values as lines of JSON, without the end of the last.
func jsonLine[T any](values ...T) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			return "", err
		}
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// shard returns the number of the file for a key, of so many.
func shard(key string, of int) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(of))
}
