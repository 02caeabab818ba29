package cli

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quotes/attribute"
	"quotes/cmd/internal/format"
	"quotes/internal/record"
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
	flags.Var((*sizeValue)(&f.maxBytes), "max-bytes", "refuse documents larger than this")
}

// options returns what the flags say, checked.
func (f *inputFlags) options(s *streams) (source.Options, error) {
	opts := source.Options{Format: source.Format(f.format), Name: f.name, Keep: f.keep, MaxBytes: f.maxBytes, Stdin: s.in}
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
	minConfidence confidenceValue
	genre         string
	cues          string
	people        string
}

var genres = []string{string(attribute.Auto), string(attribute.News), string(attribute.Fiction)}

func (f *attributionFlags) add(cmd *cobra.Command) {
	cmd.Flags().Var(&f.minConfidence, "min-confidence", "name speakers from this confidence on, 0 to 1; 0 names the best candidate (calibrated)")
	enum(cmd, &f.genre, "genre", "", genres[0], genres, "how to read: "+strings.Join(genres, ", ")+"; auto sees by itself what is a story")
	cmd.Flags().StringVar(&f.cues, "cues", "", "file with verbs of speech, a lemma a line; -lemma takes one out")
	cmd.Flags().StringVar(&f.people, "people", "", "file of what you know: YAML, or a csv, tsv or xlsx of extract with correct_speaker filled in")
}

// options returns what the flags say; it reads the file of cues.
func (f *attributionFlags) options() (attribute.Options, error) {
	opts := attribute.Options{MinConfidence: f.minConfidence.p, Genre: attribute.Genre(f.genre)}
	if f.cues == "" {
		return opts, nil
	}
	cues, err := readCues(f.cues)
	opts.Cues = cues
	return opts, err
}

// readCues reads a lemma a line; blank lines and lines after # are comments.
func readCues(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--cues: %w", err)
	}
	defer file.Close()
	var cues []string
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		line = strings.ToLower(strings.TrimSpace(line))
		if line == "" {
			continue
		}
		if !isLemma(strings.TrimPrefix(line, "-")) {
			return nil, usagef("--cues: %s:%d: %q is no verb; give one lemma a line", path, n, line)
		}
		cues = append(cues, line)
	}
	return cues, lines.Err()
}

func isLemma(s string) bool {
	const other = " '’-"
	bad := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r > 127 || strings.ContainsRune(other, r))
	}
	return s != "" && len(strings.Fields(s)) <= 3 && strings.IndexFunc(s, bad) < 0
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
	cmd.Flags().VarP(&enumValue{to: to, values: values}, name, short, usage)
	complete(cmd, name, values)
}

// complete offers the values to the shell.
func complete(cmd *cobra.Command, name string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// enumValue is a flag's value out of a list.
type enumValue struct {
	to     *string
	values []string
}

func (v *enumValue) String() string {
	if v.to == nil {
		return ""
	}
	return *v.to
}

// Type names the kind of value in help.
func (v *enumValue) Type() string { return "word" }

// Set takes one of the values.
func (v *enumValue) Set(s string) error {
	if !slices.Contains(v.values, s) {
		return fmt.Errorf("use one of %s", strings.Join(v.values, ", "))
	}
	*v.to = s
	return nil
}

// kindsValue is the set of kinds to list.
type kindsValue record.Kinds

var kindNames = []attribute.Kind{attribute.Direct, attribute.Mixed, attribute.Indirect, attribute.Term}

func (v kindsValue) String() string {
	var names []string
	for _, k := range kindNames {
		if v[k] {
			names = append(names, string(k))
		}
	}
	return strings.Join(names, ",")
}

// Type names the kind of value in help.
func (v kindsValue) Type() string { return "list" }

// Set takes a list of kinds, or all.
func (v kindsValue) Set(s string) error {
	clear(v)
	for _, name := range strings.Split(s, ",") {
		name = strings.TrimSpace(name)
		switch {
		case name == "all":
			for _, k := range kindNames {
				v[k] = true
			}
		case slices.Contains(kindNames, attribute.Kind(name)):
			v[attribute.Kind(name)] = true
		default:
			return fmt.Errorf("unknown kind %q; use all, or any of %s", name, strings.Join(toStrings(kindNames), ","))
		}
	}
	return nil
}

// confidenceValue is a probability, or nothing.
type confidenceValue struct{ p *float64 }

func (v *confidenceValue) String() string {
	if v.p == nil {
		return ""
	}
	return strconv.FormatFloat(*v.p, 'f', -1, 64)
}

// Type names the kind of value in help.
func (v *confidenceValue) Type() string { return "P" }

// Set takes a number from 0 to 1.
func (v *confidenceValue) Set(s string) error {
	p, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(p) || p < 0 || p > 1 {
		return fmt.Errorf("give a number from 0 to 1")
	}
	v.p = &p
	return nil
}

// sizeValue is a number of bytes.
type sizeValue int64

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}}

func (v *sizeValue) String() string {
	n := int64(*v)
	for _, u := range sizeUnits[:3] {
		if n > 0 && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.suffix
		}
	}
	return strconv.FormatInt(n, 10)
}

// Type names the kind of value in help.
func (v *sizeValue) Type() string { return "size" }

// Set takes a number of bytes, with or without a unit.
func (v *sizeValue) Set(s string) error {
	unit := int64(1)
	for _, u := range sizeUnits {
		if cut, ok := strings.CutSuffix(strings.ToLower(s), strings.ToLower(u.suffix)); ok {
			s, unit = cut, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit/2 {
		return fmt.Errorf("give a size such as 64MiB")
	}
	*v = sizeValue(n * unit)
	return nil
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
