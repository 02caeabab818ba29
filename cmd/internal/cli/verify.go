package cli

import (
	"context"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/check"
	"quotes/cmd/internal/claims"
	"quotes/cmd/internal/flagvalue"
	"quotes/cmd/internal/format"
	"quotes/cmd/internal/format/verdicts"
	"quotes/cmd/internal/output"
	"quotes/internal/record"
	"quotes/internal/source"
)

// verifyOptions are what the verify command was asked to do.
type verifyOptions struct {
	streams *streams
	check   check.Options
	failOn  []string
	only    []string // verdicts to write; none: all
	format  verdicts.Format
	looks   format.Options
	output  string
	quiet   bool
	verbose bool
}

// verifyFlags are the command's flags as they were typed.
type verifyFlags struct {
	attributionFlags
	lookFlags
	runFlags
	quotes, fields, against, failOn, only []string
	speaker                               string
	format, output                        string
	jobs                                  int
}

func newVerifyCmd(s *streams, run func(context.Context, *verifyOptions) error) *cobra.Command {
	f := &verifyFlags{}
	cmd := &cobra.Command{
		Use:   "verify [QUOTES|-] --against SOURCE...",
		Short: "Hold quotes against transcripts, captions and articles",
		Long: `verify holds each quote against sources and says how far they agree: exact,
punctuation, cleaned (fillers and repeats left out), elided (under an ellipsis),
bracketed, altered, spliced, misattributed or missing. A table marks what the
source has and the quote has not [-so-], and what the quote has instead {+so+}.

QUOTES is what extract wrote as JSON, JSON Lines, CSV, TSV or XLSX, any table
with a column for the quote, or an article, whose quotes are extracted first. SOURCES are
files and folders. A changed "not", number or name is never less than altered.
The exit code is 1 where a verdict is one of --fail-on.

A source that an article gives right after a quote is looked at first: a footnote
[^1] or [1] with its entry (“[^1]: speech.txt, page 2”), a link, a number alone
that the name of a source begins with (3-minutes.txt). It is found by the name of
its file. A warning tells where it does not have the words and another has, where
it is none of the sources, and where a mark has no entry; --fail-on citation makes
that a fault too. A link of a web page to something else is none.`,
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
	flags.VarP((*flagvalue.Output)(&f.output), "output", "o", "write to a file")
	flags.StringSliceVar(&f.failOn, "fail-on", check.Failing(), "exit 1 where a verdict is one of these, or citation; none for never")
	complete(cmd, "fail-on", check.FailWords())
	flags.StringSliceVar(&f.only, "only", nil, "write only these verdicts, or failing: those of --fail-on")
	complete(cmd, "only", append(check.FailWords(), "failing"))
	f.runFlags.add(cmd)
	f.attributionFlags.add(cmd)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "stretches of sources to work on side by side (as many as there are cores)")
	f.lookFlags.add(cmd)
}

// options returns what the flags and arguments say, checked as a whole. The
// first argument is QUOTES, unless --quote gives them; the others are sources.
func (f *verifyFlags) options(s *streams, args []string) (*verifyOptions, error) {
	opts := &verifyOptions{
		streams: s, failOn: f.failOn, output: f.output, quiet: f.quiet, verbose: f.verbose,
		check: check.Options{
			Claims: claims.Options{Quotes: f.quotes, Speaker: f.speaker}, Against: f.against, Jobs: f.jobs, Report: s.report,
			Source: source.Options{MaxBytes: math.MaxInt64 / 4, Stdin: s.in},
		},
	}
	if len(f.quotes) == 0 {
		if len(args) == 0 {
			return nil, usagef("no quotes; name a file of them, - for standard input, or give --quote")
		}
		opts.check.Claims.Input, args = args[0], args[1:]
	}
	opts.check.Against = append(opts.check.Against, args...)
	if len(opts.check.Against) == 0 {
		return nil, usagef("no sources; name them with --against")
	}
	if opts.check.Claims.Input == source.Stdin && slices.Contains(opts.check.Against, source.Stdin) {
		return nil, usagef("standard input cannot be both the quotes and a source; name a file for one of them")
	}
	if opts.check.Jobs <= 0 {
		opts.check.Jobs = defaultJobs()
	}
	if len(f.fields) > 0 && len(f.quotes) > 0 {
		return nil, usagef("--field names columns of QUOTES; --quote has none, so leave one of them out")
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
	var err error
	if opts.only, err = check.ParseWords(f.failOn, f.only); err != nil {
		return usagef("%v", err)
	}
	if opts.check.Claims.Fields, err = claims.ParseFields(f.fields); err != nil {
		return err
	}
	if opts.format, err = verdicts.Choose(f.format, f.output); err != nil {
		return usagef("%v", err)
	}
	if opts.check.Made, err = f.maker(opts.format.TellsRun, opts.format.Name, ""); err != nil {
		return err
	}
	if err = output.NotInput(f.output, slices.Concat([]string{opts.check.Claims.Input, f.people}, opts.check.Against)); err != nil {
		return err
	}
	if err = output.NotFilled(f.output); err != nil {
		return err
	}
	if opts.looks.Width, err = f.tableWidth(opts.streams); err != nil {
		return err
	}
	opts.looks.Color = f.output == "" && opts.streams.color(f.color) || f.color == "always"
	opts.check.Who, err = newAttributor(&f.attributionFlags, false)
	return err
}

// runVerify does the command's work.
func runVerify(ctx context.Context, opts *verifyOptions) error {
	res, err := check.Run(ctx, &opts.check)
	if err != nil {
		return err
	}
	if !opts.quiet {
		for _, notice := range res.Notices {
			opts.streams.say("%s", notice)
		}
		opts.streams.sayUnused(opts.check.Who, opts.verbose)
	}
	opts.looks.Run = opts.check.Made.All()
	if err := writeVerdicts(opts, check.Only(opts.only, res.Verdicts)); err != nil {
		return err
	}
	return opts.exit(res)
}

// exit says how the command ends.
func (o *verifyOptions) exit(res *check.Result) error {
	if res.Failed {
		return &reportedError{ExitError}
	}
	if res.FailsAny(o.failOn) {
		return &reportedError{ExitNo}
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
