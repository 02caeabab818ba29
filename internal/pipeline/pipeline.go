// Package pipeline holds the decoders that attribution runs: those of the
// embedded weights, or those that a caller within the module brings in a
// context. Cross-validation brings decoders that have not seen the document;
// nothing of this shows in the public packages.
package pipeline

import (
	"context"
	"errors"
	"sync"

	"quotes/internal/fiction"
	"quotes/internal/model"
	"quotes/internal/news"
	"quotes/internal/report"
)

// Decoders are what a caller brings. What is nil is taken from the embedded weights.
type Decoders struct {
	News  *news.Decoder
	Story *fiction.Decoder
}

type key struct{}

// With returns a context in which attribution runs the decoders given. They
// need no embedded weights, which may be of other features than the program
// has by now.
func With(ctx context.Context, d Decoders) context.Context {
	return context.WithValue(ctx, key{}, d)
}

func given(ctx context.Context) Decoders {
	d, _ := ctx.Value(key{}).(Decoders)
	return d
}

// News returns the decoder of articles.
func News(ctx context.Context) (*news.Decoder, error) {
	if d := given(ctx).News; d != nil {
		return d, nil
	}
	return embeddedNews()
}

// Story returns the decoder of stories; without weights it names nobody.
func Story(ctx context.Context) (*fiction.Decoder, error) {
	if d := given(ctx).Story; d != nil {
		return d, nil
	}
	return embeddedStory()
}

// Reports returns the tagger of reports without marks, nil where there are no weights.
func Reports() (*report.Tagger, error) { return embeddedReports() }

// Each is read once in a process, when it is first asked for.
var (
	embeddedNews    = once(news.Load)
	embeddedStory   = once(fiction.Load)
	embeddedReports = once(report.Load)
)

// once loads weights a single time; that there are none is no error.
func once[T any](load func() (T, error)) func() (T, error) {
	return sync.OnceValues(func() (T, error) {
		d, err := load()
		if errors.Is(err, model.ErrNoModel) {
			err = nil
		}
		return d, err
	})
}
