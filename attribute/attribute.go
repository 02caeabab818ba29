// Package attribute says who said each quote of a document, and why.
//
//	doc := extract.New(text)
//	a, err := attribute.New(attribute.Options{})
//	res, err := a.Attribute(ctx, doc)
//
// Every position in a [Result] is a byte offset into the document's text,
// half-open: doc.Text[p.Start:p.End] == p.Text for every [Place], which
// TestPlacesSayWhatTheTextSays holds. Where the text does not say who spoke,
// the quote is listed and its Speaker is nil.
//
// Speakers are told of English texts. In other languages quotes are found, and
// speakers only where a tag is unmistakable.
package attribute

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"quotes/extract"
	"quotes/internal/genre"
	"quotes/internal/lexicon"
	"quotes/internal/pipeline"
	"quotes/internal/refer"
	"quotes/internal/scene"
	"quotes/internal/story"
	"quotes/internal/watch"
)

// Options are what a caller may choose. The zero value is the default.
type Options struct {
	// MinConfidence overrides the calibrated thresholds where it is not nil: a
	// speaker is named from this confidence on, 0 to 1. At 0 the best
	// candidate is named wherever nobody is not likelier.
	MinConfidence *float64

	// Genre chooses how the document is read; empty is Auto.
	Genre Genre

	// Cues are lemmas to add to the verbs and nouns of speech ("bellow") and,
	// with a leading minus, to take out ("-claim"). A line may say more, as
	// those of internal/lexicon/data/cues.txt do: the class, a weight from 0
	// to 1, irregular forms ("bespeak say 0.9 bespoke bespoken"). Empty lines
	// and what follows a # are ignored.
	Cues []string

	// Indirect adds reported speech without marks, as quotes of that kind. It
	// takes more than twice the time.
	Indirect bool
}

// ErrOption is what every error of [New] wraps: an option is out of range.
var ErrOption = errors.New("option out of range")

// check returns the first fault of the options.
func (o *Options) check() error {
	if p := o.MinConfidence; p != nil && !(*p >= 0 && *p <= 1) { // NaN is neither
		return fmt.Errorf("%w: a confidence of %g is not between 0 and 1", ErrOption, *p)
	}
	if genres := []Genre{"", Auto, News, Fiction}; !slices.Contains(genres, o.Genre) {
		return fmt.Errorf("%w: the genre %q is none of %q", ErrOption, o.Genre, genres[1:])
	}
	for i, line := range o.Cues {
		if err := lexicon.CheckCue(line); err != nil {
			return fmt.Errorf("%w: cue %d: %w", ErrOption, i+1, err)
		}
	}
	return nil
}

// An Attributor attributes documents. It is safe for concurrent use.
type Attributor struct {
	opts Options
	cues *lexicon.CueSet
}

// New returns an Attributor. Its error wraps [ErrOption] where an option is out
// of range: a confidence that is not from 0 to 1, an unknown genre, a line of
// Cues that cannot be read. It has no other. The Attributor keeps no reference
// to what opts points to.
func New(opts Options) (*Attributor, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	if opts.MinConfidence != nil {
		least := *opts.MinConfidence
		opts.MinConfidence = &least
	}
	a := &Attributor{opts: opts, cues: lexicon.Cues()}
	if len(opts.Cues) > 0 {
		a.cues = a.cues.With(opts.Cues)
	}
	a.opts.Cues = nil // in cues
	return a, nil
}

// manner says how a document is told, and so which decoder reads it.
func (a *Attributor) manner(ctx context.Context, doc *extract.Document) (genre.Manner, error) {
	switch a.opts.Genre {
	case Fiction:
		return genre.Story, nil
	case News:
		return genre.Report, nil
	}
	found := genre.Of(doc)
	if found == genre.Report {
		return found, nil
	}
	d, err := pipeline.Story(ctx)
	if err != nil || d.Passes == nil {
		return genre.Report, err
	}
	return found, nil
}

// Attribute finds the speakers of the document's quotes. It takes any document
// that [extract.New] or [extract.Scan] returned, and time in proportion to its
// length; it reads the document and changes nothing in it. It stops with ctx's
// error where ctx ends first, and else fails only where the model of the
// program itself cannot be read.
func (a *Attributor) Attribute(ctx context.Context, doc *extract.Document) (res *Result, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer watch.Catch(&err)
	return a.attribute(ctx, doc, watch.New(ctx))
}

// attribute does the work, whose loops look at the Watch.
func (a *Attributor) attribute(ctx context.Context, doc *extract.Document, w *watch.Watch) (*Result, error) {
	told, err := a.manner(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	as := News
	if told == genre.Story {
		as = Fiction
	}
	if told == genre.Report || doc.Style == extract.Turn { // the names in a play need no story
		return a.news(ctx, doc, w, as)
	}
	res, err := a.story(ctx, doc, w)
	if err == nil {
		res.Genre = as
	}
	return res, err
}

// story reads a document as a story.
func (a *Attributor) story(ctx context.Context, doc *extract.Document, w *watch.Watch) (*Result, error) {
	decoder, err := pipeline.Story(ctx)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	book := story.Read(doc, a.cues, w)
	defer book.Close()
	res := storyResult(book, decoder, a.opts)
	markUnmeasured(res, doc)
	return res, ctx.Err()
}

// news reads a document as an article or, whatever the genre, a transcript.
func (a *Attributor) news(ctx context.Context, doc *extract.Document, w *watch.Watch, genre Genre) (*Result, error) {
	decoder, err := pipeline.News(ctx)
	if err != nil {
		return nil, fmt.Errorf("news: %w", err)
	}
	s, err := scene.New(doc, a.cues, w)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	defer s.Close()
	reader := refer.New(s)
	defer reader.Release()
	b := &builder{scene: s, reader: reader, opts: a.opts, res: &Result{Genre: genre}, lines: doc.LineStarts}
	b.build(decoder.Decode(b.reader, a.opts.MinConfidence))
	if a.opts.Indirect {
		tagger, err := pipeline.Reports()
		if err != nil {
			return nil, fmt.Errorf("reports: %w", err)
		}
		if tagger != nil {
			b.addReports(tagger, decoder)
		}
	}
	b.sortQuotes()
	markUnmeasured(b.res, doc)
	return b.res, ctx.Err()
}
