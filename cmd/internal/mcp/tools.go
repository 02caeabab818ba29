package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/check"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/userfile"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A Given is what a tool reads: a text, or a file.
type Given struct {
	Text string `json:"text,omitempty" jsonschema:"the text itself"`
	Path string `json:"path,omitempty" jsonschema:"a file or folder that the server may read, in place of text"`
}

// source returns what is to be read of a text.
func (s *Server) source(t Given) ([]string, source.Options, error) {
	in := source.Options{MaxBytes: s.opts.Max}
	switch {
	case t.Text != "" && t.Path != "":
		return nil, in, errors.New("give text or path, not both")
	case t.Text != "":
		if int64(len(t.Text)) > s.opts.Max {
			return nil, in, fmt.Errorf("the text has %d bytes, and may have %d", len(t.Text), s.opts.Max)
		}
		in.Stdin, in.Name, in.Format = strings.NewReader(t.Text), "text", source.Text
		return []string{source.Stdin}, in, nil
	case t.Path != "":
		return []string{t.Path}, in, s.allowed.check(t.Path)
	}
	return nil, in, errors.New("give text or path")
}

// documents makes the records of a text or of files. Files of a folder that are
// no articles are passed over.
func (s *Server) documents(ctx context.Context, t Given, kinds record.Kinds) ([]*record.Document, error) {
	names, in, err := s.source(t)
	if err != nil {
		return nil, err
	}
	docs := []*record.Document{}
	work := func(ctx context.Context, item source.Item) (*record.Document, error) {
		if item.Path != in.Name && t.Path != "" && !s.allowed.holds(item.Path) {
			return nil, nil // a link that leads out of the folder
		}
		a, err := userfile.Analyse(ctx, item, s.opts.Who)
		if err != nil {
			return nil, err
		}
		return a.Record(record.Options{Kinds: kinds, Unit: record.CodePoints}), nil
	}
	emit := func(item source.Item, doc *record.Document, err error) error {
		var read *source.Error
		switch {
		case errors.As(err, &read) && item.Found && read.NotArticle(), doc == nil && err == nil:
			return nil
		case err != nil:
			return err
		}
		docs = append(docs, doc)
		return nil
	}
	return docs, batch.Run(ctx, source.Items(names, in), s.opts.Jobs, work, emit)
}

// maxAnswer is how many quotes one answer has at most: an assistant reads them all.
const maxAnswer = 500

// extractInput is what extract_quotes is given.
type extractInput struct {
	Given
	Kinds []string `json:"kinds,omitempty" jsonschema:"any of direct, mixed, indirect, term; direct and mixed by default"`
}

// extracted is what it answers.
type extracted struct {
	Documents []*record.Document `json:"documents"`
	Truncated bool               `json:"truncated"` // some quotes are left out, to keep the answer short
}

func (s *Server) extract(ctx context.Context, in extractInput) (any, error) {
	kinds, err := kindsOf(in.Kinds)
	if err != nil {
		return nil, err
	}
	docs, err := s.documents(ctx, in.Given, kinds)
	if err != nil {
		return nil, err
	}
	out := extracted{Documents: docs}
	left := maxAnswer
	for _, d := range docs {
		if len(d.Quotes) > left {
			d.Quotes, out.Truncated = d.Quotes[:left], true
		}
		left -= len(d.Quotes)
	}
	return out, nil
}

func kindsOf(names []string) (record.Kinds, error) {
	if len(names) == 0 {
		return record.DefaultKinds(), nil
	}
	all, kinds := record.AllKinds(), record.Kinds{}
	for _, name := range names {
		if !all[attribute.Kind(name)] {
			return nil, fmt.Errorf("there is no kind %q; use direct, mixed, indirect, term", name)
		}
		kinds[attribute.Kind(name)] = true
	}
	return kinds, nil
}

