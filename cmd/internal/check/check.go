// Package check holds quotes against sources, from the files of the ones to
// records about the other.
package check

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/provenance"
	"quotes/cmd/internal/userfile"
	"quotes/cmd/internal/verify"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
	"quotes/internal/source/document"
)

// Options are what is to be checked, and against what.
type Options struct {
	Claims  claims.Options
	Against []string // files, folders, or [source.Stdin]
	Source  source.Options
	Who     analysis.Attributor
	Allowed func(path string) bool // which files of folders may be read; nil: all
	Jobs    int                    // stretches of sources to work on side by side
	Made    *provenance.Maker      // is told of each source; may be nil

	// Report is told what is wrong with a source that cannot be read.
	Report func(error)
}

// A Result is what the sources say of all quotes, in their order.
type Result struct {
	Verdicts []record.Verdict
	Notices  []string // what a reader should know of the files
	Failed   bool     // a source that was named could not be read, and Report was told
}

// Run checks the quotes. An error is that of the file of the quotes, or of ctx.
func Run(ctx context.Context, opts *Options) (*Result, error) {
	in := opts.Claims
	in.Source = opts.Source
	if own := opts.Claims.Source.Stdin; own != nil {
		in.Source.Stdin = own
	}
	in.Analyse = func(ctx context.Context, item source.Item) (*analysis.Analysis, error) {
		return userfile.Analyse(ctx, item, opts.Who)
	}
	v := &verification{opts: opts, read: map[string]bool{}}
	in.Notice = func(text string, empty bool) {
		if v.out.Notices = append(v.out.Notices, text); empty {
			opts.Made.Unread(text)
		}
	}
	if people := userfile.Of(opts.Who); people != nil {
		in.Mark = people.Mark
	}
	read, err := claims.Read(ctx, &in)
	if err != nil {
		return nil, err
	}
	if len(in.Quotes) == 0 {
		opts.Made.Quotes(in.Input)
	}
	read = corrected(read, opts.Who)
	list := make([]verify.Claim, len(read))
	for i, c := range read {
		list[i] = c.Claim
	}
	v.check = verify.NewChecker(list)
	if slices.Contains(opts.Against, source.Stdin) {
		v.check.ReadOnce()
	}
	for v.index = v.check.Next(); v.index != nil; v.index = v.check.Next() {
		if err := batch.Run(ctx, v.library.Parts(opts.sources()), opts.Jobs, v.work, v.emit); err != nil {
			return nil, err
		}
		v.again = true
	}
	v.conclude()
	v.out.Verdicts = v.verdicts(ctx, read)
	return &v.out, nil
}

// sources yields the sources, but for the file of the quotes where a folder
// holds it too: no quote bears itself out.
func (o *Options) sources() iter.Seq[source.Item] {
	quotes, err := os.Stat(o.Claims.Input)
	return func(yield func(source.Item) bool) {
		for item := range source.Items(o.Against, o.Source) {
			if item.Found && err == nil {
				if info, err := os.Stat(item.Path); err == nil && os.SameFile(info, quotes) {
					continue
				}
			}
			if item.Found && o.Allowed != nil && !o.Allowed(item.Path) {
				continue
			}
			if !yield(item) {
				return
			}
		}
	}
}

// corrected gives quotes the speakers that a file of --people says they have,
// and leaves out what it calls no speech.
func corrected(read []claims.Claim, who analysis.Attributor) []claims.Claim {
	pass := userfile.Of(who).Pass()
	if pass == nil {
		return read
	}
	recognize(read, userfile.Of(who))
	out := read[:0]
	for _, c := range read {
		said := pass.Said(c.Doc(), c.Text, false, c.Speaker)
		if said.Term {
			continue
		}
		if said.Corrected {
			c.Correct(said.Name)
		} else {
			c.Rename(said.Name)
		}
		c.Aliases = append(c.Aliases, said.Aliases...)
		out = append(out, c)
	}
	return out
}

// recognize tells a file of --people what quotes the documents have.
func recognize(read []claims.Claim, people *userfile.File) {
	quotes := map[string][]string{}
	for i := range read {
		doc := read[i].Doc()
		quotes[doc] = append(quotes[doc], read[i].Text)
	}
	for doc, texts := range quotes {
		people.Recognize(doc, texts)
	}
}

