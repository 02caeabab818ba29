package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/output"
)

// evalOptions are what the eval command was asked to do.
type evalOptions struct {
	streams  *streams
	corpus   corpus.Corpus
	pred     string // empty: run the program itself
	who      attribute.Options
	jobs     int
	format   string
	errors   bool
	minimums []eval.Minimum
	curve    string // file for the picture; empty for none
	quiet    bool
}

// evalFlags are the command's flags as they were typed.
type evalFlags struct {
	attributionFlags
	names, narrators string
	unseen           bool
	format           string
	errors           bool
	minimums         []string
	curve            string
	jobs             int
	quiet            bool
}

func newEvalCmd(s *streams, run func(context.Context, *evalOptions) error) *cobra.Command {
	f := &evalFlags{}
	cmd := &cobra.Command{
		Use:   "eval GOLD [PRED]",
		Short: "Measure accuracy on annotated corpora",
		Long: `eval compares quotes and speakers with what annotators say. GOLD is a folder of
brat standoff as PolNeAR has it, a folder of PDNC or of one of its novels, TEI
with said elements, or a file of JSON Lines as extract writes it. PRED is JSON
Lines or TEI of this program, or BookNLP's .quotes files; without it the program
itself is run on the texts.
Documents with a star are those the program's weights were trained on.`,
		Example: `  quotes eval polnear/dev --names names_dev.json
  quotes eval polnear/dev --names names_dev.json --errors
  quotes eval gold.jsonl quotes.jsonl --min quoted.f1=0.9
  quotes eval pdnc/Emma Emma.quotes -f json
  quotes eval polnear/dev --names names_dev.json --min-confidence 0 --curve curve.svg`,
		RunE: parsed(s, func(args []string) bool { return len(args) == 0 }, f.options, run),
	}
	f.add(cmd)
	return cmd
}

func (f *evalFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	enum(cmd, &f.format, "format", "f", "table", []string{"table", "json", "csv"}, "table, json or csv")
	flags.BoolVar(&f.errors, "errors", false, "show each error with its sentence")
	flags.StringArrayVar(&f.minimums, "min", nil, "exit 1 where a figure is lower, e.g. quoted.f1=0.9 or macro.speaker=0.8; may be given again")
	flags.BoolVar(&f.unseen, "unseen", false, "leave out what the program's weights were trained on")
	flags.StringVar(&f.names, "names", "", "file of canonical names: {document: {annotation: {name, aliases, kind, named}}}")
	flags.StringVar(&f.narrators, "narrators", "", "file of the narrators of first-person novels: {novel: name}")
	flags.StringVar(&f.curve, "curve", "", "draw share of quotes named against share of names right into an SVG file")
	f.attributionFlags.add(cmd)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "documents to work on side by side (as many as there are cores)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no notices, only errors")
}

// options returns what the flags and arguments say, checked as a whole.
func (f *evalFlags) options(s *streams, args []string) (*evalOptions, error) {
	if len(args) > 2 {
		return nil, usagef("%d names given; eval takes GOLD and, perhaps, PRED", len(args))
	}
	opts := &evalOptions{
		streams: s, format: f.format, errors: f.errors, curve: f.curve, jobs: f.jobs, quiet: f.quiet,
		corpus: corpus.Corpus{Path: args[0], Names: f.names, Narrators: f.narrators, Unseen: f.unseen},
	}
	if len(args) == 2 {
		opts.pred = args[1]
	}
	if f.jobs < 0 {
		return nil, usagef("--jobs: %d is no number of workers; give 1 or more", f.jobs)
	}
	for _, text := range f.minimums {
		m, err := eval.ParseMinimum(text)
		if err != nil {
			return nil, usagef("--min: %v", err)
		}
		opts.minimums = append(opts.minimums, m)
	}
	if opts.pred != "" && (f.minConfidence.P != nil || f.cues != "") {
		return nil, usagef("--min-confidence and --cues are for the program's own run; leave them out, or PRED")
	}
	if err := output.NotInput(f.curve, append([]string{f.names, f.narrators}, args...)); err != nil {
		return nil, err
	}
	var err error
	opts.who, err = f.attributionFlags.options()
	return opts, err
}

// runEval does the command's work.
func runEval(ctx context.Context, opts *evalOptions) error {
	docs, err := opts.corpus.Read()
	if err != nil {
		return fileProblem(opts.corpus.Path, err)
	}
	if len(docs) == 0 {
		return usagef("%s: the weights were trained on all of it; leave --unseen out", opts.corpus.Path)
	}
	preds, err := opts.predictions(ctx, docs)
	if err != nil {
		return err
	}
	report := eval.Score(docs, preds, opts.errors)
	below, err := report.Below(opts.minimums)
	if err != nil {
		return usagef("--min: %v", err)
	}
	if err := opts.write(report); err != nil {
		return err
	}
	for _, m := range below {
		v, _ := report.Value(m.Name)
		opts.streams.say("%s is %.4f, below %g", m.Name, v, m.Value)
	}
	if len(below) > 0 {
		return &reportedError{ExitNo}
	}
	return nil
}

// predictions reads what another run found, or runs the program itself.
func (o *evalOptions) predictions(ctx context.Context, docs []*corpus.Document) ([][]corpus.Prediction, error) {
	if o.pred == "" {
		return eval.Run(ctx, docs, o.who, o.jobs)
	}
	preds, err := corpus.ReadPredictions(o.pred, docs)
	if err != nil {
		return nil, fileProblem(o.pred, err)
	}
	return preds, nil
}

// write writes the report, and the picture where one is asked for.
func (o *evalOptions) write(report *eval.Report) error {
	if n := len(report.Missing); n > 0 && !o.quiet {
		o.streams.say("%s: nothing is predicted of %d %s of the gold", output.ListNames(report.Missing), n, output.Plural(n, "document"))
	}
	if o.curve != "" {
		if err := o.draw(report); err != nil {
			return err
		}
	}
	switch o.format {
	case "json":
		return report.WriteJSON(o.streams.out)
	case "csv":
		return report.WriteCSV(o.streams.out)
	}
	return report.WriteTable(o.streams.out)
}

func (o *evalOptions) draw(report *eval.Report) error {
	title := fmt.Sprintf("%d quotes of %d documents", curveQuotes(report), len(report.Documents))
	return output.WriteFile(o.curve, func(w io.Writer) error { return report.WriteCurve(w, title) })
}

// curveQuotes returns how many quotes the curve is drawn of.
func curveQuotes(report *eval.Report) int {
	for _, name := range []string{"entity", "speaker"} {
		for _, m := range report.Micro {
			if m.Name == name {
				return m.N
			}
		}
	}
	return 0
}

// fileProblem says what is wrong with a file that a command was given.
func fileProblem(name string, err error) error {
	var path *fs.PathError
	switch {
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return &usageError{problem: path.Path + ": no such file", advice: "check the path"}
	case errors.As(err, &path):
		return &usageError{problem: fmt.Sprintf("%s: cannot be read (%v)", path.Path, path.Err), advice: "check the file"}
	case errors.Is(err, corpus.ErrNoGold):
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}
