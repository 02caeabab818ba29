package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/flagvalue"
	"quotes/cmd/internal/output"
	"quotes/cmd/internal/speakers"
	"quotes/cmd/internal/userfile"
	"quotes/internal/record"
	"quotes/internal/source"
)

// speakersOptions are what the speakers command was asked to do.
type speakersOptions struct {
	extract *extractOptions // how articles are read
	inputs  []string
	output  string // a file; empty: standard output
	count   speakers.Options
	top     int
	format  speakers.Format
	width   int
	title   string   // of the page; empty: the program's
	date    string   // shown beside it; empty for none
	meta    string   // the file of --meta; empty for none
	own     []string // fields that must be columns of what is read
}

// speakersFlags are the command's flags as they were typed.
type speakersFlags struct {
	extractFlags
	format string
	output string
	by     []string
	join   string
	unique bool
	meta   string
	top    int
	sort   string
	gender []string
	title  string
	date   string
}

func newSpeakersCmd(s *streams, run func(context.Context, *speakersOptions) error) *cobra.Command {
	f := &speakersFlags{}
	cmd := &cobra.Command{
		Use:   "speakers [FILE|DIR|QUOTES|-]...",
		Short: "Count who is quoted, how often and how much",
		Long: `speakers counts who is quoted over all documents: quotes, words, documents and
shares; the share that is shown, and drawn, is that of all words. Where rows are not
speakers alone, OF KNOWN is the share of the quotes whose last value is known, in
the group of the other values, OF PEOPLE that of the people, with their confidence
intervals of 95 %. It reads
articles, as extract does, and what extract wrote: json, jsonl, csv and tsv. Quotes of nobody and of unnamed sources are rows of their own, so
that shares add up. People of several documents are one only where their full
names agree; likely same people are suggested, not joined.`,
		Example: `  quotes speakers articles/
  quotes extract -f jsonl articles/ | quotes speakers -
  quotes speakers --by outlet,speaker-kind --meta outlets.csv articles/
  quotes speakers --top 10 -f csv quotes.jsonl
  quotes speakers -f yaml articles/ > people.yaml   # a file for --people to start from
  quotes speakers --people people.yaml --by party articles/
  quotes speakers --by outlet,gender --meta outlets.csv articles/   # shares within each outlet, with bounds
  quotes speakers --by gender --gender text,genders.csv articles/   # with what you know yourself
  quotes speakers --title "Whom we quote" --date "May 2026" -o page.html articles/`,
		RunE: parsed(s, func(args []string) bool { return len(args) == 0 && s.inTerminal() }, f.options, run),
	}
	f.add(cmd)
	return cmd
}

func (f *speakersFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	enum(cmd, &f.format, "format", "f", "", speakers.Formats(), strings.Join(speakers.Formats(), ", ")+" (by the extension of -o, else table)")
	flags.VarP((*flagvalue.Output)(&f.output), "output", "o", "write to a file")
	flags.StringSliceVar(&f.by, "by", []string{"speaker"}, "what makes a row: any of "+strings.Join(speakers.Fields(), ",")+", or columns of the input or of --meta, or your own fields of --people")
	enum(cmd, &f.join, "join", "", "name", []string{"name", "never"}, "people of several documents: join by full name, or never")
	flags.BoolVar(&f.unique, "unique", false, "count words that a document has twice (a headline, a pull quote) only once")
	flags.StringSliceVar(&f.gender, "gender", nil, "tell the gender of people, by any of: text, what the text's own words say (the default with --by gender); FILE, a table with the columns name and gender, before what the text says (none,FILE: without it); guess, the given name, and then labelled so")
	complete(cmd, "gender", []string{"none", "text", "guess"})
	flags.StringVar(&f.meta, "meta", "", "CSV with a column doc and further fields of the documents")
	flags.IntVar(&f.top, "top", 0, "show this many rows, and the group of the last as a whole (all)")
	enum(cmd, &f.sort, "sort", "", speakers.Sorts()[0], speakers.Sorts(), "order of the rows; months are in order of time: words, quotes, name")
	flags.StringVar(&f.title, "title", "", "title of the page, for html and markdown")
	flags.StringVar(&f.date, "date", "", "date to show on it, as you write it")
	f.kinds = flagvalue.Kinds(record.DefaultKinds())
	flags.Var(f.kinds, "kinds", "what to count: direct, mixed, indirect")
	f.runFlags.add(cmd)
	f.attributionFlags.add(cmd)
	f.inputFlags.add(cmd)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "documents to work on side by side (as many as there are cores)")
	f.lookFlags.add(cmd)
}

