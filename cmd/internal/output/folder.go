package output

import (
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"quotes/cmd/internal/disk"
	"quotes/cmd/internal/format/page"
	"quotes/internal/record"
	"quotes/internal/source"
)

// folderSink writes a file for each input file, under the input's path, with
// what the format puts beside each file and an overview of all of them.
type folderSink struct {
	*Folder
	opts    *Options
	names   *names
	current *fileSink
	base    string // of current: its name without the extension
	entries []page.Entry

	journal *journal // nil where the output cannot go on
	failed  bool     // a document failed
	whole   []string // files that are whole, and perhaps not on the disk yet
}

// folderJournal is the journal of a folder, in it.
const folderJournal = folderName + journalSuffix

// newFolderSink returns a sink that goes on where that is asked for.
func newFolderSink(opts *Options) (*folderSink, error) {
	folder, err := OpenFolder(opts.Path)
	if err != nil {
		return nil, err
	}
	s := &folderSink{Folder: folder, opts: opts, names: newNames(opts.Format)}
	if !opts.CanResume() {
		return s, nil
	}
	own := target{folder.root, folderName, opts.Path}
	if !opts.Resume {
		err = refuseBegun(own, 0)
	}
	if err == nil {
		s.journal, err = openJournal(own, opts.Run, opts.Resume, 0)
	}
	if err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	s.failed = s.Begun().Failed
	return s, nil
}

func (s *folderSink) Begun() Mark { return s.journal.lastMark() }

func (s *folderSink) Pass(item source.Item) error {
	s.names.meet(item.Path)
	return s.journal.pass(item)
}

func (s *folderSink) Passed() error {
	if s.journal == nil {
		return nil
	}
	return s.journal.passedAll()
}

func (s *folderSink) Done(item source.Item, failed bool) error {
	s.names.meet(item.Path)
	s.failed = failed
	s.journal.add(item)
	return nil
}

func (s *folderSink) Kept() string {
	if s.journal == nil {
		return ""
	}
	return s.path
}

// mark notes that all that is done is in files that are whole.
func (s *folderSink) mark() error {
	if s.journal == nil {
		return nil
	}
	s.journal.note(0, s.failed)
	if !s.journal.due() {
		return nil
	}
	return s.writeMarks()
}

// writeMarks has the files on the disk that are whole, then says so.
func (s *folderSink) writeMarks() error {
	if err := s.journal.write(s.syncWhole); err != nil {
		return Failed(s.path, err)
	}
	return nil
}

// syncWhole has the files that are whole on the disk, and their names.
func (s *folderSink) syncWhole() error {
	folders := map[string]string{}
	for _, name := range s.whole {
		folders[filepath.Dir(name)] = name
		file, err := s.root.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return err
		}
	}
	for _, name := range folders {
		disk.Sync(s.root, name)
	}
	s.whole = s.whole[:0]
	return nil
}

func (s *folderSink) Write(item source.Item, doc *record.Document) error {
	base := s.names.meet(item.Path)
	if s.opts.Format.OneDocument {
		return s.writeOne(base, item, doc)
	}
	if err := s.turnTo(base, item.Path); err != nil {
		return err
	}
	s.note(base, doc)
	return s.current.Write(item, doc)
}

// writeOne writes a file that holds one document, and what stands beside it.
func (s *folderSink) writeOne(base string, item source.Item, doc *record.Document) error {
	if item.Name != item.Path { // one of several in a file
		base = s.names.free(filepath.Join(base, fileName(doc.Doc)))
	}
	file, err := s.member(base, item.Path)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Write(item, doc), file.Close(Whole)); err != nil {
		return err
	}
	s.note(base, doc)
	beside := s.opts.Format.Beside
	if beside == nil {
		return nil
	}
	return s.WriteFile(base+beside.Extension, func(w io.Writer) error { return beside.Write(w, doc) })
}

// fileName makes a name of a file of the id of a document.
func fileName(id string) string {
	name := url.PathEscape(id)
	if strings.Trim(name, ".") == "" {
		name = "document" + name
	}
	return name
}

// note keeps what the overview shows.
func (s *folderSink) note(base string, doc *record.Document) {
	if s.opts.Format.Overview != nil {
		s.entries = append(s.entries, page.Entry{Path: filepath.ToSlash(base + s.extension()), Digest: page.Digested(doc)})
	}
}

// Fail writes the failure where other documents of the same file are written;
// a file that failed as a whole has no output.
func (s *folderSink) Fail(item source.Item, f record.Failure) error {
	base := s.names.meet(item.Path)
	if item.Name == item.Path || s.opts.Format.OneDocument {
		return nil
	}
	if err := s.turnTo(base, item.Path); err != nil {
		return err
	}
	return s.current.Fail(item, f)
}

// turnTo makes the output of an input file the current one.
func (s *folderSink) turnTo(base, input string) error {
	if s.current != nil && s.base == base {
		return nil
	}
	if s.current != nil {
		if err := errors.Join(s.finish(Whole), s.mark()); err != nil {
			return err
		}
	}
	var err error
	s.current, err = s.member(base, input)
	s.base = base
	return err
}

// member opens a file in the folder that is not the input.
func (s *folderSink) member(base, input string) (*fileSink, error) {
	t := s.target(base + s.extension())
	if err := s.root.MkdirAll(filepath.Dir(t.name), 0o777); err != nil {
		return nil, Failed(t.shown, err)
	}
	if err := errors.Join(NotInput(t.shown, []string{input}), NotFilled(t.shown)); err != nil {
		return nil, err
	}
	return newMember(t, s.opts)
}

func (s *folderSink) extension() string { return s.opts.Format.Extensions[0] }

// finish ends the current file.
func (s *folderSink) finish(end Ending) error {
	if s.current == nil {
		return nil
	}
	err := s.current.Close(end)
	if err == nil && end == Whole && s.journal != nil {
		s.whole = append(s.whole, s.current.name)
	}
	s.current = nil
	return err
}

func (s *folderSink) Close(end Ending) error {
	err := s.finish(end)
	if err == nil && end == Whole && s.opts.Format.Overview != nil && len(s.entries) > 0 {
		overview := s.opts.Format.Overview
		err = s.WriteFile(overview.Name, func(w io.Writer) error { return overview.Write(w, s.entries) })
	}
	if s.journal != nil {
		err = errors.Join(err, s.writeMarks(), s.journal.end(end == Whole && err == nil))
	}
	return errors.Join(err, s.Folder.Close())
}

func (s *folderSink) Paths() []string { return absolute(s.path) }
