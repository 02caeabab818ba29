package eval

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"quotes/attribute"
	"quotes/cmd/internal/eval/corpus"
	"quotes/extract"
)

// ErrPartial says that a gold file does not hold the text that it annotates.
var ErrPartial = errors.New("the gold has no text; write it with --with-text, or give the predictions")

// Run attributes the documents, some side by side (jobs 0: as many as there
// are cores), and returns the quotes found in each.
func Run(ctx context.Context, docs []*corpus.Document, opts attribute.Options, jobs int) ([][]corpus.Prediction, error) {
	a, err := attribute.New(opts)
	if err != nil {
		return nil, err
	}
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	out, errs := make([][]corpus.Prediction, len(docs)), make([]error, len(docs))
	slots := make(chan struct{}, jobs)
	var wait sync.WaitGroup
	for i, d := range docs {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			out[i], errs[i] = attributed(ctx, a, d)
		})
	}
	wait.Wait()
	return out, errors.Join(errs...)
}

// attributed runs one document.
func attributed(ctx context.Context, a *attribute.Attributor, d *corpus.Document) ([]corpus.Prediction, error) {
	if d.Partial {
		return nil, fmt.Errorf("%s: %w", d.ID, ErrPartial)
	}
	text := string(d.Text)
	result, err := a.Attribute(ctx, extract.New(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.ID, err)
	}
	return Predictions(result, text, d.Novel != nil), nil
}

// Predictions returns the listed quotes of a result, in code points of its text;
// with the thoughts in marks where the gold counts them as quotes, as that of
// novels does.
func Predictions(result *attribute.Result, text string, thoughts bool) []corpus.Prediction {
	at := runeOffsets(text)
	place := func(p *attribute.Place) *corpus.Span {
		if p == nil {
			return nil
		}
		return &corpus.Span{Start: at[p.Start], End: at[p.End]}
	}
	out := []corpus.Prediction{}
	for _, q := range result.Quotes {
		term := q.Kind == attribute.Term && !(thoughts && q.Act == attribute.Thought)
		if term || q.Within != nil || q.Kind == attribute.Indirect && q.Status == attribute.Withheld {
			continue
		}
		p := corpus.Prediction{Kind: string(q.Kind), Confidence: -1, Rule: q.Rule, Mention: place(q.Mention)}
		for i := range q.Parts {
			p.Spans = append(p.Spans, *place(&q.Parts[i]))
		}
		if q.Cue != nil {
			p.Cue = place(&q.Cue.Place)
		}
		if q.Speaker != nil && (q.Status == attribute.Attributed || q.Status == attribute.Corrected) {
			p.Speaker, p.Aliases, p.Confidence = q.Speaker.Name, q.Speaker.Aliases, q.Confidence
			p.Described = q.Speaker.Described || q.Speaker.Kind == attribute.Unnamed
		}
		out = append(out, p)
	}
	return out
}
