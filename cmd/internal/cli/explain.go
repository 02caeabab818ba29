package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quotes/cmd/internal/explain"
	"quotes/cmd/internal/userfile"
	"quotes/internal/analysis"
	"quotes/internal/source"
)

// explainOptions are what the explain command was asked to do.
type explainOptions struct {
	streams *streams
	input   string
	sel     explain.Selection
	rules   bool
	source  source.Options
	who     analysis.Attributor
	looks   explain.Options
}

// explainFlags are the command's flags as they were typed.
type explainFlags struct {
	inputFlags
	attributionFlags
	color string
	width int
	line  int
	id    string
	find  string
	rules bool
}

func newExplainCmd(s *streams, run func(context.Context, *explainOptions) error) *cobra.Command {
	f := &explainFlags{}
	cmd := &cobra.Command{
		Use:   "explain FILE[:LINE]",
		Short: "Show why a quote has its speaker, and who else it could have been",
		Long: `explain shows why a quote has its speaker: the sentence with the quote, the
cue and the words that name the source marked; the way from those words to the
name; the confidence; and the runner-up. Without LINE, --id and --find it
explains all the quotes of the document. A line of a JSON Lines file and a row of
a table is a document; --find and --id look through all of them.

The confidence is the probability that the name is right, as it was measured on
texts that the program had not seen: of a hundred names at .90 some ninety are.
A name is given from the confidence on from which enough are right; that differs
between kinds of quotes and between news and stories.`,
		Example: `  quotes explain article.txt:12
  quotes explain article.txt --find "boots on the ground"
  quotes explain article.txt --id q101
  quotes explain articles.csv --find "boots on the ground"
  cat article.txt | quotes explain -:12
  quotes explain --rules`,
		Args: atMost(1),
		RunE: parsed(s, func(args []string) bool { return len(args) == 0 && !f.rules && f.line == 0 && s.inTerminal() }, f.options, run),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	// The short form makes -:12 line 12 of standard input.
	flags.IntVarP(&f.line, "line", ":", 0, "the quotes on this line; -:12 is line 12 of standard input")
	flags.StringVar(&f.id, "id", "", "the quote with this id")
	flags.StringVar(&f.find, "find", "", "quotes that hold these words")
	flags.BoolVar(&f.rules, "rules", false, "list the rules with their measured coverage and precision")
	f.attributionFlags.add(cmd)
	f.inputFlags.add(cmd)
	addLooks(cmd, &f.color, &f.width)
	return cmd
}

// options returns what the flags and arguments say, checked as a whole.
func (f *explainFlags) options(s *streams, args []string) (*explainOptions, error) {
	opts := &explainOptions{streams: s, input: source.Stdin, rules: f.rules, sel: explain.Selection{ID: f.id, Find: f.find}}
	looks := lookFlags{color: f.color, width: f.width}
	width, err := looks.tableWidth(s)
	if err != nil {
		return nil, err
	}
	opts.looks = explain.Options{Width: width, Color: s.color(f.color)}
	if f.rules {
		return opts, nil
	}
	if len(args) == 1 {
		opts.input, opts.sel.Line = splitLine(args[0])
	}
	if cmp.Or(f.line, 1) < 1 {
		return nil, usagef("--line: %d is no line; the first is 1", f.line)
	}
	opts.sel.Line = cmp.Or(f.line, opts.sel.Line)
	if info, err := os.Stat(opts.input); err == nil && info.IsDir() {
		return nil, &usageError{problem: opts.input + ": is a folder", advice: "name a file in it"}
	}
	if opts.source, err = f.inputFlags.options(s); err != nil {
		return nil, err
	}
	opts.who, err = newAttributor(&f.attributionFlags, strings.HasPrefix(f.id, "i"))
	return opts, err
}

// splitLine takes FILE:LINE apart. A file whose own name ends in a colon and a
// number is that file.
func splitLine(arg string) (file string, line int) {
	if _, err := os.Stat(arg); err == nil {
		return arg, 0
	}
	i := strings.LastIndexByte(arg, ':')
	if i <= 0 {
		return arg, 0
	}
	n, err := strconv.Atoi(arg[i+1:])
	if err != nil || n < 1 {
		return arg, 0
	}
	return arg[:i], n
}

// runExplain does the command's work.
func runExplain(ctx context.Context, opts *explainOptions) error {
	if opts.rules {
		return explain.WriteRules(opts.streams.out, opts.looks)
	}
	shown, asked := 0, 0
	var missing *explain.NotFoundError // of the first document that has no such quote
	for item := range source.Items([]string{opts.input}, opts.source) {
		sel, ok := opts.selectFrom(item)
		if !ok {
			continue
		}
		a, err := userfile.Analyse(ctx, item, opts.who)
		if err != nil {
			return err
		}
		d := explain.New(a.In.Name, a.Doc, a.Res)
		d.Knows = userfile.Of(opts.who).Knows
		asked++
		switch err := opts.explain(d, sel, shown > 0); {
		case err == nil:
			shown++
		case missing != nil && errors.As(err, new(*explain.NotFoundError)):
		case !errors.As(err, &missing):
			return err
		}
	}
	opts.streams.sayMissing(&opts.source)
	switch {
	case shown == 0 && missing != nil:
		if asked > 1 {
			missing.Doc, missing.Advice = opts.input, "nor has any other of its "+strconv.Itoa(asked)+" documents"
		}
		opts.streams.report(missing)
		return &reportedError{ExitNo}
	case asked == 0 && opts.sel.Line > 0:
		return usagef("%s: has no document on line %d", opts.input, opts.sel.Line)
	}
	return nil
}

// selectFrom says whether a document is meant, and which of its quotes: the
// line of a JSON Lines file names a document.
func (o *explainOptions) selectFrom(item source.Item) (explain.Selection, bool) {
	sel := o.sel
	if item.Name == item.Path || sel.Line == 0 {
		return sel, true
	}
	meant := strings.HasSuffix(item.Name, ":"+strconv.Itoa(sel.Line))
	sel.Line = 0
	return sel, meant
}

// explain writes the quotes of one document that are selected. Where it has none
// the error is an [explain.NotFoundError].
func (o *explainOptions) explain(d *explain.Document, sel explain.Selection, more bool) error {
	quotes, err := d.Find(sel)
	if err != nil {
		return err
	}
	if len(quotes) == 0 {
		o.streams.say("%s: no quotes", d.Name)
		return nil
	}
	if more {
		if _, err := o.streams.out.Write([]byte("\n")); err != nil {
			return err
		}
	}
	return d.Write(o.streams.out, quotes, o.looks)
}
