package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quotes/internal/record"
	"quotes/internal/source"
)

// A fileSink writes FILE.part and renames it when it is whole.
type fileSink struct {
	records recordWriter
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
func newFileSink(path string, opts *Options) (*fileSink, error) {
	return openFile(path, opts, nil)
}

// resumeFile opens a file that keeps a journal, and goes on with it where that
// is asked for.
func resumeFile(path string, opts *Options) (*fileSink, error) {
	if !opts.Resume {
		if err := refuseBegun(path); err != nil {
			return nil, err
		}
	}
	j, err := openJournal(path+journalSuffix, opts.Run, opts.Resume)
	if err != nil {
		return nil, err
	}
	if !j.goesOn {
		if err := keepPart(path); err != nil {
			return nil, Failed(path, err)
		}
	}
	return openFile(path, opts, j)
}

// refuseBegun refuses to begin anew what an interrupted run can go on with.
func refuseBegun(path string) error {
	last, _ := lastOf(path + journalSuffix) // what cannot be read cannot be gone on with
	if info, err := os.Stat(path + partSuffix); last.Documents == 0 || err != nil || info.Size() < last.Bytes {
		return nil
	}
	part := source.ShowName(path + partSuffix)
	return &Error{Problem: fmt.Sprintf("%s: holds %s %s of a run that was interrupted", part, Thousands(last.Documents), Plural(last.Documents, "document")),
		Advice: "go on with --resume, or remove it to begin anew"}
}

// openFile opens a file to go on from the journal's last mark.
func openFile(path string, opts *Options, j *journal) (*fileSink, error) {
	file, err := create(path)
	if err != nil {
		return nil, Failed(path, err)
	}
	s := &fileSink{file: file, path: path, lines: opts.Lines, journal: j, buf: &uncut{w: file}}
	if err := s.cut(); err != nil {
		return nil, Failed(path, err)
	}
	s.docs, s.failed = s.Begun().Documents, s.Begun().Failed
	looks := opts.Looks
	looks.GoesOn = s.Begun().Bytes > 0
	s.records = recordWriter{opts.Format.Open(s.buf, looks)}
	return s, nil
}

// cut cuts off what stands behind the last mark, which may be torn.
func (s *fileSink) cut() error {
	info, err := s.file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	if s.journal != nil && info.Size() < s.journal.last.Bytes { // somebody took the output away
		s.journal.last = Mark{}
	}
	at := s.Begun().Bytes
	if err := s.file.Truncate(at); err != nil {
		return err
	}
	_, err = s.file.Seek(at, io.SeekStart)
	return err
}

func (s *fileSink) Begun() Mark { return s.journal.lastMark() }

func (s *fileSink) Done(documents int, failed bool) error {
	s.docs, s.failed = documents, failed
	if s.journal == nil || !s.journal.due() {
		return nil
	}
	return s.wrap(s.mark())
}

func (s *fileSink) Kept() string {
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
	return s.journal.note(Mark{Documents: s.docs, Bytes: at, Failed: s.failed})
}

func (s *fileSink) Write(_ source.Item, doc *record.Document) error {
	return s.ended(s.records.Write(doc))
}

func (s *fileSink) Fail(_ source.Item, f record.Failure) error {
	return s.ended(s.records.writeFailure(f))
}

// ended notes that a document is written.
func (s *fileSink) ended(err error) error {
	if err == nil {
		err = s.buf.end(s.lines)
	}
	return s.wrap(err)
}

func (s *fileSink) wrap(err error) error {
	if err != nil {
		return Failed(s.path, err)
	}
	return nil
}

func (s *fileSink) Close(end Ending) error {
	var err error
	switch {
	case end == Whole || end == Interrupted && s.journal == nil:
		err = s.records.Close()
	case end == Interrupted:
		err = s.mark()
	case s.journal != nil:
		s.buf.buf = nil
		err = s.cut()
	}
	if err = errors.Join(err, s.buf.flush(), s.file.Close()); err != nil {
		return Failed(s.path, err)
	}
	if end == Whole {
		err = commit(s.path)
	}
	if s.journal != nil {
		err = errors.Join(err, s.journal.end(end == Whole && err == nil))
	}
	return s.wrap(err)
}

func (s *fileSink) Paths() []string {
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
