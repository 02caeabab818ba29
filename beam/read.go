package main

import (
	"context"
	"errors"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/sdf"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/rtrackers/offsetrange"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"quotes/internal/source"
)

func init() {
	register.DoFn4x1[context.Context, *sdf.LockRTracker, fileio.FileMetadata, func(source.Line), error](&readFn{})
	register.Emitter1[source.Line]()
}

// readFn reads files of JSON Lines, a line at a time. A plain file is cut into
// stretches of bytes, each with the lines that start in it, so that many workers
// share it; a packed one has to be read from its start, and is one stretch of
// length one.
type readFn struct {
	MaxBytes int64 // the longest line

	// BlockBytes is the size of the blocks into which a plain file is cut before
	// anybody reads it. A runner may cut them further while they are read.
	BlockBytes int64
}

// CreateInitialRestriction returns the stretch that is the whole file.
func (f *readFn) CreateInitialRestriction(ctx context.Context, file fileio.FileMetadata) (offsetrange.Restriction, error) {
	rest := offsetrange.Restriction{Start: 0, End: 1}
	in, err := open(ctx, file.Path)
	if err != nil {
		return rest, err
	}
	defer in.Close()
	if lines, err := f.lines(in, file.Path); err == nil && lines.Plain() {
		rest.End = max(file.Size, 1)
	}
	return rest, nil
}

// SplitRestriction cuts a stretch into blocks.
func (f *readFn) SplitRestriction(_ fileio.FileMetadata, rest offsetrange.Restriction) []offsetrange.Restriction {
	return rest.SizedSplits(f.BlockBytes)
}

// RestrictionSize returns the bytes of a stretch.
func (f *readFn) RestrictionSize(_ fileio.FileMetadata, rest offsetrange.Restriction) float64 {
	return rest.Size()
}

// CreateTracker returns a tracker of what is read of a stretch.
func (f *readFn) CreateTracker(rest offsetrange.Restriction) *sdf.LockRTracker {
	return sdf.NewLockRTracker(offsetrange.NewTracker(rest))
}

// ProcessElement emits the lines that start in the tracker's stretch. A file
// whose bytes are not what they should be ends in a broken line; where it is the
// storage that fails, so does ProcessElement, and the runner tries again.
func (f *readFn) ProcessElement(ctx context.Context, rt *sdf.LockRTracker, file fileio.FileMetadata, emit func(source.Line)) error {
	in, err := open(ctx, file.Path)
	if err != nil {
		return err
	}
	defer in.Close()
	rest := rt.GetRestriction().(offsetrange.Restriction)
	claim := func(offset int64) bool { return rt.TryClaim(offset) }
	lines, err := f.lines(in, file.Path)
	if err != nil || !lines.Plain() {
		if !rt.TryClaim(rest.Start) {
			return nil
		}
		claim = func(int64) bool { return true }
	}
	if err == nil {
		err = readFrom(lines, rest.Start, claim, emit)
	}
	switch {
	case in.err != nil:
		return in.err
	case err == nil:
		return nil
	case !errors.Is(err, io.EOF):
		emit(source.Line{Path: file.Path, Broken: err.Error()})
	}
	rt.TryClaim(rest.End) // there is no more
	return nil
}

// readFrom emits the lines that start at an offset or after it, until one is not
// to be had or the file ends, which is io.EOF.
func readFrom(lines *source.LineReader, start int64, claim func(int64) bool, emit func(source.Line)) error {
	if err := lines.SkipTo(start); err != nil {
		return err
	}
	for {
		line, err := lines.Next()
		if err != nil {
			return err
		}
		if !claim(line.Offset) {
			return nil
		}
		emit(line)
	}
}

func (f *readFn) lines(in io.Reader, path string) (*source.LineReader, error) {
	return source.NewLineReader(in, path, source.Options{MaxBytes: f.MaxBytes})
}

// A stored file remembers whether its storage failed.
type stored struct {
	io.ReadCloser
	err error
}

func open(ctx context.Context, path string) (*stored, error) {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, path)
	return &stored{ReadCloser: in}, err
}

// Read reads from the storage.
func (s *stored) Read(p []byte) (int, error) {
	n, err := s.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}