// whoInput is what who_said is given.
type whoInput struct {
	Given
	Words string `json:"words" jsonschema:"words of the quotation; case, marks and punctuation do not count"`
}

// said is what it answers: the quotes that have the words. None means that the
// text does not quote them.
type said struct {
	Quotes []record.QuoteLine `json:"quotes"`
}

func (s *Server) whoSaid(ctx context.Context, in whoInput) (any, error) {
	words := (&attribute.Correction{Quote: in.Words}).Words()
	if words == "" {
		return nil, errors.New("give words of the quotation")
	}
	docs, err := s.documents(ctx, in.Given, record.DefaultKinds())
	if err != nil {
		return nil, err
	}
	out := said{Quotes: []record.QuoteLine{}}
	for _, d := range docs {
		for _, q := range d.QuoteLines() {
			has := (&attribute.Correction{Quote: q.Text}).Words()
			if strings.Contains(" "+has+" ", " "+words+" ") && len(out.Quotes) < maxAnswer {
				out.Quotes = append(out.Quotes, q)
			}
		}
	}
	return out, nil
}

// verifyInput is what verify_quotes is given.
type verifyInput struct {
	Quotes    []quoted `json:"quotes,omitempty" jsonschema:"the quotations, each with its speaker where one is given"`
	Draft     string   `json:"draft,omitempty" jsonschema:"a text whose quotations are to be checked, in place of quotes"`
	DraftPath string   `json:"draft_path,omitempty" jsonschema:"a file of such a text"`
	Source    string   `json:"source,omitempty" jsonschema:"the text of a source"`
	Against   []string `json:"against,omitempty" jsonschema:"files and folders of sources that the server may read"`
}

// quoted is a quotation to check.
type quoted struct {
	Quote   string `json:"quote"`
	Speaker string `json:"speaker,omitempty"`
}

// verified is what it answers.
type verified struct {
	Verdicts []record.Verdict `json:"verdicts"`
	Unread   []string         `json:"unread"` // what is wrong with sources that could not be read
}

func (s *Server) verify(ctx context.Context, in verifyInput) (any, error) {
	opts := check.Options{Who: s.opts.Who, Jobs: s.opts.Jobs, Against: in.Against, Allowed: s.allowed.holds, Source: source.Options{MaxBytes: s.opts.Max}}
	out := verified{Unread: []string{}}
	opts.Report = func(err error) { out.Unread = append(out.Unread, err.Error()) }
	if err := s.draft(&opts, in); err != nil {
		return nil, err
	}
	for _, path := range in.Against {
		if err := s.allowed.check(path); err != nil {
			return nil, err
		}
	}
	if in.Source != "" {
		opts.Against = append(opts.Against[:len(opts.Against):len(opts.Against)], source.Stdin)
		opts.Source.Stdin, opts.Source.Name = strings.NewReader(in.Source), "source"
	}
	if len(opts.Against) == 0 {
		return nil, errors.New("no sources; give source or against")
	}
	res, err := check.Run(ctx, &opts)
	if err != nil {
		return nil, err
	}
	out.Verdicts = res.Verdicts
	return out, nil
}

// draft puts what is to be checked into the options.
func (s *Server) draft(opts *check.Options, in verifyInput) error {
	given := 0
	for _, is := range []bool{len(in.Quotes) > 0, in.Draft != "", in.DraftPath != ""} {
		if is {
			given++
		}
	}
	if given != 1 {
		return errors.New("give one of quotes, draft and draft_path")
	}
	text := in.Draft
	if in.DraftPath != "" {
		opts.Claims.Input = in.DraftPath
		return s.allowed.check(in.DraftPath)
	}
	for _, q := range in.Quotes {
		line, err := json.Marshal(q)
		if err != nil {
			return err
		}
		text += string(line) + "\n"
	}
	opts.Claims = claims.Options{Input: source.Stdin, Source: source.Options{Stdin: strings.NewReader(text)}}
	return nil
}
