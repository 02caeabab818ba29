package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

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
	close(end ending) error
	// paths are the absolute paths that the sink writes to.
	paths() []string
}

// An ending is how a run ended.
type ending int

const (
	whole       ending = iota
	interrupted        // finished documents stand, and the output ends well
	broken             // an error ended it
)

// A resumer is a sink that can go on after an interruption.
type resumer interface {
	// begun returns where the run goes on.
	begun() mark
	// done notes that so many documents are done.
	done(documents int, failed bool) error
	// kept is the file or folder that holds what is done.
	kept() string
}

// newSink opens what -o asks for.
func newSink(opts *extractOptions) (sink, error) {
	switch {
	case opts.output == "":
		buf := &uncut{w: opts.streams.data(opts.format.Name)}
		_, terminal := opts.streams.terminal(opts.streams.out.w)
		return &stdoutSink{recordWriter{opts.format.Open(buf, opts.looks)}, buf, terminal || opts.lines}, nil
	case isFolder(opts.output):
		return newFolderSink(opts)
	}
	if err := notInput(opts.output, opts.inputs); err != nil {
		return nil, err
	}
	if opts.canResume() {
		return resumeFile(opts.output, opts)
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
	buf     *uncut
	watched bool // somebody watches: show each document at once
}

func (s *stdoutSink) write(_ source.Item, doc *record.Document) error {
	return s.ended(s.Write(doc))
}

func (s *stdoutSink) fail(_ source.Item, f record.Failure) error { return s.ended(s.writeFailure(f)) }

// ended notes that a document is written.
func (s *stdoutSink) ended(err error) error {
	if err != nil {
		return err
	}
	return s.buf.end(s.watched)
}

func (s *stdoutSink) close(end ending) error {
	var err error
	if end != broken {
		err = s.Close()
	}
	return errors.Join(err, s.buf.flush())
}

func (s *stdoutSink) paths() []string { return nil }

// fileSink writes FILE.part and renames it when it is whole.
type fileSink struct {
	recordWriter
	buf     *uncut
	file    *os.File
	path    string
	lines   bool     // write every document at once
	journal *journal // nil where the output cannot go on
	docs    int      // done
	failed  bool     // one of them failed
}

const partSuffix = ".part"

// newFileSink opens a file that begins with the first document.
func newFileSink(path string, opts *extractOptions) (*fileSink, error) {
	return openFile(path, opts, nil)
}

// resumeFile opens a file that keeps a journal, and goes on with it where that
// is asked for.
func resumeFile(path string, opts *extractOptions) (*fileSink, error) {
	j, err := openJournal(path+journalSuffix, opts.run, opts.resume)
	if err != nil {
		return nil, err
	}
	return openFile(path, opts, j)
}

// openFile opens a file to go on from the journal's last mark.
func openFile(path string, opts *extractOptions, j *journal) (*fileSink, error) {
	file, err := create(path)
	if err != nil {
		return nil, outputError(path, err)
	}
	s := &fileSink{file: file, path: path, lines: opts.lines, journal: j, buf: &uncut{w: file}}
	if err := s.cut(); err != nil {
		return nil, outputError(path, err)
	}
	s.docs, s.failed = s.begun().Documents, s.begun().Failed
	looks := opts.looks
	looks.GoesOn = s.begun().Bytes > 0
	s.recordWriter = recordWriter{opts.format.Open(s.buf, looks)}
	return s, nil
}

// cut cuts off what stands behind the last mark, which may be torn.
func (s *fileSink) cut() error {
	info, err := s.file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	if s.journal != nil && info.Size() < s.journal.last.Bytes { // somebody took the output away
		s.journal.last = mark{}
	}
	at := s.begun().Bytes
	if err := s.file.Truncate(at); err != nil {
		return err
	}
	_, err = s.file.Seek(at, io.SeekStart)
	return err
}

func (s *fileSink) begun() mark { return s.journal.lastMark() }

func (s *fileSink) done(documents int, failed bool) error {
	s.docs, s.failed = documents, failed
	if s.journal == nil || !s.journal.due() {
		return nil
	}
	return s.wrap(s.mark())
}

func (s *fileSink) kept() string {
	if s.journal == nil {
		return ""
	}
	return s.path + partSuffix
}

// mark notes how far the file has come.
func (s *fileSink) mark() error {
	if err := s.buf.flush(); err != nil {
		return err
	}
	at, err := s.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	return s.journal.note(mark{Documents: s.docs, Bytes: at, Failed: s.failed})
}

// outputError says what is wrong with an output.
func outputError(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	advice := "choose another name with -o"
	if isFull(err) {
		advice = "make room for it"
	}
	return &usageError{problem: fmt.Sprintf("%s: cannot be written (%v)", source.ShowName(path), err), advice: advice, cause: err}
}

// isFull says that an output has no room left.
func isFull(err error) bool {
	return slices.ContainsFunc(noRoom, func(e error) bool { return errors.Is(err, e) })
}

func (s *fileSink) write(_ source.Item, doc *record.Document) error {
	return s.ended(s.Write(doc))
}

func (s *fileSink) fail(_ source.Item, f record.Failure) error { return s.ended(s.writeFailure(f)) }

// ended notes that a document is written.
func (s *fileSink) ended(err error) error {
	if err == nil {
		err = s.buf.end(s.lines)
	}
	return s.wrap(err)
}

func (s *fileSink) wrap(err error) error {
	if err != nil {
		return outputError(s.path, err)
	}
	return nil
}

func (s *fileSink) close(end ending) error {
	var err error
	switch {
	case end == whole || end == interrupted && s.journal == nil:
		err = s.Close()
	case end == interrupted:
		err = s.mark()
	case s.journal != nil:
		s.buf.buf = nil
		err = s.cut()
	}
	if err = errors.Join(err, s.buf.flush(), s.file.Close()); err != nil {
		return outputError(s.path, err)
	}
	if end == whole {
		err = commit(s.path)
	}
	if s.journal != nil {
		err = errors.Join(err, s.journal.end(end == whole && err == nil))
	}
	return s.wrap(err)
}

func (s *fileSink) paths() []string {
	var paths []string
	for _, suffix := range []string{"", partSuffix, journalSuffix} {
		paths = append(paths, absolute(s.path+suffix)...)
	}
	return paths
}

func absolute(path string) []string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	return []string{abs}
}
