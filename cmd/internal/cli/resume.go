package cli

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"quotes/cmd/internal/output"
	"quotes/internal/source"
)

// checkResume refuses --resume where it cannot be done.
func checkResume(opts *extractOptions) error {
	if opts.out.Resume && !opts.out.CanResume() {
		return usagef("--resume: needs -o and a format that can go on: %s", strings.Join(output.Resumable(), ", "))
	}
	return nil
}

// harmless are the flags that a run may go on with changed: they change no byte.
var harmless = []string{"jobs", "quiet", "verbose", "color", "width", "resume", "line-buffered", "output"}

// signature tells a run by version, flags and input, so that none goes on with
// the output of another.
func signature(flags *pflag.FlagSet, inputs []string) string {
	run := []string{version()}
	flags.Visit(func(f *pflag.Flag) {
		switch {
		case slices.Contains(harmless, f.Name):
		case slices.Contains(fileFlags, f.Name):
			run = append(run, "--"+f.Name+"="+stateOf(f.Value.String()))
		default:
			run = append(run, "--"+f.Name+"="+f.Value.String())
		}
	})
	for _, name := range inputs {
		run = append(run, stateOf(name))
	}
	data, _ := json.Marshal(run) // strings always can be
	return string(data)
}

// fileFlags are the flags that name a file that the run reads.
var fileFlags = []string{"people", "cues"}

// stateOf tells a file from what it was before somebody wrote to it: by its
// size and the time. Of a folder and of a stream only the name is known.
func stateOf(name string) string {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return name
	}
	return fmt.Sprintf("%s (%d bytes, %d)", name, info.Size(), info.ModTime().UnixNano())
}

// behind yields the items after the first n.
func behind(items iter.Seq[source.Item], n int) iter.Seq[source.Item] {
	if n == 0 {
		return items
	}
	return func(yield func(source.Item) bool) {
		i := 0
		for item := range items {
			if i++; i > n && !yield(item) {
				return
			}
		}
	}
}

// countWithin counts the documents of the input, if that is soon done; a stream
// can be read only once.
func countWithin(opts *extractOptions, in source.Options, limit time.Duration) (n int, ok bool) {
	if !regular(opts.inputs) {
		return 0, false
	}
	end := time.Now().Add(limit)
	for range source.Items(opts.inputs, in) {
		if n++; n%64 == 0 && time.Now().After(end) {
			return n, false
		}
	}
	return n, true
}

// regular says that all inputs are files and folders, which can be read again.
func regular(inputs []string) bool {
	for _, name := range inputs {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() && !info.IsDir() {
			return false
		}
	}
	return true
}
