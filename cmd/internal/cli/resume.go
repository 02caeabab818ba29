package cli

import (
	"iter"
	"os"
	"strings"
	"time"

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
