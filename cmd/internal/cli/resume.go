package cli

import (
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
