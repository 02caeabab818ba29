package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"quotes/cmd/internal/format"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A sink takes records in the order of the input.
type sink interface {
	write(source.Item, *record.Document) error
	fail(source.Item, record.Failure) error
	// close ends the output; where the run was not whole, files keep the
	// name they have while they are written.
	close(whole bool) error
	// paths are the absolute paths that the sink writes to.
	paths() []string
}

// newSink opens what -o asks for.
func newSink(opts *extractOptions) (sink, error) {
	switch {
	case opts.output == "":
		buf := bufio.NewWriterSize(opts.streams.out, 1<<16)
		_, terminal := opts.streams.terminal(opts.streams.out.w)
		return &stdoutSink{recordWriter{opts.format.Open(buf, opts.looks)}, buf, terminal}, nil
	case isFolder(opts.output):
		return &folderSink{opts: opts}, nil
	}
	if err := notInput(opts.output, opts.inputs); err != nil {
		return nil, err
	}
	return newFileSink(opts.output, opts)
}

// isFolder says that an output is a folder: by a slash at its end, or because it is one.
func isFolder(path string) bool {
	if path == "" {
		return false
	}
	if os.IsPathSeparator(path[len(path)-1]) || path[len(path)-1] == '/' {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// notInput refuses to write over what is read.
func notInput(output string, inputs []string) error {
	out, err := os.Stat(output)
	if err != nil {
		return nil
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && os.SameFile(info, out) {
			return usagef("-o %s: is also the input; choose another name", output)
		}
	}
	return nil
}

// manyDocuments says that more than one document may come.
func manyDocuments(inputs []string, in source.Options) bool {
	if len(inputs) != 1 || source.IsTable(inputs[0], in.Format) {
		return true
	}
	info, err := os.Stat(inputs[0])
	return err == nil && info.IsDir()
}

// recordWriter writes records and failures in one format.
type recordWriter struct{ format.Writer }

func (w recordWriter) writeFailure(f record.Failure) error {
	if fw, ok := w.Writer.(format.FailureWriter); ok {
		return fw.WriteFailure(f)
	}
	return nil
}

// stdoutSink writes to standard output.
type stdoutSink struct {
	recordWriter
	buf      *bufio.Writer
	terminal bool // somebody watches: show each document at once
}

func (s *stdoutSink) write(_ source.Item, doc *record.Document) error {
	err := s.Write(doc)
	if s.terminal && err == nil {
		err = s.buf.Flush()
	}
	return err
}

func (s *stdoutSink) fail(_ source.Item, f record.Failure) error { return s.writeFailure(f) }

func (s *stdoutSink) close(whole bool) error {
	var err error
	if whole {
		err = s.Close()
	}
	return errors.Join(err, s.buf.Flush())
}

func (s *stdoutSink) paths() []string { return nil }

// fileSink writes FILE.part and renames it when it is whole.
type fileSink struct {
	recordWriter
	buf  *bufio.Writer
	file *os.File
	path string
}

const partSuffix = ".part"

func newFileSink(path string, opts *extractOptions) (*fileSink, error) {
	file, err := os.Create(path + partSuffix)
	if err != nil {
		return nil, outputError(path, err)
	}
	buf := bufio.NewWriterSize(file, 1<<16)
	return &fileSink{recordWriter{opts.format.Open(buf, opts.looks)}, buf, file, path}, nil
}

// outputError says what is wrong with an output.
func outputError(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &usageError{problem: fmt.Sprintf("%s: cannot be written (%v)", path, err), advice: "choose another name with -o"}
}

func (s *fileSink) write(_ source.Item, doc *record.Document) error {
	return s.wrap(s.Write(doc))
}

func (s *fileSink) fail(_ source.Item, f record.Failure) error { return s.wrap(s.writeFailure(f)) }

func (s *fileSink) wrap(err error) error {
	if err != nil {
		return outputError(s.path, err)
	}
	return nil
}

func (s *fileSink) close(whole bool) error {
	var err error
	if whole {
		err = s.Close()
	}
	if err = errors.Join(err, s.buf.Flush(), s.file.Close()); err != nil {
		return outputError(s.path, err)
	}
	if whole {
		return s.wrap(os.Rename(s.path+partSuffix, s.path))
	}
	return nil
}

func (s *fileSink) paths() []string { return absolute(s.path) }

func absolute(path string) []string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	return []string{abs}
}
