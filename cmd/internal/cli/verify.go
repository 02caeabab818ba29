package cli

import (
	"context"
	"errors"
	"io"
	"iter"
	"math"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/verdicts"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/verify"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// verifyOptions are what the verify command was asked to do.
type verifyOptions struct {
	streams *streams
	claims  claims.Options
	against []string
	source  source.Options
	who     analysis.Attributor
	failOn  []string
	format  verdicts.Format
	looks   format.Options
	output  string
	jobs    int
	quiet   bool
}

// verifyFlags are the command's flags as they were typed.
type verifyFlags struct {
	attributionFlags
	lookFlags
	quotes, fields, against, failOn []string
	speaker                         string
	format, output                  string
	jobs                            int
}

// failing are the verdicts that end the command with exit code 1.
var failing = []verdict.Verdict{verdict.Altered, verdict.Spliced, verdict.Misattributed, verdict.Missing}

func newVerifyCmd(s *streams, run func(context.Context, *verifyOptions) error) *cobra.Command {
	f := &verifyFlags{}
	cmd := &cobra.Command{
		Use:   "verify [QUOTES|-] --against SOURCE...",
		Short: "Hold quotes against transcripts, captions and articles",
		Long: `verify holds each quote against sources and says how far they agree: exact,
punctuation, cleaned (fillers and repeats left out), elided (under an ellipsis),
bracketed, altered, spliced, misattributed or missing.

QUOTES is what extract wrote as JSON, JSON Lines, CSV, TSV or XLSX, any table
with a column for the quote, or an article, whose quotes are extracted first. SOURCES are
files and folders. A changed "not", number or name is never less than altered.
The exit code is 1 where a verdict is one of --fail-on.`,
		Example: `  quotes verify article.txt --against transcripts/
  quotes extract -f jsonl article.txt | quotes verify - --against speech.txt -f csv
  quotes verify claims.csv --field quote=Claim,speaker=Who --against speech.txt
  quotes verify claims.xlsx --against transcripts/ -o checks.html   # a page to look at
  quotes verify --quote "boots on the ground" --against speech.txt`,
		RunE: parsed(s, nil, f.options, run),
	}
	f.add(cmd)
	return cmd
}

func (f *verifyFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.against, "against", nil, "a source: a file, a folder or -; names after it are sources too")
	flags.StringArrayVar(&f.quotes, "quote", nil, "a quote to verify, instead of QUOTES; may be given again")
	flags.StringVar(&f.speaker, "speaker", "", "who is said to have said what --quote gives")
	flags.StringSliceVar(&f.fields, "field", nil, "columns or keys of QUOTES, e.g. quote=Claim,speaker=Who")
	flags.StringVarP(&f.format, "format", "f", "", strings.Join(verdicts.Names(), ", ")+" (by the extension of -o, else table)")
	complete(cmd, "format", verdicts.Names())
	flags.StringVarP(&f.output, "output", "o", "", "write to a file")
	for _, v := range failing {
		f.failOn = append(f.failOn, string(v))
	}
	flags.StringSliceVar(&f.failOn, "fail-on", f.failOn, "exit 1 where a verdict is one of these; none for never")
	complete(cmd, "fail-on", toStrings(verdict.Verdicts()))
	f.attributionFlags.add(cmd)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "stretches of sources to work on side by side (as many as there are cores)")
	f.lookFlags.add(cmd)
}

// options returns what the flags and arguments say, checked as a whole. The
// first argument is QUOTES, unless --quote gives them; the others are sources.
func (f *verifyFlags) options(s *streams, args []string) (*verifyOptions, error) {
	opts := &verifyOptions{
		streams: s, claims: claims.Options{Quotes: f.quotes, Speaker: f.speaker}, against: f.against, failOn: f.failOn, output: f.output, jobs: f.jobs, quiet: f.quiet,
		source: source.Options{MaxBytes: math.MaxInt64 / 4, Stdin: s.in},
	}
	if len(f.quotes) == 0 {
		if len(args) == 0 {
			return nil, usagef("no quotes; name a file of them, - for standard input, or give --quote")
		}
		opts.claims.Input, args = args[0], args[1:]
	}
	opts.against = append(opts.against, args...)
	if len(opts.against) == 0 {
		return nil, usagef("no sources; name them with --against")
	}
	if opts.claims.Input == source.Stdin && slices.Contains(opts.against, source.Stdin) {
		return nil, usagef("standard input cannot be both the quotes and a source; name a file for one of them")
	}
	if opts.jobs <= 0 {
		opts.jobs = defaultJobs()
	}
	if f.speaker != "" && len(f.quotes) == 0 {
		return nil, usagef("--speaker belongs to --quote; name the column of QUOTES with --field speaker=NAME")
	}
	return opts, f.finish(opts)
}

