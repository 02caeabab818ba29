package source

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// zipFolder yields the documents of a zip archive as those of a folder, in the
// order of their paths.
func zipFolder(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	ctx := context.Background()
	data, err := unpack.New(ctx, opts.maxBytes()).ReadAll(br)
	if errors.Is(err, unpack.ErrBytes) {
		return yield(failed(tooLarge(name, opts.maxBytes())))
	}
	if err != nil {
		return yield(failed(fileError(name, err)))
	}
	if e := notText(name, data); e != nil && !bytes.HasPrefix(data, []byte(unpack.ZipMagic)) {
		return yield(failed(e))
	}
	if format := sniffArchive(data); format != document.Zip && opts.Format == "" {
		return held(data, name, format, false, opts, yield)
	}
	if e := zipError(name); e.Code == document.Office {
		return yield(failed(e))
	}
	archive, err := unpack.New(ctx, opts.maxBytes()).Open(data)
	if err != nil {
		return yield(failed(&document.Error{Name: name, Code: document.Broken, Problem: "is a damaged archive", Advice: "make it again, or unpack it and name the folder", Err: err}))
	}
	for _, entry := range archive.Names() {
		data, err := archive.Within(unpack.New(ctx, opts.maxBytes())).Read(entry)
		if !entryItem(name, entry, data, err, opts, yield) {
			return false
		}
	}
	return true
}

// tarFolder yields the documents of a tar archive as they come.
func tarFolder(br *bufio.Reader, name string, opts Options, yield func(Item) bool) bool {
	for t := tar.NewReader(br); ; {
		h, err := t.Next()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return yield(failed(&document.Error{Name: name, Code: document.Broken, Problem: "is a damaged archive", Advice: "make it again, or unpack it and name the folder", Err: err}))
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		data, err := unpack.New(context.Background(), opts.maxBytes()).ReadAll(t)
		if !entryItem(name, path.Clean(h.Name), data, err, opts, yield) {
			return false
		}
	}
}

// entryItem yields the documents of a file in an archive, as of one that was
// found in a folder: hidden ones are left out.
func entryItem(archive, entry string, data []byte, err error, opts Options, yield func(Item) bool) bool {
	for part := range strings.SplitSeq(entry, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	name := archive + "/" + entry
	fail := func(e *document.Error) bool {
		item := failed(e)
		item.Found = true
		return yield(item)
	}
	switch {
	case errors.Is(err, unpack.ErrLocked):
		return fail(&document.Error{Name: name, Code: document.Protected, Problem: "is locked with a password", Advice: "unpack the archive first"})
	case errors.Is(err, unpack.ErrBytes):
		return fail(tooLarge(name, opts.maxBytes()))
	case err != nil:
		return fail(fileError(name, err))
	case opts.Format == "" && !isArticleName(entry):
		return fail(&document.Error{Name: name, Code: document.NoArticle, Problem: "has not the name of an article", Advice: "unpack the archive, and name the file to have it read"})
	}
	switch format := heldFormat(data, entry, opts); format {
	case document.Zip, document.Tar:
		return fail(&document.Error{Name: name, Code: document.Compressed, Problem: "is an archive in an archive", Advice: "unpack it first"})
	default:
		return held(data, name, format, true, opts, yield)
	}
}

// heldFormat tells the format of a file in memory as that of one on disk.
func heldFormat(data []byte, name string, opts Options) document.Format {
	if opts.Format != "" && !isContainer(opts.Format) {
		return opts.Format
	}
	format := toldFormat(byExtension(name), data[:min(len(data), document.SniffLen)])
	if format == document.Zip {
		return sniffArchive(data)
	}
	return format
}

// isContainer says that files of the format are folders of files.
func isContainer(format document.Format) bool {
	return format == document.Zip || format == document.Tar
}

// held yields the documents of a file in memory. One that is one document is
// read when its turn comes.
func held(data []byte, name string, format document.Format, found bool, opts Options, yield func(Item) bool) bool {
	if isContainer(opts.Format) {
		opts.Format = ""
	}
	if f, _ := lookup(format); f.many != nil || f.rows != nil {
		return stream(bytes.NewReader(data), name, format, opts, func(item Item) bool {
			item.Found = found
			return yield(item)
		})
	}
	return yield(Item{Name: name, Path: name, Found: found, Size: int64(len(data)), read: bytesRead(data), load: func(ctx context.Context) (*document.Document, error) {
		return one(loadFrom(ctx, bytes.NewReader(data), name, format, opts))
	}})
}
