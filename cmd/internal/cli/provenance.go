package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quotes/cmd/internal/build"
	"quotes/cmd/internal/provenance"
	"quotes/internal/source"
)

// runFlags are the flags about how output was made.
type runFlags struct {
	withRun bool
	set     *pflag.FlagSet
	formats []string // that tell of the run where they are asked to
}

func (f *runFlags) add(cmd *cobra.Command, more ...string) {
	f.set, f.formats = cmd.Flags(), append(onDemand[:len(onDemand):len(onDemand)], more...)
	f.set.BoolVar(&f.withRun, "with-run", false, "tell version, weights, options and files with their SHA-256 also in "+strings.Join(f.formats, ", "))
}

// given returns the flags that the user gave, in their order.
func (f *runFlags) given() []provenance.Flag {
	var out []provenance.Flag
	f.set.Visit(func(g *pflag.Flag) { out = append(out, provenance.Flag{Name: g.Name, Value: g.Value.String()}) })
	return out
}

// maker returns what tells of the run; nil where nobody asks and the format, of a
// name, does not by itself. stream is what standard input is called.
func (f *runFlags) maker(told bool, format, stream string) (*provenance.Maker, error) {
	switch {
	case told || f.withRun && slices.Contains(f.formats, format):
		return provenance.New(build.Name(), provenance.Options(f.given()), cmp.Or(stream, source.Stdin)), nil
	case f.withRun:
		return nil, usagef("--with-run: %s has no place for it; use %s", format, strings.Join(append([]string{"json", "xlsx", "html"}, f.formats...), ", "))
	}
	return nil, nil
}

// onDemand are the formats of every command that tell of the run where they are asked
// to: a reader of lines, rows or tables expects nothing else by itself.
var onDemand = []string{"jsonl", "csv", "tsv", "markdown"}
