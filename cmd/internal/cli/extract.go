package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/batch"
	"quotes/cmd/internal/build"
	"quotes/cmd/internal/flagvalue"
	"quotes/cmd/internal/format"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/provenance"
	"quotes/cmd/internal/terminal"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/record"
	"quotes/internal/source"
)

// extractOptions are what the extract command was asked to do.
type extractOptions struct {
	streams *streams
	inputs  []string
	source  source.Options
	record  record.Options
	who     analysis.Attributor
	made    *provenance.Maker // nil where nobody asks
	out     output.Options
	jobs    int
	quiet   bool
	verbose bool
	timeout time.Duration // for one document; zero is none
}

// extractFlags are the command's flags as they were typed.
type extractFlags struct {
	inputFlags
	attributionFlags
	lookFlags
	runFlags
	format   string
	output   string
	kinds    flagvalue.Kinds
	per      string
	offsets  string
	withText bool
	nested   bool
	narrated bool
	jobs     int
	resume   bool
	timeout  time.Duration
	lines    bool
}

func newExtractCmd(s *streams, run func(context.Context, *extractOptions) error) *cobra.Command {
	f := &extractFlags{}
	cmd := &cobra.Command{
		Use:   "extract [FILE|DIR|-]...",
		Short: "List the quotes of articles and who said them",
		Long: `extract lists the quotes of articles and books and who said them. It reads files,
folders and standard input (` + strings.Join(toStrings(source.Formats()), ", ") + `).

In a table a dash in the place of a name means that the text does not say who
spoke; a question mark, that the likeliest speaker is not likely enough.

Formats of the output:
` + formatHelp(),
		Example: `  quotes extract article.txt                     # a table
  cat article.txt | quotes extract               # the same from a pipe
  quotes extract -f json article.txt             # for programs
  quotes extract -f jsonl *.txt > quotes.jsonl   # one quote a line
  quotes extract articles/ -o quotes.csv         # a folder into a spreadsheet
  quotes extract --input-format jsonl -f jsonl --per doc - < articles.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && s.inTerminal() {
				return cmd.Help()
			}
			opts, err := f.options(s, args)
			if err != nil {
				return err
			}
			if opts.made, err = f.maker(opts.out.Format.TellsRun, opts.out.Format.Name, f.name); err != nil {
				return err
			}
			opts.out.Run = output.Run{Version: build.Describe(), Flags: provenance.Given(f.given()), Inputs: opts.inputs}
			return run(cmd.Context(), opts)
		},
	}
	f.add(cmd)
	return cmd
}

func (f *extractFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	enum(cmd, &f.format, "format", "f", "", format.Names(), "format of the output (by the extension of -o, else table)")
	flags.VarP((*flagvalue.Output)(&f.output), "output", "o", "write to a file, or to a folder (DIR/) with a file for each input")
	f.kinds = flagvalue.Kinds(record.DefaultKinds())
	flags.Var(f.kinds, "kinds", "what to list: all, or any of direct,mixed,indirect,term")
	complete(cmd, "kinds", append(flagvalue.KindNames(), "all"))
	enum(cmd, &f.per, "per", "", "quote", []string{"quote", "doc"}, "what a line of jsonl is: quote or doc")
	enum(cmd, &f.offsets, "offsets", "", string(record.CodePoints), toStrings(record.Units()), "what positions count: codepoint, byte or utf16")
	flags.BoolVar(&f.withText, "with-text", false, "put the text that was read into the record of each document")
	flags.BoolVar(&f.nested, "nested", false, "list quotes inside quotes too")
	flags.BoolVar(&f.narrated, "with-narration", false, "list what stands between the quotes too, so that the rows hold the whole text")
	f.runFlags.add(cmd, "tei", "webanno", "jsonld")
	f.attributionFlags.add(cmd)
	f.inputFlags.add(cmd)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "documents to work on side by side (as many as there are cores)")
	flags.BoolVar(&f.resume, "resume", false, "go on with an interrupted run into the same -o ("+strings.Join(output.Resumable(), ", ")+")")
	flags.DurationVar(&f.timeout, "timeout", 0, "give up a document after this time, e.g. 10s; the run goes on (no limit)")
	flags.BoolVar(&f.lines, "line-buffered", false, "write every document as soon as it is done")
	f.lookFlags.add(cmd)
}

// options returns what the flags and arguments say, checked as a whole.
func (f *extractFlags) options(s *streams, args []string) (*extractOptions, error) {
	opts := &extractOptions{
		streams: s, inputs: args, jobs: f.jobs, quiet: f.quiet, verbose: f.verbose, timeout: f.timeout,
		out:    output.Options{Path: f.output, Lines: f.lines, Resume: f.resume},
		record: record.Options{Kinds: record.Kinds(f.kinds), Nested: f.nested, Unit: record.Unit(f.offsets)},
	}
	if len(args) == 0 {
		opts.inputs = []string{source.Stdin}
	}
	if f.jobs < 0 {
		return nil, usagef("--jobs: %d is no number of workers; give 1 or more", f.jobs)
	}
	if f.timeout < 0 {
		return nil, usagef("--timeout: %v is no time to work in; give one such as 10s", f.timeout)
	}
	if f.jobs == 0 {
		opts.jobs = defaultJobs()
	}
	if err := f.lookFlags.check(); err != nil {
		return nil, err
	}
	var err error
	if opts.source, err = f.inputFlags.options(s); err != nil {
		return nil, err
	}
	if opts.out.Format, err = f.chooseFormat(); err != nil {
		return nil, err
	}
	if opts.out.Format.Counts {
		opts.record.Unit = record.CodePoints // the format counts by itself
	}
	opts.record.WithText = f.withText || opts.out.Format.NeedsText
	opts.record.Narration = f.narrated && !opts.out.Format.NeedsText // which shows the whole text anyway
	if opts.out.Looks, err = f.looks(s, opts.inputs, opts.source); err != nil {
		return nil, err
	}
	if opts.who, err = newAttributor(&f.attributionFlags, f.kinds[attribute.Indirect]); err != nil {
		return nil, err
	}
	opts.out.Looks.WithRun = f.withRun
	return opts, f.checkTogether(opts)
}

// newAttributor makes the attributor that the flags ask for; indirect says that
// reports without marks are looked for.
func newAttributor(f *attributionFlags, indirect bool) (analysis.Attributor, error) {
	opts, err := f.options()
	if err != nil {
		return nil, err
	}
	opts.Indirect = indirect
	who, err := attribute.New(opts)
	if err != nil || f.people == "" {
		return who, err
	}
	people, err := userfile.Read(f.people)
	if err != nil {
		return nil, usagef("--people: %s: %v", f.people, err)
	}
	return &userfile.Informed{Attributor: who, People: people}, nil
}

// chooseFormat takes the format that is named, else the one that the output's
// extension asks for, else the table.
func (f *extractFlags) chooseFormat() (format.Format, error) {
	if f.format != "" {
		return format.ByName(f.format)
	}
	switch chosen, ok := format.ByExtension(f.output); {
	case ok:
		return chosen, nil
	case output.IsFolder(f.output):
		return chosen, usagef("-o %s: a folder does not say the format; name it with -f", f.output)
	case filepath.Ext(f.output) != "":
		return chosen, usagef("-o %s: no format has the extension %s; name one with -f: %s", f.output, filepath.Ext(f.output), strings.Join(format.Names(), ", "))
	}
	return format.All()[0], nil
}

func (f *extractFlags) looks(s *streams, inputs []string, in source.Options) (format.Options, error) {
	width, err := f.tableWidth(s)
	if f.output != "" && f.width == 0 {
		width = terminal.DefaultWidth
	}
	looks := format.Options{PerDoc: f.per == "doc", Width: width, Color: f.output == "" && s.color(f.color) || f.color == "always"}
	looks.Titles, looks.Unit = manyDocuments(inputs, in), record.Unit(f.offsets)
	return looks, err
}

// manyDocuments says that more than one document may come.
func manyDocuments(inputs []string, in source.Options) bool {
	if len(inputs) != 1 || source.HoldsMany(inputs[0], in) {
		return true
	}
	info, err := os.Stat(inputs[0])
	return err == nil && info.IsDir()
}

// checkTogether refuses flags that do not go together.
func (f *extractFlags) checkTogether(opts *extractOptions) error {
	documents := opts.out.Format.Documents || opts.out.Format.Name == "jsonl" && f.per == "doc"
	switch {
	case f.withText && !documents:
		return usagef("--with-text needs a record of each document; add -f json, or -f jsonl --per doc")
	case f.per == "doc" && !documents:
		return usagef("--per doc needs -f jsonl or -f json; %s has a shape of its own", opts.out.Format.Name)
	case opts.out.Format.NeedsText && opts.record.Unit != record.CodePoints:
		return usagef("--offsets %s: %s counts code points; leave --offsets out", f.offsets, opts.out.Format.Name)
	case opts.out.Format.OneDocument && !output.IsFolder(f.output) && manyDocuments(opts.inputs, opts.source):
		return usagef("-f %s: has a file for each document; write them to a folder with -o DIR/", opts.out.Format.Name)
	}
	if err := output.NotInput(f.output, []string{f.people}); err != nil {
		return err
	}
	return checkResume(opts)
}

// runExtract does the command's work.
func runExtract(ctx context.Context, opts *extractOptions) error {
	out, s := opts.out, opts.streams
	out.Inputs, out.Stdout = opts.inputs, s.data(out.Format.Name)
	_, out.Watched = s.terminal(s.out.W)
	sink, err := output.Open(out)
	if err != nil {
		return err
	}
	err = extractInto(ctx, opts, sink)
	opts.sayUnused(err)
	return err
}

// extractInto hands the records of the inputs to a sink.
func extractInto(ctx context.Context, opts *extractOptions, sink output.Sink) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &extraction{opts: opts, sink: sink}
	in := opts.source
	in.Skip = sink.Paths()
	meter := new(source.Meter)
	in.Meter = meter
	items, begun := output.GoOn(sink, source.Items(opts.inputs, in), cancel)
	r.docs, r.failed = begun.Documents, begun.Failed
	r.progress = output.StartProgress(opts.progressLines(), r.docs, meter, func() (int64, bool) { return source.Size(opts.inputs, in) })
	defer r.progress.Stop()
	err := batch.Run(ctx, items, opts.jobs, r.work, r.emit)
	if closed := sink.Close(output.EndingOf(err)); err == nil {
		err = closed
	}
	if err != nil {
		r.sayKept(err, in)
		return err
	}
	r.notices()
	if r.failed {
		return &reportedError{ExitError}
	}
	return nil
}

// progressLines returns where the lines of progress go; nil where nobody looks.
func (o *extractOptions) progressLines() func(string) {
	if _, ok := o.streams.terminal(o.streams.err); !ok || o.quiet {
		return nil
	}
	return func(line string) { o.streams.say("%s", line) }
}

// sayKept says what is there of a run that was interrupted, or had no room left.
func (r *extraction) sayKept(err error, in source.Options) {
	g, ok := r.sink.(output.Resumer)
	if !ok || g.Kept() == "" || !errors.Is(err, context.Canceled) && !output.IsFull(err) {
		return
	}
	done := output.Thousands(g.Begun().Documents)
	if n, ok := countWithin(r.opts, in, 300*time.Millisecond); ok {
		done += " of " + output.Thousands(n)
	}
	r.opts.streams.say("%s documents in %s; go on with --resume", done, source.ShowName(g.Kept()))
}

// An extraction is one run of the command.
type extraction struct {
	opts     *extractOptions
	sink     output.Sink
	progress *output.Progress
	docs     int // handed to the sink, or passed over by --resume
	failed   bool
	skipped  []string // found files that are no articles
	foreign  []string // documents that are not in English
	remarks  output.Remarks
}

// work makes the record of one document.
func (r *extraction) work(ctx context.Context, item source.Item) (*record.Document, error) {
	r.progress.Begin(item.Name)
	defer r.progress.Finish()
	if r.opts.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.opts.timeout)
		defer cancel()
	}
	a, err := userfile.Analyse(ctx, item, r.opts.who)
	if err != nil {
		return nil, err
	}
	r.progress.Read(len(a.In.Text))
	doc := a.Record(r.opts.record)
	doc.Run = r.opts.made.Of(a.In.Path)
	if people := userfile.Of(r.opts.who); people != nil {
		people.Mark(doc)
	}
	if err := ctx.Err(); err != nil { // laying out a record counts too
		return nil, err
	}
	return doc, nil
}

// emit hands a record, or what is wrong with the document, to the output, and
// notes that it is done.
func (r *extraction) emit(item source.Item, doc *record.Document, err error) error {
	if err := r.put(item, doc, err); err != nil {
		return err
	}
	r.docs++
	return output.Done(r.sink, item, r.failed)
}

func (r *extraction) put(item source.Item, doc *record.Document, err error) error {
	if err != nil {
		return r.fail(item, err)
	}
	if isForeign(doc) {
		r.foreign = append(r.foreign, doc.Doc)
	}
	r.remarks.Add(doc.Notice, doc.Doc)
	if r.opts.verbose {
		r.opts.streams.say("%s: %s, %s, %s; %d %s, %d %s", source.ShowName(doc.Doc), doc.InputFormat, doc.Encoding, doc.Language,
			len(doc.Quotes), output.Plural(len(doc.Quotes), "quote"), len(doc.Speakers), output.Plural(len(doc.Speakers), "speaker"))
	}
	return r.sink.Write(item, doc)
}

func (r *extraction) fail(item source.Item, err error) error {
	var read *source.Error
	var panicked *analysis.PanicError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		r.opts.streams.say("%s: took longer than %v; give it more with --timeout", source.ShowName(item.Name), r.opts.timeout)
	case errors.As(err, &read) && item.Found && read.NotArticle():
		if n := len(r.skipped); n == 0 || r.skipped[n-1] != item.Path { // the documents of a file follow one another
			r.skipped = append(r.skipped, item.Path)
		}
		return nil
	case errors.As(err, &panicked):
		r.opts.streams.say("%s: %v; please report it with the document", source.ShowName(item.Name), panicked)
		if r.opts.verbose {
			fmt.Fprintf(r.opts.streams.err, "%s", panicked.Stack)
		}
	default:
		r.opts.streams.report(err)
	}
	r.failed = true
	return r.sink.Fail(item, analysis.Failure(item, err))
}

// notices says, in a line each, what the user may want to know.
func (r *extraction) notices() {
	if r.opts.quiet {
		return
	}
	if n := len(r.skipped); n > 0 {
		r.opts.streams.say("%s: skipped, no %s that can be read; name a file to see why", output.ListNames(r.skipped), output.Plural(n, "article"))
	}
	if n := len(r.foreign); n > 0 {
		r.opts.streams.say("%s: not English; quotes are listed, speakers only where a tag is unmistakable", output.ListNames(r.foreign))
	}
	r.opts.streams.sayMissing(&r.opts.source)
	for _, line := range append(output.Notices(r.sink), r.remarks.Lines()...) {
		r.opts.streams.say("%s", line)
	}
}

// isForeign says that a text is in another language than English: one that is
// named, or one that cannot be told although there is enough of it.
func isForeign(doc *record.Document) bool {
	return doc.Language != "en" && (doc.Language != "und" || doc.Length >= 400)
}