// finish reads the flags that can be wrong by themselves.
func (f *verifyFlags) finish(opts *verifyOptions) error {
	if err := f.lookFlags.check(); err != nil {
		return err
	}
	for _, v := range f.failOn {
		if v != "none" && !slices.Contains(verdict.Verdicts(), verdict.Verdict(v)) {
			return usagef("--fail-on: unknown verdict %q; use none, or any of %s", v, strings.Join(toStrings(verdict.Verdicts()), ","))
		}
	}
	var err error
	if opts.claims.Fields, err = claims.ParseFields(f.fields); err != nil {
		return err
	}
	if opts.format, err = verdicts.Choose(f.format, f.output); err != nil {
		return usagef("%v", err)
	}
	if err = output.NotInput(f.output, slices.Concat([]string{opts.claims.Input, f.people}, opts.against)); err != nil {
		return err
	}
	if opts.looks.Width, err = f.tableWidth(opts.streams); err != nil {
		return err
	}
	opts.looks.Color = f.output == "" && opts.streams.color(f.color) || f.color == "always"
	opts.who, err = newAttributor(&f.attributionFlags, false)
	return err
}

// runVerify does the command's work.
func runVerify(ctx context.Context, opts *verifyOptions) error {
	opts.claims.Source = opts.source
	opts.claims.Analyse = func(ctx context.Context, item source.Item) (*analysis.Analysis, error) {
		return analyse(ctx, item, opts.who)
	}
	read, err := claims.Read(ctx, &opts.claims)
	if err != nil {
		return err
	}
	v := &verification{opts: opts}
	list := make([]verify.Claim, len(read))
	for i, c := range read {
		list[i] = c.Claim
	}
	v.check = verify.NewChecker(list)
	if slices.Contains(opts.against, source.Stdin) {
		v.check.ReadOnce()
	}
	for v.index = v.check.Next(); v.index != nil; v.index = v.check.Next() {
		if err := batch.Run(ctx, v.library.Parts(opts.sources()), opts.jobs, v.work, v.emit); err != nil {
			return err
		}
		v.again = true
	}
	if len(v.skipped) > 0 && !opts.quiet {
		opts.streams.say("%s: skipped, no %s that can be read; name a file to see why", listNames(v.skipped), output.Plural(len(v.skipped), "source"))
	}
	verdicts := v.verdicts(ctx, read)
	if err := writeVerdicts(opts, verdicts); err != nil {
		return err
	}
	return v.exit(verdicts)
}

// sources yields the sources, but for the file of the quotes where a folder
// holds it too: no quote bears itself out.
func (o *verifyOptions) sources() iter.Seq[source.Item] {
	quotes, err := os.Stat(o.claims.Input)
	return func(yield func(source.Item) bool) {
		for item := range source.Items(o.against, o.source) {
			if item.Found && err == nil {
				if info, err := os.Stat(item.Path); err == nil && os.SameFile(info, quotes) {
					continue
				}
			}
			if !yield(item) {
				return
			}
		}
	}
}

// A verification is one run of the command.
type verification struct {
	opts    *verifyOptions
	index   *verify.Index
	check   *verify.Checker
	library verify.Library
	again   bool // the sources were read before, and what is wrong with them said
	skipped []string
	failed  bool
}

func (v *verification) work(ctx context.Context, p verify.Part) (*verify.Found, error) {
	s, err := p.Load(ctx, v.opts.who)
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
	case err != nil:
		v.opts.streams.report(err)
		v.failed = true
		return nil
	}
	if p.First {
		v.check.CountSource()
	}
	v.check.Merge(found)
	return nil
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
		Fields: c.Fields, Quote: c.Text, Speaker: c.Speaker, Verdict: string(r.Verdict), Partial: r.Partial, SpeakerChecked: r.SpeakerChecked,
		Score: math.Round(r.Score*1000) / 1000, Matches: r.Matches, Pieces: []record.Passage{}, Words: []record.Difference{},
	}
	if r.Why != "" {
		out.VerdictWhy = &r.Why
	}
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
	out := record.Passage{Source: p.Source, Text: p.Text, Sentence: p.Sentence(), Start: p.Start, End: p.End, Line: p.Line, Time: p.Time}
	out.SentenceStart = p.Start - utf8.RuneCountInString(p.Before)
	if p.Speaker != "" {
		out.Speaker = &p.Speaker
	}
	return out
}

// exit says how the command ends.
func (v *verification) exit(verdicts []record.Verdict) error {
	if v.failed {
		return &reportedError{ExitError}
	}
	for i := range verdicts {
		if slices.Contains(v.opts.failOn, verdicts[i].Verdict) {
			return &reportedError{ExitNo}
		}
	}
	return nil
}

// writeVerdicts writes them to standard output, or to a file as a whole.
func writeVerdicts(opts *verifyOptions, verdicts []record.Verdict) error {
	if opts.output == "" {
		return opts.format.Write(opts.streams.data(opts.format.Name), verdicts, opts.looks)
	}
	return output.WriteFile(opts.output, func(w io.Writer) error { return opts.format.Write(w, verdicts, opts.looks) })
}
