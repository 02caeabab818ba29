package cli

import (
	"context"
	"errors"
	"fmt"

	"quotes/attribute"
	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/userfile"
	"quotes/extract"
	"quotes/internal/record"
	"quotes/internal/source"
)

// An attributor says who spoke. It is an *attribute.Attributor, or a test's own.
type attributor interface {
	Attribute(context.Context, *extract.Document) (*attribute.Result, error)
}

// An analysis is a document at the end of the pipeline.
type analysis struct {
	in  *source.Document
	doc *extract.Document
	res *attribute.Result
}

// analyse reads an item and runs the pipeline on it.
func analyse(ctx context.Context, item source.Item, who attributor) (*analysis, error) {
	in, err := item.Load()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, &documentError{in.Name, err}
	}
	doc := extract.New(in.Text, hints(in)...)
	if err := ctx.Err(); err != nil {
		return nil, &documentError{in.Name, err}
	}
	res, err := who.Attribute(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Name, err)
	}
	if knows, ok := who.(*informed); ok {
		knows.people.Apply(in.Name, res)
	}
	return &analysis{in: in, doc: doc, res: res}, nil
}

// informed is an attributor of a user who knows something of the people.
type informed struct {
	attributor
	people *userfile.File
}

// peopleOf returns what the user knows; nil for nothing.
func peopleOf(who attributor) *userfile.File {
	if knows, ok := who.(*informed); ok {
		return knows.people
	}
	return nil
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
	if in.Spoken {
		options = append(options, extract.AsTranscript())
	}
	return options
}

// failure makes the record of a document that failed.
func failure(item source.Item, err error) record.Failure {
	f := record.Failure{Doc: item.Name, Error: record.Reason{Code: "failed", Message: err.Error()}}
	var read *source.Error
	var panicked *batch.PanicError
	var own *documentError
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
		f.Error.Code = "internal"
	case errors.Is(err, context.DeadlineExceeded):
		f.Error = record.Reason{Code: "timeout", Message: "took longer than --timeout allows"}
	}
	return f
}
