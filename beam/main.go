// Beam finds the quotes of a corpus of any size on an Apache Beam runner, and
// counts who is quoted over all of it. It writes the records that `quotes
// extract -f jsonl` and `quotes speakers -f jsonl` write. See README.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"quotes/attribute"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A job is what the pipeline was asked to do.
type job struct {
	inputs []string // paths and globs
	output string   // a folder
	shards int      // of each output
	read   readFn
	find   extractFn
}

// newJob returns a job whose flags the set holds. Words that cannot be meant are
// refused when the flags are parsed.
func newJob(flags *flag.FlagSet) *job {
	j := &job{read: readFn{BlockBytes: 64 << 20}, find: extractFn{Kinds: []string{string(attribute.Direct), string(attribute.Mixed)}, Fields: map[string]string{}}}
	flags.Func("input", "JSON Lines, plain or packed: a path or a glob; may be given again", func(s string) error {
		j.inputs = append(j.inputs, s)
		return nil
	})
	flags.StringVar(&j.output, "output", "", "folder for quotes-*, failures-* and speakers-*.jsonl")
	flags.IntVar(&j.shards, "shards", 4, "files that each output is written to")
	flags.Func("field", "which key holds a field: NAME=KEY, as in text=body", func(s string) error {
		fields, err := source.ParseFields([]string{s})
		for ours, theirs := range fields {
			j.find.Fields[ours] = theirs
		}
		return err
	})
	flags.BoolVar(&j.find.Keep, "keep", false, "keep the other fields of a line in meta.extra")
	flags.Func("kinds", "what to list: all, or any of direct,mixed,indirect,term (direct,mixed)", func(s string) (err error) {
		j.find.Kinds, err = parseKinds(s)
		return err
	})
	flags.BoolFunc("per-doc", "write a document a line, not a quote a line", func(string) error {
		j.find.PerDoc = true
		return nil
	})
	flags.Func("genre", "auto, news or fiction (auto)", func(s string) error {
		if !slices.Contains([]string{"auto", string(attribute.News), string(attribute.Fiction)}, s) {
			return fmt.Errorf("use auto, news or fiction")
		}
		j.find.Genre = s
		return nil
	})
	flags.Func("min-confidence", "name speakers from this confidence on (calibrated)", func(s string) error {
		p, err := strconv.ParseFloat(s, 64)
		j.find.MinConfidence = &p
		return err
	})
	flags.Int64Var(&j.read.MaxBytes, "max-bytes", source.DefaultMaxBytes, "refuse lines above this size")
	flags.DurationVar(&j.find.Timeout, "timeout", 0, "give up a document after this time (no limit)")
	return j
}

// parseKinds reads a list of kinds.
func parseKinds(s string) ([]string, error) {
	var all []string
	for kind := range record.AllKinds() {
		all = append(all, string(kind))
	}
	slices.Sort(all)
	if s == "all" {
		return all, nil
	}
	kinds := strings.Split(s, ",")
	for _, kind := range kinds {
		if !slices.Contains(all, kind) {
			return nil, fmt.Errorf("%q is no kind; use all, or any of %s", kind, strings.Join(all, ","))
		}
	}
	return kinds, nil
}

// check refuses a job that cannot be done.
func (j *job) check() error {
	switch {
	case len(j.inputs) == 0 || j.output == "":
		return fmt.Errorf("name the articles with --input and a folder with --output")
	case j.shards < 1:
		return fmt.Errorf("--shards: %d is no number of files; give 1 or more", j.shards)
	}
	j.find.MaxBytes, j.find.Shards = j.read.MaxBytes, j.shards
	_, err := j.find.attributor()
	return err
}

// summary says in a line what the metrics count.
func summary(result beam.PipelineResult) string {
	if result == nil { // the runner does not wait for the end
		return "quotes on beam: the job is with the runner"
	}
	counted := counts(result)
	return fmt.Sprintf("quotes on beam: %d documents, %d failed, %d quotes, %d bytes of text",
		counted["documents"], counted["failed"], counted["quotes"], counted["text_bytes"])
}

// counts returns our metrics by their names.
func counts(result beam.PipelineResult) map[string]int64 {
	counted := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		if c.Namespace() == "quotes" {
			counted[c.Name()] += c.Result()
		}
	}
	return counted
}

func main() {
	j := newJob(flag.CommandLine)
	flag.Parse()
	beam.Init() // in a worker it does the work and does not return
	err := j.check()
	if err == nil {
		p := beam.NewPipeline()
		j.build(p.Root())
		var result beam.PipelineResult
		if result, err = beamx.RunWithMetrics(context.Background(), p); err == nil {
			fmt.Fprintln(os.Stderr, summary(result))
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "quotes on beam: %v\n", err)
		os.Exit(2)
	}
}
