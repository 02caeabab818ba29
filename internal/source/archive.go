package source

import (
	"errors"

	"quotes/internal/unpack"
)

// An archive is a zip file that is a document: DOCX, EPUB.
type archive struct {
	*unpack.Archive
	limit int64 // bytes that may be unpacked
}

// openArchive reads the list of an archive's files.
func openArchive(in input) (*archive, error) {
	limit := in.opts.maxBytes()
	a, err := unpack.New(in.ctx, limit).Open(in.data)
	if err != nil {
		return nil, &Error{Code: Broken, Problem: "is a damaged archive", Advice: saveAgain, Err: err}
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
		return nil, &Error{Code: Broken, Problem: "has no " + name, Advice: saveAgain}
	case errors.Is(err, unpack.ErrLocked):
		return nil, &Error{Code: Protected, Problem: "is locked with a password", Advice: "save it without one"}
	case errors.Is(err, unpack.ErrRatio):
		return nil, &Error{Code: TooLarge, Problem: unpack.ErrRatio.Error(), Advice: "it was not made to be read"}
	case errors.Is(err, unpack.ErrBytes):
		return nil, &Error{Code: TooLarge, Problem: "unpacks to more than " + formatSize(a.limit), Advice: "split it, or raise --max-bytes"}
	case errors.Is(err, unpack.ErrDamaged):
		return nil, damaged(name, err)
	}
	return nil, err // the context's
}
