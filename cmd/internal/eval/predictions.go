package eval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"quotes/attribute"
	"quotes/extract"
)

// ReadPredictions reads what a program found in the documents: a file of JSON
// Lines as this one writes them, TEI with said elements, or BookNLP's
// NAME.quotes, or a folder of those. The result has one element a document, nil where nothing is said of
// it; a name without its folder and extension is enough to know one.
func ReadPredictions(path string, docs []*Document) ([][]Prediction, error) {
	if tei, _ := filepath.Glob(filepath.Join(glob(path), "*.xml")); isTEI(path) || len(tei) > 0 {
		return teiPredictions(path, docs)
	}
	if strings.HasSuffix(path, ".quotes") || isDir(path) {
		return readBooks(path, docs)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	recs, err := readRecords(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	byID := map[string]*recordDocument{}
	for _, rec := range recs {
		byID[stem(rec.id)] = rec
	}
	for _, rec := range recs {
		byID[rec.id] = rec
	}
	out := make([][]Prediction, len(docs))
	for i, d := range docs {
		rec := byID[d.ID]
		if rec == nil {
			rec = byID[stem(d.ID)]
		}
		if rec != nil {
			out[i] = rec.predictions(d.Text)
		}
	}
	return out, nil
}

// stem returns a document's name without folder and extension.
func stem(id string) string {
	base := filepath.Base(id)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func readBooks(path string, docs []*Document) ([][]Prediction, error) {
	out := make([][]Prediction, len(docs))
	for i, d := range docs {
		file := bookFile(path, d.ID)
		if file == "" || !isDir(path) && len(docs) > 1 && stem(file) != d.ID {
			continue
		}
		preds, err := readBookNLP(file, d.Text)
		if err != nil {
			return nil, err
		}
		out[i] = preds
	}
	return out, nil
}

// ErrPartial says that a gold file does not hold the text that it annotates.
var ErrPartial = errors.New("the gold has no text; write it with --with-text, or give the predictions")

// Run attributes the documents, some side by side (jobs 0: as many as there
// are cores), and returns the quotes found in each.
func Run(ctx context.Context, docs []*Document, opts attribute.Options, jobs int) ([][]Prediction, error) {
	a, err := attribute.New(opts)
	if err != nil {
		return nil, err
	}
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	out, errs := make([][]Prediction, len(docs)), make([]error, len(docs))
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
func attributed(ctx context.Context, a *attribute.Attributor, d *Document) ([]Prediction, error) {
	if d.Partial {
		return nil, fmt.Errorf("%s: %w", d.ID, ErrPartial)
	}
	text := string(d.Text)
	result, err := a.Attribute(ctx, extract.New(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.ID, err)
	}
	return Predictions(result, text), nil
}

// Predictions returns the listed quotes of a result, in code points of its text.
func Predictions(result *attribute.Result, text string) []Prediction {
	at := runeOffsets(text)
	place := func(p *attribute.Place) *Span {
		if p == nil {
			return nil
		}
		return &Span{at[p.Start], at[p.End]}
	}
	out := []Prediction{}
	for _, q := range result.Quotes {
		if q.Kind == attribute.Term || q.Within != nil || q.Kind == attribute.Indirect && q.Status == attribute.Withheld {
			continue
		}
		p := Prediction{Kind: string(q.Kind), Confidence: -1, Rule: q.Rule, Mention: place(q.Mention)}
		for i := range q.Parts {
			p.Spans = append(p.Spans, *place(&q.Parts[i]))
		}
		if q.Cue != nil {
			p.Cue = place(&q.Cue.Place)
		}
		if q.Speaker != nil && (q.Status == attribute.Attributed || q.Status == attribute.Corrected) {
			p.Speaker, p.Aliases, p.Confidence = q.Speaker.Name, q.Speaker.Aliases, q.Confidence
		}
		out = append(out, p)
	}
	return out
}
