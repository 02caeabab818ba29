// Package analysis takes one document through the pipeline: it is read, its
// quotes are found, and their speakers. What joins documents into runs, on one
// machine or many, builds on it.
package analysis

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"quotes/attribute"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
	"quotes/internal/source/document"
)

// An Attributor says who spoke. It is an [*attribute.Attributor], or a test's own.
type Attributor interface {
	Attribute(context.Context, *extract.Document) (*attribute.Result, error)
}

// An Analysis is a document at the end of the pipeline.
type Analysis struct {
	In  *source.Document
	Doc *extract.Document
	Res *attribute.Result
}

// A PanicError is a panic in the work on a document.
type PanicError struct {
	Value any
	Stack []byte
}

// Error tells the panic without its stack.
func (e *PanicError) Error() string { return fmt.Sprintf("internal error: %v", e.Value) }

// Of reads an item and runs the pipeline on it. It stops with ctx's error where
// ctx ends first. A panic is an error of the document, a [*PanicError].
func Of(ctx context.Context, item source.Item, who Attributor) (a *Analysis, err error) {
	name := item.Name
	defer func() {
		if v := recover(); v != nil {
			a, err = nil, &documentError{name, &PanicError{v, debug.Stack()}}
		}
	}()
	in, err := item.Load(ctx)
	if err != nil {
		return nil, err
	}
	name = in.Name
	doc, err := extract.Scan(ctx, in.Text, hints(in)...)
	if err != nil {
		return nil, &documentError{in.Name, err}
	}
	res, err := who.Attribute(ctx, doc)
	if err != nil {
		return nil, &documentError{in.Name, err}
	}
	return &Analysis{In: in, Doc: doc, Res: res}, nil
}

// Record returns the record of the document.
func (a *Analysis) Record(opts record.Options) *record.Document {
	return record.New(a.In, a.Doc, a.Res, opts)
}

// A documentError is what went wrong with a document after it was read.
type documentError struct {
	doc string // its id
	err error
}

// Error returns the document and what is wrong.
func (e *documentError) Error() string { return fmt.Sprintf("%s: %v", e.doc, e.err) }

// Unwrap returns the cause.
func (e *documentError) Unwrap() error { return e.err }

// hints returns what the markup of a document tells of its text.
func hints(in *source.Document) []extract.Option {
	quoted := make([]extract.Quoted, len(in.Quotes))
	for i, q := range in.Quotes {
		quoted[i] = extract.Quoted(q)
	}
	options := []extract.Option{extract.WithQuoted(quoted)}
	if len(in.Chapters) > 0 {
		headings := make([]extract.Heading, len(in.Chapters))
		for i, c := range in.Chapters {
			headings[i] = extract.Heading(c)
		}
		options = append(options, extract.WithHeadings(headings))
	}
	if len(in.Emphasis) > 0 {
		emphasis := make([]extract.Emphasis, len(in.Emphasis))
		for i, e := range in.Emphasis {
			emphasis[i] = extract.Emphasis(e)
		}
		options = append(options, extract.WithEmphasis(emphasis))
	}
	if len(in.Voices) > 0 {
		voices := make([]extract.Voice, len(in.Voices))
		for i, v := range in.Voices {
			voices[i] = extract.Voice(v)
		}
		options = append(options, extract.WithVoices(voices))
	}
	if silences := silencesOf(in.Times); len(silences) > 0 {
		options = append(options, extract.WithSilences(silences))
	}
	if lines := in.LineStarts(); lines != nil {
		options = append(options, extract.WithLineStarts(lines))
	}
	if in.Meta.Outlet != "" && in.Meta.Date != "" {
		options = append(options, extract.AsPublished())
	}
	if in.Spoken {
		options = append(options, extract.AsTranscript())
	}
	return options
}

// longSilence is the time without a word that ends a turn: who speaks after it
// may be anybody.
const longSilence = 20 * time.Second

// silencesOf returns where the text goes on after a long silence.
func silencesOf(times []document.Time) []int {
	var out []int
	for i := 1; i < len(times); i++ {
		if times[i].From > times[i-1].To+longSilence {
			out = append(out, times[i].Start)
		}
	}
	return out
}

// Failure makes the record of a document that failed.
func Failure(item source.Item, err error) record.Failure {
	f := record.Failure{Doc: item.Name, Error: record.Reason{Code: "failed", Message: err.Error()}}
	var read *source.Error
	var own *documentError
	var panicked *PanicError
	if errors.As(err, &own) {
		f.Doc = own.doc
	}
	switch {
	case errors.As(err, &read):
		f.Error.Code = string(read.Code)
		if read.Doc != "" {
			f.Doc = read.Doc
		}
	case errors.As(err, &panicked):
		f.Error = record.Reason{Code: "internal", Message: panicked.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		f.Error = record.Reason{Code: "timeout", Message: "took longer than --timeout allows"}
	}
	return f
}
