// Package output writes what the commands make: records to standard output, to a
// file, or to a folder with a file for each input. A file has its name only when
// it is whole; a journal beside it says from where an interrupted run goes on;
// and a long run tells on standard error how far it is.
package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"quotes/cmd/internal/disk"
	"quotes/cmd/internal/format"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A Sink takes records in the order of the input.
type Sink interface {
	// Write writes the record of a document.
	Write(source.Item, *record.Document) error
	// Fail writes, where the format has room for it, that a document failed.
	Fail(source.Item, record.Failure) error
	// Close ends the output; where the run was not whole, files keep the
	// name they have while they are written.
	Close(Ending) error
	// Paths are the absolute paths that the sink writes to.
	Paths() []string
}

// An Ending is how a run ended.
type Ending int

// The endings.
const (
	Whole       Ending = iota
	Interrupted        // finished documents stand, and the output ends well
	Broken             // an error ended it
)

// EndingOf says how a run ended that returned err.
func EndingOf(err error) Ending {
	switch {
	case err == nil:
		return Whole
	case errors.Is(err, context.Canceled):
		return Interrupted
	}
	return Broken
}

// A Resumer is a sink that can go on after an interruption.
type Resumer interface {
	// Begun returns where the run goes on.
	Begun() Mark
	// Pass passes over a document that is done, the next of Begun.Documents. It
	// refuses one that is not what was done in its place.
	Pass(source.Item) error
	// Passed refuses an input that ended before all of them were passed over.
	Passed() error
	// Done notes that a document is done, and whether it or one before it failed.
	Done(item source.Item, failed bool) error
	// Kept is the file or folder that holds what is done; empty where nothing does.
	Kept() string
}

// Options are what an output is to be.
type Options struct {
	Path   string   // a file or a folder; empty for Stdout
	Inputs []string // the paths that are read, which are not to be written over
	Format format.Format
	Looks  format.Options
	Lines  bool // write every document at once
	Resume bool // go on with an interrupted run
	Run    Run  // what tells the run from others, for the journal

	Stdout  io.Writer // standard output
	Watched bool      // somebody watches it: show each document at once
}

// resumable are the formats whose output can be cut off behind any document.
var resumable = []string{"jsonl", "csv", "tsv"}

// Resumable lists the formats whose output can go on after an interruption.
func Resumable() []string { return slices.Clone(resumable) }

// CanResume says that what is written can go on after an interruption.
func (o *Options) CanResume() bool {
	return o.Path != "" && !disk.IsDevice(o.Path) && slices.Contains(resumable, o.Format.Name)
}

// Open opens the sink that the options ask for.
func Open(opts Options) (Sink, error) {
	switch {
	case opts.Path == "":
		return newStreamSink(&opts), nil
	case IsFolder(opts.Path):
		return newFolderSink(&opts)
	}
	for _, path := range []string{opts.Path, opts.Path + disk.PartSuffix} {
		if err := NotInput(path, opts.Inputs); err != nil {
			return nil, err
		}
	}
	if err := NotFilled(opts.Path); err != nil {
		return nil, err
	}
	if disk.IsDevice(opts.Path) {
		return newDeviceSink(&opts)
	}
	t, err := named(opts.Path)
	if err != nil {
		return nil, err
	}
	return newFileSink(t, &opts)
}

// IsFolder says that an output is a folder: by a slash at its end, or because it is one.
func IsFolder(path string) bool {
	if path == "" {
		return false
	}
	if os.IsPathSeparator(path[len(path)-1]) || path[len(path)-1] == '/' {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// NotInput refuses to write over what is read.
func NotInput(output string, inputs []string) error {
	out, err := os.Stat(output)
	if err != nil {
		return nil
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && os.SameFile(info, out) {
			return &Error{Problem: fmt.Sprintf("-o %s: is also the input", output), Advice: "choose another name"}
		}
	}
	return nil
}
