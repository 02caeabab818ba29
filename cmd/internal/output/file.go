package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quotes/cmd/internal/disk"
	"quotes/internal/record"
	"quotes/internal/source"
)

// A fileSink writes FILE.part, which is given its name when it is whole, or a
// device as it is.
type fileSink struct {
	target
	records recordWriter
	buf     *uncut
	file    *os.File
	part    *disk.Part // nil for a device
	lock    *disk.Lock // nil for a device
	sync    bool       // it is on the disk before it has its name
	lines   bool       // write every document at once
	journal *journal   // nil where the output cannot go on
	failed  bool       // a document failed
}

// openDevice opens what is there, and is no file: it is never replaced.
func openDevice(path string) (*os.File, error) { return os.OpenFile(path, os.O_WRONLY, 0) }

// newDeviceSink opens a device.
func newDeviceSink(opts *Options) (*fileSink, error) {
	file, err := openDevice(opts.Path)
	if err != nil {
		return nil, Failed(opts.Path, err)
	}
	s := &fileSink{target: target{disk.Anywhere, opts.Path, opts.Path}, file: file}
	s.open(opts)
	return s, nil
}

// newFileSink opens a file that the user named; one that keeps a journal goes on
// where that is asked for.
func newFileSink(t target, opts *Options) (*fileSink, error) {
	s := &fileSink{target: t, sync: true}
	if err := s.begin(opts); err != nil {
		fresh := s.journal != nil && !s.journal.goesOn
		return nil, errors.Join(err, s.leave(fresh))
	}
	return s, nil
}

// newMember opens a file of a folder, which is begun anew; what there is of it,
// by the same run, is given up.
func newMember(t target, opts *Options) (*fileSink, error) {
	s := &fileSink{target: t}
	begin := disk.Create
	if opts.Resume {
		begin = disk.Reopen
	}
	err := s.take(begin)
	if err == nil {
		err = s.cut()
	}
	if err != nil {
		return nil, errors.Join(err, s.leave(false))
	}
	s.open(opts)
	return s, nil
}

// begin opens the file, and its journal where it has one.
func (s *fileSink) begin(opts *Options) error {
	if !opts.CanResume() {
		if err := s.take(disk.Create); err != nil {
			return err
		}
		s.open(opts)
		return nil
	}
	var err error
	if s.lock, err = s.target.lock(); err != nil {
		return err
	}
	size := sizeOf(s.target)
	if !opts.Resume {
		if err := refuseBegun(s.target, size); err != nil {
			return err
		}
	}
	if s.journal, err = openJournal(s.target, opts.Run, opts.Resume, size); err != nil {
		return err
	}
	begin := disk.Create
	if s.journal.goesOn {
		begin = disk.Reopen
	}
	if err := s.take(begin); err != nil {
		return err
	}
	if err := s.cut(); err != nil {
		return err
	}
	s.open(opts)
	return nil
}

// take takes the lock and opens the part.
func (s *fileSink) take(begin func(disk.Place, string) (*disk.Part, error)) error {
	var err error
	if s.lock == nil {
		if s.lock, err = s.target.lock(); err != nil {
			return err
		}
	}
	if s.part, err = begin(s.at, s.name); err != nil {
		return Failed(s.shown, err)
	}
	s.file = s.part.File
	return nil
}

// open begins to write records.
func (s *fileSink) open(opts *Options) {
	s.buf, s.lines, s.failed = &uncut{w: s.file}, opts.Lines, s.Begun().Failed
	looks := opts.Looks
	looks.GoesOn = s.Begun().Bytes > 0
	s.records = recordWriter{opts.Format.Open(s.buf, looks)}
}

// sizeOf returns the bytes of the part of a target.
func sizeOf(t target) int64 {
	info, err := t.at.Lstat(t.name + disk.PartSuffix)
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// refuseBegun refuses to begin anew what an interrupted run can go on with.
func refuseBegun(t target, size int64) error {
	_, last, _ := lastOf(t, size) // what cannot be read cannot be gone on with
	if last.Documents == 0 {
		return nil
	}
	return &Error{Problem: fmt.Sprintf("%s: holds %s %s of a run that was interrupted", source.ShowName(t.begun()), Thousands(last.Documents), Plural(last.Documents, "document")),
		Advice: "go on with --resume, or remove it to begin anew"}
}

// cut cuts off what stands behind the last mark, which may be torn.
func (s *fileSink) cut() error {
	at := s.Begun().Bytes
	err := s.file.Truncate(at)
	if err == nil {
		_, err = s.file.Seek(at, io.SeekStart)
	}
	return s.wrap(err)
}

func (s *fileSink) Begun() Mark { return s.journal.lastMark() }

func (s *fileSink) Pass(item source.Item) error { return s.journal.pass(item) }

func (s *fileSink) Passed() error {
	if s.journal == nil {
		return nil
	}
	return s.journal.passedAll()
}

func (s *fileSink) Done(item source.Item, failed bool) error {
	s.failed = failed
	s.journal.add(item)
	if s.journal == nil || !s.journal.due() {
		return nil
	}
	return s.wrap(s.mark())
}

func (s *fileSink) Kept() string {
	if s.journal == nil {
		return ""
	}
	return s.name + disk.PartSuffix
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
	s.journal.note(at, s.failed)
	return s.journal.write(s.file.Sync)
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
		return Failed(s.shown, err)
	}
	return nil
}

func (s *fileSink) Close(end Ending) error {
	err := s.ending(end)
	if err == nil && end == Whole && s.part != nil {
		err = s.part.Finish(s.sync)
		s.part, s.file = nil, nil
	}
	return s.wrap(errors.Join(err, s.leave(end == Whole && err == nil)))
}

// ending brings the file to the end that it is to have.
func (s *fileSink) ending(end Ending) error {
	switch {
	case end == Whole || end == Interrupted && s.journal == nil:
		return errors.Join(s.records.Close(), s.buf.flush())
	case end == Interrupted:
		return s.mark()
	case s.journal != nil:
		return s.cut() // and what waits is not written
	}
	return s.buf.flush()
}

// leave closes what is open; of a run that is whole no journal is kept.
func (s *fileSink) leave(whole bool) error {
	var err error
	if s.file != nil {
		err = s.file.Close()
	}
	if s.journal != nil {
		err = errors.Join(err, s.journal.end(whole))
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Free())
	}
	return err
}

func (s *fileSink) Paths() []string {
	var paths []string
	for _, path := range []string{s.name, s.shown} {
		for _, suffix := range []string{"", disk.PartSuffix, journalSuffix, disk.LockSuffix} {
			paths = append(paths, absolute(path+suffix)...)
		}
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
