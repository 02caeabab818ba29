// Package zipped reads the documents that are zip archives of XML: DOCX, ODT and EPUB.
package zipped

import (
	"errors"

	"quotes/internal/source/document"
	"quotes/internal/unpack"
)

// An archive is a zip file that is a document: DOCX, EPUB.
type archive struct {
	*unpack.Archive
	limit int64 // bytes that may be unpacked
}

// OpenArchive reads the list of an archive's files.
func OpenArchive(in document.Input) (*archive, error) {
	limit := in.MaxBytes
	a, err := unpack.New(in.Ctx, limit).Open(in.Data)
	if err != nil {
		return nil, &document.Error{Code: document.Broken, Problem: "is a damaged archive", Advice: document.SaveAgain, Err: err}
	}
	return &archive{a, limit}, nil
}

// read unpacks a file of the archive.
func (a *archive) read(name string) ([]byte, error) {
	data, err := a.Read(name)
	switch {
	case err == nil:
		return data, nil
	case errors.Is(err, unpack.ErrMissing):
		return nil, &document.Error{Code: document.Broken, Problem: "has no " + name, Advice: document.SaveAgain}
	case errors.Is(err, unpack.ErrLocked):
		return nil, &document.Error{Code: document.Protected, Problem: "is locked with a password", Advice: "save it without one"}
	case errors.Is(err, unpack.ErrRatio):
		return nil, &document.Error{Code: document.TooLarge, Problem: unpack.ErrRatio.Error(), Advice: "it was not made to be read"}
	case errors.Is(err, unpack.ErrBytes):
		return nil, &document.Error{Code: document.TooLarge, Problem: "unpacks to more than " + document.FormatSize(a.limit), Advice: "split it, or raise --max-bytes"}
	case errors.Is(err, unpack.ErrDamaged):
		return nil, document.Damaged(name, err)
	}
	return nil, err // the context's
}
