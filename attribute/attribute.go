// Package attribute says who said each quote of a document, and why.
//
//	doc := extract.New(text)
//	a, err := attribute.New(attribute.Options{})
//	res, err := a.Attribute(ctx, doc)
//
// Every position in a [Result] is a byte offset into the document's text,
// half-open: doc.Text[p.Start:p.End] == p.Text for every [Place], which
// TestPlacesSayWhatTheTextSays holds.
package attribute

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"quotes/extract"
	"quotes/internal/fiction"
	"quotes/internal/lexicon"
	"quotes/internal/model"
	"quotes/internal/news"
	"quotes/internal/refer"
	"quotes/internal/report"
	"quotes/internal/scene"
	"quotes/internal/watch"
)

// Options are what a caller may choose. The zero value is the default.
type Options struct {
	// MinConfidence overrides the calibrated thresholds where it is not nil.
	// At 0 the best candidate is named wherever nobody is not likelier.
	MinConfidence *float64

	// Genre chooses the decoder; empty is Auto.
	Genre Genre

	// Cues are lemmas to add ("bellow") and, with a leading minus, to take
	// out ("-claim").
	Cues []string

	// Indirect adds reported speech without marks, as quotes of that kind.
	Indirect bool
}

// An Attributor attributes documents. It is safe for concurrent use.
type Attributor struct {
	opts    Options
	cues    *lexicon.CueSet
	news    *news.Decoder
	fiction func() (*fiction.Decoder, error) // loaded where a story comes
	reports *report.Tagger                   // nil where nobody asked for reports
}

// New returns an Attributor. It fails where the options are out of range.
func New(opts Options) (*Attributor, error) {
	if p := opts.MinConfidence; p != nil && (*p < 0 || *p > 1) {
		return nil, fmt.Errorf("a confidence of %g is not between 0 and 1", *p)
	}
	a := &Attributor{opts: opts, cues: lexicon.Cues()}
	if len(opts.Cues) > 0 {
		a.cues = a.cues.With(opts.Cues)
	}
	d, err := news.Load()
	if err != nil && !errors.Is(err, model.ErrNoModel) {
		return nil, err
	}
	a.news, a.fiction = d, loadFiction
	if opts.Indirect {
		if a.reports, err = report.Load(); err != nil && !errors.Is(err, model.ErrNoModel) {
			return nil, err
		}
	}
	return a, nil
}

// loadFiction returns the decoder of stories; without weights it names nobody.
var loadFiction = sync.OnceValues(func() (*fiction.Decoder, error) {
	d, err := fiction.Load()
	if errors.Is(err, model.ErrNoModel) {
		err = nil
	}
	return d, err
})

// genre returns the genre that a document is read as, and the decoder of a story.
func (a *Attributor) genre(doc *extract.Document) (Genre, *fiction.Decoder, error) {
	known := a.opts.Genre == Fiction
	if !known && (a.opts.Genre == News || !fiction.Detect(doc, a.cues)) {
		return News, nil, nil
	}
	d, err := a.fiction()
	if err == nil && d.Passes == nil && !known {
		return News, nil, nil
	}
	return Fiction, d, err
}

// Attribute finds the speakers of the document's quotes. It stops with ctx's
// error where ctx ends first.
func (a *Attributor) Attribute(ctx context.Context, doc *extract.Document) (res *Result, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer watch.Catch(&err)
	watched := *doc // others may read it at the same time
	watched.Watch = watch.New(ctx)
	return a.attribute(ctx, &watched)
}

// attribute does the work, whose loops look at the document's Watch.
func (a *Attributor) attribute(ctx context.Context, doc *extract.Document) (*Result, error) {
	genre, teller, err := a.genre(doc)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	if genre == Fiction && doc.Style != extract.Turn { // the names in a play need no story
		book := fiction.NewBook(doc, a.cues)
		return story(book, teller.Decode(book), a.opts), ctx.Err()
	}
	s, err := scene.New(doc, a.cues)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	b := &builder{scene: s, reader: refer.New(s), opts: a.opts, settings: &a.news.Settings, res: &Result{Genre: genre}, lines: lineStarts(doc.Text)}
	b.build(a.news.Decode(s))
	if a.reports != nil {
		b.addReports(a.reports, a.news)
	}
	b.sortQuotes()
	return b.res, ctx.Err()
}

// NewWith returns an Attributor that uses the decoder given: cross-validation
// brings weights that have not seen the document.
func NewWith(opts Options, d *news.Decoder) (*Attributor, error) {
	a, err := New(opts)
	if err != nil {
		return nil, err
	}
	a.news = d
	return a, nil
}

// NewWithStory returns an Attributor that reads every document as a story, with
// the decoder given. It needs no embedded weights: those that are there may be
// of other features than the program has by now.
func NewWithStory(opts Options, d *fiction.Decoder) (*Attributor, error) {
	opts.Genre = Fiction
	a := &Attributor{opts: opts, cues: lexicon.Cues().With(opts.Cues)}
	a.fiction = func() (*fiction.Decoder, error) { return d, nil }
	return a, nil
}
