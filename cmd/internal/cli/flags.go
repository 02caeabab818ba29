package cli

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/flagvalue"
	"quotes/cmd/internal/format"
	"quotes/cmd/internal/userfile"
	"quotes/internal/source"
)

// inputFlags are the flags about what is read.
type inputFlags struct {
	format   string
	encoding string
	name     string
	fields   []string
	keep     bool
	maxBytes int64
}

func (f *inputFlags) add(cmd *cobra.Command) {
	formats := toStrings(source.Formats())
	flags := cmd.Flags()
	enum(cmd, &f.format, "input-format", "", "", formats, "format of the input: "+strings.Join(formats, ", ")+" (by name, then by content)")
	flags.StringVar(&f.encoding, "encoding", "", "encoding of the input, e.g. windows-1252 (by its first bytes, then by content)")
	flags.StringVar(&f.name, "name", "", "what to call standard input in the output")
	flags.StringSliceVar(&f.fields, "field", nil, "keys of JSON lines and columns of CSV, e.g. text=body,id=url")
	flags.BoolVar(&f.keep, "keep", false, "pass the other keys or columns through, into meta.extra")
	f.maxBytes = source.DefaultMaxBytes
	flags.Var((*flagvalue.Size)(&f.maxBytes), "max-bytes", "refuse documents larger than this")
}

// options returns what the flags say, checked.
func (f *inputFlags) options(s *streams) (source.Options, error) {
	opts := source.Options{Format: source.Format(f.format), Name: f.name, Keep: f.keep, MaxBytes: f.maxBytes, Stdin: s.in, Found: &source.Found{}}
	var err error
	if f.encoding != "" {
		if opts.Encoding, err = source.EncodingName(f.encoding); err != nil {
			e := err.(*source.Error)
			return opts, &usageError{problem: "--encoding: " + e.Problem, advice: e.Advice}
		}
	}
	if opts.Fields, err = source.ParseFields(f.fields); err != nil {
		return opts, usagef("--field: %v", err)
	}
	return opts, nil
}

// attributionFlags are the flags about who spoke.
type attributionFlags struct {
	minConfidence flagvalue.Confidence
	genre         string
	cues          string
	people        string
}

var genres = []string{string(attribute.Auto), string(attribute.News), string(attribute.Fiction)}

func (f *attributionFlags) add(cmd *cobra.Command) {
	cmd.Flags().Var(&f.minConfidence, "min-confidence", "name speakers from this confidence on, 0 to 1; 0 names the best candidate (calibrated)")
	enum(cmd, &f.genre, "genre", "", genres[0], genres, "how to read: "+strings.Join(genres, ", ")+"; auto sees by itself what is a story")
	cmd.Flags().StringVar(&f.cues, "cues", "", "file with verbs and nouns of speech, a lemma a line; -lemma takes one out; CLASS STRENGTH FORMS may follow a lemma")
	cmd.Flags().Var((*flagvalue.Once)(&f.people), "people", "file of what you know: YAML, or a csv, tsv or xlsx of extract with correct_speaker filled in")
}

// options returns what the flags say; it reads the file of cues.
func (f *attributionFlags) options() (attribute.Options, error) {
	opts := attribute.Options{MinConfidence: f.minConfidence.P, Genre: attribute.Genre(f.genre)}
	if f.cues == "" {
		return opts, nil
	}
	var err error
	if opts.Cues, err = userfile.ReadCues(f.cues); err != nil {
		return opts, usagef("--cues: %v", err)
	}
	return opts, nil
}

// lookFlags are the flags about messages and looks.
type lookFlags struct {
	color   string
	width   int
	quiet   bool
	verbose bool
}

// addLooks adds the flags about colours and width alone.
func addLooks(cmd *cobra.Command, color *string, width *int) {
	enum(cmd, color, "color", "", "auto", []string{"auto", "always", "never"}, "colours: auto, always or never")
	cmd.Flags().IntVar(width, "width", 0, "columns (those of the terminal, else 100)")
}

func (f *lookFlags) add(cmd *cobra.Command) {
	addLooks(cmd, &f.color, &f.width)
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no notices, only errors")
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "say what was read and found")
}

const minWidth = 40

// tableWidth returns the table's columns.
func (f *lookFlags) tableWidth(s *streams) (int, error) {
	switch {
	case f.width == 0:
		return max(s.width(), minWidth), nil
	case f.width < minWidth:
		return 0, usagef("--width: %d is too narrow; give %d or more", f.width, minWidth)
	}
	return f.width, nil
}

func (f *lookFlags) check() error {
	if f.quiet && f.verbose {
		return usagef("-q and -v contradict each other; give one")
	}
	return nil
}

// defaultJobs is the number of documents that are worked on side by side.
func defaultJobs() int { return runtime.GOMAXPROCS(0) }

// enum adds a flag with a fixed set of values.
func enum(cmd *cobra.Command, to *string, name, short, value string, values []string, usage string) {
	*to = value
	cmd.Flags().VarP(&flagvalue.Enum{To: to, Values: values}, name, short, usage)
	complete(cmd, name, values)
}

// complete offers the values to the shell.
func complete(cmd *cobra.Command, name string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func toStrings[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// formatHelp lists the formats of the output, a line each.
func formatHelp() string {
	var b strings.Builder
	for _, f := range format.All() {
		fmt.Fprintf(&b, "  %-9s %s\n", f.Name, f.Help)
	}
	return strings.TrimRight(b.String(), "\n")
}
