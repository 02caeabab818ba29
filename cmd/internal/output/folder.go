package output

import (
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"quotes/cmd/internal/format/page"
	"quotes/internal/record"
	"quotes/internal/source"
)

// folderSink writes a file for each input file, under the input's path, with
// what the format puts beside each file and an overview of all of them.
type folderSink struct {
	opts    *Options
	current *fileSink
	input   string // the path that current belongs to
	entries []page.Entry
	taken   map[string]bool // names of files in folders of documents

	journal *journal // nil where the output cannot go on
	docs    int      // done
	failed  bool     // one of them failed
}

// folderJournal is the journal of a folder, in it; hidden, so that nothing
// takes it for an article.
const folderJournal = ".quotes" + journalSuffix

// newFolderSink returns a sink that goes on where that is asked for.
func newFolderSink(opts *Options) (*folderSink, error) {
	s := &folderSink{opts: opts}
	if !opts.CanResume() {
		return s, nil
	}
	if err := os.MkdirAll(opts.Path, 0o777); err != nil {
		return nil, Failed(opts.Path, err)
	}
	var err error
	if s.journal, err = openJournal(filepath.Join(opts.Path, folderJournal), opts.Run, opts.Resume); err != nil {
		return nil, err
	}
	s.docs, s.failed = s.journal.last.Documents, s.journal.last.Failed
	return s, nil
}

func (s *folderSink) Begun() Mark { return s.journal.lastMark() }

func (s *folderSink) Done(documents int, failed bool) error {
	s.docs, s.failed = documents, failed
	return nil
}

func (s *folderSink) Kept() string {
	if s.journal == nil {
		return ""
	}
	return s.opts.Path
}

// mark notes that all files before the current one are whole.
func (s *folderSink) mark() error {
	if s.journal == nil {
		return nil
	}
	if err := s.journal.note(Mark{Documents: s.docs, Failed: s.failed}); err != nil {
		return Failed(s.opts.Path, err)
	}
	return nil
}

func (s *folderSink) Write(item source.Item, doc *record.Document) error {
	path := s.mirror(item.Path)
	if s.opts.Format.OneDocument {
		return s.writeOne(item, doc)
	}
	if err := s.turnTo(item.Path); err != nil {
		return err
	}
	s.note(path+s.extension(), doc)
	return s.current.Write(item, doc)
}

// writeOne writes a file that holds one document, and what stands beside it.
func (s *folderSink) writeOne(item source.Item, doc *record.Document) error {
	base := s.mirror(item.Path)
	if item.Name != item.Path { // one of several in a file
		base = s.free(filepath.Join(base, fileName(doc.Doc)))
	}
	if err := s.prepare(base+s.extension(), item.Path); err != nil {
		return err
	}
	file, err := newFileSink(base+s.extension(), s.opts)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Write(item, doc), file.Close(Whole)); err != nil {
		return err
	}
	s.note(base+s.extension(), doc)
	beside := s.opts.Format.Beside
	if beside == nil {
		return nil
	}
	return writeWhole(base+beside.Extension, func(w io.Writer) error { return beside.Write(w, doc) })
}

// fileName makes a name of a file of the id of a document.
func fileName(id string) string {
	name := url.PathEscape(id)
	if strings.Trim(name, ".") == "" {
		name = "document" + name
	}
	return name
}

// free returns a path that no document has taken yet.
func (s *folderSink) free(path string) string {
	if s.taken == nil {
		s.taken = map[string]bool{}
	}
	for s.taken[path] {
		path += "_"
	}
	s.taken[path] = true
	return path
}

// note keeps what the overview shows.
func (s *folderSink) note(path string, doc *record.Document) {
	if s.opts.Format.Overview == nil {
		return
	}
	below, err := filepath.Rel(s.opts.Path, path)
	if err != nil {
		below = path
	}
	s.entries = append(s.entries, page.Entry{Path: filepath.ToSlash(below), Digest: page.Digested(doc)})
}

// fail writes the failure where other documents of the same file are written;
// a file that failed as a whole has no output.
func (s *folderSink) Fail(item source.Item, f record.Failure) error {
	if item.Name == item.Path || s.opts.Format.OneDocument {
		return nil
	}
	if err := s.turnTo(item.Path); err != nil {
		return err
	}
	return s.current.Fail(item, f)
}

// turnTo makes the output of an input file the current one.
func (s *folderSink) turnTo(input string) error {
	if s.current != nil && s.input == input {
		return nil
	}
	if err := errors.Join(s.finish(Whole), s.mark()); err != nil {
		return err
	}
	path := s.mirror(input) + s.extension()
	if err := s.prepare(path, input); err != nil {
		return err
	}
	var err error
	s.current, err = newFileSink(path, s.opts)
	s.input = input
	return err
}

// prepare makes the folder of an output that is not the input.
func (s *folderSink) prepare(path, input string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return Failed(path, err)
	}
	return NotInput(path, []string{input})
}

func (s *folderSink) extension() string { return s.opts.Format.Extensions[0] }

// mirror returns the output's path for an input's, without the format's
// extension: the same below the folder. Nothing leaves the folder.
func (s *folderSink) mirror(input string) string {
	if input == source.Stdin {
		input = "stdin"
	}
	rel := filepath.ToSlash(filepath.Clean(strings.TrimPrefix(input, filepath.VolumeName(input))))
	for {
		cut := strings.TrimLeft(strings.TrimPrefix(rel, "../"), "/")
		if cut == rel {
			break
		}
		rel = cut
	}
	return filepath.Join(s.opts.Path, filepath.FromSlash(rel))
}

// finish ends the current file.
func (s *folderSink) finish(end Ending) error {
	if s.current == nil {
		return nil
	}
	err := s.current.Close(end)
	s.current = nil
	return err
}

func (s *folderSink) Close(end Ending) error {
	if s.journal != nil {
		defer s.journal.end(end == Whole)
	}
	if err := s.finish(end); err != nil || end != Whole {
		return err
	}
	overview := s.opts.Format.Overview
	if overview == nil || len(s.entries) == 0 {
		return nil
	}
	return writeWhole(filepath.Join(s.opts.Path, overview.Name), func(w io.Writer) error { return overview.Write(w, s.entries) })
}

func (s *folderSink) Paths() []string { return absolute(s.opts.Path) }

// WriteFile writes a file as a whole or not at all. What an earlier run has left
// of it is kept aside.
func WriteFile(path string, write func(io.Writer) error) error {
	if err := keepPart(path); err != nil {
		return Failed(path, err)
	}
	return writeWhole(path, write)
}

// writeWhole writes a file as a whole or not at all.
func writeWhole(path string, write func(io.Writer) error) error {
	file, err := create(path)
	if err != nil {
		return Failed(path, err)
	}
	if !isDevice(path) {
		err = file.Truncate(0)
	}
	if err := errors.Join(err, write(file), file.Close()); err != nil {
		return Failed(path, err)
	}
	if err := commit(path); err != nil {
		return Failed(path, err)
	}
	return nil
}