// A verification is one run.
type verification struct {
	opts    *Options
	index   *verify.Index
	check   *verify.Checker
	library verify.Library
	again   bool // the sources were read before, and what is wrong with them said
	out     Result
	skipped []string        // files of folders that are no sources
	read    map[string]bool // folders of which something was read
}

func (v *verification) work(ctx context.Context, p verify.Part) (*verify.Found, error) {
	s, err := p.Load(ctx, v.opts.Who)
	if err != nil {
		return nil, err
	}
	return v.index.Scan(s), nil
}

func (v *verification) emit(p verify.Part, found *verify.Found, err error) error {
	var read *source.Error
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case err != nil && v.again:
		return nil
	case errors.As(err, &read) && p.Item.Found && read.NotArticle():
		v.skipped = append(v.skipped, p.Item.Name)
		return nil
	case read != nil && p.Item.Found && read.Code == document.NoText:
		v.out.Notices = append(v.out.Notices, err.Error())
		v.opts.Made.Unread(err.Error())
		return nil
	case err != nil:
		v.fail(err)
		return nil
	}
	if p.First {
		v.noteFolders(p.Item)
		v.check.CountSource(p.Item.Name, found.Address)
		v.opts.Made.Note(p.Item.Path)
	}
	v.check.Merge(found)
	return nil
}

// fail tells that a source could not be read.
func (v *verification) fail(err error) {
	v.opts.Report(err)
	v.opts.Made.Unread(err.Error())
	v.out.Failed = true
}

// noteFolders notes the folders that hold a source which was read.
func (v *verification) noteFolders(item source.Item) {
	if !item.Found {
		return
	}
	for dir := filepath.Dir(item.Path); !v.read[dir]; dir = filepath.Dir(dir) {
		v.read[dir] = true
	}
}

// conclude tells what is wrong with the sources as a whole: a folder that has none is
// as bad as one that is not there.
func (v *verification) conclude() {
	for _, name := range v.opts.Against {
		if info, err := os.Stat(name); err == nil && info.IsDir() && !v.read[filepath.Clean(name)] {
			v.fail(&document.Error{Name: name, Code: document.Missing, Problem: "holds no source that can be read", Advice: "check the path"})
		}
	}
	if n := len(v.skipped); n > 0 {
		v.out.Notices = append(v.out.Notices, fmt.Sprintf("%s: skipped, no %s that can be read; name a file to see why", output.ListNames(v.skipped), output.Plural(n, "source")))
	}
}

// verdicts makes the records of the results.
func (v *verification) verdicts(ctx context.Context, read []claims.Claim) []record.Verdict {
	results := v.check.Results(ctx)
	out := make([]record.Verdict, len(results))
	for i := range results {
		out[i] = newVerdict(&read[i], &results[i])
	}
	return out
}

func newVerdict(c *claims.Claim, r *verify.Result) record.Verdict {
	out := record.Verdict{
		Fields: c.Record(), Cells: c.Row(), Quote: c.Text, Speaker: c.Speaker, Verdict: string(r.Verdict), Partial: r.Partial, SpeakerChecked: r.SpeakerChecked,
		Score: math.Round(r.Score*1000) / 1000, Matches: r.Matches, Pieces: []record.Passage{}, Words: []record.Difference{},
	}
	if r.Why != "" {
		out.VerdictWhy = &r.Why
	}
	out.CitationFault, out.CitationWhy = citation(c, r)
	if r.Passage != nil {
		p := newPassage(r.Passage)
		out.Passage = &p
	}
	for i := range r.Pieces {
		out.Pieces = append(out.Pieces, newPassage(&r.Pieces[i]))
	}
	for _, w := range r.Words {
		out.Words = append(out.Words, record.Difference(w))
	}
	return out
}

func newPassage(p *verify.Passage) record.Passage {
	out := record.Passage{Source: p.Source, Text: p.Text, Sentence: p.Sentence(), Start: p.Start, End: p.End, Line: p.Line, Time: p.Time, Page: p.Page}
	out.SentenceStart = p.Start - utf8.RuneCountInString(p.Before)
	if p.Speaker != "" {
		out.Speaker = &p.Speaker
	}
	return out
}
