// Package source reads documents: plain text in any usual encoding, JSON
// Lines, folders of them, and standard input. It never prints and never ends
// the program: what cannot be read comes back as an [*Error] that says what is
// wrong and what to do about it.
//
// # The flow
//
// [Items] walks over what the user named and yields one [Item] a document,
// in the order of the names and, inside a folder, of the paths. Walking is
// cheap; [Item.Load] does the reading and decoding, so that many workers can
// share that part. Only a stream (standard input, a pipe, JSON Lines) is read
// by the walk itself, a document at a time, never as a whole.
package source

import (
	"context"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// Stdin is the name by which a user asks for standard input.
const Stdin = "-"

// DefaultMaxBytes is the size above which a document is refused: 64 MiB.
const DefaultMaxBytes = 64 << 20

// Options are what a caller may choose. The zero value reads by name, then by
// content, with the default limit.
type Options struct {
	Format   document.Format // empty: by name, then by content
	Encoding string          // empty: by byte order mark, then by content
	Name     string          // what standard input is called; empty: [Stdin]
	Fields   Fields          // which key of a JSON line holds which field
	Found    *Found          // notes which fields were there; nil: nobody asks
	Keep     bool            // keep the other fields of a JSON line in Document.Extra
	MaxBytes int64           // zero: DefaultMaxBytes

	Stdin io.Reader // nil: empty
	Meter *Meter    // counts the bytes that are read of files; nil: nobody asks

	// Skip holds cleaned absolute paths that a walk through a folder leaves
	// out without a word: the program's own output.
	Skip []string
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// An Item is a document that waits to be read.
type Item struct {
	Name  string // for messages: the path, or FILE:LINE
	Path  string // the file that holds it
	Found bool   // it was found in a folder, not named by the user
	Size  int64  // bytes that it takes while it waits, or will take once read, as far as is known

	FileSize int64     // of the file, when the walk met it; 0 of a stream
	FileTime time.Time // when the file was last written to; zero of a stream

	load func(context.Context) (*document.Document, error)
	read func(io.Writer)
}

// WriteContent writes what tells the document from others: a row, a record, a
// text out of a stream, or the first 64 KiB of a file. What cannot be read is
// left out.
func (it Item) WriteContent(w io.Writer) {
	if it.read != nil {
		it.read(w)
	}
}

// headRead makes the read of an item of a file.
func headRead(path string) func(io.Writer) {
	return func(w io.Writer) {
		if f, err := os.Open(path); err == nil {
			_, _ = io.CopyN(w, f, 64<<10)
			_ = f.Close()
		}
	}
}

// bytesRead makes the read of an item of bytes that are held.
func bytesRead(data []byte) func(io.Writer) {
	return func(w io.Writer) { _, _ = w.Write(data) } // for sums, which never fail
}

// Weight returns Size.
func (it Item) Weight() int64 { return it.Size }

// Load reads the document. Every error it returns is an [*Error], or the
// context's where that ends first.
func (it Item) Load(ctx context.Context) (*document.Document, error) {
	doc, err := it.load(ctx)
	if err == nil && doc.Notice == "" && strings.TrimSpace(doc.Text) == "" {
		doc.Notice = "holds no text"
	}
	return doc, err
}

// failed returns an item that cannot be read.
func failed(err *document.Error) Item {
	return Item{Name: err.Name, Path: err.Name, load: func(context.Context) (*document.Document, error) { return nil, err }}
}

// Items yields the documents of the files, folders and streams that are named.
func Items(names []string, opts Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		stdinRead := false
		for _, name := range names {
			switch {
			case name == Stdin && stdinRead:
				if !yield(failed(&document.Error{Name: name, Code: document.Unreadable, Problem: "standard input is named twice", Advice: "name it once"})) {
					return
				}
			case name == Stdin:
				stdinRead = true
				if !stream(opts.stdin(), opts.stdinName(), "", opts, yield) {
					return
				}
			case !named(name, opts, yield):
				return
			}
		}
	}
}

func (o Options) stdin() io.Reader {
	if o.Stdin == nil {
		return strings.NewReader("")
	}
	return o.Stdin
}

func (o Options) stdinName() string {
	if o.Name == "" {
		return Stdin
	}
	return o.Name
}

// named yields the documents of one path that the user gave.
func named(name string, opts Options, yield func(Item) bool) bool {
	if isURL(name) {
		return yield(failed(urlError(name)))
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return yield(failed(fileError(name, err)))
	case info.IsDir():
		return folder(name, opts, yield)
	default:
		return file(name, false, opts, yield)
	}
}

// file yields the documents of one file: one, or one a row.
func file(name string, found bool, opts Options, yield func(Item) bool) bool {
	format, err := fileFormat(name, opts)
	if err != nil {
		item := failed(fileError(name, err))
		item.Found = found
		return yield(item)
	}
	info, err := os.Stat(name)
	regular := err == nil && info.Mode().IsRegular()
	if f, ok := lookup(format); ok && f.read != nil && regular {
		return yield(Item{Name: name, Path: name, Found: found, Size: info.Size(), FileSize: info.Size(), FileTime: info.ModTime(), read: headRead(name), load: func(ctx context.Context) (*document.Document, error) {
			return loadFile(ctx, name, format, opts)
		}})
	}
	f, err := os.Open(name)
	if err != nil {
		return yield(failed(fileError(name, err)))
	}
	defer f.Close()
	return stream(opts.Meter.of(f), name, format, opts, func(item Item) bool {
		item.Found = item.Found || found // in an archive
		if regular {
			item.FileSize, item.FileTime = info.Size(), info.ModTime()
		}
		return yield(item)
	})
}

// fileFormat tells a file's format by the user's word, by its name, then by
// its first bytes. It is empty for a stream, whose bytes can be read only once.
func fileFormat(name string, opts Options) (document.Format, error) {
	told := byExtension(name)
	if opts.Format != "" {
		if isContainer(told) && opts.Format != document.DOCX && opts.Format != document.EPUB && opts.Format != document.ODT {
			return told, nil // the format is that of the files in it
		}
		return opts.Format, nil
	}
	if !isVague(told) {
		return told, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", err
	}
	br, _, err := unpack.New(context.Background(), opts.maxBytes()).Stream(f)
	if err != nil {
		return "", err
	}
	head, err := br.Peek(document.SniffLen)
	if err != nil && err != io.EOF {
		return "", err
	}
	return toldFormat(told, head), nil
}

// isVague says that a name does not say what a file is: anything is kept as
// text, an export of a database as a page, and what was heard as JSON.
func isVague(told document.Format) bool {
	return told == "" || told == document.Text || told == document.HTML || told == document.JSON
}

// toldFormat returns the format that a file's name tells, or its first bytes
// where the name is vague.
func toldFormat(told document.Format, head []byte) document.Format {
	if !isVague(told) {
		return told
	}
	format := sniffFormat(head)
	switch f, _ := lookup(format); {
	case told == "":
		return format
	case told == document.JSON && format != document.Whisper && format != document.Slack:
		return told
	case told == document.HTML && format != document.Export && format != document.MHTML:
		return told
	case f.rows != nil && format != document.WARC:
		return told // JSON and archives under the name of a text: the reader of text says what they are
	}
	return format
}

// loadFile reads a file that is one document.
func loadFile(ctx context.Context, name string, format document.Format, opts Options) (*document.Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	defer f.Close()
	b := unpack.New(ctx, opts.maxBytes())
	br, _, err := b.Stream(opts.Meter.of(f))
	if err != nil {
		return nil, readError(ctx, name, err)
	}
	return one(readWhole(ctx, b, br, name, format, opts))
}

// loadFrom reads the documents of a file in memory.
func loadFrom(ctx context.Context, r io.Reader, name string, format document.Format, opts Options) ([]*document.Document, error) {
	b := unpack.New(ctx, opts.maxBytes())
	br, _, err := b.Stream(r)
	if err != nil {
		return nil, readError(ctx, name, err)
	}
	return readWhole(ctx, b, br, name, format, opts)
}
