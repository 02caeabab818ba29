package cli

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/interrupt"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/review"
	"quotes/cmd/internal/script"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/source"
)

// reviewOptions are what the review command was asked to do.
type reviewOptions struct {
	streams  *streams
	inputs   []string
	source   source.Options
	who      analysis.Attributor
	people   string
	known    *userfile.File // what the file says so far; nil where it is not there
	reviewer string
	port     int
	jobs     int
	chapter  script.Numbers
	quiet    bool
}

// reviewFlags are the command's flags as they were typed.
type reviewFlags struct {
	inputFlags
	attributionFlags
	reviewer string
	port     int
	chapter  script.Numbers
	quiet    bool
}

// defaultPeople is the file that decisions go to where none is named.
const defaultPeople = "people.yaml"

func newReviewCmd(s *streams, run func(context.Context, *reviewOptions) error) *cobra.Command {
	f := &reviewFlags{}
	cmd := &cobra.Command{
		Use:   "review FILE|DIR...",
		Short: "Put names right in the browser",
		Long: `review shows documents with their quotes on a page in your browser, the doubtful
ones first, and you say who spoke, by keyboard or mouse. Each decision is written
at once into the file of --people (` + defaultPeople + `), with who decided and when;
extract, speakers and script take it with --people.

The page is served to this machine alone, under an address that nobody can guess.
It ends with Ctrl-C, and starts again where it was.`,
		Example: `  quotes review article.txt
  quotes review articles/ --people people.yaml --reviewer Ann
  quotes review novel.epub --chapter 3
  quotes extract articles/ --people people.yaml -o quotes.csv`,
		RunE: parsed(s, func(args []string) bool { return len(args) == 0 }, f.options, run),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.attributionFlags.add(cmd)
	flags.Lookup("people").Usage = "file of what you know, in YAML, which decisions are written to (" + defaultPeople + ")"
	flags.StringVar(&f.reviewer, "reviewer", "", "who decides (the user's name on this machine)")
	flags.IntVar(&f.port, "port", 0, "port to listen on (any that is free)")
	flags.Var(&f.chapter, "chapter", "only the speeches of this chapter of a book, or these (2-5), by the numbers that quotes script gives them")
	f.inputFlags.add(cmd)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no notices, only the address")
	return cmd
}

// options returns what the flags and arguments say, checked as a whole.
func (f *reviewFlags) options(s *streams, args []string) (*reviewOptions, error) {
	opts := &reviewOptions{
		streams: s, inputs: args, people: cmp.Or(f.people, defaultPeople), port: f.port, jobs: defaultJobs(), chapter: f.chapter, quiet: f.quiet,
		reviewer: cmp.Or(f.reviewer, s.getenv("USER"), s.getenv("USERNAME")),
	}
	if slices.Contains(args, source.Stdin) {
		return nil, usagef("standard input has no name by which its decisions are found again; name files")
	}
	if f.port < 0 || f.port > 65535 {
		return nil, usagef("--port: %d is no port", f.port)
	}
	if !userfile.IsYAML(opts.people) {
		return nil, usagef("--people: %s: decisions are written in YAML; name a .yaml", opts.people)
	}
	known, err := userfile.Read(opts.people)
	switch {
	case err == nil:
		opts.known = known
	case !errors.Is(err, fs.ErrNotExist):
		return nil, usagef("--people: %s: %v", opts.people, err)
	}
	f.people = "" // decisions are shown, and not applied
	if opts.source, err = f.inputFlags.options(s); err != nil {
		return nil, err
	}
	opts.who, err = newAttributor(&f.attributionFlags, false)
	return opts, err
}

// runReview does the command's work.
func runReview(ctx context.Context, opts *reviewOptions) error {
	docs, failed, err := opts.read(ctx)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		if failed {
			return &reportedError{ExitError}
		}
		if opts.chapter.Given() {
			return usagef("--chapter %s: nothing to review in such a chapter; quotes script numbers them", &opts.chapter)
		}
		return usagef("nothing to review")
	}
	l, err := review.Listen(opts.port)
	if err != nil {
		return &usageError{problem: err.Error(), advice: "choose another --port, or none"}
	}
	token := rand.Text()
	how := review.Options{People: opts.people, Reviewer: opts.reviewer, Now: time.Now}
	if opts.chapter.Given() {
		how.Shown = func(a *analysis.Analysis) map[string]bool { return script.Speeches(a, opts.chapter) }
	}
	session := review.New(docs, opts.known, how)
	opts.streams.say("%s", review.Address(l, token))
	if !opts.quiet {
		opts.streams.say("%d %s; decisions go to %s; Ctrl-C ends it", len(docs), output.Plural(len(docs), "document"), opts.people)
		opts.streams.sayMissing(&opts.source)
	}
	if err := review.Serve(ctx, session, l, token); err != nil {
		return err
	}
	if interrupt.By(ctx) == syscall.SIGTERM {
		return context.Cause(ctx)
	}
	return nil // the keyboard's interrupt is how it is meant to end
}

// read analyses the documents; failed says that one could not be read.
func (o *reviewOptions) read(ctx context.Context) (docs []*analysis.Analysis, failed bool, err error) {
	work := func(ctx context.Context, item source.Item) (*analysis.Analysis, error) {
		return userfile.Analyse(ctx, item, o.who)
	}
	err = batch.Run(ctx, source.Items(o.inputs, o.source), o.jobs, work, func(item source.Item, a *analysis.Analysis, err error) error {
		var read *source.Error
		switch {
		case errors.Is(err, context.Canceled):
			return err
		case errors.As(err, &read) && item.Found && read.NotArticle():
			return nil
		case err != nil:
			o.streams.report(err)
			failed = true
		case hasSpeech(a) && (!o.chapter.Given() || len(script.Speeches(a, o.chapter)) > 0):
			docs = append(docs, a)
		}
		return nil
	})
	return docs, failed, err
}

// hasSpeech says that there is something to review.
func hasSpeech(a *analysis.Analysis) bool {
	return slices.ContainsFunc(a.Res.Quotes, func(q *attribute.Quote) bool { return q.Kind != attribute.Term })
}