// options returns what the flags and arguments say, checked as a whole.
func (f *speakersFlags) options(s *streams, args []string) (*speakersOptions, error) {
	f.per, f.offsets = "quote", string(record.CodePoints)
	extract, err := f.extractFlags.options(s, args)
	if err != nil {
		return nil, err
	}
	opts := &speakersOptions{
		extract: extract, inputs: extract.inputs, top: f.top, width: extract.out.Looks.Width, output: f.output,
		title: f.title, date: f.date, meta: f.meta,
		count: speakers.Options{By: f.by, Join: f.join == "name", Unique: f.unique, Sort: f.sort},
	}
	if opts.count.Gender, err = speakers.GenderOf(f.gender, slices.Contains(f.by, "gender")); err != nil {
		return nil, usagef("--gender: %v", err)
	}
	if opts.format, err = speakers.ChooseFormat(f.format, f.output); err != nil {
		return nil, usagef("%v", err)
	}
	opts.count.Keep = opts.format.Lists
	if opts.extract.made, err = f.maker(opts.format.TellsRun, opts.format.Name, f.name); err != nil {
		return nil, err
	}
	if err := output.NotInput(f.output, slices.Concat(opts.inputs, []string{f.people, f.meta}, f.gender)); err != nil {
		return nil, err
	}
	if f.top < 0 {
		return nil, usagef("--top: %d is no number of rows", f.top)
	}
	if opts.count.Meta, err = readMeta(f.meta); err != nil {
		return nil, err
	}
	people := userfile.Of(extract.who)
	if people != nil {
		opts.count.Person = people.Field
	}
	opts.own = opts.count.Own(func(field string) bool { return people != nil && people.Has(field) })
	extract.source.Keep = extract.source.Keep || len(opts.own) > 0
	return opts, nil
}

func readMeta(file string) (speakers.Table, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fileProblem(file, err)
	}
	defer f.Close()
	table, err := speakers.ReadTable(f)
	if err != nil {
		return nil, usagef("--meta: %s: %v", file, err)
	}
	return table, nil
}

// runSpeakers does the command's work.
func runSpeakers(ctx context.Context, opts *speakersOptions) error {
	c := &counting{opts: opts, count: speakers.New(opts.count)}
	var failed error
	for _, name := range opts.inputs {
		if err := c.read(ctx, name); err != nil {
			if failed = err; ctx.Err() != nil {
				return ctx.Err()
			}
		}
	}
	if err := c.count.Missing(opts.own); err != nil {
		return usagef("--by: %v", err)
	}
	result := c.count.Result(opts.top)
	result.Title, result.Date, result.Run = opts.title, opts.date, opts.extract.made.All()
	if err := opts.write(result); err != nil {
		return err
	}
	c.notices()
	opts.extract.sayUnused(failed)
	return failed
}

// write writes to standard output, or to a file as a whole.
func (o *speakersOptions) write(r *speakers.Result) error {
	if o.output == "" {
		return o.format.Write(o.extract.streams.data(o.format.Name), r, o.width)
	}
	return output.WriteFile(o.output, func(w io.Writer) error { return o.format.Write(w, r, o.width) })
}

// counting is one run of the command.
type counting struct {
	opts    *speakersOptions
	count   *speakers.Count
	partial bool // quotes were read without the documents that have none
}

// read counts one input: the program's own output, or articles.
func (c *counting) read(ctx context.Context, name string) error {
	in := *c.opts.extract
	in.inputs = []string{name}
	if name == source.Stdin {
		r := bufio.NewReader(in.source.Stdin)
		in.source.Stdin = r
		if form := speakers.FormOf(r); form != speakers.NoForm {
			return c.own(r, form, name)
		}
		return extractInto(ctx, &in, countSink{c.count})
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		f, err := os.Open(name)
		if err == nil {
			defer f.Close()
			r := bufio.NewReader(f)
			if form := speakers.FormOf(r); form != speakers.NoForm {
				return c.own(r, form, name)
			}
		}
	}
	return extractInto(ctx, &in, countSink{c.count})
}

// own counts what the program wrote before.
func (c *counting) own(r *bufio.Reader, form speakers.Form, name string) error {
	c.opts.extract.made.Note(name)
	use := c.count.Add
	if pass := userfile.Of(c.opts.extract.who).Pass(); pass != nil {
		use = func(doc *record.Document) {
			pass.Correct(doc)
			c.count.Add(doc)
		}
	}
	whole, err := speakers.Read(r, form, use)
	c.partial = c.partial || !whole
	if err != nil {
		c.opts.extract.streams.report(fmt.Errorf("%s: %w; write it again with quotes extract", name, err))
		return &reportedError{ExitError}
	}
	return nil
}

// notices says, in a line each, what the user may want to know.
func (c *counting) notices() {
	if c.opts.extract.quiet {
		return
	}
	s := c.opts.extract.streams
	if c.partial {
		s.say("only documents with quotes are known; shares of documents are of those")
	}
	for _, line := range c.count.Notices(c.opts.meta) {
		s.say("%s", line)
	}
}

// countSink counts records in place of writing them.
type countSink struct{ count *speakers.Count }

// Write counts the quotes of a document.
func (s countSink) Write(_ source.Item, doc *record.Document) error {
	s.count.Add(doc)
	return nil
}

// Fail passes over a document that failed.
func (s countSink) Fail(source.Item, record.Failure) error { return nil }

// Close has nothing to end.
func (s countSink) Close(output.Ending) error { return nil }

// Paths are none.
func (s countSink) Paths() []string { return nil }
