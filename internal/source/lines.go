package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// A Line is one line of a file of JSON Lines, not looked into yet. It is plain
// data, so that one machine can read it and another one work on it.
type Line struct {
	Path   string // the file that holds it
	Number int    // from 1
	Offset int64  // of its first byte, in the unpacked and decoded file
	Text   []byte // without its end; empty where it is Long
	Long   bool   // it is above Options.MaxBytes
	Broken string // not empty: why the file cannot be read from here on
}

// Item returns the document that the line holds.
func (l Line) Item(opts Options) Item {
	at := fmt.Sprintf("%s:%d", l.Path, l.Number)
	item := Item{Name: at, Size: int64(len(l.Text)), read: bytesRead(l.Text), load: func(ctx context.Context) (*document.Document, error) { return parseLine(ctx, l.Text, at, l.Path, opts) }}
	switch {
	case l.Broken != "":
		item = failed(fileError(l.Path, l.broken()))
	case l.Long:
		item = failed(tooLarge(at, opts.maxBytes()))
	}
	item.Path = l.Path
	return item
}

// broken returns the error that Broken tells of: of one that went from machine
// to machine the words are left.
func (l Line) broken() error {
	if l.Broken == io.ErrUnexpectedEOF.Error() {
		return io.ErrUnexpectedEOF
	}
	return errors.New(l.Broken)
}

// A LineReader reads a file of JSON Lines, one line at a time.
type LineReader struct {
	r      *bufio.Reader
	path   string
	limit  int64
	plain  bool
	number int
	offset int64
}

// NewLineReader returns a reader of the lines of a file, which may be packed.
func NewLineReader(r io.Reader, path string, opts Options) (*LineReader, error) {
	br, packed, err := unpack.New(context.Background(), opts.maxBytes()).Stream(r)
	if err != nil {
		return nil, err
	}
	l, err := newLineReader(br, path, opts)
	if err != nil {
		return nil, err
	}
	l.plain = l.plain && !packed
	return l, nil
}

func newLineReader(br *bufio.Reader, path string, opts Options) (*LineReader, error) {
	head, _ := br.Peek(3)
	marked := bytes.HasPrefix(head, []byte(document.MarkUTF8))
	r, encoding, err := document.DecodingReader(br, head, opts.Encoding)
	if err != nil {
		return nil, err
	}
	l := &LineReader{r: bufio.NewReaderSize(r, document.SniffLen), path: path, limit: opts.maxBytes(), plain: encoding == document.UTF8}
	if marked {
		l.offset = int64(len(document.MarkUTF8))
	}
	return l, nil
}

// Plain says that the file is neither packed nor in another encoding than
// UTF-8: offsets of lines are offsets in the file, and it can be read in pieces.
func (l *LineReader) Plain() bool { return l.plain }

// SkipTo passes over the lines that start before an offset.
func (l *LineReader) SkipTo(offset int64) error {
	for whole := true; l.offset < offset || !whole; {
		chunk, err := l.r.ReadSlice('\n')
		l.offset += int64(len(chunk))
		whole = err == nil
		switch {
		case whole:
			l.number++
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
	return nil
}

// Next returns the next line that is not blank, and io.EOF after the last.
func (l *LineReader) Next() (Line, error) {
	for {
		line := Line{Path: l.path, Number: l.number + 1, Offset: l.offset}
		var err error
		line.Text, err = l.read()
		line.Long = errors.Is(err, errLong)
		if err != nil && !line.Long {
			return Line{}, err
		}
		l.number++
		if line.Long || len(bytes.TrimSpace(line.Text)) > 0 {
			return line, nil
		}
	}
}

var errLong = errors.New("the line is too long")

// read returns the next line without its end, io.EOF after the last, and
// errLong for a line above the limit, whose rest it passes over.
func (l *LineReader) read() ([]byte, error) {
	var line []byte
	long := false
	for {
		chunk, err := l.r.ReadSlice('\n')
		l.offset += int64(len(chunk))
		if int64(len(line)+len(chunk)) > l.limit+2 {
			long, line = true, nil
		}
		if !long {
			line = append(line, chunk...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil, errors.Is(err, io.EOF) && (len(line) > 0 || long):
			if long {
				return nil, errLong
			}
			return bytes.TrimRight(line, "\r\n"), nil
		default:
			return nil, err
		}
	}
}
